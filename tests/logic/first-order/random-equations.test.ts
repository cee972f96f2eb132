import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tryFirstOrder } from '../../../src/logic/first-order/prove-first-order.ts';
import { FALSE } from '../../../src/logic/formula.ts';
import { formula, known } from './first-order-problems.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);

/** Terms over three constants and a function, up to `f (f a)`. */
const TERMS = ['a', 'b', 'c', 'f a', 'f b', 'f c', 'f (f a)', 'f (f b)', 'f (f c)'];
const argumentOf = (text: string): string => text.slice(2).replace(/^\((.*)\)$/, '$1');

/** Whether the equation follows from the others: classes are joined until nothing changes (Downey, Sethi and Tarjan 1980). */
function follows(given: readonly (readonly [number, number])[], [s, t]: readonly [number, number]): boolean {
  const classOf = TERMS.map((_, i) => i);
  const join = (i: number, j: number): boolean => {
    const [kept, lost] = [classOf[i]!, classOf[j]!];
    classOf.forEach((one, k) => {
      if (one === lost) classOf[k] = kept;
    });
    return kept !== lost;
  };
  for (const [i, j] of given) join(i, j);
  for (let changed = true; changed;) {
    changed = false;
    for (let i = 3; i < TERMS.length; i++) {
      for (let j = 3; j < i; j++) {
        const [x, y] = [i, j].map((k) => TERMS.indexOf(argumentOf(TERMS[k]!))) as [number, number];
        if (classOf[x] === classOf[y] && join(i, j)) changed = true;
      }
    }
  }
  return classOf[s] === classOf[t];
}

const pair = fc.tuple(fc.nat(TERMS.length - 1), fc.nat(TERMS.length - 1));
const equation = ([i, j]: readonly [number, number]): string => `${TERMS[i]!} = ${TERMS[j]!}`;

/** A literal over four constants: an equation or the predicate P, or the negation. */
interface Literal {
  readonly text: string;
  readonly truth: (valueOf: readonly number[], holds: readonly boolean[]) => boolean;
}

const literal: fc.Arbitrary<Literal> = fc.tuple(fc.boolean(), fc.nat(3), fc.nat(4)).map(([positive, i, j]) => {
  const [x, y] = ['abcd'[i]!, 'abcd'[j]];
  const atom = y === undefined ? `P ${x}` : `${x} = ${y}`;
  return {
    text: positive ? atom : `¬(${atom})`,
    truth: (valueOf, holds) => (y === undefined ? holds[valueOf[i]!]! : valueOf[i] === valueOf[j]) === positive,
  };
});

/** The bits or digits of the numbers from 0 on: all lists of that length. */
const lists = (length: number, base: number): number[][] =>
  Array.from({ length: base ** length }, (_, n) => Array.from({ length }, (__, i) => Math.floor(n / base ** i) % base));
const MEANINGS = lists(4, 4).flatMap((valueOf) => lists(4, 2).map((holds) => ({ valueOf, holds: holds.map(Boolean) })));

it('finds a contradiction in disjunctions of equations and other literals if and only if they have no meaning that makes them true', () => {
  fc.assert(
    fc.property(fc.array(fc.array(literal, { minLength: 1, maxLength: 2 }), { minLength: 3, maxLength: 7 }), (clauses) => {
      const isTrue = ({ valueOf, holds }: (typeof MEANINGS)[number]): boolean =>
        clauses.every((clause) => clause.some(({ truth }) => truth(valueOf, holds)));
      const given = clauses.map((clause) => known(clause.map(({ text }) => text).join(' ∨ ')));
      const th = tryFirstOrder(FALSE, given, { limit: 200_000 });
      expect(th !== null).toBe(!MEANINGS.some(isTrue));
    }),
    { numRuns: CASES },
  );
});

it('proves the equations that follow from equations, and no others', () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 4 }), pair, (given, wanted) => {
      const th = tryFirstOrder(formula(equation(wanted)), given.map(equation).map(known), { limit: 60_000 });
      expect(th !== null).toBe(follows(given, wanted));
    }),
    { numRuns: CASES },
  );
});
