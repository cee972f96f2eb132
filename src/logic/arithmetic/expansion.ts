// Identities of sums and products in variables, proved by plain rewriting: everything is multiplied out and put in order.
// This is slow and knows no cancellation: it serves to prove the laws on which the fast procedures rest.
import { alphaEqual, application, type Term } from '../../kernel/term.ts';
import { appThm, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import { atArgument, atBoth, continued, everywhere, firstOf, rightSide, type Conversion } from '../conversion.ts';
import { apply } from '../formula.ts';
import { instantiated, match } from '../matching.ts';
import { printTerm } from '../print-term.ts';
import { compareTerms } from '../term-order.ts';
import { operationOf } from './number-terms.ts';
import type { Law } from './law.ts';

/** An associative and commutative operation: `x + (y + z) = (x + y) + z` and `x + y = y + x`. */
export interface Operation {
  readonly constant: Term;
  readonly associates: Law;
  readonly commutes: Law;
}

/** Rewriting by an equation, at the top of a term, with any values for these variables. */
export function rewriting(variables: readonly Term[], make: () => Theorem): Conversion {
  const open = { free: new Set(variables) };
  let equal: Theorem | undefined;
  return (t) => {
    equal ??= make();
    const values = match(equal.conclusion.fn.arg, t, open);
    return values === null ? null : instantiated(equal, values);
  };
}

/** `t = a1 + (a2 + …)`. */
function rightNested(operation: Operation): Conversion {
  const append: Conversion = (t) => {
    const [first, second] = [t.fn.arg, t.arg];
    if (operationOf(first) !== operation.constant) return null;
    const moved = sym(operation.associates([first.fn.arg, first.arg, second]));
    return continued(moved, t, atArgument(append));
  };
  const all: Conversion = (t) => (operationOf(t) === operation.constant ? continued(atBoth(all)(t), t, append) : null);
  return all;
}

/** The arguments of a chain of the operation, from left to right. */
export function operands(constant: Term, t: Term): Term[] {
  return operationOf(t) === constant ? [...operands(constant, t.fn.arg), ...operands(constant, t.arg)] : [t];
}

/** `a + (b + c) = b + (a + c)`. */
function exchange({ associates, commutes, constant }: Operation, a: Term, b: Term, c: Term): Theorem {
  const swapped = appThm(appThm(refl(constant), commutes([a, b])), refl(c));
  return trans(trans(associates([a, b, c]), swapped), sym(associates([b, a, c])));
}

/** From a chain nested to the right: the one with `leaf` first. */
function bringForward(operation: Operation, t: Term, leaf: Term): Theorem {
  if (operationOf(t) !== operation.constant) {
    return alphaEqual(t, leaf) ? refl(t) : fail('expansion', `${printTerm(leaf)} does not occur in both sums`);
  }
  const [first, rest] = [t.fn.arg, t.arg];
  if (alphaEqual(first, leaf)) return refl(t);
  const inner = appThm(refl(t.fn), bringForward(operation, rest, leaf));
  const found = rightSide(inner).arg;
  const isLast = operationOf(found) !== operation.constant;
  return trans(inner, isLast ? operation.commutes([first, found]) : exchange(operation, first, found.fn.arg, found.arg));
}

/** The chain, nested to the right, with its operands in the order of the list. */
function arranged(operation: Operation, t: Term, order: readonly Term[]): Theorem {
  const [leaf, ...rest] = order;
  if (leaf === undefined) return refl(t);
  const first = bringForward(operation, t, leaf);
  if (rest.length === 0) return first;
  return trans(first, atArgument((inner) => arranged(operation, inner, rest))(rightSide(first)) ?? refl(rightSide(first)));
}

/** `a = b` for two chains of the operation with the same operands. Throws `expansion` if they are not the same. */
export function rearranged(operation: Operation, a: Term, b: Term): Theorem {
  const order = operands(operation.constant, b);
  const [first, second] = [a, b].map((t) => rightNested(operation)(t) ?? refl(t)) as [Theorem, Theorem];
  if (operands(operation.constant, a).length !== order.length) {
    return fail('expansion', `${printTerm(a)} and ${printTerm(b)} have different numbers of operands`);
  }
  return trans(trans(first, arranged(operation, rightSide(first), order)), sym(second));
}

/** How identities with a sum and a product are proved. */
export interface Expansion {
  readonly sum: Operation;
  readonly product: Operation;
  /** What multiplies out and removes zeros and ones. */
  readonly rules: readonly Conversion[];
}

/** `a = b` where both become the same sum of products, by the rules and these further ones. Throws `expansion` if not. */
export function expanded({ sum, product, rules }: Expansion, a: Term, b: Term, further: readonly Conversion[] = []): Theorem {
  const multiplied = everywhere(firstOf(...further, ...rules));
  const sorted: Conversion = (t) => {
    if (operationOf(t) === sum.constant) return atBoth(sorted)(t);
    if (operationOf(t) !== product.constant) return null;
    const factors = operands(product.constant, t).sort(compareTerms);
    const target = factors.reduceRight((rest, one) => apply(product.constant, one, rest));
    return rearranged(product, t, target);
  };
  const [left, right] = [a, b].map((t) => continued(multiplied(t), t, sorted) ?? refl(t)) as [Theorem, Theorem];
  return trans(trans(left, rearranged(sum, rightSide(left), rightSide(right))), sym(right));
}

/** `f a = f b` from `a = b`. */
export function mapped(f: Term, th: Theorem): Theorem {
  return appThm(refl(f), th);
}

/** `a ∘ c = b ∘ d` from `a = b` and `c = d`. */
export function combined(operation: Term, first: Theorem, second: Theorem): Theorem {
  return appThm(appThm(refl(operation), first), second);
}

/** The term `a ∘ b`. */
export function binary(operation: Term, a: Term, b: Term): Term {
  return application(application(operation, a), b);
}
