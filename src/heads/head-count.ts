import type { CertificateObject } from '../certificates/format.ts';
import { certificateObject } from '../certificates/format.ts';
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import { bitLength, type Rational } from '../exact/rational.ts';
import type { Matrix } from '../exact/scalars.ts';
import type { Layer, OperatorLabel } from '../layers/layer.ts';
import { epsilonHeads, plainValues, type Spectrum } from '../numeric/spectrum.ts';
import type { HeadsReport, Warning } from '../report/heads-report.ts';
import { certifySpan, type CertifiedSpan } from '../spans/certify-span.ts';
import { inputRank } from '../spans/input-rank.ts';
import { issueCertificate } from '../spans/issue-certificate.ts';
import { operatorRows, type OperatorRows } from '../spans/operator-rows.ts';
import { mapCount } from '../spans/pairwise-count.ts';
import { rankLimitedCount } from '../spans/rank-limited-count.ts';
import { softmaxCount } from '../spans/softmax-count.ts';
import { layerSpectrum } from './layer-spectrum.ts';

/** What to count, beyond the layer itself. */
export interface HeadCountOptions {
  /** Sequence length (side of the grid in 2-D); the least after which k cannot grow, unless given. */
  readonly n?: number | undefined;
  /** Tolerances of the approximate counts; 0.1, 0.01, 0.001 unless given. */
  readonly epsilon?: readonly number[] | undefined;
  /** Rank r allowed to one head's value map: adds `rankLimited`. */
  readonly headDim?: number | undefined;
  /** Input tokens (rows of d) for a layer that depends on them: adds `operator.atInput`. */
  readonly x?: Matrix<Rational> | undefined;
  /** Seed of the random primes; 1 unless given. The same seed gives the same certificate. */
  readonly seed?: number | undefined;
}

/** The report that `heads --json` prints, with the certificate beside it (computed when first asked for; not printed). */
export type HeadCount = HeadsReport & {
  /** Null where only bounds are known. */
  readonly certificate: CertificateObject | null;
};

/** Tolerances without `--eps`. */
export const DEFAULT_EPSILON: readonly number[] = [0.1, 0.01, 0.001];

/** Singular values that a report lists at most. */
const SPECTRUM_LENGTH = 1024;

/** Longest sequence: beyond it positions are no exact doubles. */
const MAX_LENGTH = Number.MAX_SAFE_INTEGER;

/**
 * How many heads a layer needs: exactly (with a certificate), at map level, with softmax and a sink, with value maps
 * of bounded rank, and up to a tolerance. Throws DiagnosticError for options that do not fit the layer.
 */
export function headCount(layer: Layer, options: HeadCountOptions = {}): HeadCount {
  const started = performance.now();
  const n = lengthOf(layer, options);
  const epsilon = (options.epsilon ?? DEFAULT_EPSILON).map(checkedTolerance);
  const seed = options.seed ?? 1;
  const warnings: Warning[] = [];
  const rows = operatorRows(layer, n);
  const span = certifySpan(rows, seed);
  const { values, heads } = approximateCounts(layer, n, span, epsilon, warnings);
  const report: HeadsReport = {
    layer: {
      ...(layer.name === undefined ? {} : { name: layer.name }),
      kind: layer.kind,
      p: layer.p,
      d: layer.d,
      ...(layer.stateDim === undefined ? {} : { stateDim: layer.stateDim }),
      ...(layer.heads === undefined ? {} : { heads: layer.heads }),
    },
    n,
    operator: { ...operatorReport(rows, span), ...atInput(layer, options.x, span, seed, warnings) },
    map: layer.dependsOnInput ? null : mapReport(rows, span, layer, seed),
    softmax: layer.dependsOnInput ? null : softmaxReport(layer, n, rows, span, warnings),
    ...(options.headDim === undefined ? {} : { rankLimited: rankLimitedCount(layer, rows, span, checkedHeadDim(options.headDim)) }),
    epsilon: epsilon.map((e, i) => ({ epsilon: e, heads: heads[i] ?? span.rank })),
    spectrum: values.slice(0, SPECTRUM_LENGTH),
    numeric: { backend: 'none', dtype: 'float64' },
    warnings,
    milliseconds: 0,
  };
  if (span.upper === null) {
    warnings.push({
      code: 'bounds-only',
      message: `no proof that ${String(span.rank)} heads are enough was found: expect at most ${String(span.trivial)}`,
    });
  }
  report.milliseconds = Math.round((performance.now() - started) * 100) / 100;
  let certificate: CertificateObject | null | undefined;
  return Object.defineProperty(report, 'certificate', {
    enumerable: false,
    get() {
      if (certificate === undefined) {
        const issued = issueCertificate(layer, n, rows, span);
        certificate = issued && certificateObject(issued);
      }
      return certificate;
    },
  }) as HeadCount;
}

function lengthOf(layer: Layer, { n, x }: HeadCountOptions): number {
  const length = n ?? (layer.dependsOnInput && x !== undefined ? x.length : layer.defaultLength);
  if (!Number.isInteger(length) || length < 1 || length > MAX_LENGTH) {
    fail('bad-length', `${String(length)} is not a sequence length: expected a whole number from 1 to 2^53 - 1`, { place: 'n' });
  }
  if (length > layer.maxLength) {
    fail('length-beyond-list', `the layer is given for ${String(layer.maxLength)} positions, found n = ${String(length)}`, { place: 'n' });
  }
  return length;
}

