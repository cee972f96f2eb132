// Columns that a monic polynomial in a matrix takes to zero: powers of the matrix, combinations, and products of polynomials.
import {
  apply,
  argumentwise,
  arith,
  assuming,
  at,
  by,
  cases,
  chain,
  define,
  equals,
  exact,
  fact,
  fix,
  from,
  have,
  intro,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  rewriteFact,
  take,
} from '../src/logic/proof.ts';
import { mmul, mmulAssoc } from './matrices.ts';
import { mpowAdd } from './matrix-powers.ts';
import { sumCombine, sumRing } from './sum-normal.ts';
import { sumEqual, sumExchange, sumSelect, sumSuc } from './sums.ts';

/** The column X is killed by A^m - q (m - 1) A^(m-1) - … - q 0. */
export const killed = define(
  'Killed',
  'ℕ → (ℕ → ℕ → ℝ) → ℕ → (ℕ → ℝ) → (ℕ → ℕ → ℝ) → bool',
  `Killed N A m q X = (∀a b. a < N ∧ b < 1 ⟹ mmul N (mpow N A m) X a b = sum m (λr. q r * mmul N (mpow N A r) X a b))`,
);

/** Powers of A act one after the other. */
const powerAction = lemma(
  'power-action',
  '∀N A l i X a b. a < N ⟹ mmul N (mpow N A l) (mmul N (mpow N A i) X) a b = mmul N (mpow N A (l + i)) X a b',
  fix('N A l i X a b'),
  assuming('row'),
  rewrite(mmulAssoc),
  rewrite(at(mmul, 'N', 'mmul N (mpow N A l) (mpow N A i)'), at(mmul, 'N', 'mpow N A (l + i)')),
  apply(sumEqual),
  fix('c'),
  assuming('inner'),
  rewrite(mpowAdd),
  by(),
);

/** A matrix times a combination of columns. */
const mmulColumns = lemma(
  'mmul-columns',
  `∀N M Y n c X a b. (∀s. s < N ⟹ Y s b = sum n (λe. c e * X e s b)) ⟹ mmul N M Y a b = sum n (λe. c e * mmul N M (X e) a b)`,
  fix('N M Y n c X a b'),
  assuming('combined'),
  rewrite(mmul),
  chain(
    '…',
    equals('sum N (λs. sum n (λe. c e * (M a s * X e s b)))', apply(sumEqual), fix('s'), assuming('below'), rewrite('combined'), sumRing()),
    equals('sum n (λe. sum N (λs. c e * (M a s * X e s b)))', apply(sumExchange)),
    equals('…', apply(sumEqual), intro(), sumRing()),
  ),
);

/** What is killed stays so under powers of A. */
export const killedPower = lemma(
  'killed-power',
  '∀N A m q i X. Killed N A m q X ⟹ Killed N A m q (mmul N (mpow N A i) X)',
  fix('N A m q i X'),
  rewrite(killed),
  assuming('zero'),
  fix('a b'),
  assuming('row', 'column'),
  chain(
    '…',
    equals('mmul N (mpow N A (m + i)) X a b', rewrite(powerAction), by()),
    equals('mmul N (mpow N A (i + m)) X a b', rewrite(at(fact('natural-add-comm'), 'm', 'i')), by()),
    equals('mmul N (mpow N A i) (mmul N (mpow N A m) X) a b', rewrite(powerAction), by()),
    equals(
      'sum m (λr. q r * mmul N (mpow N A i) (mmul N (mpow N A r) X) a b)',
      apply(at(mmulColumns, 'N', 'mpow N A i', 'mmul N (mpow N A m) X', 'm', 'q', 'λr. mmul N (mpow N A r) X')),
      fix('s'),
      assuming('inner'),
      apply('zero'),
      by(),
    ),
    equals('…', apply(sumEqual), fix('r'), assuming('index'), rewrite(powerAction), rewrite(at(fact('natural-add-comm'), 'i', 'r')), by()),
  ),
);

