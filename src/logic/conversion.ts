// Conversions: from a term, a theorem that it equals another one. They say null where they change nothing, so that what
// stays as it is costs no inference.
import { type Term } from '../kernel/term.ts';
import { absThm, appThm, betaConv, eqMp, refl, trans, type Theorem } from '../kernel/theorem.ts';
import { opened } from './formula.ts';

/** From t a theorem `t = u`, or null for a term that it leaves alone. */
export type Conversion = (t: Term) => Theorem | null;

/** The right side of `a = b`. */
export function rightSide(th: Theorem): Term {
  return th.conclusion.arg;
}

/** `a = c` from `a = b` (null: a is b) and a conversion of b. */
export function continued(first: Theorem | null, t: Term, next: Conversion): Theorem | null {
  const second = next(first === null ? t : rightSide(first));
  return first === null ? second : second === null ? first : trans(first, second);
}

/** One conversion after the other; each may change nothing. */
export function inOrder(...conversions: readonly Conversion[]): Conversion {
  return (t) => conversions.reduce<Theorem | null>((so, next) => continued(so, t, next), null);
}

/** The first of the conversions that changes the term. */
export function firstOf(...conversions: readonly Conversion[]): Conversion {
  return (t) => {
    for (const one of conversions) {
      const th = one(t);
      if (th !== null) return th;
    }
    return null;
  };
}

/** The conversion again and again until it changes nothing. */
export function repeated(conversion: Conversion): Conversion {
  return (t) => {
    let so: Theorem | null = null;
    for (;;) {
      const next = conversion(so === null ? t : rightSide(so));
      if (next === null) return so;
      so = so === null ? next : trans(so, next);
    }
  };
}

/** At the argument of an application. */
export function atArgument(conversion: Conversion): Conversion {
  return (t) => {
    const th = t.kind === 'application' ? conversion(t.arg) : null;
    return th === null ? null : appThm(refl(t.fn), th);
  };
}

/** At the function of an application. */
export function atFunction(conversion: Conversion): Conversion {
  return (t) => {
    const th = t.kind === 'application' ? conversion(t.fn) : null;
    return th === null ? null : appThm(th, refl(t.arg));
  };
}

/** At both arguments of `f a b`. */
export function atBoth(conversion: Conversion): Conversion {
  return (t) => {
    const [a, b] = [conversion(t.fn.arg), conversion(t.arg)];
    if (a === null && b === null) return null;
    const fn = a === null ? refl(t.fn) : appThm(refl(t.fn.fn), a);
    return appThm(fn, b ?? refl(t.arg));
  };
}

/** In the body of an abstraction, whose variable is called as it was unless that name is free in the term. */
export function inBody(conversion: Conversion): Conversion {
  return (t) => {
    if (t.kind !== 'abstraction') return null;
    const { v, body } = opened(t);
    const th = conversion(body);
    return th === null ? null : absThm(v, th);
  };
}

/** At the parts of a term: function and argument, or body. */
export function atParts(conversion: Conversion): Conversion {
  const body = inBody(conversion);
  return (t) => {
    if (t.kind === 'abstraction') return body(t);
    if (t.kind !== 'application') return null;
    const [fn, arg] = [conversion(t.fn), conversion(t.arg)];
    return fn === null && arg === null ? null : appThm(fn ?? refl(t.fn), arg ?? refl(t.arg));
  };
}

/** Everywhere, the parts of a term first; where it changed something it is tried again, on the result and its parts. */
export function everywhere(conversion: Conversion): Conversion {
  const all: Conversion = (t) => {
    const parts = atParts(all)(t);
    const own = conversion(parts === null ? t : rightSide(parts));
    if (own === null) return parts;
    const so = parts === null ? own : trans(parts, own);
    return continued(so, t, all);
  };
  return all;
}

/** Once on each path from the top: where it changes a term, the parts are left alone. */
export function onceFromTop(conversion: Conversion): Conversion {
  const all: Conversion = (t) => conversion(t) ?? atParts(all)(t);
  return all;
}

/** `(λv. b) a = b[a/v]` for a term that is a redex. */
export const betaRedex: Conversion = (t) => (t.kind === 'application' && t.fn.kind === 'abstraction' ? betaConv(t) : null);

const normal = new WeakSet<Term>();

/** Whether no part of the term is an abstraction applied to an argument. */
export function isBetaNormal(root: Term): boolean {
  const stack = [root];
  const seen = new Set<Term>();
  for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
    if (t.part === null || normal.has(t) || seen.has(t)) continue;
    seen.add(t);
    if (t.kind === 'application') {
      if (t.fn.kind === 'abstraction') return false;
      stack.push(t.fn);
    }
    stack.push(t.part);
  }
  normal.add(root);
  return true;
}

/** `t = t'` with all redexes reduced; shared parts are reduced once. */
export const betaNormal: Conversion = (t) => {
  if (isBetaNormal(t)) return null;
  const known = new Map<Term, Theorem | null>();
  const reduce: Conversion = (part) => {
    if (isBetaNormal(part)) return null;
    let th = known.get(part);
    if (th === undefined) known.set(part, (th = continued(betaRedex(part) ?? inside(part), part, reduce)));
    return th;
  };
  const inside = atParts(reduce);
  return reduce(t);
};

/** From `a` and a conversion of a to b: `b`. */
export function converted(conversion: Conversion, th: Theorem): Theorem {
  const equal = conversion(th.conclusion);
  return equal === null ? th : eqMp(equal, th);
}

/** From `a = b`: `a = c`, with b converted. */
export function rightConverted(conversion: Conversion, th: Theorem): Theorem {
  const next = conversion(rightSide(th));
  return next === null ? th : trans(th, next);
}
