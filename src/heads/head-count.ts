import type { CertificateObject } from '../certificates/format.ts';
import { certificateObject } from '../certificates/format.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import type { Rational } from '../exact/rational.ts';
import type { Matrix } from '../exact/scalars.ts';
import type { Layer, OperatorLabel } from '../layers/layer.ts';
import type { HeadsReport, Warning } from '../report/heads-report.ts';
import { certifySpan, type CertifiedSpan } from '../spans/certify-span.ts';
import { inputRank } from '../spans/input-rank.ts';
import { issueCertificate } from '../spans/issue-certificate.ts';
import { operatorRows, type OperatorRows } from '../spans/operator-rows.ts';
import { mapCount } from '../spans/pairwise-count.ts';
import { rankLimitedCount } from '../spans/rank-limited-count.ts';
import { softmaxCount } from '../spans/softmax-count.ts';
import { approximateCounts } from './approximate-counts.ts';

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
  const { epsilon: approximate, spectrum, kernel } = approximateCounts(layer, n, span, epsilon, warnings);
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
    softmax: layer.dependsOnInput || span.upper === null ? null : softmaxReport(layer, n, rows, span, warnings),
    ...(options.headDim === undefined ? {} : { rankLimited: rankLimitedCount(layer, rows, span, checkedHeadDim(options.headDim)) }),
    epsilon: approximate,
    spectrum,
    ...(kernel === null ? {} : { kernelSpectrum: kernel }),
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
  const common = {
    heads: span.rank,
    status: 'certified' as const,
    basis,
    profile: profileOf(rows, span),
    ...(span.isProfileProved ? {} : { profileStatus: 'probable' as const }),
  };
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
  return { atInput: rank, atInputStatus: span.upper === null ? 'probable' : status };
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
