import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerInverse, integerRank } from '../../src/exact/fraction-free.ts';
import { bitLength } from '../../src/exact/rational.ts';
import { confirmedCounts, smallLayer } from '../../src/spans/small-confirmed.ts';
import { smallPrimes } from '../../src/spans/small-counts.ts';
import { reduced, SmallEchelon } from '../../src/spans/small-echelon.ts';
import { SmallListedRows, type SmallOperators } from '../../src/spans/small-listed-rows.ts';
import { hadamardBits } from '../../src/spans/small-rank.ts';
import { SmallSpan } from '../../src/spans/small-span.ts';
import { localRank, operatorsByDefinition, profileByDefinition } from './oracle.ts';
import { smallSamples, timesWhole } from './small-systems.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 200);
const TIMEOUT = 60_000 + 50 * CASES;

/** The largest sum that is reduced. */
const MOST = 31 * 2 ** 48;

const residue = fc.integer({ min: -(2 ** 24) + 1, max: 2 ** 24 - 1 });

describe('residues', () => {
  it('are congruent, balanced up to 4, and 0 where p divides, for all sums that occur', () => {
    const near = fc.tuple(fc.integer({ min: -(2 ** 29), max: 2 ** 29 }), fc.integer({ min: -1, max: 1 }), fc.boolean());
    fc.assert(
      fc.property(fc.nat(50), fc.oneof(fc.maxSafeInteger(), fc.constantFrom(MOST, -MOST), near), (seed, given) => {
        const p = smallPrimes(seed, 1)[0]!;
        // Multiples of p, their neighbours, and the places halfway between two of them.
        const x = typeof given === 'number' ? given : given[0] * p + given[1] + (given[2] ? (p - 1) / 2 : 0);
        fc.pre(Math.abs(x) <= MOST);
        const r = reduced(x, p, 1 / p);
        expect((BigInt(x) - BigInt(r)) % BigInt(p)).toBe(0n);
        expect(Math.abs(r)).toBeLessThanOrEqual(p / 2 + 4);
        if (x % p === 0) expect(Math.abs(r)).toBe(0);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the small echelon form', () => {
  it('has the rank over the rationals of small matrices, and the profile of its rows', () => {
    const echelon = new SmallEchelon();
    const p = smallPrimes(1, 1)[0]!;
    const shape = fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.infiniteStream(fc.integer({ min: -1, max: 1 })),
    );
    fc.assert(
      fc.property(shape, ([rows, cols, entries]) => {
        const m = Array.from({ length: rows }, () => Array.from({ length: cols }, () => entries.next().value));
        const most = Math.min(rows, cols);
        echelon.start(cols, most, p);
        m.forEach((row, i) => {
          const grows =
            integerRank(m.slice(0, i + 1).map((r) => r.map(BigInt))).rank > integerRank(m.slice(0, i).map((r) => r.map(BigInt))).rank;
          if (echelon.rank < most) expect(echelon.add(Float64Array.from(row), 0)).toBe(grows);
          else expect(grows).toBe(false);
        });
      }),
      { numRuns: CASES },
    );
  });

  it('reads columns by a stride, and rows as large as residues can be', () => {
    const p = smallPrimes(1, 1)[0]!;
    const echelon = new SmallEchelon();
    fc.assert(
      fc.property(fc.array(residue, { minLength: 9, maxLength: 9 }), (entries) => {
        const m = Float64Array.from(entries);
        const rank = (stride: boolean): number => {
          echelon.start(3, 3, p);
          for (let i = 0; i < 3 && echelon.rank < 3; i++) echelon.add(m, stride ? i : 3 * i, stride ? 3 : 1);
          return echelon.rank;
        };
        expect(rank(true)).toBe(rank(false));
      }),
      { numRuns: CASES },
    );
  });
});

describe('the bound on minors', () => {
  it('is above every determinant, and excludes minors that no row or column allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.integer({ min: -50, max: 50 })), (size, entries) => {
        const m = Array.from({ length: size }, () => Array.from({ length: size }, () => entries.next().value));
        const bits = Float64Array.from(m, (row) => Math.log2(Math.max(...row.map(Math.abs))));
        const bound = hadamardBits(bits, size, 1, size, new Float64Array(size));
        const det = integerInverse(m.map((row) => row.map(BigInt)))?.det ?? 0n;
        if (det !== 0n) expect(bound).toBeGreaterThanOrEqual(Math.log2(Number(det < 0n ? -det : det)) - 1e-9);
        expect(bitLength(det) === 0 || Number.isFinite(bound)).toBe(true);
      }),
      { numRuns: CASES },
    );
  });

  it('takes the largest rows whatever their order, each as often as it is repeated', () => {
    const bits = Float64Array.from([1, 5, 3]);
    const scratch = new Float64Array(3);
    expect(hadamardBits(bits, 3, 1, 2, scratch)).toBeCloseTo(5 + 3 + 1);
    expect(hadamardBits(bits, 3, 2, 2, scratch)).toBeCloseTo(5 + 5 + 1);
    expect(hadamardBits(bits, 2, 2, 4, scratch)).toBeCloseTo(5 + 5 + 1 + 1 + 4);
    expect(hadamardBits(bits, 1, 2, 3, scratch)).toBe(-Infinity);
    expect(hadamardBits(Float64Array.from([Infinity, -Infinity]), 2, 1, 2, scratch)).toBe(-Infinity);
    expect(hadamardBits(Float64Array.from([Infinity, 1]), 2, 1, 2, scratch)).toBe(Infinity);
  });
});

