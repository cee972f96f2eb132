import fc from 'fast-check';
import {
  fraction,
  isNought,
  noughts,
  NOUGHT,
  plus,
  product,
  scaled,
  sum,
  times,
  UNIT,
  unitMatrix,
  written,
  type Fraction,
  type Fractions,
} from './fractions.ts';
import type { LayerFile } from './oracle.ts';

/** A whole number from low to high. */
export type Draw = (low: number, high: number) => number;

/** A layer file that is degenerate in some way, and a length below, at or above saturation. */
export interface Sample {
  readonly file: LayerFile;
  readonly n: number;
}

const whole = (length: number): number[] => Array.from({ length }, (_, i) => i);

function pick<T>(draw: Draw, ...choices: readonly (() => T)[]): T {
  return (choices[draw(0, choices.length - 1)] as () => T)();
}

function entryOf(draw: Draw): Fraction {
  const form = draw(0, 9);
  if (form < 2) return NOUGHT;
  return form < 8 ? fraction(draw(-3, 3)) : fraction(draw(-7, 7), draw(2, 6));
}

function anyMatrix(draw: Draw, rows: number, cols: number): Fraction[][] {
  return whole(rows).map(() => whole(cols).map(() => entryOf(draw)));
}

/** A matrix of rank at most 1, or with equal rows, zero rows, or zero columns. */
function deficientMatrix(draw: Draw, rows: number, cols: number): Fraction[][] {
  const m = anyMatrix(draw, rows, cols);
  if (draw(0, 15) === 0) return noughts(rows, cols);
  return pick(
    draw,
    () => m,
    () => m,
    () => product(anyMatrix(draw, rows, 1), anyMatrix(draw, 1, cols)),
    () => m.map((row) => (draw(0, 1) === 0 ? row : row.map(() => NOUGHT))),
    () => m.map((row, i) => (i % 2 === 0 ? row : (m[i - 1] ?? row))),
    () => {
      const kept = whole(cols).map(() => draw(0, 1) === 1);
      return m.map((row) => row.map((x, j) => (kept[j] ? x : NOUGHT)));
    },
    () => whole(rows).map((i) => whole(cols).map((j) => (i === j ? UNIT : NOUGHT))),
  );
}

function blockDiagonal(blocks: readonly Fractions[]): Fraction[][] {
  const size = blocks.reduce((s, b) => s + b.length, 0);
  const out = noughts(size, size);
  let at = 0;
  for (const block of blocks) {
    block.forEach((row, i) => {
      row.forEach((x, j) => ((out[at + i] as Fraction[])[at + j] = x));
    });
    at += block.length;
  }
  return out;
}

function jordan(value: Fraction, size: number): Fraction[][] {
  return whole(size).map((i) => whole(size).map((j) => (i === j ? value : j === i + 1 ? UNIT : NOUGHT)));
}

/** State matrices with few, repeated, zero or defective eigenvalues. */
function stateMatrix(draw: Draw, N: number): Fraction[][] {
  const value = (): Fraction => fraction(draw(-1, 2));
  return pick(
    draw,
    () => anyMatrix(draw, N, N),
    () => blockDiagonal(whole(N).map(() => [[value()]])),
    () => blockDiagonal(whole(N).map((i) => [[fraction(i + draw(0, 1))]])),
    () => jordan(value(), N),
    () => jordan(NOUGHT, N),
    () => {
      const cut = draw(1, N);
      return blockDiagonal([jordan(value(), cut), ...(cut < N ? [jordan(value(), N - cut)] : [])]);
    },
    () => scaled(unitMatrix(N), value()),
    () => product(anyMatrix(draw, N, 1), anyMatrix(draw, 1, N)),
    () => {
      // Rotation blocks, all equal or all different.
      const b = draw(1, 2);
      const a = draw(-1, 1);
      const blocks = whole(Math.floor(N / 2)).map((i) => {
        const [re, im] = [fraction(a), fraction(b + (b === 2 ? i : 0))];
        return [
          [re, times(im, [-1n, 1n])],
          [im, re],
        ];
      });
      return blockDiagonal([...blocks, ...(N % 2 === 1 ? [[[value()]]] : [])]);
    },
    () => {
      // A companion matrix: its minimal polynomial is its characteristic one.
      const last = anyMatrix(draw, N, 1);
      return whole(N).map((i) => whole(N).map((j) => (j === N - 1 ? (last[i]?.[0] ?? NOUGHT) : i === j + 1 ? UNIT : NOUGHT)));
    },
    () => {
      // Two equal blocks: everything occurs twice.
      const half = Math.max(1, Math.floor(N / 2));
      const block = anyMatrix(draw, half, half);
      return blockDiagonal([block, ...(2 * half <= N ? [block] : []), ...whole(N - 2 * half).map(() => [[value()]])]);
    },
    () => whole(N).map((i) => whole(N).map((j) => (i === (j + 1) % N ? UNIT : NOUGHT))),
  );
}

