import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as AttentionDerivative from '../../../properties/attention-derivative.ts';
import type { ClaimProperties } from '../../../properties/claim-properties.ts';
import type * as ConeHeads from '../../../properties/cone-heads.ts';
import type * as CountedHeads from '../../../properties/counted-heads.ts';
import type * as DiagonalGram from '../../../properties/diagonal-gram.ts';
import type * as Highway from '../../../properties/highway.ts';
import type * as IntegerOperators from '../../../properties/integer-operators.ts';
import type * as LowRankHeads from '../../../properties/low-rank-heads.ts';
import type * as SpectralForm from '../../../properties/spectral-form.ts';
import type * as StackedHeads from '../../../properties/stacked-heads.ts';
import { searchBatch } from '../../../src/search/batch.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 3000);

/** The module at this path with some of its functions changed. */
async function mutated<M>(path: string, change: (actual: M) => Partial<M>): Promise<void> {
  const actual = await vi.importActual<M>(path);
  vi.doMock(path, () => ({ ...actual, ...change(actual) }));
}

const at = (name: string): string => `../../../properties/${name}.ts`;

/** A fault of the claim or of what computes it, for each claim; where the search judges it, it must come out. */
const FAULTS: readonly { id: string; fault: string; plant: () => Promise<void> }[] = [
  {
    id: 'normalised-heads',
    fault: 'simplices that do not reach as far as the operators',
    plant: () =>
      mutated<typeof ConeHeads>(at('cone-heads'), ({ simplexHeads }) => ({
        simplexHeads: (vectors, w) => {
          const { heads, weights } = simplexHeads(vectors, w);
          return { heads, weights: weights.map((own) => own.toReversed()) };
        },
      })),
  },
  {
    id: 'normalised-heads',
    fault: 'k heads in place of k + 1 where no functional is positive',
    plant: () =>
      mutated<typeof ConeHeads>(at('cone-heads'), ({ surplusHeads }) => ({
        surplusHeads: (vectors, k, more) => {
          const { heads, weights } = surplusHeads(vectors, k, more);
          return { heads: heads.slice(0, k), weights: weights.map((own) => own.slice(0, k)) };
        },
      })),
  },
  {
    id: 'saturation',
    fault: 'a degree that is one too small',
    plant: () =>
      mutated<typeof IntegerOperators>(at('integer-operators'), ({ minimalDegree }) => ({ minimalDegree: (A) => minimalDegree(A) - 1 })),
  },
  {
    id: 'saturation',
    fault: 'a count of heads that forgets one',
    plant: () =>
      mutated<typeof CountedHeads>(at('counted-heads'), ({ smallCountIs, certifiedCountIs }) => ({
        smallCountIs: (c, heads) => smallCountIs(c, heads + 1),
        certifiedCountIs: (c, heads) => certifiedCountIs(c, heads + 1),
      })),
  },
  {
    id: 'spectral',
    fault: 'a conjugate pair that counts once',
    plant: () =>
      mutated<typeof SpectralForm>(at('spectral-form'), ({ spectralSystem }) => ({
        spectralSystem: (c) => {
          const system = spectralSystem(c);
          const parts = system.parts.map(({ operators, at: inLag }) => ({
            operators: operators.slice(0, 1),
            at: (l: number) => inLag(l).slice(0, 1),
          }));
          return { ...system, parts };
        },
      })),
  },
  {
    id: 'ssm-attenuation',
    fault: 'the largest entry in place of a norm',
    plant: () =>
      mutated<typeof IntegerOperators>(at('integer-operators'), () => ({
        rowSumNorm: (a) => a.flat().reduce((most, x) => (x > most ? x : -x > most ? -x : most), 0n),
      })),
  },
  {
    id: 'attention-jacobian',
    fault: 'a quotient rule without the derivative of the denominator',
    plant: () =>
      mutated<typeof AttentionDerivative>(at('attention-derivative'), ({ derivativeOfAttention }) => ({
        derivativeOfAttention: (moved) => derivativeOfAttention({ ...moved, slopes: [] }),
      })),
  },
  {
    id: 'gradient-highway',
    fault: 'one zero token too few',
    plant: () =>
      mutated<typeof Highway>(at('highway'), ({ highwayDerivative }) => ({
        highwayDerivative: (h) => ({ ...highwayDerivative({ ...h, rest: h.rest.slice(1) }), total: highwayDerivative(h).total }),
      })),
  },
  {
    id: 'gradient-highway',
    fault: 'a bound that is half as large again',
    plant: () =>
      mutated<typeof Highway>(at('highway'), ({ isAtLeast }) => ({
        isAtLeast: (found, times, parts) => isAtLeast(found, 3 * times, 2 * parts),
      })),
  },
  {
    id: 'eps-head-count',
    fault: 'an eigenvalue too many in the remaining ones',
    plant: () =>
      mutated<typeof DiagonalGram>(at('diagonal-gram'), ({ remaining }) => ({ remaining: (squares, H) => remaining(squares, H - 1) })),
  },
  {
    id: 'rank-limited',
    fault: 'a flattening bound that does not round',
    plant: () =>
      mutated<typeof LowRankHeads>(at('low-rank-heads'), ({ flatteningBound }) => ({
        flatteningBound: (k, ranks, r) => flatteningBound(k, ranks, r) + (ranks.row > r ? 1 : 0),
      })),
  },
  {
    id: 'rank-limited',
    fault: 'operators that are taken for one more piece than they need',
    plant: () =>
      mutated<typeof LowRankHeads>(at('low-rank-heads'), ({ rankOnePieces }) => ({ rankOnePieces: (one) => rankOnePieces(one) + 1 })),
  },
  {
    id: 'composition',
    fault: 'products of value maps in the wrong order',
    plant: () =>
      mutated<typeof StackedHeads>(at('stacked-heads'), ({ valueProducts }) => ({
        valueProducts: (c) =>
          valueProducts({ ...c, weights: { ...c.weights, V: c.weights['U']!, U: c.weights['V']! }, sizes: exchanged(c.sizes) }),
      })),
  },
  {
    id: 'cnn-head-count',
    fault: 'kernels that are taken to be in reach one position too early',
    plant: () =>
      mutated<typeof CountedHeads>(at('counted-heads'), ({ smallCountIs, certifiedCountIs }) => ({
        smallCountIs: (c, heads) => smallCountIs({ ...c, n: c.n + 1 }, heads),
        certifiedCountIs: (c, heads) => certifiedCountIs({ ...c, n: c.n + 1 }, heads),
      })),
  },
];

const exchanged = (sizes: Readonly<Record<string, number>>): Record<string, number> => ({
  ...sizes,
  H1: sizes['H2']!,
  H2: sizes['H1']!,
});

const MUTATED = [
  ...['cone-heads', 'integer-operators', 'counted-heads', 'spectral-form', 'attention-derivative'],
  ...['highway', 'diagonal-gram', 'low-rank-heads', 'stacked-heads'],
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
