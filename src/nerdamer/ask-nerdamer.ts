import { fail, quoted } from '../diagnostics/diagnostic.ts';
import type { Expression } from '../symbolic/expression.ts';
import { atomSlope, product } from './atom-slope.ts';
import { NerdamerThread, QUESTION_MILLISECONDS } from './nerdamer-thread.ts';
import { contains, disguised, questionText, undisguised } from './question-text.ts';
import type { Disguise, NerdamerQuestion } from './question-text.ts';
import { readAnswer, solutionTexts, unreadable } from './read-answer.ts';
import { verifyAnswer } from './verify-answer.ts';

/** Why an answer is not used. */
export type DiscardReason = 'wrong' | 'undecided' | 'unreadable' | 'refused' | 'timeout' | 'crashed' | 'missing';

/** An answer that was checked, or the reason why there is none. `text` is what nerdamer said, empty if it said nothing. */
export type NerdamerReply =
  | {
      readonly answer: Expression;
      /** Solutions of an equation: all that were checked, perhaps not all that there are. */
      readonly answers: readonly Expression[];
      readonly text: string;
    }
  | { readonly discarded: DiscardReason; readonly why: string; readonly text: string };

/** How a question is asked. */
export interface NerdamerOptions {
  /** The name to integrate or differentiate by, or to solve for. */
  readonly by?: string;
  /** Longest time for one question to the library: 2000 unless given. */
  readonly milliseconds?: number;
  /** False: exponentials, roots and real powers are not replaced by names, on which nerdamer is often wrong. */
  readonly atoms?: boolean;
}

/** How often the door was asked and what came of it. */
export interface NerdamerCounts {
  readonly asked: number;
  readonly verified: number;
  readonly discarded: Readonly<Record<DiscardReason, number>>;
}

const NONE: Readonly<Record<DiscardReason, number>> = {
  wrong: 0,
  undecided: 0,
  unreadable: 0,
  refused: 0,
  timeout: 0,
  crashed: 0,
  missing: 0,
};

/** What a name is called that is asked about and does not occur. */
const ABSENT = 'v_';

/** Questions by a name rather than about the whole. */
const BY_NAME: ReadonlySet<NerdamerQuestion> = new Set(['integrate', 'differentiate', 'solve']);

/**
 * The one door to nerdamer, whose answers are often wrong: a question leaves as text of our own making, and only an answer
 * that our parser reads and that exact evaluation confirms comes back.
 */
export class NerdamerDoor {
  readonly #thread: NerdamerThread;
  #asked = 0;
  #verified = 0;
  readonly #discarded = { ...NONE };

  constructor(thread = new NerdamerThread()) {
    this.#thread = thread;
  }

  get counts(): NerdamerCounts {
    return { asked: this.#asked, verified: this.#verified, discarded: { ...this.#discarded } };
  }

  /** Asks and checks. Throws DiagnosticError `missing-name` for a question by a name without one. */
  async ask(question: NerdamerQuestion, expression: Expression, options: NerdamerOptions = {}): Promise<NerdamerReply> {
    const { by } = options;
    if (BY_NAME.has(question) && by === undefined) fail('missing-name', `${quoted(question)} without a name: expected one in "by"`);
    this.#asked += 1;
    const reply = await this.#answer(question, expression, options);
    if ('discarded' in reply) this.#discarded[reply.discarded] += 1;
    else this.#verified += 1;
    return reply;
  }

  /** Ends the thread. */
  close(): Promise<void> {
    return this.#thread.close();
  }

  async #answer(question: NerdamerQuestion, expression: Expression, options: NerdamerOptions): Promise<NerdamerReply> {
    const by = BY_NAME.has(question) ? options.by : undefined;
    const disguise = disguised(expression, options.atoms !== false);
    const moving = Array.from(disguise.meaning).filter(
      ([, meaning]) => by !== undefined && meaning.kind !== 'name' && contains(meaning, by),
    );
    if (moving.length === 0) return this.#byName(question, disguise, by, options);
    if (question !== 'differentiate') return this.#byName(question, disguised(expression, false), by, options);
    return this.#byChainRule(expression, disguise, moving, by ?? '', options);
  }

