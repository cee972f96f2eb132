import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmedCounts, type ConfirmedCounts } from '../../src/spans/small-confirmed.ts';
import { SmallCounts, smallPrimes } from '../../src/spans/small-counts.ts';
import type { SmallCount } from '../../src/spans/small-rank.ts';
import { MOST_SMALL, type SmallSystem } from '../../src/spans/small-rows.ts';
import { smallSamples, timesWhole } from './small-systems.ts';

/** Cases of each property; `HEADCOUNT_CASES=100000` for the long run. */
const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 1000);
const TIMEOUT = 60_000 + 20 * CASES;

/** Every question that can be asked, by name, with the exact answer. */
const QUESTIONS: readonly (readonly [string, (counts: SmallCounts, n: number) => SmallCount, (exact: ConfirmedCounts) => number])[] = [
  ['heads', (c, n) => c.heads(n), (e) => e.heads],
  ['heads at n = 1', (c) => c.heads(1), (e) => e.profile[0]!],
  ['heads at n = 2', (c) => c.heads(2), (e) => e.profile[1] ?? Infinity],
  ['pairwise', (c, n) => c.pairwise(n), (e) => e.pairwise.value],
  ['rowRank', (c, n) => c.rowRank(n), (e) => e.rowRank],
  ['colRank', (c, n) => c.colRank(n), (e) => e.colRank],
  ['rank(A)', (c) => c.rank('A'), (e) => e.rank.A],
  ['rank(B)', (c) => c.rank('B'), (e) => e.rank.B],
  ['rank(C)', (c) => c.rank('C'), (e) => e.rank.C],
  ['degree', (c) => c.degree(), (e) => e.degree],
  ['eigenvalues', (c) => c.eigenvalues(), (e) => e.eigenvalues],
];

/** All answers in one order or the other, as [name, value, status]. */
function answers(counts: SmallCounts, n: number, backwards = false): (readonly [string, number, string])[] {
  const order = backwards ? [...QUESTIONS].reverse() : QUESTIONS;
  const all = order.map(([name, ask]) => {
    const { value, status } = ask(counts, n);
    return [name, value, status] as const;
  });
  return backwards ? all.reverse() : all;
}

const system = (given: Partial<SmallSystem> & Pick<SmallSystem, 'N' | 'p' | 'd'>): SmallSystem => ({
  denominator: 1,
  D: null,
  A: new Array<number>(given.N ** 2).fill(0),
  B: new Array<number>(given.N * given.d).fill(0),
  C: new Array<number>(given.p * given.N).fill(0),
  ...given,
});

const loaded = (given: SmallSystem, primes?: readonly number[]): SmallCounts => {
  const counts = new SmallCounts(primes);
  counts.load(given);
  return counts;
};

const values = (list: readonly SmallCount[]): number[] => list.map(({ value }) => value);

