import { rational } from '../exact/rational.ts';
import { dividedExactly } from '../symbolic/polynomial-division.ts';
import type { Polynomial } from '../symbolic/polynomial.ts';
import { factored } from '../symbolic/factor.ts';

/**
 * The different factors of a polynomial that is not 0, without numbers, each with coprime whole coefficients and a
 * positive leading one: irreducible over the rationals where factoring was completed.
 */
export function irreducibleFactors(p: Polynomial): Polynomial[] {
  return factored(p).factors.map(({ factor }) => primitive(factor));
}

/** The positive multiple or negative multiple with coprime whole coefficients, the leading one positive; 0 for 0. */
export function primitive(p: Polynomial): Polynomial {
  if (p.isZero) return p;
  const { num, den } = p.content;
  return p.scaled(rational(p.leadingCoefficient.num < 0n ? -den : den, num));
}

/** Entries divided by those factors that divide all of them, as often as they do. Entries 0 alone stay as they are. */
export function withFactorsTaken(entries: readonly Polynomial[], factors: readonly Polynomial[]): readonly Polynomial[] {
  let result = entries;
  if (entries.every((entry) => entry.isZero)) return entries;
  for (const factor of factors) {
    if (factor.constantValue !== undefined) continue;
    for (;;) {
      const quotients: Polynomial[] = [];
      for (const entry of result) {
        const quotient = dividedExactly(entry, factor);
        if (quotient === undefined) break;
        quotients.push(quotient);
      }
      if (quotients.length < result.length) break;
      result = quotients;
    }
  }
  return result;
}
