// From a closed tableau to a theorem: each refuted literal becomes a theorem `literal, literals above ⊢ F`.
import { alphaEqual, type Term } from '../../kernel/term.ts';
import { appThm, assume, deductAntisym, eqMp, equation, proveHyp, refl, subst, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { contradiction, disch, fromFalsity, notIntro } from '../connective-rules.ts';
import { NOT, not, spine } from '../formula.ts';
import { LAWS, lawAt } from './decomposition-laws.ts';
import type { ClosedTableau } from './tableau.ts';
import type { Goal, SearchClause, TableauStep } from './tableau-goal.ts';
import type { Unifier } from './unifier.ts';

/** A literal as kernel terms. */
interface Shown {
  readonly positive: boolean;
  readonly atom: Term;
  readonly formula: Term;
}

/** Rebuilds the proof that a closed tableau is. */
export class TableauProof {
  readonly #termOf: (node: number, offset: number) => Term;
  readonly #unifier: Unifier;
  readonly #refutations = new Map<Goal, Theorem>();

  /** The bindings of the unifier must be those with which the tableau was found. */
  constructor(unifier: Unifier, anyOf: (v: Term) => Term) {
    this.#unifier = unifier;
    this.#termOf = unifier.kernelTerms(anyOf);
  }

  /** `F`, from the hypotheses of what the clauses came from. */
  falsity({ clause, offset, goals }: ClosedTableau): Theorem {
    return this.#withRefuted(this.#instance(clause, offset), goals);
  }

  #shown(literal: { readonly positive: boolean; readonly atom: number; readonly offset: number }): Shown {
    const atom = this.#termOf(literal.atom, literal.offset);
    return { positive: literal.positive, atom, formula: literal.positive ? atom : not(atom) };
  }

  /** The theorem of a clause, its variables at what they were bound to. */
  #instance({ source, literals }: SearchClause, offset: number): Theorem {
    const { bank } = this.#unifier;
    const nodes = new Set(literals.flatMap(({ atom }) => bank.variables[atom] as readonly number[]));
    const values = [...nodes].map((v): [Term, Term] => [bank.term[v] as Term, this.#termOf(v, offset)]);
    return values.length === 0 ? source.theorem : subst([], values, source.theorem);
  }

  /** The theorem without the hypotheses that are opposites of the goals. If one goal is refuted by itself, that is enough. */
  #withRefuted(theorem: Theorem, goals: readonly Goal[]): Theorem {
    let th = theorem;
    for (const goal of goals) {
      const refutation = this.#refutation(goal);
      const literal = this.#shown(goal);
      if (!refutation.hypotheses.some((h) => alphaEqual(h, literal.formula))) return refutation;
      th = proveHyp(denied(literal, refutation), th);
    }
    return th;
  }

  #refutation(goal: Goal): Theorem {
    let th = this.#refutations.get(goal);
    if (th === undefined) this.#refutations.set(goal, (th = this.#refuted(goal, goal.step as TableauStep)));
    return th;
  }

  #refuted(goal: Goal, step: TableauStep): Theorem {
    switch (step.kind) {
      case 'lemma':
        return this.#refutation(step.lemma);
      case 'restart':
        return step.clause === null
          ? this.#refutation(step.subgoals[0] as Goal)
          : this.#withRefuted(this.#instance(step.clause, step.offset), step.subgoals);
      case 'reflexive': {
        const { atom, formula } = this.#shown(goal);
        return contradiction(assume(formula), refl(atom.arg));
      }
      case 'congruent': {
        const { atom, formula } = this.#shown(goal);
        return this.#orSubgoal(step.subgoals, () => {
          const equal = this.#congruence(atom.fn.arg, step.mismatched, step.subgoals);
          return contradiction(assume(formula), equal);
        });
      }
      case 'connect':
      case 'rewrite':
        return this.#connected(goal, step);
    }
  }

  /** A subgoal that is refuted without being assumed is a refutation; otherwise what `make` gives. */
  #orSubgoal(equations: readonly Goal[], make: () => Theorem): Theorem {
    for (const goal of equations) {
      const refutation = this.#refutation(goal);
      const { formula } = this.#shown(goal);
      if (!refutation.hypotheses.some((h) => alphaEqual(h, formula))) return refutation;
    }
    return make();
  }

  /** The equation that a subgoal `¬(a = b)` proves by its refutation. */
  #proved(goal: Goal): Theorem {
    return denied(this.#shown(goal), this.#refutation(goal));
  }

  /** `f a1 … = f b1 …`, where the arguments at `places` are equal by the goals and the others are the same. */
  #congruence(t: Term, places: readonly number[], goals: readonly Goal[]): Theorem {
    const { head, args } = spine(t);
    let th = refl(head);
    args.forEach((arg, i) => {
      const place = places.indexOf(i);
      th = appThm(th, place < 0 ? refl(arg) : this.#proved(goals[place] as Goal));
    });
    return th;
  }

  #connected(goal: Goal, step: Extract<TableauStep, { kind: 'connect' | 'rewrite' }>): Theorem {
    const { opposite, offset, swapped, mismatched, subgoals } = step;
    const equations = subgoals.slice(0, mismatched.length + (step.tail ? 1 : 0));
    const others = subgoals.slice(equations.length);
    return this.#orSubgoal(equations, () => {
      const literal =
        'clause' in opposite
          ? { ...(opposite.clause.literals[opposite.index] as { positive: boolean; atom: number }), offset }
          : opposite.ancestor;
      const against = this.#shown(literal);
      const own = this.#shown(goal);
      // The theorem has the hypothesis that is the opposite of the literal of the clause (or of the ancestor).
      const start = 'clause' in opposite ? this.#instance(opposite.clause, offset) : lawAt(LAWS.contradiction, against.atom);
      const th = this.#withRefuted(start, others);
      const given =
        step.kind === 'rewrite'
          ? this.#byRewriting(own, against, step, equations)
          : this.#bySame(own, against, swapped, mismatched, equations);
      return given === null ? th : proveHyp(given, th);
    });
  }

  /** From the literal of the goal, the opposite of the literal it is connected to; null if that is the same. */
  #bySame(own: Shown, against: Shown, swapped: boolean, mismatched: readonly number[], equations: readonly Goal[]): Theorem | null {
    if (!swapped && mismatched.length === 0) return null;
    let equal = this.#congruence(own.atom, mismatched, equations);
    if (swapped) {
      const turned = equation(against.atom.arg, against.atom.fn.arg);
      equal = trans(equal, deductAntisym(sym(assume(against.atom)), sym(assume(turned))));
    }
    return own.positive ? eqMp(equal, assume(own.formula)) : eqMp(appThm(refl(NOT), equal), assume(own.formula));
  }

  /** From `¬(u = v)`, `u = a` and `b = v`: `¬(a = b)`. */
  #byRewriting(
    own: Shown,
    against: Shown,
    step: Extract<TableauStep, { kind: 'connect' | 'rewrite' }>,
    equations: readonly Goal[],
  ): Theorem {
    const used = step.swapped ? sym(assume(against.atom)) : assume(against.atom);
    let th = used;
    if (step.mismatched.length > 0) th = trans(this.#congruence(own.atom.fn.arg, step.mismatched, equations), th);
    if (step.tail) th = trans(th, this.#proved(equations.at(-1) as Goal));
    return notIntro(disch(against.atom, contradiction(assume(own.formula), th)));
  }
}

/** From `literal ⊢ F`: its opposite. */
function denied({ positive, atom, formula }: Shown, refutation: Theorem): Theorem {
  const equal = deductAntisym(refutation, fromFalsity(formula));
  return proveHyp(equal, lawAt(positive ? LAWS.isFalse : LAWS.isTrue, atom));
}
