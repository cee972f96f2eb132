import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseText, type ShownCase } from '../../src/report/case-text.ts';
import { matrixLines } from '../../src/report/matrix-text.ts';

const entry = fc.integer({ min: -99, max: 99 }).map(String);
const matrix = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, cols]) => fc.array(fc.array(entry, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows }));

describe('a matrix', () => {
  it('has its name before the middle row and its columns below one another', () => {
    expect(
      matrixLines(
        'A = ',
        [
          [1, -2],
          [10, 0],
          [3, 4],
        ],
        String,
      ),
    ).toEqual(['    ⎡  1  -2 ⎤', 'A = ⎢ 10   0 ⎥', '    ⎣  3   4 ⎦']);
    expect(matrixLines('b = ', [[1, 2]], String)).toEqual(['b = [ 1  2 ]']);
  });

  it('that is large is cut, and so is a long entry', () => {
    const large = Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => '1'.repeat(40)));
    const lines = matrixLines('A = ', large, String);
    expect(lines).toHaveLength(8);
    expect(lines.at(-1)).toContain('⋮');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[0]).toContain(`${'1'.repeat(15)}…`);
  });
});

describe('a case', () => {
  it('shows every entry of every matrix once, within the width', () => {
    fc.assert(
      fc.property(fc.array(matrix, { minLength: 1, maxLength: 6 }), fc.integer({ min: 40, max: 120 }), (matrices, width) => {
        const shown: ShownCase = {
          numbers: [{ name: 'n', value: '2' }],
          matrices: matrices.map((rows, i) => ({ name: `M_${String(i)}`, rows })),
          hidden: 0,
        };
        const lines = caseText(shown, width);
        expect(lines.every((line) => line.length <= width && line === line.trimEnd())).toBe(true);
        const text = lines
          .slice(1)
          .join(' ')
          .replace(/M_\d =|[⎡⎤⎣⎦⎢⎥[\]]/g, ' ');
        const written = text.split(/\s+/).filter((word) => word !== '');
        expect(written.sort()).toEqual(matrices.flat(2).sort());
      }),
    );
  });

  it('with more matrices than there is room for says how many are left out', () => {
    expect(caseText({ numbers: [], matrices: [], hidden: 3 }, 80)).toContain('… and 3 more');
  });
});
