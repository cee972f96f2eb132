// Matching: which values for the variables of a pattern make it a given term. A variable applied to bound variables, as f in
// `sum n (λi. f i + g i)`, is matched by an abstraction (patterns of Miller 1991); other applied variables are compared last.
import { abstraction, alphaEqual, bodyAt, substitution, variable, type Term } from '../kernel/term.ts';
import { occursFree } from '../kernel/term-contents.ts';
import { subst, type Theorem } from '../kernel/theorem.ts';
import type { HolType } from '../kernel/type.ts';
import { natural, naturalNumeral, naturalValue } from './arithmetic/number-terms.ts';
import { betaNormal, converted, rightSide } from './conversion.ts';
import { spine } from './formula.ts';

/** What is put for type variables, by name, and for the variables of the pattern. */
export interface Matching {
  readonly types: Map<string, HolType>;
  readonly terms: Map<Term, Term>;
}

/** What of a pattern may be given values: these variables, and all type variables but the rigid ones. */
export interface Openness {
  readonly free: ReadonlySet<Term>;
  readonly rigidTypes?: ReadonlySet<string>;
  /** Whether `suc n` matches a numeral that is not 0: the instance is then the term only after evaluation. */
  readonly numerals?: boolean;
}

/** The largest numeral that is taken for a successor. */
const MOST_UNFOLDED = 64n;

/** `λv. t`; for a variable f applied to v just f, as people write it. */
function bound(t: Term, v: Term): Term {
  return t.kind === 'application' && t.arg === v && t.fn.kind === 'variable' && t.fn !== v ? t.fn : abstraction(v, t);
}

/** A matching without any values. */
export function noValues(): Matching {
  return { types: new Map(), terms: new Map() };
}

function matchType(pattern: HolType, type: HolType, types: Map<string, HolType>, rigid: ReadonlySet<string> | undefined): boolean {
  if (pattern === type && pattern.variables === 0) return true;
  if (pattern.operator === null) {
    if (rigid?.has(pattern.name) === true) return pattern === type;
    const before = types.get(pattern.name);
    if (before !== undefined) return before === type;
    types.set(pattern.name, type);
    return true;
  }
  if (pattern.operator !== type.operator) return false;
  return pattern.args.every((arg, i) => matchType(arg, type.args[i] as HolType, types, rigid));
}

/** Whether `f a b …`, f with a value, is that value applied to what a, b, … match. */
function byArguments(p: Term, t: Term, go: (p: Term, t: Term) => boolean, terms: ReadonlyMap<Term, Term>): boolean {
  const { head, args } = spine(p);
  const given: Term[] = [];
  let fn = t;
  for (let i = 0; i < args.length; i++) {
    if (fn.kind !== 'application') return false;
    given.unshift(fn.arg);
    fn = fn.fn;
  }
  const value = terms.get(head);
  return value !== undefined && alphaEqual(value, fn) && args.every((arg, i) => go(arg, given[i] as Term));
}

/** Whether the term, its values for all open variables put in and redexes reduced, is `t`. */
function instanceIs(pattern: Term, t: Term, { types, terms }: Matching): boolean {
  const put = substitution(
    [...types],
    [...terms].map(([v, value]) => [retyped(v, types), value] as const),
  );
  const instance = put(pattern);
  const normal = betaNormal(instance);
  return alphaEqual(normal === null ? instance : rightSide(normal), t);
}

/** The variable at its instantiated type. */
function retyped(v: Term, types: ReadonlyMap<string, HolType>): Term {
  return types.size === 0 ? v : substitution([...types], [])(v);
}

/**
 * Values for the open variables of the pattern that make it the term, beside those of `start`, which is not changed; null if
 * there are none.
 */
export function match(
  pattern: Term,
  target: Term,
  { free, rigidTypes, numerals }: Openness,
  start: Matching = noValues(),
): Matching | null {
  const types = new Map(start.types);
  const terms = new Map(start.terms);
  const locals = new Map<Term, Term>(); // variables opened in the pattern, with those opened in the target
  const deferred: { p: Term; t: Term; inside: [Term, Term][] }[] = [];
  let depth = 0;

  const bind = (v: Term, value: Term): boolean => {
    const before = terms.get(v);
    if (before !== undefined) return alphaEqual(before, value);
    if (!matchType(v.type, value.type, types, rigidTypes)) return false;
    terms.set(v, value);
    return true;
  };
  const mentionsLocal = (t: Term): boolean => {
    for (const local of locals.values()) if (occursFree(local, t)) return true;
    return false;
  };
  const go = (p: Term, t: Term): boolean => {
    if (p.kind === 'variable') {
      const local = locals.get(p);
      if (local !== undefined) return t === local;
      if (!free.has(p)) return t === p;
      return !mentionsLocal(t) && bind(p, t);
    }
    if (p.kind === 'constant') return t.kind === 'constant' && t.constant === p.constant && matchType(p.type, t.type, types, rigidTypes);
    if (p.frees === 0 && p.typeVariables === 0) return alphaEqual(p, t);
    if (p.kind === 'abstraction') {
      if (t.kind !== 'abstraction') return false;
      const [mine, theirs] = [p.type.args[0] as HolType, t.type.args[0] as HolType];
      if (!matchType(mine, theirs, types, rigidTypes)) return false;
      const name = `%${String(depth++)}`;
      const [v, w] = [variable(name, mine), variable(name, theirs)];
      locals.set(v, w);
      const same = go(bodyAt(p, v), bodyAt(t, w));
      locals.delete(v);
      depth--;
      return same;
    }
    const { head, args } = spine(p);
    if (head.kind === 'variable' && free.has(head) && !locals.has(head)) {
      const own = args.map((arg) => locals.get(arg));
      if (own.every((one) => one !== undefined) && new Set(own).size === own.length) {
        const value = own.reduceRight<Term>(bound, t);
        return !mentionsLocal(value) && bind(head, value);
      }
      deferred.push({ p, t, inside: [...locals] });
      return true;
    }
    if (numerals === true && p.fn === natural.suc && t.kind === 'application' && t.fn !== natural.suc) {
      const value = naturalValue(t);
      return value !== null && value > 0n && value <= MOST_UNFOLDED && go(p.arg, naturalNumeral(value - 1n));
    }
    return t.kind === 'application' && go(p.fn, t.fn) && go(p.arg, t.arg);
  };

  if (!go(pattern, target)) return null;
  for (let next = deferred.shift(); next !== undefined; next = deferred.shift()) {
    const { p, t, inside } = next;
    const { head } = spine(p);
    for (const [v, w] of inside) locals.set(v, w);
    depth = inside.length;
    const known = terms.has(head);
    const same = known
      ? byArguments(p, t, go, terms) || instanceIs(p, t, { types, terms: new Map([...terms, ...inside]) })
      : t.kind === 'application' && go(p.fn, t.fn) && go(p.arg, t.arg);
    locals.clear();
    if (!same) return null;
  }
  return { types, terms };
}

/** The theorem with the values put in, and the redexes that this makes reduced. */
export function instantiated(th: Theorem, { types, terms }: Matching): Theorem {
  if (types.size === 0 && terms.size === 0) return th;
  const so = subst(
    [...types],
    [...terms].map(([v, value]) => [retyped(v, types), value] as const),
    th,
  );
  return [...terms.values()].some((value) => value.kind === 'abstraction') ? converted(betaNormal, so) : so;
}

/** The term with the values put in, not reduced. */
export function instanceOf(t: Term, { types, terms }: Matching): Term {
  return substitution(
    [...types],
    [...terms].map(([v, value]) => [retyped(v, types), value] as const),
  )(t);
}
