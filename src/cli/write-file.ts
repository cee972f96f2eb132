import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { fail } from '../diagnostics/diagnostic.ts';

/**
 * Writes a file whole or not at all: to a neighbour first, then renamed, so that an interrupted run leaves no half file.
 * Throws DiagnosticError `cannot-write`.
 */
export function writeFileWhole(file: string, content: string): void {
  const neighbour = `${file}.${String(process.pid)}.part`;
  try {
    writeFileSync(neighbour, content);
    renameSync(neighbour, file);
  } catch (error) {
    rmSync(neighbour, { force: true });
    fail('cannot-write', `cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'})`, {
      file,
    });
  }
}
