// Bytes of an article → its commands. One command a line; blanks around it and comment lines do not count.
import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { nameInArticle } from './name.ts';

/** What the commands of an article are given to. */
export interface CommandSink<Word extends string> {
  number(value: number): void;
  name(value: string): void;
  /** One of the words that `ArticleLines` was made for. */
  word(value: Word): void;
}

const LONGEST_LINE = 1 << 20;
const LARGEST_ARTICLE = 1 << 28;
const NEWLINE = 10;
const QUOTE = 34;
const BACKSLASH = 92;

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13 && byte !== NEWLINE);
}

/** Reads an article piece by piece. Errors (`article-syntax`, `article-encoding`, `article-too-large`) have no place: `line` is it. */
export class ArticleLines<Word extends string> {
  /** The number of the line that is being read, from 1. */
  line = 0;
  readonly #sink: CommandSink<Word>;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #words = new Map<number, { readonly word: Word; readonly bytes: Uint8Array }>();
  #carry: Uint8Array = new Uint8Array(0);
  #size = 0;

  constructor(sink: CommandSink<Word>, words: Iterable<Word>) {
    this.#sink = sink;
    for (const word of words) {
      const bytes = new TextEncoder().encode(word);
      let hash = 0;
      for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
      this.#words.set(hash, { word, bytes });
    }
  }

  /** Executes the lines that end in these bytes or in earlier ones. */
  push(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > LARGEST_ARTICLE) fail('article-too-large', 'the article has more than 2^28 bytes');
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end === 0 || this.#carry.length > 0) {
      const joined = new Uint8Array(this.#carry.length + bytes.length);
      joined.set(this.#carry);
      joined.set(bytes, this.#carry.length);
      if (end === 0) {
        if (joined.length > LONGEST_LINE) fail('article-syntax', 'the line is longer than 2^20 bytes');
        this.#carry = joined;
        return;
      }
      this.#lines(joined, this.#carry.length + end);
      this.#carry = joined.slice(this.#carry.length + end);
    } else {
      this.#lines(bytes, end);
      this.#carry = bytes.slice(end);
    }
  }

  /** Executes a last line without line end. */
  end(): void {
    if (this.#carry.length === 0) return;
    const last = new Uint8Array(this.#carry.length + 1);
    last.set(this.#carry);
    last[this.#carry.length] = NEWLINE;
    this.#carry = new Uint8Array(0);
    this.#lines(last, last.length);
  }

  #lines(bytes: Uint8Array, end: number): void {
    let at = 0;
    while (at < end) {
      this.line++;
      if (this.line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        fail('article-encoding', 'the file begins with a byte order mark');
      }
      while (isBlank(bytes[at])) at++;
      const first = bytes[at] as number;
      if (first === NEWLINE) at++;
      else if (first === 35) at = this.#comment(bytes, at);
      else {
        if (first === QUOTE) at = this.#name(bytes, at + 1);
        else if ((first >= 48 && first <= 57) || first === 45) at = this.#number(bytes, at);
        else at = this.#word(bytes, at);
        while (isBlank(bytes[at])) at++;
        if (bytes[at] !== NEWLINE) fail('article-syntax', 'there is more on the line after its command: one command a line');
        at++;
      }
    }
  }

  #comment(bytes: Uint8Array, from: number): number {
    const end = bytes.indexOf(NEWLINE, from);
    this.#decode(bytes.subarray(from, end));
    return end + 1;
  }

  #number(bytes: Uint8Array, from: number): number {
    let at = from;
    const negative = bytes[at] === 45;
    if (negative) at++;
    const digits = at;
    let value = 0;
    for (let byte = bytes[at] as number; byte >= 48 && byte <= 57; byte = bytes[++at] as number) value = value * 10 + (byte - 48);
    const canonical = bytes[digits] === 48 ? at === digits + 1 && !negative : at > digits;
    if (!canonical) fail('article-syntax', 'a number is 0, or digits not beginning with 0, with at most a minus sign before them');
    if (!Number.isSafeInteger(value)) fail('article-syntax', 'the number is beyond 2^53 - 1: two such keys could not be told apart');
    this.#endOfToken(bytes, at, 'a number');
    this.#sink.number(negative ? -value : value);
    return at;
  }

  #name(bytes: Uint8Array, from: number): number {
    let at = from;
    for (let byte = bytes[at] as number; byte !== QUOTE; byte = bytes[++at] as number) {
      if (byte === BACKSLASH) byte = bytes[++at] as number;
      if (byte === NEWLINE) fail('article-syntax', 'the name has no closing quote');
      if (byte === 9) fail('article-syntax', 'a tab inside a name is written \\t');
    }
    const read = nameInArticle(this.#decode(bytes.subarray(from, at)));
    if ('wrong' in read) fail('article-syntax', read.wrong);
    this.#endOfToken(bytes, at + 1, 'a name');
    this.#sink.name(read.name);
    return at + 1;
  }

  #word(bytes: Uint8Array, from: number): number {
    let at = from;
    let hash = 0;
    for (let byte = bytes[at] as number; byte !== NEWLINE && !isBlank(byte); byte = bytes[++at] as number) {
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const known = this.#words.get(hash);
    let same = known?.bytes.length === at - from;
    for (let i = from; same && i < at; i++) same = known?.bytes[i - from] === bytes[i];
    if (known === undefined || !same) return fail('article-syntax', `unknown command ${quoted(this.#decode(bytes.subarray(from, at)))}`);
    this.#sink.word(known.word);
    return at;
  }

  #endOfToken(bytes: Uint8Array, at: number, what: string): void {
    if (!isBlank(bytes[at]) && bytes[at] !== NEWLINE) fail('article-syntax', `something stands directly after ${what}`);
  }

  #decode(bytes: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return fail('article-encoding', 'the line is not UTF-8');
    }
  }
}