describe('fast counts of small layers', () => {
  it('are the exact ones, also on degenerate layers', { timeout: TIMEOUT }, () => {
    const counts = new SmallCounts();
    fc.assert(
      fc.property(smallSamples, ({ system: one, n }) => {
        const exact = confirmedCounts(one, n);
        counts.load(one);
        for (const [name, ask, confirmed] of QUESTIONS) {
          if (Number.isFinite(confirmed(exact))) expect([name, ask(counts, n).value]).toEqual([name, confirmed(exact)]);
        }
        expect(values(counts.profile(n))).toEqual(exact.profile);
      }),
      { numRuns: CASES },
    );
  });

  it(
    'are never above the exact ones, and equal to them where they say "certain", modulo primes that divide everything',
    { timeout: TIMEOUT },
    () => {
      const readings = [[3], [5, 3], [3, 5, 7, 11, 13]].map((primes) => new SmallCounts(primes));
      fc.assert(
        fc.property(smallSamples, ({ system: one, n }) => {
          const exact = confirmedCounts(one, n);
          for (const counts of readings) {
            counts.load(one);
            for (const [name, ask, confirmed] of QUESTIONS) {
              const { value, status } = ask(counts, n);
              const truth = confirmed(exact);
              if (!Number.isFinite(truth)) continue;
              expect([name, value <= truth]).toEqual([name, true]);
              if (status === 'certain') expect([name, value]).toEqual([name, truth]);
            }
          }
        }),
        { numRuns: CASES },
      );
    },
  );

  it('do not depend on the order of the questions or on the layers before', () => {
    const used = new SmallCounts();
    fc.assert(
      fc.property(smallSamples, fc.boolean(), ({ system: one, n }, backwards) => {
        used.load(one);
        expect(answers(used, n, backwards)).toEqual(answers(loaded(one), n));
      }),
      { numRuns: Math.min(CASES, 1000) },
    );
  });

  it('saturate: at lengths beyond the states nothing changes, and at length 0 there is nothing', () => {
    const counts = loaded(system({ N: 3, p: 2, d: 1, A: [0, 0, 0, 1, 0, 0, 0, 1, 0], B: [1, 0, 0], C: [1, 0, 0, 0, 0, 1] }));
    // saturation, control 1: equal once and yet not for ever.
    expect(values(counts.profile(5))).toEqual([1, 1, 2, 2, 2]);
    expect(counts.heads(0)).toEqual({ value: 0, status: 'certain' });
    expect(counts.heads(1_000_000)).toEqual({ value: 2, status: 'certain' });
  });

  it('know the examples of the theory', () => {
    const identity = [1, 0, 0, 1];
    const rotation = loaded(system({ N: 2, p: 2, d: 2, A: [0, -1, 1, 0], B: identity, C: identity }));
    expect([rotation.heads(2).value, rotation.eigenvalues().value, rotation.degree().value]).toEqual([2, 2, 2]);
    const still = loaded(system({ N: 2, p: 2, d: 2, A: identity, B: identity, C: identity }));
    expect([still.heads(9).value, still.eigenvalues().value, still.rowRank(9).value]).toEqual([1, 1, 2]);
    const nilpotent = loaded(system({ N: 2, p: 2, d: 2, A: [0, 1, 0, 0], B: identity, C: identity }));
    expect([nilpotent.heads(2).value, nilpotent.eigenvalues().value, nilpotent.degree().value]).toEqual([2, 1, 2]);
    // saturation, control 4: D costs a lag.
    const skip = system({ N: 1, p: 1, d: 2, A: [1], B: [1, 0], C: [1], D: [0, 1] });
    expect(values(loaded(skip).profile(3))).toEqual([1, 2, 2]);
    // map-everywhere, E2: four heads, and two where the coefficients may depend on the tokens.
    const e2 = system({
      ...{ N: 4, p: 2, d: 2, A: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3] },
      ...{ B: [1, 0, 0, 1, 1, 0, 0, 1], C: [1, 1, 0, 0, 0, 0, 1, 1] },
    });
    expect([loaded(e2).heads(4), loaded(e2).pairwise(4)]).toEqual([
      { value: 4, status: 'certain' },
      { value: 2, status: 'certain' },
    ]);
  });

  it('take D over the common denominator: −CB/q² cancels the first operator', () => {
    const one = system({ N: 1, p: 1, d: 1, denominator: 3, A: [1], B: [2], C: [5] });
    // M_0 = 10/9 + D; D = -10/9 is no fraction over 3, D = -1 over 1 is.
    expect(loaded({ ...one, B: [3], C: [3], D: [-3] }).heads(1)).toEqual({ value: 0, status: 'certain' });
    expect(loaded({ ...one, D: [-10] }).heads(1)).toEqual({ value: 1, status: 'certain' });
    const q = Number.MAX_SAFE_INTEGER;
    expect(loaded({ ...one, denominator: q, B: [3], C: [q], D: [-3] }).heads(1)).toEqual({ value: 0, status: 'probable' });
  });

  it('are certain of pairwise heads where the outputs lie in a smaller space', () => {
    const one = system({ N: 2, p: 2, d: 2, A: [0, -1, 1, 0], B: [1, 0, 0, 1], C: [1, 0, 1, 0] });
    expect([loaded(one).heads(2).value, loaded(one).pairwise(2)]).toEqual([2, { value: 1, status: 'certain' }]);
  });
});