/** A combination of what is killed is killed. */
export const killedCombination = lemma(
  'killed-combination',
  `∀N A m q n c X Y. (∀e. e < n ⟹ Killed N A m q (X e)) ∧
     (∀a b. a < N ∧ b < 1 ⟹ Y a b = sum n (λe. c e * X e a b)) ⟹ Killed N A m q Y`,
  fix('N A m q n c X Y'),
  rewrite(killed),
  assuming('zero', 'combined'),
  fix('a b'),
  assuming('row', 'column'),
  have(
    'acts: ∀l. mmul N (mpow N A l) Y a b = sum n (λe. c e * mmul N (mpow N A l) (X e) a b)',
    fix('l'),
    apply(mmulColumns),
    fix('s'),
    assuming('inner'),
    apply('combined'),
    by(),
  ),
  chain(
    '…',
    equals('sum n (λe. c e * mmul N (mpow N A m) (X e) a b)', apply('acts')),
    equals('sum n (λe. c e * sum m (λr. q r * mmul N (mpow N A r) (X e) a b))', apply(sumEqual), intro(), argumentwise([by('zero')])),
    equals('sum n (λe. sum m (λr. q r * (c e * mmul N (mpow N A r) (X e) a b)))', apply(sumEqual), intro(), sumRing()),
    equals('sum m (λr. sum n (λe. q r * (c e * mmul N (mpow N A r) (X e) a b)))', apply(sumExchange)),
    equals('…', apply(sumEqual), intro(), rewrite('acts'), sumRing()),
  ),
);

/** The product of two monic polynomials, as they act on sequences u, is monic. */
export const monicProduct = lemma(
  'monic-product',
  `∀m r q p. ∃c. ∀u. u (m + r) - sum (m + r) (λe. c e * u e) =
     (u (m + r) - sum r (λi. p i * u (m + i))) - sum m (λj. q j * (u (j + r) - sum r (λi. p i * u (j + i))))`,
  fix('m r q p'),
  // Each value of u below m + r is a combination of these values, so what is subtracted is one.
  have(
    'shifted: ∃b. ∀j. j ≤ m ⟹ ∀u. sum r (λi. p i * u (j + i)) = sum (m + r) (λe. b j e * u e)',
    take('λj e. sum r (λi. p i * (if e = j + i then 1 else 0))'),
    fix('j'),
    assuming('early'),
    fix('u'),
    chain(
      '…',
      equals(
        'sum r (λi. p i * sum (m + r) (λe. (if e = j + i then 1 else 0) * u e))',
        apply(sumEqual),
        fix('i'),
        assuming('index'),
        argumentwise([
          chain(
            '…',
            equals('sum (m + r) (λe. if e = j + i then u e else 0)', rewrite(sumSelect), have('j + i < m + r', arith()), by()),
            equals('…', apply(sumEqual), fix('e'), assuming('below'), cases('e = j + i', [by()], [by()])),
          ),
        ]),
      ),
      equals('…', apply(sumCombine)),
    ),
  ),
  obtain('b', 'shifted', 'shifted'),
  take('λe. b m e + sum m (λj. q j * ((if e = j + r then 1 else 0) - b j e))'),
  fix('u'),
  have(
    `inner: sum m (λj. q j * (u (j + r) - sum r (λi. p i * u (j + i)))) =
       sum (m + r) (λe. sum m (λj. q j * ((if e = j + r then 1 else 0) - b j e)) * u e)`,
    chain(
      '…',
      equals(
        'sum m (λj. q j * sum (m + r) (λe. ((if e = j + r then 1 else 0) - b j e) * u e))',
        apply(sumEqual),
        fix('j'),
        assuming('index'),
        argumentwise([
          have('within: j ≤ m', arith()),
          note('tail', at(from(at('shifted', 'j'), 'within'), 'u')),
          have(
            'head: u (j + r) = sum (m + r) (λe. (if e = j + r then 1 else 0) * u e)',
            chain(
              '…',
              equals('sum (m + r) (λe. if e = j + r then u e else 0)', rewrite(sumSelect), have('j + r < m + r', arith()), by()),
              equals('…', apply(sumEqual), fix('e'), assuming('below'), cases('e = j + r', [by()], [by()])),
            ),
          ),
          rewrite('tail', 'head'),
          sumRing(),
        ]),
      ),
      equals('…', apply(sumCombine)),
    ),
  ),
  rewrite('inner'),
  have('outer: sum r (λi. p i * u (m + i)) = sum (m + r) (λe. b m e * u e)', apply('shifted'), arith()),
  rewrite('outer'),
  sumRing(),
);

