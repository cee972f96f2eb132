// A matrix of size N satisfies a monic equation of degree at most N (what remains of the theorem of Cayley and Hamilton when
// the equation need not be the characteristic one). No determinants: the basis vectors are taken one after the other, and
// when the powers of A on the next one give r vectors independent of those before, the degree grows by r.
import { absurd, apply, argumentwise, arith, assuming, at, both, by, cases, chain, contradiction, define, equals, exact, extensionally, fact, fix, forget, from, have, induct, intro, lemma, linearly, note, obtain, rewrite, rewriteFact, simp, take } from '../src/logic/proof.ts';
import { indepBound } from './dimension.ts';
import { mmul, mmulAssoc, sumKronRight } from './matrices.ts';
import { mpowAdd } from './matrix-powers.ts';
import { indep, kron, span } from './operators.ts';
import { indepExtend } from './spans.ts';
import { sumCombine, sumRing } from './sum-normal.ts';
import { sumSplit } from './sum-products.ts';
import { sumEqual, sumExchange, sumSelect, sumSuc } from './sums.ts';

/** The column X is killed by A^m - q (m - 1) A^(m-1) - … - q 0. */
export const killed = define(
  'Killed',
  'ℕ → (ℕ → ℕ → ℝ) → ℕ → (ℕ → ℝ) → (ℕ → ℕ → ℝ) → bool',
  `Killed N A m q X = (∀a b. a < N ∧ b < 1 ⟹ mmul N (mpow N A m) X a b = sum m (λr. q r * mmul N (mpow N A r) X a b))`,
);

