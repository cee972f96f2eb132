import { addQ, divQ, formatQ, isZeroQ, mulQ, negQ, ONE, rational, subQ, ZERO } from './rational.ts';
import type { Rational } from './rational.ts';
import type { Capability, Scalars } from './scalars.ts';
import { seededHash } from './seeded-hash.ts';

const CAPABILITIES: ReadonlySet<Capability> = new Set(['field', 'order', 'exp']);

/** Numerators and denominators of `exp` stay at most this, so that sums of weights stay small. */
const LARGEST_PART = 12;

/**
 * ℚ as scalars. `exp` is a fixed map, drawn by `seed`, from a score to a positive rational with small parts:
 * equal scores get equal weights, and nothing else is known of it. An identity that holds for it holds for no
 * reason special to the number e (design: one definition, four readings).
 */
export function rationals(seed = 1): Scalars<Rational> {
  return {
    name: 'rationals',
    capabilities: CAPABILITIES,
    zero: ZERO,
    one: ONE,
    add: addQ,
    sub: subQ,
    neg: negQ,
    mul: mulQ,
    div: divQ,
    exp: (a) => {
      const hash = seededHash(seed, formatQ(a));
      return rational(BigInt(1 + (hash % LARGEST_PART)), BigInt(1 + (Math.floor(hash / LARGEST_PART) % LARGEST_PART)));
    },
    isZero: isZeroQ,
    fromRational: (q) => q,
  };
}