/** What the second factor takes to something killed by the first is killed by the product. */
export const killedProduct = lemma(
  'killed-product',
  `∀N A m r q p c X.
     (∀u. u (m + r) - sum (m + r) (λe. c e * u e) =
       (u (m + r) - sum r (λi. p i * u (m + i))) - sum m (λj. q j * (u (j + r) - sum r (λi. p i * u (j + i))))) ∧
     Killed N A m q (λa b. mmul N (mpow N A r) X a b - sum r (λi. p i * mmul N (mpow N A i) X a b)) ⟹ Killed N A (m + r) c X`,
  fix('N A m r q p c X'),
  rewrite(killed),
  assuming('product', 'zero'),
  fix('a b'),
  assuming('row', 'column'),
  have(
    `acts: ∀l. mmul N (mpow N A l) (λa b. mmul N (mpow N A r) X a b - sum r (λi. p i * mmul N (mpow N A i) X a b)) a b =
       mmul N (mpow N A (l + r)) X a b - sum r (λi. p i * mmul N (mpow N A (l + i)) X a b)`,
    fix('l'),
    chain(
      '…',
      equals(
        `mmul N (mpow N A l) (mmul N (mpow N A r) X) a b -
         mmul N (mpow N A l) (λa b. sum r (λi. p i * mmul N (mpow N A i) X a b)) a b`,
        rewrite(at(mmul, 'N', 'mpow N A l')),
        sumRing(),
      ),
      equals(
        `mmul N (mpow N A l) (mmul N (mpow N A r) X) a b - sum r (λi. p i * mmul N (mpow N A l) (mmul N (mpow N A i) X) a b)`,
        argumentwise([
          apply(
            at(mmulColumns, 'N', 'mpow N A l', 'λa b. sum r (λi. p i * mmul N (mpow N A i) X a b)', 'r', 'p', 'λi. mmul N (mpow N A i) X'),
          ),
          by(),
        ]),
      ),
      equals('…', rewrite(powerAction), by()),
    ),
  ),
  note('here', from(at('zero', 'a', 'b'), 'row', 'column')),
  rewriteFact('here', 'acts'),
  note('whole', at('product', 'λe. mmul N (mpow N A e) X a b')),
  linearly('here', 'whole'),
);

/** What is killed by one factor is killed by the product. */
export const killedMore = lemma(
  'killed-more',
  `∀N A m r q p c X.
     (∀u. u (m + r) - sum (m + r) (λe. c e * u e) =
       (u (m + r) - sum r (λi. p i * u (m + i))) - sum m (λj. q j * (u (j + r) - sum r (λi. p i * u (j + i))))) ∧
     Killed N A m q X ⟹ Killed N A (m + r) c X`,
  fix('N A m r q p c X'),
  assuming('product', 'zero'),
  apply(
    killedProduct,
    { q: 'q', p: 'p' },
    [exact('product')],
    [
      apply(
        killedCombination,
        { n: 'suc r', c: 'λe. if e = r then 1 else -p e', X: 'λe. mmul N (mpow N A e) X' },
        [fix('e'), assuming('below'), apply(killedPower), exact('zero')],
        [
          fix('a b'),
          assuming('row', 'column'),
          rewrite(sumSuc),
          have(
            'early: sum r (λe. (if e = r then 1 else -p e) * mmul N (mpow N A e) X a b) = -sum r (λi. p i * mmul N (mpow N A i) X a b)',
            chain('…', equals('sum r (λe. -p e * mmul N (mpow N A e) X a b)', apply(sumEqual), intro(), by()), equals('…', sumRing())),
          ),
          rewrite('early'),
          by(),
        ],
      ),
    ],
  ),
);
