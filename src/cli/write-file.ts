import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { fail } from '../diagnostics/diagnostic.ts';

/**
 * Writes a file whole or not at all: to a neighbour first, then renamed, so that an interrupted run leaves no half file.
 * Throws DiagnosticError `cannot-write`.
 */
export function writeFileWhole(file: string, content: string): void {
  writeFileInPieces(file, [content]);
}

/**
 * Writes a file of many pieces, whole or not at all: nothing is left of it if making a piece fails. Throws DiagnosticError
 * `cannot-write`, and what making the pieces throws.
 */
export function writeFileInPieces(file: string, pieces: Iterable<string>): void {
  const neighbour = `${file}.${String(process.pid)}.part`;
  try {
    const opened = openSync(neighbour, 'w');
    try {
      for (const piece of pieces) writeAll(opened, new TextEncoder().encode(piece));
    } finally {
      closeSync(opened);
    }
    renameSync(neighbour, file);
  } catch (error) {
    rmSync(neighbour, { force: true });
    if (!(error instanceof Error && 'code' in error)) throw error;
    fail('cannot-write', `cannot be written (${String(error.code)})`, { file });
  }
}

function writeAll(opened: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(opened, bytes, written);
}
