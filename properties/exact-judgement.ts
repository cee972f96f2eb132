import type { Judgement } from '../src/claims/claim.ts';
import type { MatrixName } from '../src/claims/formula.ts';
import { DiagnosticError } from '../src/diagnostics/diagnostic.ts';
import type { Bounds } from './layer-quantities.ts';

/** Asks a layer for a quantity, as `Quantities` of src/claims does, in plain numbers. */
export type Ask = (name: string, argument?: number | MatrixName) => number;

/** The same, where a quantity may only be known to lie between two numbers. */
export type AskBounds = (name: string, argument?: number | MatrixName) => Bounds;

/** A value for each undecided quantity that a judgement asked for. */
export type Choice = ReadonlyMap<string, number>;

/** What is known of a case whatever the undecided quantities are. */
export interface AgreedJudgement {
  /** `outside` where it depends on them. */
  readonly judgement: Judgement;
  /** The choices that were judged; one that is empty where everything is decided. */
  readonly choices: readonly Choice[];
}

/** Choices that are tried before a case is left undecided. */
const MOST_CHOICES = 4096;

/**
 * Judges a case for every value that undecided quantities may have: it fails only if it fails for all of them, so that no
 * counterexample rests on a count that is not proved. Passes on what `judgeOnce` throws where all is decided; a choice for
 * which it has no value agrees with none.
 */
export function agreedJudgement(judgeOnce: (ask: Ask) => Judgement, boundsOf: AskBounds): AgreedJudgement {
  const choices: Choice[] = [];
  const judgements = new Set<Judgement | 'undefined'>();
  const open: Choice[] = [new Map()];
  for (let choice = open.pop(); choice !== undefined; choice = open.pop()) {
    const answers = new ChosenAnswers(choice, boundsOf);
    let judgement: Judgement | 'undefined' = 'undefined';
    try {
      judgement = judgeOnce(answers.ask);
    } catch (error) {
      if (!(error instanceof DiagnosticError) || !answers.isUndecided) throw error;
    }
    if (answers.isComplete) {
      choices.push(choice);
      judgements.add(judgement);
    } else open.push(...answers.branches().reverse());
    if (choices.length + open.length > MOST_CHOICES) return { judgement: 'outside', choices };
  }
  const [only] = judgements;
  return { judgement: judgements.size === 1 && only !== undefined && only !== 'undefined' ? only : 'outside', choices };
}

/** Answers one evaluation, and notes the first undecided quantity for which no value is chosen. */
export class ChosenAnswers {
  readonly #choice: Choice;
  readonly #boundsOf: AskBounds;
  #first: { readonly key: string; readonly bounds: Bounds } | null = null;
  #isUndecided = false;

  constructor(choice: Choice, boundsOf: AskBounds) {
    this.#choice = choice;
    this.#boundsOf = boundsOf;
  }

  /** Whether an undecided quantity was asked for. */
  get isUndecided(): boolean {
    return this.#isUndecided;
  }

  /** Whether every undecided quantity that was asked for has a chosen value. */
  get isComplete(): boolean {
    return this.#first === null;
  }

  /** The value of a quantity; where none is chosen, the least that it may have. */
  readonly ask: Ask = (name, argument) => {
    const bounds = this.#boundsOf(name, argument);
    if (bounds.least === bounds.most) return bounds.least;
    this.#isUndecided = true;
    const key = `${name} ${argument ?? ''}`;
    const chosen = this.#choice.get(key);
    if (chosen === undefined) this.#first ??= { key, bounds };
    return chosen ?? bounds.least;
  };

  /** This choice with each value of the quantity that was noted. */
  branches(): Choice[] {
    if (this.#first === null) return [];
    const { key, bounds } = this.#first;
    return Array.from({ length: bounds.most - bounds.least + 1 }, (_, s) => new Map([...this.#choice, [key, bounds.least + s]]));
  }
}
