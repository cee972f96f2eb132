import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLayer } from '../../src/layers/layer-file.ts';
import { certifySpan } from '../../src/spans/certify-span.ts';
import { lagSigns } from '../../src/spans/lag-signs.ts';
import { operatorRows } from '../../src/spans/operator-rows.ts';
import { softmaxCount } from '../../src/spans/softmax-count.ts';

const format = 'headcount/layer@1';

function counted(file: object, n: number): { signs: boolean | null; softmax: number | null; k: number } {
  const layer = readLayer({ format, ...file });
  const rows = operatorRows(layer, n);
  const span = certifySpan(rows);
  return { signs: lagSigns(layer, n, rows, span), softmax: softmaxCount(layer, n, rows, span).heads, k: span.rank };
}

/** Two channels: κ_0 = 2^-l + 2(-3/4)^l has both eigenvalues of the first pair, κ_1 = second^l the one of the second. */
function twoChannels(second: string): object {
  const [B, C] = [1, 2].map((weight) => [
    [1, weight],
    [1, 0],
  ]);
  return {
    kind: 'diagonal-ssm',
    lambda: [
      ['1/2', '-3/4'],
      [second, 0],
    ],
    B,
    C,
  };
}

describe('the sign of all lags of a long layer', () => {
  it('is not read off an eigenvalue that no functional on the span picks out', () => {
    // With κ_1 = (-2/3)^l every combination alternates in the end, although 1/2 is an eigenvalue.
    expect(counted(twoChannels('-2/3'), 60)).toEqual({ signs: null, softmax: 3, k: 2 });
  });

  it('is positive where a functional does pick out a positive eigenvalue, at any length', () => {
    // κ_1 = (-3/4)^l takes the alternating part of κ_0 away.
    expect(counted(twoChannels('-3/4'), 1_000_000)).toEqual({ signs: true, softmax: 2, k: 2 });
  });

  it('never claims what a direct look at the lags denies: diagonal layers of two channels', () => {
    const eigenvalue = fc.constantFrom('1/2', '-1/2', '-3/4', '2/3', '-2/3', 0);
    const pair = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 2, maxLength: 2 });
    const weights = pair(pair(fc.integer({ min: -2, max: 2 })));
    fc.assert(
      fc.property(pair(pair(eigenvalue)), weights, (lambda, C) => {
        const n = 40;
        const ones = [
          [1, 1],
          [1, 1],
        ];
        const { signs, k } = counted({ kind: 'diagonal-ssm', lambda, B: ones, C }, n);
        if (signs === null || k === 0) return;
        // The same operators as a list go through the linear programme instead.
        const exact = readLayer({ format, kind: 'diagonal-ssm', lambda, B: ones, C }).toJSON();
        const kernel = (c: number, l: number): bigint => {
          const values = (exact['lambda'] as (number | string)[][])[c] ?? [];
          return values.reduce((sum, text, s) => sum + BigInt(C[c]?.[s] ?? 0) * twelfths(text) ** BigInt(l) * 12n ** BigInt(n - 1 - l), 0n);
        };
        const operators = Array.from({ length: n }, (_, l) => [
          [String(kernel(0, l)), 0],
          [0, String(kernel(1, l))],
        ]);
        expect(counted({ kind: 'operators', operators }, n).softmax).toBe(signs ? k : k + 1);
      }),
      { numRuns: 300 },
    );
  });
});

/** 12·λ for the eigenvalues above. */
function twelfths(text: number | string): bigint {
  const [num = '0', den = '1'] = String(text).split('/');
  return (BigInt(num) * 12n) / BigInt(den);
}
