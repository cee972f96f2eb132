import { subQ, toDouble, type Rational } from '../exact/rational.ts';
import type { Matrix } from '../exact/scalars.ts';
import { multiplyRational } from '../exact/rational-matrix.ts';
import type { DiagonalChannel, LagRecurrence, Layer, ListedOperators } from '../layers/layer.ts';
import { spectrumOfDirections, spectrumOfRecurrence, spectrumOfRows, type FloatRecurrence, type Spectrum } from '../numeric/spectrum.ts';

/** Multiply-adds of a spectrum beyond which it is not worth the wait; k itself never needs it. */
const MAX_WORK = 2e9;

/** Below this size, relative to the largest, the rest of a decaying kernel changes no singular value that is shown. */
const NEGLIGIBLE = 1e-18;

/**
 * Singular values of the layer's weighted lag matrix Λ^w in float64 (mathematics.md 2.10): one row for each distinct
 * operator, weighted by the root of the number of pairs (i, j) that carry it. Null where that would take too long.
 * Throws DiagnosticError `not-finite` for entries beyond the range of a double.
 */
export function layerSpectrum(layer: Layer, n: number): Spectrum | null {
  const { structure } = layer;
  switch (structure.type) {
    case 'listed':
      return listedSpectrum(structure.operators(n), layer.p * layer.d);
    case 'diagonal':
      return diagonalSpectrum(structure.channels, n);
    case 'recurrences': {
      if (structure.recurrences.some((r) => recurrenceWork(r, n) > MAX_WORK * 10)) return null;
      const [only, ...more] = structure.recurrences;
      if (only !== undefined && more.length === 0) {
        return spectrumOfRecurrence(floatSystem(only, layer, structure.hasSkip ? skipOf(only, structure.instant) : undefined), n);
      }
      const directions = structure.recurrences.map((r) => floatSystem(r, layer));
      return spectrumOfDirections({ directions, instant: floats(structure.instant), p: layer.p, d: layer.d }, n);
    }
  }
}

/** Multiply-adds of the cheaper way to a recurrence's spectrum: lag by lag, or by doubling in a Krylov basis. */
function recurrenceWork({ A, B, C }: LagRecurrence, n: number): number {
  const [N, d, p] = [A.length, B[0]?.length ?? 0, C.length];
  return Math.min(n * N * d * (N + p) * 30, 30 * N ** 3 * (Math.log2(n) + 1));
}

/**
 * Singular values of the lag matrix Λ without weights (mathematics.md 1.2), for a layer that lists its operators: what
 * the weighted values tend to, divided by √n, as n grows. Null for other layers, and where it would take too long.
 */
export function kernelSpectrum(layer: Layer, n: number): Spectrum | null {
  if (layer.structure.type !== 'listed') return null;
  const listed = layer.structure.operators(n);
  return listedSpectrum({ ...listed, multiplicities: listed.operators.map(() => 1) }, layer.p * layer.d);
}

function floats(m: Matrix<Rational>): Float64Array {
  return Float64Array.from(m.flat(), toDouble);
}

/** The layer's recurrence as float64 matrices. */
export function floatSystem(r: LagRecurrence, { p, d }: { readonly p: number; readonly d: number }, D?: Float64Array): FloatRecurrence {
  return { A: floats(r.A), B: floats(r.B), C: floats(r.C), N: r.A.length, p, d, D };
}

/** D = M_0 - C B, rounded once. */
export function skipOf(r: LagRecurrence, instant: Matrix<Rational>): Float64Array {
  const CB = multiplyRational(r.C, r.B).flat();
  return Float64Array.from(instant.flat(), (q, e) => toDouble(subQ(q, CB[e] as Rational)));
}

function listedSpectrum(listed: ListedOperators, width: number): Spectrum | null {
  const count = listed.operators.length;
  const thin = Math.min(count, width);
  if (count * width * thin > MAX_WORK * 10) return null;
  const rows = new Float64Array(count * width);
  listed.operators.forEach((m, t) => {
    rows.set(floats(m), t * width);
  });
  return spectrumOfRows(rows, count, width, Float64Array.from(listed.multiplicities));
}

/** κ_c[l] of every channel, up to the point from which the rest is negligible. */
function diagonalSpectrum(channels: readonly DiagonalChannel[], n: number): Spectrum | null {
  const modes = channels.map((c) =>
    c.lambda.map(([re, im], s) => {
      const [b, bi] = (c.B[s] ?? []).map(toDouble) as [number, number];
      const [k, ki] = (c.C[s] ?? []).map(toDouble) as [number, number];
      return { re: toDouble(re), im: toDouble(im), z: [k * b - ki * bi, k * bi + ki * b] as [number, number] };
    }),
  );
  const radius = Math.max(...modes.flat().map((m) => Math.hypot(m.re, m.im)));
  const needed = radius < 1 ? Math.ceil(Math.log(NEGLIGIBLE) / Math.log(Math.max(radius, 1e-300))) + 1 : n;
  const count = Math.min(n, Math.max(needed, 1));
  const width = channels.length;
  if (count * modes.flat().length + count * width * width > MAX_WORK) return null;
  const rows = new Float64Array(count * width);
  for (let l = 0; l < count; l++) {
    modes.forEach((channel, c) => {
      let sum = l === 0 ? toDouble((channels[c] as DiagonalChannel).D) : 0;
      for (const mode of channel) {
        const [x, y] = mode.z;
        sum += x;
        mode.z = [x * mode.re - y * mode.im, x * mode.im + y * mode.re];
      }
      rows[l * width + c] = sum;
    });
  }
  return spectrumOfRows(
    rows,
    count,
    width,
    Float64Array.from({ length: count }, (_, l) => n - l),
  );
}
