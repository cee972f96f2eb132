import { formatQ, isZeroQ, mulQ, divQ, subQ, type Rational } from '../../src/exact/rational.ts';
import { multiply } from '../../src/exact/matrix.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import type { Matrix } from '../../src/exact/scalars.ts';
import { exactMatrix, type Entry } from '../../src/layers/entries.ts';
import type { Layer, OperatorLabel } from '../../src/layers/layer.ts';

const exact = rationals();

/** One operator of a layer, its matrix row after row. */
export interface NaiveOperator {
  readonly label: OperatorLabel;
  readonly row: readonly Rational[];
}

/** How a label is written where it is compared. */
export function labelText(label: OperatorLabel): string {
  return typeof label === 'number' ? String(label) : label.join(',');
}

/**
 * The operators that a certificate of this layer and length may name, in the order in which it lists them, and a few
 * more lags where the list is cut, so that the cut itself can be doubted. Straight from the layer's own W_ij.
 */
export function naiveOperators(layer: Layer, n: number): { counted: NaiveOperator[]; beyond: NaiveOperator[] } {
  const { structure } = layer;
  const at = (label: OperatorLabel): NaiveOperator => ({ label, row: operatorAt(layer, label).flat() });
  if (structure.type === 'listed') return { counted: structure.operators(n).labels.map(at), beyond: [] };
  const sizes = structure.type === 'diagonal' ? [distinct(layer)] : structure.recurrences.map((r) => r.A.length);
  const signs = structure.type === 'diagonal' ? [1] : structure.recurrences.map((r) => r.sign);
  const apart = structure.type === 'recurrences' && (structure.hasSkip || sizes.length > 1) ? 1 : 0;
  const skip = structure.type === 'diagonal' && structure.hasSkip ? 1 : 0;
  const [counted, beyond]: [OperatorLabel[], OperatorLabel[]] = [apart === 1 ? [0] : [], []];
  for (let power = apart; power < Math.min(n, Math.max(...sizes) + apart + skip + 3); power++) {
    sizes.forEach((size, part) => (power < size + apart + skip ? counted : beyond).push((signs[part] as number) * power));
  }
  return { counted: counted.map(at), beyond: beyond.map(at) };
}

/** W_ij for a pair of tokens that carries the label. */
function operatorAt(layer: Layer, label: OperatorLabel): Rational[][] {
  if (layer.indexing === 'heads') return valueMap(layer, Number(label));
  if (typeof label === 'number') return layer.operator(exact, [], Math.max(label, 0), Math.max(-label, 0));
  if (layer.indexing === 'pairs') return layer.operator(exact, [], label[0], label[1]);
  // A grid just large enough would need its side; the layer numbers tokens by the input that it is given.
  const [u, v] = label;
  const side = Math.max(Math.abs(u), Math.abs(v)) + 1;
  const from = Math.max(-u, 0) * side + Math.max(-v, 0);
  const X = Array.from({ length: side * side }, () => Array.from({ length: layer.d }, () => exact.zero));
  return layer.operator(exact, X, from + u * side + v, from);
}

/** O_h V_h, or V_h, read from the layer file. */
function valueMap(layer: Layer, h: number): Rational[][] {
  const head = (layer.toJSON()['heads'] as { V: Entry[][]; O?: Entry[][] }[])[h]!;
  const V = exactMatrix(head.V, 'V');
  return head.O === undefined ? V : multiply(exact, exactMatrix(head.O, 'O'), V);
}

/** Distinct eigenvalues, conjugates included. */
function distinct(layer: Layer): number {
  if (layer.structure.type !== 'diagonal') return 0;
  const all = layer.structure.channels.flatMap((c) => c.lambda);
  return new Set(all.flatMap(([re, im]) => [`${formatQ(re)} ${formatQ(im)}`, `${formatQ(re)} ${formatQ({ num: -im.num, den: im.den })}`]))
    .size;
}

/** Gauss–Jordan over the rationals: pivots of the rows (which rows are independent of those before) and of the columns. */
export function eliminate(rows: Matrix<Rational>): { rank: number; rows: number[]; columns: number[] } {
  const reduced: { row: Rational[]; column: number }[] = [];
  const independent: number[] = [];
  rows.forEach((given, t) => {
    const row = [...given];
    for (const { row: other, column } of reduced) {
      const f = row[column] as Rational;
      if (!isZeroQ(f)) other.forEach((x, j) => (row[j] = subQ(row[j] as Rational, mulQ(f, x))));
    }
    const column = row.findIndex((x) => !isZeroQ(x));
    if (column < 0) return;
    const lead = row[column] as Rational;
    independent.push(t);
    reduced.push({ row: row.map((x) => divQ(x, lead)), column });
  });
  return { rank: reduced.length, rows: independent, columns: reduced.map(({ column }) => column) };
}

/** The x with x·basis = target, or undefined; basis independent. */
export function solve(basis: Matrix<Rational>, target: readonly Rational[]): Rational[] | undefined {
  const columns = target.map((y, e) => [...basis.map((row) => row[e] as Rational), y]);
  const k = basis.length;
  const rows: Rational[][] = columns.map((row) => [...row]);
  for (let s = 0; s < k; s++) {
    const at = rows.findIndex((row, i) => i >= s && !isZeroQ(row[s] as Rational));
    if (at < 0) return undefined;
    [rows[s], rows[at]] = [rows[at] as Rational[], rows[s] as Rational[]];
    const pivot = rows[s] as Rational[];
    const lead = pivot[s] as Rational;
    rows.forEach((row, i) => {
      if (i === s || isZeroQ(row[s] as Rational)) return;
      const f = divQ(row[s] as Rational, lead);
      pivot.forEach((x, j) => (row[j] = subQ(row[j] as Rational, mulQ(f, x))));
    });
  }
  if (rows.slice(k).some((row) => !isZeroQ(row[k] as Rational))) return undefined;
  return rows.slice(0, k).map((row, s) => divQ(row[k] as Rational, row[s] as Rational));
}