function checkedTolerance(e: number): number {
  if (!(e >= 0 && e < 1)) fail('bad-epsilon', `${String(e)} is not a tolerance: expected a number from 0 to below 1`, { place: 'eps' });
  return e;
}

function checkedHeadDim(r: number): number {
  if (!Number.isInteger(r) || r < 1)
    fail('bad-head-dim', `${String(r)} is not a head dimension: expected a whole number from 1 up`, { place: 'head-dim' });
  return r;
}

function operatorReport(rows: OperatorRows, span: CertifiedSpan): HeadsReport['operator'] {
  const basis = span.rows.map((t) => {
    const label: OperatorLabel = rows.labels[t] ?? 0;
    return typeof label === 'number' ? label : ([label[0], label[1]] as [number, number]);
  });
  const common = { heads: span.rank, status: 'certified' as const, basis, profile: profileOf(rows, span) };
  if (span.upper !== null) return common;
  return { ...common, status: 'bounds', lower: span.rank, upper: span.trivial, errorProbability: span.errorProbability };
}

/** k_1 … k_s, s the least length from which the count stays the same; [0] for the zero layer. */
function profileOf(rows: OperatorRows, span: CertifiedSpan): number[] {
  const births = span.rows.map((t) => rows.since[t] as number);
  const last = births.at(-1) ?? 1;
  const profile = new Array<number>(last).fill(0);
  for (const since of births) for (let l = since; l <= last; l++) profile[l - 1] = (profile[l - 1] as number) + 1;
  return profile;
}

function atInput(
  layer: Layer,
  x: Matrix<Rational> | undefined,
  span: CertifiedSpan,
  seed: number,
  warnings: Warning[],
): Pick<HeadsReport['operator'], 'atInput' | 'atInputStatus'> {
  if (x === undefined) return {};
  if (!layer.dependsOnInput) {
    warnings.push({ code: 'input-ignored', message: 'the operators of this layer do not depend on the input: --x changes nothing' });
    return {};
  }
  const wrong = x.findIndex((row) => row.length !== layer.d);
  if (wrong >= 0)
    fail('input-shape', `token ${String(wrong)} has ${String(x[wrong]?.length)} numbers: expected d = ${String(layer.d)}`, { place: 'x' });
  const { rank, status } = inputRank(layer, x, span.rank, seed);
  return { atInput: rank, atInputStatus: status };
}

function mapReport(rows: OperatorRows, span: CertifiedSpan, layer: Layer, seed: number): HeadsReport['map'] {
  const { pairwise, pairwiseStatus, errorProbability, witness, everywhere } = mapCount(rows, span, layer.p, layer.d, seed);
  return {
    pairwise,
    pairwiseStatus,
    ...(errorProbability === undefined ? {} : { errorProbability }),
    ...(witness.length <= 64 ? { witness: [...witness] } : {}),
    everywhere: [...everywhere],
  };
}

function softmaxReport(layer: Layer, n: number, rows: OperatorRows, span: CertifiedSpan, warnings: Warning[]): HeadsReport['softmax'] {
  const { heads, sink, feasibleWithoutSink } = softmaxCount(layer, n, rows, span);
  if (heads !== null) return { heads, sink, feasibleWithoutSink };
  const k = span.rank;
  warnings.push({
    code: 'softmax-undecided',
    message: `softmax heads with a sink: ${String(k)} or ${String(k + 1)}; deciding which needs the sign of too many operators at this length`,
  });
  return null;
}

/** Singular values and H_ε, with the warnings that belong to them. */
function approximateCounts(
  layer: Layer,
  n: number,
  span: CertifiedSpan,
  epsilon: readonly number[],
  warnings: Warning[],
): { values: number[]; heads: number[] } {
  const spectrum = measuredSpectrum(layer, n, warnings);
  if (spectrum === null) return { values: [], heads: [] };
  // k bounds the number of nonzero singular values: what float64 shows beyond it is rounding.
  const kept: Spectrum = span.upper === null ? spectrum : { ...spectrum, values: spectrum.values.slice(0, span.rank) };
  const heads = epsilon.map((e) => Math.min(epsilonHeads(kept.values, kept.totalSquared, e), span.rank));
  const values = plainValues(kept).map((v) => (Number.isFinite(v) ? v : Number.MAX_VALUE));
  if (plainValues(kept).some((v) => !Number.isFinite(v))) {
    warnings.push({
      code: 'spectrum-overflow',
      message: 'singular values beyond the range of a double are shown as the largest double; the ε counts are right',
    });
  }
  const rough = heads.at(0);
  if (isTrained(layer) && rough !== undefined && span.rank > 1 && span.rank === span.trivial) {
    warnings.push({ code: 'generic-full-rank', message: 'full rank is generic for noisy trained weights: read the ε column' });
  }
  return { values, heads };
}

function measuredSpectrum(layer: Layer, n: number, warnings: Warning[]): Spectrum | null {
  try {
    const spectrum = layerSpectrum(layer, n);
    if (spectrum === null)
      warnings.push({
        code: 'spectrum-skipped',
        message: 'the spectrum would take too long at this length; ε counts fall back to the exact count',
      });
    return spectrum;
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    warnings.push({ code: 'spectrum-skipped', message: `no spectrum: ${error.diagnostic.message}; ε counts fall back to the exact count` });
    return null;
  }
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
