import { fail } from '../diagnostics/diagnostic.ts';
import { mulberry32 } from '../exact/seeded.ts';
import { backend } from './backend.ts';
import type { BackendName } from './backend.ts';
import { bestHeads } from './float-heads.ts';
import type { FloatHeads, FloatLags } from './float-heads.ts';
import { lagRows } from './lag-rows.ts';
import type { FloatRecurrence } from './lag-rows.ts';
import { runHeads, runLags, runRecurrence } from './tensor-runs.ts';

export { bestHeads, orthonormalHeads } from './float-heads.ts';
export type { BestHeads, FloatHeads, FloatLags } from './float-heads.ts';

/** A causal Toeplitz layer in float64, by its recurrence or by its lag operators. */
export type FloatLayer = ({ readonly type: 'recurrence' } & FloatRecurrence) | ({ readonly type: 'lags' } & FloatLags);

/** The layer and the heads, run on the same seeded white input in float32 and compared. Measured: it proves nothing. */
export interface EquivalenceReport {
  readonly heads: number;
  readonly n: number;
  readonly seed: number;
  readonly backend: BackendName;
  readonly dtype: 'float32';
  /** max_i |y_i - ŷ_i| / max_i |y_i|, Euclidean norms of the outputs at one position. */
  readonly worstRelativeError: number;
  /** ‖Y - Ŷ‖_F / ‖Y‖_F. */
  readonly relativeFrobeniusError: number;
  /** ‖Y - Ŷ‖_F². */
  readonly squaredError: number;
}

/** The best H heads against what `eps-head-count` predicts for them. */
export interface TruncationReport extends EquivalenceReport {
  /** E_H² for white inputs. */
  readonly predictedSquaredError: number;
  /** ε_H = E_H/E_0. */
  readonly predictedRelativeError: number;
  /** squaredError / predictedSquaredError; null where ε_H is below the rounding of float32, which then is all that is seen. */
  readonly measuredOverPredicted: number | null;
}

export interface EquivalenceOptions {
  readonly n: number;
  /** Seed of the input; 1 unless given. */
  readonly seed?: number;
}

/** ε_H below this drowns in the rounding of two float32 runs. */
const VISIBLE = 1e-5;

/**
 * Runs the layer and its heads on one Gaussian input of length n (`head-count`, mathematics.md 2.4) on tfjs.
 * Throws DiagnosticError `float32-overflow` where an output leaves the range of float32, and as `backend` does.
 */
export async function measureEquivalence(
  layer: FloatLayer,
  heads: FloatHeads,
  { n, seed = 1 }: EquivalenceOptions,
): Promise<EquivalenceReport> {
  const { name, dtype } = await backend();
  const { p, d } = layer;
  const X = gaussian(seed, n * d);
  const expected = layer.type === 'recurrence' ? await runRecurrence(layer, X, n) : await runLags(layer, X, n);
  const found = await runHeads(heads, X, n, p, d);
  let [worst, largest, squaredError, squaredOutput] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    let [error, output] = [0, 0];
    for (let a = i * p; a < (i + 1) * p; a++) {
      error += ((expected[a] as number) - (found[a] as number)) ** 2;
      output += (expected[a] as number) ** 2;
    }
    squaredError += error;
    squaredOutput += output;
    worst = Math.max(worst, error);
    largest = Math.max(largest, output);
  }
  if (!Number.isFinite(squaredError + squaredOutput)) {
    fail(
      'float32-overflow',
      `an output at length ${String(n)} leaves the range of float32; take a shorter input or a layer that does not grow`,
    );
  }
  const relative = (error: number, size: number): number => (error === 0 ? 0 : Math.sqrt(error / size));
  return {
    ...{ heads: heads.valueMaps.length, n, seed, backend: name, dtype },
    worstRelativeError: relative(worst, largest),
    relativeFrobeniusError: relative(squaredError, squaredOutput),
    squaredError,
  };
}

/**
 * The best H heads (`eps-head-count`, mathematics.md 2.10) run beside the layer: for H = k - 1 the error must come out
 * as E_H says, on average over inputs. Throws as `measureEquivalence`.
 */
export async function measureTruncation(layer: FloatLayer, H: number, options: EquivalenceOptions): Promise<TruncationReport> {
  const lags = layer.type === 'lags' ? layer : { rows: lagRows(layer, options.n), count: options.n, p: layer.p, d: layer.d };
  if (!lags.rows.every((x) => Number.isFinite(x))) {
    fail('float32-overflow', `a lag operator below length ${String(options.n)} leaves the range of a double; take a shorter input`);
  }
  const { heads, squaredError, totalSquared } = bestHeads(lags, options.n, H);
  const report = await measureEquivalence(layer, heads, options);
  const predictedRelativeError = totalSquared === 0 ? 0 : Math.sqrt(squaredError / totalSquared);
  return {
    ...report,
    predictedSquaredError: squaredError,
    predictedRelativeError,
    measuredOverPredicted: predictedRelativeError < VISIBLE ? null : report.squaredError / squaredError,
  };
}

/** Independent standard normal numbers (Box and Muller) from a seed. */
function gaussian(seed: number, length: number): Float32Array {
  const random = mulberry32(seed);
  const open = (): number => (random() + 1) / (2 ** 32 + 1);
  return Float32Array.from({ length }, () => Math.sqrt(-2 * Math.log(open())) * Math.cos(2 * Math.PI * open()));
}
