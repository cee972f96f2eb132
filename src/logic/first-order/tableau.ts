// The search: model elimination (a connection tableau, depth first, within bounds that grow), with equations used where
// arguments do not fit. What it finds is a closed tableau, from which the proof is rebuilt.
import { ArgumentMatching } from './argument-matching.ts';
import type { ClauseIndex } from './clause-index.ts';
import { Goal, type Opposite, type PlacedLiteral, type SearchClause, type TableauStep } from './tableau-goal.ts';
import { Unifier, WorkExhausted } from './unifier.ts';
import type { TermBank } from './term-bank.ts';

/** A closed tableau: the clause at its root, with its variables from `offset` on, and one refuted goal for each literal. */
export interface ClosedTableau {
  readonly clause: SearchClause;
  readonly offset: number;
  readonly goals: readonly Goal[];
}

/** So many steps for each literal of depth has a tableau at most. */
const SIZE_BY_DEPTH = 8;
/** So many parts of terms are looked at for each connection that may be tried, before the limit counts as reached. */
const WORK_BY_LIMIT = 100;

/** Searches for closed tableaux of one set of clauses. */
export class TableauSearch {
  readonly unifier: Unifier;
  readonly #bank: TermBank;
  readonly #index: ClauseIndex;
  readonly #limit: number;
  /** How many connections were tried. */
  tried = 0;
  /** Whether no more connections may be tried. */
  isExhausted = false;
  /** How many literals deep the tableau may be. */
  #depth = 0;
  /** Whether the bounds left anything out. */
  #isBounded = false;
  /** While a failure goes back to a goal whose other ways are not to be tried: that goal. */
  #backTo: Goal | null = null;
  readonly #matching: ArgumentMatching;

