// ssm-attenuation (mathematics.md 2.9.1): how much the output of a state space model changes with a token decays with the
// distance, at every input, if the matrices do not depend on the input and the state matrices are contractions.
import {
  apply,
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
  from,
  have,
  induct,
  lemma,
  rewrite,
  rewriteFact,
  ring,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { mvecAdd, mvecScale, mvecTok } from './inputs.ts';
import { mmul, mvec } from './matrices.ts';
import { powerNonnegative, rowBound, rowBoundAdd, rowBoundEqual, rowBoundKron, rowBoundMmul, rowBoundPower } from './row-sum-norm.ts';
import { rotationControl, selectiveControl, shearContraction, shearNorm, shearValues, skipControl } from './ssm-attenuation-controls.ts';
import { lag, ssmop, transSuc, transZero } from './state-space.ts';
import { sumAdd, sumEqual, sumScale, sumSelect } from './sums.ts';
import { unroll } from './unroll.ts';

/** The output changes with token j by the operator from j, exactly: the model is linear, and no limit is needed. */
export const ssmDifference = lemma(
  'ssm-difference',
  `∀N d A B C D x v t i j al. ssm N d A B C D (λm b. x m b + t * tok j v m b) i al - ssm N d A B C D x i al =
     t * mvec d (ssmop N A B C D i j) v al`,
  fix('N d A B C D x v t i j al'),
  rewrite(unroll),
  have(
    `split: sum (suc i) (λm. mvec d (ssmop N A B C D i m) (λb. x m b + t * tok j v m b) al) =
     sum (suc i) (λm. mvec d (ssmop N A B C D i m) (x m) al) +
     t * sum (suc i) (λm. if m = j then mvec d (ssmop N A B C D i m) v al else 0)`,
    chain(
      '…',
      equals(
        `sum (suc i) (λm. mvec d (ssmop N A B C D i m) (x m) al + t * (if m = j then mvec d (ssmop N A B C D i m) v al else 0))`,
        apply(sumEqual),
        fix('m'),
        assuming('past'),
        rewrite(
          at(mvecAdd, 'd', 'ssmop N A B C D i m', 'x m', 'λb. t * tok j v m b'),
          at(mvecScale, 'd', 'ssmop N A B C D i m', 't', 'tok j v m'),
          mvecTok,
        ),
        by(),
      ),
      equals('…', rewrite(sumAdd, sumScale), by()),
    ),
  ),
  have(
    'one: sum (suc i) (λm. if m = j then mvec d (ssmop N A B C D i m) v al else 0) = mvec d (ssmop N A B C D i j) v al',
    rewrite(sumSelect),
    cases('j < suc i', [by()], [have('future: ¬(j ≤ i)', arith()), rewrite(mvec, ssmop), by()]),
  ),
  rewrite('split', 'one'),
  ring(),
);

/** The transition over l steps. */
export const transBound = lemma(
  'transition-bound',
  '∀N A rho j l. 0 ≤ rho ∧ (∀t. RowBound N N (A t) rho) ⟹ RowBound N N (trans N A j l) (rho ^ l)',
  fix('N A rho j l'),
  assuming('nonnegative', 'steps'),
  induct(
    'l',
    [rewrite(transZero, fact('real-power-zero')), apply(rowBoundKron)],
    [
      rewrite(transSuc, fact('real-power-suc')),
      apply(rowBoundMmul, {}, [apply(powerNonnegative), exact('nonnegative')], [exact(at('steps', 'j + suc l'))], [exact('IH')]),
    ],
  ),
);

/** (a) The bound for matrices that change with time. */
export const attenuation = lemma(
  'ssm-attenuation-a',
  `∀p N d A B C D c b rho i j. 0 ≤ b ∧ 0 ≤ rho ∧ RowBound p N (C i) c ∧ RowBound N d (B j) b ∧
     (∀t. RowBound N N (A t) rho) ∧ j < i ⟹ RowBound p d (ssmop N A B C D i j) (c * rho ^ (i - j) * b)`,
  fix('p N d A B C D c b rho i j'),
  assuming('b0', 'rho0', 'out', 'in', 'steps', 'past'),
  have('nonnegative: 0 ≤ rho ^ (i - j)', apply(powerNonnegative), exact('rho0')),
  have('product: c * rho ^ (i - j) * b = c * (rho ^ (i - j) * b)', ring()),
  rewrite('product'),
  apply(
    rowBoundEqual,
    { P: 'mmul N (C i) (mmul N (trans N A j (i - j)) (B j))' },
    [fix('al be'), assuming('row', 'column'), rewrite(ssmop), by()],
    [
      apply(
        rowBoundMmul,
        {},
        [apply(fact('real-mul-nonnegative'), {}, [exact('nonnegative')], [exact('b0')])],
        [exact('out')],
        [apply(rowBoundMmul, {}, [exact('b0')], [apply(transBound, {}, [exact('rho0')], [exact('steps')])], [exact('in')])],
      ),
    ],
  ),
);

/** (b) The bound from a power of A that is a contraction. */
export const attenuationPower = lemma(
  'ssm-attenuation-b',
  `∀p N d A B C c b K rho m q r. 0 ≤ b ∧ 0 ≤ rho ∧ 0 ≤ K ∧ RowBound p N C c ∧ RowBound N d B b ∧
     RowBound N N (mpow N A m) rho ∧ RowBound N N (mpow N A r) K ⟹
     RowBound p d (lag N A B C (m * q + r)) (c * rho ^ q * K * b)`,
  fix('p N d A B C c b K rho m q r'),
  assuming('b0', 'rho0', 'K0', 'out', 'in', 'step', 'rest'),
  have('nonnegative: 0 ≤ rho ^ q', apply(powerNonnegative), exact('rho0')),
  have('product: c * rho ^ q * K * b = c * (rho ^ q * K * b)', ring()),
  have('inner: 0 ≤ rho ^ q * K', apply(fact('real-mul-nonnegative'), {}, [exact('nonnegative')], [exact('K0')])),
  rewrite('product', lag),
  apply(
    rowBoundMmul,
    {},
    [apply(fact('real-mul-nonnegative'), {}, [exact('inner')], [exact('b0')])],
    [exact('out')],
    [
      apply(
        rowBoundMmul,
        {},
        [exact('b0')],
        [apply(rowBoundPower, {}, [exact('rho0')], [exact('K0')], [exact('step')], [exact('rest')])],
        [exact('in')],
      ),
    ],
  ),
);

/** At the token itself D counts. */
export const attenuationOwn = lemma(
  'ssm-attenuation-own-token',
  `∀p N d A B C D c b e i. 0 ≤ b ∧ RowBound p N (C i) c ∧ RowBound N d (B i) b ∧ RowBound p d (D i) e ⟹
     RowBound p d (ssmop N A B C D i i) (c * b + e)`,
  fix('p N d A B C D c b e i'),
  assuming('b0', 'out', 'in', 'skip'),
  have('inner: RowBound N d (mmul N kron (B i)) (1 * b)', apply(rowBoundMmul, {}, [exact('b0')], [apply(rowBoundKron)], [exact('in')])),
  have('is: 1 * b = b', ring()),
  rewriteFact('inner', 'is'),
  have(
    'through: RowBound p d (mmul N (C i) (mmul N kron (B i))) (c * b)',
    apply(rowBoundMmul, {}, [exact('b0')], [exact('out')], [exact('inner')]),
  ),
  apply(
    rowBoundEqual,
    { P: 'λal be. mmul N (C i) (mmul N kron (B i)) al be + D i al be' },
    [fix('al be'), assuming('row', 'column'), by(ssmop, transZero)],
    [exact(from(at(rowBoundAdd, 'p', 'd', 'mmul N (C i) (mmul N kron (B i))', 'D i', 'c * b', 'e'), 'through', 'skip'))],
  ),
);

/** Without states, N = 0, nothing comes from another token. */
export const noState = lemma(
  'ssm-attenuation-no-state',
  '∀p d A B C D i j. j < i ⟹ RowBound p d (ssmop 0 A B C D i j) 0',
  fix('p d A B C D i j'),
  assuming('past'),
  rewrite(rowBound),
  fix('al'),
  assuming('row'),
  by(ssmop, mmul),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'ssm-attenuation',
  title: 'How much an output changes with a token decays with the distance, for matrices that do not depend on the input.',
  parts: [
    { part: 'difference', lemma: ssmDifference },
    { part: 'a', lemma: attenuation },
    { part: 'b', lemma: attenuationPower },
    { part: 'at the token itself', lemma: attenuationOwn },
  ],
  controls: [
    { control: '1', lemma: rotationControl },
    { control: '2', lemma: shearNorm },
    { control: '2-values', lemma: shearValues },
    { control: '2-contraction', lemma: shearContraction },
    { control: '3', lemma: selectiveControl },
    { control: '4', lemma: skipControl },
  ],
  instances: [noState],
  open: [
    { part: 'c', missing: 'The bound from a Lyapunov matrix: positive definite matrices and the Euclidean norm are not defined here.' },
    { part: 'spectral radius', missing: 'That a power is a contraction if the spectral radius is below 1 (Gelfand) is cited, not proved.' },
  ],
};
