// The gap (mathematics.md 2.9.3): attention with the Jacobian of (A) or (B) exceeds a state space model at every input.
import {
  apply,
  assuming,
  at,
  exact,
  fix,
  forget,
  from,
  have,
  lemma,
  linearly,
  logicFrom,
  note,
  rewrite,
  rewriteFact,
} from '../src/logic/proof.ts';
import { mmul, mvec } from './matrices.ts';
import { highwayAB } from './highway-jacobians.ts';
import { rowBound, rowBoundMmul } from './row-sum-norm.ts';
import { attenuation } from './ssm-attenuation.ts';
import { sumOne } from './sum-small.ts';

/** A matrix with row sums at most c takes a vector with entries at most e to one with entries at most `c * e`. */
const boundedImage = lemma(
  'bounded-image',
  `∀p d M u c e al. 0 ≤ e ∧ RowBound p d M c ∧ (∀be. be < d ⟹ abs (u be) ≤ e) ∧ al < p ⟹ abs (mvec d M u al) ≤ c * e`,
  fix('p d M u c e al'),
  assuming('nonnegative', 'rows', 'entries', 'row'),
  // The vector is a matrix with one column.
  have('column: RowBound d 1 (λbe z. u be) e', rewrite(rowBound, sumOne), exact('entries')),
  note('product', from(at(rowBoundMmul, 'p', 'd', '1', 'M', 'λbe z. u be', 'c', 'e'), 'nonnegative', 'rows', 'column')),
  rewriteFact('product', rowBound, sumOne, mmul),
  rewrite(mvec),
  apply('product'),
  exact('row'),
);

/** Where the bound of the state space model lies below half of V u, its Jacobian is smaller than that of attention. */
export const gap = lemma(
  'highway-gap',
  `∀p N A B C D c b rho i e n d V x a r j u E s al. 0 ≤ b ∧ 0 ≤ rho ∧ RowBound p N (C i) c ∧ RowBound N d (B j) b ∧
     (∀t. RowBound N N (A t) rho) ∧ j < i ∧ 0 ≤ e ∧ (∀be. be < d ⟹ abs (u be) ≤ e) ∧ al < p ∧
     c * rho ^ (i - j) * b * e < 1 / 2 * abs (mvec d V u al) ∧
     j < n ∧ 0 < E ∧ fromNatural n - 1 ≤ E ∧ 0 ≤ s ∧
     (∀m. m < n ⟹ a m = (if m = j then E else 1) / (E + (fromNatural n - 1))) ∧ (∀b. x j b = u b) ∧
     (∀m al. m < n ∧ ¬(m = j) ⟹ mvec d V (x m) al = 0) ∧ sum d (λbe. r be * u be) = s ⟹
     abs (mvec d (ssmop N A B C D i j) u al) < abs (mvec d (attjac n d V x a r j) u al)`,
  fix('p N A B C D c b rho i e n d V x a r j u E s al'),
  assuming(
    'b',
    'rho',
    'C',
    'B',
    'A',
    'past',
    'e',
    'entries',
    'row',
    'smaller',
    'below',
    'positive',
    'most',
    'score',
    'weights',
    'token',
    'killed',
    'scores',
  ),
  note('rows', from(at(attenuation, 'p', 'N', 'd', 'A', 'B', 'C', 'D', 'c', 'b', 'rho', 'i', 'j'), 'b', 'rho', 'C', 'B', 'A', 'past')),
  note(
    'model',
    from(at(boundedImage, 'p', 'd', 'ssmop N A B C D i j', 'u', 'c * rho ^ (i - j) * b', 'e', 'al'), 'e', 'rows', 'entries', 'row'),
  ),
  note(
    'attention',
    at(
      from(
        at(highwayAB, 'n', 'd', 'V', 'x', 'a', 'r', 'j', 'u', 'E', 's'),
        'below',
        'positive',
        'most',
        'score',
        'weights',
        'token',
        'killed',
        'scores',
      ),
      'al',
    ),
  ),
  have('large: 1 / 2 * abs (mvec d V u al) ≤ abs (mvec d (attjac n d V x a r j) u al)', logicFrom('attention')),
  forget('attention', 'killed', 'token', 'weights', 'entries', 'rows', 'A'),
  linearly(),
);
