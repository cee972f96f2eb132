import type { Judgement, Statement } from '../src/claims/claim.ts';
import { ID_PATTERN, MAX_ID_LENGTH } from '../src/claims/claim-schema.ts';
import type { MatrixName } from '../src/claims/formula.ts';
import { DiagnosticError, fail, quoted } from '../src/diagnostics/diagnostic.ts';
import { CaseArbitrary } from './arbitraries/case-arbitrary.ts';
import type { CaseKind } from './arbitraries/case.ts';
import { NOT_SMALL } from './case-quantities.ts';
import type { SearchedProperty } from './claim-properties.ts';
import { agreedJudgement, ChosenAnswers, type Ask } from './exact-judgement.ts';
import { familyProperty } from './family-property.ts';

/**
 * What a claim in TypeScript may ask of a layer at its length, in the words of claim files. Asking for what the kind does
 * not have, or for `heads(m)` at what is no length, ends the search with an error that says so.
 */
export interface LayerNumbers {
  /** The sequence length. */
  readonly n: number;
  /** The state dimension; both directions of a bidirectional layer together. */
  readonly N: number;
  /** Output and input dimension. */
  readonly p: number;
  readonly d: number;
  /** The number of kernels or of listed operators. */
  readonly w: number;
  /** The least number of heads on the level of operators, at length n or another one. */
  readonly heads: (length?: number) => number;
  /** The least number of heads almost everywhere, with pairwise coefficients. */
  readonly pairwise: () => number;
  /** The least number of softmax heads with a sink. */
  readonly softmax: () => number;
  /** The ranks of the operators side by side, and one above the other. */
  readonly rowRank: () => number;
  readonly colRank: () => number;
  /** The rank of a matrix of an LTI layer. */
  readonly rank: (matrix: MatrixName) => number;
  /** The number of different complex eigenvalues of A, and the degree of its minimal polynomial. */
  readonly eigenvalues: () => number;
  readonly degree: () => number;
}

/** A claim as somebody writes it in TypeScript. */
export interface WrittenClaim {
  /** Small letters and digits, words joined by hyphens. */
  readonly id: string;
  /** What it says, in a sentence. */
  readonly words: string;
  /** The same for math mode; the words as text unless given. */
  readonly latex?: string;
  /** The layers it is about: `ssmCases({ N: [1, 4] })`, `convolutionCases()`, … of headcount/arbitraries. */
  readonly over: { readonly [K in CaseKind]: CaseArbitrary<K> }[CaseKind];
  /** The hypothesis: cases where it is false do not count. */
  readonly given?: (q: LayerNumbers) => boolean;
  /** What is claimed of every case. Called several times for a case, so it must depend on its argument alone. */
  readonly says: (q: LayerNumbers) => boolean;
}

/** A claim that can be searched. */
export class OwnClaim {
  readonly id: string;
  readonly statement: Statement;
  readonly property: SearchedProperty;

  constructor(id: string, statement: Statement, property: SearchedProperty) {
    this.id = id;
    this.statement = statement;
    this.property = property;
  }
}

/**
 * A claim of one's own, with its conditions in TypeScript: `export default claim({ id, words, over, given, says })`. Its
 * quantities are counted modulo primes first, and over the rationals before a counterexample is reported. Throws
 * DiagnosticError `bad-claim` for what is missing or of another form. While it is searched, `claim-failed` where a
 * condition throws, or gives something else than true or false.
 */
export function claim(written: WrittenClaim): OwnClaim {
  const { id, words, latex, over, given, says } = checked(written);
  const judgeOnce = (ask: Ask): Judgement => {
    const numbers = new AskedNumbers(ask);
    if (given !== undefined && !answerOf('given', given, numbers)) return 'outside';
    return answerOf('says', says, numbers) ? 'holds' : 'fails';
  };
  const property = familyProperty([{ kind: over.kind, options: over.ranges }], {
    fast: judgeOnce,
    exact: (boundsOf) => {
      const { judgement, choices } = agreedJudgement(judgeOnce, boundsOf);
      return {
        judgement,
        facts: factsFrom(
          judgeOnce,
          choices.map((choice) => new ChosenAnswers(choice, boundsOf).ask),
        ),
      };
    },
  });
  return new OwnClaim(id, { words, latex: latex ?? `\\text{${words.replaceAll(/[\\{}$&#^_%~]/g, ' ')}}` }, property);
}

