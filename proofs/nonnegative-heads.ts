// Heads with nonnegative coefficients (mathematics.md 2.6 (b)): how many suffice.
import {
  absurd,
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  chain,
  choose,
  contradiction,
  define,
  equals,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  induct,
  intro,
  lemma,
  linearly,
  logic,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simpOnly,
  take,
} from '../src/logic/proof.ts';
import { divLe, divMul, divPositive } from './fractions.ts';
import { causal, span } from './operators.ts';
import { sumRing } from './sum-normal.ts';
import { sumNonnegative } from './sum-bounds.ts';
import { sumVanishing } from './sum-terms.ts';
import { sumEqual, sumPadding, sumSuc } from './sums.ts';

/** The causal family of M is one of H heads whose coefficients are not negative. */
export const nnHeads = define(
  'NNHeads',
  'ℕ → ℕ → ℕ → (ℕ → ℕ → ℕ → ℝ) → ℕ → bool',
  `NNHeads n p d M H = (∃V a. (∀h i j. 0 ≤ a h i j) ∧
     ∀i j al be. i < n ∧ j < n ∧ al < p ∧ be < d ⟹ causal M i j al be = sum H (λh. a h i j * V h al be))`,
);

/** Each lag operator is a combination of the value maps with coefficients that are not negative. */
export const nnLags = lemma(
  'nonnegative-lags',
  `∀n p d M H. NNHeads n p d M H ⇔
     ∃V c. (∀l h. 0 ≤ c l h) ∧ ∀l al be. l < n ∧ al < p ∧ be < d ⟹ M l al be = sum H (λh. c l h * V h al be)`,
  fix('n p d M H'),
  rewrite(nnHeads),
  both(
    [
      assuming('heads'),
      obtain('V a', 'heads', 'nonnegative', 'represented'),
      take('V', 'λl h. a h l 0'),
      both(
        [intro(), by('nonnegative')],
        [
          fix('l al be'),
          assuming('lag', 'row', 'column'),
          have('some: 0 < n', arith()),
          note('here', from(at('represented', 'l', '0', 'al', 'be'), 'lag', 'some', 'row', 'column')),
          rewrite(back('here'), causal),
          simpOnly(),
        ],
      ),
    ],
    [
      assuming('lags'),
      obtain('V c', 'lags', 'nonnegative', 'combined'),
      take('V', 'λh i j. if j ≤ i then c (i - j) h else 0'),
      both(
        [fix('h i j'), cases('past: j ≤ i', [by('nonnegative')], [by()])],
        [
          fix('i j al be'),
          assuming('query', 'key', 'row', 'column'),
          rewrite(causal),
          cases(
            'past: j ≤ i',
            [
              have('lag: i - j < n', arith()),
              note('here', from(at('combined', 'i - j', 'al', 'be'), 'lag', 'row', 'column')),
              forget('combined'),
              simpOnly('past', 'here'),
            ],
            [forget('combined'), simpOnly('past')],
          ),
        ],
      ),
    ],
  ),
);

/** Heads with the value map zero may be added. */
export const nnMore = lemma(
  'nonnegative-more',
  '∀n p d M k H. k ≤ H ∧ NNHeads n p d M k ⟹ NNHeads n p d M H',
  fix('n p d M k H'),
  rewrite(nnLags),
  assuming('more', 'heads'),
  obtain('V c', 'heads', 'nonnegative', 'combined'),
  take('λh. if h < k then V h else (λal be. 0)', 'c'),
  both(
    [exact('nonnegative')],
    [
      fix('l al be'),
      assuming('lag', 'row', 'column'),
      chain(
        '…',
        equals('sum k (λh. c l h * V h al be)', apply('combined', {}, [exact('lag')], [exact('row')], [exact('column')])),
        equals('sum k (λh. c l h * (if h < k then V h else (λal be. 0)) al be)', apply(sumEqual), intro(), simpOnly()),
        equals(
          '…',
          note('padded', at(sumPadding, 'λh. c l h * (if h < k then V h else (λal be. 0)) al be', 'k', 'H')),
          have('zero: ∀h. k ≤ h ∧ h < H ⟹ c l h * (if h < k then V h else (λal be. 0)) al be = 0', intro(), by()),
          rewrite(from('padded', 'more', 'zero')),
        ),
      ),
    ],
  ),
);

/** What holds for all large enough numbers, for each of finitely many indices, holds for all of them from some number on. */
export const eventuallyAll = lemma(
  'eventually-all',
  `∀(P : ℕ → ℝ → bool) n. (∀i. i < n ⟹ ∃u. ∀t. u ≤ t ⟹ P i t) ⟹ ∃u. 0 ≤ u ∧ ∀t i. u ≤ t ∧ i < n ⟹ P i t`,
  fix('P'),
  induct(
    'n',
    [assuming('each'), take('0'), both([by()], [intro(), arith()])],
    [
      assuming('each'),
      have('before: ∀i. i < n ⟹ ∃u. ∀t. u ≤ t ⟹ P i t', fix('i'), assuming('below'), apply('each'), arith()),
      obtain('u', from('IH', 'before'), 'nonnegative', 'all'),
      have('now: ∃v. ∀t. v ≤ t ⟹ P n t', apply('each'), arith()),
      obtain('v', 'now', 'last'),
      have(
        'largest: ∃w. u ≤ w ∧ v ≤ w',
        cases('order: u ≤ v', [take('v'), both([exact('order')], [linearly()])], [take('u'), both([linearly()], [linearly()])]),
      ),
      obtain('w', 'largest', 'first', 'second'),
      take('w'),
      both(
        [linearly()],
        [
          fix('t i'),
          assuming('large', 'below'),
          cases('is: i = n', [rewrite('is'), apply('last'), linearly()], [apply('all', {}, [linearly()], [arith()])]),
        ],
      ),
    ],
  ),
);

