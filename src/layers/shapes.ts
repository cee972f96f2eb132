import { fail } from '../diagnostics/diagnostic.ts';
import type { Matrix } from '../exact/scalars.ts';

/** `3×2`, for messages. */
export function shapeText(rows: number, cols: number): string {
  return `${String(rows)}×${String(cols)}`;
}

/**
 * [rows, columns] of a matrix that has at least one of each and rows of one length.
 * Throws DiagnosticError `empty-list` or `ragged-matrix`.
 */
export function checkedShape(m: Matrix<unknown>, place: string): [number, number] {
  const cols = m[0]?.length ?? 0;
  if (m.length === 0) fail('empty-list', 'no rows: expected at least 1', { place });
  m.forEach((row, i) => {
    if (row.length === 0) fail('empty-list', 'an empty row: expected at least 1 entry', { place: `${place}[${String(i)}]` });
    if (row.length !== cols) {
      fail('ragged-matrix', `${count(row.length, 'entry', 'entries')} where row 0 has ${String(cols)}: expected rows of one length`, {
        place: `${place}[${String(i)}]`,
      });
    }
  });
  return [m.length, cols];
}

/** Throws DiagnosticError `shape-mismatch` unless found = expected; `where` says what the expectation comes from. */
export function expectRows(place: string, found: number, expected: number, where: string): void {
  if (found !== expected) fail('shape-mismatch', `${count(found, 'row')} where ${where}: expected ${String(expected)}`, { place });
}

/** As `expectRows`, for columns. */
export function expectColumns(place: string, found: number, expected: number, where: string): void {
  if (found !== expected) fail('shape-mismatch', `${count(found, 'column')} where ${where}: expected ${String(expected)}`, { place });
}

/** Throws DiagnosticError `shape-mismatch` unless two lists have the same length. */
export function expectLength(place: string, found: number, expected: number, where: string): void {
  if (found !== expected) {
    fail('shape-mismatch', `${count(found, 'entry', 'entries')} where ${where}: expected ${String(expected)}`, { place });
  }
}

/** The matrices of one state space step, and what each is called in messages. */
export interface NamedStep {
  readonly A: Matrix<unknown>;
  readonly B: Matrix<unknown>;
  readonly C: Matrix<unknown>;
  readonly D?: Matrix<unknown> | undefined;
}

/**
 * N, d, p of A: N×N, B: N×d, C: p×N, D: p×d. Throws DiagnosticError (`empty-list`, `ragged-matrix`, `shape-mismatch`)
 * at the first matrix that does not fit those before it.
 */
export function stateSpaceShape(step: NamedStep, nameOf: (key: 'A' | 'B' | 'C' | 'D') => string): { N: number; d: number; p: number } {
  const [N, columnsA] = checkedShape(step.A, nameOf('A'));
  if (columnsA !== N) fail('shape-mismatch', `${shapeText(N, columnsA)}: expected a square matrix`, { place: nameOf('A') });
  const [rowsB, d] = checkedShape(step.B, nameOf('B'));
  expectRows(nameOf('B'), rowsB, N, `${nameOf('A')} is ${shapeText(N, N)}`);
  const [p, columnsC] = checkedShape(step.C, nameOf('C'));
  expectColumns(nameOf('C'), columnsC, N, `${nameOf('A')} is ${shapeText(N, N)}`);
  if (step.D !== undefined) {
    const [rowsD, columnsD] = checkedShape(step.D, nameOf('D'));
    expectRows(nameOf('D'), rowsD, p, `${nameOf('C')} is ${shapeText(p, N)}`);
    expectColumns(nameOf('D'), columnsD, d, `${nameOf('B')} is ${shapeText(N, d)}`);
  }
  expectOperatorEntries(1, p, d, MAX_DENSE_ENTRIES);
  return { N, d, p };
}

/** Throws DiagnosticError `input-shape` unless every token of X has d entries. */
export function checkInput(X: Matrix<unknown>, d: number): void {
  X.forEach((x, j) => {
    if (x.length !== d) {
      fail('input-shape', `token ${String(j)} of the input has ${count(x.length, 'entry', 'entries')}: expected d = ${String(d)}`);
    }
  });
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${String(n)} ${n === 1 ? one : many}`;
}

/** Most entries of the operators of one layer, all zeros written out: about two gigabytes where they are all large. */
const MAX_OPERATOR_ENTRIES = 2 ** 25;

/** A matrix of which every entry is listed and computed with costs eight times as much as a zero. */
export const MAX_DENSE_ENTRIES = 2 ** 21;

/**
 * Throws DiagnosticError `layer-too-large` where `count` operators of p×d have more than `most` entries: a file of a
 * few numbers can ask for 10^10 (C is p×1, B is 1×d).
 */
export function expectOperatorEntries(count: number, p: number, d: number, most = MAX_OPERATOR_ENTRIES): void {
  if (count * p * d <= most) return;
  const what = count === 1 ? `an operator of ${shapeText(p, d)} has` : `${String(count)} operators of ${shapeText(p, d)} have`;
  fail('layer-too-large', `${what} ${String(count * p * d)} entries: expected at most ${String(most)} for exact analysis`);
}
