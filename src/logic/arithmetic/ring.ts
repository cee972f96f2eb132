// Identities of real terms that hold in every commutative ring in which one may divide by whole numbers.
import { fail } from '../../diagnostics/diagnostic.ts';
import { negQ, ONE as ONE_Q } from '../../exact/rational.ts';
import { alphaEqual, type Term } from '../../kernel/term.ts';
import { isEquation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { rightSide, type Conversion } from '../conversion.ts';
import { printSequent, printTerm } from '../print-term.ts';
import { compareTerms } from '../term-order.ts';
import { combined, mapped } from './expansion.ts';
import { addCancel, sumOf } from './field-laws.ts';
import { NormalForms } from './normal-form.ts';
import { NATURAL, REAL, ZERO, fromNatural, isEquationAt, real } from './number-terms.ts';
import { Atoms, plusMultiple, polynomialOf } from './polynomial.ts';
import { shapeOf } from './real-shape.ts';
import { polynomialTerm, written } from './written-form.ts';

const LIMIT = { limit: 400 };

/** The atoms of a real term in the order of terms, so that equal terms get equal forms wherever they stand. */
function orderedAtoms(t: Term): Atoms {
  const found = new Atoms();
  polynomialOf(t, found);
  return new Atoms([...found.terms].sort(compareTerms));
}

/**
 * The normal form of a real term as a polynomial with rational coefficients: a sum of products, higher degrees first,
 * `2 * (x ^ 2 * y) + -x + 3`. What is not built by +, -, *, powers with numerals, division by constants and `fromNatural` of
 * such naturals counts as an atom. Null for a term in this form, and for a term that is not real.
 */
export const ringNormal: Conversion = (t) => {
  if (t.type !== REAL) return null;
  const shape = shapeOf(t);
  if (shape.kind === 'atom' && !('step' in shape)) return null;
  const atoms = orderedAtoms(t);
  if (alphaEqual(polynomialTerm(polynomialOf(t, atoms), atoms), t)) return null;
  const form = new NormalForms(atoms).of(t);
  return trans(form.theorem, written(form.sum));
};

/** Both sides of a real equation, or of an equation of naturals as reals. */
function sidesOf(equation: Term): readonly [Term, Term] | null {
  if (!isEquation(equation)) return null;
  const [a, b] = [equation.fn.arg, equation.arg];
  if (a.type === NATURAL) return [fromNatural(a), fromNatural(b)];
  return a.type === REAL ? [a, b] : null;
}

/** `a = b` for real terms that are the same polynomial; null if they are not. */
export function sameByRing(a: Term, b: Term): Theorem | null {
  if (alphaEqual(a, b)) return refl(a);
  const atoms = new Atoms();
  if (plusMultiple(polynomialOf(a, atoms), polynomialOf(b, atoms), negQ(ONE_Q)).size > 0) return null;
  const forms = new NormalForms(atoms);
  return trans(forms.of(a).theorem, sym(forms.of(b).theorem));
}

/**
 * `⊢ a = b` for an equation of reals that holds in every commutative ring with division by whole numbers. Throws
 * `ring-different` with both normal forms if it does not, `ring-shape` for another term.
 */
export function ring(equation: Term): Theorem {
  if (!isEquationAt(equation, REAL)) return fail('ring-shape', `ring: not an equation of reals: ${printTerm(equation, LIMIT)}`);
  const [a, b] = [equation.fn.arg, equation.arg];
  return sameByRing(a, b) ?? different('ring', equation, a, b);
}

function different(rule: string, goal: Term, a: Term, b: Term, more: readonly string[] = []): never {
  const atoms = orderedAtoms(sumOf(a, b));
  const [left, right] = [a, b].map((t) => printTerm(polynomialTerm(polynomialOf(t, atoms), atoms), LIMIT));
  return fail('ring-different', `${rule}: ${printTerm(goal, LIMIT)} is no identity of commutative rings`, {
    notes: [`left side:  ${left ?? ''}`, `right side: ${right ?? ''}`, ...more],
  });
}

/**
 * `a = b` from given equations l1 = r1, … with coefficients c1, …: it holds if `a - b = c1 * (l1 - r1) + …` in every
 * commutative ring. Given equations of naturals count as equations of reals. Throws as `ring` does, and `ring-shape` if a
 * given theorem is no such equation or the numbers of theorems and coefficients differ.
 */
export function ringFrom(equation: Term, given: readonly Theorem[], coefficients: readonly Term[]): Theorem {
  if (!isEquationAt(equation, REAL)) return fail('ring-shape', `ringFrom: not an equation of reals: ${printTerm(equation, LIMIT)}`);
  if (given.length !== coefficients.length) {
    return fail('ring-shape', `ringFrom: ${String(given.length)} equations, but ${String(coefficients.length)} coefficients`);
  }
  const [a, b] = [equation.fn.arg, equation.arg];
  let total = refl(ZERO);
  for (const [i, th] of given.entries()) {
    const c = coefficients[i];
    if (sidesOf(th.conclusion) === null || c?.type !== REAL) {
      const which = `number ${String(i + 1)} of the equations, ${printSequent(th, LIMIT)}`;
      return fail('ring-shape', `ringFrom: ${which}, is no equation of numbers or has no real coefficient`);
    }
    const asReals = th.conclusion.arg.type === NATURAL ? mapped(real.fromNatural, th) : th;
    total = combined(real.plus, total, combined(real.times, refl(c), asReals));
  }
  // a + R = b + L is an identity, and L = R.
  const [L, R] = [total.conclusion.fn.arg, rightSide(total)];
  const identity = sameByRing(sumOf(R, a), sumOf(L, b));
  if (identity === null) {
    const [left, right] = [sumOf(R, a), sumOf(L, b)];
    return different('ringFrom', equation, left, right, [
      `these are the sides with the given equations added: ${productsText(coefficients)}`,
    ]);
  }
  return addCancel([R, a, b], trans(identity, combined(real.plus, total, refl(b))));
}

function productsText(coefficients: readonly Term[]): string {
  return coefficients.map((c, i) => `${printTerm(c, LIMIT)} times the equation ${String(i + 1)}`).join(', ');
}