/** The quantities that the conditions asked for, in that order; where a condition had no value, those until then. */
function factsFrom(judgeOnce: (ask: Ask) => Judgement, asks: readonly Ask[]): { name: string; value: string }[] {
  const values = new Map<string, Set<string>>();
  for (const ask of asks) {
    try {
      judgeOnce((name, argument) => {
        const value = ask(name, argument);
        const text = argument === undefined ? name : `${name}(${argument})`;
        values.set(text, (values.get(text) ?? new Set()).add(String(value)));
        return value;
      });
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
    }
  }
  return [...values].map(([name, all]) => ({ name, value: [...all].join(' or ') }));
}

class AskedNumbers implements LayerNumbers {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  get n(): number {
    return this.#ask('n');
  }
  get N(): number {
    return this.#ask('N');
  }
  get p(): number {
    return this.#ask('p');
  }
  get d(): number {
    return this.#ask('d');
  }
  get w(): number {
    return this.#ask('w');
  }

  // Properties, so that they can be taken out of the argument: `({ n, heads }) => heads() <= n`.
  readonly heads = (length?: number): number => this.#ask('heads', length);
  readonly pairwise = (): number => this.#ask('pairwise');
  readonly softmax = (): number => this.#ask('softmax');
  readonly rowRank = (): number => this.#ask('rowRank');
  readonly colRank = (): number => this.#ask('colRank');
  readonly rank = (matrix: MatrixName): number => this.#ask('rank', matrix);
  readonly eigenvalues = (): number => this.#ask('eigenvalues');
  readonly degree = (): number => this.#ask('degree');
}

function answerOf(key: 'given' | 'says', condition: (q: LayerNumbers) => boolean, numbers: LayerNumbers): boolean {
  let answer: unknown;
  try {
    answer = condition(numbers);
  } catch (error) {
    // What a quantity has to say comes through as it is: a missing one, or a count that is asked for exactly.
    if (error instanceof DiagnosticError || error === NOT_SMALL) throw error;
    return fail('claim-failed', `${key} threw ${error instanceof Error ? error.toString() : quoted(String(error), 80)}`, { place: key });
  }
  if (typeof answer === 'boolean') return answer;
  return fail('claim-failed', `${key} gave ${answer === undefined ? 'nothing' : `a ${typeof answer}`}: expected true or false`, {
    place: key,
  });
}

function checked(written: WrittenClaim): WrittenClaim {
  const fields: Readonly<Record<string, unknown>> = Object(written) as Record<string, unknown>;
  const { id, words, latex, over, given, says } = fields;
  const refuse = (key: string, expected: string): never => fail('bad-claim', `expected ${expected}`, { place: key });
  if (typeof id !== 'string' || id.length > MAX_ID_LENGTH || !new RegExp(ID_PATTERN).test(id)) {
    return refuse('id', `small letters and digits, words joined by hyphens, at most ${MAX_ID_LENGTH} characters`);
  }
  if (typeof words !== 'string' || words.trim() === '') return refuse('words', 'a sentence that says what is claimed');
  if (latex !== undefined && typeof latex !== 'string') return refuse('latex', 'a text');
  if (!(over instanceof CaseArbitrary)) return refuse('over', 'cases of headcount/arbitraries, such as ssmCases()');
  if (given !== undefined && typeof given !== 'function') return refuse('given', 'a function that gives true or false');
  if (typeof says !== 'function') return refuse('says', 'a function that gives true or false');
  const unknown = Object.keys(fields).find((key) => !['id', 'words', 'latex', 'over', 'given', 'says'].includes(key));
  if (unknown !== undefined) return refuse(quoted(unknown, 40), 'only id, words, latex, over, given, says');
  return written;
}
