// The value of `if c then a else b` where c is known.
import { appThm, assume, refl, subst, trans, type Theorem } from '../../kernel/theorem.ts';
import { contradiction, toTrue } from '../connective-rules.ts';
import { rightSide } from '../conversion.ts';
import { isNot } from '../formula.ts';
import { fact } from '../foundation.ts';
import { specAll } from '../quantifier-rules.ts';
import { isFalse } from './natural-laws.ts';

/** From `t = if c then a else b`, and c or ¬c: `t = a` or `t = b`. */
export function conditional(th: Theorem, decided: Theorem): Theorem {
  const t = rightSide(th);
  const [a, b] = [t.fn.arg, t.arg];
  const isFalsified = isNot(decided.conclusion);
  const c = t.fn.fn.arg;
  const value = isFalsified ? isFalse(c, contradiction(decided, assume(c))) : toTrue(decided);
  const chosen = subst([['A', a.type]], [], fact(isFalsified ? 'cond-false' : 'cond-true'));
  const replaced = appThm(appThm(appThm(refl(t.fn.fn.fn), value), refl(a)), refl(b));
  return trans(trans(th, replaced), specAll([a, b], chosen));
}
