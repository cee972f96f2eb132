import { layerOperators } from '../certificates/layer-operators.ts';
import { printable } from '../diagnostics/diagnostic.ts';
import { integerInverse, integerRank } from '../exact/fraction-free.ts';
import { formatQ, isZeroQ, lcm, negQ, rational, type Rational } from '../exact/rational.ts';
import type { Layer, OperatorLabel } from '../layers/layer.ts';
import type { CountedLayer } from './counted-layer.ts';

/** Operators, and entries of each, up to which they are written out. */
const SHOWN_OPERATORS = 6;
const SHOWN_ENTRIES = 16;

/** Combinations written out, and characters up to which a number or a layer is. */
const SHOWN_COMBINATIONS = 4;
const SHOWN_DIGITS = 40;
const SHOWN_LAYER = 4000;

/** The layer's sizes, the profile, the independent operators and why the others add nothing: what the certificate says. */
export function evidenceLines(counted: CountedLayer): string[] {
  const { layer, report, certificate } = counted;
  const { operator } = report;
  const lines = [
    sizes(counted),
    `${profileName(layer)} ${operator.profile.slice(0, 16).join(', ')}${operator.profile.length > 16 ? ', …' : ''}`,
  ];
  if (certificate === null) {
    lines.push(
      `At least ${operator.lower ?? operator.heads} and at most ${operator.upper ?? '?'} heads are needed: no exact proof was found.`,
    );
    return lines;
  }
  if (certificate.heads === 0) return [...lines, 'Every operator is zero.'];
  const basis = certificate.lower.kind === 'minor' ? certificate.lower.operators : certificate.lower.basis;
  const operators = layerOperators(layer, report.n);
  const names = basis.map((label) => operatorName(layer, label));
  const small = basis.length <= SHOWN_OPERATORS && layer.p * layer.d <= SHOWN_ENTRIES;
  if (small) {
    const rows = exactRows(operators, basis);
    rows.forEach((row, s) => lines.push(`${names[s] ?? ''} = ${matrixText(layer, operators.entries, row)}`));
    lines.push(`${independent(names)}${minorText(rows, operators.entries)}.`);
  } else {
    lines.push(`${independent(names.slice(0, 12))}${names.length > 12 ? ` (and ${names.length - 12} more)` : ''}.`);
  }
  lines.push(enoughText(counted, operators.labels, names), 'The certificate of this count was checked.');
  return lines;
}

/** The layer as a file that somebody can save and look into; empty where it is too long to print. */
export function layerFileLines({ layer, report }: CountedLayer): string[] {
  const text = JSON.stringify(layer.toJSON());
  if (text.length > SHOWN_LAYER) return [];
  const length = layer.kind === 'attention' ? '' : ` --n ${report.n}`;
  return ['To look at the layer, save this line as found.layer.json and run: npx headcount heads found.layer.json' + length, text];
}

function sizes({ layer, report }: CountedLayer): string {
  const kind = layer.name === undefined ? layer.kind : `${printable(layer.name)}: ${layer.kind}`;
  const parts = [kind, `p = ${layer.p}`, `d = ${layer.d}`];
  if (layer.stateDim !== undefined) parts.push(`N = ${layer.stateDim}`);
  if (layer.heads !== undefined) parts.push(`${layer.heads} heads of its own`);
  if (layer.kind !== 'attention') parts.push(`n = ${report.n}`);
  return parts.join(', ');
}

function profileName(layer: Layer): string {
  return layer.indexing === 'heads' ? 'span of the first value maps:' : 'k_n for n = 1, 2, …:';
}

function operatorName(layer: Layer, label: OperatorLabel): string {
  if (typeof label === 'number') return `${layer.indexing === 'heads' ? 'V' : 'M'}_${label}`;
  return layer.indexing === 'offsets' ? `K(${label.join(',')})` : `W_${label.join(',')}`;
}

function independent(names: readonly string[]): string {
  return names.length === 1 ? `${names[0] ?? ''} is not zero` : `${names.join(', ')} are linearly independent`;
}

type Operators = ReturnType<typeof layerOperators>;

