import { DiagnosticError, fail, quoted } from '../diagnostics/diagnostic.ts';
import { formatQ, integer, rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Matrix } from '../exact/scalars.ts';
import { NumberText } from './json-text.ts';

/** An entry of a weight: a JSON number (its text, or a double standing for its shortest text) or an exact string. */
export type Entry = NumberText | number | string;

/** JSON numbers: at most this many digits and an exponent at most this large either way (design.md 5). */
const NUMBER_LIMIT = 400;
/** Digits of an exact string. */
const STRING_LIMIT = 10_000;

const JSON_NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/;
const EXACT_STRING = /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/;

/** The pattern of exact strings as a JSON Schema can say it; their length is bounded besides. */
export const EXACT_STRING_PATTERN = '^-?[0-9]+(\\.[0-9]+|/[0-9]+)?$';

/** True for what `exactEntry` may be asked to read. */
export function isEntry(value: unknown): value is Entry {
  return typeof value === 'number' || typeof value === 'string' || value instanceof NumberText;
}

/** True for a text that `exactEntry` reads as a number, its length aside: what is no such text may be an expression. */
export function isExactText(text: string): boolean {
  return EXACT_STRING.test(text);
}

/**
 * The exact value of an entry: `0.1` is 1/10 whether it came as text or as the double 0.1.
 * Throws DiagnosticError without a place: `not-a-number`, `number-too-long`, `exponent-out-of-range`,
 * `zero-denominator`.
 */
export function exactEntry(entry: Entry): Rational {
  if (typeof entry === 'string') return exactString(entry);
  if (typeof entry === 'number') {
    if (Number.isSafeInteger(entry)) return integer(entry);
    if (!Number.isFinite(entry)) fail('not-a-number', `${String(entry)} is not a finite number`);
    return exactNumber(String(entry));
  }
  return exactNumber(entry.text);
}

/** A list of entries read exactly; an error names `place[i]`. */
export function exactList(entries: readonly Entry[], place: string): Rational[] {
  return entries.map((entry, i) => within(`${place}[${String(i)}]`, () => exactEntry(entry)));
}

/** A list of rows read exactly; an error names `place[i][j]`. */
export function exactMatrix(rows: readonly (readonly Entry[])[], place: string): Rational[][] {
  return rows.map((row, i) => exactList(row, `${place}[${String(i)}]`));
}

/** Runs a reading; an error that has no place yet gets this one. */
export function within<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DiagnosticError && error.diagnostic.place === undefined) {
      throw new DiagnosticError({ ...error.diagnostic, place });
    }
    throw error;
  }
}

/** An exact value as a layer file writes it: a number if it is an integer below 2^53 in magnitude, else a string. */
export function toEntry(q: Rational): number | string {
  const small = q.den === 1n && q.num <= MAX_SAFE && q.num >= -MAX_SAFE;
  return small ? Number(q.num) : formatQ(q);
}

/** `toEntry` for every entry of a matrix. */
export function toEntries(m: Matrix<Rational>): (number | string)[][] {
  return m.map((row) => row.map(toEntry));
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function exactNumber(text: string): Rational {
  if (text.length <= 15) {
    const value = Number(text);
    if (Number.isInteger(value) && !text.includes('e') && !text.includes('E')) return integer(value);
  }
  const match = text.length <= 2 * NUMBER_LIMIT + 10 ? JSON_NUMBER.exec(text) : null;
  const [sign, whole, fraction, exponent] = [match?.[1] ?? '', match?.[2] ?? '', match?.[3] ?? '', match?.[4] ?? '0'];
  const digits = match === null ? Infinity : whole.length + fraction.length;
  if (digits > NUMBER_LIMIT) {
    fail('number-too-long', `a number of more than ${String(NUMBER_LIMIT)} digits: expected at most that, or a string`);
  }
  // Leading zeros of an exponent are harmless, so its size is judged by value.
  if (Math.abs(Number(exponent)) > NUMBER_LIMIT) {
    fail('exponent-out-of-range', `${quoted(text)} has an exponent beyond ±${String(NUMBER_LIMIT)}: expected at most that`);
  }
  return decimal(BigInt(sign + whole + fraction), Number(exponent) - fraction.length);
}

function exactString(text: string): Rational {
  if (text.length > STRING_LIMIT + 2) tooLong();
  const match = EXACT_STRING.exec(text);
  if (match === null) fail('not-a-number', `${quoted(text)} is not an exact number: expected digits, digits.digits or digits/digits`);
  const [sign, whole, fraction, denominator] = [match[1] ?? '', match[2] ?? '', match[3] ?? '', match[4] ?? ''];
  if (whole.length + fraction.length + denominator.length > STRING_LIMIT) tooLong();
  if (denominator === '') return decimal(BigInt(sign + whole + fraction), -fraction.length);
  const den = BigInt(denominator);
  if (den === 0n) fail('zero-denominator', `${quoted(text)} has denominator 0`);
  return rational(BigInt(sign + whole), den);
}

function tooLong(): never {
  return fail('number-too-long', `a string of more than ${String(STRING_LIMIT)} digits: expected at most that`);
}

/**
 * m·10^e in lowest terms. Only 2 and 5 can cancel, so they are stripped one by one: on trained weights that is
 * several times faster than a greatest common divisor.
 */
function decimal(m: bigint, e: number): Rational {
  if (e >= 0 || m === 0n) return rational(m === 0n ? 0n : m * 10n ** BigInt(e));
  let [twos, fives] = [-e, -e];
  while (twos > 0 && (m & 1n) === 0n) {
    m >>= 1n;
    twos -= 1;
  }
  while (fives > 0 && m % 5n === 0n) {
    m /= 5n;
    fives -= 1;
  }
  return { num: m, den: (5n ** BigInt(fives)) << BigInt(twos) };
}
