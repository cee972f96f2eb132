import { rankOfRows } from './integer-span.ts';
import { integerSpectrum, withoutRoot } from './integer-spectrum.ts';
import type { IntegerSpectrum } from './integer-spectrum.ts';
import { observable, reachable } from './invariant-span.ts';
import { combine, isZeroVector, multiplySafe } from './safe-integers.ts';
import type { CaseTag } from './tag-meanings.ts';

/** The integers of one recurrence C A^l B. */
export interface IntegerRecurrence {
  readonly N: number;
  readonly p: number;
  readonly d: number;
  readonly A: readonly number[];
  readonly B: readonly number[];
  readonly C: readonly number[];
}

/** Adds the tags of a recurrence's matrices, spectrum and states. Throws NOT_SAFE, with some of them added. */
export function tagRecurrence(recurrence: IntegerRecurrence, add: (tag: CaseTag) => void): void {
  const { N, p, d, A, B, C } = recurrence;
  const reach = reachable(A, B, N, d);
  const seen = observable(A, C, N, p);
  if (reach.first < Math.min(N, d)) add('rank-deficient-B');
  if (seen.first < Math.min(p, N)) add('rank-deficient-C');
  if (reach.whole < N) add('unreachable');
  if (seen.whole < N) add('unobservable');
  const spectrum = integerSpectrum(A, N);
  if (spectrum.polynomial[0] === 0) add('zero-eigenvalue');
  if (spectrum.rational.some(({ value, multiplicity }) => value === 0 && multiplicity === N)) add('nilpotent');
  if (spectrum.repeated) add('repeated-eigenvalues');
  if (hasJordanBlock(A, N, spectrum)) add('jordan-block');
  // Every mode of a reachable and observable recurrence has a part in its operators.
  if ((reach.whole < N || seen.whole < N) && hasZeroResidue(recurrence, spectrum)) add('zero-residue');
}

function hasJordanBlock(A: readonly number[], N: number, { rational }: IntegerSpectrum): boolean {
  return rational.some(({ value, multiplicity }) => multiplicity > 1 && rankOfRows(shifted(A, N, value), N, N) > N - multiplicity);
}

/**
 * With f = (x - μ)^a g the characteristic polynomial, g(A) maps onto the generalised eigenspace of μ and is a bijection
 * there: the part of μ in the lag operators is zero iff C (A - μ)^s g(A) B = 0 for all s < a.
 */
function hasZeroResidue({ N, p, d, A, B, C }: IntegerRecurrence, { polynomial, rational }: IntegerSpectrum): boolean {
  return rational.some(({ value, multiplicity }) => {
    let part = polynomialTimes(withoutRoot(polynomial, value, multiplicity), A, B, N, d);
    const nilpotent = shifted(A, N, value);
    for (let s = 0; s < multiplicity; s += 1) {
      if (s > 0) part = multiplySafe(nilpotent, part, N, N, d);
      if (!isZeroVector(multiplySafe(C, part, p, N, d))) return false;
    }
    return true;
  });
}

/** g(A) B for monic g, by Horner's rule. Throws NOT_SAFE. */
function polynomialTimes(g: readonly number[], A: readonly number[], B: readonly number[], N: number, d: number): readonly number[] {
  let value = B;
  for (let k = g.length - 2; k >= 0; k -= 1) {
    const c = g[k] as number;
    value = multiplySafe(A, value, N, N, d).map((x, e) => combine(1, x, c, B[e] as number));
  }
  return value;
}

/** A - μ. */
function shifted(A: readonly number[], N: number, value: number): readonly number[] {
  return value === 0 ? A : A.map((x, e) => (e % (N + 1) === 0 ? x - value : x));
}