interface Step {
  A: Fraction[][];
  B: Fraction[][];
  C: Fraction[][];
}

/** U A U⁻¹, U B, C U⁻¹ for a random U of determinant ±1: the same operators, with nothing of the structure to be seen. */
function disguised(draw: Draw, { A, B, C }: Step): Step {
  const N = A.length;
  let step: Step = { A, B, C };
  for (let t = 0; N > 1 && t < draw(0, 6); t++) {
    const i = draw(0, N - 1);
    const j = (i + draw(1, N - 1)) % N;
    const c = fraction(draw(-2, 2));
    const E = unitMatrix(N);
    const inverse = unitMatrix(N);
    (E[i] as Fraction[])[j] = c;
    (inverse[i] as Fraction[])[j] = times(c, [-1n, 1n]);
    step = { A: product(product(E, step.A), inverse), B: product(E, step.B), C: product(step.C, inverse) };
  }
  return step;
}

function system(draw: Draw, N: number, p: number, d: number): Step {
  const A = stateMatrix(draw, N);
  const anyOrDeficient = (rows: number, cols: number): Fraction[][] =>
    draw(0, 1) === 0 ? anyMatrix(draw, rows, cols) : deficientMatrix(draw, rows, cols);
  const step = { A, B: anyOrDeficient(N, d), C: anyOrDeficient(p, N) };
  // Zero residues: a mode that is not driven or not read.
  if (draw(0, 3) === 0) step.B = step.B.map((row, s) => (s % 2 === 0 ? row : row.map(() => NOUGHT)));
  // Dependent residues: the last column of C a combination of the others.
  if (draw(0, 3) === 0 && N > 2) step.C = step.C.map((row) => [...row.slice(0, -1), plus(row[0] ?? NOUGHT, row[1] ?? NOUGHT)]);
  const factor = pick(
    draw,
    () => UNIT,
    () => UNIT,
    () => fraction(1, 3),
    () => fraction(-5, 2),
  );
  return { ...disguised(draw, step), ...(factor === UNIT ? {} : { A: scaled(disguised(draw, step).A, factor) }) };
}

/** D: absent, anything, zero, −C B, or a combination of lags. */
function skip(draw: Draw, { A, B, C }: Step): Fraction[][] | undefined {
  const [p, d] = [C.length, B[0]?.length ?? 0];
  return pick<Fraction[][] | undefined>(
    draw,
    () => undefined,
    () => undefined,
    () => undefined,
    () => anyMatrix(draw, p, d),
    () => noughts(p, d),
    () => scaled(product(C, B), [-1n, 1n]),
    () => product(product(C, A), B),
    () => sum(product(C, B), scaled(product(product(C, A), B), fraction(draw(-2, 2)))),
  );
}

const textOf = (m: Fractions): (number | string)[][] => m.map((row) => row.map(written));

