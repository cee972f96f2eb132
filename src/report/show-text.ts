import { formatQ, type Rational } from '../exact/rational.ts';
import { PLAIN, type Style } from './style.ts';

/** One operator of a layer with its coefficients on the basis. */
export interface ShownOperator {
  readonly name: string;
  readonly matrix: readonly (readonly Rational[])[];
  /** `M_2 = -M_0`, or undefined for a basis operator. */
  readonly combination?: string | undefined;
}

/** What `headcount show` prints. */
export interface ShownLayer {
  readonly title: string;
  readonly formula: string;
  readonly n: number;
  /** `operators on length 5`, `value maps`. */
  readonly what: string;
  readonly heads: number;
  readonly basis: readonly string[];
  readonly operators: readonly ShownOperator[];
  /** Operators that are not printed. */
  readonly hidden: number;
}

/** Rows or columns of a matrix beyond which its middle is left out. */
const SIDE = 8;

/** The layer's operator in words, its first operators as matrices, and its span. */
export function showText(shown: ShownLayer, style: Style = PLAIN): string {
  const lines = [style.strong(shown.title), '', `  ${shown.formula}`, ''];
  const span = shown.heads === 0 ? '{0}' : `⟨${shown.basis.join(', ')}⟩`;
  lines.push(`  span of the ${shown.what}: ${span}, dimension ${String(shown.heads)}`);
  for (const { name, matrix, combination } of shown.operators) {
    lines.push('', ...matrixLines(`${name} = `, matrix), ...(combination === undefined ? [] : [style.faint(`  ${combination}`)]));
  }
  if (shown.hidden > 0) lines.push('', style.faint(`  … and ${String(shown.hidden)} more`));
  return lines.join('\n');
}

function matrixLines(name: string, matrix: ShownOperator['matrix']): string[] {
  const rows = matrix.length > SIDE ? [...matrix.slice(0, SIDE - 1), null] : matrix;
  const cells = rows.map((row) => (row === null ? ['⋮'] : clipped(row.map(formatQ))));
  const widths = cells.reduce<number[]>((most, row) => row.map((cell, j) => Math.max(most[j] ?? 0, cell.length)), []);
  const middle = Math.floor((cells.length - 1) / 2);
  const bracket = (i: number): [string, string] => {
    if (cells.length === 1) return ['[', ']'];
    return i === 0 ? ['⎡', '⎤'] : i === cells.length - 1 ? ['⎣', '⎦'] : ['⎢', '⎥'];
  };
  return cells.map((row, i) => {
    const [open, close] = bracket(i);
    const body = row.length === 1 && row[0] === '⋮' ? '⋮' : row.map((cell, j) => cell.padStart(widths[j] ?? 0)).join('  ');
    return `  ${i === middle ? name : ' '.repeat(name.length)}${open} ${body} ${close}`;
  });
}

function clipped(cells: readonly string[]): string[] {
  const short = cells.map((cell) => (cell.length > 18 ? `${cell.slice(0, 15)}…` : cell));
  return short.length > SIDE ? [...short.slice(0, SIDE - 1), '…'] : short;
}
