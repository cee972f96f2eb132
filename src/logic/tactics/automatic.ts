// Tactics that finish a goal: simplification, arithmetic, ring identities, first-order reasoning.
import { alphaEqual, type Term } from '../../kernel/term.ts';
import { isEquation, eqMp, sym, type Theorem } from '../../kernel/theorem.ts';
import { DiagnosticError } from '../../diagnostics/diagnostic.ts';
import { arithmetic, tryArithmetic } from '../arithmetic/arithmetic.ts';
import { REAL } from '../arithmetic/number-terms.ts';
import { linear } from '../arithmetic/linear.ts';
import { ring as ringIdentity } from '../arithmetic/ring.ts';
import { firstOrder, tryFirstOrder } from '../first-order/prove-first-order.ts';
import { contr } from '../connective-rules.ts';
import { betaNormal, rightSide } from '../conversion.ts';
import { FALSE } from '../formula.ts';
import { refuse, shown, used, withConclusion, type Goal, type Tactic, type Use } from '../goal.ts';
import { simp, simplifiedUses } from './simplifying.ts';

/** What a finishing tactic may use: all facts, and what it is given. */
function known(goal: Goal, uses: readonly Use[]): Theorem[] {
  return [...uses.map((use) => used(goal, use)), ...goal.facts.map(({ theorem }) => theorem)];
}

/** Proves the goal with its redexes reduced. */
function reduced(goal: Goal, solve: (goal: Goal) => Theorem): Theorem {
  const normal = betaNormal(goal.conclusion);
  if (normal === null) return solve(goal);
  return eqMp(sym(normal), solve(withConclusion(goal, rightSide(normal))));
}

/** An identity of commutative rings, with rational numbers, between real numbers. */
export function ring(): Tactic {
  return (goal) =>
    reduced(goal, (at) => (isEquation(at.conclusion) ? ringIdentity(at.conclusion) : refuse(at, 'ring', 'the goal is no equation')));
}

/** Linear arithmetic over the real numbers, from the facts and what is given; products count as unknowns. */
export function linearly(...uses: readonly Use[]): Tactic {
  return (goal) => reduced(goal, (at) => linear(at.conclusion, known(at, uses)));
}

/** Linear arithmetic over natural and real numbers, from the facts and what is given. */
export function arith(...uses: readonly Use[]): Tactic {
  return (goal) => reduced(goal, (at) => arithmetic(at.conclusion, known(at, uses)));
}

/** First-order reasoning from the facts and what is given. */
export function logic(...uses: readonly Use[]): Tactic {
  return (goal) => reduced(goal, (at) => firstOrder(at.conclusion, known(at, uses)));
}

/** First-order reasoning from what is given alone. */
export function logicFrom(...uses: readonly Use[]): Tactic {
  return (goal) =>
    reduced(goal, (at) =>
      firstOrder(
        at.conclusion,
        uses.map((use) => used(at, use)),
      ),
    );
}

/** A fact or a use that is the goal. */
export function exact(use: Use): Tactic {
  return (goal) => reduced(goal, (at) => matched(at, used(at, use)));
}

function matched(goal: Goal, th: Theorem): Theorem {
  const normal = betaNormal(th.conclusion);
  const so = normal === null ? th : eqMp(normal, th);
  return alphaEqual(so.conclusion, goal.conclusion) ? so : refuse(goal, 'exact', `${shown(so)} is another formula`);
}

/** Finishes a simple goal: by simplification with the facts and what is given, then as a ring identity, by arithmetic, or by logic. */
export function by(...uses: readonly Use[]): Tactic {
  return (goal) => {
    const finish = (at: Goal): Theorem => {
      const own = tryRing(at.conclusion) ?? tryArithmetic(at.conclusion, known(at, uses));
      if (own !== null) return own;
      const simpler = simplifiedUses(at, uses);
      const absurd = simpler.find((th) => th.conclusion === FALSE);
      if (absurd !== undefined) return contr(at.conclusion, absurd);
      const all = [...simpler, ...known(at, uses)];
      const th = tryArithmetic(at.conclusion, all) ?? tryFirstOrder(at.conclusion, all);
      return th ?? refuse(at, 'by', 'no simple proof was found; this is what is left');
    };
    return reduced(goal, (at) => tryArithmetic(at.conclusion, known(at, [])) ?? viaSimp(at, uses, finish));
  };
}

function tryRing(t: Term): Theorem | null {
  if (!isEquation(t) || t.arg.type !== REAL) return null;
  try {
    return ringIdentity(t);
  } catch (error) {
    if (error instanceof DiagnosticError) return null;
    throw error;
  }
}

function viaSimp(goal: Goal, uses: readonly Use[], finish: (goal: Goal) => Theorem): Theorem {
  const reached = { finish: false };
  try {
    return simp(...uses)(goal, (at) => {
      reached.finish = true;
      return finish(at);
    });
  } catch (error) {
    if (reached.finish || !(error instanceof DiagnosticError)) throw error;
    return finish(goal);
  }
}
