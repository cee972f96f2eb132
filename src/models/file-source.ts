import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { checkRange } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';

/**
 * A regular file as a source of bytes; opened for each read, so that nothing stays open. Folders, devices, sockets and
 * pipes are refused before they are opened (opening a pipe would wait for its writer). Throws `no-such-file`,
 * `not-a-file`, `unreadable-file`.
 */
export function fileSource(file: string): ByteSource {
  const size = regularFileSize(file);
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      return readPart(file, offset, length);
    },
  };
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

function regularFileSize(file: string): number {
  // A path with a zero byte makes Node throw a TypeError instead of an error of the file system.
  if (file.includes('\0')) fail('no-such-file', 'the path holds a zero byte', { file: quoted(file) });
  let stats;
  try {
    stats = statSync(file);
  } catch (error) {
    const code = reason(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return fail('no-such-file', 'no such file', { file });
    return fail('unreadable-file', `cannot be read (${code})`, { file });
  }
  if (stats.isDirectory()) fail('not-a-file', 'is a folder, expected a model file', { file });
  if (!stats.isFile()) fail('not-a-file', 'is not a regular file, expected a model file', { file });
  return stats.size;
}

function readPart(file: string, offset: number, length: number): Uint8Array {
  let descriptor;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    return fail('unreadable-file', `cannot be read (${reason(error)})`, { file });
  }
  try {
    if (!fstatSync(descriptor).isFile()) fail('not-a-file', 'is not a regular file, expected a model file', { file });
    const bytes = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const got = readSync(descriptor, bytes, done, length - done, offset + done);
      if (got === 0) fail('truncated', `the file became shorter while it was read`, { file });
      done += got;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The file that a model names beside itself (a shard, external tensor data), if it stays inside `folder`: a relative
 * path without drive or `..` whose target, all symlinks followed, is a regular file below the folder's own real path.
 * A model from elsewhere must not be able to name `/etc/passwd`. Throws `path-outside-folder` or what `fileSource` throws.
 */
export function besideModel(folder: string, relative: string, place: string): ByteSource {
  const outside = (): never =>
    fail('path-outside-folder', `the model names the file ${quoted(relative)}, expected a path inside the model's folder`, { place });
  const parts = relative.split(/[\\/]/);
  if (relative === '' || relative.includes('\0') || path.isAbsolute(relative) || /^[A-Za-z]:/.test(relative) || parts.includes('..'))
    outside();
  const file = path.join(folder, ...parts);
  let real;
  let home;
  try {
    home = realpathSync(folder);
    real = realpathSync(file);
  } catch {
    return fail('no-such-file', `the model names the file ${quoted(relative)}, which is not in its folder`, { place });
  }
  const inside = path.relative(home, real);
  if (inside === '' || inside.split(path.sep)[0] === '..' || path.isAbsolute(inside)) outside();
  return fileSource(real);
}
