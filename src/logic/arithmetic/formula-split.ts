// Formulas taken apart: what holds if they do, as parts that all hold or as two cases of which one holds.
import { alphaEqual, variable, type Term } from '../../kernel/term.ts';
import { assume, eqMp, equation, isEquation, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { BOOL } from '../../kernel/type.ts';
import {
  byContradiction,
  cases,
  conj,
  contr,
  contradiction,
  disch,
  either,
  iff,
  inLeft,
  inRight,
  left,
  mp,
  notIntro,
  right,
  toTrue,
} from '../connective-rules.ts';
import { and, FALSE, implies, isAnd, isIff, isImplies, isOr, not, or, TRUE } from '../formula.ts';
import { fact, type FactName } from '../foundation.ts';
import { specAll } from '../quantifier-rules.ts';
import { binary } from './expansion.ts';
import { factLaw, law, m, n, x, y, type Law } from './law.ts';
import { isNegation, literalOf, type Literal } from './literal.ts';
import { NATURAL, REAL, natural, real } from './number-terms.ts';
import { antisymmetric, leOfNotLess } from './order-laws.ts';

/** A formula, and on demand the theorem that it holds. */
export interface Given {
  readonly formula: Term;
  readonly theorem: () => Theorem;
}

/** Two formulas of which one holds, with `left ∨ right` on demand. */
export interface Cases {
  readonly left: Term;
  readonly right: Term;
  readonly theorem: () => Theorem;
}

/** What a formula says: nothing, an absurdity, a relation of numbers, parts, cases, or something that is not arithmetic. */
export type Content =
  | { readonly kind: 'nothing' | 'absurd' | 'opaque' }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'parts'; readonly parts: readonly Given[] }
  | { readonly kind: 'cases'; readonly cases: Cases };

const [p, q] = [variable('p', BOOL), variable('q', BOOL)];

/** From `p ⟹ q`: `¬p ∨ q`. */
const impliesOr = law([p, q], () => {
  const given = mp(assume(implies(p, q)), assume(p));
  return cases(either(p), inRight(not(p), given), inLeft(assume(not(p)), q));
});
/** From `p ⇔ q`: `p ∧ q ∨ ¬p ∧ ¬q`. */
const iffOr = law([p, q], () => {
  const same = assume(equation(p, q));
  const both = inLeft(conj(assume(p), eqMp(same, assume(p))), and(not(p), not(q)));
  const notQ = notIntro(disch(q, contradiction(assume(not(p)), eqMp(sym(same), assume(q)))));
  return cases(either(p), both, inRight(and(p, q), conj(assume(not(p)), notQ)));
});
/** From `¬(p ⇔ q)`: `p ∧ ¬q ∨ ¬p ∧ q`. */
const notIffOr = law([p, q], () => {
  const different = assume(not(equation(p, q)));
  const same = trans(toTrue(assume(p)), sym(toTrue(assume(q))));
  const notQ = notIntro(disch(q, contradiction(different, same)));
  const first = inLeft(conj(assume(p), notQ), and(not(p), q));
  // ¬p, and ¬q would make p ⇔ q.
  const bothFalse = [p, q].map((one) => contradiction(assume(not(one)), assume(one))) as [Theorem, Theorem];
  const equal = iff(disch(p, contr(q, bothFalse[0])), disch(q, contr(p, bothFalse[1])));
  const second = byContradiction(q, contradiction(different, equal));
  return cases(either(p), first, inRight(and(p, not(q)), conj(assume(not(p)), second)));
});
const [notAnd, notOr, notImplies, notNot] = [
  lawFor('not-and', [p, q]),
  lawFor('not-or', [p, q]),
  lawFor('not-implies', [p, q]),
  lawFor('not-not', [p]),
];

/** The law that an assumed equation of formulas with these variables is. */
function lawFor(name: FactName, variables: readonly Term[]): Law {
  return law(variables, () => specAll(variables, fact(name)));
}

