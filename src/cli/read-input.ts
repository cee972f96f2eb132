import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import type { Rational } from '../exact/rational.ts';
import { fromDouble } from '../exact/rational.ts';
import { exactEntry, isEntry, within } from '../layers/entries.ts';
import { readJson } from '../layers/json-text.ts';
import { modelFormat, readModel } from '../models/read-model.ts';
import { readText } from './read-text.ts';

/**
 * The input tokens of `--x`: n rows of d numbers as JSON, or the tensor `x` (n × d) of a safetensors file.
 * Throws DiagnosticError `input-shape` and what reading the file throws.
 */
export function readTokens(file: string): Rational[][] {
  try {
    return modelFormat(file) === 'safetensors' ? tensorRows(file) : jsonRows(file);
  } catch (error) {
    throw error instanceof DiagnosticError ? error.inFile(file) : error;
  }
}

function jsonRows(file: string): Rational[][] {
  const value = readJson(readText(file));
  if (!Array.isArray(value) || value.length === 0) return fail('input-shape', 'expected a list of n rows of d numbers');
  return value.map((row: unknown, i) => {
    const place = `[${String(i)}]`;
    if (!Array.isArray(row) || row.length === 0) return fail('input-shape', 'expected a row of d numbers', { place });
    return row.map((entry: unknown, j) => {
      const at = `${place}[${String(j)}]`;
      if (!isEntry(entry)) return fail('input-shape', 'expected a number or an exact string', { place: at });
      return within(at, () => exactEntry(entry));
    });
  });
}

function tensorRows(file: string): Rational[][] {
  const x = readModel(file).tensor('x');
  const [n, d, ...more] = x.shape;
  if (n === undefined || d === undefined || more.length > 0 || n * d === 0) {
    return fail('input-shape', `has shape [${x.shape.join(', ')}]: expected [n, d]`, { place: 'x' });
  }
  const values = x.values();
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: d }, (_, j) => {
      const value = values[i * d + j] ?? NaN;
      return Number.isFinite(value)
        ? fromDouble(value)
        : fail('not-finite', `${String(value)} is not a finite number`, { place: `x[${String(i)}][${String(j)}]` });
    }),
  );
}
