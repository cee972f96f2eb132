import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, pathOfPlace, placeOfPath } from '../../src/layers/json-place.ts';
import type { JsonPath } from '../../src/layers/json-place.ts';

/** Every path in a value, with what stands there. */
function paths(value: unknown, at: JsonPath = []): [JsonPath, unknown][] {
  if (Array.isArray(value)) return [[at, value], ...value.flatMap((item: unknown, i) => paths(item, [...at, i]))];
  if (value === null || typeof value !== 'object') return [[at, value]];
  return [[at, value], ...Object.entries(value).flatMap(([key, item]) => paths(item, [...at, key]))];
}

describe('locate', () => {
  it('finds line and column of a matrix entry', () => {
    const text = '{\n "x": "}]",\n "A": [\n  [1, 2],\n  [3, 4]\n ]\n}';
    expect(locate(text, ['A', 1, 0])).toEqual({ line: 5, column: 4 });
    expect(locate(text, [])).toEqual({ line: 1, column: 1 });
    expect(locate(text, ['A', 2])).toBeUndefined();
    expect(locate(text, ['B'])).toBeUndefined();
  });

  it('finds every value of every text: reading on from there gives that value', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (source, indent) => {
        const text = JSON.stringify(JSON.parse(source), null, indent);
        for (const [path, value] of paths(JSON.parse(text))) {
          const found = locate(text, path);
          if (found === undefined) throw new Error(`not found: ${JSON.stringify(path)} in ${text}`);
          const rest = text
            .split('\n')
            .slice(found.line - 1)
            .join('\n')
            .slice(found.column - 1);
          const written = JSON.stringify(value);
          expect(rest.startsWith(typeof value === 'object' && value !== null ? written.charAt(0) : written)).toBe(true);
        }
      }),
    );
  });
});

describe('places', () => {
  it('are written as a person would and read back', () => {
    for (const [place, path] of [
      ['A[1][0]', ['A', 1, 0]],
      ['heads[2].V', ['heads', 2, 'V']],
      ['forward.B', ['forward', 'B']],
    ] as const) {
      expect(placeOfPath(path)).toBe(place);
      expect(pathOfPlace(place)).toEqual(path);
    }
    expect(placeOfPath(['a b'])).toBe('["a b"]');
    expect(pathOfPlace('line 3, column 5')).toBeUndefined();
  });
});
