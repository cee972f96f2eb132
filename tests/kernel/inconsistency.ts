import type { DerivedRules } from './derived-rules.ts';
import type { NamedKernel } from './named-kernel/named-kernel.ts';

/** A mistake that makes a kernel inconsistent, and the derivation of falsity that shows it. */
export interface Inconsistency {
  /** The mistake. */
  readonly mistake: string;
  /** A kernel that makes it, and is right otherwise. */
  readonly broken: NamedKernel;
  /** Derives falsity where the mistake is made. */
  readonly derive: <Type, Operator, Constant, Term, Theorem>(d: DerivedRules<Type, Operator, Constant, Term, Theorem>) => Theorem;
  /** What a right kernel does instead: the rule that refuses, or that the theorem still has a hypothesis. */
  readonly instead: string;
}

/** `\a b. a`, at types of the arguments that may differ. */
export function firstOfTwo<T, O, C, Term, Th>(d: DerivedRules<T, O, C, Term, Th>, first: T, second: T): Term {
  const a = d.v('a', first);
  return d.lambda([a, d.v('b', second)], a);
}

/** `|- (\a b. a) x y = x`. */
export function takesFirst<T, O, C, Term, Th>(d: DerivedRules<T, O, C, Term, Th>, x: Term, y: Term): Th {
  const first = firstOfTwo(d, d.k.typeOf(x), d.k.typeOf(y));
  return d.at(d.k.betaConv(d.apply(first, x)), y);
}