/** k + 1 heads: a basis and minus its sum. A common summand makes all coefficients of a combination nonnegative. */
export const nnOneMore = lemma(
  'nonnegative-one-more',
  `∀n p d M k B. (∀l. l < n ⟹ Span p d k B (M l)) ⟹ NNHeads n p d M (suc k)`,
  fix('n p d M k B'),
  assuming('spanned'),
  rewrite(nnLags),
  have(
    'rows: ∀l. ∃c t. 0 ≤ t ∧ (∀s. s < k ⟹ 0 ≤ c s + t) ∧ (l < n ⟹ ∀al be. al < p ∧ be < d ⟹ M l al be = sum k (λs. c s * B s al be))',
    fix('l'),
    cases(
      'lag: l < n',
      [
        note('here', from(at('spanned', 'l'), 'lag')),
        rewriteFact('here', span),
        obtain('c', 'here', 'combined'),
        have(
          'each: ∀s. s < k ⟹ ∃u. ∀t. u ≤ t ⟹ 0 ≤ c s + t',
          fix('s'),
          assuming('below'),
          take('-(c s)'),
          fix('t'),
          assuming('large'),
          linearly(),
        ),
        obtain('t', from(at(eventuallyAll, 'λs t. 0 ≤ c s + t', 'k'), 'each'), 'nonnegative', 'all'),
        take('c', 't'),
        both(
          [exact('nonnegative')],
          [fix('s'), assuming('below'), apply('all', {}, [linearly()], [exact('below')])],
          [assuming('again'), exact('combined')],
        ),
      ],
      [take('λs. 0', '0'), both([by()], [intro(), by()], [assuming('not'), absurd('lag', 'not')])],
    ),
  ),
  choose('c t', 'rows', 'rows'),
  take('λs. if s < k then B s else (λal be. -sum k (λh. B h al be))', 'λl s. if s < k then c l s + t l else t l'),
  both(
    [fix('l s'), note('here', at('rows', 'l')), cases('below: s < k', [simpOnly('below'), logic()], [simpOnly('below'), logic()])],
    [
      fix('l al be'),
      assuming('lag', 'row', 'column'),
      have('here: M l al be = sum k (λs. c l s * B s al be)', note('it', at('rows', 'l')), logic('it')),
      rewrite(sumSuc),
      have(
        'first: sum k (λs. (if s < k then c l s + t l else t l) * (if s < k then B s else (λal be. -sum k (λh. B h al be))) al be) = sum k (λs. (c l s + t l) * B s al be)',
        apply(sumEqual),
        intro(),
        simpOnly(),
      ),
      rewrite('first', 'here'),
      simpOnly(),
      sumRing(),
    ],
  ),
);

/** A sum of ones. */
const sumOfOnes = lemma('sum-of-ones', '∀n. sum n (λi. 1) = fromNatural n', induct('n', [by()], [rewrite(sumSuc, 'IH'), ring()]));

/**
 * k heads, if the coefficients of each lag operator sum to a positive number or are all zero: the value maps are
 * `(1 + k U) b h - U (b 0 + … + b (k - 1))`, a simplex that is large enough for all lag operators.
 */
