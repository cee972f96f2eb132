import { isZeroQ, mulQ, negQ, subQ, ZERO, divQ } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Polynomial } from '../symbolic/polynomial.ts';

/** Largest degree of a polynomial in one variable whose real roots are counted. */
const MOST_DEGREE = 40;

/**
 * True if the polynomial has no real zero, for one of two reasons that are quick to see: it is a sum of even powers with
 * coefficients of one sign and a constant, or it is in one variable and Sturm's theorem says so.
 * False says only that neither applies.
 */
export function isNowhereZero(p: Polynomial): boolean {
  if (p.isZero) return false;
  const constant = p.terms.at(-1);
  const negative = p.leadingCoefficient.num < 0n;
  const even = p.terms.every(({ exponents, coefficient }) => exponents.every((e) => e % 2 === 0) && coefficient.num < 0n === negative);
  if (even && constant?.exponents.every((e) => e === 0) === true) return true;
  const names = p.variables.filter((name) => p.degree(name) > 0);
  const [name] = names;
  if (name === undefined || names.length > 1 || p.degree() > MOST_DEGREE || p.degree() % 2 === 1) return false;
  return realRoots(p.coefficientsIn(name).map((c) => c.constantValue ?? ZERO)) === 0;
}

/** How many different real roots a polynomial has, coefficients lowest first: changes of sign of its Sturm sequence. */
function realRoots(f: readonly Rational[]): number {
  const sequence: (readonly Rational[])[] = [f, f.slice(1).map((c, i) => mulQ(c, { num: BigInt(i + 1), den: 1n }))];
  for (;;) {
    const [a, b] = sequence.slice(-2);
    if (a === undefined || b === undefined || b.length === 0) break;
    const rest = remainder(a, b).map(negQ);
    if (rest.length === 0) break;
    sequence.push(rest);
  }
  const changes = (signs: readonly bigint[]): number => {
    const kept = signs.filter((s) => s !== 0n);
    return kept.filter((s, i) => i > 0 && s < 0n !== (kept[i - 1] ?? 0n) < 0n).length;
  };
  const top = sequence.map((g) => g.at(-1)?.num ?? 0n);
  return changes(top.map((c, i) => ((sequence[i]?.length ?? 1) % 2 === 1 ? c : -c))) - changes(top);
}

function remainder(a: readonly Rational[], b: readonly Rational[]): Rational[] {
  const rest = [...a];
  const lead = b.at(-1) ?? ZERO;
  while (rest.length >= b.length) {
    const by = divQ(rest.at(-1) ?? ZERO, lead);
    const shift = rest.length - b.length;
    b.forEach((c, i) => {
      rest[shift + i] = subQ(rest[shift + i] ?? ZERO, mulQ(by, c));
    });
    rest.pop();
    while (rest.length > 0 && isZeroQ(rest.at(-1) ?? ZERO)) rest.pop();
  }
  return rest;
}
