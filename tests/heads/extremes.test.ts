import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { randomPrimes } from '../../src/exact/primes.ts';
import { mulberry32 } from '../../src/exact/seeded.ts';
import { headCount, type HeadCount, type HeadCountOptions } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';

function count(kind: string, weights: object, options: HeadCountOptions = {}): HeadCount {
  const report = headCount(readLayer(JSON.stringify({ format: 'headcount/layer@1', kind, ...weights })), options);
  const verdict = verifyCertificate(JSON.stringify(report.certificate));
  expect(verdict).toMatchObject({ ok: true, heads: report.operator.heads, n: report.n });
  return report;
}

const rotation = { A: [[0, -1], [1, 0]], B: [[1, 0], [0, 1]], C: [[1, 0], [0, 1]] }; // prettier-ignore
const decay = { A: [['1/2']], B: [[1]], C: [[1]] };

/** Layers of every kind with a count that no length changes, and their softmax heads at a great length. */
const layers: readonly (readonly [kind: string, weights: object, heads: number, softmax: number | null])[] = [
  ['ssm', rotation, 2, 3],
  ['ssm', decay, 1, 1],
  ['ssm', { A: [[3]], B: [[1]], C: [[1]] }, 1, 1],
  ['ssm', { A: [[-2]], B: [[1]], C: [[1]], D: [[5]] }, 1, 2],
  ['diagonal-ssm', { lambda: [['1/2'], ['1/3']], B: [[1], [1]], C: [[1], [1]] }, 2, 2],
  ['bidirectional-ssm', { forward: decay, backward: { ...decay, A: [['-1/3']] } }, 1, 2],
  ['operators', { operators: [[[1, 2]], [[2, 1]]] }, 2, 3],
  ['convolution', { kernels: [[[1]], [[2]]], dilation: 1_000_000 }, 1, 2],
  ['convolution', { kernels: [[[1, 0]], [[0, 1]], [[1, 1]]], centred: true }, 2, 3],
  ['convolution-2d', { kernels: [[[[1]], [[2]]]] }, 1, 2],
  ['attention', { heads: [{ V: [[1]] }, { V: [[2]] }] }, 1, null],
];

describe('great lengths', () => {
  for (const n of [10 ** 6, 10 ** 12, Number.MAX_SAFE_INTEGER]) {
    it.each(layers)(`n = ${String(n)}: %s %j`, (kind, weights, heads, softmax) => {
      const report = count(kind, weights, { n });
      expect(report.operator).toMatchObject({ heads, status: 'certified' });
      expect(report.softmax?.heads ?? null).toBe(softmax);
    });
  }

  it('cost what saturation costs: counting and proving do not see n', () => {
    const time = (n: number): number => {
      const started = performance.now();
      expect(count('diagonal-ssm', { lambda: [['1/2'], ['1/3']], B: [[1], [1]], C: [[1], [1]] }, { n }).operator.heads).toBe(2);
      return performance.now() - started;
    };
    time(3);
    expect(time(Number.MAX_SAFE_INTEGER)).toBeLessThan(1000);
  });
});

