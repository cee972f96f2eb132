// Identities with division: both sides as fractions whose denominators are not zero, and then an identity of polynomials.
import { DiagnosticError, fail } from '../../diagnostics/diagnostic.ts';
import { alphaEqual, type Term } from '../../kernel/term.ts';
import { appThm, eqMp, equation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { rightSide } from '../conversion.ts';
import { not } from '../formula.ts';
import { printTerm } from '../print-term.ts';
import { tryArithmetic } from './arithmetic.ts';
import { combined, mapped } from './expansion.ts';
import * as laws from './field-laws.ts';
import * as fractions from './fraction-laws.ts';
import { factLaw } from './law.ts';
import { ONE, REAL, ZERO, isEquationAt, isUnary, operationOf, rationalValue, real } from './number-terms.ts';
import { rationalNonzero } from './rational-evaluation.ts';
import { ringNormal, sameByRing } from './ring.ts';

/** A term as a fraction, `t = above / below`, and that below is not 0. */
interface Fraction {
  readonly theorem: Theorem;
  readonly nonzero: Theorem;
}

const inverseTimes = factLaw('real-inv-mul');
const aboveOf = ({ theorem }: Fraction): Term => rightSide(theorem).fn.arg;
const belowOf = ({ theorem }: Fraction): Term => rightSide(theorem).arg;

/** Whether the term is built with a division by something that is no constant. */
function hasDivision(t: Term): boolean {
  if (t.kind !== 'application' || rationalValue(t) !== null) return false;
  if (isUnary(t, real.inverse)) return true;
  if (isUnary(t, real.negate)) return hasDivision(t.arg);
  const operation = operationOf(t);
  if (operation === real.over) return rationalValue(t.arg) === null || hasDivision(t.fn.arg);
  if (operation === real.power) return hasDivision(t.fn.arg);
  const isRing = operation === real.plus || operation === real.minus || operation === real.times;
  return isRing && (hasDivision(t.fn.arg) || hasDivision(t.arg));
}

/** `¬(t = 0)`, from its factors or by arithmetic from the given theorems. Throws `field-zero` if that does not follow. */
export function nonzero(t: Term, given: readonly Theorem[]): Theorem {
  const wanted = not(equation(t, ZERO));
  const known = given.find((th) => alphaEqual(th.conclusion, wanted));
  if (known !== undefined) return known;
  const value = rationalValue(t);
  if (value !== null && value.num !== 0n) return rationalNonzero(value);
  const operation = operationOf(t);
  const parts = (): [Theorem, Theorem] => [nonzero(t.fn.arg, given), nonzero(t.arg, given)];
  const byArithmetic = tryArithmetic(wanted, given);
  if (byArithmetic !== null) return byArithmetic;
  if (operation === real.times) return laws.productNonzero([t.fn.arg, t.arg], ...parts());
  if (operation === real.over) return fractions.fractionNonzero([t.fn.arg, t.arg], ...parts());
  if (operation === real.power) return fractions.powerNonzero([t.fn.arg, t.arg], nonzero(t.fn.arg, given));
  if (isUnary(t, real.inverse)) {
    const part = nonzero(t.arg, given);
    const fraction = fractions.fractionNonzero([ONE, t.arg], laws.oneNotZero([]), part);
    return rewrittenNonzero(fraction, sym(fractions.inverseAsFraction([t.arg], part)));
  }
  return fail('field-zero', `it does not follow that ${printTerm(t, { limit: 300 })} is not 0`);
}

/** From `¬(s = 0)` and `s = t`: `¬(t = 0)`. */
function rewrittenNonzero(th: Theorem, same: Theorem): Theorem {
  const { fn, arg } = th.conclusion;
  return eqMp(mapped(fn, combined(arg.fn.fn, same, refl(ZERO))), th);
}

/** Fractions of terms, with denominators that are not zero by what is given. */
function fractionOf(t: Term, given: readonly Theorem[]): Fraction {
  if (!hasDivision(t)) return { theorem: sym(laws.overOne([t])), nonzero: laws.oneNotZero([]) };
  if (isUnary(t, real.inverse)) {
    const unfolded = fractions.inverseAsFraction([t.arg], nonzero(t.arg, given));
    const fraction = fractionOf(rightSide(unfolded), given);
    return { ...fraction, theorem: trans(unfolded, fraction.theorem) };
  }
  if (isUnary(t, real.negate)) {
    const part = fractionOf(t.arg, given);
    const moved = sym(laws.negQuotient([aboveOf(part), belowOf(part)], part.nonzero));
    return { theorem: trans(mapped(real.negate, part.theorem), moved), nonzero: part.nonzero };
  }
  const [operation, a, b] = [t.fn.fn, t.fn.arg, t.arg];
  if (operation === real.power) {
    const base = fractionOf(a, given);
    const values = [aboveOf(base), belowOf(base), b];
    const raised = fractions.powerOfFraction(values, base.nonzero);
    const theorem = trans(appThm(mapped(real.power, base.theorem), refl(b)), raised);
    return { theorem, nonzero: fractions.powerNonzero(values.slice(1), base.nonzero) };
  }
  if (operation === real.minus) {
    const unfolded = laws.subtraction([a, b]);
    const fraction = fractionOf(rightSide(unfolded), given);
    return { ...fraction, theorem: trans(unfolded, fraction.theorem) };
  }
  const [first, second] = [fractionOf(a, given), fractionOf(b, given)];
  const parts = combined(operation, first.theorem, second.theorem);
  const [x, y, z, w] = [aboveOf(first), belowOf(first), aboveOf(second), belowOf(second)];
  if (operation === real.plus && alphaEqual(y, w)) {
    return { theorem: trans(parts, fractions.sumOverSame([x, y, z], first.nonzero)), nonzero: first.nonzero };
  }
  if (operation !== real.over) {
    const rule = operation === real.plus ? fractions.sumOfFractions : fractions.productOfFractions;
    const theorem = trans(parts, rule([x, y, z, w], first.nonzero, second.nonzero));
    return { theorem, nonzero: laws.productNonzero([y, w], first.nonzero, second.nonzero) };
  }
  const divisor = rewrittenNonzero(nonzero(b, given), second.theorem);
  const above = fractions.numeratorNonzero([z, w], second.nonzero, divisor);
  const theorem = trans(parts, fractions.quotientOfFractions([x, y, z, w], first.nonzero, above, second.nonzero));
  return { theorem, nonzero: laws.productNonzero([y, z], first.nonzero, above) };
}

/**
 * `a = b` for reals that are equal as fractions, where the given theorems show, by arithmetic, that what is divided by is
 * not 0. The numerators, multiplied crosswise, must be the same polynomial, or follow to be equal from the given theorems.
 * Throws `field-shape` for another term, `field-zero` for a denominator that may be 0, `field-different` if they differ.
 */
export function field(goal: Term, given: readonly Theorem[]): Theorem {
  if (!isEquationAt(goal, REAL)) return fail('field-shape', `field: not an equation of reals: ${printTerm(goal, { limit: 400 })}`);
  const [first, second] = [fractionOf(goal.fn.arg, given), fractionOf(goal.arg, given)];
  const [x, y, z, w] = [aboveOf(first), belowOf(first), aboveOf(second), belowOf(second)];
  const [left, right] = [laws.productOf(x, w), laws.productOf(z, y)];
  const crossed = sameByRing(left, right) ?? tryArithmetic(equation(left, right), given);
  if (crossed === null) {
    const [one, other] = [left, right].map((t) => ringNormal(t)?.conclusion.arg ?? t) as [Term, Term];
    const wanted = printTerm(equation(one, other), { limit: 600 });
    return fail('field-different', `field: ${printTerm(goal, { limit: 400 })} does not follow`, { notes: [`it would from ${wanted}`] });
  }
  const same = fractions.equalFractions([x, y, z, w], first.nonzero, second.nonzero, crossed);
  return trans(trans(first.theorem, same), sym(second.theorem));
}

/** For each quotient `a / b` and inverse in the term whose denominator is not 0: `a / b * b = a`, `inv b * b = 1`. */
export function divisionFacts(t: Term, given: readonly Theorem[]): Theorem[] {
  const found: Theorem[] = [];
  const visit = (part: Term): void => {
    if (part.kind !== 'application') return;
    visit(part.fn);
    visit(part.arg);
    const isInverse = isUnary(part, real.inverse);
    if ((!isInverse && operationOf(part) !== real.over) || rationalValue(part.arg) !== null || part.loose > 0) return;
    const different = tryNonzero(part.arg, given);
    if (different === null) return;
    found.push(isInverse ? inverseTimes([part.arg], different) : laws.divMul([part.fn.arg, part.arg], different));
  };
  visit(t);
  return found;
}

function tryNonzero(t: Term, given: readonly Theorem[]): Theorem | null {
  try {
    return nonzero(t, given);
  } catch (error) {
    if (error instanceof DiagnosticError && error.diagnostic.code === 'field-zero') return null;
    throw error;
  }
}
