// Random well-typed terms with few names and few types, so that variables clash all the time. A term is read off a tape of
// numbers; a shorter tape with smaller numbers gives a smaller term, which is how a failure shrinks.
import fc from 'fast-check';
import type { NamedConstant, NamedTerm, NamedType, NamedVariable } from './named-kernel/syntax.ts';
import { isInstanceOf, sameType } from './named-kernel/syntax.ts';
import { TermLogic, type NamedAssignment } from './named-kernel/term-logic.ts';
import * as named from './named-kernel/well-typed.ts';
import {
  BOOL,
  abstraction,
  application,
  constant,
  constantTerm,
  equation,
  functionType,
  partsOfFunctionType,
  variable,
} from './named-kernel/well-typed.ts';

const NAMES = ['x', 'y', "x'", 'z'];
const [A, B] = [named.typeVariable('A'), named.typeVariable('B')];
const IND = named.applyType(named.typeOperator('ind', 0), []);
const PAIR = named.typeOperator('pair', 2);
const logic = new TermLogic();

/** Numbers that choices are read from; past its end there are zeros, which choose the smallest of everything. */
export class Tape {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** Whether all numbers were read. */
  get atEnd(): boolean {
    return this.#at >= this.#numbers.length;
  }

  /** How a failed property shows the tape. */
  [fc.toStringMethod](): string {
    return `tape ${JSON.stringify(this.#numbers)}`;
  }

  /** A number from 0 to n - 1. */
  below(n: number): number {
    return (this.#numbers[this.#at++] ?? 0) % n;
  }

  /** One of these, of which there is at least one. */
  oneOf<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
}

/** Tapes of up to that many numbers. */
export function tapes(maxLength: number): fc.Arbitrary<Tape> {
  return fc.array(fc.nat(0xffff), { maxLength, size: 'max' }).map((numbers) => new Tape(numbers));
}

/** A type: A, B, bool, ind, or one made of these. */
export function typeOn(tape: Tape, depth = 2): NamedType {
  const choice = tape.below(depth === 0 ? 5 : 8);
  if (choice < 5) return [BOOL, A, IND, B, A][choice] as NamedType;
  if (choice < 7) return functionType(typeOn(tape, depth - 1), typeOn(tape, depth - 1));
  return named.applyType(PAIR, [typeOn(tape, depth - 1), typeOn(tape, depth - 1)]);
}

/** A type that differs in one place: an operator that takes as many types, or another type. */
export function altered(tape: Tape, type: NamedType): NamedType {
  if (type.kind === 'typeVariable' || type.args.length === 0 || tape.below(4) === 0) return typeOn(tape, 1);
  if (tape.below(3) === 0) return named.applyType(type.operator.name === '->' ? PAIR : named.typeOperator('->', 2), type.args);
  const at = tape.below(type.args.length);
  return named.applyType(type.operator, type.args.map((arg, i) => (i === at ? altered(tape, arg) : arg))); // prettier-ignore
}

/** A variable, of that type if one is given. */
export function variableOn(tape: Tape, type: NamedType = typeOn(tape)): NamedVariable {
  return variable(tape.oneOf(NAMES), type);
}

/** A term of that type; `constants` are used where they fit. */
export function termOn(tape: Tape, type: NamedType, constants: readonly NamedConstant[] = [], depth = 5): NamedTerm {
  return grow(tape, type, constants, depth, []);
}

function grow(tape: Tape, type: NamedType, constants: readonly NamedConstant[], depth: number, scope: readonly NamedVariable[]): NamedTerm {
  const choice = depth <= 0 ? 0 : tape.below(10);
  const part = (wanted: NamedType, within = scope): NamedTerm => grow(tape, wanted, constants, depth - 1, within);
  if (choice < 2) return leaf(tape, type, constants, scope);
  const parts = partsOfFunctionType(type);
  if (parts !== null && choice < 7) {
    const v = variableOn(tape, parts.domain);
    return abstraction(v, part(parts.range, [...scope, v]));
  }
  if (choice < 4 && sameType(type, BOOL)) {
    const side = typeOn(tape, 1);
    return equation(part(side), part(side));
  }
  const domain = scope.length > 0 && choice < 8 ? tape.oneOf(scope).type : typeOn(tape, 1);
  if (choice === 9) {
    const v = variableOn(tape, domain);
    return application(abstraction(v, part(type, [...scope, v])), part(domain));
  }
  return application(part(functionType(domain, type)), part(domain));
}

function leaf(tape: Tape, type: NamedType, constants: readonly NamedConstant[], scope: readonly NamedVariable[]): NamedTerm {
  const choice = tape.below(4);
  const inScope = scope.filter((v) => sameType(v.type, type));
  if (choice >= 2 && inScope.length > 0) return tape.oneOf(inScope);
  const fitting = constants.filter(({ generic }) => generic === null || isInstanceOf(type, generic));
  if (choice === 1) return constantTerm(fitting.length > 0 ? tape.oneOf(fitting) : constant('c'), type);
  return variableOn(tape, type);
}

/** Types for some of the type variables. */
export function typesOn(tape: Tape): [string, NamedType][] {
  return ['A', 'B', 'C'].slice(0, tape.below(4)).flatMap((name) => (tape.below(3) === 0 ? [] : [[name, typeOn(tape, 1)]]));
}

/** Terms for some variables, most of which occur in `t` once it has got the types of its new type variables. */
export function assignmentOn(tape: Tape, t: NamedTerm, constants: readonly NamedConstant[] = []): NamedAssignment {
  const keys = new Map<string, NamedVariable>();
  const occurring = logic.freeVariables(t);
  for (let left = tape.below(4); left > 0; left--) {
    const v = occurring.length > 0 && tape.below(4) > 0 ? tape.oneOf(occurring) : variableOn(tape);
    if (![...keys.values()].some((one) => logic.sameVariable(one, v))) keys.set(String(left), v);
  }
  return [...keys.values()].map((v) => [v, termOn(tape, v.type, constants, 2)]);
}

/** An alpha-equivalent term: some binders get another name, their variables too. */
export function renamed(tape: Tape, t: NamedTerm): NamedTerm {
  if (t.kind === 'application') return application(renamed(tape, t.fn), renamed(tape, t.arg));
  if (t.kind !== 'abstraction') return t.kind === 'variable' ? variable(t.name, t.type) : t;
  const body = renamed(tape, t.body);
  const other = variableOn(tape, t.variable.type);
  if (logic.occursFree(other, body)) return abstraction(t.variable, body);
  return abstraction(other, logic.substitute([[t.variable, other]], body));
}

/** A term of the same type that differs somewhere: another binder name over the same body, or another part. */
export function mutated(tape: Tape, t: NamedTerm): NamedTerm {
  const stop = tape.below(4) === 0;
  if (t.kind === 'application' && !stop) {
    return tape.below(2) === 0 ? application(mutated(tape, t.fn), t.arg) : application(t.fn, mutated(tape, t.arg));
  }
  if (t.kind === 'abstraction')
    return stop ? abstraction(variableOn(tape, t.variable.type), t.body) : abstraction(t.variable, mutated(tape, t.body));
  return termOn(tape, t.type, [], 1);
}
