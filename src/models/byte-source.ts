import { fail } from '../diagnostics/diagnostic.ts';

/**
 * Bytes that are read where they are needed: a model file may be far larger than the memory one wants to spend on it,
 * and its size may be a lie (sparse files), so no reader ever asks for the whole.
 */
export interface ByteSource {
  readonly size: number;
  /** The bytes [offset, offset + length). Throws a diagnostic `truncated` where they are not all there. */
  read(offset: number, length: number): Uint8Array;
}

/** Throws `truncated` unless [offset, offset + length) lies within a source of `size` bytes. */
export function checkRange(size: number, offset: number, length: number): void {
  const sound = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
  if (!sound || offset + length > size)
    fail('truncated', `the file ends at byte ${String(size)}, expected ${String(length)} more bytes from byte ${String(offset)}`);
}

/** Bytes already in memory. `read` returns views, not copies. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(offset, length) {
      checkRange(bytes.length, offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** The part [start, end) of a source, as a source of its own. */
export function partOf(source: ByteSource, start: number, end: number): ByteSource {
  checkRange(source.size, start, end - start);
  return {
    size: end - start,
    read(offset, length) {
      checkRange(end - start, offset, length);
      return source.read(start + offset, length);
    },
  };
}

/** Several sources, one after the other (tfjs cuts a group of weights into shards). */
export function concatenated(parts: readonly ByteSource[]): ByteSource {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      const out = new Uint8Array(length);
      let start = 0;
      for (const part of parts) {
        const from = Math.max(offset, start);
        const to = Math.min(offset + length, start + part.size);
        if (from < to) out.set(part.read(from - start, to - from), from - offset);
        start += part.size;
      }
      return out;
    },
  };
}

/** UTF-8 bytes as text. Throws `not-utf8` naming `place`. */
export function utf8(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail('not-utf8', 'not valid UTF-8 text', { place });
  }
}
