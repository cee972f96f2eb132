// Functions written as `λx. f x`: the same as f, by the library's theorem.
import { abstraction, type Term } from '../kernel/term.ts';
import { occursFree } from '../kernel/term-contents.ts';
import { subst, trans, type Theorem } from '../kernel/theorem.ts';
import type { HolType } from '../kernel/type.ts';
import { atParts, rightSide, type Conversion } from './conversion.ts';
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

/** `t = t'` with every `λx. f x` written f. */
export const etaNormal: Conversion = (t): Theorem | null => {
  const parts = atParts(etaNormal)(t);
  const own = etaRedex(parts === null ? t : rightSide(parts));
  return own === null ? parts : parts === null ? own : trans(parts, own);
};
