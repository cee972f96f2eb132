// Sums of one, two and three terms.
import { fix, lemma, rewrite, ring } from '../src/logic/proof.ts';
import { sumSuc, sumZero } from './sums.ts';

/** One term. */
export const sumOne = lemma('sum-one', '∀f. sum 1 f = f 0', fix('f'), rewrite(sumSuc, sumZero), ring());

/** Two terms. */
export const sumTwo = lemma('sum-two', '∀f. sum 2 f = f 0 + f 1', fix('f'), rewrite(sumSuc, sumZero), ring());

/** Three terms. */
export const sumThree = lemma('sum-three', '∀f. sum 3 f = f 0 + f 1 + f 2', fix('f'), rewrite(sumSuc, sumZero), ring());
