import fc from 'fast-check';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { headCount } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { degenerateLayers } from '../spans/degenerate-layers.ts';
import { GrowingSpan } from '../spans/fractions.ts';
import {
  gridOfBlocks,
  lengthByDefinition,
  localRank,
  operatorsByDefinition,
  profileByDefinition,
  rankLimitedByDefinition,
  rankOneHeadsOfPlane,
  softmaxByDefinition,
  type LayerFile,
  type NamedOperator,
} from '../spans/oracle.ts';

/** Cases of each kind in one property: HEADCOUNT_CASES multiplies them. */
const CASES = Math.round(150 * Number(process.env['HEADCOUNT_CASES'] ?? 1));
const TIMEOUT = 60_000 * Math.max(1, Number(process.env['HEADCOUNT_CASES'] ?? 1));

const name = (label: unknown): string => JSON.stringify(label);

function expectBasis(basis: readonly unknown[], operators: readonly NamedOperator[], profile: readonly number[]): void {
  const byName = new Map(operators.map((o) => [name(o.label), o]));
  const span = new GrowingSpan();
  const chosen = basis.map((label) => byName.get(name(label)));
  for (const o of chosen) expect(o !== undefined && span.add(o.matrix.flat())).toBe(true);
  // The basis of every shorter length is a part of it: it rises exactly where the profile does.
  profile.forEach((k, l) => {
    expect(chosen.filter((o) => o !== undefined && o.since <= l + 1)).toHaveLength(k);
  });
}

function singularValues(rows: readonly number[][]): number[] {
  return new SingularValueDecomposition(new Matrix(rows), { autoTranspose: true }).diagonal;
}

/** H_ε from the singular values of the whole grid; null where the tolerance is met too closely to tell. */
function epsilonByDefinition(values: readonly number[], epsilon: number): number | null {
  const total = values.reduce((s, v) => s + v * v, 0);
  if (total === 0) return 0;
  const errors = [...values, 0].map((_, H) => Math.sqrt(values.slice(H).reduce((s, v) => s + v * v, 0) / total));
  if (errors.some((e) => Math.abs(e - epsilon) < 1e-6)) return null;
  return errors.findIndex((e) => e <= epsilon);
}

function expectEverything(file: LayerFile, n: number): void {
  const layer = readLayer(JSON.stringify(file));
  const epsilon = [0.3, 0.1, 0.01];
  const report = headCount(layer, { n, epsilon, headDim: 1 });
  const operators = operatorsByDefinition(file, n);
  const { p, d } = layer;

  const profile = profileByDefinition(operators);
  const k = profile.at(-1) ?? 0;
  expect(report.operator).toMatchObject({ heads: k, status: 'certified', profile });
  expectBasis(report.operator.basis, operators, profile);

  const verdict = verifyCertificate(JSON.stringify(report.certificate));
  expect(verdict).toMatchObject({ ok: true, heads: k, n, kind: file['kind'] });
  for (const wrong of [k - 1, k + 1]) {
    if (wrong >= 0) expect(verifyCertificate({ ...report.certificate, heads: wrong }).ok).toBe(false);
  }

  if (file['kind'] === 'attention') {
    expect([report.map, report.softmax]).toEqual([null, null]);
  } else {
    const local = localRank(operators, randomBits(n));
    const low = p === 1 || d === 1 || local === k ? k : Math.max(local, Math.min(k, 2));
    const high = p === d && (p === 2 || p === 4) ? Math.min(k, p) : k;
    expect(report.map).toMatchObject({ pairwise: local, everywhere: [low, high] });

    const causalToeplitz =
      ['ssm', 'diagonal-ssm', 'operators'].includes(String(file['kind'])) || (file['kind'] === 'convolution' && file['centred'] !== true);
    expect(report.softmax?.feasibleWithoutSink).toBe(
      causalToeplitz ? operators.every((o) => o.label === 0 || o.matrix.flat().every(([a]) => a === 0n)) : null,
    );
    const softmax = softmaxByDefinition(operators);
    if (softmax !== null) expect(report.softmax).toMatchObject({ heads: softmax, sink: true });
  }

  for (const r of [1, 2, 3]) {
    const bounds = headCount(layer, { n, headDim: r }).rankLimited ?? { r: 0, lower: -1, upper: -1 };
    const expected = rankLimitedByDefinition(operators, r);
    if (k === 0) expect(bounds).toEqual({ r, lower: 0, upper: 0 });
    else if (r >= Math.min(p, d)) expect(bounds).toEqual({ r, lower: k, upper: k });
    else {
      expect(bounds.lower).toBe(expected.lower);
      expect(bounds.upper).toBeGreaterThanOrEqual(bounds.lower);
      expect(bounds.upper).toBeLessThanOrEqual(expected.simpleUpper);
      if (r === 1 && p === 2 && d === 2) expect(bounds.upper).toBeGreaterThanOrEqual(rankOneHeadsOfPlane(operators));
    }
  }

  const values = singularValues(gridOfBlocks(operators));
  const largest = values[0] ?? 0;
  const shown = report.spectrum;
  expect(shown.length).toBeLessThanOrEqual(k);
  values.forEach((v, s) => {
    expect(Math.abs((shown[s] ?? 0) - v)).toBeLessThanOrEqual(1e-9 * Math.max(largest, 1e-300));
  });
  report.epsilon.forEach(({ epsilon: e, heads }) => {
    const expected = epsilonByDefinition(values, e);
    if (expected !== null) expect(heads).toBe(expected);
  });
}

/** Bits for the oracle's random points, the same in every run. */
function randomBits(seed: number): () => bigint {
  let state = BigInt(seed) + 88172645463325252n;
  return () => {
    state ^= (state << 13n) & 0xffffffffffffffffn;
    state ^= state >> 7n;
    state ^= (state << 17n) & 0xffffffffffffffffn;
    return state;
  };
}

describe('headCount agrees with the definitions, in fractions, on degenerate layers', () => {
  it.each(Object.keys(degenerateLayers))(
    '%s: k, k_n for every n, basis, k_loc, softmax, rank-limited, ε and spectrum; certificate accepted',
    (kind) => {
      const samples = degenerateLayers[kind];
      if (samples === undefined) throw new Error(kind);
      fc.assert(
        fc.property(samples, ({ file, n }) => {
          expectEverything(file, n);
        }),
        { numRuns: CASES },
      );
    },
    TIMEOUT,
  );

  it.each(Object.keys(degenerateLayers))('%s: the length taken by default is the documented one', (kind) => {
    const samples = degenerateLayers[kind];
    if (samples === undefined) throw new Error(kind);
    fc.assert(
      fc.property(samples, ({ file }) => {
        expect(headCount(readLayer(JSON.stringify(file))).n).toBe(lengthByDefinition(file));
      }),
      { numRuns: 30 },
    );
  });
});
