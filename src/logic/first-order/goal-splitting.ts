// What needs no search: a formula to be proved is taken apart by its own shape, and what it assumes becomes further facts.
import { alphaEqual, bodyAt, type Term } from '../../kernel/term.ts';
import { appThm, assume, deductAntisym, eqMp, refl, subst, type Theorem } from '../../kernel/theorem.ts';
import type { HolType } from '../../kernel/type.ts';
import { cases, conj, disch, either, left, notIntro, right, truth } from '../connective-rules.ts';
import { betaNormal, converted } from '../conversion.ts';
import { FALSE, NOT, TRUE, freshVariable, isAnd, isExists, isForall, isIff, isImplies, isNot, isOr, not } from '../formula.ts';
import { fact } from '../foundation.ts';
import { choose, gen, spec, specAll } from '../quantifier-rules.ts';
import { isCompound } from './decomposition.ts';

/** A formula to be proved from facts. */
export interface Sequent {
  readonly goal: Term;
  readonly facts: readonly Theorem[];
}

/** Proves parts that cannot be taken apart any more; null if it cannot. */
export type LeafProver = (sequent: Sequent) => Theorem | null;

/** So many disjunctions that the goal assumes are taken by cases; the others are left to the search. */
const MOST_CASES = 6;

/** Proves the goal from the facts by taking it apart. */
export class GoalSplitting {
  readonly #leaf: LeafProver;
  #casesLeft = MOST_CASES;

  constructor(leaf: LeafProver) {
    this.#leaf = leaf;
  }

  /** The goal as a theorem, or null if a part could not be proved. */
  prove(goal: Term, facts: readonly Theorem[]): Theorem | null {
    if (goal === TRUE) return truth();
    const known = facts.find((th) => alphaEqual(th.conclusion, goal));
    if (known !== undefined) return known;
    if (isAnd(goal)) {
      const first = this.prove(goal.fn.arg, facts);
      const second = first === null ? null : this.prove(goal.arg, facts);
      return first === null || second === null ? null : conj(first, second);
    }
    if (isImplies(goal)) {
      const th = this.#assuming(goal.arg, [assume(goal.fn.arg)], facts);
      return th === null ? null : disch(goal.fn.arg, th);
    }
    if (isIff(goal)) {
      const [a, b] = [goal.fn.arg, goal.arg];
      const first = this.#assuming(a, [assume(b)], facts);
      const second = first === null ? null : this.#assuming(b, [assume(a)], facts);
      return first === null || second === null ? null : deductAntisym(first, second);
    }
    if (isNot(goal) && isCompound(goal.arg)) {
      const th = this.#assuming(FALSE, [assume(goal.arg)], facts);
      return th === null ? null : notIntro(disch(goal.arg, th));
    }
    if (isForall(goal)) {
      const v = this.#fresh(goal, [goal], facts);
      const th = this.prove(bodyAt(goal.arg, v), facts);
      return th === null ? null : gen(v, th);
    }
    return this.#leaf({ goal, facts });
  }

  /** A variable for a quantified formula. */
  #fresh(quantified: Term, terms: readonly Term[], facts: readonly Theorem[]): Term {
    const avoid = [...terms, ...facts.flatMap((th) => [th.conclusion, ...th.hypotheses])];
    return freshVariable(quantified.arg.name, quantified.arg.type.args[0] as HolType, avoid);
  }

  /** The goal from the facts and what is assumed in the first place, which is taken apart. */
  #assuming(goal: Term, assumed: readonly Theorem[], facts: readonly Theorem[]): Theorem | null {
    const [th, ...rest] = assumed;
    if (th === undefined) return this.prove(goal, facts);
    const t = th.conclusion;
    if (isAnd(t)) return this.#assuming(goal, [left(th), right(th), ...rest], facts);
    if (isExists(t)) {
      const w = this.#fresh(t, [goal], [...assumed, ...facts]);
      const proved = this.#assuming(goal, [assume(bodyAt(t.arg, w)), ...rest], facts);
      return proved === null ? null : choose(w, th, proved);
    }
    const simpler = withoutNegation(th);
    if (simpler !== null) return this.#assuming(goal, [...simpler, ...rest], facts);
    if (isOr(t) && this.#mayDivide()) {
      const one = this.#assuming(goal, [assume(t.fn.arg), ...rest], facts);
      const other = one === null ? null : this.#assuming(goal, [assume(t.arg), ...rest], facts);
      return one === null || other === null ? null : cases(th, one, other);
    }
    if (isIff(t) && (isQuantified(t.arg) || isQuantified(t.fn.arg)) && this.#mayDivide()) {
      const [holds, fails] = [assume(t.fn.arg), assume(not(t.fn.arg))];
      const one = this.#assuming(goal, [holds, eqMp(th, holds), ...rest], facts);
      const other = one === null ? null : this.#assuming(goal, [fails, eqMp(appThm(refl(NOT), th), fails), ...rest], facts);
      return one === null || other === null ? null : cases(either(t.fn.arg), one, other);
    }
    return this.#assuming(goal, rest, [...facts, th]);
  }

  #mayDivide(): boolean {
    return this.#casesLeft-- > 0;
  }
}

/** Whether there is a quantifier among the connectives of the formula. */
function isQuantified(t: Term): boolean {
  if (isForall(t) || isExists(t)) return true;
  if (isNot(t)) return isQuantified(t.arg);
  return (isAnd(t) || isOr(t) || isImplies(t) || isIff(t)) && (isQuantified(t.fn.arg) || isQuantified(t.arg));
}

/** What a negated formula says, with the negation further inside; null where that would be a disjunction, or an atom. */
function withoutNegation(th: Theorem): Theorem[] | null {
  const t = th.conclusion;
  if (!isNot(t)) return null;
  const inner = t.arg;
  if (isNot(inner)) return [eqMp(spec(inner.arg, fact('not-not')), th)];
  if (isOr(inner) || isImplies(inner)) {
    const law = specAll([inner.fn.arg, inner.arg], fact(isOr(inner) ? 'not-or' : 'not-implies'));
    const both = eqMp(law, th);
    return [left(both), right(both)];
  }
  if (isForall(inner)) {
    const general = subst([['A', inner.arg.type.args[0] as HolType]], [], fact('not-forall'));
    // The law has redexes where the predicate is applied, on both sides.
    return [eqMp(converted(betaNormal, spec(inner.arg, general)), th)];
  }
  return null;
}
