// Powers of matrices: exponents add up, a matrix that satisfies a polynomial equation gives a recurrence, and the powers of
// shift matrices, which move the basis vectors along.
import {
  apply,
  argumentwise,
  arith,
  assuming,
  at,
  by,
  cases,
  chain,
  equals,
  exact,
  fact,
  fix,
  have,
  induct,
  intro,
  lemma,
  rewrite,
} from '../src/logic/proof.ts';
import { kron } from './operators.ts';
import { kronSymmetric, mmul, mmulAssoc, mpowSuc, mpowZero, sumKron, sumKronRight } from './matrices.ts';
import { sumRing } from './sum-normal.ts';
import { sumSingle, sumVanishing } from './sum-terms.ts';
import { sumEqual, sumExchange } from './sums.ts';

/** A sum against a row of the identity picks one term. */
export const sumKronRow = lemma(
  'sum-kron-row',
  '∀f j n. j < n ⟹ sum n (λi. kron j i * f i) = f j',
  fix('f j n'),
  assuming('below'),
  rewrite(at(kronSymmetric, 'j')),
  apply(sumKron),
  exact('below'),
);

/** Exponents add up, below the size. */
export const mpowAdd = lemma(
  'mpow-add',
  '∀N A m l s t. s < N ⟹ mpow N A (l + m) s t = mmul N (mpow N A l) (mpow N A m) s t',
  fix('N A m'),
  induct(
    'l',
    [fix('s t'), assuming('row'), rewrite(fact('natural-zero-add'), mpowZero, mmul), by(sumKronRow)],
    [
      fix('s t'),
      assuming('row'),
      chain(
        '…',
        equals('mmul N A (mpow N A (l + m)) s t', rewrite(fact('natural-suc-add'), mpowSuc), by()),
        equals('mmul N A (mmul N (mpow N A l) (mpow N A m)) s t', rewrite(at(mmul, 'N', 'A')), apply(sumEqual), intro(), by('IH')),
        equals('…', rewrite(mmulAssoc, mpowSuc), by()),
      ),
    ],
  ),
);

/** Of a combination between two matrices, the factors outside may be taken inside. */
export const mmulCombine = lemma(
  'mmul-combine',
  `∀q r C P B m c Q a b. (∀s t. s < q ∧ t < r ⟹ P s t = sum m (λe. c e * Q e s t)) ⟹
     mmul q C (mmul r P B) a b = sum m (λe. c e * mmul q C (mmul r (Q e) B) a b)`,
  fix('q r C P B m c Q a b'),
  assuming('combined'),
  rewrite(mmul),
  chain(
    '…',
    equals(
      'sum q (λs. C a s * sum r (λt. sum m (λe. c e * Q e s t) * B t b))',
      apply(sumEqual),
      intro(),
      argumentwise([apply(sumEqual), intro(), argumentwise([by('combined')])]),
    ),
    equals(
      'sum q (λs. sum m (λe. c e * (C a s * sum r (λt. Q e s t * B t b))))',
      apply(sumEqual),
      fix('s'),
      assuming('row'),
      chain(
        '…',
        equals('C a s * sum r (λt. sum m (λe. c e * (Q e s t * B t b)))', sumRing()),
        equals('C a s * sum m (λe. sum r (λt. c e * (Q e s t * B t b)))', argumentwise([apply(sumExchange)])),
        equals('…', sumRing()),
      ),
    ),
    equals('sum m (λe. sum q (λs. c e * (C a s * sum r (λt. Q e s t * B t b))))', apply(sumExchange)),
    equals('…', apply(sumEqual), intro(), sumRing()),
  ),
);

/** A matrix with A^m = q 0 + … + q (m - 1) A^(m-1) satisfies the same equation multiplied by any power. */
export const mpowRecurrence = lemma(
  'mpow-recurrence',
  `∀N A m q. (∀s t. s < N ∧ t < N ⟹ mpow N A m s t = sum m (λr. q r * mpow N A r s t)) ⟹
     ∀l s t. s < N ∧ t < N ⟹ mpow N A (l + m) s t = sum m (λr. q r * mpow N A (l + r) s t)`,
  fix('N A m q'),
  assuming('equation'),
  fix('l s t'),
  assuming('row', 'column'),
  chain(
    '…',
    equals('mmul N (mpow N A l) (mpow N A m) s t', apply(mpowAdd), exact('row')),
    equals(
      'sum N (λc. mpow N A l s c * sum m (λr. q r * mpow N A r c t))',
      rewrite(mmul),
      apply(sumEqual),
      intro(),
      argumentwise([by('equation')]),
    ),
    equals('sum N (λc. sum m (λr. q r * (mpow N A l s c * mpow N A r c t)))', apply(sumEqual), intro(), sumRing()),
    equals('sum m (λr. sum N (λc. q r * (mpow N A l s c * mpow N A r c t)))', apply(sumExchange)),
    equals('sum m (λr. q r * mmul N (mpow N A l) (mpow N A r) s t)', rewrite(mmul), apply(sumEqual), intro(), sumRing()),
    equals('…', apply(sumEqual), intro(), argumentwise([rewrite(at(mpowAdd, 'N', 'A', 'i', 'l', 's', 't')), by()])),
  ),
);

