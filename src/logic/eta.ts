// Functions written as `λx. f x`: the same as f, by the library's theorem.
import { abstraction, type Term } from '../kernel/term.ts';
import { occursFree } from '../kernel/term-contents.ts';
import { subst, type Theorem } from '../kernel/theorem.ts';
import type { HolType } from '../kernel/type.ts';
import { atParts, continued, type Conversion } from './conversion.ts';
import { opened } from './formula.ts';
import { fact } from './foundation.ts';
import { spec } from './quantifier-rules.ts';

/** `λv. t`, or f where t is `f v`. */
export function withoutEta(v: Term, t: Term): Term {
  const isEta = t.kind === 'application' && t.arg === v && !occursFree(v, t.fn);
  return isEta ? t.fn : abstraction(v, t);
}

/** `(λx. f x) = f`. */
const etaRedex: Conversion = (t) => {
  if (t.kind !== 'abstraction') return null;
  const { v, body } = opened(t);
  const f = withoutEta(v, body);
  if (f.kind === 'abstraction' || body.kind !== 'application' || f !== body.fn) return null;
  const [domain, range] = t.type.args as readonly [HolType, HolType];
  return spec(
    f,
    subst(
      [
        ['A', domain],
        ['B', range],
      ],
      [],
      fact('eta'),
    ),
  );
};

/** `t = t'` with every `λx. f x` written f; shared parts are looked at once. */
export const etaNormal: Conversion = (t) => {
  const known = new Map<Term, Theorem | null>();
  const reduce: Conversion = (part) => {
    if (part.part === null) return null;
    let th = known.get(part);
    if (th === undefined) known.set(part, (th = continued(inside(part), part, etaRedex)));
    return th;
  };
  const inside = atParts(reduce);
  return reduce(t);
};
