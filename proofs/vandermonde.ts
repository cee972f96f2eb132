// Powers of different numbers are independent: a polynomial of degree below n with n roots is zero.
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
  induct,
  intro,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simp,
  simpFact,
  take,
  zeroOrSuc,
} from '../src/logic/proof.ts';
import { sumFirst } from './sum-reversal.ts';
import { sumEqual, sumSuc } from './sums.ts';
import { sumRing } from './sum-normal.ts';

/** The coefficients z of a polynomial of degree n divided by X - r; y 0 + r z 0 is left. */
const dividedCoefficients = lemma(
  'divided-coefficients',
  '∀(r : ℝ) n y. ∃z. (∀l. n ≤ l ⟹ z l = 0) ∧ ∀l. l < n ⟹ y (suc l) = z l - r * z (suc l)',
  fix('r'),
  induct(
    'n',
    [fix('y'), take('λl. 0'), by()],
    [
      fix('y'),
      obtain('z', at('IH', 'λl. y (suc l)'), 'end', 'divides'),
      take('λl. if l = 0 then y (suc 0) + r * z 0 else z (pre l)'),
      both(
        [fix('l'), assuming('late'), zeroOrSuc('l', 'm', [arith()], [simp()])],
        [fix('l'), assuming('early'), zeroOrSuc('l', 'm', [rewrite('is', fact('pre-suc')), by()], [have('m < n', arith()), simp()])],
      ),
    ],
  ),
);

/** Division of a polynomial by X - r. */
const polynomialDivision = lemma(
  'polynomial-division',
  `∀r n y. ∃z. (∀l. n ≤ l ⟹ z l = 0) ∧ (∀l. l < n ⟹ y (suc l) = z l - r * z (suc l)) ∧
     ∀X. sum (suc n) (λl. y l * X ^ l) = (X - r) * sum n (λl. z l * X ^ l) + (y 0 + r * z 0)`,
  fix('r n y'),
  obtain('z', at(dividedCoefficients, 'r', 'n', 'y'), 'end', 'divides'),
  take('z'),
  both(
    [exact('end')],
    [exact('divides')],
    [
      fix('X'),
      // The sum of z (l + 1) X^(l+1) is that of z l X^l without its first term, as z n = 0.
      note('split', at(sumFirst, 'λl. z l * X ^ l', 'n')),
      rewriteFact('split', sumSuc),
      have('last: z n = 0', apply('end'), arith()),
      simpFact('split'),
      chain(
        '…',
        equals('y 0 * X ^ 0 + sum n (λl. y (suc l) * X ^ suc l)', rewrite(sumFirst), by()),
        equals(
          'y 0 + sum n (λl. X * (z l * X ^ l) - r * (z (suc l) * X ^ suc l))',
          have(
            'terms: sum n (λl. y (suc l) * X ^ suc l) = sum n (λl. X * (z l * X ^ l) - r * (z (suc l) * X ^ suc l))',
            apply(sumEqual),
            fix('l'),
            assuming('below'),
            note('here', from(at('divides', 'l'), 'below')),
            rewrite('here'),
            ring(),
          ),
          rewrite('terms'),
          ring(),
        ),
        equals('y 0 + X * sum n (λl. z l * X ^ l) - r * sum n (λl. z (suc l) * X ^ suc l)', sumRing()),
        equals(
          '…',
          have('tail: sum n (λl. z (suc l) * X ^ suc l) = sum n (λl. z l * X ^ l) - z 0', linearly('split', 'last')),
          rewrite('tail'),
          ring(),
        ),
      ),
    ],
  ),
);

/** A polynomial of degree below n with n different roots is zero. */
export const rootsZero = lemma(
  'roots-zero',
  `∀x n y. (∀i j. i < n ∧ j < n ∧ x i = x j ⟹ i = j) ∧ (∀i. i < n ⟹ sum n (λl. y l * x i ^ l) = 0) ⟹ ∀l. l < n ⟹ y l = 0`,
  fix('x'),
  induct(
    'n',
    [fix('y'), assuming('different', 'roots'), intro(), by()],
    [
      fix('y'),
      assuming('different', 'roots'),
      obtain('z', at(polynomialDivision, 'x n', 'n', 'y'), 'end', 'divides', 'division'),
      // The root x n makes the remainder zero.
      have('remainder: y 0 + x n * z 0 = 0', note('root', at('roots', 'n')), note('here', at('division', 'x n')), by('root', 'here')),
      have(
        'zero: ∀l. l < n ⟹ z l = 0',
        apply(
          at('IH', 'z'),
          {},
          [intro(), apply('different'), by()],
          [
            fix('i'),
            assuming('below'),
            note('root', at('roots', 'i')),
            note('here', at('division', 'x i')),
            have(
              'apart: ¬(x i - x n = 0)',
              assuming('zero'),
              have('same: x i = x n', linearly()),
              have('i = n', apply('different'), by()),
              arith(),
            ),
            note('unit', from(at(fact('real-inv-mul'), 'x i - x n'), 'apart')),
            chain(
              '…',
              equals('(inv (x i - x n) * (x i - x n)) * sum n (λl. z l * x i ^ l)', rewrite('unit'), ring()),
              equals('inv (x i - x n) * (sum (suc n) (λl. y l * x i ^ l) - (y 0 + x n * z 0))', rewrite('here'), ring()),
              equals('0', rewrite('root', 'remainder'), ring()),
            ),
          ],
        ),
      ),
      have('all: ∀l. z l = 0', fix('l'), cases('l < n', [by('zero')], [apply('end'), arith()])),
      fix('l'),
      assuming('below'),
      zeroOrSuc('l', 'm', [rewrite('is'), by('remainder', 'all')], [have('m < n', arith()), by('all', 'divides')]),
    ],
  ),
);