describe('confirmed counts', () => {
  it('are those of the definition, in fractions', { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(smallSamples, ({ system, n }) => {
        const operators = operatorsByDefinition(smallLayer(system).toJSON(), n);
        const profile = profileByDefinition(operators);
        const exact = confirmedCounts(system, n);
        expect(exact.profile).toEqual(Array.from({ length: n }, (_, l) => profile[Math.min(l, profile.length - 1)]));
        let state = 1n;
        const draw = (): bigint => (state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n);
        expect(exact.pairwise).toEqual({ value: localRank(operators, draw), status: 'certain' });
      }),
      { numRuns: CASES },
    );
  });
});

describe('operators given one by one', () => {
  const span = (operators: SmallOperators): SmallSpan => new SmallSpan(new SmallListedRows(operators), smallPrimes(1), 1);

  it('have the counts of the system whose lags they are, at every length', () => {
    fc.assert(
      fc.property(smallSamples, ({ system, n }) => {
        const { N, p, d } = system;
        const [A, B, C] = [Array.from(system.A), Array.from(system.B), Array.from(system.C)];
        let X = B;
        const lags = Array.from({ length: n }, (_, l) => {
          if (l > 0) X = timesWhole(A, X, N);
          return timesWhole(C, X, N);
        });
        const exact = confirmedCounts({ ...system, denominator: 1, D: null }, n);
        const listed = span({ p, d, count: n, entries: lags.flat(), since: null });
        expect(Array.from({ length: n }, (_, l) => listed.rank('heads', l + 1).value)).toEqual(exact.profile);
        expect([listed.rank('rowRank', n).value, listed.rank('colRank', n).value, listed.pairwise(n).value]).toEqual([
          exact.rowRank,
          exact.colRank,
          exact.pairwise.value,
        ]);
      }),
      { numRuns: CASES },
    );
  });

  it('count from the length at which they occur', () => {
    const listed = span({ p: 1, d: 2, count: 3, entries: [1, 0, 2, 0, 0, 1], since: [1, 1, 4] });
    expect([0, 1, 3, 4, 9].map((n) => listed.rank('heads', n))).toEqual([0, 1, 1, 2, 2].map((value) => ({ value, status: 'certain' })));
    expect(span({ p: 1, d: 1, count: 0, entries: [], since: null }).pairwise(3)).toEqual({ value: 0, status: 'certain' });
  });

  it('are certain of a plateau where the numbers are small, and not where they are large', () => {
    const dependent = (x: number, y: number): SmallOperators => ({ p: 2, d: 1, count: 2, entries: [x, y, 2 * x, 2 * y], since: null });
    expect(span(dependent(1, 1)).rank('heads', 2)).toEqual({ value: 1, status: 'certain' });
    expect(span(dependent(1, 2 ** 51)).rank('heads', 2)).toEqual({ value: 1, status: 'probable' });
    expect(span(dependent(2 ** 51, 1)).rank('heads', 2)).toEqual({ value: 1, status: 'probable' });
  });

  it('may be many and wide: buffers grow', () => {
    const [p, d, count] = [12, 12, 200];
    const entries = Array.from({ length: count * p * d }, (_, e) => (e % (p * d) === Math.floor(e / (p * d)) % 100 ? 1 : 0));
    expect(span({ p, d, count, entries, since: null }).rank('heads', count)).toEqual({ value: 100, status: 'probable' });
  });

  it.each<readonly [string, Partial<SmallOperators>, RegExp]>([
    ['entries', { entries: [1] }, /^entries: expected 2 entries, found 1/],
    ['whole numbers', { entries: [1, 0.5] }, /^entries\[1\]/],
    ['lengths', { since: [1] }, /^since: expected 2 entries/],
    ['no decrease', { since: [2, 1] }, /^since\[1\]/],
    ['lengths from 1', { since: [0, 1] }, /^since\[0\]/],
    ['sizes', { p: 31, d: 1 }, /^p: /],
    ['a count', { count: -1 }, /^count: /],
  ])('are checked for %s', (_name, wrong, message) => {
    expect(() => new SmallListedRows({ p: 1, d: 1, count: 2, entries: [1, 2], since: null, ...wrong })).toThrow(message);
  });
});
