import { lineAndColumn } from './json-text.ts';

/** Keys and list positions from the root of a JSON text to a value. */
export type JsonPath = readonly (string | number)[];

/** `A[1][0]`, `heads[2].V`, `forward.B`; the empty path gives ''. Keys that are no plain words are quoted. */
export function placeOfPath(path: JsonPath): string {
  return path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${String(step)}]`;
    if (!/^[$\w]{1,60}$/.test(step)) return `${place}[${JSON.stringify(step.slice(0, 60))}]`;
    return place === '' ? step : `${place}.${step}`;
  }, '');
}

/** The path that `placeOfPath` wrote as plain words and positions; undefined for any other text. */
export function pathOfPlace(place: string): JsonPath | undefined {
  if (!/^[$\w]+(?:\.[$\w]+|\[\d+\])*$/.test(place)) return undefined;
  return [...place.matchAll(/\[(\d+)\]|[$\w]+/g)].map((match) => (match[1] === undefined ? match[0] : Number(match[1])));
}

/**
 * Where the value at `path` begins in a text that `readJson` accepts, found by a second scan (so that reading
 * pays nothing for it). Undefined if there is no such value.
 */
export function locate(text: string, path: JsonPath): { line: number; column: number } | undefined {
  let at: number | undefined = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  for (const step of path) {
    if (at === undefined) return undefined;
    at = typeof step === 'number' ? itemStart(text, at, step) : memberStart(text, at, step);
  }
  return at === undefined ? undefined : lineAndColumn(text, at);
}

function itemStart(text: string, open: number, index: number): number | undefined {
  if (text[open] !== '[') return undefined;
  let at = skipSpace(text, open + 1);
  for (let i = 0; text[at] !== ']'; i += 1) {
    if (i === index) return at;
    at = skipSpace(text, skipValue(text, at));
    if (text[at] !== ',') return undefined;
    at = skipSpace(text, at + 1);
  }
  return undefined;
}

function memberStart(text: string, open: number, key: string): number | undefined {
  if (text[open] !== '{') return undefined;
  let at = skipSpace(text, open + 1);
  while (text[at] === '"') {
    const end = skipString(text, at);
    const found: unknown = JSON.parse(text.slice(at, end));
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (found === key) return value;
    at = skipSpace(text, skipValue(text, value));
    if (text[at] !== ',') return undefined;
    at = skipSpace(text, at + 1);
  }
  return undefined;
}

/** The offset just after the value that begins at `at`; brackets are counted, not recursed into. */
function skipValue(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length;) {
    const c = text[i];
    if (c === '"') {
      i = skipString(text, i);
      if (depth === 0) return i;
    } else if (c === '[' || c === '{') {
      depth += 1;
      i += 1;
    } else if (c === ']' || c === '}') {
      if (depth === 0) return i;
      depth -= 1;
      i += 1;
      if (depth === 0) return i;
    } else if (depth === 0 && (c === ',' || c === ' ' || c === '\n' || c === '\r' || c === '\t')) {
      return i;
    } else {
      i += 1;
    }
  }
  return text.length;
}

function skipString(text: string, open: number): number {
  let i = open + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (text[i] === ' ' || text[i] === '\n' || text[i] === '\r' || text[i] === '\t') i += 1;
  return i;
}
