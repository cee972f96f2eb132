// Sums and products of naturals: the laws of numerals in binary, and what subtraction and order say of sums.
import { abstraction, application, type Term } from '../../kernel/term.ts';
import { assume, deductAntisym, eqMp, equation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { conj, contradiction, disch, fromFalsity, iff, mp } from '../connective-rules.ts';
import { betaNormal, converted, type Conversion } from '../conversion.ts';
import { fact } from '../foundation.ts';
import { gen, spec, witness } from '../quantifier-rules.ts';
import { binary, combined, expanded, mapped, rewriting, type Expansion, type Operation } from './expansion.ts';
import { chain, factLaw, k, l, law, m, n, withPart, type Law } from './law.ts';
import { natural, naturalNumeral } from './number-terms.ts';

const { plus, times, suc, bit0, bit1, zero } = natural;
const one = naturalNumeral(1n);
const S = (t: Term): Term => application(suc, t);

const add: Operation = { constant: plus, associates: factLaw('natural-add-assoc'), commutes: factLaw('natural-add-comm') };
const multiply: Operation = { constant: times, associates: factLaw('natural-mul-assoc'), commutes: factLaw('natural-mul-comm') };

/** From p at 0, and from `{p} ⊢ p'` with p' the statement at `suc v`: `p` for the variable. */
export function byInduction(variable: Term, statement: Term, base: Theorem, step: Theorem): Theorem {
  const predicate = abstraction(variable, statement);
  const rule = converted(betaNormal, spec(predicate, fact('induction')));
  const premise = conj(base, gen(variable, disch(statement, step)));
  return spec(variable, mp(rule, premise));
}

/** `m * 1 = m`. */
export const timesOne = law([m], () => {
  const unit = factLaw('natural-mul-suc')([m, zero]);
  const asSuc = mapped(application(times, m), trans(factLaw('suc-as-sum')([zero]), factLaw('natural-zero-add')([one])));
  const right = trans(mapped(application(plus, m), factLaw('natural-mul-zero')([m])), factLaw('natural-add-zero')([m]));
  return chain(sym(asSuc), unit, right);
});
/** `1 * m = m`. */
export const oneTimes = law([m], () => trans(multiply.commutes([one, m]), timesOne([m])));

const rule = (of: Law, ...variables: readonly Term[]): Conversion => rewriting(variables, () => of(variables));

/** How identities of naturals with sums, products and successors are proved. */
export const naturals: Expansion = {
  sum: add,
  product: multiply,
  rules: [
    rule(factLaw('suc-as-sum'), m),
    rule(factLaw('natural-add-mul'), m, n, k),
    rule(factLaw('natural-mul-add'), m, n, k),
    rule(factLaw('natural-zero-add'), m),
    rule(factLaw('natural-add-zero'), m),
    rule(factLaw('natural-zero-mul'), m),
    rule(factLaw('natural-mul-zero'), m),
    rule(timesOne, m),
    rule(oneTimes, m),
  ],
};

/** `bit0 n = n + n`. */
export const bit0Double = law([n], () => {
  const statement = equation(application(bit0, n), binary(plus, n, n));
  const base = trans(fact('bit0-zero'), sym(factLaw('natural-zero-add')([zero])));
  const twice = mapped(suc, mapped(suc, assume(statement)));
  const sum = expanded(naturals, S(S(binary(plus, n, n))), binary(plus, S(n), S(n)));
  return byInduction(n, statement, base, chain(factLaw('bit0-suc')([n]), twice, sum));
});
/** `bit1 n = suc (n + n)`. */
const bit1Double = law([n], () => trans(factLaw('bit1')([n]), mapped(suc, bit0Double([n]))));

const doubled = rule(bit0Double, n);
const doubledAndOne: Conversion = (t) => (t.kind === 'application' && t.arg === zero ? null : rule(bit1Double, n)(t));
const bits: readonly Conversion[] = [doubled, doubledAndOne];

/** An identity of sums, products and binary digits. */
function identity(a: Term, b: Term): Theorem {
  return expanded(naturals, a, b, bits);
}

const digit = [(t: Term): Term => application(bit0, t), (t: Term): Term => application(bit1, t)] as const;
const sumOf = binary.bind(null, plus);

/** For digits i, j: from `m + n = k` (`suc (m + n) = k` if both are 1), the sum of the numbers with these last digits. */
export const addDigits: readonly (readonly Law[])[] = digit.map((first, i) =>
  digit.map((second, j) =>
    law([m, n, k], () => {
      const part = i + j === 2 ? S(sumOf(m, n)) : sumOf(m, n);
      return withPart(identity(sumOf(first(m), second(n)), i + j === 1 ? digit[1](part) : digit[0](part)), part, k);
    }),
  ),
);

/** For digits i, j: from `m + n = k` (`suc (m + n) = k` if one is 1), the successor of the sum of the numbers. */
export const addDigitsAndOne: readonly (readonly Law[])[] = digit.map((first, i) =>
  digit.map((second, j) =>
    law([m, n, k], () => {
      const part = i + j === 0 ? sumOf(m, n) : S(sumOf(m, n));
      return withPart(identity(S(sumOf(first(m), second(n))), i + j === 1 ? digit[0](part) : digit[1](part)), part, k);
    }),
  ),
);

/** `suc 0 = 1`. */
export const sucZero = law([], () => trans(factLaw('suc-as-sum')([zero]), factLaw('natural-zero-add')([one])));
/** `suc (bit0 n) = bit1 n`. */
export const sucBit0 = law([n], () => sym(factLaw('bit1')([n])));
/** From `suc n = k`: `suc (bit1 n) = bit0 k`. */
export const sucBit1 = law([n, k], () => withPart(identity(S(digit[1](n)), digit[0](S(n))), S(n), k));
/** From `suc n = k`: `suc (0 + n) = k`, and `suc (n + 0) = k`. */
export const sucZeroAdd = law([n, k], () => trans(mapped(suc, factLaw('natural-zero-add')([n])), assume(equation(S(n), k))));
/** See sucZeroAdd. */
export const sucAddZero = law([n, k], () => trans(mapped(suc, factLaw('natural-add-zero')([n])), assume(equation(S(n), k))));

/** From `m * n = k`: `bit0 m * n = bit0 k`. */
export const bit0Times = law([m, n, k], () => {
  const product = binary(times, m, n);
  return withPart(identity(binary(times, digit[0](m), n), digit[0](product)), product, k);
});
/** From `m * n = k` and `bit0 k + n = l`: `bit1 m * n = l`. */
export const bit1Times = law([m, n, k, l], () => {
  const product = binary(times, m, n);
  const th = withPart(identity(binary(times, digit[1](m), n), sumOf(digit[0](product), n)), product, k);
  return trans(th, assume(equation(sumOf(digit[0](k), n), l)));
});

/** `m ^ 1 = m`. */
export const powerOne = law([m], () => {
  const { power } = natural;
  const unfolded = trans(mapped(application(power, m), sym(sucZero([]))), factLaw('natural-power-suc')([m, zero]));
  return chain(unfolded, mapped(application(times, m), factLaw('natural-power-zero')([m])), timesOne([m]));
});
/** `m ^ (n + k) = m ^ n * m ^ k`. */
export const powerAdd = law([m, n, k], () => {
  const { power } = natural;
  const at = (e: Term): Term => binary(power, m, e);
  const statement = equation(at(sumOf(n, k)), binary(times, at(n), at(k)));
  const base = chain(
    mapped(application(power, m), factLaw('natural-zero-add')([k])),
    sym(oneTimes([at(k)])),
    combined(times, sym(factLaw('natural-power-zero')([m])), refl(at(k))),
  );
  const step = chain(
    mapped(application(power, m), factLaw('natural-suc-add')([n, k])),
    factLaw('natural-power-suc')([m, sumOf(n, k)]),
    mapped(application(times, m), assume(statement)),
    multiply.associates([m, at(n), at(k)]),
    combined(times, sym(factLaw('natural-power-suc')([m, n])), refl(at(k))),
  );
  return byInduction(n, statement, base, step);
});
/** From `m ^ n = k` and `k * k = l`: `m ^ bit0 n = l`. */
export const powerBit0 = law([m, n, k, l], () => {
  const { power } = natural;
  const value = assume(equation(binary(power, m, n), k));
  const square = trans(combined(times, value, value), assume(equation(binary(times, k, k), l)));
  return chain(mapped(application(power, m), bit0Double([n])), powerAdd([m, n, n]), square);
});
/** From `m ^ bit0 n = k` and `m * k = l`: `m ^ bit1 n = l`. */
export const powerBit1 = law([m, n, k, l], () => {
  const { power } = natural;
  const value = assume(equation(binary(power, m, digit[0](n)), k));
  const product = trans(mapped(application(times, m), value), assume(equation(binary(times, m, k), l)));
  return chain(mapped(application(power, m), factLaw('bit1')([n])), factLaw('natural-power-suc')([m, digit[0](n)]), product);
});

/** From `m + k = n`: `m ≤ n`. */
export const leOfSum = law([m, k, n], () => {
  const formula = factLaw('natural-le-exists')([m, n]);
  const there = witness(formula.conclusion.arg, k, sym(assume(equation(sumOf(m, k), n))));
  return eqMp(sym(formula), there);
});
/** From `suc m = l` and `l + k = n`: `m < n`. */
export const lessOfSum = law([m, k, n, l], () => {
  const le = leOfSum([l, k, n]);
  const sucLe = eqMp(combined(natural.le, sym(assume(equation(S(m), l))), refl(n)), le);
  return eqMp(factLaw('natural-suc-le')([m, n]), sucLe);
});
/** From F with the hypothesis a: `a = F`. */
export function isFalse(a: Term, th: Theorem): Theorem {
  return deductAntisym(fromFalsity(a), th);
}

/** From `m < n`: `(m = n) = F`. */
export const unequal = law([m, n], () => {
  const less = assume(binary(natural.less, m, n));
  const same = assume(equation(m, n));
  const reflexive = eqMp(combined(natural.less, refl(m), sym(same)), less);
  const notLess = eqMp(sym(factLaw('natural-not-less')([m, m])), factLaw('natural-le-refl')([m]));
  return isFalse(same.conclusion, contradiction(notLess, reflexive));
});
/** From `n < m`: `(m = n) = F`. */
export const unequalAbove = law([m, n], () => {
  const th = unequal([n, m]);
  const swap = iff(disch(equation(m, n), sym(assume(equation(m, n)))), disch(equation(n, m), sym(assume(equation(n, m)))));
  return trans(swap, th);
});
/** From `n ≤ m`: `(m < n) = F`. */
export const notLess = law([m, n], () => {
  const negated = eqMp(sym(factLaw('natural-not-less')([m, n])), assume(binary(natural.le, n, m)));
  return isFalse(negated.conclusion.arg, contradiction(negated, assume(negated.conclusion.arg)));
});
/** From `n < m`: `(m ≤ n) = F`. */
export const notLe = law([m, n], () => {
  const negated = eqMp(sym(factLaw('natural-not-le')([m, n])), assume(binary(natural.less, n, m)));
  return isFalse(negated.conclusion.arg, contradiction(negated, assume(negated.conclusion.arg)));
});
/** From `n + k = m`: `m - n = k`. */
export const differenceOfSum = law([m, n, k], () => {
  const sum = assume(equation(sumOf(n, k), m));
  return trans(combined(natural.minus, sym(sum), refl(n)), factLaw('natural-add-sub-left')([n, k]));
});
const byUniqueness = (name: 'natural-div-unique' | 'natural-mod-unique'): Law =>
  law([m, n, k, l], () => {
    const whole = sym(assume(equation(sumOf(binary(times, k, n), l), m)));
    return factLaw(name)([m, n, k, l], whole);
  });
const divisions = { div: byUniqueness('natural-div-unique'), mod: byUniqueness('natural-mod-unique') };
/** From `k * n + l = m` and `l < n`: `m div n = k`, or `m mod n = l`. */
export function divisionOf(part: 'div' | 'mod'): Law {
  return divisions[part];
}

/** From `0 < n`: `¬(n = 0)`. */
export const nonzero = law([n], () => eqMp(factLaw('natural-positive')([n]), assume(binary(natural.less, zero, n))));
