import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { fail } from '../diagnostics/diagnostic.ts';

/** Largest layer file, certificate or input that is read. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The text of a file, or of standard input for `-`. Throws DiagnosticError for anything that is not a regular UTF-8
 * file of at most 64 MB: `no-such-file`, `not-a-file`, `unreadable-file`, `file-too-large`, `not-utf8`.
 */
export function readText(file: string): string {
  return textOf(file === '-' ? standardInput() : readRegularFile(file), file);
}

/** The first bytes of a regular file. Throws DiagnosticError `no-such-file`, `not-a-file`, `unreadable-file`. */
export function firstBytes(file: string, most: number): Uint8Array {
  regularFile(file);
  try {
    const opened = openSync(file, 'r');
    try {
      const bytes = new Uint8Array(most);
      return bytes.subarray(0, readSync(opened, bytes));
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    return fail('unreadable-file', `cannot be read (${codeOf(error)})`, { file });
  }
}

/** What is known of a file that must be a regular one. */
function regularFile(file: string): { readonly size: number } {
  if (file.includes('\0')) return fail('no-such-file', 'no such file', { file: file.replaceAll('\0', '�') });
  let stats;
  try {
    stats = statSync(file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return fail('no-such-file', 'no such file', { file });
    return fail('unreadable-file', `cannot be read (${code})`, { file });
  }
  if (stats.isDirectory()) fail('not-a-file', 'is a folder: expected a file', { file });
  if (!stats.isFile()) fail('not-a-file', 'is not a regular file', { file });
  return stats;
}

function readRegularFile(file: string): Uint8Array {
  if (regularFile(file).size > MAX_BYTES) tooLarge(file);
  try {
    return readFileSync(file);
  } catch (error) {
    return fail('unreadable-file', `cannot be read (${codeOf(error)})`, { file });
  }
}

/** The bytes of standard input, at most 64 MB. Throws DiagnosticError `unreadable-file`, `file-too-large`. */
export function standardInput(): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = new Uint8Array(65536);
    let got;
    try {
      got = readSync(0, chunk);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOF') break;
      if (code !== 'EAGAIN') return fail('unreadable-file', `standard input cannot be read (${code})`, { file: '-' });
      // A terminal or a slow pipe that has nothing to say yet.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      continue;
    }
    if (got === 0) break;
    total += got;
    if (total > MAX_BYTES) tooLarge('-');
    chunks.push(chunk.subarray(0, got));
  }
  return Buffer.concat(chunks);
}

/** Text of bytes that were read; throws DiagnosticError `not-utf8`. */
export function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('not-utf8', 'is not UTF-8 text', { file });
  }
}

function tooLarge(file: string): never {
  return fail('file-too-large', `is larger than ${String(MAX_BYTES / 1024 / 1024)} MB`, { file });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
