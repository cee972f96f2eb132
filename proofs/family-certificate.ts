// Head counts of concrete layers from certificates (mathematics.md 2.4, kernel form): for causal families of lag operators, and
// for all other families that do not depend on the input. The premises are about one index after the other, as a computation
// goes through them.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  exact,
  fix,
  from,
  intro,
  lemma,
  logic,
  note,
  obtain,
  rewrite,
  ring,
  simpOnly,
  take,
} from '../src/logic/proof.ts';
import { dimIff } from './dimension.ts';
import { certificate, dualIndependent } from './head-count-certificate.ts';
import { headsSpan } from './heads.ts';
import { dim, span } from './operators.ts';
import { sumSuc } from './sums.ts';

/** The operators of a family that does not depend on the input, and heads: as in `head-count`, with any dimension. */
const familyHeads = lemma(
  'family-heads',
  '∀n p d W k H. Dim p d (λR. ∃i j. i < n ∧ j < n ∧ R = W i j) k ⟹ (Heads n p d (λx : A. W) H ⇔ k ≤ H)',
  fix('n p d W k H'),
  assuming('dimension'),
  note('least', from(at(dimIff, 'p', 'd', 'λR. ∃i j. i < n ∧ j < n ∧ R = W i j', 'k', 'H'), 'dimension')),
  rewrite(headsSpan, back('least')),
  both(
    [
      assuming('spanned'),
      obtain('V', 'spanned', 'spanned'),
      take('V'),
      fix('R'),
      assuming('member'),
      obtain('i j', 'member', 'query', 'key', 'is'),
      rewrite('is'),
      apply('spanned'),
      by(),
    ],
    [
      assuming('spanned'),
      obtain('V', 'spanned', 'spanned'),
      take('V'),
      fix('x i j'),
      assuming('query', 'key'),
      apply('spanned'),
      take('i', 'j'),
      by(),
    ],
  ),
);

/** The head count of any family that does not depend on the input, from a certificate whose basis stands at pairs of positions. */
export const familyCertificate = lemma(
  'family-certificate',
  `∀n p d W k ti tj c phi H. (∀s. s < k ⟹ ti s < n) ∧ (∀s. s < k ⟹ tj s < n) ∧
     (∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ W i j al be = sum k (λs. c i j s * W (ti s) (tj s) al be)) ∧
     (∀s t. s < k ∧ t < k ⟹ sum p (λal. sum d (λbe. phi s al be * W (ti t) (tj t) al be)) = kron s t) ⟹
     (Heads n p d (λx : A. W) H ⇔ k ≤ H)`,
  fix('n p d W k ti tj c phi H'),
  assuming('queries', 'keys', 'combined', 'dual'),
  apply(familyHeads),
  rewrite(dim),
  take('λs. W (ti s) (tj s)'),
  both(
    [fix('s'), assuming('below'), take('ti s', 'tj s'), by('queries', 'keys')],
    [apply(dualIndependent, { phi: 'phi' }), exact('dual')],
    [
      fix('R'),
      assuming('member'),
      obtain('i j', 'member', 'query', 'key', 'is'),
      rewrite('is', span),
      take('λs. c i j s'),
      intro(),
      apply('combined'),
      by(),
    ],
  ),
);

/** What holds of exactly the numbers from k on holds of k, and k is the least of which it does. */
const leastNumber = lemma(
  'least-number',
  '∀P (k : ℕ). (∀H. P H ⇔ k ≤ H) ⟹ P k ∧ ∀H. P H ⟹ k ≤ H',
  fix('P k'),
  assuming('exactly'),
  both([rewrite('exactly'), by()], [fix('H'), assuming('holds'), logic('exactly', 'holds')]),
);

/** What `headcount heads --theorem` computes the premises of, for a causal layer with lag operators M. */
export const causalLayer = lemma(
  'causal-layer',
  `∀n p d M k tau c phi. (∀s. s < k ⟹ tau s < n) ∧
     (∀l. l < n ⟹ ∀al. al < p ⟹ ∀be. be < d ⟹ M l al be = sum k (λs. c l s * M (tau s) al be)) ∧
     (∀s. s < k ⟹ ∀t. t < k ⟹ sum p (λal. sum d (λbe. phi s al be * M (tau t) al be)) = kron s t) ⟹
     Heads n p d (λx : A. causal M) k ∧ ∀H. Heads n p d (λx : A. causal M) H ⟹ k ≤ H`,
  fix('n p d M k tau c phi'),
  assuming('early', 'combined', 'dual'),
  apply(leastNumber, { P: 'λH. Heads n p d (λx : A. causal M) H' }),
  fix('H'),
  apply(certificate, { tau: 'tau', c: 'c', phi: 'phi' }, [exact('early')], [logic('combined')], [logic('dual')]),
);

/** The same for any other family W that does not depend on the input. */
export const familyLayer = lemma(
  'family-layer',
  `∀n p d W k ti tj c phi. (∀s. s < k ⟹ ti s < n) ∧ (∀s. s < k ⟹ tj s < n) ∧
     (∀i. i < n ⟹ ∀j. j < n ⟹ ∀al. al < p ⟹ ∀be. be < d ⟹ W i j al be = sum k (λs. c i j s * W (ti s) (tj s) al be)) ∧
     (∀s. s < k ⟹ ∀t. t < k ⟹ sum p (λal. sum d (λbe. phi s al be * W (ti t) (tj t) al be)) = kron s t) ⟹
     Heads n p d (λx : A. W) k ∧ ∀H. Heads n p d (λx : A. W) H ⟹ k ≤ H`,
  fix('n p d W k ti tj c phi'),
  assuming('queries', 'keys', 'combined', 'dual'),
  apply(leastNumber, { P: 'λH. Heads n p d (λx : A. W) H' }),
  fix('H'),
  apply(
    familyCertificate,
    { ti: 'ti', tj: 'tj', c: 'c', phi: 'phi' },
    [exact('queries')],
    [exact('keys')],
    [logic('combined')],
    [logic('dual')],
  ),
);

/** Nothing is below 0. */
export const belowZero = lemma('below-zero', '∀P i. i < 0 ⟹ P i', by());

/** What holds below m and at m holds below m + 1. */
export const belowNext = lemma(
  'below-next',
  '∀P m n. suc m = n ∧ (∀i. i < m ⟹ P i) ∧ P m ⟹ ∀i. i < n ⟹ P i',
  fix('P m n'),
  assuming('next', 'below', 'last'),
  rewrite(back('next')),
  fix('i'),
  assuming('early'),
  cases('same: i = m', [rewrite('same'), exact('last')], [apply('below'), arith()]),
);

/** The value of a sum, from that of the sum before and the last term. */
export const sumNext = lemma(
  'sum-next',
  '∀f m n x y z. suc m = n ∧ sum m f = x ∧ f m = y ∧ x + y = z ⟹ sum n f = z',
  fix('f m n x y z'),
  assuming('next', 'before', 'last', 'total'),
  rewrite(back('next'), sumSuc, 'before', 'last', 'total'),
  simpOnly(),
);

/** A term that is 0 changes nothing. */
export const sumNextZero = lemma(
  'sum-next-zero',
  '∀f m n x. suc m = n ∧ sum m f = x ∧ f m = 0 ⟹ sum n f = x',
  fix('f m n x'),
  assuming('next', 'before', 'last'),
  rewrite(back('next'), sumSuc, 'before', 'last'),
  ring(),
);
