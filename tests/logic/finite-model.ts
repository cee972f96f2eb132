// The meaning of terms in a small model: truth values, three things of type A, two of every other type variable, and all
// functions between them. A value is a number below the size of its type; a function is the list of its values as digits.
import { NAMES, freeVariables, spine } from '../../src/logic/formula.ts';
import type { Term } from '../../src/kernel/term.ts';
import { BOOL, FUNCTION, type HolType } from '../../src/kernel/type.ts';

type Valuation = ReadonlyMap<Term, number>;

/** How many values a type has. */
export function sizeOfType(type: HolType): number {
  if (type === BOOL) return 2;
  if (type.operator === null) return type.name === 'A' ? 3 : 2;
  if (type.operator !== FUNCTION) throw new Error(`the model has no type ${type.name}`);
  const [domain, range] = type.args.map(sizeOfType) as [number, number];
  const size = range ** domain;
  if (!Number.isSafeInteger(size)) throw new Error('this type is too large');
  return size;
}

function valueAt(fn: number, type: HolType, argument: number): number {
  const range = sizeOfType(type.args[1]!);
  return Math.floor(fn / range ** argument) % range;
}

function table(type: HolType, value: (argument: number) => number): number {
  const [domain, range] = type.args.map(sizeOfType) as [number, number];
  let fn = 0;
  for (let i = domain - 1; i >= 0; i--) fn = fn * range + value(i);
  return fn;
}

const QUANTIFIERS: readonly string[] = [NAMES.forall, NAMES.exists, 'Data.Bool.?!', 'select'];
const isQuantifier = (name: string): boolean => QUANTIFIERS.includes(name);

/** What a quantifier makes of the truth values of its predicate. */
function quantified(name: string, all: readonly number[]): number {
  if (name === NAMES.forall) return Number(all.every(Boolean));
  if (name === NAMES.exists) return Number(all.some(Boolean));
  return name === 'select' ? Math.max(0, all.indexOf(1)) : Number(all.filter(Boolean).length === 1);
}

/** What a constant gives for so many arguments of these types; null with fewer arguments than it needs. */
function constantValue(name: string, type: HolType, args: readonly number[]): number | null {
  const [a, b, c] = args;
  const needed = name === NAMES.cond ? 3 : [NAMES.true, NAMES.false].some((one) => one === name) ? 0 : arityOf(name);
  if (args.length < needed) return null;
  const predicate = type.args[0]!;
  if (isQuantifier(name)) {
    const all = Array.from({ length: sizeOfType(predicate.args[0]!) }, (_, i) => valueAt(a!, predicate, i));
    return quantified(name, all);
  }
  switch (name) {
    case NAMES.true:
      return 1;
    case NAMES.false:
      return 0;
    case NAMES.not:
      return 1 - a!;
    case NAMES.and:
      return a! & b!;
    case NAMES.or:
      return a! | b!;
    case NAMES.implies:
      return (1 - a!) | b!;
    case '=':
      return Number(a === b);
    case NAMES.cond:
      return a === 1 ? b! : c!;
    default:
      throw new Error(`the model has no constant ${name}`);
  }
}

function arityOf(name: string): number {
  return [NAMES.and, NAMES.or, NAMES.implies, '='].some((one) => one === name) ? 2 : 1;
}

/** The value of a term whose free variables have these values. */
export function valueOf(t: Term, valuation: Valuation, bound: readonly number[] = []): number {
  const { head, args } = spine(t);
  if (head.kind === 'constant' && isQuantifier(head.constant.name) && args.length === 1 && args[0]!.kind === 'abstraction') {
    // The table of a predicate of functions can be too long for a number.
    const { type, body } = args[0]!;
    return quantified(
      head.constant.name,
      Array.from({ length: sizeOfType(type.args[0]!) }, (_, i) => valueOf(body, valuation, [i, ...bound])),
    );
  }
  if (head.kind === 'constant') {
    const known = args.map((arg) => valueOf(arg, valuation, bound));
    return applied(head.constant.name, head.type, head.type, known, 0);
  }
  if (t.kind === 'application') return valueAt(valueOf(t.fn, valuation, bound), t.fn.type, valueOf(t.arg, valuation, bound));
  if (t.kind === 'abstraction') return table(t.type, (i) => valueOf(t.body, valuation, [i, ...bound]));
  if (t.kind === 'bound') return bound[Number(t.head)]!;
  return valuation.get(t)!;
}

/** A constant at the arguments known; with more than it takes, its value at the others; with fewer, the table of what is left. */
function applied(name: string, type: HolType, at: HolType, args: readonly number[], used: number): number {
  for (let count = 0; count <= args.length; count++) {
    let value = constantValue(name, type, args.slice(0, count));
    if (value === null) continue;
    let rest = type;
    for (let i = 0; i < count; i++) rest = rest.args[1]!;
    for (const arg of args.slice(count)) {
      value = valueAt(value, rest, arg);
      rest = rest.args[1]!;
    }
    return value;
  }
  let rest = at;
  for (let i = used; i < args.length; i++) rest = rest.args[1]!;
  return table(rest, (i) => applied(name, type, rest.args[1]!, [...args, i], args.length + 1));
}

const MOST_VALUATIONS = 24;

/** Values for these variables: all, or some two dozen spread over all where there are more. */
export function valuations(variables: readonly Term[]): Valuation[] {
  const sizes = variables.map(({ type }) => sizeOfType(type));
  const all = sizes.reduce((product, size) => product * size, 1);
  const count = Math.min(all, MOST_VALUATIONS);
  return Array.from({ length: count }, (_, i) => {
    let rest = count === all ? i : Math.floor((i * 0.618034 * all) % all);
    return new Map(
      variables.map((v, at): [Term, number] => {
        const size = sizes[at]!;
        const value = rest % size;
        rest = Math.floor(rest / size);
        return [v, value];
      }),
    );
  });
}

/** Whether the conclusion is true wherever the hypotheses are. */
export function isTrue({ hypotheses, conclusion }: { readonly hypotheses: readonly Term[]; readonly conclusion: Term }): boolean {
  return valuations(freeVariables([conclusion, ...hypotheses])).every(
    (valuation) => !hypotheses.every((h) => valueOf(h, valuation) === 1) || valueOf(conclusion, valuation) === 1,
  );
}
