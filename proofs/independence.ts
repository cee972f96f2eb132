// L1 (mathematics.md 1.4): k independent vectors that are combinations of H vectors are at most H. A vector over any index
// type I is a function on it, of which only the entries in a set E count.
import {
  apply,
  arith,
  assuming,
  at,
  by,
  cases,
  chain,
  contradiction,
  equals,
  fix,
  forget,
  from,
  have,
  induct,
  intro,
  lemma,
  logic,
  note,
  obtain,
} from '../src/logic/proof.ts';
import { fewCombinations } from './few-combinations.ts';
import { kron } from './operators.ts';
import { sumCombine } from './sum-normal.ts';
import { sumEqual, sumPadding, sumSelect } from './sums.ts';

/** L1, by independence. */
export const L1 = lemma(
  'L1-indep',
  `∀(E : I → bool) k H u V c.
     (∀y. (∀e. E e ⟹ sum k (λt. y t * u t e) = 0) ⟹ ∀t. t < k ⟹ y t = 0) ∧
     (∀t e. t < k ∧ E e ⟹ u t e = sum H (λh. c t h * V h e)) ⟹ k ≤ H`,
  fix('E k H u V c'),
  assuming('independent', 'combined'),
  contradiction('more'),
  // Were there more than H, the first H + 1 rows of coefficients would have a relation.
  obtain('y', at(fewCombinations, 'H', 'c'), 'some', 'zero'),
  have(
    'vanishes: ∀e. E e ⟹ sum k (λt. (if t ≤ H then y t else 0) * u t e) = 0',
    fix('e'),
    assuming('inside'),
    chain(
      '…',
      equals('sum (suc H) (λt. (if t ≤ H then y t else 0) * u t e)', apply(sumPadding, {}, [arith()], [intro(), by()])),
      equals(
        'sum (suc H) (λt. y t * sum H (λh. c t h * V h e))',
        apply(sumEqual),
        fix('t'),
        assuming('early'),
        have('t < k', arith()),
        by('combined'),
      ),
      equals('sum H (λh. sum (suc H) (λt. y t * c t h) * V h e)', apply(sumCombine)),
      equals('0', by('zero')),
    ),
  ),
  obtain('m', 'some', 'below', 'nonzero'),
  note('none', from(at('independent', 'λt. if t ≤ H then y t else 0'), 'vanishes')),
  note('none', at('none', 'm')),
  by('none'),
);

/** L1, by dual functionals: linear maps phi s with phi s (u t) = [s = t]. */
export const L1dual = lemma(
  'L1-dual',
  `∀(phi : ℕ → (I → ℝ) → ℝ) k H u V c.
     (∀s f g. s < k ⟹ phi s (λe. f e + g e) = phi s f + phi s g) ∧
     (∀s r f. s < k ⟹ phi s (λe. r * f e) = r * phi s f) ∧
     (∀s t. s < k ∧ t < k ⟹ phi s (u t) = kron s t) ∧
     (∀t. t < k ⟹ u t = λe. sum H (λh. c t h * V h e)) ⟹ k ≤ H`,
  fix('phi k H u V c'),
  assuming('additive', 'homogeneous', 'dual', 'combined'),
  apply(
    L1,
    { E: 'λe : I. T', u: 'u', V: 'V', c: 'c' },
    [
      fix('y'),
      assuming('vanishes'),
      fix('s'),
      assuming('below'),
      forget('combined'),
      // phi s of the relation is, term by term, y s.
      have(
        'termwise: ∀n. n ≤ k ⟹ phi s (λe. sum n (λt. y t * u t e)) = sum n (λt. y t * kron s t)',
        induct(
          'n',
          [note('nothing', at('homogeneous', 's', '0', 'λe. 0')), by('nothing')],
          [
            assuming('within'),
            note('added', at('additive', 's', 'λe. sum n (λt. y t * u t e)', 'λe. y n * u n e')),
            note('scaled', at('homogeneous', 's', 'y n', 'u n')),
            by('added', 'scaled', 'IH', 'dual'),
          ],
        ),
      ),
      note('whole', at('termwise', 'k')),
      note('nothing', at('homogeneous', 's', '0', 'λe. 0')),
      have('left: phi s (λe. sum k (λt. y t * u t e)) = 0', by('vanishes', 'nothing')),
      have(
        'right: sum k (λt. y t * kron s t) = y s',
        chain(
          '…',
          equals(
            'sum k (λt. if t = s then y t else 0)',
            apply(sumEqual),
            fix('t'),
            assuming('early'),
            cases('same: t = s', [by('same', kron)], [have('¬(s = t)', logic()), by(kron)]),
          ),
          equals('y s', by(sumSelect)),
        ),
      ),
      by('whole', 'left', 'right'),
    ],
    [fix('t e'), assuming('below', 'inside'), by('combined')],
  ),
);
