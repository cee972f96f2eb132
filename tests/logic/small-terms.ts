// Random terms over truth values, things and functions of these, with few names, so that variables clash and redexes abound.
import fc from 'fast-check';
import { constant } from '../../src/kernel/constant.ts';
import { abstraction, application, constantTerm, variable, type Term } from '../../src/kernel/term.ts';
import { equation } from '../../src/kernel/theorem.ts';
import { BOOL, FUNCTION, functionType, typeVariable, type HolType } from '../../src/kernel/type.ts';
import { FALSE, NAMES, TRUE, and, apply, exists, forall, implies, not, or } from '../../src/logic/formula.ts';
import { tapes, type Tape } from '../kernel/arbitrary-terms.ts';

/** The type of things. */
export const A = typeVariable('A');
const PREDICATE = functionType(A, BOOL);
const MAP = functionType(A, A);

const FREE: readonly Term[] = [
  ...['x', 'y'].map((name) => variable(name, A)),
  ...['p', 'q'].map((name) => variable(name, BOOL)),
  variable('f', MAP),
  variable('P', PREDICATE),
  variable('R', functionType(A, PREDICATE)),
];

/** A variable that the terms use. */
export function freeVariable(name: string): Term {
  return FREE.find((v) => v.name === name)!;
}

/** `if c then a else b`. */
export function conditional(c: Term, a: Term, b: Term): Term {
  return apply(constantTerm(constant(NAMES.cond), functionType(BOOL, functionType(a.type, functionType(a.type, a.type)))), c, a, b);
}

/** A term of that type read off a tape. */
export function smallTerm(tape: Tape, type: HolType, depth = 4, bound: readonly Term[] = []): Term {
  const inside = (of: HolType): Term => smallTerm(tape, of, depth - 1, bound);
  const leaves = [...FREE, ...bound].filter((v) => v.type === type && !bound.some((b) => b !== v && b.name === v.name && b.type === type));
  const under = (of: HolType, body: HolType, make: (v: Term, body: Term) => Term): Term => {
    const v = variable(tape.oneOf(['x', 'y', 'z']), of);
    return make(v, smallTerm(tape, body, depth - 1, [...bound.filter((b) => b !== v), v]));
  };
  if (depth <= 0) return leaves.length > 0 ? tape.oneOf(leaves) : simplest(type);
  const choice = tape.below(10);
  if (choice < 2 && leaves.length > 0) return tape.oneOf(leaves);
  if (choice === 2) {
    const domain = tape.oneOf([A, BOOL]);
    return application(under(domain, type, abstraction), inside(domain));
  }
  if (choice === 3) return conditional(inside(BOOL), inside(type), inside(type));
  if (type.operator === FUNCTION) return under(type.args[0]!, type.args[1]!, abstraction);
  if (type === A) return application(inside(MAP), inside(A));
  if (type !== BOOL) return simplest(type);
  const binary = [and, or, implies, equation];
  if (choice < 6) return tape.oneOf(binary)(inside(BOOL), inside(BOOL));
  if (choice === 6) return not(inside(BOOL));
  if (choice === 7) return under(tape.oneOf([A, BOOL]), BOOL, tape.oneOf([forall, exists]));
  if (choice === 8) return application(inside(PREDICATE), inside(A));
  const of = tape.oneOf([A, PREDICATE]);
  return equation(inside(of), inside(of));
}

function simplest(type: HolType): Term {
  if (type === BOOL) return TRUE;
  const v = variable('x', type);
  return type.operator === FUNCTION ? abstraction(variable('z', type.args[0]!), simplest(type.args[1]!)) : v;
}

/** Terms of that type. */
export function smallTerms(type: HolType, depth = 4): fc.Arbitrary<Term> {
  return tapes(60).map((tape) => smallTerm(tape, type, depth));
}

/** Formulas: terms that may be a hypothesis. */
export const formulas: fc.Arbitrary<Term> = fc.oneof(
  { weight: 9, arbitrary: smallTerms(BOOL, 3) },
  { weight: 1, arbitrary: fc.constantFrom(TRUE, FALSE) },
);
/** Terms of some type. */
export const anyTerms: fc.Arbitrary<Term> = fc.constantFrom(BOOL, A, PREDICATE, MAP).chain((type) => smallTerms(type));