/** The matrix that moves basis vector t to t + 1, and the last to 0: its powers move it further. */
export const mpowDown = lemma(
  'mpow-down',
  '∀k l s t. s < k ⟹ mpow k (λs t. if s = suc t then 1 else 0) l s t = if s = t + l then 1 else 0',
  fix('k'),
  induct(
    'l',
    [intro(), rewrite(mpowZero, kron), by()],
    [
      fix('s t'),
      assuming('row'),
      rewrite(mpowSuc, mmul),
      cases(
        'reached: s = t + suc l',
        [
          chain(
            '…',
            equals(
              '(if s = suc (t + l) then 1 else 0) * mpow k (λs t. if s = suc t then 1 else 0) l (t + l) t',
              apply(sumSingle, { j: 't + l' }, [arith()], [intro(), have('¬(s = suc i)', arith()), by()]),
            ),
            equals('…', rewrite('IH'), by()),
          ),
        ],
        [
          chain(
            '…',
            equals(
              '0',
              apply(sumVanishing),
              fix('i'),
              assuming('inner'),
              cases('s = suc i', [have('¬(i = t + l)', arith()), by('IH')], [by()]),
            ),
            equals('…', by('reached')),
          ),
        ],
      ),
    ],
  ),
);

/** The matrix that moves basis vector t + 1 to t, and the first to 0. */
export const mpowUp = lemma(
  'mpow-up',
  '∀k l s t. t < k ⟹ mpow k (λs t. if t = suc s then 1 else 0) l s t = if t = s + l then 1 else 0',
  fix('k'),
  induct(
    'l',
    [intro(), rewrite(mpowZero, kron), cases('s = t', [by()], [by()])],
    [
      fix('s t'),
      assuming('column'),
      rewrite(mpowSuc, mmul),
      cases(
        'reached: t = s + suc l',
        [
          chain(
            '…',
            equals(
              '(if suc s = suc s then 1 else 0) * mpow k (λs t. if t = suc s then 1 else 0) l (suc s) t',
              apply(sumSingle, { j: 'suc s' }, [arith()], [intro(), have('¬(i = suc s)', arith()), by()]),
            ),
            equals('…', rewrite('IH'), by()),
          ),
        ],
        [
          chain(
            '…',
            equals(
              '0',
              apply(sumVanishing),
              fix('i'),
              assuming('inner'),
              cases('i = suc s', [have('¬(t = i + l)', arith()), by('IH')], [by()]),
            ),
            equals('…', by('reached')),
          ),
        ],
      ),
    ],
  ),
);

/** The cyclic matrix moves basis vector 0 to l in l < k steps. */
export const mpowCyclic = lemma(
  'mpow-cyclic',
  `∀k l s. l < k ∧ s < k ⟹
     mpow k (λs t. if s = suc t ∨ s = 0 ∧ suc t = k then 1 else 0) l s 0 = if s = l then 1 else 0`,
  fix('k'),
  induct(
    'l',
    [intro(), rewrite(mpowZero, kron), by()],
    [
      fix('s'),
      assuming('steps', 'row'),
      rewrite(mpowSuc, mmul),
      chain(
        '…',
        equals(
          `(if s = suc l ∨ s = 0 ∧ suc l = k then 1 else 0) *
           mpow k (λs t. if s = suc t ∨ s = 0 ∧ suc t = k then 1 else 0) l l 0`,
          apply(sumSingle, { j: 'l' }, [arith()], [intro(), have('l < k', arith()), by('IH')]),
        ),
        equals('…', have('l < k', arith()), have('¬(suc l = k)', arith()), rewrite('IH'), by()),
      ),
    ],
  ),
);

/** The first power. */
export const mpowOne = lemma(
  'mpow-one',
  '∀N A s t. t < N ⟹ mpow N A 1 s t = A s t',
  fix('N A s t'),
  assuming('column'),
  have('is: 1 = suc 0', arith()),
  rewrite('is', mpowSuc, mpowZero, mmul),
  apply(sumKronRight),
  by(),
);

/** The powers of the identity. */
export const mpowKron = lemma(
  'mpow-kron',
  '∀N l s t. s < N ⟹ mpow N kron l s t = kron s t',
  fix('N'),
  induct(
    'l',
    [intro(), rewrite(mpowZero), by()],
    [
      fix('s t'),
      assuming('row'),
      rewrite(mpowSuc, mmul),
      chain('…', equals('mpow N kron l s t', apply(sumKronRow), exact('row')), equals('kron s t', by('IH'))),
    ],
  ),
);

/** The powers of a diagonal matrix. */
export const mpowDiagonal = lemma(
  'mpow-diagonal',
  '∀N g l s t. s < N ⟹ mpow N (λs t. if s = t then g s else 0) l s t = if s = t then g s ^ l else 0',
  fix('N g'),
  induct(
    'l',
    [intro(), rewrite(mpowZero, kron), by()],
    [
      fix('s t'),
      assuming('row'),
      rewrite(mpowSuc, mmul),
      chain(
        '…',
        equals(
          '(if s = s then g s else 0) * mpow N (λs t. if s = t then g s else 0) l s t',
          apply(sumSingle, { j: 's' }, [exact('row')], [intro(), have('¬(s = i)', arith()), by()]),
        ),
        equals('…', rewrite('IH', fact('real-power-suc')), cases('s = t', [by()], [by()])),
      ),
    ],
  ),
);
