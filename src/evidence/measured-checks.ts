// Measured checks of claims, in floating point: they decide nothing exactly, and say with what they were made.
import type { Check } from '../claims/claim.ts';
import { mulberry32 } from '../exact/seeded.ts';
import { headCount } from '../heads/head-count.ts';
import { measureHeads } from '../heads/measure-heads.ts';
import { readLayer } from '../layers/layer-file.ts';
import { attentionJacobianNorms, lagJacobianNorms, softmax, type SoftmaxHead } from '../numeric/jacobian.ts';
import { lagRows } from '../numeric/spectrum.ts';
import { dampedRotation, delayLine, legs, identityRows, rotation } from './named-layers.ts';

/** Relative error of float32 after some thousand steps of a contraction; measured 2e-7 to 4e-6. */
const FLOAT32_ERROR = 1e-4;
/** Relative error of a central difference in float64 with the step below. */
const DIFFERENCE_ERROR = 1e-6;
const STEP = 1e-5;

/** The measured checks of a claim. */
export const MEASURED_CHECKS: ReadonlyMap<string, readonly Check[]> = new Map<string, readonly Check[]>([
  [
    'head-count',
    [
      measured(
        'a damped rotation and the delay line run as k heads on 1024 random tokens, and k − 1 heads miss by what is predicted',
        runAsHeads,
      ),
    ],
  ],
  ['ssm-attenuation', [measured('‖M_l‖ ≤ c·b·ρ^l for a contraction, l < 2000', attenuates)]],
  [
    'attention-jacobian',
    [measured('the closed form against central differences, 24 keys, each of them', () => Promise.resolve(jacobianByDifferences()))],
  ],
  [
    'gradient-highway',
    [
      measured('twin tokens (C): the Jacobian along u stays at least a third at distances 1 … 4096', () =>
        Promise.resolve(highwayAtDistances()),
      ),
    ],
  ],
  [
    'eps-head-count',
    [measured('spectra of the delay line and of scaled rotations against their closed forms', () => Promise.resolve(closedFormSpectra()))],
  ],
]);

interface Outcome {
  readonly holds: boolean;
  readonly detail: string;
}

function measured(title: string, run: () => Promise<Outcome>): Check {
  return { kind: 'measured', title, run };
}

async function runAsHeads(): Promise<Outcome> {
  let worst = 0;
  let backend = '';
  for (const object of [dampedRotation(), delayLine(8)]) {
    const report = await measureHeads(readLayer(object), 1024, () => undefined);
    backend = `${report.backend}, ${report.dtype}`;
    worst = Math.max(worst, report.exact.worstRelativeError);
    const ratio = report.oneFewer === null ? 1 : report.oneFewer.relativeError / report.oneFewer.predicted;
    if (!(ratio > 0.8 && ratio < 1.25)) {
      return {
        holds: false,
        detail: `${object.name ?? ''}: error of k − 1 heads is ${ratio.toFixed(2)} times the predicted one (${backend})`,
      };
    }
  }
  return { holds: worst < FLOAT32_ERROR, detail: `worst relative error ${worst.toExponential(1)} (${backend})` };
}

/** A = LegS scaled to ‖A‖_F = ρ < 1, B = C = I: (a) with the Frobenius norm. */
function attenuates(): Promise<Outcome> {
  const N = 6;
  const object = legs(N, identityRows(N), identityRows(N));
  const raw = (object['A'] as readonly (readonly number[])[]).flat();
  const rho = 0.97;
  const norm = Math.hypot(...raw);
  const A = Float64Array.from(raw, (x) => (x * rho) / norm);
  const eye = Float64Array.from(identityRows(N).flat());
  const count = 2000;
  const norms = lagJacobianNorms(lagRows({ A, B: eye, C: eye, N, p: N, d: N }, count), N * N);
  const bound = (l: number): number => N * rho ** l;
  const worst = norms.reduce((most, x, l) => Math.max(most, x / bound(l)), 0);
  return Promise.resolve({ holds: worst <= 1 + 1e-9, detail: `largest ratio to the bound ${worst.toFixed(3)} (float64)` });
}

