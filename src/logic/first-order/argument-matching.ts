// Making arguments the same: by unification, and where equations may help, by leaving a disequation as a subgoal.
import type { ClauseIndex } from './clause-index.ts';
import type { PlacedLiteral } from './tableau-goal.ts';
import type { TermBank } from './term-bank.ts';
import type { Unifier } from './unifier.ts';

/** Two lists of arguments that are to become the same; `mustDiffer`: not all of them by unification. */
export interface ArgumentPair {
  readonly own: readonly number[];
  readonly ownOffset: number;
  readonly other: readonly number[];
  readonly otherOffset: number;
  readonly mustDiffer?: boolean;
}

/** What is to be done once arguments fit, but for those at the places, whose disequations are subgoals. */
export type Continuation = (subgoals: readonly PlacedLiteral[], mismatched: readonly number[]) => boolean;

/** Matches arguments for one search. */
export class ArgumentMatching {
  readonly #bank: TermBank;
  readonly #index: ClauseIndex;
  readonly #unifier: Unifier;
  readonly #count: () => void;
  readonly #isGoingBack: () => boolean;

  /** `count` is called for each attempt; while `isGoingBack`, no other way is to be tried after a failure. */
  constructor(unifier: Unifier, index: ClauseIndex, count: () => void, isGoingBack: () => boolean) {
    this.#bank = unifier.bank;
    this.#index = index;
    this.#unifier = unifier;
    this.#count = count;
    this.#isGoingBack = isGoingBack;
  }

  /**
   * Makes the arguments from place i on the same, by unification, or, where equations may help, by leaving it to a subgoal;
   * `places` are those left so far. Then goes on with `finish`.
   */
  match(pair: ArgumentPair, finish: Continuation, i = 0, places: readonly number[] = [], subgoals: readonly PlacedLiteral[] = []): boolean {
    const { own, ownOffset, other, otherOffset } = pair;
    if (i === own.length) {
      if (pair.mustDiffer && places.length === 0) return false;
      this.#count();
      return finish(subgoals, places);
    }
    const unifier = this.#unifier;
    const [trail, next] = [unifier.trail.length, unifier.next];
    const [a, b] = [own[i] as number, other[i] as number];
    if (unifier.unify(a, ownOffset, b, otherOffset)) {
      if (this.match(pair, finish, i + 1, places, subgoals)) return true;
      if (this.#isGoingBack()) return false;
    } else if (places.length === 0) this.#count();
    unifier.undo(trail, next);
    if (!this.mayBeEqual(a, ownOffset, b, otherOffset)) return false;
    const difference = this.disequation(a, ownOffset, b, otherOffset);
    if (this.match(pair, finish, i + 1, [...places, i], [...subgoals, difference])) return true;
    unifier.undo(trail, next);
    return false;
  }

  /** Whether equations might show two terms to be equal, neither a variable, that are not the same. */
  mayBeEqual(a: number, aOffset: number, b: number, bOffset: number): boolean {
    const unifier = this.#unifier;
    const { symbol, args, type } = this.#bank;
    if (!this.#index.isEquational) return false;
    unifier.resolve(a, aOffset);
    const [one, oneOffset] = [unifier.node, unifier.offset];
    unifier.resolve(b, bOffset);
    const [two, twoOffset] = [unifier.node, unifier.offset];
    const [s, t] = [symbol[one] as number, symbol[two] as number];
    if (s < 0 || t < 0 || type[one] !== type[two]) return false;
    if (s === t && (args[one] as readonly number[]).length > 0) return !unifier.same(one, oneOffset, two, twoOffset);
    if (s === t) return false;
    const index = this.#index;
    if (index.equationsFromVariable(type[one] as number).length > 0) return true;
    return index.equationsFrom(s).length > 0 && index.equationsFrom(t).length > 0;
  }

  /** The literal `¬(a = b)`. */
  disequation(a: number, aOffset: number, b: number, bOffset: number): PlacedLiteral {
    const unifier = this.#unifier;
    const atom = this.#bank.equationTemplate(this.#bank.type[a] as number);
    const offset = unifier.reserve(2);
    unifier.bind(offset, a, aOffset);
    unifier.bind(offset + 1, b, bOffset);
    return { positive: false, atom, offset };
  }
}
