import { rational, toDouble, type Rational } from '../exact/rational.ts';
import { floats as floatScalars } from '../exact/float-scalars.ts';
import type { Layer, OperatorLabel } from '../layers/layer.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { measureEquivalence, measureTruncation, orthonormalHeads, type FloatHeads, type FloatLayer } from '../numeric/equivalence.ts';
import { certifySpan, type CertifiedSpan } from '../spans/certify-span.ts';
import { operatorRows, type OperatorRows } from '../spans/operator-rows.ts';
import { lagRows } from '../numeric/spectrum.ts';
import { floatSystem, skipOf } from './layer-spectrum.ts';

/** Layer and heads run side by side on tfjs: measured, float32. */
export interface MeasuredHeads {
  readonly n: number;
  readonly backend: string;
  readonly dtype: string;
  /** With the k heads that the certificate gives. */
  readonly exact: { readonly heads: number; readonly worstRelativeError: number };
  /** With the best k - 1 heads; null for k = 0. `predicted` is ε_(k-1) of eps-head-count. */
  readonly oneFewer: { readonly heads: number; readonly relativeError: number; readonly predicted: number } | null;
  /** The same for a person. */
  readonly text: string;
}

/** Longest run, in numbers held at once. */
const MAX_NUMBERS = 50_000_000;

/**
 * Runs a causal Toeplitz layer and the heads that represent it on the same white input of length n: with k heads the
 * outputs agree up to rounding, with k - 1 the error is what eps-head-count predicts.
 * Throws DiagnosticError `cannot-measure` for a layer without causal lag operators, or one too large to run.
 */
export async function measureHeads(layer: Layer, n: number, progress: (text: string) => void): Promise<MeasuredHeads> {
  if (!layer.causal || !layer.toeplitz)
    fail('cannot-measure', 'only a causal layer whose operators depend on i − j alone can be run against its heads');
  const width = layer.p * layer.d;
  if (n * Math.max(width, layer.p + layer.d) > MAX_NUMBERS)
    fail('cannot-measure', `a run of length ${String(n)} needs too much memory for this layer`);
  const rows = operatorRows(layer, n);
  const span = certifySpan(rows);
  const floats = floatLayer(layer, n);
  progress(`running ${String(span.rank)} heads on ${String(n)} tokens …`);
  const exact = await measureEquivalence(floats, headsOf(rows, span, floats, n), { n });
  progress(`running ${String(span.rank - 1)} heads on ${String(n)} tokens …`);
  const fewer = span.rank === 0 ? null : await measureTruncation(floats, span.rank - 1, { n });
  const lines = [
    `  measured on ${exact.backend} (${exact.dtype}), ${String(n)} random tokens`,
    `  ${`with ${String(exact.heads)} heads`.padEnd(28)}worst relative error ${exact.worstRelativeError.toExponential(1)}`,
  ];
  if (fewer !== null) {
    lines.push(
      `  ${`with the best ${String(fewer.heads)}`.padEnd(28)}relative error ${fewer.relativeFrobeniusError.toExponential(2)}, predicted ${fewer.predictedRelativeError.toExponential(2)}`,
    );
  }
  return {
    n,
    backend: exact.backend,
    dtype: exact.dtype,
    exact: { heads: exact.heads, worstRelativeError: exact.worstRelativeError },
    oneFewer: fewer && { heads: fewer.heads, relativeError: fewer.relativeFrobeniusError, predicted: fewer.predictedRelativeError },
    text: lines.join('\n'),
  };
}

/** The layer by its recurrence where it has one, else by its lag operators. */
function floatLayer(layer: Layer, n: number): FloatLayer {
  const { structure, p, d } = layer;
  if (structure.type === 'recurrences') {
    const [r] = structure.recurrences;
    if (r === undefined) return fail('cannot-measure', 'the layer has no recurrence');
    return { type: 'recurrence', ...floatSystem(r, layer, structure.hasSkip ? skipOf(r, structure.instant) : undefined) };
  }
  const rows = new Float64Array(n * p * d);
  for (const [lag, operator] of lagOperators(layer, n)) rows.set(operator, lag * p * d);
  return { type: 'lags', rows, count: n, p, d };
}

function* lagOperators(layer: Layer, n: number): Generator<readonly [number, readonly number[]]> {
  if (layer.structure.type === 'listed') {
    const { labels, operators } = layer.structure.operators(n);
    for (const [t, label] of labels.entries())
      if (isLag(label)) yield [label, (operators[t] ?? []).flat().map((q: Rational) => toDouble(q))];
    return;
  }
  for (let l = 0; l < n; l++) yield [l, layer.operator(floatScalars, [], l, 0).flat()];
}

function isLag(label: OperatorLabel): label is number {
  return typeof label === 'number';
}

/**
 * The heads of the certificate: value maps M_τ, exact and then rounded, and each lag's coefficients on them, found in
 * float64 on an orthonormal basis of their span so that float32 sees well-scaled numbers.
 */
function headsOf(rows: OperatorRows, span: CertifiedSpan, floats: FloatLayer, n: number): FloatHeads {
  const width = floats.p * floats.d;
  const integers = rows.integerRows((span.rows.at(-1) ?? -1) + 1);
  const valueMaps = span.rows.map((t) => {
    const map = new Float64Array(width);
    const scale = rows.scale(t);
    rows.entries.forEach(
      ([a, b], e) => (map[a * floats.d + b] = toDouble(rational((integers[t] as readonly bigint[])[e] as bigint, scale))),
    );
    return map;
  });
  const identity = Float64Array.from({ length: span.rank ** 2 }, (_, e) => (e % (span.rank + 1) === 0 ? 1 : 0));
  const { valueMaps: basis } = orthonormalHeads({ valueMaps, coefficients: identity, count: span.rank });
  const lags = floats.type === 'lags' ? floats.rows : lagRows(floats, n);
  const coefficients = new Float64Array(n * basis.length);
  for (let l = 0; l < n; l++) {
    basis.forEach((V, h) => {
      let sum = 0;
      for (let e = 0; e < width; e++) sum += (V[e] as number) * (lags[l * width + e] as number);
      coefficients[l * basis.length + h] = sum;
    });
  }
  return { valueMaps: basis, coefficients, count: n };
}