describe('a prime that lowers a rank', () => {
  const [bad = 3, good = 3] = smallPrimes(7);
  const planted: readonly (readonly [string, SmallSystem, (counts: SmallCounts) => SmallCount, number, number])[] = [
    ['heads', system({ N: 1, p: 1, d: 1, A: [1], B: [bad], C: [1] }), (c) => c.heads(1), 0, 1],
    ['heads of powers', system({ N: 2, p: 1, d: 2, A: [1, 0, 0, 1 + bad], B: [1, 0, 0, 1], C: [1, 1] }), (c) => c.heads(2), 1, 2],
    ['pairwise', system({ N: 2, p: 2, d: 1, A: [1, 0, 0, 1 + bad], B: [1, 1], C: [1, 0, 0, 1] }), (c) => c.pairwise(2), 1, 2],
    ['rowRank', system({ N: 2, p: 2, d: 1, A: [1, 0, 0, 1 + bad], B: [1, 1], C: [1, 0, 0, 1] }), (c) => c.rowRank(2), 1, 2],
    ['colRank', system({ N: 2, p: 1, d: 2, A: [1, 0, 0, 1 + bad], B: [1, 0, 0, 1], C: [1, 1] }), (c) => c.colRank(2), 1, 2],
    ['rank(A)', system({ N: 2, p: 1, d: 1, A: [bad, 0, 0, 1] }), (c) => c.rank('A'), 1, 2],
    ['degree', system({ N: 2, p: 1, d: 1, A: [1, 0, 0, 1 + bad] }), (c) => c.degree(), 1, 2],
    ['eigenvalues', system({ N: 2, p: 1, d: 1, A: [1, 0, 0, 1 + bad] }), (c) => c.eigenvalues(), 1, 2],
    ['a denominator', system({ N: 1, p: 1, d: 1, denominator: bad, D: [1] }), (c) => c.heads(1), 0, 1],
  ];

  it.each(planted)('is flagged alone and repaired by a second one: %s', (_name, one, ask, low, right) => {
    expect(ask(loaded(one, [bad]))).toEqual({ value: low, status: 'probable' });
    expect(ask(loaded(one, [bad, good]))).toEqual({ value: right, status: 'certain' });
    expect(ask(loaded(one, [good]))).toEqual({ value: right, status: 'certain' });
  });

  it('is flagged also where all primes are bad, and then only the exact count tells', () => {
    const one = system({ N: 1, p: 1, d: 1, A: [1], B: [bad], C: [good] });
    expect(loaded(one, [bad, good]).heads(1)).toEqual({ value: 0, status: 'probable' });
    expect(confirmedCounts(one, 1)).toMatchObject({ heads: 1, profile: [1] });
  });
});