function jacobianByDifferences(): Outcome {
  const random = mulberry32(7);
  const draw = (n: number): Float64Array => Float64Array.from({ length: n }, () => (random() / 2 ** 31 - 1) * 0.7);
  const [keys, d, r, p] = [24, 4, 3, 4];
  const head: SoftmaxHead = { X: draw(keys * d), keys, d, Q: draw(r * d), K: draw(r * d), r, V: draw(p * d), p, query: keys - 1 };
  const norms = attentionJacobianNorms(head);
  let worst = 0;
  for (let j = 0; j < keys; j += 1) {
    let squared = 0;
    for (let b = 0; b < d; b += 1) {
      const moved = (by: number): Float64Array => attentionOutput({ ...head, X: head.X.with(j * d + b, (head.X[j * d + b] ?? 0) + by) });
      const [above, beneath] = [moved(STEP), moved(-STEP)];
      above.forEach((y, a) => (squared += ((y - (beneath[a] ?? 0)) / (2 * STEP)) ** 2));
    }
    const closed = norms[j] ?? NaN;
    worst = Math.max(worst, Math.abs(Math.sqrt(squared) - closed) / closed);
  }
  return { holds: worst < DIFFERENCE_ERROR, detail: `worst relative difference ${worst.toExponential(1)} (float64)` };
}

/** y at the query position by the definition: scores, softmax, weighted values. */
function attentionOutput({ X, keys, d, Q, K, r, V, p, query }: SoftmaxHead): Float64Array {
  const times = (M: Float64Array, rows: number, at: number): number[] =>
    Array.from({ length: rows }, (_, i) => {
      let sum = 0;
      for (let b = 0; b < d; b += 1) sum += (M[i * d + b] ?? 0) * (X[at * d + b] ?? 0);
      return sum;
    });
  const q = times(Q, r, query);
  const scores = Float64Array.from({ length: keys }, (_, j) => times(K, r, j).reduce((sum, x, i) => sum + x * (q[i] ?? 0), 0));
  const y = new Float64Array(p);
  softmax(scores).forEach((weight, j) => {
    times(V, p, j).forEach((value, a) => (y[a] = (y[a] ?? 0) + weight * value));
  });
  return y;
}

/** d = 1, Q = K = V = 1: x_i = x_j = u with u² = log n, all other tokens 0. */
function highwayAtDistances(): Outcome {
  let least = Infinity;
  for (let distance = 1; distance <= 4096; distance *= 2) {
    const keys = distance + 1;
    const u = Math.sqrt(Math.log(Math.max(Math.E, keys)));
    const X = new Float64Array(keys);
    X[0] = X[keys - 1] = u;
    const one = new Float64Array([1]);
    const norms = attentionJacobianNorms({ X, keys, d: 1, Q: one, K: one, r: 1, V: one, p: 1, query: keys - 1 });
    least = Math.min(least, norms[0] ?? 0);
  }
  return { holds: least >= 1 / 3 - 1e-12, detail: `least norm ${least.toFixed(3)} (float64)` };
}

function closedFormSpectra(): Outcome {
  let worst = 0;
  for (const n of [8, 16, 64]) {
    headCount(readLayer(delayLine(n)), { n }).spectrum.forEach((value, s) => {
      worst = Math.max(worst, Math.abs(value * value - (n - s)) / (n - s));
    });
  }
  for (const n of [2, 3, 4, 8]) {
    const squares = headCount(readLayer(rotation()), { n }).spectrum.map((x) => x * x);
    const expected = [0, 1].map(
      (parity) => 2 * Array.from({ length: n }, (_, l) => (l % 2 === parity ? n - l : 0)).reduce((a, b) => a + b, 0),
    );
    expected.forEach((value, s) => (worst = Math.max(worst, Math.abs((squares[s] ?? 0) - value) / value)));
  }
  return { holds: worst < 1e-9, detail: `worst relative error ${worst.toExponential(1)} (float64)` };
}
