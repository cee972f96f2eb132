// head-count from a certificate (mathematics.md 2.4, kernel form): a rational certificate (tau, c, phi) makes the head count of a
// concrete layer a theorem.
import {
  apply,
  assuming,
  at,
  both,
  by,
  chain,
  equals,
  exact,
  fix,
  intro,
  lemma,
  logic,
  note,
  obtain,
  rewrite,
  simp,
  take,
} from '../src/logic/proof.ts';
import { headCount } from './head-count-equivalence.ts';
import { dim, indep, span, spanDim } from './operators.ts';
import { kronSymmetric, sumKronRight } from './matrices.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumExchange } from './sums.ts';

/** A functional of a combination is the combination of its values. */
export const functionalOfCombination = lemma(
  'functional-of-combination',
  `∀p d k phi y X. sum p (λal. sum d (λbe. phi al be * sum k (λt. y t * X t al be))) =
     sum k (λt. y t * sum p (λal. sum d (λbe. phi al be * X t al be)))`,
  fix('p d k phi y X'),
  chain(
    '…',
    equals('sum p (λal. sum d (λbe. sum k (λt. y t * (phi al be * X t al be))))', sumRing()),
    equals('sum p (λal. sum k (λt. sum d (λbe. y t * (phi al be * X t al be))))', apply(sumEqual), intro(), apply(sumExchange)),
    equals('sum k (λt. sum p (λal. sum d (λbe. y t * (phi al be * X t al be))))', apply(sumExchange)),
    equals('…', sumRing()),
  ),
);

/** Operators with dual functionals are independent. */
export const dualIndependent = lemma(
  'dual-independent',
  `∀p d k phi X. (∀s t. s < k ∧ t < k ⟹ sum p (λal. sum d (λbe. phi s al be * X t al be)) = kron s t) ⟹ Indep p d k X`,
  fix('p d k phi X'),
  assuming('dual'),
  rewrite(indep),
  fix('y'),
  assuming('vanishes'),
  fix('s'),
  assuming('below'),
  // Apply functional s to the relation.
  chain(
    '…',
    equals('sum k (λt. y t * kron t s)', note('pick', at(sumKronRight, 'y', 's', 'k')), logic('pick')),
    equals(
      'sum k (λt. y t * sum p (λal. sum d (λbe. phi s al be * X t al be)))',
      apply(sumEqual),
      fix('t'),
      assuming('early'),
      rewrite(kronSymmetric),
      by('dual'),
    ),
    equals('sum p (λal. sum d (λbe. phi s al be * sum k (λt. y t * X t al be)))', rewrite(functionalOfCombination), by()),
    equals('0', simp('vanishes')),
  ),
);

/** The head count from a certificate. */
export const certificate = lemma(
  'head-count-certificate',
  `∀n p d M k tau c phi H. (∀s. s < k ⟹ tau s < n) ∧
     (∀l al be. l < n ∧ al < p ∧ be < d ⟹ M l al be = sum k (λs. c l s * M (tau s) al be)) ∧
     (∀s t. s < k ∧ t < k ⟹ sum p (λal. sum d (λbe. phi s al be * M (tau t) al be)) = kron s t) ⟹
     (Heads n p d (λx : A. causal M) H ⇔ k ≤ H)`,
  fix('n p d M k tau c phi H'),
  assuming('early', 'combined', 'dual'),
  apply(headCount),
  rewrite(spanDim, dim),
  take('λs. M (tau s)'),
  both(
    [fix('s'), assuming('below'), take('tau s'), by('early')],
    [apply(dualIndependent, { phi: 'phi' }), exact('dual')],
    [
      fix('R'),
      assuming('lag'),
      obtain('l', 'lag', 'below', 'is'),
      rewrite('is', span),
      take('λs. c l s'),
      intro(),
      apply('combined'),
      by(),
    ],
  ),
);