const key = (label: OperatorLabel): string => (typeof label === 'number' ? String(label) : label.join(','));

function exactRows(operators: Operators, basis: readonly OperatorLabel[]): (readonly Rational[])[] {
  const at = basis.map((label) => operators.labels.findIndex((one) => key(one) === key(label)));
  const rows = operators.exact(Math.max(...at) + 1);
  return at.map((t) => rows[t] ?? []);
}

function matrixText(layer: Layer, entries: Operators['entries'], row: readonly Rational[]): string {
  const cells = Array.from({ length: layer.p }, () => new Array<string>(layer.d).fill('0'));
  entries.forEach(([a, b], e) => {
    const cell = cells[a];
    if (cell !== undefined) cell[b] = numberText(row[e]);
  });
  return `[${cells.map((cell) => cell.join(' ')).join('; ')}]`;
}

/** A minor of the operators that is not zero, with its value: where to look to see that they are independent. */
function minorText(rows: readonly (readonly Rational[])[], entries: Operators['entries']): string {
  if (rows.length < 2) return '';
  const scales = rows.map((row) => row.reduce((m, q) => lcm(m, q.den), 1n));
  const integers = rows.map((row, s) => row.map((q) => q.num * ((scales[s] ?? 1n) / q.den)));
  const { columns } = integerRank(integers);
  const inverse = integerInverse(integers.map((row) => columns.map((e) => row[e] ?? 0n)));
  if (columns.length !== rows.length || inverse === null) return '';
  const value = rational(
    inverse.det,
    scales.reduce((a, b) => a * b, 1n),
  );
  const places = columns.map((e) => `(${entries[e]?.join(',') ?? ''})`).join(', ');
  return `: their entries ${places} form a minor with value ${numberText(value)}`;
}

/** Why the other operators add nothing, as the certificate proves it. */
function enoughText({ layer, report, certificate }: CountedLayer, labels: readonly OperatorLabel[], names: readonly string[]): string {
  const upper = certificate?.upper;
  const them = names.length === 1 ? 'a multiple of it' : 'a combination of them';
  if (upper?.kind !== 'combinations') return `Every other operator is ${them}.`;
  const basis = new Set(upper.basis.map(key));
  const shown = upper.coefficients.flatMap((row, t) => {
    const label = labels[t];
    if (label === undefined || basis.has(key(label))) return [];
    return [`${operatorName(layer, label)} = ${combinationText(row, names)}`];
  });
  if (shown.length === 0) return othersText(layer, report.n, labels, them);
  const more = shown.length > SHOWN_COMBINATIONS ? ', …' : '';
  return `Every other operator is ${them}: ${shown.slice(0, SHOWN_COMBINATIONS).join(', ')}${more}.`;
}

/** A recurrence has lags beyond its state dimension, which the certificate does not list. */
function othersText(layer: Layer, n: number, labels: readonly OperatorLabel[], them: string): string {
  const listed = labels.reduce<number>((most, label) => (typeof label === 'number' ? Math.max(most, Math.abs(label) + 1) : most), 0);
  if (layer.structure.type === 'listed' || listed >= n) return 'There is no other operator but zero.';
  return `Every later operator is ${them} (Cayley and Hamilton).`;
}

function combinationText(coefficients: readonly Rational[], names: readonly string[]): string {
  const text = coefficients
    .flatMap((c, s) => (isZeroQ(c) ? [] : [{ minus: c.num < 0n, size: numberText(c.num < 0n ? negQ(c) : c), name: names[s] ?? '' }]))
    .map(({ minus, size, name }, at) => {
      const sign = at === 0 ? (minus ? '-' : '') : minus ? ' - ' : ' + ';
      return `${sign}${size === '1' ? '' : `${size} `}${name}`;
    })
    .join('');
  return text === '' ? '0' : text;
}

function numberText(q: Rational | undefined): string {
  const text = q === undefined ? '0' : formatQ(q);
  return text.length > SHOWN_DIGITS ? `${text.slice(0, SHOWN_DIGITS)}…` : text;
}