  /** One question to the library, its answer checked in the disguise, where equal atoms are one name each. */
  async #byName(
    question: NerdamerQuestion,
    { expression, meaning, positive }: Disguise,
    by: string | undefined,
    { milliseconds = QUESTION_MILLISECONDS }: NerdamerOptions,
  ): Promise<NerdamerReply> {
    const alias = by === undefined ? undefined : (aliasOf(by, meaning) ?? ABSENT);
    // An integral holds the name also where the question does not.
    const names = by !== undefined && alias === ABSENT ? new Map([...meaning, [ABSENT, { kind: 'name', name: by } as const]]) : meaning;
    const saying = await this.#thread.ask(questionText(question, expression, alias), milliseconds);
    if ('silent' in saying) return { discarded: saying.silent, why: saying.why, text: '' };
    const text = saying.said;
    const judged = judgeAnswer(question, expression, text, { by: alias, positive, names: [...names.keys()] });
    if ('discarded' in judged) return { ...judged, text };
    const [answer, ...more] = judged.answers.map((one) => undisguised(one, names));
    return answer === undefined ? { discarded: 'unreadable', why: 'no answer', text } : { answer, answers: [answer, ...more], text };
  }

  /** By the name, and by each atom that depends on it times the atom's own derivative, which our rules give. */
  async #byChainRule(
    whole: Expression,
    { expression, meaning, positive }: Disguise,
    moving: readonly (readonly [string, Expression])[],
    by: string,
    options: NerdamerOptions,
  ): Promise<NerdamerReply> {
    const texts: string[] = [];
    let sum: Expression | undefined;
    const alias = aliasOf(by, meaning);
    for (const name of [...(alias === undefined ? [] : [alias]), ...moving.map(([atom]) => atom)]) {
      // The disguise is asked about, so that its names have to keep their meaning.
      const own = new Map(Array.from(meaning.keys(), (key): [string, Expression] => [key, { kind: 'name', name: key }]));
      const partial = await this.#byName('differentiate', { expression, meaning: own, positive }, name, options);
      if ('discarded' in partial) return { ...partial, text: [...texts, partial.text].join('; ') };
      texts.push(partial.text);
      const outer = undisguised(partial.answer, meaning);
      const atom = moving.find(([key]) => key === name)?.[1];
      const inner = atom && atomSlope(atom, by);
      const term: Expression = inner === undefined ? outer : product(outer, inner);
      sum = sum === undefined ? term : { kind: 'sum', left: sum, right: term };
    }
    const text = texts.join('; ');
    if (sum === undefined) return { discarded: 'undecided', why: 'nothing to add up', text };
    const verdict = verifyAnswer({ question: 'differentiate', expression: whole, answer: sum, by });
    if (verdict.verdict === 'agrees') return { answer: sum, answers: [sum], text };
    return verdict.verdict === 'differs'
      ? { discarded: 'wrong', why: verdict.where, text }
      : { discarded: 'undecided', why: verdict.why, text };
  }
}

/** What nerdamer said about an expression, read and checked: the answers that hold, or why none is used. Other solutions of a list are left out. */
export function judgeAnswer(
  question: NerdamerQuestion,
  expression: Expression,
  text: string,
  { by, positive, names }: { by?: string | undefined; positive?: ReadonlySet<string>; names: readonly string[] },
): { readonly answers: readonly Expression[] } | Discarded {
  const held: Expression[] = [];
  let problem: Discarded = { discarded: 'undecided', why: 'no solution was found' };
  for (const part of question === 'solve' ? solutionTexts(text) : [text]) {
    const judged = judgeOne(question, expression, part, { by, positive, names });
    if ('discarded' in judged) problem = judged;
    else held.push(judged.answer);
  }
  return held.length > 0 ? { answers: held } : problem;
}

interface Discarded {
  readonly discarded: DiscardReason;
  readonly why: string;
}

function judgeOne(
  question: NerdamerQuestion,
  expression: Expression,
  text: string,
  { by, positive, names }: { by: string | undefined; positive: ReadonlySet<string> | undefined; names: readonly string[] },
): { readonly answer: Expression } | Discarded {
  let answer: Expression;
  try {
    answer = readAnswer(text, names);
  } catch (error) {
    return { discarded: 'unreadable', why: unreadable(error) };
  }
  if (question === 'solve' && by !== undefined && contains(answer, by)) return { discarded: 'wrong', why: 'a solution in terms of itself' };
  const verdict = verifyAnswer({ question, expression, answer, by, ...(positive ? { positive } : {}) });
  if (verdict.verdict === 'agrees') return { answer };
  return verdict.verdict === 'differs' ? { discarded: 'wrong', why: verdict.where } : { discarded: 'undecided', why: verdict.why };
}

function aliasOf(name: string, meaning: ReadonlyMap<string, Expression>): string | undefined {
  // An atom's name can itself be the one that is meant, where the question is asked about a disguise.
  for (const [alias, one] of meaning) if (one.kind === 'name' && one.name === name) return alias;
  return undefined;
}

let shared: NerdamerDoor | undefined;

/** Asks through one door for the whole process, which starts its thread at the first question. Throws as `NerdamerDoor.ask`. */
export function askNerdamer(question: NerdamerQuestion, expression: Expression, options?: NerdamerOptions): Promise<NerdamerReply> {
  shared ??= new NerdamerDoor();
  return shared.ask(question, expression, options);
}

/** What came of the questions of the whole process so far. */
export function nerdamerCounts(): NerdamerCounts {
  return shared?.counts ?? { asked: 0, verified: 0, discarded: { ...NONE } };
}
