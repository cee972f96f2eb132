import fc from 'fast-check';
import type { SmallSystem } from '../../src/spans/small-rows.ts';

/** A small system and a length below, at or above its saturation. */
export interface SmallSample {
  readonly system: SmallSystem;
  readonly n: number;
}

/** A whole number from low to high. */
type Draw = (low: number, high: number) => number;

const whole = (length: number): number[] => Array.from({ length }, (_, i) => i);
const square = (N: number, entry: (i: number, j: number) => number): number[] => whole(N * N).map((e) => entry(Math.floor(e / N), e % N));

/** Row-major a·b for a: rows×inner. */
export function timesWhole(a: readonly number[], b: readonly number[], inner: number): number[] {
  const cols = b.length / inner;
  return whole((a.length / inner) * cols).map((e) =>
    whole(inner).reduce((sum, t) => sum + a[Math.floor(e / cols) * inner + t]! * b[t * cols + (e % cols)]!, 0),
  );
}

/** State matrices with few, repeated, zero, defective or complex eigenvalues, and any others. */
const STATES: readonly ((draw: Draw, N: number) => number[])[] = [
  (draw, N) => square(N, () => draw(-2, 2)),
  (draw, N) => square(N, () => draw(-10, 10)),
  (draw, N) => square(N, (i, j) => (i === j ? draw(-1, 2) : 0)),
  (draw, N) => square(N, (i, j) => (i === j ? 1 : j === i + 1 ? draw(0, 1) : 0)),
  (draw, N) => square(N, (_i, j) => (j > _i ? draw(-1, 1) : 0)),
  (draw, N) => square(N, (i, j) => (j === N - 1 ? draw(-2, 2) : i === j + 1 ? 1 : 0)),
  (draw, N) =>
    timesWhole(
      square(N, (_i, j) => (j === 0 ? draw(-2, 2) : 0)),
      square(N, (i) => (i === 0 ? draw(-2, 2) : 0)),
      N,
    ),
  (_draw, N) => square(N, (i, j) => (Math.floor(i / 2) === Math.floor(j / 2) && i !== j ? (i > j ? 1 : -1) : 0)),
  (_draw, N) => square(N, (i, j) => (i === (j + 1) % N ? 1 : 0)),
  (_draw, N) => square(N, () => 0),
];

/** Matrices of any rank: full, with zero or equal rows, of rank one, zero. */
function outer(draw: Draw, rows: number, cols: number): number[] {
  const m = whole(rows * cols).map(() => draw(-2, 2));
  const row = (e: number): number => Math.floor(e / cols);
  switch (draw(0, 6)) {
    case 0:
      return m.map((x, e) => (row(e) % 2 === 0 ? x : 0));
    case 1:
      return m.map((_, e) => m[e % cols]!);
    case 2:
      return m.map((_, e) => m[row(e) * cols]! * m[e % cols]!);
    case 3:
      return draw(0, 3) === 0 ? m.map(() => 0) : m;
    default:
      return m;
  }
}

function sample(draw: Draw): SmallSample {
  const [N, p, d] = [draw(1, 6), draw(1, 3), draw(1, 3)];
  const [A, B, C] = [STATES[draw(0, STATES.length - 1)]!(draw, N), outer(draw, N, d), outer(draw, p, N)];
  const D = [null, null, outer(draw, p, d), timesWhole(C, B, N).map((x) => -x)][draw(0, 3)]!;
  return { system: { N, p, d, denominator: draw(0, 2) === 0 ? draw(2, 9) : 1, A, B, C, D }, n: draw(1, N + 3) };
}

/** Without fast-check's preference for the ends of a range: it would make nearly every matrix zero. */
const evenly = (low: number, high: number): fc.Arbitrary<number> => fc.noBias(fc.integer({ min: low, max: high }));

/** Random and degenerate systems with N ≤ 6 and p, d ≤ 3. */
export const smallSamples: fc.Arbitrary<SmallSample> = fc.gen().map((g) => sample((low, high) => g(evenly, low, high)));
