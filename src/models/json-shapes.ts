import { NumberText } from '../layers/json-text.ts';
import type { JsonObject, JsonValue } from '../layers/json-text.ts';

/** The value as an object, or undefined if it is another kind of value. */
export function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  if (typeof value !== 'object' || value === null || value instanceof NumberText || isList(value)) return undefined;
  return value;
}

/** The value as a list, or undefined. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  return value !== undefined && isList(value) ? value : undefined;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The value as text, or undefined. */
export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value as a double (the nearest one to what is written), or undefined. */
export function numberOf(value: JsonValue | undefined): number | undefined {
  return value instanceof NumberText ? Number(value.text) : undefined;
}

/** The value as a list of whole numbers from 0 to 2^53 - 1, or undefined. */
export function wholeNumbersOf(value: JsonValue | undefined): readonly number[] | undefined {
  const list = listOf(value)?.map(numberOf);
  const whole = list?.filter((x): x is number => x !== undefined && Number.isSafeInteger(x) && x >= 0);
  return whole?.length === list?.length ? whole : undefined;
}
