// Tautologies: formulas that are true whatever their atoms are. Cases are taken on one atom after the other, until the
// formula is true by those that are decided.
import { fail } from '../../diagnostics/diagnostic.ts';
import { alphaEqual, type Term } from '../../kernel/term.ts';
import { assume, proveHyp, type Theorem } from '../../kernel/theorem.ts';
import { cases, either } from '../connective-rules.ts';
import { FALSE, TRUE, isAnd, isIff, isImplies, isNot, isOr, not } from '../formula.ts';
import { printTerm } from '../print-term.ts';
import { isConditional, isPropositional, propositionalWays, type Way } from './propositional-ways.ts';

type Truth = boolean | undefined;

/**
 * `⊢ goal` for a propositional tautology. Atoms are the parts without a connective at the head, quantified formulas among
 * them, equal if they are so up to the names of bound variables. Throws `not-tautology` for a formula that can be false.
 */
export function tautology(goal: Term): Theorem {
  return new Cases().proof(goal);
}

const negated = (a: Truth): Truth => (a === undefined ? undefined : !a);
const bothOf = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a && b);

/** What is assumed of atoms, case by case. */
class Cases {
  readonly #values: { readonly atom: Term; value: Truth }[] = [];
  readonly #placeOf = new Map<Term, { readonly atom: Term; value: Truth }>();
  readonly #ways = new Map<Term, readonly Way[] | null>();

  /** The formula, from the atoms or negated atoms that are assumed. */
  proof(goal: Term): Theorem {
    const value = this.#valueOf(goal);
    if (value === true) return this.#derived(goal);
    const undecided = value === false ? null : this.#undecidedAtom(goal);
    if (undecided === null) return this.#refuse(goal);
    const place = this.#atom(undecided);
    place.value = true;
    const one = this.proof(goal);
    place.value = false;
    const other = this.proof(goal);
    place.value = undefined;
    // A proof that does without the case is a proof already.
    const uses = (th: Theorem, t: Term): boolean => th.hypotheses.some((h) => alphaEqual(h, t));
    if (!uses(one, undecided)) return one;
    return uses(other, not(undecided)) ? cases(either(undecided), one, other) : other;
  }

  #refuse(goal: Term): never {
    const shown = (t: Term): string => printTerm(t, { limit: 300 });
    const decided = this.#values.filter(({ value }) => value !== undefined);
    const notes = decided.map(({ atom, value }) => `with ${shown(atom)} ${value === true ? 'true' : 'false'}`);
    return fail('not-tautology', `the formula can be false: ${shown(goal)}`, { notes });
  }

  #atom(t: Term): { readonly atom: Term; value: Truth } {
    let place = this.#placeOf.get(t);
    if (place === undefined) {
      place = this.#values.find(({ atom }) => alphaEqual(atom, t));
      if (place === undefined) this.#values.push((place = { atom: t, value: undefined }));
      this.#placeOf.set(t, place);
    }
    return place;
  }

  #valueOf(t: Term): Truth {
    if (!isPropositional(t)) return this.#atom(t).value;
    if (t === TRUE || t === FALSE) return t === TRUE;
    if (isNot(t)) return negated(this.#valueOf(t.arg));
    const [a, b] = [this.#valueOf(t.fn.arg), this.#valueOf(t.arg)];
    if (isAnd(t)) return bothOf(a, b);
    if (isOr(t)) return negated(bothOf(negated(a), negated(b)));
    if (isImplies(t)) return negated(bothOf(a, negated(b)));
    if (isIff(t)) return a === undefined || b === undefined ? undefined : a === b;
    const condition = this.#valueOf(t.fn.fn.arg);
    return condition === undefined ? undefined : condition ? a : b;
  }

  /** An atom on which the value of the formula, that is not decided, depends. */
  #undecidedAtom(t: Term): Term | null {
    if (this.#valueOf(t) !== undefined) return null;
    if (!isPropositional(t)) return t;
    if (isNot(t)) return this.#undecidedAtom(t.arg);
    if (!isConditional(t)) return this.#undecidedAtom(t.fn.arg) ?? this.#undecidedAtom(t.arg);
    const condition = this.#valueOf(t.fn.fn.arg);
    return condition === undefined ? this.#undecidedAtom(t.fn.fn.arg) : this.#undecidedAtom(condition ? t.fn.arg : t.arg);
  }

  /** A formula that is true by what is assumed, from that. */
  #derived(t: Term): Theorem {
    let ways = this.#ways.get(t);
    if (ways === undefined) this.#ways.set(t, (ways = propositionalWays(t)));
    const way = ways?.find(({ parts }) => parts.every((part) => this.#valueOf(part) === true));
    return way === undefined ? assume(t) : way.parts.reduce((th, part) => proveHyp(this.#derived(part), th), way.theorem);
  }
}
