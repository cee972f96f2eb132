import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestRecurrence } from '../../src/exact/berlekamp-massey.ts';
import { reconstructCommon, reconstructRational, ResidueVector } from '../../src/exact/chinese-remainder.ts';
import { gcd } from '../../src/exact/rational.ts';

const PRIMES = [16777259, 33554393, 16777289, 33554383, 16777291, 33554371] as const;
const P = 33554393;

const residue = (x: bigint, p: number): number => Number(((x % BigInt(p)) + BigInt(p)) % BigInt(p));

describe('Berlekamp–Massey', () => {
  const recurrences = fc
    .integer({ min: 0, max: 6 })
    .chain((m) =>
      fc.tuple(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: P - 1 })), { minLength: m, maxLength: m }),
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: P - 1 })), { minLength: m, maxLength: m }),
        fc.integer({ min: 0, max: 5 }),
      ),
    );

  it('finds a recurrence that the whole sequence obeys, no longer than one that made it, and unique', () => {
    fc.assert(
      fc.property(recurrences, ([f, start, more]) => {
        const m = f.length;
        const s = start.map(BigInt);
        for (let l = 0; s.length < 2 * m + more; l++) {
          let next = 0n;
          for (let i = 0; i < m; i++) next -= BigInt(f[i] ?? 0) * (s[l + i] ?? 0n);
          s.push(((next % BigInt(P)) + BigInt(P)) % BigInt(P));
        }
        const terms = s.map(Number);
        const found = shortestRecurrence(terms, P);
        expect(found.length).toBeLessThanOrEqual(m);
        for (let l = 0; l + found.length < terms.length; l++) {
          let sum = BigInt(terms[l + found.length] ?? 0);
          found.forEach((c, i) => (sum += BigInt(c) * BigInt(terms[l + i] ?? 0)));
          expect(sum % BigInt(P)).toBe(0n);
        }
        // None is shorter: the Hankel matrix of that size is invertible, so the prefix admits no shorter recurrence.
        const shifted = terms.map((x) => x - P);
        expect(shortestRecurrence(shifted, P)).toEqual(found);
        if (found.length > 0) expect(hankelRank(terms, P)).toBe(found.length);
      }),
      { numRuns: 300 },
    );
  });

  it('knows the sequences that everyone knows', () => {
    expect(shortestRecurrence([0, 0, 0, 0], P)).toEqual([]);
    expect(shortestRecurrence([0, 1, 1, 2, 3, 5, 8, 13], P)).toEqual([P - 1, P - 1]);
    expect(shortestRecurrence([1, 2, 4, 8], P)).toEqual([P - 2]);
    expect(shortestRecurrence([0, 0, 1, 0, 0, 0], P)).toEqual([0, 0, 0]);
  });
});

/** Rank mod p of the square Hankel matrix that the terms fill: the order of the sequence. */
function hankelRank(terms: readonly number[], p: number): number {
  const size = Math.floor((terms.length + 1) / 2);
  const Q = BigInt(p);
  let rows = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_e, j) => BigInt(terms[i + j] ?? 0)));
  let rank = 0;
  while (rows.length > 0) {
    const [first = [], ...rest] = rows;
    rows = rest;
    const at = first.findIndex((x) => x !== 0n);
    if (at < 0) continue;
    rank++;
    rows = rest.map((row) => row.map((x, j) => (((x * (first[at] ?? 0n) - (row[at] ?? 0n) * (first[j] ?? 0n)) % Q) + Q) % Q));
  }
  return rank;
}

describe('Chinese remaindering', () => {
  const values = fc.array(fc.bigInt({ min: -(2n ** 140n), max: 2n ** 140n }), { minLength: 0, maxLength: 5 });

  it('recovers integers from their residues, signs included', () => {
    fc.assert(
      fc.property(values, (list) => {
        const vector = new ResidueVector(list.length);
        for (const p of PRIMES)
          vector.absorb(
            list.map((x) => residue(x, p)),
            p,
          );
        expect(vector.balanced()).toEqual(list);
        expect(vector.values.every((v) => v >= 0n && v < vector.modulus)).toBe(true);
      }),
    );
  });

  it('reports a change exactly where the balanced values change', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (list, shift) => {
        const small = list.map((x) => x >> BigInt(shift));
        const vector = new ResidueVector(small.length);
        for (const p of PRIMES) {
          const before = vector.balanced();
          const changed = vector.absorb(
            small.map((x) => Number(x % BigInt(p))),
            p,
          );
          expect(changed).toBe(vector.balanced().some((x, i) => x !== before[i]));
        }
      }),
    );
  });
});

describe('rational reconstruction', () => {
  const modulus = PRIMES.reduce((m, p) => m * BigInt(p), 1n);
  const part = fc.bigInt({ min: -(2n ** 72n), max: 2n ** 72n });
  const den = fc.bigInt({ min: 1n, max: 2n ** 30n });
  const inverse = (a: bigint): bigint => {
    let [r, s, t, u] = [modulus, a % modulus, 0n, 1n];
    while (s !== 0n) {
      const q = r / s;
      [r, s, t, u] = [s, r - q * s, u, t - q * u];
    }
    return ((t % modulus) + modulus) % modulus;
  };
  const image = (num: bigint, d: bigint): bigint => (((num * inverse(d)) % modulus) + modulus) % modulus;

  it('finds the fraction that it came from', () => {
    fc.assert(
      fc.property(part, den, (num, d) => {
        fc.pre(gcd(d, modulus) === 1n);
        const g = gcd(num, d);
        expect(reconstructRational(image(num, d), modulus)).toEqual({ num: num / g, den: d / g });
      }),
    );
  });

  it('finds a common denominator, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }), fc.bigInt({ min: 1n, max: 12n })), { maxLength: 6 }),
        (list) => {
          const found = reconstructCommon(
            list.map(([num, d]) => image(num, d)),
            modulus,
          );
          list.forEach(([num, d], i) => {
            expect((found?.nums[i] ?? 0n) * d).toBe(num * (found?.den ?? 0n));
          });
        },
      ),
    );
  });
});
