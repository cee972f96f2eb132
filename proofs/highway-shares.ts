// The numbers of gradient-highway (mathematics.md 2.9.3): how large the weight of a token is, and the factor of its Jacobian.
import {
  apply,
  assuming,
  at,
  back,
  both,
  cases,
  exact,
  fact,
  fix,
  from,
  have,
  lemma,
  linearly,
  rewrite,
  ring,
  simp,
} from '../src/logic/proof.ts';
import { divLe, leDiv, mulLe, shareGrows } from './fractions.ts';

/** A token has at least half of the weight exactly if its weight is at least that of the others together. */
export const highwayWeight = lemma(
  'highway-weight',
  '∀E m. 0 < E ∧ 0 ≤ m ⟹ (1 / 2 ≤ E / (E + m) ⇔ m ≤ E)',
  fix('E m'),
  assuming('positive', 'others'),
  have('whole: 0 < E + m', linearly()),
  rewrite(from(at(leDiv, 'E', 'E + m', '1 / 2'), 'whole')),
  both([assuming('bound'), linearly()], [assuming('bound'), linearly()]),
);

/** With weight a at least 1 / 2 and a score that is not negative the factor is at least 1 / 2. */
export const highwayA = lemma(
  'highway-a-scalar',
  '∀E m s a. 0 < E ∧ 0 ≤ m ∧ m ≤ E ∧ 0 ≤ s ∧ a = E / (E + m) ⟹ 1 / 2 ≤ a * (1 + (1 - a) * s)',
  fix('E m s a'),
  assuming('positive', 'others', 'most', 'score', 'share'),
  have('whole: 0 < E + m', linearly()),
  have('half: 1 / 2 ≤ a', rewrite('share', from(at(leDiv, 'E', 'E + m', '1 / 2'), 'whole')), linearly()),
  have('one: a ≤ 1', rewrite('share', from(at(divLe, 'E', 'E + m', '1'), 'whole')), linearly()),
  have(
    'more: 0 * s ≤ a * (1 - a) * s',
    apply(
      mulLe,
      {},
      [have('product: 0 * (1 - a) ≤ a * (1 - a)', apply(mulLe, {}, [linearly()], [linearly()])), linearly()],
      [exact('score')],
    ),
  ),
  linearly(),
);

/** Two tokens with the same weight a: the factor is at least 1 / 3. */
export const highwayC = lemma(
  'highway-c-scalar',
  '∀E m s a. 1 ≤ E ∧ 0 ≤ m ∧ m ≤ E ∧ 0 ≤ s ∧ a = E / (2 * E + m) ⟹ 1 / 3 ≤ a * (1 + (1 - 2 * a) * s)',
  fix('E m s a'),
  assuming('positive', 'others', 'most', 'score', 'share'),
  have('whole: 0 < 2 * E + m', linearly()),
  have('third: 1 / 3 ≤ a', rewrite('share', from(at(leDiv, 'E', '2 * E + m', '1 / 3'), 'whole')), linearly()),
  have('half: a ≤ 1 / 2', rewrite('share', from(at(divLe, 'E', '2 * E + m', '1 / 2'), 'whole')), linearly()),
  have(
    'more: 0 * s ≤ a * (1 - 2 * a) * s',
    apply(
      mulLe,
      {},
      [have('product: 0 * (1 - 2 * a) ≤ a * (1 - 2 * a)', apply(mulLe, {}, [linearly()], [linearly()])), linearly()],
      [exact('score')],
    ),
  ),
  linearly(),
);

/** (A) without calculus: when the token grows by the factor 1 + t, the output grows by at least t / 2. */
export const highwayADifference = lemma(
  'highway-a-difference',
  '∀E w m t. 0 < E ∧ 0 ≤ m ∧ m ≤ E ∧ E ≤ w ∧ 0 ≤ t ⟹ t / 2 ≤ (1 + t) * (w / (w + m)) - E / (E + m)',
  fix('E w m t'),
  assuming('positive', 'others', 'most', 'grows', 'step'),
  have('whole: 0 < E + m', linearly()),
  have('half: 1 / 2 ≤ E / (E + m)', rewrite(from(at(leDiv, 'E', 'E + m', '1 / 2'), 'whole')), linearly()),
  have('more: E / (E + m) ≤ w / (w + m)', apply(shareGrows, {}, [exact('positive')], [exact('grows')], [exact('others')])),
  have('moved: 1 / 2 * t ≤ w / (w + m) * t', apply(mulLe, {}, [linearly()], [exact('step')])),
  linearly(),
);

/** (C) without calculus: twins, of which one grows. */
export const highwayCDifference = lemma(
  'highway-c-difference',
  '∀E w m t. 1 ≤ E ∧ 0 ≤ m ∧ m ≤ E ∧ E ≤ w ∧ 0 ≤ t ⟹ t / 3 ≤ ((1 + t) * w + E) / (w + E + m) - (E + E) / (E + E + m)',
  fix('E w m t'),
  assuming('positive', 'others', 'most', 'grows', 'step'),
  have('whole: 0 < w + E + m', linearly()),
  have('more: (E + E) / (E + E + m) ≤ (w + E) / (w + E + m)', apply(shareGrows, {}, [linearly()], [linearly()], [exact('others')])),
  have(
    'share: (E + E) / (E + E + m) * (w + E + m) ≤ w + E',
    rewrite(back(from(at(leDiv, 'w + E', 'w + E + m', '(E + E) / (E + E + m)'), 'whole'))),
    exact('more'),
  ),
  have('third: (w + E + m) * t ≤ 3 * w * t', apply(mulLe, {}, [linearly()], [exact('step')])),
  have(
    'both: t / 3 + (E + E) / (E + E + m) ≤ ((1 + t) * w + E) / (w + E + m)',
    rewrite(from(at(leDiv, '(1 + t) * w + E', 'w + E + m', 't / 3 + (E + E) / (E + E + m)'), 'whole')),
    linearly(),
  ),
  linearly(),
);

/** A factor that is at least c lets through at least c times the size. */
export const factorAbs = lemma(
  'factor-abs',
  '∀c f v. 0 ≤ c ∧ c ≤ f ⟹ c * abs v ≤ abs (f * v)',
  fix('c f v'),
  assuming('nonnegative', 'bound'),
  have(
    'same: abs (f * v) = f * abs v',
    rewrite(fact('real-abs')),
    cases(
      'sign: 0 ≤ v',
      [
        have('product: 0 * v ≤ f * v', apply(mulLe, {}, [linearly()], [exact('sign')])),
        have('positive: 0 ≤ f * v', linearly()),
        simp('sign', 'positive'),
      ],
      [
        have('product: 0 * -v ≤ f * -v', apply(mulLe, {}, [linearly()], [linearly()])),
        cases('zero: 0 ≤ f * v', [simp('zero', 'sign'), linearly()], [simp('zero', 'sign'), ring()]),
      ],
    ),
  ),
  have('size: 0 ≤ abs v', rewrite(fact('real-abs')), cases('sign: 0 ≤ v', [simp('sign')], [simp('sign'), linearly()])),
  rewrite('same'),
  apply(mulLe, {}, [exact('bound')], [exact('size')]),
);
