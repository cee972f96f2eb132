import type { Term } from '../kernel/term.ts';

/** Digits beyond which a numeral is shown as the application that it is. */
const MOST_BITS = 4096;

/**
 * The decimal digits of a natural numeral (zero, bit0, bit1 of the standard library, without a leading bit0), or of a real
 * one (fromNatural of such); null for any other term.
 */
export function numeralOf(t: Term): string | null {
  if (t.kind === 'application' && t.fn.kind === 'constant' && t.fn.constant.name === 'Number.Real.fromNatural') return naturalOf(t.arg);
  return naturalOf(t);
}

function naturalOf(t: Term): string | null {
  let bits = '';
  let rest = t;
  while (rest.kind === 'application' && rest.fn.kind === 'constant' && bits.length <= MOST_BITS) {
    const { name } = rest.fn.constant;
    if (name !== 'Number.Natural.bit0' && name !== 'Number.Natural.bit1') return null;
    bits = (name.endsWith('0') ? '0' : '1') + bits;
    rest = rest.arg;
  }
  if (rest.kind !== 'constant' || rest.constant.name !== 'Number.Natural.zero' || bits.startsWith('0')) return null;
  return BigInt(`0b0${bits}`).toString();
}