/** Powers of A act one after the other. */
export const powerAction = lemma(
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
export const mmulColumns = lemma(
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
    equals(
      '…',
      apply(sumEqual),
      fix('r'),
      assuming('index'),
      rewrite(powerAction),
      rewrite(at(fact('natural-add-comm'), 'i', 'r')),
      by(),
    ),
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
        argumentwise([apply(at(mmulColumns, 'N', 'mpow N A l', 'λa b. sum r (λi. p i * mmul N (mpow N A i) X a b)', 'r', 'p', 'λi. mmul N (mpow N A i) X')), by()]),
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
  apply(killedProduct, { q: 'q', p: 'p' }, [exact('product')], [
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
  ]),
);

/** A list whose first D members are independent stays independent up to a member that those before it span. */
export const indepUntil = lemma(
  'independent-until',
  '∀p d D L. Indep p d D L ⟹ ∃r. Indep p d (D + r) L ∧ Span p d (D + r) L (L (D + r))',
  fix('p d D L'),
  assuming('independent'),
  contradiction('none'),
  have(
    'all: ∀r. Indep p d (D + r) L',
    induct(
      'r',
      [rewrite(fact('natural-add-zero')), exact('independent')],
      [
        have(
          'out: ¬Span p d (D + r) L (L (D + r))',
          assuming('spanned'),
          have('some: ∃r. Indep p d (D + r) L ∧ Span p d (D + r) L (L (D + r))', take('r'), both([exact('IH')], [exact('spanned')])),
          absurd('none', 'some'),
        ),
        note('more', from(at(indepExtend, 'p', 'd', 'D + r', 'L', 'L (D + r)'), 'IH', 'out')),
        have('same: (λs. if s = D + r then L (D + r) else L s) = L', extensionally('s'), cases('is: s = D + r', [simp('is')], [simp('is')])),
        rewriteFact('more', 'same'),
        rewrite(fact('natural-add-suc')),
        exact('more'),
      ],
    ),
  ),
  have('most: D + suc (p * d) ≤ p * d', apply(indepBound, { B: 'L' }), apply('all')),
  arith(),
);

/** One basis vector more: whatever a polynomial of degree D kills, and v, are killed by one of degree D + r, with r new vectors. */
export const annihilatorStep = lemma(
  'annihilator-step',
  `∀N A D q B v. Indep N 1 D B ∧ (∀s. s < D ⟹ Killed N A D q (B s)) ⟹
     ∃m c C. Indep N 1 m C ∧ (∀s. s < m ⟹ Killed N A m c (C s)) ∧ Killed N A m c v ∧ ∀X. Killed N A D q X ⟹ Killed N A m c X`,
  fix('N A D q B v'),
  assuming('independent', 'zero'),
  have(
    'list: Indep N 1 D (λs. if s < D then B s else mmul N (mpow N A (s - D)) v)',
    rewriteFact('independent', indep),
    rewrite(indep),
    fix('y'),
    assuming('vanishes'),
    apply('independent'),
    fix('al be'),
    assuming('row', 'column'),
    note('here', at('vanishes', 'al', 'be')),
    forget('vanishes', 'independent'),
    by('here'),
  ),
  obtain('r', from(at(indepUntil, 'N', '1', 'D', 'λs. if s < D then B s else mmul N (mpow N A (s - D)) v'), 'list'), 'longer', 'spanned'),
  rewriteFact('spanned', span),
  obtain('b', 'spanned', 'spanned'),
  obtain('c', at(monicProduct, 'D', 'r', 'q', 'λi. b (D + i)'), 'product'),
  have(
    'new: Killed N A (D + r) c v',
    apply(killedProduct, { q: 'q', p: 'λi. b (D + i)' }, [exact('product')], [
      apply(killedCombination, { n: 'D', c: 'b', X: 'B' }, [exact('zero')], [
        fix('al be'),
        assuming('row', 'column'),
        note('here', from(at('spanned', 'al', 'be'), 'row', 'column')),
        rewriteFact('here', sumSplit),
        have('first: ∀i. i < D ⟹ (if i < D then B i else mmul N (mpow N A (i - D)) v) = B i', intro(), simp()),
        by('here'),
      ]),
    ]),
  ),
  have('old: ∀X. Killed N A D q X ⟹ Killed N A (D + r) c X', fix('X'), assuming('before'), apply(killedMore, { q: 'q', p: 'λi. b (D + i)' }, [exact('product')], [exact('before')])),
  take('D + r', 'c', 'λs. if s < D then B s else mmul N (mpow N A (s - D)) v'),
  both(
    [exact('longer')],
    [
      fix('s'),
      assuming('below'),
      cases(
        'early: s < D',
        [rewrite('early'), have('here: Killed N A (D + r) c (B s)', apply('old'), apply('zero'), exact('early')), by('here')],
        [have('here: Killed N A (D + r) c (mmul N (mpow N A (s - D)) v)', apply(killedPower), exact('new')), by('here')],
      ),
    ],
    [exact('new')],
    [exact('old')],
  ),
);

/** Every matrix of size N satisfies a monic equation of degree at most N. */
export const annihilatorDegree = lemma(
  'annihilator-degree',
  '∀N A. ∃m q. m ≤ N ∧ ∀s t. s < N ∧ t < N ⟹ mpow N A m s t = sum m (λr. q r * mpow N A r s t)',
  fix('N A'),
  have(
    'steps: ∀j. ∃m q B. Indep N 1 m B ∧ (∀s. s < m ⟹ Killed N A m q (B s)) ∧ ∀i. i < j ⟹ Killed N A m q (λa b. kron a i)',
    induct(
      'j',
      [take('0', 'λr. 0', 'λs a b. 0'), rewrite(indep), by()],
      [
        obtain('m q B', 'IH', 'independent', 'zero', 'units'),
        obtain('n c C', from(at(annihilatorStep, 'N', 'A', 'm', 'q', 'B', 'λa b. kron a j'), 'independent', 'zero'), 'next', 'members', 'new', 'old'),
        take('n', 'c', 'C'),
        both([exact('next')], [exact('members')], [
          fix('i'),
          assuming('below'),
          cases('last: i = j', [rewrite('last'), exact('new')], [apply('old'), apply('units'), arith()]),
        ]),
      ],
    ),
  ),
  obtain('m q B', at('steps', 'N'), 'independent', 'zero', 'units'),
  take('m', 'q'),
  both(
    [have('most: m ≤ N * 1', apply(indepBound, { B: 'B' }), exact('independent')), arith()],
    [
      fix('s t'),
      assuming('row', 'column'),
      // The column t of a matrix is the matrix times basis vector t.
      have('columns: ∀M : ℕ → ℕ → ℝ. mmul N M (λa b. kron a t) s 0 = M s t', fix('M'), rewrite(mmul), apply(sumKronRight), exact('column')),
      note('unit', from(at('units', 't'), 'column')),
      rewriteFact('unit', killed),
      note('here', at('unit', 's', '0')),
      rewriteFact('here', 'columns'),
      by('here'),
    ],
  ),
);
