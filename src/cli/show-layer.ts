// What `show` prints of a layer file: its operators and their span, exactly.
import { printable } from '../diagnostics/diagnostic.ts';
import { formatQ, rational, type Rational } from '../exact/rational.ts';
import { rationals } from '../exact/rational-scalars.ts';
import { zeroMatrix } from '../exact/matrix.ts';
import { headCount } from '../heads/head-count.ts';
import { toEntries } from '../layers/entries.ts';
import { readLayer } from '../layers/layer-file.ts';
import type { Layer, OperatorLabel } from '../layers/layer.ts';
import { showText, type ShownLayer, type ShownOperator } from '../report/show-text.ts';
import { certifySpan } from '../spans/certify-span.ts';
import { operatorRows } from '../spans/operator-rows.ts';
import { operatorCoefficients } from '../spans/operator-coefficients.ts';
import { isFamily } from './family-file.ts';
import { readText } from './read-text.ts';
import type { Terminal } from './terminal.ts';

/** How a layer is shown. */
export interface ShowLayerOptions {
  readonly n?: number | undefined;
  /** Most operators that are printed. */
  readonly count: number;
  readonly json?: boolean | undefined;
}

/** Prints the operators of the layer, or of the family of layers, in a file. */
export async function showLayer(file: string, { n, count, json }: ShowLayerOptions, terminal: Terminal): Promise<void> {
  terminal.progress(`reading ${printable(file)} …`);
  const text = readText(file);
  if (isFamily(text)) {
    const { showFamily } = await import('./show-family.ts');
    showFamily(file, text, { n, count, json }, terminal);
    return;
  }
  const layer = readLayer(text, file);
  terminal.progress(`counting the heads of ${printable(layer.name ?? 'the layer')} …`);
  const shown = shownLayer(layer, n, count);
  terminal.print(json ? JSON.stringify(asJson(shown)) : showText({ ...shown, title: printable(shown.title) }, formatQ, terminal.style));
}

function shownLayer(layer: Layer, length: number | undefined, count: number): ShownLayer<Rational> {
  const { n } = headCount(layer, { n: length, epsilon: [] });
  const rows = operatorRows(layer, n, count);
  const span = certifySpan(rows);
  const name = (t: number): string => operatorName(layer, rows.labels[t] ?? 0);
  const basis = span.rows.map(name);
  const listed = Math.min(count, rows.labels.length);
  const integers = rows.integerRows(listed);
  const coefficients = operatorCoefficients(rows, span, listed);
  const operators = integers.map((row, t): ShownOperator<Rational> => {
    const matrix = zeroMatrix(rationals(), layer.p, layer.d);
    rows.entries.forEach(([a, b], e) => ((matrix[a] as Rational[])[b] = rational(row[e] as bigint, rows.scale(t))));
    const own = span.rows.includes(t);
    return { name: name(t), matrix, combination: own ? undefined : `${name(t)} = ${combination(coefficients[t] ?? [], basis)}` };
  });
  return {
    title: `${layer.name ?? 'layer'}  (${layer.kind}, p = ${String(layer.p)}, d = ${String(layer.d)})`,
    formula: layer.formula,
    n,
    what: layer.indexing === 'heads' ? 'value maps' : `operators on length ${String(n)}`,
    heads: span.rank,
    basis,
    operators,
    hidden: layer.indexing === 'lags' && layer.causal ? n - listed : rows.labels.length - listed,
  };
}

function operatorName(layer: Layer, label: OperatorLabel): string {
  if (typeof label === 'number') return layer.indexing === 'heads' ? `V_${String(label)}` : `M_${String(label)}`;
  return layer.indexing === 'offsets' ? `K_(${label.join(',')})` : `W_${label.join(',')}`;
}

function combination(coefficients: readonly Rational[], basis: readonly string[]): string {
  const terms = coefficients.flatMap((c, s) => (c.num === 0n ? [] : [{ c, name: basis[s] ?? '' }]));
  if (terms.length === 0) return '0';
  return terms
    .map(({ c, name }, i) => {
      const size = formatQ({ num: c.num < 0n ? -c.num : c.num, den: c.den });
      const sign = c.num < 0n ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + ';
      return `${sign}${size === '1' ? '' : `${size} `}${name}`;
    })
    .join('');
}

function asJson(shown: ShownLayer<Rational>): object {
  return {
    ...shown,
    operators: shown.operators.map(({ name, matrix, combination: c }) => ({
      name,
      matrix: toEntries(matrix),
      ...(c === undefined ? {} : { combination: c }),
    })),
  };
}
