import { wrapped } from './facts-text.ts';
import { matrixLines } from './matrix-text.ts';

/** A case that a search drew, ready to be shown: its sizes, its single numbers and its matrices. */
export interface ShownCase {
  /** `N` = `2`, `centred` = `yes`, in the order in which they are read. */
  readonly numbers: readonly { readonly name: string; readonly value: string }[];
  readonly matrices: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[];
  /** Matrices that are not shown for want of room. */
  readonly hidden: number;
}

const GAP = '   ';

/** The case in lines of at most `width` characters where that is possible: the numbers, then matrices side by side. */
export function caseText({ numbers, matrices, hidden }: ShownCase, width: number): string[] {
  // A name and its value stay on one line.
  const pairs = numbers.map(({ name, value }, i) => `${name}\u00a0=\u00a0${value}${i === numbers.length - 1 ? '' : ','}`);
  const first = pairs.length === 0 ? [] : wrapped(pairs, width, '', '').map((line) => line.replaceAll('\u00a0', ' '));
  const lines = [...first];
  for (const row of rowsOf(
    matrices.map(({ name, rows }) => matrixLines(`${name} = `, rows, String)),
    width,
  ))
    lines.push('', ...row);
  if (hidden > 0) lines.push('', `… and ${String(hidden)} more`);
  return first.length === 0 ? lines.slice(1) : lines;
}

/** Blocks side by side, their middles on one line, as many in a row as the width allows. */
function rowsOf(blocks: readonly (readonly string[])[], width: number): string[][] {
  const rows: (readonly string[])[][] = [];
  let used = Infinity;
  for (const block of blocks) {
    const own = Math.max(...block.map((line) => line.length));
    if (used + GAP.length + own > width) {
      rows.push([]);
      used = -GAP.length;
    }
    rows.at(-1)?.push(block);
    used += GAP.length + own;
  }
  return rows.map(sideBySide);
}

function sideBySide(blocks: readonly (readonly string[])[]): string[] {
  const height = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, at) =>
    blocks
      .map((block) => {
        const above = Math.floor((height - 1) / 2) - Math.floor((block.length - 1) / 2);
        const own = Math.max(...block.map((line) => line.length));
        return (block[at - above] ?? '').padEnd(own);
      })
      .join(GAP)
      .trimEnd(),
  );
}
