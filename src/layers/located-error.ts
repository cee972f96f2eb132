import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import { locate, pathOfPlace } from './json-place.ts';

/**
 * Reads something from a JSON text or the object that it parses to; an error gets the line of its place where there is
 * a text, and the file: `A[1][0]` becomes `A[1][0] (line 7)`, and `A[1][0], column 3` becomes `A[1][0] (line 7), column 3`.
 */
export function locatingErrors<T>(input: string | object, file: string | undefined, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const located = typeof input === 'string' ? withLine(error, input) : error;
    throw file === undefined ? located : located.inFile(file);
  }
}

function withLine(error: DiagnosticError, text: string): DiagnosticError {
  const { place } = error.diagnostic;
  if (place === undefined) return error;
  const [, key = '', column = ''] = /^(.*?)(, column \d+)?$/.exec(place) ?? [];
  const path = pathOfPlace(key);
  const found = path === undefined ? undefined : locate(text, path);
  if (found === undefined) return error;
  return new DiagnosticError({ ...error.diagnostic, place: `${key} (line ${String(found.line)})${column}` });
}
