// Operators and linear combinations of them, read off the cases of a shape (all of denominator 1) in whole numbers.
import { sumOf, scaledBy, wholeMatrix, type Whole } from './integer-operators.ts';
import { sizeNamed, type ShapedCase } from './shaped-cases.ts';

/** The p×d matrices of a weight whose last two axes are p and d, in the order of its other axes. */
export function operatorsOf(c: ShapedCase, name: string): bigint[][][] {
  const [p, d] = [sizeNamed(c, 'p'), sizeNamed(c, 'd')];
  const entries = entriesOf(c, name);
  return Array.from({ length: entries.length / (p * d) }, (_, at) => wholeMatrix(entries, p, d, at));
}

/** The entries of a weight, row by row. Throws RangeError if the case has no such weight. */
export function entriesOf(c: ShapedCase, name: string): readonly number[] {
  const entries = c.weights[name];
  if (entries === undefined) throw new RangeError(`the case has no weight ${name}`);
  return entries;
}

/** Row number `at` of a weight whose rows have this length. */
export function vectorOf(c: ShapedCase, name: string, length: number, at = 0): bigint[] {
  return entriesOf(c, name)
    .slice(at * length, (at + 1) * length)
    .map(BigInt);
}

/** Σ_h coefficients[h] maps[h]. There is at least one map. */
export function combinationOf(coefficients: readonly (number | bigint)[], maps: readonly Whole[]): bigint[][] {
  const [first = []] = maps;
  let sum = scaledBy(0n, first);
  maps.forEach((map, h) => {
    const factor = BigInt(coefficients[h] ?? 0);
    if (factor !== 0n) sum = sumOf(sum, scaledBy(factor, map));
  });
  return sum;
}

/**
 * The operators of the weight E times the number e, which is 0 or 1: what is added to a combination of value maps, so that
 * about half of the cases are exact combinations.
 */
export function addedOperators(c: ShapedCase): bigint[][][] {
  const factor = BigInt(entriesOf(c, 'e')[0] ?? 0);
  return operatorsOf(c, 'E').map((E) => scaledBy(factor, E));
}
