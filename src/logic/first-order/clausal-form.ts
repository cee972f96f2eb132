// Theorems as clauses. A clause `L1 ∨ … ∨ Ln` is kept as the theorem `¬L1, …, ¬Ln ⊢ F` (double negations removed): so no
// law for disjunctions is needed to use it, and its variables are free, to be instantiated by a single substitution.
import { alphaEqual, variable, type Term } from '../../kernel/term.ts';
import { isEquation, proveHyp, refl, subst, type Theorem } from '../../kernel/theorem.ts';
import { occursFree } from '../../kernel/term-contents.ts';
import { type HolType } from '../../kernel/type.ts';
import { isNot, not } from '../formula.ts';
import { waysTo, type Naming } from './decomposition.ts';

/** An atom, or its negation. */
export interface Literal {
  readonly positive: boolean;
  readonly atom: Term;
}

/** A clause: its literals, and the theorem whose hypotheses (besides those of a given theorem) are their opposites. */
export interface TheoremClause {
  readonly literals: readonly Literal[];
  readonly theorem: Theorem;
  /** The variables that may be instantiated: each clause from one given theorem has all of that theorem. */
  readonly variables: readonly Term[];
}

/** So many clauses are made of one theorem at most. */
const MOST_CLAUSES = 1000;

/** Names for the variables of clauses, and the terms that stand for what exists, for one proof. */
export class ClauseNames implements Naming {
  readonly #prefix: string;
  #count = 0;
  #current: Term[] = [];
  /** Terms made by choice, by their hashes. */
  readonly #choices = new Map<number, { readonly value: Term; readonly number: number }[]>();
  #choiceCount = 0;

  /** `prefix` begins no name of a free variable of what is given or to be proved. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  readonly freshVariable = (name: string, type: HolType): Term => {
    const v = variable(`${this.#prefix}${String(this.#count++)}_${name}`, type);
    this.#current.push(v);
    return v;
  };

  readonly noteChoice = (value: Term): void => {
    if (this.choiceNumber(value) !== null) return;
    const same = this.#choices.get(value.hash);
    const noted = { value, number: this.#choiceCount++ };
    if (same === undefined) this.#choices.set(value.hash, [noted]);
    else same.push(noted);
  };

  /** Which of the terms that `noteChoice` was told of this is; null if none. */
  readonly choiceNumber = (t: Term): number | null => this.#choices.get(t.hash)?.find(({ value }) => alphaEqual(value, t))?.number ?? null;

  /** Whether the variable is free in a term made by choice. */
  isInChoice(v: Term): boolean {
    return [...this.#choices.values()].some((same) => same.some(({ value }) => occursFree(v, value)));
  }

  /** A variable of that type for terms about which nothing is known. */
  anyOf(type: HolType): Term {
    return variable(`${this.#prefix}any`, type);
  }

  /** The variables made since the last call. */
  takeVariables(): Term[] {
    const taken = this.#current;
    this.#current = [];
    return taken;
  }
}

/**
 * The clauses of `F` from hypotheses: from `start, H ⊢ F`, the theorems `¬L1, …, ¬Ln, H ⊢ F` that follow by going from the
 * formula `start` to what implies it. Tautologies are left out. Null if there are too many.
 */
export function clausesFrom(start: Term, theorem: Theorem, names: ClauseNames): TheoremClause[] | null {
  const found: { literals: Literal[]; theorem: Theorem }[] = [];
  names.takeVariables();
  const open: { todo: readonly Term[]; literals: readonly Literal[]; theorem: Theorem }[] = [{ todo: [start], literals: [], theorem }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const [t, ...rest] = one.todo;
    if (t === undefined) {
      found.push({ literals: [...one.literals], theorem: one.theorem });
      if (found.length > MOST_CLAUSES) return null;
      continue;
    }
    const ways = waysTo(t, names);
    if (ways !== null) {
      for (const way of [...ways].reverse())
        open.push({ todo: [...way.parts, ...rest], literals: one.literals, theorem: proveHyp(way.theorem, one.theorem) });
      continue;
    }
    // The hypothesis is the opposite of the literal of the clause.
    const literal: Literal = isNot(t) ? { positive: true, atom: t.arg } : { positive: false, atom: t };
    const same = one.literals.filter(({ atom }) => alphaEqual(atom, literal.atom));
    if (same.some(({ positive }) => positive !== literal.positive)) continue;
    if (isEquation(literal.atom) && alphaEqual(literal.atom.fn.arg, literal.atom.arg)) {
      if (!literal.positive) open.push({ ...one, todo: rest, theorem: proveHyp(refl(literal.atom.arg), one.theorem) });
      continue;
    }
    open.push({ ...one, todo: rest, literals: same.length > 0 ? one.literals : [...one.literals, literal] });
  }
  const variables = names.takeVariables();
  // A term made by choice is known as it was made: its variables stay.
  const solvable = variables.filter((v) => !names.isInChoice(v));
  return found
    .map((one) => withoutEquated(one, solvable))
    .filter((clause) => clause !== null)
    .map((clause) => ({ ...clause, variables }));
}

/** The clause without literals `¬(v = t)`, t being put for the variable v of the clause; null if it becomes a tautology. */
function withoutEquated(
  clause: { readonly literals: readonly Literal[]; readonly theorem: Theorem },
  variables: readonly Term[],
): { readonly literals: readonly Literal[]; readonly theorem: Theorem } | null {
  let so = clause;
  for (;;) {
    const solved = so.literals
      .map((literal) => (literal.positive ? null : solution(literal.atom, variables)))
      .find((pair) => pair !== null);
    if (solved === undefined) return so;
    const [v, value] = solved;
    const moved = subst([], [[v, value]], so.theorem);
    const literals: Literal[] = [];
    let theorem = proveHyp(refl(value), moved);
    for (const { positive, atom } of so.literals) {
      const at = subst([], [[v, value]], refl(atom)).conclusion.arg;
      if (isEquation(at) && alphaEqual(at.fn.arg, at.arg)) {
        if (positive) return null;
        theorem = proveHyp(refl(at.arg), theorem);
        continue;
      }
      const same = literals.filter((one) => alphaEqual(one.atom, at));
      if (same.some((one) => one.positive !== positive)) return null;
      if (same.length === 0) literals.push({ positive, atom: at });
    }
    so = { literals, theorem };
  }
}

/** The variable and the value that an equation gives it; null if it gives none. */
function solution(atom: Term, variables: readonly Term[]): [Term, Term] | null {
  if (!isEquation(atom)) return null;
  const [a, b] = [atom.fn.arg, atom.arg];
  if (variables.includes(a) && !occursFree(a, b)) return [a, b];
  if (variables.includes(b) && !occursFree(b, a)) return [b, a];
  return null;
}

/** The hypothesis that stands for a literal of a clause: its opposite. */
export function opposite({ positive, atom }: Literal): Term {
  return positive ? not(atom) : atom;
}
