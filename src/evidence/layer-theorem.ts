// The head count of a concrete layer as a theorem of the kernel, from its operators and a rational certificate. Nothing of
// the certificate is believed: its numbers are put into the lemma, and the kernel computes that the premises hold.
import { causalLayer, familyLayer } from '../../proofs/family-certificate.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { divQ, formatQ, integer, isZeroQ, type Rational } from '../exact/rational.ts';
import { alphaEqual, substitution, variable, type Term } from '../kernel/term.ts';
import { appThm, eqMp, inferenceCount, refl, sym, trans, type Theorem } from '../kernel/theorem.ts';
import { naturalLess } from '../logic/arithmetic/natural-evaluation.ts';
import { naturalNumeral, naturalValue, rationalValue } from '../logic/arithmetic/number-terms.ts';
import { rationalNonzero } from '../logic/arithmetic/rational-evaluation.ts';
import { conj, mp } from '../logic/connective-rules.ts';
import { rightSide } from '../logic/conversion.ts';
import { conjunctsOf } from '../logic/formula.ts';
import { specAll } from '../logic/quantifier-rules.ts';
import { cleared } from './cleared-certificate.ts';
import { LayerArithmetic, everywhereBelow, type Instance } from './layer-arithmetic.ts';
import type { LayerCertificate } from './layer-certificate.ts';
import { EntryTable, type Entries } from './layer-table.ts';

/** A head count that is proved. */
export interface LayerTheorem {
  /** `⊢ Heads n p d (λx. causal M) k ∧ ∀H. Heads n p d (λx. causal M) H ⟹ k ≤ H`, or with a family W, written out. */
  readonly theorem: Theorem;
  /** The conclusion with the variable `operators` in place of the table. */
  readonly outline: Term;
  readonly operators: Term;
  /** Where the operators stand that the theorem is about, one for each lag or pair of positions, as [l] or [i, j]. */
  readonly places: readonly (readonly number[])[];
  /** The operator there, as the kernel reads it off the term. */
  readonly operatorAt: (place: readonly number[]) => readonly (readonly Rational[])[];
  /** All that was made for it, with the lemmas that it was the first to use. */
  readonly inferences: number;
}

/**
 * The theorem that the layer of that certificate needs exactly as many heads as its basis has operators. Throws
 * DiagnosticError `certificate-refuted` where the numbers do not bear that out; see the notes for those that differ.
 */
export function layerTheorem(certificate: LayerCertificate): LayerTheorem {
  const before = inferenceCount();
  const { form, n, p, d, operators, basis } = certificate;
  const whole = cleared(certificate);
  const numbers = [n, p, d].map((one) => naturalNumeral(BigInt(one)));
  const k = naturalNumeral(BigInt(basis.length));
  const isCausal = form === 'causal';
  const positions = isCausal ? ['l'] : ['i', 'j'];
  const real = (entries: readonly Entries[], indices: readonly string[]): EntryTable => new EntryTable(entries, { indices, of: 'reals' });
  const M = real(operators, [...positions, 'al', 'be']);
  const places = positions.map((_, part) => {
    const column = basis.map((place) => integer(place[part] ?? 0));
    return new EntryTable(column, { indices: ['s'], of: 'naturals' });
  });
  const evidence = [
    ...places,
    real(whole.scales, ['s']),
    real(whole.values, ['s']),
    real(whole.multiples, positions),
    real(whole.coefficients, [...positions, 's']),
    real(whole.functionals, ['s', 'al', 'be']),
  ];
  const values = new LayerArithmetic([M, ...evidence]);

  const lemma = (isCausal ? causalLayer : familyLayer).theorem();
  const at = (family: Term): Theorem => specAll([...numbers, family, k, ...evidence.map(({ term }) => term)], lemma);
  const instance = at(M.term);
  const depth = positions.length;
  // The premises in their order: how many indices each has, and what shows it at numerals for them.
  const proofs: readonly (readonly [number, Instance])[] = [
    ...places.map((): readonly [number, Instance] => [1, early(values, n)]),
    [1, nonzero(values)],
    [1, nonzero(values)],
    [depth, nonzero(values)],
    [depth + 2, combined(values, certificate)],
    [2, dual(values)],
  ];
  const shown = conjunctsOf(instance.conclusion.fn.arg).map((premise, i) => {
    const [indices, show] = proofs[i] ?? fail('layer-theorem', 'the lemma has more premises than are computed');
    return everywhereBelow(premise, indices, show);
  });
  const theorem = mp(
    instance,
    shown.reduceRight((rest, one) => conj(one, rest)),
  );
  const variableM = variable(isCausal ? 'M' : 'W', M.term.type);
  const outline = at(variableM).conclusion.arg;
  if (theorem.hypotheses.length > 0 || !alphaEqual(substitution([], [[variableM, M.term]])(outline), theorem.conclusion))
    return fail('layer-theorem', 'what was proved is not the head count of the layer');
  const below = (bound: number): number[] => Array.from({ length: bound }, (_, i) => i);
  return {
    theorem,
    outline,
    operators: variableM,
    places: isCausal ? below(n).map((l) => [l]) : below(n).flatMap((i) => below(n).map((j) => [i, j])),
    operatorAt: (place) => below(p).map((row) => below(d).map((column) => rationalOf(M.at([...place, row, column])))),
    inferences: inferenceCount() - before,
  };
}