describe('the limits', () => {
  it('hold at the largest sizes and entries: sums of products stay exact', () => {
    const N = MOST_SMALL;
    const [prime = 3] = smallPrimes(3, 1);
    const worst = (prime - 1) / 2;
    // All residues are as large as they can be; A has rank 1 and A² = N·worst·A, a sum of N products of worst².
    const ones = new Array<number>(N * N).fill(worst);
    const counts = loaded(system({ N, p: N, d: N, A: ones, B: ones, C: ones }), [prime]);
    expect([counts.heads(N).value, counts.rank('A').value, counts.rowRank(N).value, counts.pairwise(N).value]).toEqual([1, 1, 1, 1]);
    expect([counts.degree().value, counts.eigenvalues().value]).toEqual([2, 2]);
    const huge = Number.MAX_SAFE_INTEGER;
    const diagonal = ones.map((_, e) => (e % (N + 1) === 0 ? huge - e : 0));
    const large = system({ N, p: 1, d: 1, A: diagonal, B: new Array<number>(N).fill(huge), C: new Array<number>(N).fill(-huge) });
    expect([loaded(large).heads(1).value, loaded(large).degree(), loaded(large).eigenvalues()]).toEqual([
      1,
      { value: N, status: 'certain' },
      { value: N, status: 'certain' },
    ]);
  });

  it('leave open what has no bound: numbers that overflow prove nothing', () => {
    const N = MOST_SMALL;
    const A = Array.from({ length: N * N }, (_, e) => (e % (N + 1) === 0 ? Number.MAX_SAFE_INTEGER - e : 0));
    const C = Array.from({ length: 2 * N }, (_, e) => (e < 2 * N - 1 ? 1 : 4));
    const one = system({ N, p: 2, d: 1, A, B: new Array<number>(N).fill(1), C });
    expect(loaded(one, [3]).heads(N)).toEqual({ value: 1, status: 'probable' });
    expect(loaded(one).heads(N)).toEqual({ value: 2, status: 'certain' });
  });

  it.each<readonly [string, SmallSystem, RegExp]>([
    ['too many states', system({ N: MOST_SMALL + 1, p: 1, d: 1 }), /^N: expected a whole number from 1 to 30, found 31/],
    ['no output', system({ N: 1, p: 0, d: 1 }), /^p: /],
    ['a missing entry', system({ N: 2, p: 1, d: 1, A: [1, 2, 3] }), /^A: expected 4 entries, found 3/],
    ['a fraction', system({ N: 1, p: 1, d: 1, B: [0.5] }), /^B\[0\]: expected a whole number below 2\^53, found 0.5/],
    ['a number that is none', system({ N: 1, p: 1, d: 1, C: [NaN] }), /^C\[0\]/],
    ['D of a wrong shape', system({ N: 1, p: 1, d: 1, D: [1, 2] }), /^D: /],
    ['denominator 0', system({ N: 1, p: 1, d: 1, denominator: 0 }), /^denominator: /],
  ])('are checked: %s', (_name, one, message) => {
    expect(() => loaded(one)).toThrow(RangeError);
    expect(() => loaded(one)).toThrow(message);
  });

  it('are checked for primes', () => {
    for (const primes of [[], [2], [9], [2 ** 25 + 35], [1.5]]) expect(() => new SmallCounts(primes)).toThrow(/odd primes below 2\^25/);
  });
});

describe('confirmed counts', () => {
  /** P J P⁻¹ for a P of determinant 1: the same eigenvalues and degree, with nothing of the blocks to be seen. */
  const disguised = (J: readonly number[], N: number, steps: readonly (readonly [number, number, number])[]): number[] =>
    steps.reduce<number[]>(
      (A, [i, j, c]) => {
        const [s, t] = [i % N, (i + 1 + (j % Math.max(1, N - 1))) % N];
        if (s === t) return A;
        const elementary = (sign: number): number[] =>
          Array.from({ length: N * N }, (_, e) => (e % (N + 1) === 0 ? 1 : e === s * N + t ? sign * c : 0));
        return timesWhole(timesWhole(elementary(1), A, N), elementary(-1), N);
      },
      [...J],
    );

  it('find the degree and the eigenvalues that a Jordan form was built with', () => {
    const blocks = fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 });
    const steps = fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: -2, max: 2 })), { maxLength: 5 });
    fc.assert(
      fc.property(blocks, steps, fc.integer({ min: 1, max: 4 }), (list, change, denominator) => {
        const N = list.reduce((sum, [, size]) => sum + size, 0);
        const J = new Array<number>(N * N).fill(0);
        const largest = new Map<number, number>();
        let at = 0;
        for (const [value, size] of list) {
          largest.set(value, Math.max(largest.get(value) ?? 0, size));
          for (let s = 0; s < size; s++, at++) {
            J[at * N + at] = value;
            if (s > 0) J[at * N + at - 1] = 1;
          }
        }
        const one = system({ N, p: 1, d: 1, denominator, A: disguised(J, N, change) });
        const expected = { degree: [...largest.values()].reduce((a, b) => a + b, 0), eigenvalues: largest.size };
        expect(confirmedCounts(one, 1)).toMatchObject(expected);
        const fast = loaded(one);
        expect({ degree: fast.degree().value, eigenvalues: fast.eigenvalues().value }).toEqual(expected);
      }),
      { numRuns: Math.min(CASES, 1000) },
    );
  });
});
