// Facts with type variables: before the search, which knows fixed types only, they are put at the types at which their
// constants occur in the problem.
import type { Constant } from '../../kernel/constant.ts';
import { EQUALITY, SELECT } from '../../kernel/constant.ts';
import { Term } from '../../kernel/term.ts';
import { typeVariablesOf } from '../../kernel/term-contents.ts';
import { subst, type Theorem } from '../../kernel/theorem.ts';
import type { HolType } from '../../kernel/type.ts';
import { NAMES } from '../formula.ts';

type Types = ReadonlyMap<string, HolType>;
type Occurrences = Map<Constant, Set<HolType>>;

/** So many instances of one fact are made at most. */
const MOST_INSTANCES = 8;
const LOGICAL: ReadonlySet<string> = new Set([...Object.values(NAMES), SELECT.name]);

/** Adds the constants of the term, with their types. */
function addConstants(root: Term, found: Occurrences): void {
  const seen = new Set<Term>();
  const stack = [root];
  for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
    if (seen.has(t)) continue;
    seen.add(t);
    if (t.kind === 'constant' && !LOGICAL.has(t.constant.name)) {
      const types = found.get(t.constant);
      if (types === undefined) found.set(t.constant, new Set([t.type]));
      else types.add(t.type);
    }
    if (t.part !== null) stack.push(t.part);
    if (t.head instanceof Term) stack.push(t.head);
  }
}

/** The types for the open type variables of the pattern that make it the type, beside those known; null if there are none. */
function matched(pattern: HolType, type: HolType, known: Types, open: ReadonlySet<string>): Types | null {
  if (pattern.operator === null && open.has(pattern.name)) {
    const before = known.get(pattern.name);
    return before === undefined ? new Map([...known, [pattern.name, type]]) : before === type ? known : null;
  }
  if (pattern === type) return pattern.args.every((arg) => arg.variables === 0) ? known : matchedParts(pattern, type, known, open);
  return pattern.operator === null || pattern.operator !== type.operator ? null : matchedParts(pattern, type, known, open);
}

function matchedParts(pattern: HolType, type: HolType, known: Types, open: ReadonlySet<string>): Types | null {
  let so: Types | null = known;
  for (let i = 0; so !== null && i < pattern.args.length; i++) so = matched(pattern.args[i] as HolType, type.args[i] as HolType, so, open);
  return so;
}

/** The ways to put the constants of a fact at types at which they occur; constants that fit nowhere are left. */
function assignments(own: Occurrences, there: Occurrences, open: ReadonlySet<string>): Types[] {
  let ways: Types[] = [new Map()];
  const general = (types: ReadonlySet<HolType>): boolean => [...types].some((type) => type.variables !== 0);
  const polymorphic = [...own].filter(([, types]) => general(types));
  // Equality says little of what a fact is about: it counts only where there is nothing else.
  const telling = polymorphic.filter(([one]) => one !== EQUALITY);
  for (const [one, patterns] of telling.length > 0 ? telling : polymorphic) {
    for (const pattern of patterns) {
      const next = ways.flatMap((known) => {
        const fitting = [...(there.get(one) ?? [])].map((type) => matched(pattern, type, known, open)).filter((types) => types !== null);
        return fitting.length > 0 ? fitting : [known];
      });
      ways = distinct(next).slice(0, MOST_INSTANCES);
    }
  }
  return ways;
}

function distinct(ways: readonly Types[]): Types[] {
  const same = (a: Types, b: Types): boolean => a.size === b.size && [...a].every(([name, type]) => b.get(name) === type);
  return ways.filter((one, i) => ways.findIndex((other) => same(one, other)) === i);
}

/**
 * The facts, and instances of those that have type variables: at the types at which their constants occur in the goal and in
 * other facts. Type variables of hypotheses stay as they are.
 */
export function atOccurringTypes(goal: Term, facts: readonly Theorem[]): readonly Theorem[] {
  if (facts.every((th) => th.conclusion.typeVariables === 0)) return facts;
  const there: Occurrences = new Map();
  addConstants(goal, there);
  for (const th of facts) if (openTypes(th).size === 0) addConstants(th.conclusion, there);
  const all = new Set<Theorem>(facts);
  const made = new Map<Theorem, Types[]>();
  // Instances of one fact may show the types for another: a second round uses them.
  for (let round = 0; round < 2; round++) {
    for (const th of facts) {
      const open = openTypes(th);
      if (open.size === 0) continue;
      const own: Occurrences = new Map();
      addConstants(th.conclusion, own);
      const before = made.get(th) ?? [];
      const wanted = assignments(own, there, open).filter((types) => [...types].some(([name, type]) => type.name !== name));
      const fresh = distinct([...before, ...wanted]).slice(before.length);
      made.set(th, [...before, ...fresh]);
      for (const types of fresh) {
        const instance = subst([...types], [], th);
        all.add(instance);
        addConstants(instance.conclusion, there);
      }
    }
  }
  return [...all];
}

/** The type variables of a theorem that are not in its hypotheses. */
function openTypes(th: Theorem): Set<string> {
  const open = th.conclusion.typeVariables === 0 ? new Set<string>() : typeVariablesOf(th.conclusion);
  for (const h of th.hypotheses) for (const name of typeVariablesOf(h)) open.delete(name);
  return open;
}