function refuted(message: string, note: string): never {
  return fail('certificate-refuted', message, { notes: [note] });
}

/** `tau s < n` */
function early(values: LayerArithmetic, n: number): Instance {
  return (statement, [s]) => {
    const place = values.value(statement.fn.arg);
    const at = naturalValue(rightSide(place)) ?? 0n;
    if (at >= BigInt(n))
      return refuted('a basis operator lies beyond the length', `number ${String(s)} stands at ${String(at)}, expected below ${String(n)}`);
    const below = appThm(appThm(refl(statement.fn.fn), place), refl(statement.arg));
    return eqMp(sym(below), naturalLess(at, BigInt(n)));
  };
}

/** `¬(e s = 0)` */
function nonzero(values: LayerArithmetic): Instance {
  return (statement) => {
    const equation = statement.arg;
    const factor = values.value(equation.fn.arg);
    const value = rationalOf(factor);
    if (isZeroQ(value)) return refuted('a factor of the certificate is zero', 'expected none to be');
    const same = appThm(refl(statement.fn), appThm(appThm(refl(equation.fn.fn), factor), refl(equation.arg)));
    return eqMp(sym(same), rationalNonzero(value));
  };
}

/** `delta l * M l al be = sum k (λs. gamma l s * (e s * M (tau s) al be))` */
function combined(values: LayerArithmetic, { form, basis }: LayerCertificate): Instance {
  return (statement, indices) =>
    equal(values, statement, (left, right) => {
      const delta = rationalOf(values.value(statement.fn.arg.fn.arg));
      const [entry, other] = [left, right].map((q) => formatQ(divQ(q, delta))) as [string, string];
      const operator = form === 'causal' ? `M_${String(indices[0])}` : `W_${indices.slice(0, 2).join(',')}`;
      return refuted(
        `${operator} is not the combination of the ${String(basis.length)} basis operators that the certificate says`,
        `its entry [${indices.slice(-2).join(', ')}] is ${entry}, that of the combination ${other}`,
      );
    });
}

/** `sum p (λal. sum d (λbe. psi s al be * (e t * M (tau t) al be))) = nu s * kron s t` */
function dual(values: LayerArithmetic): Instance {
  return (statement, [s, t]) =>
    equal(values, statement, (left) => {
      const nu = rationalOf(values.value(statement.arg.fn.arg));
      return refuted(
        'the functionals of the certificate are not dual to its basis',
        `functional ${String(s)} at basis operator ${String(t)} is ${s === t ? formatQ(divQ(left, nu)) : 'not zero'}, expected ${s === t ? '1' : '0'}`,
      );
    });
}

function equal(values: LayerArithmetic, statement: Term, differ: (left: Rational, right: Rational) => never): Theorem {
  const [left, right] = [values.value(statement.fn.arg), values.value(statement.arg)];
  if (!alphaEqual(rightSide(left), rightSide(right))) return differ(rationalOf(left), rationalOf(right));
  return trans(left, sym(right));
}

function rationalOf(value: Theorem): Rational {
  return rationalValue(rightSide(value)) ?? fail('layer-theorem', 'the value of a term is no rational constant');
}
