import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import { bitLength, type Rational } from '../exact/rational.ts';
import type { Layer } from '../layers/layer.ts';
import { epsilonHeads, plainValues, type Spectrum } from '../numeric/spectrum.ts';
import type { HeadsReport, Warning } from '../report/heads-report.ts';
import type { CertifiedSpan } from '../spans/certify-span.ts';
import { kernelSpectrum, layerSpectrum } from './layer-spectrum.ts';

/** What float64 says: eps-head-count. */
export interface ApproximateCounts {
  readonly epsilon: HeadsReport['epsilon'];
  /** Singular values of Λ^w; empty where there are none. */
  readonly spectrum: number[];
  /** Singular values of Λ without weights, for a layer that lists its operators. */
  readonly kernel: number[] | null;
}

/** Singular values that a report lists at most. */
const SPECTRUM_LENGTH = 1024;

/** H_ε for each tolerance and the spectra, never more of either than the exact count k allows; adds its warnings. */
export function approximateCounts(
  layer: Layer,
  n: number,
  span: CertifiedSpan,
  epsilon: readonly number[],
  warnings: Warning[],
): ApproximateCounts {
  const spectrum = measured(() => layerSpectrum(layer, n), span, warnings);
  if (spectrum === null) return { epsilon: epsilon.map((e) => ({ epsilon: e, heads: span.rank })), spectrum: [], kernel: null };
  const heads = epsilon.map((e) => ({ epsilon: e, heads: Math.min(epsilonHeads(spectrum.values, spectrum.totalSquared, e), span.rank) }));
  if (isTrained(layer) && span.rank > 1 && span.rank === span.trivial) {
    warnings.push({ code: 'generic-full-rank', message: 'full rank is generic for noisy trained weights: read the ε counts' });
  }
  const kernel = layer.dependsOnInput ? null : measured(() => kernelSpectrum(layer, n), span, []);
  return { epsilon: heads, spectrum: displayed(spectrum, warnings), kernel: kernel && displayed(kernel, []) };
}

function measured(compute: () => Spectrum | null, span: CertifiedSpan, warnings: Warning[]): Spectrum | null {
  let reason = 'it would take too long at this length';
  try {
    const spectrum = compute();
    // k bounds the number of nonzero singular values: what float64 shows beyond it is rounding.
    if (spectrum !== null) return span.upper === null ? spectrum : { ...spectrum, values: spectrum.values.slice(0, span.rank) };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    reason = error.diagnostic.message;
  }
  warnings.push({ code: 'spectrum-skipped', message: `no spectrum (${reason}): the ε counts shown are the exact count` });
  return null;
}

function displayed(spectrum: Spectrum, warnings: Warning[]): number[] {
  const values = plainValues(spectrum).slice(0, SPECTRUM_LENGTH);
  if (values.every(Number.isFinite)) return values;
  warnings.push({
    code: 'spectrum-overflow',
    message: 'singular values beyond the range of a double are shown as the largest double; the ε counts are right',
  });
  return values.map((v) => Math.min(v, Number.MAX_VALUE));
}

/** Weights that look trained: some entry is a long binary or decimal fraction, as stored floats and printed ones are. */
function isTrained(layer: Layer): boolean {
  const { structure } = layer;
  const sample: readonly Rational[] =
    structure.type === 'recurrences'
      ? (structure.recurrences[0]?.A.flat().slice(0, 64) ?? [])
      : structure.type === 'diagonal'
        ? structure.channels.flatMap((c) => c.lambda.flat()).slice(0, 64)
        : (structure.operators(1).operators[0]?.flat().slice(0, 64) ?? []);
  return sample.some((q) => q.den > 1n << 16n && 10n ** BigInt(bitLength(q.den)) % q.den === 0n);
}
