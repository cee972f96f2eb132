import { application, constantTerm, type Term } from '../kernel/term.ts';
import type { HolType } from '../kernel/type.ts';
import { NUMERAL } from './notation.ts';
import type { Signature } from './signature.ts';

/** Binary digits beyond which a numeral is shown as the application that it is. */
const MOST_BITS = 1 << 17;
/** Decimal digits of a numeral that is read: such a one has fewer bits than MOST_BITS. */
export const MOST_DIGITS = 39_000;

/**
 * The decimal digits of a natural numeral (zero, bit0, bit1 of the standard library, without a leading bit0), or of a real
 * one (fromNatural of such); null for any other term. Terms found to be no numerals are added to `others`, through which
 * nobody looks again.
 */
export function numeralOf(t: Term, others = new Set<Term>()): string | null {
  const applied = t.kind === 'application' && t.fn.kind === 'constant';
  return naturalOf(applied && t.fn.constant.name === NUMERAL.fromNatural ? t.arg : t, others);
}

function naturalOf(t: Term, others: Set<Term>): string | null {
  const bits: string[] = [];
  const passed: Term[] = [];
  let rest = t;
  while (rest.kind === 'application' && rest.fn.kind === 'constant' && bits.length <= MOST_BITS && !others.has(rest)) {
    const { name } = rest.fn.constant;
    const bit = NUMERAL.bits.findIndex((one) => one === name);
    if (bit < 0) break;
    bits.push(String(bit));
    passed.push(rest);
    rest = rest.arg;
  }
  if (rest.kind === 'constant' && rest.constant.name === NUMERAL.zero && bits.at(-1) !== '0') {
    return BigInt(`0b0${bits.reverse().join('')}`).toString();
  }
  for (const one of passed) others.add(one);
  return null;
}

/**
 * The numeral with these decimal digits at a type, which must be natural or real; null for any other type, or where the
 * signature lacks the constants.
 */
export function numeralTerm(digits: string, type: HolType, { constants, operators }: Signature): Term | null {
  const part = (name: string): Term | null => {
    const typed = constants.get(name);
    return typed === undefined ? null : constantTerm(typed.constant, typed.type);
  };
  const isReal = type.operator !== null && type.operator === operators.get(NUMERAL.real);
  if (!isReal && (type.operator === null || type.operator !== operators.get(NUMERAL.natural))) return null;
  const [zero, bit0, bit1, fromNatural] = [part(NUMERAL.zero), part(NUMERAL.bits[0]), part(NUMERAL.bits[1]), part(NUMERAL.fromNatural)];
  if (zero === null || bit0 === null || bit1 === null) return null;
  let t = zero;
  const value = BigInt(digits);
  if (value > 0n) for (const bit of value.toString(2)) t = application(bit === '0' ? bit0 : bit1, t);
  if (!isReal) return t;
  return fromNatural === null ? null : application(fromNatural, t);
}
