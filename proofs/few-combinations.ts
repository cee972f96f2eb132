// L0 (mathematics.md 1.4): H + 1 rows of H numbers have a linear relation whose coefficients are not all zero.
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
  fact,
  fix,
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
  ring,
  simp,
  simpFact,
  simpOnly,
  take,
} from '../src/logic/proof.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumSuc } from './sums.ts';

/** A row taken out of a sum: the others are numbered by m if it comes before row r, by m + 1 otherwise. */
export const sumWithout = lemma(
  'sum-without',
  '∀f r n. r ≤ n ⟹ sum (suc n) f = f r + sum n (λm. f (if m < r then m else suc m))',
  fix('f r'),
  induct(
    'n',
    [assuming('below'), have('is: r = 0', arith()), by('is')],
    [
      assuming('below'),
      cases(
        'last: r = suc n',
        // The last row: all others come before it.
        [
          have(
            'same: sum (suc n) (λm. f (if m < r then m else suc m)) = sum (suc n) f',
            apply(sumEqual),
            intro(),
            have('i < r', arith()),
            simp(),
          ),
          rewrite('same'),
          simp('last'),
          ring(),
        ],
        [have('r ≤ n', arith()), have('¬(n < r)', arith()), rewrite(sumSuc), simpFact('IH'), simp('IH'), ring()],
      ),
    ],
  ),
);

// The rows other than r, and the relation of all rows made from one of these.
const other = '(if m < r then m else suc m)';
const column = (h: string): string => `sum (suc H) (λm. y m * c ${other} ${h})`;
const relation = `λm. if m = r then -(${column('H')}) * inv (c r H) else y (if m < r then m else pre m)`;

/** L0. */
export const fewCombinations = lemma(
  'L0',
  '∀H (c : ℕ → ℕ → ℝ). ∃y. (∃m. m ≤ H ∧ ¬(y m = 0)) ∧ ∀h. h < H ⟹ sum (suc H) (λm. y m * c m h) = 0',
  induct(
    'H',
    // No equation at all: y 0 = 1.
    [fix('c'), take('λm. 1'), both([take('0'), simp()], [simp()])],
    [
      fix('c'),
      cases(
        'all: ∀m. m ≤ suc H ⟹ c m H = 0',
        [
          // Column H is zero: the relation of rows 0..H for the columns before it serves, with coefficient 0 for the last row.
          obtain('y', at('IH', 'c'), 'some', 'zero'),
          take('λm. if m ≤ H then y m else 0'),
          both(
            [obtain('m', 'some', 'below', 'nonzero'), take('m'), have('m ≤ suc H', arith()), simp()],
            [
              fix('h'),
              assuming('column'),
              rewrite(sumSuc),
              have('¬(suc H ≤ H)', arith()),
              cases('same: h = H', [simp('same', 'all')], [have('h < H', arith()), simp('zero')]),
            ],
          ),
        ],
        [
          // Some c r H is not zero. Row r, divided by it, is subtracted from the others so that column H vanishes.
          have('pivot: ∃r. r ≤ suc H ∧ ¬(c r H = 0)', logic()),
          obtain('r', 'pivot', 'below', 'nonzero'),
          note('inverse', at(fact('real-inv-mul'), 'c r H')),
          have('unit: inv (c r H) * c r H = 1', simp('inverse')),
          obtain('y', at('IH', `λm h. c ${other} h - c ${other} H * inv (c r H) * c r h`), 'some', 'zero'),
          take(relation),
          both(
            [
              obtain('m', 'some', 'early', 'notZero'),
              take(other),
              cases(
                'm < r',
                [have('¬(m = r)', arith()), have('m ≤ suc H', arith()), simp()],
                [have('¬(suc m = r)', arith()), have('¬(suc m < r)', arith()), have('suc m ≤ suc H', arith()), simp()],
              ),
            ],
            [
              fix('h'),
              assuming('column'),
              note('divided', at(sumWithout, `λm. (${relation}) m * c m h`, 'r', 'suc H')),
              have(
                `others: sum (suc H) (λm. (${relation}) ${other} * c ${other} h) = ${column('h')}`,
                apply(sumEqual),
                fix('m'),
                assuming('early'),
                cases('m < r', [have('¬(m = r)', arith()), simp()], [have('¬(suc m = r)', arith()), have('¬(suc m < r)', arith()), simp()]),
              ),
              rewrite(from('divided', 'below'), 'others'),
              have(`first: (${relation}) r = -(${column('H')}) * inv (c r H)`, simpOnly()),
              rewrite('first'),
              cases(
                'same: h = H',
                [
                  rewrite('same'),
                  chain('…', equals(`${column('H')} * (1 - inv (c r H) * c r H)`, ring()), equals('…', rewrite('unit'), ring())),
                ],
                [
                  have(
                    `reduced: sum (suc H) (λm. y m * (c ${other} h - c ${other} H * inv (c r H) * c r h)) =
                     ${column('h')} - ${column('H')} * inv (c r H) * c r h`,
                    sumRing(),
                  ),
                  have('h < H', arith()),
                  note('vanishes', at('zero', 'h')),
                  have(`vanishes: ${column('h')} - ${column('H')} * inv (c r H) * c r h = 0`, rewrite(back('reduced')), by('vanishes')),
                  linearly('vanishes'),
                ],
              ),
            ],
          ),
        ],
      ),
    ],
  ),
);
