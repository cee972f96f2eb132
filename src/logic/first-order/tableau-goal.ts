// The parts of a tableau under construction: clauses of the search, the literals still to be refuted, and how each was.
import type { TheoremClause } from './clausal-form.ts';

/** A literal of a clause of the search, its atom a node. */
export interface NodeLiteral {
  readonly positive: boolean;
  readonly atom: number;
}

/** A clause of the search. */
export interface SearchClause {
  readonly literals: readonly NodeLiteral[];
  readonly variableCount: number;
  readonly source: TheoremClause;
}

/** Where the opposite of a literal comes from: a literal of a clause, or a literal that is assumed above. */
export type Opposite = { readonly clause: SearchClause; readonly index: number } | { readonly ancestor: Goal };

/**
 * How a literal is refuted. `mismatched` are the places of arguments of the atom (of the left side, for `rewrite`; of both
 * sides, for `congruent`) that differ and whose equations are the first subgoals; those of the other literals come last.
 */
export type TableauStep =
  | {
      /** `connect`: an opposite literal, with its sides exchanged if so said. `rewrite`: by an equation, used from that side. */
      readonly kind: 'connect' | 'rewrite';
      readonly opposite: Opposite;
      readonly offset: number;
      readonly swapped: boolean;
      readonly mismatched: readonly number[];
      /** For `rewrite`: whether a subgoal, after those for arguments, says that the other side is what is wanted. */
      readonly tail: boolean;
      readonly subgoals: readonly Goal[];
    }
  | { readonly kind: 'congruent'; readonly mismatched: readonly number[]; readonly subgoals: readonly Goal[] }
  | { readonly kind: 'reflexive'; readonly subgoals: readonly Goal[] }
  /** By a clause, all of whose literals are subgoals; without clause, by what the only subgoal assumes once more. */
  | { readonly kind: 'restart'; readonly clause: SearchClause | null; readonly offset: number; readonly subgoals: readonly Goal[] }
  | { readonly kind: 'lemma'; readonly lemma: Goal; readonly subgoals: readonly Goal[] };

/** Literals that were refuted before, with no more assumed than here. */
export interface Lemmas {
  readonly goal: Goal;
  readonly next: Lemmas | null;
}

/** A literal that is assumed, to be refuted; or the mark that all subgoals of `closes` are. The rest of the work is `next`. */
export class Goal {
  readonly positive: boolean;
  readonly atom: number;
  readonly offset: number;
  readonly parent: Goal | null;
  readonly closes: Goal | null;
  readonly depth: number;
  next: Goal | null = null;
  /** How many literals are to be refuted in all, this one included. */
  open = 0;
  lemmas: Lemmas | null = null;
  /** Whether the literal is assumed once more, so that it may be equal to one above. */
  readonly again: boolean;
  step: TableauStep | null = null;
  /** The bindings and variables that there were when it was taken up. */
  trail = 0;
  variables = 0;

  constructor(
    literal: { positive: boolean; atom: number; offset: number },
    parent: Goal | null,
    closes: Goal | null = null,
    again = false,
  ) {
    this.positive = literal.positive;
    this.atom = literal.atom;
    this.offset = literal.offset;
    this.parent = parent;
    this.closes = closes;
    this.depth = parent === null ? 1 : parent.depth + 1;
    this.again = again;
  }
}

/** A literal with the offset of its variables. */
export interface PlacedLiteral {
  readonly positive: boolean;
  readonly atom: number;
  readonly offset: number;
}
