import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as BasisCertificate from '../../../properties/basis-certificate.ts';
import type { ClaimProperties } from '../../../properties/claim-properties.ts';
import type * as CountedOperators from '../../../properties/counted-operators.ts';
import type * as IntegerOperators from '../../../properties/integer-operators.ts';
import type * as LocalDimension from '../../../properties/local-dimension.ts';
import type * as Witnesses from '../../../properties/rank-gap-witnesses.ts';
import type * as ShapedOperators from '../../../properties/shaped-operators.ts';
import { searchBatch } from '../../../src/search/batch.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 3000);

const at = (name: string): string => `../../../properties/${name}.ts`;

/** The module of this name with some of its functions changed. */
async function mutated<M>(name: string, change: (actual: M) => Partial<M>): Promise<void> {
  const actual = await vi.importActual<M>(at(name));
  vi.doMock(at(name), () => ({ ...actual, ...change(actual) }));
}

const withoutLastInput = (): Promise<void> =>
  mutated<typeof LocalDimension>('local-dimension', ({ imageOf }) => ({ imageOf: (T, v) => imageOf(T, v.slice(0, -1)) }));

/** A fault of the claim or of what computes it, for each claim; where the search judges it, it must come out. */
const FAULTS: readonly { id: string; fault: string; plant: () => Promise<void> }[] = [
  {
    id: 'unroll',
    fault: 'products of square matrices in the wrong order',
    plant: () =>
      mutated<typeof IntegerOperators>('integer-operators', ({ productOf }) => ({
        productOf: (a, b) => (a.length === b[0]!.length && a[0]!.length === b.length ? productOf(b, a) : productOf(a, b)),
      })),
  },
  {
    id: 'uff-span-bound',
    fault: 'a coefficient that counts twice for the first output',
    plant: () =>
      mutated<typeof ShapedOperators>('shaped-operators', ({ combinationOf }) => ({
        combinationOf: (coefficients, maps) =>
          combinationOf(coefficients, maps).map((row, a) => (a === 0 ? row.map((x) => x * BigInt(coefficients[0]!)) : row)),
      })),
  },
  {
    id: 'uff-iff',
    fault: 'a count that does not see the last operator',
    plant: () =>
      mutated<typeof CountedOperators>('counted-operators', ({ countedHeads }) => ({
        countedHeads: (entries, p, d) => countedHeads(entries.slice(0, -p * d), p, d),
      })),
  },
  {
    id: 'rank-gap',
    fault: 'lag operators that forget the state',
    plant: () =>
      mutated<typeof IntegerOperators>('integer-operators', ({ lagsOf }) => ({
        lagsOf: (c, n) => lagsOf({ ...c, A: c.A.map(() => 0) }, n),
      })),
  },
  {
    id: 'rank-gap',
    fault: 'a witness with a repeated eigenvalue',
    plant: () =>
      mutated<typeof Witnesses>('rank-gap-witnesses', ({ witnessLayers }) => ({
        witnessLayers: (k) => witnessLayers(k).map((layer) => ({ ...layer, A: layer.A.map((x) => Math.min(x, 1)) })),
      })),
  },
  {
    id: 'head-count',
    fault: 'a certificate without its last value map',
    plant: () =>
      mutated<typeof BasisCertificate>('basis-certificate', ({ basisCertificate }) => ({
        basisCertificate: (rows) => {
          const certificate = basisCertificate(rows);
          return { ...certificate, members: certificate.members.slice(0, -1) };
        },
      })),
  },
  {
    id: 'head-count',
    fault: 'a skip that is left out',
    plant: () =>
      mutated<typeof IntegerOperators>('integer-operators', ({ lagsOf }) => ({ lagsOf: (c, n) => lagsOf({ ...c, D: null }, n) })),
  },
  { id: 'map-op-linear', fault: 'outputs that do not depend on the last input', plant: withoutLastInput },
  { id: 'map-continuous', fault: 'outputs that do not depend on the last input', plant: withoutLastInput },
  { id: 'jacobian-at-zero', fault: 'outputs that do not depend on the last input', plant: withoutLastInput },
  {
    id: 'map-everywhere',
    fault: 'vectors that are killed and not looked at',
    plant: () => mutated<typeof LocalDimension>('local-dimension', () => ({ kernelOf: () => [] })),
  },
  {
    id: 'map-ae',
    fault: 'a local dimension of one vector that is special',
    plant: () =>
      mutated<typeof LocalDimension>('local-dimension', ({ imageOf, vectorRank }) => ({
        localDimension: (operators, d) => {
          const v = Array.from({ length: d }, (_, b) => (b === 0 ? 1n : 0n));
          return { dimension: vectorRank(operators.map((T) => imageOf(T, v))), at: v };
        },
      })),
  },
  {
    id: 'map-bounded',
    fault: 'the images of one token too few',
    plant: () =>
      mutated<typeof LocalDimension>('local-dimension', ({ isInSpan }) => ({ isInSpan: (v, others) => isInSpan(v, others.slice(1)) })),
  },
  {
    id: 'map-single-ae',
    fault: 'a common row in place of a common column',
    plant: () =>
      mutated<typeof IntegerOperators>('integer-operators', ({ flattenedRanks }) => ({
        flattenedRanks: (operators) => {
          const { row, col } = flattenedRanks(operators);
          return { row: col, col: row };
        },
      })),
  },
  {
    id: 'map-lld',
    fault: 'a combination that is 0 in place of one that kills a vector',
    plant: () =>
      mutated<typeof LocalDimension>('local-dimension', ({ kernelOf }) => ({
        kernelOf: (rows, d) => kernelOf(rows, d).map((v) => v.map(() => 0n)),
      })),
  },
  {
    id: 'map-prefix',
    fault: 'outputs that are taken to lie in every span',
    plant: () => mutated<typeof LocalDimension>('local-dimension', () => ({ isInSpan: () => true })),
  },
];

const MUTATED = [
  'basis-certificate',
  'counted-operators',
  'integer-operators',
  'local-dimension',
  'rank-gap-witnesses',
  'shaped-operators',
];

afterEach(() => {
  for (const name of MUTATED) vi.doUnmock(at(name));
  vi.resetModules();
});

describe('a fault in what a claim is judged by', () => {
  it.each(FAULTS)('comes out: $id with $fault', async ({ id, plant }) => {
    vi.resetModules();
    await plant();
    const { claim } = (await import(/* @vite-ignore */ at(id))) as { claim: ClaimProperties };
    const { failure } = searchBatch(claim.property!, { seed: 1, batch: 0, size: CASES });
    expect(failure).not.toBeNull();
  });
});
