// Examples of compositions of layers (mathematics.md 2.12): two layers of q heads whose composite needs q², so that the bound
// is sharp; one whose composite needs fewer; and one where the residual connections count.
import {
  apply,
  arith,
  assuming,
  at,
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
  note,
  obtain,
  rewrite,
  rewriteFact,
  take,
} from '../src/logic/proof.ts';
import { comp, composition } from './composed-layers.ts';
import { headsSpan } from './heads.ts';
import { mmul } from './matrices.ts';
import { heads } from './operators.ts';
import { sumOne } from './sum-small.ts';
import { quotientBelow } from './sum-products.ts';
import { sumEqual, sumSelect } from './sums.ts';
import { spanMore } from './spans.ts';
import { uffSpanBound } from './uff-span-bound.ts';
import { indepByEntries } from './span-dimension.ts';

// Head al of the outer layer reads the token q al places back and writes coordinate al; head be of the inner layer reads
// coordinate be of the token be places back.
const outer = '(λi m al (z : ℕ). if i - m = q * al ∧ m ≤ i ∧ al < q then (1 : ℝ) else 0)';
const inner = '(λm j (z : ℕ) be. if m - j = be ∧ j ≤ m ∧ be < q then (1 : ℝ) else 0)';

/** The composite: entry (al, be) of the operator from j to i is 1 if i is q al + be places after j. */
const sharpEntry = lemma(
  'sharp-entry',
  `∀q n i j al be. i < n ∧ j < n ∧ al < q ∧ be < q ⟹
     comp n 1 ${outer} ${inner} i j al be = if i = j + (al * q + be) then 1 else 0`,
  fix('q n i j al be'),
  assuming('query', 'key', 'row', 'column'),
  have('swap: q * al = al * q', arith()),
  rewrite(comp, mmul, sumOne, 'swap'),
  chain(
    '…',
    equals(
      'sum n (λm. if m = j + be then (if i = m + al * q then 1 else 0) else 0)',
      apply(sumEqual),
      fix('m'),
      assuming('token'),
      cases(
        'reached: m = j + be',
        [
          have('inner: m - j = be ∧ j ≤ m', both([arith()], [arith()])),
          cases(
            'far: i = m + al * q',
            [have('outer: i - m = al * q ∧ m ≤ i', both([arith()], [arith()])), by()],
            [have('outer: ¬(i - m = al * q ∧ m ≤ i)', arith()), by()],
          ),
        ],
        [have('inner: ¬(m - j = be ∧ j ≤ m)', arith()), by()],
      ),
    ),
    equals('if j + be < n then (if i = j + be + al * q then 1 else 0) else 0', apply(sumSelect)),
    equals(
      '…',
      cases(
        'i = j + (al * q + be)',
        [have('j + be < n', arith()), have('i = j + be + al * q', arith()), by()],
        [have('¬(i = j + be + al * q)', arith()), by()],
      ),
    ),
  ),
);

/** The outer layer is one of q heads. */
export const outerHeads = lemma(
  'sharp-outer-heads',
  `∀n q. Heads n q 1 (λx : A. ${outer}) q`,
  fix('n q'),
  rewrite(heads),
  take('λh al z. if al = h then 1 else 0', 'λx h i j. if i - j = q * h ∧ j ≤ i then 1 else 0'),
  fix('x i j al be'),
  assuming('query', 'key', 'row', 'column'),
  chain(
    '…',
    equals('sum q (λh. if h = al then (if i - j = q * h ∧ j ≤ i then 1 else 0) else 0)', rewrite(sumSelect), by()),
    equals('…', apply(sumEqual), fix('h'), assuming('head'), cases('same: h = al', [by('same')], [have('¬(al = h)', arith()), by()])),
  ),
);

