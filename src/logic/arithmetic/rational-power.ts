// Powers of rational constants with numerals as exponents.
import { mulQ, ONE as ONE_Q, type Rational } from '../../exact/rational.ts';
import type { Theorem } from '../../kernel/theorem.ts';
import { naturalNumeral, rationalTerm } from './number-terms.ts';
import { realPowerBit0, realPowerBit1, realPowerOne, realPowerZero } from './power-laws.ts';
import { rationalProduct } from './rational-evaluation.ts';

function powered(q: Rational, exponent: bigint): { readonly theorem: Theorem; readonly value: Rational } {
  const base = rationalTerm(q);
  if (exponent === 0n) return { theorem: realPowerZero([base]), value: ONE_Q };
  if (exponent === 1n) return { theorem: realPowerOne([base]), value: q };
  const isEven = exponent % 2n === 0n;
  const lower = powered(q, isEven ? exponent / 2n : exponent - 1n);
  const factor = isEven ? lower.value : q;
  const value = mulQ(factor, lower.value);
  const product = rationalProduct(factor, lower.value);
  const values = [base, naturalNumeral(exponent / 2n), rationalTerm(lower.value), rationalTerm(value)];
  return { theorem: (isEven ? realPowerBit0 : realPowerBit1)(values, lower.theorem, product), value };
}

/** `q ^ e = r` for a rational constant and the numeral of e. */
export function rationalPower(q: Rational, exponent: bigint): Theorem {
  return powered(q, exponent).theorem;
}