/** From `¬(m = n)`: `m < n ∨ n < m`; the same for reals. */
const naturalDifferent = law([m, n], () => {
  const [s, t] = [binary(natural.less, m, n), binary(natural.less, n, m)];
  const [above, below] = [factLaw('natural-not-less')([m, n]), factLaw('natural-not-less')([n, m])];
  const both = conj(eqMp(below, assume(not(t))), eqMp(above, assume(not(s))));
  const same = eqMp(factLaw('natural-le-antisym')([m, n]), both);
  return otherwise(or(s, t), contradiction(assume(not(equation(m, n))), same));
});
const realDifferent = law([x, y], () => {
  const [s, t] = [binary(real.less, x, y), binary(real.less, y, x)];
  const same = antisymmetric([x, y], leOfNotLess([y, x]), leOfNotLess([x, y]));
  return otherwise(or(s, t), contradiction(assume(not(equation(x, y))), same));
});

/** From `F` with the hypotheses ¬a and ¬b: `a ∨ b`, the formula given. */
function otherwise(goal: Term, absurd: Theorem): Theorem {
  const [a, b] = [goal.fn.arg, goal.arg];
  return cases(either(a), inLeft(assume(a), b), inRight(a, byContradiction(b, absurd)));
}

/** A theorem made at its first use. */
function lazily(make: () => Theorem): () => Theorem {
  let th: Theorem | undefined;
  return () => (th ??= make());
}

/** The formula with the theorem that it is, made at its first use. */
export function given(formula: Term, make: () => Theorem): Given {
  return { formula, theorem: lazily(make) };
}

function casesOf(one: Term, other: Term, make: () => Theorem): Content {
  return { kind: 'cases', cases: { left: one, right: other, theorem: lazily(make) } };
}

function both(whole: Given): Content {
  const { fn, arg } = whole.formula;
  return { kind: 'parts', parts: [given(fn.arg, () => left(whole.theorem())), given(arg, () => right(whole.theorem()))] };
}

/** What follows from `¬a`. */
function negationContent(whole: Given): Content {
  const a = whole.formula.arg;
  const th = whole.theorem;
  if (a === FALSE) return { kind: 'nothing' };
  if (a === TRUE) return { kind: 'absurd' };
  if (isNegation(a)) return { kind: 'parts', parts: [given(a.arg, () => eqMp(notNot([a.arg]), th()))] };
  if (a.kind !== 'application' || a.fn.kind !== 'application') return { kind: 'opaque' };
  const [s, t] = [a.fn.arg, a.arg];
  if (isAnd(a)) return casesOf(not(s), not(t), () => eqMp(notAnd([s, t]), th()));
  if (isOr(a)) return both(given(and(not(s), not(t)), () => eqMp(notOr([s, t]), th())));
  if (isImplies(a)) return both(given(and(s, not(t)), () => eqMp(notImplies([s, t]), th())));
  if (!isEquation(a)) return { kind: 'opaque' };
  if (t.type === BOOL) return casesOf(and(s, not(t)), and(not(s), t), () => notIffOr([s, t], th()));
  if (t.type === NATURAL) return casesOf(binary(natural.less, s, t), binary(natural.less, t, s), () => naturalDifferent([s, t], th()));
  if (t.type === REAL) return casesOf(binary(real.less, s, t), binary(real.less, t, s), () => realDifferent([s, t], th()));
  return { kind: 'opaque' };
}

/** What a formula says. */
export function contentOf(whole: Given): Content {
  const t = whole.formula;
  if (t === TRUE) return { kind: 'nothing' };
  if (t === FALSE) return { kind: 'absurd' };
  const literal = literalOf(t);
  if (literal !== null) return { kind: 'literal', literal };
  if (isNegation(t)) return negationContent(whole);
  if (isAnd(t)) return both(whole);
  if (t.kind !== 'application' || t.fn.kind !== 'application') return { kind: 'opaque' };
  const [s, u] = [t.fn.arg, t.arg];
  if (isOr(t)) return casesOf(s, u, whole.theorem);
  if (isImplies(t)) return casesOf(not(s), u, () => impliesOr([s, u], whole.theorem()));
  if (isIff(t)) return casesOf(and(s, u), and(not(s), not(u)), () => iffOr([s, u], whole.theorem()));
  return { kind: 'opaque' };
}

/** Whether one formula is the negation of the other. */
export function areOpposite(a: Term, b: Term): boolean {
  return (isNegation(a) && alphaEqual(a.arg, b)) || (isNegation(b) && alphaEqual(b.arg, a));
}