describe('great entries', () => {
  const long = '7'.repeat(9000);
  const longer = '3'.repeat(9500);

  it('of 300 digits either way', () => {
    const dependent = { A: [[1e300, 0], [1, 2]], B: [[1], [1e300]], C: [[1, 1e-300], [1e300, 1]] }; // prettier-ignore
    expect(count('ssm', dependent, { n: 5 }).operator.heads).toBe(1);
    expect(count('operators', { operators: [[[1e300, 1e-300]], [[1e300, 2e-300]]] }).operator.heads).toBe(2);
    expect(count('operators', { operators: [[[1e300, 1e-300]], [[2e300, 2e-300]]] }).operator.heads).toBe(1);
  });

  it('of ten thousand digits, and denominators as long', () => {
    expect(count('operators', { operators: [[[long, longer]], [[longer, long]], [[1, `1/${long}`]]] }).operator.profile).toEqual([1, 2]);
    expect(count('ssm', { A: [[long, 0], [0, long]], B: [[1], [1]], C: [[1, 1], [long, 1]] }, { n: 4 }).operator.profile).toEqual([1]); // prettier-ignore
    expect(count('ssm', { A: [[long, 1], [1, `1/${longer}`]], B: [[0], [0]], C: [[1, 1]] }, { n: 9 }).operator.profile).toEqual([0]); // prettier-ignore
    expect(count('ssm', { A: [[`1/${long}`]], B: [[`1/${longer}`]], C: [[1]] }, { n: 3 }).operator.heads).toBe(1);
  });

  it('in which the primes of the search divide the minor that counts', () => {
    const primes = randomPrimes(mulberry32(1));
    const unlucky = BigInt(primes.next().value) * BigInt(primes.next().value);
    expect(count('operators', { operators: [[[String(unlucky)]]] }).operator).toMatchObject({ heads: 1, status: 'certified' });
    const nearly = [[[1, 0], [0, String(unlucky)]], [[1, 0], [0, 0]]]; // prettier-ignore
    expect(count('operators', { operators: nearly }).operator).toMatchObject({ heads: 2, status: 'certified' });
    const input = { A: [[1, 0], [0, 2]], B: [[1], [String(unlucky)]], C: [[1, 0], [0, 1]] }; // prettier-ignore
    expect(count('ssm', input, { n: 5 }).operator).toMatchObject({ heads: 2, status: 'certified' });
  });
});

describe('the least there is', () => {
  it('one state, one channel, one token', () => {
    expect(count('ssm', { A: [[0]], B: [[1]], C: [[1]] }, { n: 1 }).operator).toMatchObject({ heads: 1, basis: [0], profile: [1] });
    expect(count('ssm', { A: [[1]], B: [[0]], C: [[0]] }, { n: 1 }).operator).toMatchObject({ heads: 0, basis: [], profile: [0] });
    expect(count('ssm', { A: [[0]], B: [[0]], C: [[0]], D: [[1]] }).operator).toMatchObject({ heads: 1, basis: [0], profile: [1] });
  });

  it('zero operators need no head, whatever the kind', () => {
    const zero = [[0, 0], [0, 0]]; // prettier-ignore
    const kinds: readonly (readonly [string, object])[] = [
      ['operators', { operators: [zero, zero] }],
      ['convolution', { kernels: [zero, zero], centred: true }],
      ['convolution', { depthwise: zero }],
      ['convolution-2d', { kernels: [[zero]] }],
      ['diagonal-ssm', { lambda: [[0]], B: [[0]], C: [[0]], D: [0] }],
      ['bidirectional-ssm', { forward: { A: zero, B: zero, C: zero, D: zero }, backward: { A: zero, B: zero, C: zero } }],
      ['time-varying-ssm', { A: [zero], B: [zero], C: [zero] }],
      ['attention', { heads: [{ V: zero }] }],
    ];
    for (const [kind, weights] of kinds) {
      const report = count(kind, weights, { headDim: 1 });
      expect(report.operator).toMatchObject({ heads: 0, basis: [], profile: [0], status: 'certified' });
      if (kind !== 'attention') expect([report.map?.pairwise, report.map?.everywhere, report.softmax?.heads]).toEqual([0, [0, 0], 0]);
      expect(report.rankLimited).toEqual({ r: 1, lower: 0, upper: 0 });
      expect(report.epsilon.map((e) => e.heads)).toEqual([0, 0, 0]);
    }
  });

  it('many equal operators are one; with both signs they cost a softmax head', () => {
    const same = Array.from({ length: 300 }, () => [[1, 2], [3, 4]]); // prettier-ignore
    expect(count('operators', { operators: same })).toMatchObject({ operator: { heads: 1 }, softmax: { heads: 1 } });
    const signed = same.map((m, i) => m.map((row) => row.map((x) => (i % 2 === 0 ? x : -x))));
    expect(count('operators', { operators: signed })).toMatchObject({ operator: { heads: 1 }, softmax: { heads: 2 } });
  });
});
