import { seededHash } from '../exact/seeded-hash.ts';
import { mulberry32 } from '../exact/seeded.ts';
import type { Seeded } from '../exact/seeded.ts';
import { evaluateModulo } from '../symbolic/evaluate-modulo.ts';
import type { Expression } from '../symbolic/expression.ts';
import { namesIn } from '../symbolic/expression.ts';
import { ModularPoint, NoModularValue, PRIME_CHAINS } from '../symbolic/modular-point.ts';
import type { PrimeChain } from '../symbolic/modular-point.ts';
import type { NerdamerQuestion } from './question-text.ts';

/** Points modulo each of two primes at which both sides have to agree. */
export const POINTS_PER_PRIME = 3;
/** Points that are drawn to find these: each root has a value at half of all points. */
const MOST_DRAWS = 500;
/** Draws after which a division by 0 counts as one everywhere. */
const MOST_POLES = 20;

/** What a check found: the sides agree at all points, differ at one, or have no values to compare. */
export type Verdict =
  | { readonly verdict: 'agrees'; readonly points: number }
  | { readonly verdict: 'differs'; readonly where: string }
  | { readonly verdict: 'undecided'; readonly why: string };

/** A question with its answer. */
export interface AnswerToCheck {
  readonly question: NerdamerQuestion;
  readonly expression: Expression;
  readonly answer: Expression;
  readonly by?: string | undefined;
  /** Names that are positive. */
  readonly positive?: ReadonlySet<string>;
}

/**
 * Checks an answer at random points modulo two primes: simplified, factored and expanded forms against the expression,
 * derivatives against its derivative, the derivative of an integral against the expression, and a solution by putting it
 * in. Wrong answers pass with a probability of about (degree/2^24)^6. That a list of solutions is complete is not checked.
 */
export function verifyAnswer(check: AnswerToCheck): Verdict {
  const { question, expression, answer, by = '', positive = new Set<string>() } = check;
  const names = new Set([...namesIn(expression), ...namesIn(answer), ...(by === '' ? [] : [by])]);
  const random = mulberry32(seededHash(6, `${question} ${JSON.stringify([expression, answer, by], plainNumbers)}`));
  const draw = (chain: PrimeChain): ModularPoint => ModularPoint.drawn(names, random, chain, positive);
  const sides = sidesOf(question, expression, answer, by);
  let points = 0;
  let last: Verdict = { verdict: 'undecided', why: 'no primes' };
  for (const chain of shuffled(random)) {
    const verdict = agreement(sides, () => draw(chain), question === 'solve');
    if (verdict.verdict === 'differs') return verdict;
    if (verdict.verdict === 'agrees') points += verdict.points;
    if (points === 2 * POINTS_PER_PRIME) return { verdict: 'agrees', points };
    // A root of a number may have no value modulo one prime, and have one modulo another.
    if (verdict.verdict === 'undecided') last = verdict;
  }
  return last;
}

interface ComparedSides {
  readonly wanted: (point: ModularPoint) => number;
  readonly given: (point: ModularPoint) => number;
}

function sidesOf(question: NerdamerQuestion, expression: Expression, answer: Expression, by: string): ComparedSides {
  const value = (of: Expression) => (point: ModularPoint) => evaluateModulo(of, point).value;
  const slope = (of: Expression) => (point: ModularPoint) => evaluateModulo(of, point, { by }).slope;
  switch (question) {
    case 'simplify':
    case 'factor':
    case 'expand':
      return { wanted: value(expression), given: value(answer) };
    case 'differentiate':
      return { wanted: slope(expression), given: value(answer) };
    case 'integrate':
      return { wanted: value(expression), given: slope(answer) };
    case 'solve':
      return { wanted: () => 0, given: (point) => evaluateModulo(expression, point, { meaning: new Map([[by, answer]]) }).value };
  }
}

function agreement({ wanted, given }: ComparedSides, draw: () => ModularPoint, rootsMayFail: boolean): Verdict {
  let agreed = 0;
  let last: NoModularValue | undefined;
  for (let drawn = 0; drawn < MOST_DRAWS && agreed < POINTS_PER_PRIME; drawn += 1) {
    const point = draw();
    const [left, right] = [valueOr(wanted, point), valueOr(given, point)];
    if (left instanceof NoModularValue) last = left;
    else if (right instanceof NoModularValue) {
      // An answer that is defined for fewer values than the question is another function.
      if (right.reason === 'root' && !rootsMayFail)
        return { verdict: 'differs', where: `it has no value where there is one, at ${point.shown()}` };
      last = right;
    } else if (left !== right) return { verdict: 'differs', where: `it is ${right} where ${left} is right, at ${point.shown()}` };
    else agreed += 1;
    if (last?.reason === 'depth' || last?.reason === 'name') break;
    // One division by 0 in 2^24 is chance.
    if (last?.reason === 'pole' && agreed === 0 && drawn >= MOST_POLES) break;
  }
  if (agreed === POINTS_PER_PRIME) return { verdict: 'agrees', points: agreed };
  const reasons = { pole: 'a division by 0', root: 'a root without value', depth: 'exponents nested too deep', name: 'an unknown name' };
  return { verdict: 'undecided', why: `${last === undefined ? 'too few points' : reasons[last.reason]} wherever it was tried` };
}

function valueOr(side: (point: ModularPoint) => number, point: ModularPoint): number | NoModularValue {
  try {
    return side(point);
  } catch (error) {
    if (error instanceof NoModularValue) return error;
    throw error;
  }
}

/** The chains of primes in a random order. */
function shuffled(random: Seeded): PrimeChain[] {
  const order = PRIME_CHAINS.map((chain) => ({ chain, key: random() }));
  return order.sort((a, b) => a.key - b.key).map(({ chain }) => chain);
}

function plainNumbers(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
