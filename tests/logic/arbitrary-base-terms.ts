// Random well-typed terms over the standard library and a few constants and types beside it, with names that clash: with
// one another, with words, with symbols, and some that need quotes. A term is read off a tape, so that failures shrink.
import { constant, type Constant } from '../../src/kernel/constant.ts';
import { abstraction, application, constantTerm, variable, type Term } from '../../src/kernel/term.ts';
import { BOOL, FUNCTION, applyType, functionType, instantiateType, typeOperator, typeVariable } from '../../src/kernel/type.ts';
import type { HolType, TypeOperator } from '../../src/kernel/type.ts';
import { baseSignature } from '../../src/logic/base-signature.ts';
import { CONDITIONAL, CONS, PAIR, binder, infix, prefix } from '../../src/logic/notation.ts';
import { numeralTerm } from '../../src/logic/numeral.ts';
import { parseType } from '../../src/logic/parse-type.ts';
import type { Signature } from '../../src/logic/signature.ts';
import type { Tape } from '../kernel/arbitrary-terms.ts';

const NAMES = [
  'x',
  'y',
  "x'",
  'x0',
  'f',
  'T',
  'suc',
  'if',
  'o',
  'λ',
  'ε',
  'a b',
  '',
  "'",
  '"\\',
  '‮',
  'Data',
  'sum',
  'Δ',
  'A',
  'size',
  '=',
];
const base = baseSignature();
const NATURAL = parseType('natural', base);
const REAL = parseType('real', base);
const ODD_TYPE = typeOperator('Odd.my type', 2);
const PLAIN_TYPE = typeOperator('Own.plain', 1);

/** The library and, beside it, constants and types of all sorts of names and notation. */
export const SIGNATURE: Signature = base
  .withOperator(ODD_TYPE)
  .withOperator(PLAIN_TYPE)
  .with(constant('sum'), { type: parseType('natural -> (natural -> real) -> real', base) })
  .with(constant('Own.nested.name'), { type: parseType('A -> B -> A', base) })
  .with(constant('Odd.name \\\\ "&&'), { type: parseType('A -> bool', base) })
  .with(constant('Own.+'), { type: parseType('A list -> A list -> A list', base), notation: infix('+', 16, 'left') })
  .with(constant('Own.sharp'), { type: parseType('natural -> natural', base), notation: prefix('♯', 'sharp') })
  .with(constant('Own.the'), { type: parseType('(A -> bool) -> A', base), notation: binder('ι', 'the') });

const GENERIC = [...SIGNATURE.constants.values()].map(({ constant: one, type }) => ({ constant: one, type }));

const SPECIAL = new Set([PAIR, CONS, CONDITIONAL]);

function isOperator(one: Constant): boolean {
  const how = SIGNATURE.notationOf(one);
  return how !== undefined && how.kind !== 'word';
}

/** A type of the library, not too large. */
function typeOn(tape: Tape, depth = 2): HolType {
  const leaves = [
    BOOL,
    NATURAL,
    REAL,
    NATURAL,
    REAL,
    BOOL,
    typeVariable('A'),
    typeVariable('B1'),
    typeVariable("'a"),
    parseType('ind', base),
  ];
  const choice = tape.below(depth === 0 ? leaves.length : leaves.length + 6);
  const leaf = leaves[choice];
  if (leaf !== undefined) return leaf;
  const of = (operator: TypeOperator): HolType =>
    applyType(
      operator,
      Array.from({ length: operator.arity }, () => typeOn(tape, depth - 1)),
    );
  const names = ['Data.List.list', 'Data.Pair.*', 'Set.set', 'Data.Sum.+'];
  if (choice < leaves.length + 3) return of(FUNCTION);
  return of(tape.oneOf([...names.map((name) => base.operators.get(name)!), ODD_TYPE, PLAIN_TYPE]));
}

/** What the type variables of the pattern must stand for; null if it does not match. */
function matched(pattern: HolType, type: HolType, found = new Map<string, HolType>()): Map<string, HolType> | null {
  if (pattern.operator === null) {
    if ((found.get(pattern.name) ?? type) !== type) return null;
    return found.set(pattern.name, type);
  }
  if (pattern.operator !== type.operator) return null;
  return pattern.args.every((arg, i) => matched(arg, type.args[i]!, found) !== null) ? found : null;
}

/** Constants with the types of arguments after which they give a value of that type. */
function usesFor(type: HolType): { constant: Constant; generic: HolType; args: number; found: Map<string, HolType> }[] {
  return GENERIC.flatMap(({ constant: one, type: generic }) => {
    const uses = [];
    let result = generic;
    for (let args = 0; ; args++) {
      const found = result.operator === null && args === 0 ? null : matched(result, type);
      if (found !== null) uses.push({ constant: one, generic, args, found });
      if (result.operator !== FUNCTION) return uses;
      result = result.args[1]!;
    }
  });
}

/** A term of that type. Free variables of one name have one type, as `free` says. */
export function termOn(
  tape: Tape,
  type = tape.below(2) === 0 ? typeOn(tape) : BOOL,
  depth = 5,
  free = new Map<string, HolType>(),
  bound: readonly Term[] = [],
): Term {
  const inside = (wanted: HolType): Term => termOn(tape, wanted, depth - 1, free, bound);
  const choice = tape.below(depth <= 0 ? 3 : 12);
  const visible = bound.filter((v, i) => v.type === type && !bound.slice(i + 1).some((later) => later === v));
  if (choice === 1 && (type === NATURAL || type === REAL)) return numeralTerm(String(tape.below(4) * tape.below(50)), type, SIGNATURE)!;
  if (choice === 2 && visible.length > 0) return tape.oneOf(visible);
  if (choice === 11) {
    const domain = typeOn(tape, 1);
    return application(inside(functionType(domain, type)), inside(domain));
  }
  if (choice >= 9 && type.operator === FUNCTION) return abstractionOn(tape, type, depth, free, bound);
  if (choice >= 3) {
    const all = usesFor(type);
    const written = all.filter(({ constant: one, args }) => args > 0 && (SPECIAL.has(one.name) || isOperator(one)));
    const uses = written.length > 0 && tape.below(3) > 0 ? written : all;
    const use = uses[tape.below(Math.max(1, uses.length))];
    if (use !== undefined) {
      const { generic, args, found, constant: one } = use;
      for (const name of namesIn(generic)) if (!found.has(name)) found.set(name, typeOn(tape, 1));
      let t = constantTerm(one, instantiateType(generic, found, new Map()));
      for (let i = 0; i < args; i++) {
        const domain = t.type.args[0]!;
        const isBinding = domain.operator === FUNCTION && tape.below(3) > 0;
        t = application(t, isBinding ? abstractionOn(tape, domain, depth, free, bound) : inside(domain));
      }
      return t;
    }
  }
  const names = NAMES.filter((name) => (free.get(name) ?? type) === type && !bound.some((v) => v === variable(name, type)));
  const name = names.length === 0 ? `v${String(free.size)}` : tape.oneOf(names);
  free.set(name, type);
  return variable(name, type);
}

function abstractionOn(tape: Tape, type: HolType, depth: number, free: Map<string, HolType>, bound: readonly Term[]): Term {
  const candidates = NAMES.filter((name) => free.get(name) !== type.args[0]);
  const v = variable(tape.oneOf(candidates), type.args[0]!);
  return abstraction(v, termOn(tape, type.args[1], depth - 1, free, [...bound, v]));
}

function namesIn(type: HolType): string[] {
  return type.operator === null ? [type.name] : type.args.flatMap(namesIn);
}
