/** Rows or columns of a matrix beyond which its middle is left out. */
const SIDE = 8;
/** Characters of an entry, and those that are left of a longer one. */
const LONGEST_ENTRY = 18;
const CUT_ENTRY = 15;

/**
 * A matrix in brackets, its name before the middle row; the lines have one width. Of a large matrix the first rows and
 * columns are shown, of a long entry its beginning.
 */
export function matrixLines<T>(name: string, matrix: readonly (readonly T[])[], text: (entry: T) => string): string[] {
  const isCut = matrix.length > SIDE;
  const cells = (isCut ? matrix.slice(0, SIDE - 1) : matrix).map((row) => clipped(row, text));
  const widths = cells.reduce<number[]>((most, row) => row.map((cell, j) => Math.max(most[j] ?? 0, cell.length)), []);
  const width = widths.reduce((sum, one) => sum + one, 0) + 2 * Math.max(0, widths.length - 1);
  const bodies = cells.map((row) => row.map((cell, j) => cell.padStart(widths[j] ?? 0)).join('  '));
  if (isCut) bodies.push('⋮'.padEnd(width));
  const middle = Math.floor((bodies.length - 1) / 2);
  const bracket = (i: number): [string, string] => {
    if (bodies.length === 1) return ['[', ']'];
    return i === 0 ? ['⎡', '⎤'] : i === bodies.length - 1 ? ['⎣', '⎦'] : ['⎢', '⎥'];
  };
  return bodies.map((body, i) => {
    const [open, close] = bracket(i);
    return `${i === middle ? name : ' '.repeat(name.length)}${open} ${body} ${close}`;
  });
}

function clipped<T>(row: readonly T[], text: (entry: T) => string): string[] {
  const shown = row.length > SIDE ? row.slice(0, SIDE - 1) : row;
  const short = shown.map(text).map((cell) => (cell.length > LONGEST_ENTRY ? `${cell.slice(0, CUT_ENTRY)}…` : cell));
  return row.length > SIDE ? [...short, '…'] : short;
}