  constructor(bank: TermBank, index: ClauseIndex, limit: number) {
    this.#bank = bank;
    this.#index = index;
    this.#limit = limit;
    this.unifier = new Unifier(bank, WORK_BY_LIMIT * limit);
    this.#matching = new ArgumentMatching(
      this.unifier,
      index,
      () => {
        this.#count();
      },
      () => this.#isGoingBack(),
    );
  }

  /** A closed tableau of that depth with that clause at its root, or null; and whether larger bounds might find more. */
  find(clause: SearchClause, depth: number): { readonly tableau: ClosedTableau | null; readonly isBounded: boolean } {
    this.#depth = depth;
    this.#isBounded = false;
    this.#backTo = null;
    this.unifier.undo(0, 0);
    const offset = this.unifier.reserve(clause.variableCount);
    const goals = clause.literals.map((literal) => new Goal({ ...literal, offset }, null));
    let found = false;
    try {
      found = this.#solve(this.#chained(goals, null, null), SIZE_BY_DEPTH * depth);
    } catch (error) {
      if (!(error instanceof WorkExhausted)) throw error;
      this.isExhausted = true;
    }
    return { tableau: found ? { clause, offset, goals } : null, isBounded: this.#isBounded };
  }

  /** The goals put before the rest of the work; each may use those before it as lemmas. */
  #chained(goals: readonly Goal[], rest: Goal | null, above: Goal | null): Goal | null {
    let lemmas = above === null ? null : above.lemmas;
    for (const goal of goals) {
      goal.lemmas = lemmas;
      lemmas = { goal, next: lemmas };
    }
    let next = rest;
    for (let i = goals.length - 1; i >= 0; i--) {
      const goal = goals[i] as Goal;
      goal.next = next;
      goal.open = (next === null ? 0 : next.open) + 1;
      next = goal;
    }
    return next;
  }

  #solve(goal: Goal | null, left: number): boolean {
    if (goal === null) return true;
    if (goal.closes !== null) {
      if (this.#solve(goal.next, left)) return true;
      // Refuted without binding a variable of others: another way would not help them.
      if (this.#backTo === null && !this.#boundOutside(goal.closes)) this.#backTo = goal.closes;
      return false;
    }
    if (goal.open > left) {
      this.#isBounded = true;
      return false;
    }
    goal.trail = this.unifier.trail.length;
    goal.variables = this.unifier.next;
    const found = this.#refute(goal, left);
    if (!found && this.#backTo === goal) this.#backTo = null;
    return found;
  }

  /** Whether a variable that was there before the goal was bound since. */
  #boundOutside(goal: Goal): boolean {
    const { trail } = this.unifier;
    for (let i = goal.trail; i < trail.length; i++) if ((trail[i] as number) < goal.variables) return true;
    return false;
  }

  /** Takes the step and goes on with its subgoals and the rest. If that fails, takes all back. */
  #take(
    goal: Goal,
    subgoals: readonly PlacedLiteral[],
    left: number,
    stepWith: (subgoals: readonly Goal[]) => TableauStep,
    again = false,
  ): boolean {
    if (subgoals.length > 0 && goal.depth >= this.#depth) {
      this.#isBounded = true;
      return false;
    }
    const goals = subgoals.map((literal) => new Goal(literal, goal, null, again));
    goal.step = stepWith(goals);
    const mark = new Goal(goal, goal.parent, goal);
    mark.next = goal.next;
    mark.open = goal.next === null ? 0 : goal.next.open;
    return this.#solve(this.#chained(goals, mark, goal), left - 1);
  }

  #isGoingBack(): boolean {
    return this.#backTo !== null;
  }

  #count(): void {
    if (++this.tried > this.#limit) throw new WorkExhausted();
  }

  #refute(goal: Goal, left: number): boolean {
    const symbol = this.#bank.symbol[goal.atom] as number;
    const known = this.#atOnce(goal, symbol);
    if (known === false) return false;
    if (known !== null) return this.#take(goal, [], left, () => known);
    const isEquation = this.#bank.equalities.has(symbol);
    if (isEquation && !goal.positive) return this.#proveEquation(goal, left);
    for (let a = goal.parent; a !== null; a = a.parent) {
      if (a.positive === goal.positive || this.#bank.symbol[a.atom] !== symbol) continue;
      if (this.#connect(goal, { ancestor: a }, a.atom, a.offset, [], left)) return true;
      if (this.#isGoingBack()) return false;
    }
    for (const { clause, index } of this.#index.literals(!goal.positive, symbol)) {
      if (goal.open + clause.literals.length - 1 > left) {
        this.#isBounded = true;
        continue;
      }
      const { next } = this.unifier;
      const offset = this.unifier.reserve(clause.variableCount);
      const rest = clause.literals.filter((_, i) => i !== index).map((literal) => ({ ...literal, offset }));
      if (this.#connect(goal, { clause, index }, (clause.literals[index] as { atom: number }).atom, offset, rest, left)) return true;
      this.unifier.next = next;
      if (this.#isGoingBack()) return false;
    }
    return isEquation && this.#restart(goal, left);
  }

  /** What is to be done without any other way: a step that binds nothing; false if the goal is above already; else null. */
  #atOnce(goal: Goal, symbol: number): TableauStep | false | null {
    const { unifier } = this;
    const { symbol: symbols } = this.#bank;
    let isNew = goal.again;
    for (let a = goal.parent; a !== null; a = a.parent) {
      if (symbols[a.atom] === symbol && unifier.same(goal.atom, goal.offset, a.atom, a.offset)) {
        if (a.positive !== goal.positive)
          return {
            kind: 'connect',
            opposite: { ancestor: a },
            offset: a.offset,
            swapped: false,
            mismatched: [],
            tail: false,
            subgoals: [],
          };
        if (!isNew) return false;
      }
      if (a.again) isNew = true;
    }
    for (let one = goal.lemmas; one !== null; one = one.next) {
      const { goal: lemma } = one;
      if (
        lemma.positive === goal.positive &&
        symbols[lemma.atom] === symbol &&
        unifier.same(goal.atom, goal.offset, lemma.atom, lemma.offset)
      )
        return { kind: 'lemma', lemma, subgoals: [] };
    }
    return null;
  }

  /** Connects the goal with an opposite literal, arguments in both orders for equations. */
  #connect(goal: Goal, opposite: Opposite, atom: number, offset: number, rest: readonly PlacedLiteral[], left: number): boolean {
    const { args, symbol, equalities } = this.#bank;
    const [own, other] = [args[goal.atom] as readonly number[], args[atom] as readonly number[]];
    for (const swapped of equalities.has(symbol[atom] as number) ? [false, true] : [false]) {
      const pair = { own, ownOffset: goal.offset, other: swapped ? [other[1] as number, other[0] as number] : other, otherOffset: offset };
      const found = this.#matching.match(pair, (subgoals, mismatched) =>
        this.#take(goal, [...subgoals, ...rest], left, (goals) => ({
          kind: 'connect',
          opposite,
          offset,
          swapped,
          mismatched,
          tail: false,
          subgoals: goals,
        })),
      );
      if (found) return true;
      if (this.#isGoingBack()) return false;
    }
    return false;
  }

  /** Refutes `¬(u = v)`: as both are the same, by equal arguments, or by an equation from u on. */
  #proveEquation(goal: Goal, left: number): boolean {
    const { unifier } = this;
    const { args, symbol, type } = this.#bank;
    const [u0, v0] = args[goal.atom] as [number, number];
    const [trail, next] = [unifier.trail.length, unifier.next];
    this.#count();
    if (unifier.unify(u0, goal.offset, v0, goal.offset) && this.#take(goal, [], left, (subgoals) => ({ kind: 'reflexive', subgoals })))
      return true;
    unifier.undo(trail, next);
    if (this.#isGoingBack() || !this.#index.isEquational) return false;
    unifier.resolve(u0, goal.offset);
    const [u, uOffset] = [unifier.node, unifier.offset];
    unifier.resolve(v0, goal.offset);
    const [v, vOffset] = [unifier.node, unifier.offset];
    const head = symbol[u] as number;
    if (head < 0 || (symbol[v] as number) < 0) return false;
    if (head === symbol[v]) {
      const [us, vs] = [args[u] as readonly number[], args[v] as readonly number[]];
      const found = this.#matching.match(
        { own: us, ownOffset: uOffset, other: vs, otherOffset: vOffset, mustDiffer: true },
        (subgoals, mismatched) => this.#take(goal, subgoals, left, (goals) => ({ kind: 'congruent', mismatched, subgoals: goals })),
      );
      if (found) return true;
      if (this.#isGoingBack()) return false;
    }
    for (let a = goal.parent; a !== null; a = a.parent) {
      if (!a.positive || symbol[a.atom] !== symbol[goal.atom]) continue;
      for (const swapped of [false, true]) {
        if (this.#rewrite(goal, { ancestor: a }, swapped, a.atom, a.offset, [], left)) return true;
        if (this.#isGoingBack()) return false;
      }
    }
    for (const entries of [this.#index.equationsFrom(head), this.#index.equationsFromVariable(type[u] as number)]) {
      for (const { clause, index, swapped } of entries) {
        if (goal.open + clause.literals.length - 1 > left) {
          this.#isBounded = true;
          continue;
        }
        const offset = unifier.reserve(clause.variableCount);
        const rest = clause.literals.filter((_, i) => i !== index).map((literal) => ({ ...literal, offset }));
        if (this.#rewrite(goal, { clause, index }, swapped, (clause.literals[index] as { atom: number }).atom, offset, rest, left))
          return true;
        unifier.undo(trail, next);
        if (this.#isGoingBack()) return false;
      }
    }
    return false;
  }

  /** Refutes `¬(u = v)` by an equation `a = b`: u is made a, and b is made v or that is left as a subgoal. */
  #rewrite(
    goal: Goal,
    opposite: Opposite,
    swapped: boolean,
    equation: number,
    offset: number,
    rest: readonly PlacedLiteral[],
    left: number,
  ): boolean {
    const { unifier } = this;
    const { args, symbol } = this.#bank;
    const sides = args[equation] as readonly [number, number];
    const [a0, b] = swapped ? [sides[1], sides[0]] : sides;
    const [u0, v] = args[goal.atom] as [number, number];
    const draft = { kind: 'rewrite', opposite, offset, swapped } as const;
    const finish = (subgoals: readonly PlacedLiteral[], mismatched: readonly number[]): boolean => {
      const [trail, next] = [unifier.trail.length, unifier.next];
      const step =
        (tail: boolean) =>
        (goals: readonly Goal[]): TableauStep => ({ ...draft, mismatched, tail, subgoals: goals });
      if (unifier.unify(b, offset, v, goal.offset) && this.#take(goal, [...subgoals, ...rest], left, step(false))) return true;
      unifier.undo(trail, next);
      if (this.#isGoingBack() || !this.#matching.mayBeEqual(b, offset, v, goal.offset)) return false;
      return this.#take(goal, [...subgoals, this.#matching.disequation(b, offset, v, goal.offset), ...rest], left, step(true));
    };
    unifier.resolve(u0, goal.offset);
    const [u, uOffset] = [unifier.node, unifier.offset];
    unifier.resolve(a0, offset);
    const [a, aOffset] = [unifier.node, unifier.offset];
    if ((symbol[a] as number) < 0) return this.#matching.match({ own: [u], ownOffset: uOffset, other: [a], otherOffset: aOffset }, finish);
    if (symbol[a] !== symbol[u]) return false;
    const [own, other] = [args[u] as readonly number[], args[a] as readonly number[]];
    return this.#matching.match({ own, ownOffset: uOffset, other, otherOffset: aOffset }, finish);
  }

  /**
   * Refutes an equation by what is assumed above, assumed once more, or by a clause without positive literals: with the
   * equation there is more to refute them by.
   */
  #restart(goal: Goal, left: number): boolean {
    if (!this.#index.isEquational) return false;
    const { unifier } = this;
    for (let a = goal.parent; a !== null; a = a.parent) {
      if (a.positive && this.#bank.equalities.has(this.#bank.symbol[a.atom] as number)) continue;
      this.#count();
      if (this.#take(goal, [a], left, (subgoals) => ({ kind: 'restart', clause: null, offset: 0, subgoals }), true)) return true;
      if (this.#isGoingBack()) return false;
    }
    for (const clause of this.#index.negative) {
      if (goal.open + clause.literals.length - 1 > left) {
        this.#isBounded = true;
        continue;
      }
      this.#count();
      const { next } = unifier;
      const offset = unifier.reserve(clause.variableCount);
      const literals = clause.literals.map((literal) => ({ ...literal, offset }));
      if (this.#take(goal, literals, left, (subgoals) => ({ kind: 'restart', clause, offset, subgoals }), true)) return true;
      unifier.next = next;
      if (this.#isGoingBack()) return false;
    }
    return false;
  }
}
