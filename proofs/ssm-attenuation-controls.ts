// The false variants of ssm-attenuation (mathematics.md 2.9.1): no attenuation for a rotation, the norm is not the spectral
// radius, a selective model changes by more than its operator, and D counts at the token itself.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  induct,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simp,
  simpFact,
  suffices,
  take,
  type Tactic,
} from '../src/logic/proof.ts';
import { tok } from './inputs.ts';
import { mat2, mmul, mpowSuc, mpowZero, mvec } from './matrices.ts';
import { kron } from './operators.ts';
import { powerNonnegative, rowBound } from './row-sum-norm.ts';
import { ssm, ssmop, stateSuc, stateZero, transZero } from './state-space.ts';
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
    have(`here: sum 2 (λj. abs (lag 2 ${turn} kron kron l i j)) = abs (mpow 2 ${turn} l i 0) + abs (mpow 2 ${turn} l i 1)`, by(lagPowers)),
    rewrite('here'),
    cases('rows', [simp(), arith('norm')], [simp(), arith('norm')]),
  ),
  rewrite(rowBound),
  both(
    [
      assuming('bound'),
      note('first', at('bound', '0')),
      note('sum', at('sums', '0')),
      forget('bound', 'sums', 'a', 'b', 'c', 'd'),
      simpFact('first'),
      exact('first'),
    ],
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
    [
      assuming('bound'),
      have('two: 0 < 2', arith()),
      note('here', from(at('bound', '0'), 'two')),
      rewriteFact('here', 'first'),
      exact('here'),
    ],
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

// (1 + 20 l) / 2^l for l = 1, …, 8: the first that is below 1 is the last.
const norms = ['21 / 2', '41 / 4', '61 / 8', '81 / 16', '101 / 32', '121 / 64', '141 / 128', '161 / 256'];

/** Control 2, the values for l = 1, …, 8. */
export const shearValues = lemma(
  'attenuation-shear-values',
  `∀c. ${norms.map((norm, i) => `(RowBound 2 2 (mpow 2 ${shear} ${String(i + 1)}) c ⇔ ${norm} ≤ c)`).join(' ∧ ')}`,
  fix('c'),
  rewrite(shearNorm),
  by(),
);

/** What simple proofs show in each of this many further cases, the last two at once. */
const afterwards = (further: number): Tactic => (further === 0 ? by() : cases('rest', [by()], [afterwards(further - 1)]));

/** Control 2: a power is a contraction at l = 8, and at none from 1 to 7. */
export const shearContraction = lemma(
  'attenuation-shear-contraction',
  `(∃c. c < 1 ∧ RowBound 2 2 (mpow 2 ${shear} 8) c) ∧
   ∀l c. 0 < l ∧ l < 8 ∧ RowBound 2 2 (mpow 2 ${shear} l) c ⟹ 1 ≤ c`,
  both(
    [take('161 / 256'), rewrite(shearNorm), by()],
    [
      fix('l c'),
      rewrite(shearNorm),
      assuming('positive', 'small', 'bound'),
      have('which: l = 1 ∨ l = 2 ∨ l = 3 ∨ l = 4 ∨ l = 5 ∨ l = 6 ∨ l = 7', arith()),
      suffices('values: 1 ≤ (1 + 20 * fromNatural l) * (1 / 2) ^ l', linearly('values', 'bound')),
      forget('bound', 'positive', 'small'),
      cases('which', [by()], [afterwards(5)]),
    ],
  ),
);

// A selective model with one state, whose C at token i is the token itself. Its output at token 1 is x1 (x0 + x1).
const selective = (input: string): string => `ssm 1 1 (λi. kron) (λi. kron) (λi a s. ${input} i 0) (λi a b. 0) ${input}`;
const ones = '(λm b. 1)';
const moved = '(λm b. 1 + t * tok 1 (λb. 1) m b)';

/**
 * Control 3: where the matrices depend on the input, the output does not change by the operator. If t is added to token 1 of
 * the input 1, 1, the output at token 1 changes by 3 t + t², so that its derivative is 3, and the operator says t.
 */
export const selectiveControl = lemma(
  'attenuation-selective',
  `∀t. ${selective(moved)} 1 0 - ${selective(ones)} 1 0 = 3 * t + t * t ∧
     t * mvec 1 (ssmop 1 (λi. kron) (λi. kron) (λi a s. ${ones} i 0) (λi a b. 0) 1 1) (λb. 1) 0 = t`,
  fix('t'),
  both([by(ssm, stateSuc, stateZero, mvec, kron, tok)], [by(mvec, ssmop, mmul, transZero, kron)]),
);

/** Control 4: D counts at lag 0; with A = B = C = 0 and D = 1 the bound without it is 0, and the operator is 1. */
export const skipControl = lemma(
  'attenuation-skip',
  `RowBound 1 1 (λa b. 0) 0 ∧ ssmop 1 (λt a b. 0) (λt a b. 0) (λt a b. 0) (λt a b. 1) 0 0 0 0 = 1 ∧
   ¬RowBound 1 1 (ssmop 1 (λt a b. 0) (λt a b. 0) (λt a b. 0) (λt a b. 1) 0 0) (0 * 0 ^ 0 * 0)`,
  both(
    [rewrite(rowBound), by()],
    [by(ssmop, mmul, transZero, kron)],
    [rewrite(rowBound), assuming('bound'), note('here', at('bound', '0')), simpFact('here', ssmop, mmul, transZero, kron)],
  ),
);
