import { mulberry32 } from '../../src/exact/seeded.ts';

/** An integer LTI system without D. */
export interface IntegerSsm {
  readonly name: string;
  readonly A: readonly (readonly number[])[];
  readonly B: readonly (readonly number[])[];
  readonly C: readonly (readonly number[])[];
}

const whole = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

type Make = (N: number, draw: (low: number, high: number) => number) => number[][];

const filled =
  (low: number, high: number): Make =>
  (N, draw) =>
    whole(N).map(() => whole(N).map(() => draw(low, high)));

/** State matrices by family: the generic one, and every way to be deficient that numeric.md 1.1 measures. */
const stateMatrices: Readonly<Record<string, Make>> = {
  random: filled(-3, 3),
  companion: (N, draw) => {
    const last = whole(N).map(() => draw(-3, 3));
    return whole(N).map((i) => whole(N).map((j) => (j === N - 1 ? (last[i] ?? 0) : i === j + 1 ? 1 : 0)));
  },
  legs: (N) => whole(N).map((a) => whole(N).map((b) => (a > b ? -(2 * b + 1) : a === b ? -(a + 1) : 0))),
  repeated: (N) => whole(N).map((i) => whole(N).map((j) => (i === j ? 1 + (i % Math.max(1, Math.floor(N / 4))) : 0))),
  nilpotent: (N) => whole(N).map((i) => whole(N).map((j) => (j === i + 1 && j !== Math.floor(N / 2) ? 1 : 0))),
  'zero residues': (N) => whole(N).map((i) => whole(N).map((j) => (i === j ? i + 1 : 0))),
  'low rank': (N, draw) => {
    const q = Math.max(1, Math.floor(N / 4));
    const U = whole(N).map(() => whole(q).map(() => draw(-2, 2)));
    const V = whole(q).map(() => whole(N).map(() => draw(-2, 2)));
    return U.map((row) => whole(N).map((j) => row.reduce((s, x, t) => s + x * (V[t]?.[j] ?? 0), 0)));
  },
};

/** One system of a family; entries of B and C in [-3, 3]. */
export function integerSsm(family: string, N: number, width: number, seed: number): IntegerSsm {
  const random = mulberry32(seed);
  const draw = (low: number, high: number): number => low + (random() % (high - low + 1));
  const make = stateMatrices[family];
  if (make === undefined) throw new RangeError(family);
  const A = make(N, draw);
  const B = whole(N).map((s) => whole(width).map(() => (family === 'zero residues' && s % 2 === 0 ? 0 : draw(-3, 3))));
  const C = whole(width).map(() => whole(N).map(() => draw(-3, 3)));
  return { name: `${family} N=${String(N)} p=d=${String(width)}`, A, B, C };
}

/** The 44 systems of numeric.md 1.1 in our own draws: 20 random ones, and four sizes of each other family. */
export function integerSystems(largest: number): IntegerSsm[] {
  const sizes = [8, 32, 64, 128, 256].filter((N) => N <= largest);
  const random = sizes.flatMap((N) => [2, 4, 8, 16].map((d) => integerSsm('random', N, d, N * 31 + d)));
  const others = Object.keys(stateMatrices).filter((family) => family !== 'random');
  const rest = others.flatMap((family, f) => sizes.filter((N) => N >= 32).map((N) => integerSsm(family, N, 16, 7919 * (f + 1) + N)));
  return [...random, ...rest];
}
