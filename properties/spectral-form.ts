// State matrices in real block form, and the operators that their eigenvalues contribute (mathematics.md 2.8).
import { differenceOf, isZeroWhole, productOf, scaledBy, sumOf, unitMatrix, wholeMatrix, type Whole } from './integer-operators.ts';
import { sizeNamed, type Shape, type ShapedCase } from './shaped-cases.ts';

/**
 * r real eigenvalues, joined to Jordan blocks where `joined` is 1 between equal neighbours, and m blocks [[a, −b], [b, a]]:
 * a conjugate pair, or one real eigenvalue twice where b = 0. N = r + 2m states, B and C state by state.
 */
export const SPECTRAL_SHAPE = {
  sizes: { r: [1, 3], m: [1, 2], p: [1, 2], d: [1, 2], n: [1, 8], two: [2, 2] },
  weights: {
    lambda: ['r'],
    joined: ['r'],
    a: ['m'],
    b: ['m'],
    rowsB: ['r', 'd'],
    columnsC: ['r', 'p'],
    pairRowsB: ['m', 'two', 'd'],
    pairColumnsC: ['m', 'two', 'p'],
  },
  entriesOf: { joined: [0, 1] },
} as const satisfies Shape;

/** One eigenvalue (or pair) with what it contributes: `at(l)` are its coefficients in M_l, one for each operator. */
export interface SpectralPart {
  readonly operators: readonly Whole[];
  readonly at: (l: number) => readonly bigint[];
}

/** The recurrence in this form. */
export interface SpectralSystem {
  readonly A: Whole;
  readonly B: Whole;
  readonly C: Whole;
  readonly parts: readonly SpectralPart[];
}

/** The recurrence of a case, and its operators eigenvalue by eigenvalue. */
export function spectralSystem(c: ShapedCase): SpectralSystem {
  const [r, m, p, d] = [sizeNamed(c, 'r'), sizeNamed(c, 'm'), sizeNamed(c, 'p'), sizeNamed(c, 'd')];
  const row = (name: string): readonly bigint[] => wholeMatrix(c.weights[name] ?? [], 1, c.weights[name]?.length ?? 0)[0] ?? [];
  const [lambda, joined, a, b] = [row('lambda'), row('joined'), row('a'), row('b')];
  const A = unitMatrix(r + 2 * m).map((unit) => unit.map(() => 0n));
  const put = (i: number, j: number, x: bigint): void => {
    (A[i] ?? [])[j] = x;
  };
  lambda.forEach((x, s) => {
    put(s, s, x);
    if (s + 1 < r && lambda[s + 1] === x) put(s, s + 1, joined[s] ?? 0n);
  });
  a.forEach((x, t) => {
    const [s, y] = [r + 2 * t, b[t] ?? 0n];
    put(s, s, x);
    put(s + 1, s + 1, x);
    put(s, s + 1, -y);
    put(s + 1, s, y);
  });
  const B = [...wholeMatrix(c.weights['rowsB'] ?? [], r, d), ...wholeMatrix(c.weights['pairRowsB'] ?? [], 2 * m, d)];
  const columns = [...wholeMatrix(c.weights['columnsC'] ?? [], r, p), ...wholeMatrix(c.weights['pairColumnsC'] ?? [], 2 * m, p)];
  const C = Array.from({ length: p }, (_, i) => columns.map((column) => column[i] ?? 0n));
  const real = new Map<bigint, number[]>();
  lambda.forEach((x, s) => real.set(x, [...(real.get(x) ?? []), s]));
  a.forEach((x, t) => {
    if (b[t] === 0n) real.set(x, [...(real.get(x) ?? []), r + 2 * t, r + 2 * t + 1]);
  });
  const pairs = new Map<string, { re: bigint; im: bigint; blocks: { s: number; sign: bigint }[] }>();
  a.forEach((re, t) => {
    const y = b[t] ?? 0n;
    if (y === 0n) return;
    const im = y < 0n ? -y : y;
    const pair = pairs.get(`${re} ${im}`) ?? { re, im, blocks: [] };
    pair.blocks.push({ s: r + 2 * t, sign: y < 0n ? -1n : 1n });
    pairs.set(`${re} ${im}`, pair);
  });
  const parts = [
    ...[...real].map(([mu, states]) => realPart(A, B, C, mu, states)),
    ...[...pairs.values()].map(({ re, im, blocks }) => pairPart(B, C, re, im, blocks)),
  ];
  return { A, B, C, parts };
}

/** C (A − μ)^s Π B for s below the size of the largest Jordan block; in M_l with the factor binom(l, s) μ^(l−s). */
function realPart(A: Whole, B: Whole, C: Whole, mu: bigint, states: readonly number[]): SpectralPart {
  const shifted = differenceOf(A, scaledBy(mu, unitMatrix(A.length)));
  let power: bigint[][] = unitMatrix(A.length).map((row, i) => row.map((x) => (states.includes(i) ? x : 0n)));
  const operators: bigint[][][] = [];
  while (!isZeroWhole(power)) {
    operators.push(productOf(C, productOf(power, B)));
    power = productOf(shifted, power);
  }
  const at = (l: number): bigint[] => operators.map((_, s) => (s > l ? 0n : binomial(l, s) * mu ** BigInt(l - s)));
  return { operators, at };
}

/** c₁b₁ + c₂b₂ and c₂b₁ − c₁b₂, summed over equal blocks, with the real and imaginary part of (a + ib)^l. */
function pairPart(B: Whole, C: Whole, re: bigint, im: bigint, blocks: readonly { s: number; sign: bigint }[]): SpectralPart {
  const outer = (s: number, t: number): bigint[][] => C.map((row) => (B[t] ?? []).map((x) => (row[s] ?? 0n) * x));
  const along = blocks.map(({ s }) => sumOf(outer(s, s), outer(s + 1, s + 1))).reduce(sumOf);
  const across = blocks.map(({ s, sign }) => scaledBy(sign, differenceOf(outer(s + 1, s), outer(s, s + 1)))).reduce(sumOf);
  const at = (l: number): bigint[] => {
    let [alpha, beta] = [1n, 0n];
    for (let t = 0; t < l; t += 1) [alpha, beta] = [re * alpha - im * beta, im * alpha + re * beta];
    return [alpha, beta];
  };
  return { operators: [along, across], at };
}

function binomial(l: number, s: number): bigint {
  let value = 1n;
  for (let t = 0; t < s; t += 1) value = (value * BigInt(l - t)) / BigInt(t + 1);
  return value;
}
