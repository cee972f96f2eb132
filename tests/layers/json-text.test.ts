import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { NumberText, readJson } from '../../src/layers/json-text.ts';
import type { JsonValue } from '../../src/layers/json-text.ts';

/** Our value as JSON.parse would give it; `Object.fromEntries` defines keys, so `__proto__` stays a key. */
function plain(value: JsonValue): unknown {
  if (value instanceof NumberText) return Number(value.text);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function problem(text: string): { code: string; place: string | undefined; message: string } {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof DiagnosticError) return { place: undefined, ...error.diagnostic };
    throw error;
  }
  throw new Error(`accepted: ${text.slice(0, 80)}`);
}

describe('readJson', () => {
  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, '\t'), (text, indent) => {
        const laidOut = JSON.stringify(JSON.parse(text), null, indent);
        expect(plain(readJson(laidOut))).toEqual(JSON.parse(laidOut));
      }),
    );
  });

  it('accepts exactly what JSON.parse accepts, duplicate keys aside', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b\\u0041\\n"',
      '"',
      '\\',
      '0',
      '-1',
      '1.5e+3',
      '01',
      '1.',
      '.5',
      '-',
      'e',
      'true',
      'nul',
      'null',
      ' ',
      '\n',
      '\u00a0',
      '\ufeff',
      '/',
      '\u0001',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = `[${tokens.join('')}]`;
        let expected: unknown;
        let valid = true;
        try {
          expected = JSON.parse(text);
        } catch {
          valid = false;
        }
        if (valid && /"a".*"a"|A.*A/s.test(text)) return;
        if (valid) expect(plain(readJson(text))).toEqual(expected);
        else expect(problem(text).code).toMatch(/^(not-json|duplicate-key)$/);
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps the text of numbers', () => {
    const texts = ['0.1', '-0', '1e400', '123456789012345678901234567890', '1.50', '7'];
    expect(readJson(`[${texts.join(',')}]`)).toEqual(texts.map((text) => new NumberText(text)));
  });

  it.each([
    ['', 'line 1, column 1', 'not JSON: the text ends here, expected a value'],
    ['[1,\n 2,]', 'line 2, column 3', 'a comma before the closing bracket'],
    ['{"a":1,}', 'line 1, column 7', 'a comma before the closing bracket'],
    ['[01]', 'line 1, column 2', 'leading zero'],
    ['[1.]', 'line 1, column 4', 'expected a digit after the decimal point'],
    ['[NaN]', 'line 1, column 2', 'found "NaN", expected a value'],
    ['[-Infinity]', 'line 1, column 3', 'found "Infinity", expected a digit'],
    ['[1] // one', 'line 1, column 5', 'text after the end'],
    ['// one\n[1]', 'line 1, column 1', 'a comment'],
    ["{'a': 1}", 'line 1, column 2', 'expected a key in double quotes'],
    ['{"a" 1}', 'line 1, column 6', 'expected ":" after a key'],
    ['["a\nb"]', 'line 1, column 4', 'a control character in a string'],
    ['\n["abc', 'line 2, column 2', 'a string that does not end'],
    ['["\\x"]', 'line 1, column 3', 'a backslash in a string'],
    ['[1 2]', 'line 1, column 4', 'found "2", expected "," or "]"'],
  ])('refuses %j', (text, place, message) => {
    expect(problem(text)).toMatchObject({ code: 'not-json', place });
    expect(problem(text).message).toContain(message);
  });

  it('refuses a key that stands twice, however it is written', () => {
    expect(problem('{"A": 1,\n "\\u0041": 2}')).toEqual({
      code: 'duplicate-key',
      place: 'line 2, column 2',
      message: 'the key "A" stands twice in one object: expected each key once',
    });
    expect(problem('{"__proto__":1,"__proto__":2}').code).toBe('duplicate-key');
  });

  it('treats prototype keys as keys like any other', () => {
    const value = readJson('{"__proto__": {"polluted": 1}, "constructor": 2, "toString": 3}');
    expect(Object.keys(value ?? {})).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses deep nesting with a clean error', () => {
    expect(problem('['.repeat(100_000)).code).toBe('too-deep');
    expect(problem('{"a":'.repeat(100_000)).code).toBe('too-deep');
    expect(readJson(`${'['.repeat(200)}${']'.repeat(200)}`)).toBeDefined();
  });

  it('refuses more values than it may hold', () => {
    expect(() => readJson('[1,2,3]', { values: 3 })).toThrow(/too many values in one text: expected at most 3/);
    expect(readJson('[1,2,3]', { values: 4 })).toHaveLength(3);
  });

  it('skips a byte order mark and keeps lone surrogates', () => {
    expect(readJson('\ufeff["\\ud800"]')).toEqual(['\ud800']);
  });

  it('reads a million numbers, ten megabytes', () => {
    const numbers = Array.from({ length: 1_000_000 }, (_, i) => String(i / 7).slice(0, 9));
    const read = readJson(`[${numbers.join(',')}]`) as readonly NumberText[];
    expect(read.length).toBe(numbers.length);
    expect(read[999_999]?.text).toBe(numbers[999_999]);
  });
});
