// Cases of searches, laid out for readers: which numbers are sizes, which are entries of which matrix.
import { CASE_FIELDS, isCaseOfKind, sizeAlong, weightOf } from '../../properties/arbitraries/case-fields.ts';
import type { Case, CaseKind } from '../../properties/arbitraries/case.ts';
import { TAG_MEANINGS } from '../../properties/arbitraries/tag-meanings.ts';
import { ShapedArbitrary, type ShapedCase } from '../../properties/shaped-cases.ts';
import { formatQ, rational } from '../exact/rational.ts';
import type { ShownCase } from '../report/case-text.ts';

/** Matrices of one case that are shown. */
const MOST_MATRICES = 24;
/** Longest JSON of a case of some other form. */
const LONGEST_TEXT = 300;

/** Names of weights as the layers' formulas write them. */
const LETTERS: Readonly<Record<string, string>> = { operators: 'M', kernels: 'K', lambda: 'λ' };

type Matrix = ShownCase['matrices'][number];

/** The case that a property's source drew, as numbers and matrices. A case of unknown form is shown as it is kept. */
export function shownCase(one: unknown, source: unknown): ShownCase {
  if (source instanceof ShapedArbitrary && source.canShrinkWithoutContext(one)) return shapedCase(one, source);
  const fields: Readonly<Record<string, unknown>> = typeof one === 'object' && one !== null ? (one as Record<string, unknown>) : {};
  const kind = fields['kind'];
  if (isKind(kind) && isCaseOfKind(kind, one)) return layerCase(one);
  const { n, parameters, ...others } = fields;
  if (typeof n === 'number' && Object.keys(others).length === 0) return pointCase(n, parameters);
  const text = JSON.stringify(one);
  const value = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return { numbers: [{ name: 'case', value }], matrices: [], hidden: 0 };
}

/** What tags mean, in the order in which they are listed: those of layers, then those of other data, which name a weight. */
export function tagMeanings(tags: readonly string[]): Record<string, string> {
  const others = tags.filter((tag) => !Object.hasOwn(TAG_MEANINGS, tag)).map((tag) => [tag, meaningOf(tag)] as const);
  return { ...TAG_MEANINGS, ...Object.fromEntries(others) };
}

function meaningOf(tag: string): string {
  if (tag === 'zero-parameter') return 'a parameter is zero';
  if (tag === 'equal-parameters') return 'two parameters agree';
  if (tag === 'fractions') return 'the entries are not all whole numbers';
  const [, what = '', name = ''] = /^(zero|equal)-(.+)$/.exec(tag) ?? [];
  if (what === 'zero') return `${name} is zero`;
  return what === 'equal' ? `two parts of ${name} agree` : '';
}

function isKind(kind: unknown): kind is CaseKind {
  return typeof kind === 'string' && Object.hasOwn(CASE_FIELDS, kind);
}

function layerCase(c: Case): ShownCase {
  const { axes, weights } = CASE_FIELDS[c.kind];
  const numbers = [...new Set([...axes, 'n'])].map((axis) => ({ name: axis, value: String(sizeAlong(c, axis)) }));
  if ('dilation' in c && c.dilation > 1) numbers.push({ name: 'dilation', value: String(c.dilation) });
  if ('centred' in c && c.centred) numbers.push({ name: 'centred', value: 'yes' });
  if ('causal' in c) numbers.push({ name: 'causal', value: c.causal ? 'yes' : 'no' });
  const matrices = Object.entries(weights).flatMap(([name, along]) => {
    const entries = weightOf(c, name);
    return entries === null
      ? []
      : blocks(
          LETTERS[name] ?? name,
          entries,
          along.map((axis) => sizeAlong(c, axis)),
          c.denominator,
          along.includes('pair'),
        );
  });
  return limited(numbers, matrices);
}

function shapedCase(c: ShapedCase, { shape }: ShapedArbitrary): ShownCase {
  const numbers = Object.entries(c.sizes).map(([name, size]) => ({ name, value: String(size) }));
  const matrices: Matrix[] = [];
  for (const [name, axes] of Object.entries(shape.weights)) {
    const entries = c.weights[name] ?? [];
    if (axes.length === 0) numbers.push({ name, value: entryText(entries[0] ?? 0, c.denominator) });
    else
      matrices.push(
        ...blocks(
          name,
          entries,
          axes.map((axis) => c.sizes[axis] ?? 0),
          c.denominator,
          false,
        ),
      );
  }
  return limited(numbers, matrices);
}

function pointCase(n: number, parameters: unknown): ShownCase {
  const values = typeof parameters === 'object' && parameters !== null ? Object.entries(parameters) : [];
  const numbers = values.map(([name, value]: [string, unknown]) => {
    const [num, den] = Array.isArray(value) ? value.map(Number) : [NaN, 1];
    return { name, value: den === 1 ? String(num) : `${String(num)}/${String(den)}` };
  });
  return { numbers: [{ name: 'n', value: String(n) }, ...numbers], matrices: [], hidden: 0 };
}

function limited(numbers: ShownCase['numbers'], matrices: readonly Matrix[]): ShownCase {
  return { numbers, matrices: matrices.slice(0, MOST_MATRICES), hidden: Math.max(0, matrices.length - MOST_MATRICES) };
}

/** Row-major entries as matrices: the last two axes are rows and columns, those before number the matrices. */
function blocks(name: string, entries: readonly number[], sizes: readonly number[], denominator: number, isComplex: boolean): Matrix[] {
  const texts = isComplex
    ? Array.from({ length: entries.length / 2 }, (_, e) => complexText(entries[2 * e] ?? 0, entries[2 * e + 1] ?? 0, denominator))
    : entries.map((x) => entryText(x, denominator));
  const real = isComplex ? sizes.slice(0, -1) : sizes;
  const [rows, cols] = real.length === 1 ? [1, real[0] ?? 0] : [real.at(-2) ?? 1, real.at(-1) ?? 1];
  const count = real.slice(0, -2).reduce((product, size) => product * size, 1);
  return Array.from({ length: count }, (_, at) => ({
    name: real.length > 2 ? `${name}_${String(at)}` : name,
    rows: Array.from({ length: rows }, (_row, i) => texts.slice((at * rows + i) * cols, (at * rows + i + 1) * cols)),
  }));
}

function entryText(x: number, denominator: number): string {
  return formatQ(rational(BigInt(x), BigInt(denominator)));
}

function complexText(re: number, im: number, denominator: number): string {
  if (im === 0) return entryText(re, denominator);
  const size = entryText(Math.abs(im), denominator);
  const imaginary = `${size === '1' ? '' : size}i`;
  if (re === 0) return `${im < 0 ? '-' : ''}${imaginary}`;
  return `${entryText(re, denominator)}${im < 0 ? '-' : '+'}${imaginary}`;
}