export const nnSimplex = lemma(
  'nonnegative-simplex',
  `∀n p d M k b c. (∀l al be. l < n ∧ al < p ∧ be < d ⟹ M l al be = sum k (λs. c l s * b s al be)) ∧
     (∀l. l < n ⟹ 0 < sum k (λs. c l s) ∨ (∀s. s < k ⟹ c l s = 0)) ⟹ NNHeads n p d M k`,
  fix('n p d M k b c'),
  assuming('combined', 'positive'),
  have(
    'row: ∀l. l < n ⟹ ∃u. ∀t. u ≤ t ⟹ ∀s. s < k ⟹ 0 ≤ c l s + t * sum k (λs. c l s)',
    fix('l'),
    assuming('lag'),
    note('here', from(at('positive', 'l'), 'lag')),
    cases(
      'here',
      [
        have('plus: 0 < sum k (λs. c l s)', by()),
        have(
          'each: ∀s. s < k ⟹ ∃u. ∀t. u ≤ t ⟹ 0 ≤ c l s + t * sum k (λs. c l s)',
          fix('s'),
          assuming('below'),
          take('-(c l s) / sum k (λs. c l s)'),
          fix('t'),
          assuming('large'),
          note('bound', from(at(divLe, '-(c l s)', 'sum k (λs. c l s)', 't'), 'plus')),
          have('so: -(c l s) ≤ t * sum k (λs. c l s)', rewrite(back('bound')), exact('large')),
          linearly(),
        ),
        obtain('u', from(at(eventuallyAll, 'λs t. 0 ≤ c l s + t * sum k (λs. c l s)', 'k'), 'each'), 'nonnegative', 'all'),
        take('u'),
        intro(),
        apply('all', {}, [by()], [by()]),
      ],
      [
        have('zero: ∀s. s < k ⟹ c l s = 0', by()),
        have('none: sum k (λs. c l s) = 0', apply(sumVanishing), exact('zero')),
        take('0'),
        fix('t'),
        assuming('large'),
        fix('s'),
        assuming('below'),
        rewrite('none', from(at('zero', 's'), 'below')),
        linearly(),
      ],
    ),
  ),
  obtain('u', from(at(eventuallyAll, 'λl t. ∀s. s < k ⟹ 0 ≤ c l s + t * sum k (λs. c l s)', 'n'), 'row'), 'nonnegative', 'all'),
  have(
    'size: 0 < 1 + fromNatural k * u',
    note('product', at(fact('real-mul-nonnegative'), 'fromNatural k', 'u')),
    have('product: 0 ≤ fromNatural k * u', apply('product', {}, [arith()], [exact('nonnegative')])),
    linearly(),
  ),
  have(
    'inverse: ∃q. 0 < q ∧ q * (1 + fromNatural k * u) = 1',
    take('1 / (1 + fromNatural k * u)'),
    both([apply(divPositive, {}, [linearly()], [exact('size')])], [apply(divMul), assuming('zero'), linearly()]),
  ),
  obtain('q', 'inverse', 'plus', 'unit'),
  rewrite(nnLags),
  take(
    'λh al be. (1 + fromNatural k * u) * b h al be - u * sum k (λs. b s al be)',
    'λl h. if l < n ∧ h < k then q * (c l h + u * sum k (λs. c l s)) else 0',
  ),
  both(
    [
      fix('l h'),
      cases(
        'in: l < n ∧ h < k',
        [
          simpOnly('in'),
          note('product', at(fact('real-mul-nonnegative'), 'q', 'c l h + u * sum k (λs. c l s)')),
          apply('product', {}, [linearly()], [apply('all', { i: 'l' }, [linearly()], [by()], [by()])]),
        ],
        [simpOnly('in')],
      ),
    ],
    [
      fix('l al be'),
      assuming('lag', 'row', 'column'),
      chain(
        '…',
        equals('sum k (λs. c l s * b s al be)', apply('combined')),
        equals(
          `q * (1 + fromNatural k * u) * sum k (λs. c l s * b s al be) +
           u * sum k (λs. c l s) * sum k (λs. b s al be) * (q * (1 + fromNatural k * u) - q * (1 + fromNatural k * u))`,
          rewrite('unit'),
          ring(),
        ),
        equals(
          `q * (1 + fromNatural k * u) * sum k (λs. c l s * b s al be) +
           u * sum k (λs. c l s) * sum k (λs. b s al be) * (q * (1 + fromNatural k * u) - q * (1 + sum k (λs. 1) * u))`,
          rewrite(sumOfOnes),
        ),
        equals(
          'sum k (λh. q * (c l h + u * sum k (λs. c l s)) * ((1 + fromNatural k * u) * b h al be - u * sum k (λs. b s al be)))',
          sumRing(),
        ),
        equals('…', apply(sumEqual), intro(), simpOnly('lag')),
      ),
    ],
  ),
);

/** A sum of nonnegative terms of which one is not zero is positive. */
export const sumPositive = lemma(
  'sum-positive',
  '∀f n. (∀i. i < n ⟹ 0 ≤ f i) ∧ (∃i. i < n ∧ ¬(f i = 0)) ⟹ 0 < sum n f',
  fix('f'),
  induct(
    'n',
    [assuming('nonnegative', 'some'), obtain('i', 'some', 'below', 'nonzero'), arith()],
    [
      assuming('nonnegative', 'some'),
      obtain('i', 'some', 'below', 'nonzero'),
      have('early: ∀i. i < n ⟹ 0 ≤ f i', fix('j'), assuming('before'), apply('nonnegative'), arith()),
      have('sum: 0 ≤ sum n f', apply(sumNonnegative), exact('early')),
      have('last: 0 ≤ f n', apply('nonnegative'), arith()),
      have('here: 0 ≤ f i', apply('nonnegative'), exact('below')),
      rewrite(sumSuc),
      cases(
        'is: i = n',
        [
          rewriteFact('nonzero', 'is'),
          have('plus: 0 < f n', contradiction('not'), have('zero: f n = 0', linearly()), absurd('nonzero', 'zero')),
          linearly(),
        ],
        [
          have('more: ∃i. i < n ∧ ¬(f i = 0)', take('i'), both([arith()], [exact('nonzero')])),
          note('plus', from('IH', 'early', 'more')),
          linearly(),
        ],
      ),
    ],
  ),
);
