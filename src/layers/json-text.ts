import { fail, quoted } from '../diagnostics/diagnostic.ts';

/** A JSON number as it stands in the text, so that nothing of it is lost. */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A JSON value whose numbers are texts and whose objects have no prototype (so `__proto__` is a key like any other). */
export type JsonValue = null | boolean | string | NumberText | readonly JsonValue[] | JsonObject;
/** An object of a JSON text; `Object.getPrototypeOf` of it is null. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** What a text may ask of the reader. */
export interface JsonLimits {
  /** Deepest nesting of lists and objects; 200 unless given. */
  readonly depth?: number;
  /** Most values (numbers, strings, lists, …) in one text; 5 million unless given. */
  readonly values?: number;
}

const DEFAULT_DEPTH = 200;
/** About 300 MB once read: more than any layer that can be analysed. */
export const MAX_JSON_VALUES = 5_000_000;

const [QUOTE, COMMA, MINUS, SLASH, COLON, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [
  0x22, 0x2c, 0x2d, 0x2f, 0x3a, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d,
] as const;

/**
 * Reads one JSON text (RFC 8259, nothing looser; a leading byte order mark is skipped).
 * Throws DiagnosticError, its place a line and column: `not-json` for a text that is not JSON, `duplicate-key`,
 * `too-deep` and `too-many-values` for one that is but is refused.
 */
export function readJson(text: string, limits: JsonLimits = {}): JsonValue {
  return new JsonReader(text, limits.depth ?? DEFAULT_DEPTH, limits.values ?? MAX_JSON_VALUES).document();
}

/** The 1-based line and column (in UTF-16 units) of an offset in a text. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

class JsonReader {
  private readonly text: string;
  private readonly maxDepth: number;
  private readonly maxValues: number;
  private valuesLeft: number;
  private at = 0;

  constructor(text: string, maxDepth: number, maxValues: number) {
    this.text = text;
    this.maxDepth = maxDepth;
    this.maxValues = maxValues;
    this.valuesLeft = maxValues;
  }

  document(): JsonValue {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) this.wrong('text after the end of the JSON value', 'the end of the text');
    return value;
  }

  private value(depth: number): JsonValue {
    this.space();
    if (this.valuesLeft === 0) this.refuse('too-many-values', `too many values in one text: expected at most ${String(this.maxValues)}`);
    this.valuesLeft -= 1;
    const code = this.text.charCodeAt(this.at);
    if (isDigit(code) || code === MINUS) return this.number();
    if (code === QUOTE) return this.string();
    if (code === OPEN_LIST) return this.list(depth + 1);
    if (code === OPEN_OBJECT) return this.object(depth + 1);
    if (this.text.startsWith('true', this.at)) return this.word('true', true);
    if (this.text.startsWith('false', this.at)) return this.word('false', false);
    if (this.text.startsWith('null', this.at)) return this.word('null', null);
    return this.wrong(undefined, 'a value');
  }

  private word<T>(word: string, value: T): T {
    this.at += word.length;
    return value;
  }

  private list(depth: number): JsonValue[] {
    this.enter(depth);
    const items: JsonValue[] = [];
    this.space();
    if (this.text.charCodeAt(this.at) === CLOSE_LIST) {
      this.at += 1;
      return items;
    }
    for (;;) {
      items.push(this.value(depth));
      this.space();
      const code = this.text.charCodeAt(this.at);
      if (code === CLOSE_LIST) break;
      if (code !== COMMA) this.wrong(undefined, '"," or "]"');
      this.comma(CLOSE_LIST);
    }
    this.at += 1;
    return items;
  }

  private object(depth: number): JsonObject {
    this.enter(depth);
    const entries = Object.create(null) as Record<string, JsonValue>;
    this.space();
    if (this.text.charCodeAt(this.at) === CLOSE_OBJECT) {
      this.at += 1;
      return entries;
    }
    for (;;) {
      this.space();
      const start = this.at;
      if (this.text.charCodeAt(this.at) !== QUOTE) this.wrong(undefined, 'a key in double quotes');
      const key = this.string();
      if (key in entries) {
        this.at = start;
        this.refuse('duplicate-key', `the key ${quoted(key)} stands twice in one object: expected each key once`);
      }
      this.space();
      if (this.text.charCodeAt(this.at) !== COLON) this.wrong(undefined, '":" after a key');
      this.at += 1;
      entries[key] = this.value(depth);
      this.space();
      const code = this.text.charCodeAt(this.at);
      if (code === CLOSE_OBJECT) break;
      if (code !== COMMA) this.wrong(undefined, '"," or "}"');
      this.comma(CLOSE_OBJECT);
    }
    this.at += 1;
    return entries;
  }

  private comma(close: number): void {
    const comma = this.at;
    this.at += 1;
    this.space();
    if (this.text.charCodeAt(this.at) === close) {
      this.at = comma;
      this.wrong('a comma before the closing bracket', 'no comma after the last entry');
    }
  }

  private number(): NumberText {
    const start = this.at;
    if (this.text.charCodeAt(this.at) === MINUS) this.at += 1;
    const first = this.at;
    this.digits('a digit');
    if (this.text.charCodeAt(first) === 0x30 && this.at > first + 1) {
      this.at = first;
      this.wrong('a number with a leading zero', 'no leading zeros');
    }
    if (this.text.charCodeAt(this.at) === 0x2e) {
      this.at += 1;
      this.digits('a digit after the decimal point');
    }
    if ((this.text.charCodeAt(this.at) | 0x20) === 0x65) {
      this.at += 1;
      const sign = this.text.charCodeAt(this.at);
      if (sign === MINUS || sign === 0x2b) this.at += 1;
      this.digits('a digit in the exponent');
    }
    if (this.at === start + 1) return SINGLE_DIGITS[this.text.charCodeAt(start) - 0x30] ?? new NumberText(this.text.charAt(start));
    return new NumberText(this.text.slice(start, this.at));
  }

  private digits(expected: string): void {
    if (!isDigit(this.text.charCodeAt(this.at))) this.wrong(undefined, expected);
    while (isDigit(this.text.charCodeAt(this.at))) this.at += 1;
  }

  private string(): string {
    const open = this.at;
    let start = open + 1;
    let done = '';
    this.at = start;
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        done += this.text.slice(start, this.at) + this.escape();
        start = this.at;
      } else if (code < 0x20) {
        this.wrong('a control character in a string', 'it escaped');
      } else if (this.at >= this.text.length) {
        this.at = open;
        this.wrong('a string that does not end', 'a closing quotation mark');
      } else {
        this.at += 1;
      }
    }
    const rest = this.text.slice(start, this.at);
    this.at += 1;
    return done + rest;
  }

  private escape(): string {
    const letter = this.text.charAt(this.at + 1);
    const hex = this.text.slice(this.at + 2, this.at + 6);
    if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(hex)) {
      this.at += 6;
      return String.fromCharCode(parseInt(hex, 16));
    }
    const plain = ESCAPES.get(letter);
    if (plain === undefined)
      return this.wrong('a backslash in a string', 'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hex digits');
    this.at += 2;
    return plain;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  private enter(depth: number): void {
    if (depth > this.maxDepth) this.refuse('too-deep', `nested too deep: expected at most ${String(this.maxDepth)} levels`);
    this.at += 1;
  }

  private wrong(found: string | undefined, expected: string): never {
    return this.refuse('not-json', `not JSON: ${found ?? this.found()}, expected ${expected}`);
  }

  private found(): string {
    if (this.at >= this.text.length) return 'the text ends here';
    if (this.text.charCodeAt(this.at) === SLASH) return 'found a comment or a stray "/"';
    const word = /^[-+]?(?:NaN|Infinity|[A-Za-z_]\w{0,20})/.exec(this.text.slice(this.at, this.at + 24))?.[0];
    return `found ${quoted(word ?? String.fromCodePoint(this.text.codePointAt(this.at) ?? 0))}`;
  }

  private refuse(code: string, message: string): never {
    const { line, column } = lineAndColumn(this.text, this.at);
    return fail(code, message, { place: `line ${String(line)}, column ${String(column)}` });
  }
}

/** Sparse and one-hot weights are mostly these: one object each serves the whole text. */
const SINGLE_DIGITS: readonly NumberText[] = Array.from('0123456789', (digit) => new NumberText(digit));

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
