import { fail } from '../diagnostics/diagnostic.ts';
import { utf8 } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';

/** One field of a protobuf message. Its payload is the bytes [start, end) of the source; for wire type 0 it is `varint`. */
export interface WireField {
  readonly number: number;
  /** 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes. */
  readonly wire: 0 | 1 | 2 | 5;
  readonly start: number;
  readonly end: number;
  /** Unsigned value of a varint field; 0 for the others. */
  readonly varint: bigint;
}

const PAGE = 65_536;

/**
 * Walks the protobuf wire format (developers.google.com/protocol-buffers, "Encoding") over a source, holding one page of it: sub-messages
 * and data are byte ranges until somebody reads them, so memory does not grow with the file. Every error is `bad-protobuf` with the byte.
 */
export class WireReader {
  readonly #source: ByteSource;
  #page: Uint8Array = new Uint8Array(0);
  #pageStart = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  get source(): ByteSource {
    return this.#source;
  }

  /** The fields of the message in [start, end), in file order. */
  *fields(start: number, end: number): Generator<WireField> {
    let at = start;
    while (at < end) {
      const [tag, afterTag] = this.#varint(at, end);
      // A tag is a 32-bit number: field number, then three bits of wire type.
      if (tag > 0xffffffffn || tag < 8n) bad(at, 'expected a field with a number from 1 to 2^29 - 1');
      const number = Number(tag >> 3n);
      const wire = Number(tag & 7n);
      let varint = 0n;
      let from = afterTag;
      let to: number;
      if (wire === 0) [varint, to] = this.#varint(afterTag, end);
      else if (wire === 1) to = from + 8;
      else if (wire === 5) to = from + 4;
      else if (wire === 2) {
        const [length, body] = this.#varint(afterTag, end);
        if (length > BigInt(end - body))
          bad(at, `a field of ${length.toString()} bytes, but its message has only ${String(end - body)} left`);
        from = body;
        to = body + Number(length);
      } else return bad(at, `wire type ${String(wire)}, expected 0, 1, 2 or 5`);
      if (to > end) bad(at, 'a field that reaches beyond the end of its message');
      yield { number, wire, start: from, end: to, varint };
      at = to;
    }
  }

  /** The varints that stand packed in [start, end), unsigned. */
  *packed(start: number, end: number): Generator<bigint> {
    let at = start;
    while (at < end) {
      const [value, next] = this.#varint(at, end);
      yield value;
      at = next;
    }
  }

  /** The payload of a field. */
  bytes(field: WireField): Uint8Array {
    return this.#source.read(field.start, field.end - field.start);
  }

  /** The payload of a string field of at most `most` bytes. Throws `not-utf8`, `bad-protobuf`. */
  text(field: WireField, most = 65_536): string {
    if (field.wire !== 2) bad(field.start, 'expected a string');
    if (field.end - field.start > most)
      bad(field.start, `a string of ${String(field.end - field.start)} bytes, expected at most ${String(most)}`);
    return utf8(this.bytes(field), `byte ${String(field.start)}`);
  }

  #varint(start: number, end: number): [bigint, number] {
    let low = 0;
    let at = start;
    // Four groups of seven bits fit a small integer; most varints end there.
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte(at++, end);
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return [BigInt(low), at];
    }
    let value = BigInt(low);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.#byte(at++, end);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value < 1n << 64n ? [value, at] : bad(start, 'a varint beyond 64 bits');
    }
    return bad(start, 'a varint of more than 10 bytes');
  }

  #byte(at: number, end: number): number {
    if (at >= end) bad(at, 'a number that is cut off by the end of its message');
    const inPage = this.#page[at - this.#pageStart];
    if (inPage !== undefined) return inPage;
    this.#page = this.#source.read(at, Math.min(PAGE, this.#source.size - at));
    this.#pageStart = at;
    return this.#page[0] ?? bad(at, 'the end of the file');
  }
}

/** Throws `bad-protobuf`, its place the byte `at`. */
export function bad(at: number, message: string): never {
  return fail('bad-protobuf', message, { place: `byte ${String(at)}` });
}

/** A varint read as int64, as a number. Throws `bad-protobuf` beyond ±(2^53 - 1). */
export function signedNumber(value: bigint, at: number): number {
  const number = Number(BigInt.asIntN(64, value));
  return Number.isSafeInteger(number) ? number : bad(at, `the integer ${BigInt.asIntN(64, value).toString()}, expected at most 2^53 - 1`);
}
