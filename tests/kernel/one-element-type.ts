// What tells bool from a type with one element: the two lead from a confusion of types to falsity.
import type { DerivedRules } from './derived-rules.ts';
import type { DefinedType } from './named-kernel/logic.ts';

/** `!x y:A. x = y`. */
export function atMostOne<T, O, C, Term, Th>(d: DerivedRules<T, O, C, Term, Th>): Term {
  return d.forall(d.a('x'), d.forall(d.a('y'), d.equal(d.a('x'), d.a('y'))));
}

/** From `|- !x y:bool. x = y`: falsity. */
export function twoOfBool<T, O, C, Term, Th>(d: DerivedRules<T, O, C, Term, Th>, th: Th): Th {
  return d.absurd(d.spec(d.spec(th, d.T), d.F));
}

/** `|- (\x:bool. x = t) t`. */
export function singleton<T, O, C, Term, Th>(d: DerivedRules<T, O, C, Term, Th>, t: Term): Th {
  const predicate = d.lambda([d.v('x')], d.equal(d.v('x'), t));
  return d.k.eqMp(d.k.sym(d.k.betaConv(d.apply(predicate, t))), d.k.refl(t));
}

/** What follows from the definition of a type by the predicate P, an abstraction, for a variable e of that type. */
export interface Element<Term, Theorem> {
  readonly e: Term;
  readonly abs: Term;
  /** `|- abs (rep e) = e`. */
  readonly restored: Theorem;
  /** What P says of `rep e`. */
  readonly property: Theorem;
}

/** The element, for a definition with those type variables. */
export function elementOf<T, O, C, Term, Th>(
  d: DerivedRules<T, O, C, Term, Th>,
  made: DefinedType<O, C, Th>,
  types: readonly string[],
): Element<Term, Th> {
  const e = d.v('e', d.k.applyType(made.operator, types.map((name) => d.k.typeVariable(name)))); // prettier-ignore
  const restored = d.at(made.absRep, e);
  const { left } = d.sides(restored);
  const inside = d.argument(left);
  const inRange = d.k.appThm(d.k.refl(d.fn(inside)), restored);
  const th = d.k.eqMp(d.at(made.repAbs, inside), inRange);
  return { e, abs: d.fn(left), restored, property: d.k.eqMp(d.k.betaConv(d.k.conclusionOf(th)), th) };
}

/** A type with one element, and `|- !x y. x = y` at that type. */
export function oneElementType<T, O, C, Term, Th>(d: DerivedRules<T, O, C, Term, Th>): { readonly type: T; readonly atMostOne: Th } {
  const predicate = d.lambda([d.v('x')], d.v('x'));
  const th = d.k.eqMp(d.k.sym(d.k.betaConv(d.apply(predicate, d.T))), d.truth);
  const made = d.k.defineTypeOperator('unit', 'abs', 'rep', [], th);
  const { e, abs, restored, property } = elementOf(d, made, []);
  const only = d.k.trans(d.k.sym(restored), d.k.appThm(d.k.refl(abs), d.isTrue(property)));
  const type = d.k.applyType(made.operator, []);
  const [x, y] = [d.v('x', type), d.v('y', type)];
  const same = d.k.trans(d.put([[e, x]], only), d.k.sym(d.put([[e, y]], only)));
  return { type, atMostOne: d.gen(x, d.gen(y, same)) };
}
