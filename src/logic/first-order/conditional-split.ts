// Conditionals inside literals: `p (if c then a else b)` is had from c and `p a`, or from ¬c and `p b`.
import { type Term } from '../../kernel/term.ts';
import { appThm, assume, eqMp, refl, subst, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { toFalse, toTrue } from '../connective-rules.ts';
import { NAMES, isApplied, not } from '../formula.ts';
import { fact } from '../foundation.ts';
import { specAll } from '../quantifier-rules.ts';
import type { Way } from './propositional-ways.ts';

/** A conditional inside the term, but not inside an abstraction; null if there is none. */
function conditionalIn(t: Term): Term | null {
  if (t.kind !== 'application') return null;
  return conditionalIn(t.fn) ?? conditionalIn(t.arg) ?? (isApplied(t, NAMES.cond, 3) ? t : null);
}

/** The equation of the term with `equal`, an equation for its part, put to use everywhere outside abstractions. */
function replaced(t: Term, part: Term, equal: Theorem): Theorem | null {
  if (t === part) return equal;
  if (t.kind !== 'application') return null;
  const [fn, arg] = [replaced(t.fn, part, equal), replaced(t.arg, part, equal)];
  return fn === null && arg === null ? null : appThm(fn ?? refl(t.fn), arg ?? refl(t.arg));
}

/** `c ⊢ (if c then a else b) = a`, or `¬c ⊢ … = b`. */
function decided(conditional: Term, holds: boolean): Theorem {
  const [condition, a, b] = [conditional.fn.fn.arg, conditional.fn.arg, conditional.arg];
  const known = holds ? toTrue(assume(condition)) : toFalse(assume(not(condition)));
  const general = subst([['A', conditional.type]], [], fact(holds ? 'cond-true' : 'cond-false'));
  const start = appThm(appThm(appThm(refl(conditional.fn.fn.fn), known), refl(a)), refl(b));
  return trans(start, specAll([a, b], general));
}

/** The two ways to a literal that has a conditional in it, null for one that has none. */
export function conditionalWays(t: Term): readonly Way[] | null {
  const conditional = conditionalIn(t);
  if (conditional === null) return null;
  const ways: Way[] = [];
  for (const holds of [true, false]) {
    const equal = replaced(t, conditional, decided(conditional, holds));
    if (equal === null) return null;
    const part = equal.conclusion.arg;
    const condition = conditional.fn.fn.arg;
    ways.push({ theorem: eqMp(sym(equal), assume(part)), parts: [holds ? condition : not(condition), part] });
  }
  return ways;
}