const stepText = ({ A, B, C }: Step): Record<string, unknown> => ({ A: textOf(A), B: textOf(B), C: textOf(C) });

const layerFile = (kind: string, weights: Record<string, unknown>): LayerFile => ({ format: 'headcount/layer@1', kind, ...weights });

/** Combinations of a few operators, some of them zero, some repeated, some negated. */
function dependentOperators(draw: Draw, count: number, p: number, d: number): Fraction[][][] {
  const rank = draw(draw(0, 4) === 0 ? 0 : 1, Math.min(count, p * d, 3));
  const base = whole(rank).map(() => deficientMatrix(draw, p, d));
  const list = whole(count).map(() =>
    base.reduce<Fraction[][]>((M, T) => (draw(0, 3) === 0 ? M : sum(M, scaled(T, entryOf(draw)))), noughts(p, d)),
  );
  if (count > 1 && draw(0, 2) === 0) list[count - 1] = scaled(list[0] ?? [], fraction(draw(-2, 2)));
  return list;
}

function complexText(draw: Draw, real: boolean): number | string | (number | string)[] {
  const [re, im] = [entryOf(draw), entryOf(draw)];
  return real || isNought(im) ? written(re) : [written(re), written(im)];
}

const makers: Readonly<Record<string, (draw: Draw) => Sample>> = {
  ssm(draw) {
    const [N, p, d] = [draw(1, 6), draw(1, 4), draw(1, 3)];
    const step = system(draw, N, p, d);
    const D = skip(draw, step);
    return { file: layerFile('ssm', { ...stepText(step), ...(D === undefined ? {} : { D: textOf(D) }) }), n: draw(1, N + 3) };
  },
  'diagonal-ssm'(draw) {
    const [channels, N] = [draw(1, 4), draw(1, 3)];
    // Eigenvalues from a small pool: shared between channels, repeated, zero, conjugate to each other.
    const pool = whole(draw(1, 3)).map(() => complexText(draw, draw(0, 1) === 0));
    const conjugate = (z: unknown): unknown => (Array.isArray(z) ? [z[0], written(times(negated(z[1]), UNIT))] : z);
    const negated = (x: unknown): Fraction => {
      const [num = '0', den = '1'] = String(x).split('/');
      return fraction(-BigInt(num), BigInt(den));
    };
    const value = (): unknown =>
      pick<unknown>(
        draw,
        () => pool[draw(0, pool.length - 1)],
        () => conjugate(pool[0]),
        () => 0,
      );
    const rows = (of: () => unknown): unknown[][] => whole(channels).map(() => whole(N).map(of));
    const [lambda, B, C] = [rows(value), rows(() => complexText(draw, draw(0, 1) === 0)), rows(() => complexText(draw, draw(0, 1) === 0))];
    if (channels > 1 && draw(0, 2) === 0) {
      // One channel a multiple of another.
      lambda[channels - 1] = lambda[0] ?? [];
      B[channels - 1] = B[0] ?? [];
      C[channels - 1] = C[0] ?? [];
    }
    const D = pick<unknown>(
      draw,
      () => undefined,
      () => undefined,
      () => whole(channels).map(() => written(entryOf(draw))),
      () => whole(channels).map(() => 0),
    );
    return { file: layerFile('diagonal-ssm', { lambda, B, C, ...(D === undefined ? {} : { D }) }), n: draw(1, 8) };
  },
  'time-varying-ssm'(draw) {
    const [N, p, d, length] = [draw(1, 3), draw(1, 3), draw(1, 3), draw(1, 4)];
    const same = draw(0, 2) === 0;
    const list = (make: () => Fraction[][]): unknown[] => {
      const first = make();
      return whole(length).map(() => textOf(same ? first : make()));
    };
    const A = list(() => stateMatrix(draw, N));
    const B = list(() => deficientMatrix(draw, N, d));
    const C = list(() => deficientMatrix(draw, p, N));
    const D = draw(0, 2) === 0 ? { D: list(() => deficientMatrix(draw, p, d)) } : {};
    return { file: layerFile('time-varying-ssm', { A, B, C, ...D }), n: draw(1, length) };
  },
  'bidirectional-ssm'(draw) {
    const [N, M, p, d] = [draw(1, 4), draw(1, 4), draw(1, 3), draw(1, 3)];
    const forward = system(draw, N, p, d);
    const backward = pick(
      draw,
      () => system(draw, M, p, d),
      () => forward,
      () => ({ ...forward, C: scaled(forward.C, [-1n, 1n]) }),
    );
    const D = skip(draw, forward);
    return {
      file: layerFile('bidirectional-ssm', {
        forward: { ...stepText(forward), ...(D === undefined ? {} : { D: textOf(D) }) },
        backward: stepText(backward),
      }),
      n: draw(1, 6),
    };
  },
  operators(draw) {
    const [p, d, length] = [draw(1, 4), draw(1, 4), draw(1, 6)];
    return { file: layerFile('operators', { operators: dependentOperators(draw, length, p, d).map(textOf) }), n: draw(1, length + 2) };
  },
  convolution(draw) {
    const [p, d, width] = [draw(1, 3), draw(1, 3), draw(1, 5)];
    const place = { ...(draw(0, 1) === 0 ? { dilation: draw(1, 3) } : {}), ...(draw(0, 1) === 0 ? { centred: true } : {}) };
    return {
      file: layerFile('convolution', { kernels: dependentOperators(draw, width, p, d).map(textOf), ...place }),
      n: draw(1, 2 * width + 2),
    };
  },
  'depthwise convolution'(draw) {
    const [channels, width] = [draw(1, 4), draw(1, 5)];
    const place = { ...(draw(0, 1) === 0 ? { dilation: draw(1, 3) } : {}), ...(draw(0, 1) === 0 ? { centred: true } : {}) };
    return {
      file: layerFile('convolution', { depthwise: textOf(deficientMatrix(draw, channels, width)), ...place }),
      n: draw(1, 2 * width + 2),
    };
  },
  'convolution-2d'(draw) {
    const [height, width, p, d] = [draw(1, 3), draw(1, 3), draw(1, 2), draw(1, 3)];
    const taps = dependentOperators(draw, height * width, p, d).map(textOf);
    const kernels = whole(height).map((s) => taps.slice(s * width, (s + 1) * width));
    return { file: layerFile('convolution-2d', { kernels, ...(draw(0, 1) === 0 ? { centred: true } : {}) }), n: draw(1, 4) };
  },
  attention(draw) {
    const [p, d, count] = [draw(1, 3), draw(1, 3), draw(1, 5)];
    const shared = anyMatrix(draw, draw(1, 2), d);
    const heads = whole(count).map(() => {
      const V = draw(0, 1) === 0 ? shared : deficientMatrix(draw, draw(1, 3), d);
      const r = draw(1, 2);
      const scored = draw(0, 2) > 0 ? { Q: textOf(anyMatrix(draw, r, d)), K: textOf(anyMatrix(draw, r, d)) } : {};
      return { ...scored, V: textOf(V), O: textOf(deficientMatrix(draw, p, V.length)) };
    });
    return { file: layerFile('attention', { heads, ...(draw(0, 1) === 0 ? { causal: true } : {}) }), n: draw(1, 4) };
  },
};

/** Without fast-check's preference for the ends of a range: it would make nearly every matrix zero. */
const evenly = (low: number, high: number): fc.Arbitrary<number> => fc.noBias(fc.integer({ min: low, max: high }));

/** Every kind, and what makes degenerate samples of it. */
export const degenerateLayers: Readonly<Record<string, fc.Arbitrary<Sample>>> = Object.fromEntries(
  Object.entries(makers).map(([kind, make]) => [kind, fc.gen().map((g) => make((low, high) => g(evenly, low, high)))]),
);
