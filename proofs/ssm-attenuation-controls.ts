// The false variants of ssm-attenuation (mathematics.md 2.9.1): no attenuation for a rotation, the norm is not the spectral
// radius, a selective model changes by more than its operator, and D counts at the token itself.
import { apply, arith, assuming, at, both, by, cases, exact, fact, fix, forget, from, have, induct, lemma, linearly, note, obtain, rewrite, rewriteFact, ring, simp, simpFact, take } from '../src/logic/proof.ts';
import { tok } from './inputs.ts';
import { mat2, mmul, mpowSuc, mpowZero, mvec } from './matrices.ts';
import { kron } from './operators.ts';
import { powerNonnegative, rowBound } from './row-sum-norm.ts';
import { lag, ssm, ssmop, stateSuc, stateZero, transZero } from './state-space.ts';
import { lagPowers } from './lag-operators.ts';
import { sumTwo } from './sum-small.ts';

const turn = '(mat2 0 (-1) 1 0)';

/** The powers of the quarter turn have two entries c and s with |c| + |s| = 1. */
const turnPowers = lemma(
  'turn-powers',
  `∀l. ∃c s. mpow 2 ${turn} l 0 0 = c ∧ mpow 2 ${turn} l 0 1 = -s ∧ mpow 2 ${turn} l 1 0 = s ∧ mpow 2 ${turn} l 1 1 = c ∧
     abs c + abs s = 1`,
  induct(
    'l',
    [take('1', '0'), by(mpowZero, kron)],
    [
      obtain('c s', 'IH', 'a', 'b', 'c', 'd', 'norm'),
      take('-s', 'c'),
      rewrite(mpowSuc, mmul, sumTwo, 'a', 'b', 'c', 'd'),
      forget('IH', 'a', 'b', 'c', 'd'),
      both([by(mat2)], [by(mat2)], [by(mat2)], [by(mat2)], [arith('norm')]),
    ],
  ),
);

/** Control 1: for the rotation 1 is a bound at every lag, and no smaller number is. */
export const rotationControl = lemma(
  'attenuation-rotation',
  `∀l c. RowBound 2 2 (lag 2 ${turn} kron kron l) c ⇔ 1 ≤ c`,
  fix('l c'),
  obtain('x y', at(turnPowers, 'l'), 'a', 'b', 'c', 'd', 'norm'),
  have(
    'sums: ∀i. i < 2 ⟹ sum 2 (λj. abs (lag 2 (mat2 0 (-1) 1 0) kron kron l i j)) = 1',
    fix('i'),
    assuming('row'),
    have('rows: i = 0 ∨ i = 1', arith()),
    have(
      `here: sum 2 (λj. abs (lag 2 ${turn} kron kron l i j)) = abs (mpow 2 ${turn} l i 0) + abs (mpow 2 ${turn} l i 1)`,
      by(lagPowers),
    ),
    rewrite('here'),
    cases('rows', [simp(), arith('norm')], [simp(), arith('norm')]),
  ),
  rewrite(rowBound),
  both(
    [assuming('bound'), note('first', at('bound', '0')), note('sum', at('sums', '0')), forget('bound', 'sums', 'a', 'b', 'c', 'd'), simpFact('first'), exact('first')],
    [assuming('enough'), fix('i'), assuming('row'), rewrite('sums'), exact('enough')],
  ),
);

const shear = '(mat2 (1 / 2) 10 0 (1 / 2))';

/** The powers of [[1/2, 10], [0, 1/2]]. */
const shearPowers = lemma(
  'shear-powers',
  `∀l. mpow 2 ${shear} l 0 0 = (1 / 2) ^ l ∧ mpow 2 ${shear} l 0 1 = 20 * fromNatural l * (1 / 2) ^ l ∧
     mpow 2 ${shear} l 1 0 = 0 ∧ mpow 2 ${shear} l 1 1 = (1 / 2) ^ l`,
  induct(
    'l',
    [by(mpowZero, kron)],
    [
      note('a b c d', 'IH'),
      have('more: fromNatural (suc l) = fromNatural l + 1', arith()),
      rewrite(mpowSuc, fact('real-power-suc'), mmul, sumTwo, 'a', 'b', 'c', 'd', 'more'),
      forget('IH', 'a', 'b', 'c', 'd', 'more'),
      both([by(mat2)], [by(mat2)], [by(mat2)], [by(mat2)]),
    ],
  ),
);

/** Control 2: the norm of A^l is (1 + 20 l) / 2^l, although the spectral radius is 1/2. */
export const shearNorm = lemma(
  'attenuation-shear',
  `∀l c. RowBound 2 2 (mpow 2 ${shear} l) c ⇔ (1 + 20 * fromNatural l) * (1 / 2) ^ l ≤ c`,
  fix('l c'),
  note('a b c d', at(shearPowers, 'l')),
  have('half: 0 ≤ (1 / 2) ^ l', apply(powerNonnegative), linearly()),
  have('factor: 0 ≤ 20 * fromNatural l', arith()),
  note('product', from(at(fact('real-mul-nonnegative'), '20 * fromNatural l', '(1 / 2) ^ l'), 'factor', 'half')),
  have('abs1: abs ((1 / 2) ^ l) = (1 / 2) ^ l', arith('half')),
  have('abs2: abs (20 * fromNatural l * (1 / 2) ^ l) = 20 * fromNatural l * (1 / 2) ^ l', arith('product')),
  have('abs0: abs 0 = 0', arith()),
  have(
    `first: sum 2 (λj. abs (mpow 2 ${shear} l 0 j)) = (1 + 20 * fromNatural l) * (1 / 2) ^ l`,
    rewrite(sumTwo, 'a', 'b', 'abs1', 'abs2'),
    ring(),
  ),
  have(`second: sum 2 (λj. abs (mpow 2 ${shear} l 1 j)) = (1 / 2) ^ l`, rewrite(sumTwo, 'c', 'd', 'abs0', 'abs1'), ring()),
  rewrite(rowBound),
  forget('a', 'b', 'c', 'd', 'abs0', 'abs1', 'abs2'),
  both(
    [assuming('bound'), have('two: 0 < 2', arith()), note('here', from(at('bound', '0'), 'two')), rewriteFact('here', 'first'), exact('here')],
    [
      assuming('enough'),
      fix('i'),
      assuming('row'),
      have('rows: i = 0 ∨ i = 1', arith()),
      cases(
        'rows',
        [have('is: i = 0', by()), rewrite('is', 'first'), exact('enough')],
        [have('is: i = 1', by()), rewrite('is', 'second'), linearly('enough', 'product')],
      ),
    ],
  ),
);
