import { fail } from '../diagnostics/diagnostic.ts';
import { placeOfPath, type JsonPath } from '../layers/json-place.ts';
import type { Range, RangeBounds } from './claim-families.ts';
import type { WrittenRange, WrittenWhole } from './claim-schema.ts';

/**
 * The ranges of a table: each as written (in an object that the schema has checked), or the usual one.
 * Throws DiagnosticError below `place`: `out-of-range`, `empty-range`.
 */
export function filledIn<K extends string>(
  table: Readonly<Record<K, RangeBounds>>,
  written: Readonly<Record<string, unknown>>,
  place: string,
): Record<K, Range> {
  const keys = Object.keys(table) as K[];
  return Object.fromEntries(
    keys.map((key) => {
      const value = Object.hasOwn(written, key) ? written[key] : undefined;
      return [key, value === undefined ? table[key].usual : rangeOf(value as WrittenRange, table[key], [place, key])];
    }),
  ) as Record<K, Range>;
}

function rangeOf(written: WrittenRange, limits: RangeBounds, path: JsonPath): Range {
  const within = (value: WrittenWhole, at: JsonPath): number => {
    const number = typeof value === 'number' ? value : Number(value.text);
    if (number < limits.least || number > limits.most) {
      fail('out-of-range', `found ${number}: expected a whole number from ${limits.least} to ${limits.most}`, { place: placeOfPath(at) });
    }
    return number === 0 ? 0 : number;
  };
  if (!isPair(written)) {
    const only = within(written, path);
    return [only, only];
  }
  const [least, most] = [within(written[0], [...path, 0]), within(written[1], [...path, 1])];
  if (least > most) fail('empty-range', `${least} is above ${most}: expected [least, most]`, { place: placeOfPath(path) });
  return [least, most];
}

function isPair(written: WrittenRange): written is readonly [WrittenWhole, WrittenWhole] {
  return Array.isArray(written);
}
