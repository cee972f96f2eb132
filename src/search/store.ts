import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { DiagnosticError, fail, quoted, renderDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Refutation } from './refutation.ts';
import type { SearchedProperty } from './searched-property.ts';
import {
  counterexampleText,
  readStoredCounterexample,
  storedCounterexample,
  type StoredRefutation,
  type StoredUnder,
} from './stored-counterexample.ts';

/** The folder of stored counterexamples, in the working directory. */
export const STORE_FOLDER = '.headcount';

/** Larger files are not read: the largest case that a search draws has some thousand entries. */
const MAX_BYTES = 4 * 1024 * 1024;
/** A file name on every system, and in its own folder on all of them. */
const ID = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9]))*$/i;
const MAX_ID_LENGTH = 100;

/** What was found in the store: a counterexample, or why what is there is ignored, or neither. */
export interface FromStore {
  readonly stored: (StoredRefutation & { readonly file: string }) | null;
  readonly note: string | null;
}

/**
 * The counterexample stored for a claim or control, if it still is one. Whatever else is in its place is ignored, with a
 * note that says why. Throws DiagnosticError `bad-id` for an id that is no file name.
 */
export function readStored(folder: string, under: StoredUnder, property: SearchedProperty): FromStore {
  const file = fileOf(folder, under.id);
  try {
    const text = textOfRegularFile(folder, file);
    return { stored: text === null ? null : { ...readStoredCounterexample(text, under, property), file }, note: null };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return { stored: null, note: `${renderDiagnostic(error.inFile(file).diagnostic)}. It is ignored.` };
  }
}

/**
 * Stores a counterexample in place of the one that was there, whole or not at all, and returns the file's name. Throws
 * DiagnosticError `bad-id`, `not-a-folder` where the store is a link or no folder, and `cannot-write`.
 */
export function saveFound(folder: string, under: StoredUnder, found: Refutation, { shrunk }: { readonly shrunk: boolean }): string {
  const file = fileOf(folder, under.id);
  const text = counterexampleText(storedCounterexample(under, found, shrunk));
  try {
    makeFolder(folder);
    writeWhole(file, text);
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    fail('cannot-write', `cannot be written (${codeOf(error)})`, { file });
  }
  return file;
}

function fileOf(folder: string, id: string): string {
  if (id.length > MAX_ID_LENGTH || !ID.test(id)) {
    fail('bad-id', `${quoted(id)} cannot name a file: expected letters, digits, hyphens and single dots`);
  }
  return path.join(folder, `${id}.json`);
}

/** The text of a file in the store; null where there is none. */
function textOfRegularFile(folder: string, file: string): string | null {
  try {
    if (!lstatSync(folder).isDirectory())
      fail('not-a-folder', `is no folder: expected the folder of stored counterexamples`, { file: folder });
    if (!lstatSync(file).isFile()) fail('not-a-file', 'is not a regular file');
    // Between the two looks the file may have become a link, or a pipe that nobody writes to.
    const opened = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(opened);
      if (!stats.isFile()) fail('not-a-file', 'is not a regular file');
      if (stats.size > MAX_BYTES) fail('file-too-large', `is larger than ${MAX_BYTES / 1024 / 1024} MB`);
      return decoded(readBytes(opened, stats.size));
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    return fail('unreadable-file', `cannot be read (${code})`);
  }
}

function readBytes(opened: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let got = 0;
  while (got < size) {
    const more = readSync(opened, bytes, got, size - got, null);
    if (more === 0) break;
    got += more;
  }
  return bytes.subarray(0, got);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('not-utf8', 'is not UTF-8 text');
  }
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (!lstatSync(folder).isDirectory())
    fail('not-a-folder', 'is no folder: expected the folder of stored counterexamples', { file: folder });
}

/** To a new file beside it, which is then renamed: that replaces a link instead of following it. */
function writeWhole(file: string, text: string): void {
  const neighbour = `${file}.${randomUUID()}.part`;
  const opened = openSync(neighbour, 'wx');
  try {
    try {
      const bytes = new TextEncoder().encode(text);
      for (let written = 0; written < bytes.length;) written += writeSync(opened, bytes, written);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(neighbour, file);
  } catch (error) {
    rmSync(neighbour, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
