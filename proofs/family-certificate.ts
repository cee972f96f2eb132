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
  chain,
  equals,
  exact,
  fact,
  fix,
  from,
  have,
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
import { dim, kron, span } from './operators.ts';
import { sumRing } from './sum-normal.ts';
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

/** A number that a certificate cleared of denominators makes a combination of others. */
const clearedCombination = lemma(
  'cleared-combination',
  `∀k x delta gamma e m. ¬(delta = 0) ∧ delta * x = sum k (λs. gamma s * (e s * m s)) ⟹
     x = sum k (λs. inv delta * (gamma s * e s) * m s)`,
  fix('k x delta gamma e m'),
  assuming('nonzero', 'combined'),
  note('unit', from(at(fact('real-inv-mul'), 'delta'), 'nonzero')),
  chain(
    '…',
    equals('inv delta * delta * x', rewrite('unit'), ring()),
    equals('inv delta * (delta * x)', ring()),
    equals('inv delta * sum k (λs. gamma s * (e s * m s))', rewrite('combined'), by()),
    equals('…', sumRing()),
  ),
);

/** The value of a functional that a certificate gives without denominators. */
const clearedFunctional = lemma(
  'cleared-functional',
  `∀p d nu e psi X s t. ¬(e t = 0) ∧ ¬(nu = 0) ∧ sum p (λal. sum d (λbe. psi al be * (e t * X al be))) = nu * kron s t ⟹
     sum p (λal. sum d (λbe. inv nu * e s * psi al be * X al be)) = kron s t`,
  fix('p d nu e psi X s t'),
  assuming('scale', 'nonzero', 'value'),
  note('unit', from(at(fact('real-inv-mul'), 'nu'), 'nonzero')),
  note('unitScale', from(at(fact('real-inv-mul'), 'e t'), 'scale')),
  have('same: e s * kron s t = e t * kron s t', rewrite(kron), cases('is: s = t', [rewrite('is'), by()], [by()])),
  chain(
    '…',
    equals('inv nu * e s * sum p (λal. sum d (λbe. psi al be * X al be))', sumRing()),
    equals('inv (e t) * e t * (inv nu * e s * sum p (λal. sum d (λbe. psi al be * X al be)))', rewrite('unitScale'), ring()),
    equals('inv (e t) * inv nu * e s * sum p (λal. sum d (λbe. psi al be * (e t * X al be)))', sumRing()),
    equals('inv (e t) * (inv nu * nu) * (e s * kron s t)', rewrite('value'), ring()),
    equals('inv (e t) * e t * kron s t', rewrite('unit', 'same'), ring()),
    equals('…', rewrite('unitScale'), ring()),
  ),
);

/**
 * What `headcount heads --theorem` computes the premises of, for a causal layer with lag operators M. The certificate is
 * cleared of denominators: c l s is gamma l s * e s / delta l, and phi s is psi s times e s / nu s.
 */
export const causalLayer = lemma(
  'causal-layer',
  `∀n p d M k tau e nu delta gamma psi. (∀s. s < k ⟹ tau s < n) ∧
     (∀s. s < k ⟹ ¬(e s = 0)) ∧ (∀s. s < k ⟹ ¬(nu s = 0)) ∧ (∀l. l < n ⟹ ¬(delta l = 0)) ∧
     (∀l. l < n ⟹ ∀al. al < p ⟹ ∀be. be < d ⟹ delta l * M l al be = sum k (λs. gamma l s * (e s * M (tau s) al be))) ∧
     (∀s. s < k ⟹ ∀t. t < k ⟹ sum p (λal. sum d (λbe. psi s al be * (e t * M (tau t) al be))) = nu s * kron s t) ⟹
     Heads n p d (λx : A. causal M) k ∧ ∀H. Heads n p d (λx : A. causal M) H ⟹ k ≤ H`,
  fix('n p d M k tau e nu delta gamma psi'),
  assuming('early', 'scale', 'value', 'multiple', 'combined', 'dual'),
  apply(leastNumber, { P: 'λH. Heads n p d (λx : A. causal M) H' }),
  fix('H'),
  apply(
    certificate,
    { tau: 'tau', c: 'λl s. inv (delta l) * (gamma l s * e s)', phi: 'λs al be. inv (nu s) * e s * psi s al be' },
    [exact('early')],
    [intro(), apply(clearedCombination, {}, [apply('multiple'), by()], [apply('combined'), by()])],
    [intro(), apply(clearedFunctional, {}, [apply('scale'), by()], [apply('value'), by()], [apply('dual'), by()])],
  ),
);

/** The same for any other family W that does not depend on the input. */
export const familyLayer = lemma(
  'family-layer',
  `∀n p d W k ti tj e nu delta gamma psi. (∀s. s < k ⟹ ti s < n) ∧ (∀s. s < k ⟹ tj s < n) ∧
     (∀s. s < k ⟹ ¬(e s = 0)) ∧ (∀s. s < k ⟹ ¬(nu s = 0)) ∧ (∀i. i < n ⟹ ∀j. j < n ⟹ ¬(delta i j = 0)) ∧
     (∀i. i < n ⟹ ∀j. j < n ⟹ ∀al. al < p ⟹ ∀be. be < d ⟹
       delta i j * W i j al be = sum k (λs. gamma i j s * (e s * W (ti s) (tj s) al be))) ∧
     (∀s. s < k ⟹ ∀t. t < k ⟹ sum p (λal. sum d (λbe. psi s al be * (e t * W (ti t) (tj t) al be))) = nu s * kron s t) ⟹
     Heads n p d (λx : A. W) k ∧ ∀H. Heads n p d (λx : A. W) H ⟹ k ≤ H`,
  fix('n p d W k ti tj e nu delta gamma psi'),
  assuming('queries', 'keys', 'scale', 'value', 'multiple', 'combined', 'dual'),
  apply(leastNumber, { P: 'λH. Heads n p d (λx : A. W) H' }),
  fix('H'),
  apply(
    familyCertificate,
    {
      ti: 'ti',
      tj: 'tj',
      c: 'λi j s. inv (delta i j) * (gamma i j s * e s)',
      phi: 'λs al be. inv (nu s) * e s * psi s al be',
    },
    [exact('queries')],
    [exact('keys')],
    [intro(), apply(clearedCombination, {}, [apply('multiple'), by()], [apply('combined'), by()])],
    [intro(), apply(clearedFunctional, {}, [apply('scale'), by()], [apply('value'), by()], [apply('dual'), by()])],
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