/** The inner layer is one of q heads. */
export const innerHeads = lemma(
  'sharp-inner-heads',
  `∀n q. Heads n 1 q (λx : A. ${inner}) q`,
  fix('n q'),
  rewrite(heads),
  take('λh z be. if be = h then 1 else 0', 'λx h i j. if i - j = h ∧ j ≤ i then 1 else 0'),
  fix('x i j al be'),
  assuming('query', 'key', 'row', 'column'),
  chain(
    '…',
    equals('sum q (λh. if h = be then (if i - j = h ∧ j ≤ i then 1 else 0) else 0)', rewrite(sumSelect), by()),
    equals('…', apply(sumEqual), fix('h'), assuming('head'), cases('same: h = be', [by('same')], [have('¬(be = h)', arith()), by()])),
  ),
);

/** More heads are never worse. */
export const headsMore = lemma(
  'heads-more',
  '∀n p d (W : A → ℕ → ℕ → ℕ → ℕ → ℝ) k H. k ≤ H ∧ Heads n p d W k ⟹ Heads n p d W H',
  fix('n p d W k H'),
  rewrite(headsSpan),
  assuming('more', 'spanned'),
  obtain('V', 'spanned', 'spanned'),
  take('V'),
  intro(),
  apply(spanMore, { k: 'k' }, [exact('more')], [apply('spanned'), by()]),
);

/** The bound of the claim is sharp: two layers of q heads each, whose composite needs q q heads. */
export const sharp = lemma(
  'composition-sharp-all',
  `∀q H. Heads (q * q) q q (λx : A. comp (q * q) 1 ${outer} ${inner}) H ⇔ q * q ≤ H`,
  fix('q H'),
  both(
    [
      assuming('represented'),
      // The operators from token 0 are the q q matrix units.
      apply(
        uffSpanBound,
        { n: 'q * q', p: 'q', d: 'q', W: `λx : A. comp (q * q) 1 ${outer} ${inner}`, B: `λs. comp (q * q) 1 ${outer} ${inner} s 0` },
        [exact('represented')],
        [
          apply(
            indepByEntries,
            { row: 'λs. s div q', col: 'λs. s mod q' },
            [fix('s'), assuming('below'), note('parts', from(at(quotientBelow, 's', 'q', 'q'), 'below')), by('parts')],
            [
              fix('s t'),
              assuming('one', 'other'),
              note('row column whole', from(at(quotientBelow, 's', 'q', 'q'), 'one')),
              note('entry', at(sharpEntry, 'q', 'q * q', 't', '0', 's div q', 's mod q')),
              have('first: 0 < q * q', arith()),
              note('entry', from('entry', 'other', 'first', 'row', 'column')),
              rewrite('entry', 'whole', fact('natural-zero-add')),
              by(),
            ],
          ),
        ],
        [fix('s'), assuming('below'), take('(ε) (λx : A. T)', 's', '0'), both([exact('below')], [arith()], [by()])],
      ),
    ],
    [
      assuming('enough'),
      apply(
        headsMore,
        { k: 'q * q' },
        [exact('enough')],
        [
          note('outer', at(outerHeads, 'q * q', 'q')),
          note('inner', at(innerHeads, 'q * q', 'q')),
          note('composed', at(composition, 'q * q', 'q', '1', 'q', 'q', 'q', `λx : A. ${outer}`, `λx : A. ${inner}`, 'λx : A. x')),
          exact(from('composed', 'outer', 'inner')),
        ],
      ),
    ],
  ),
);

/** The example of 2.12: two layers of two heads, and a composite that needs four. */
export const sharpFour = lemma(
  'composition-sharp',
  `∀H. Heads 4 2 2 (λx : A. comp 4 1 (λi m al z. if i - m = 2 * al ∧ m ≤ i ∧ al < 2 then 1 else 0)
     (λm j z be. if m - j = be ∧ j ≤ m ∧ be < 2 then 1 else 0)) H ⇔ 4 ≤ H`,
  fix('H'),
  note('here', at(sharp, '2', 'H')),
  have('square: 2 * 2 = 4', arith()),
  rewriteFact('here', 'square'),
  exact('here'),
);
