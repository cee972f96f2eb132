// Relations between numbers, negated or not, as relations `l < r`, `l ≤ r`, `l = r` between reals.
import { application, type Term } from '../../kernel/term.ts';
import { assume, eqMp, isEquation, type Theorem } from '../../kernel/theorem.ts';
import { not } from '../formula.ts';
import { binary, mapped } from './expansion.ts';
import { factLaw, law, m, n, x, y, type Law } from './law.ts';
import { NATURAL, REAL, fromNatural, isUnary, natural, operationOf, real } from './number-terms.ts';
import * as order from './order-laws.ts';

/** How two reals are related. */
export type Relation = 'less' | 'le' | 'equal';

/** What a formula says of two reals, and how that comes from a theorem of the formula. */
export interface Literal {
  readonly relation: Relation;
  readonly left: Term;
  readonly right: Term;
  readonly from: (th: Theorem) => Theorem;
}

type Sides = (a: Term, b: Term) => readonly [Term, Term];

/** A way to read `a ∘ b`: the law takes its arguments in that order. */
interface Reading {
  readonly relation: Relation;
  readonly sides: Sides;
  readonly law: Law | null;
}

const straight: Sides = (a, b) => [a, b];
const turned: Sides = (a, b) => [b, a];
const upTo: Sides = (a, b) => [fromNatural(a), fromNatural(b)];
const below: Sides = (a, b) => [fromNatural(application(natural.suc, a)), fromNatural(b)];
const downTo: Sides = (a, b) => upTo(b, a);
const above: Sides = (a, b) => below(b, a);

/** From a formula about m and n and one that it equals: the law of naturals after it. */
function after(equivalence: Law, given: Term, next: Law, values: readonly Term[]): Law {
  return law([m, n], () => next(values, eqMp(equivalence([m, n]), assume(given))));
}

/** From `¬(a ∘ b)` with `a ∘ b = c`, and from `¬c` the rest. */
function afterNegation(equivalence: Law, variables: readonly [Term, Term], next: Law): Law {
  return law(variables, () => {
    const [a, b] = variables;
    const equal = equivalence(variables);
    const negated = assume(not(equal.conclusion.fn.arg));
    return next([b, a], eqMp(mapped(negated.conclusion.fn, equal), negated));
  });
}

const naturalLess = factLaw('natural-not-le');
const naturalLe = factLaw('natural-not-less');
const negatedLe = after(naturalLess, not(binary(natural.le, m, n)), order.fromNaturalSucLe, [n, m]);
const negatedLess = after(naturalLe, not(binary(natural.less, m, n)), order.fromNaturalLe, [n, m]);
const leAndLess = [factLaw('natural-at-least'), factLaw('natural-greater')] as const;
const realAtLeast = [factLaw('real-at-least'), factLaw('real-greater')] as const;

const plain = new Map<Term, Reading>([
  [real.le, { relation: 'le', sides: straight, law: null }],
  [real.less, { relation: 'less', sides: straight, law: null }],
  [real.ge, { relation: 'le', sides: turned, law: order.leOfAtLeast }],
  [real.greater, { relation: 'less', sides: turned, law: order.lessOfGreater }],
  [natural.le, { relation: 'le', sides: upTo, law: order.fromNaturalLe }],
  [natural.less, { relation: 'le', sides: below, law: order.fromNaturalSucLe }],
  [natural.ge, { relation: 'le', sides: downTo, law: after(leAndLess[0], binary(natural.ge, m, n), order.fromNaturalLe, [n, m]) }],
  [
    natural.greater,
    { relation: 'le', sides: above, law: after(leAndLess[1], binary(natural.greater, m, n), order.fromNaturalSucLe, [n, m]) },
  ],
]);
const negated = new Map<Term, Reading>([
  [real.le, { relation: 'less', sides: turned, law: order.lessOfNotLe }],
  [real.less, { relation: 'le', sides: turned, law: order.leOfNotLess }],
  [real.ge, { relation: 'less', sides: straight, law: afterNegation(realAtLeast[0], [x, y], order.lessOfNotLe) }],
  [real.greater, { relation: 'le', sides: straight, law: afterNegation(realAtLeast[1], [x, y], order.leOfNotLess) }],
  [natural.le, { relation: 'le', sides: above, law: negatedLe }],
  [natural.less, { relation: 'le', sides: downTo, law: negatedLess }],
  [natural.ge, { relation: 'le', sides: below, law: afterNegation(leAndLess[0], [m, n], negatedLe) }],
  [natural.greater, { relation: 'le', sides: upTo, law: afterNegation(leAndLess[1], [m, n], negatedLess) }],
]);

function read(reading: Reading | undefined, atom: Term): Literal | null {
  if (reading === undefined) return null;
  const [a, b] = [atom.fn.arg, atom.arg];
  const [left, right] = reading.sides(a, b);
  return { relation: reading.relation, left, right, from: (th) => (reading.law === null ? th : reading.law([a, b], th)) };
}

/** What a formula says of two reals: an equation, or a relation or its negation; null for any other formula. */
export function literalOf(t: Term): Literal | null {
  if (isNegation(t)) {
    const operation = operationOf(t.arg);
    return operation === null ? null : read(negated.get(operation), t.arg);
  }
  const operation = operationOf(t);
  if (operation === null) return null;
  if (!isEquation(t)) return read(plain.get(operation), t);
  if (t.arg.type === REAL) return { relation: 'equal', left: t.fn.arg, right: t.arg, from: (th) => th };
  if (t.arg.type !== NATURAL) return null;
  return { relation: 'equal', left: fromNatural(t.fn.arg), right: fromNatural(t.arg), from: (th) => mapped(real.fromNatural, th) };
}

/** Whether the term, which may be part of the body of an abstraction, is a relation of numbers. */
export function isRelation(t: Term): boolean {
  const operation = operationOf(t);
  if (operation === null) return false;
  return isEquation(t) ? t.arg.type === REAL || t.arg.type === NATURAL : plain.has(operation);
}

const NEGATION = not(binary(natural.le, m, n)).fn;

/** Whether the formula is `¬a`. */
export function isNegation(t: Term): boolean {
  return isUnary(t, NEGATION);
}
