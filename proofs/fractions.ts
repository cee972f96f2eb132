// Laws of quotients of real numbers: `a / b` is what gives a when multiplied by b, if b is not zero.
import {
  apply,
  assuming,
  at,
  both,
  by,
  cases,
  chain,
  contradiction,
  equals,
  exact,
  fact,
  fix,
  from,
  have,
  law,
  lemma,
  linearly,
  note,
  rewrite,
  ring,
} from '../src/logic/proof.ts';

/** A common factor that is not zero may be cancelled. */
export const cancelFactor = lemma(
  'cancel-factor',
  '∀(a : ℝ) b c. ¬(c = 0) ∧ a * c = b * c ⟹ a = b',
  fix('a b c'),
  assuming('nonzero', 'same'),
  note('unit', at(fact('real-inv-mul'), 'c')),
  have('unit: inv c * c = 1', by('unit')),
  chain(
    '…',
    equals('a * (inv c * c)', by('unit')),
    equals('(a * c) * inv c', ring()),
    equals('(b * c) * inv c', rewrite('same'), by()),
    equals('b * (inv c * c)', ring()),
    equals('…', by('unit')),
  ),
);

/** A product is zero only if a factor is. */
export const productZero = lemma(
  'product-zero',
  '∀(a : ℝ) b. a * b = 0 ⟹ a = 0 ∨ b = 0',
  fix('a b'),
  assuming('product'),
  cases('zero: b = 0', [by()], [have('a = 0', apply(cancelFactor, { c: 'b' }, [exact('zero')], [linearly()])), by()]),
);

/** Divided and multiplied by the same number. */
export const divMul = law('div-mul');

/** Multiplying by a number that is not negative keeps the order. */
export const mulLe = lemma(
  'mul-le',
  '∀(a : ℝ) b c. a ≤ b ∧ 0 ≤ c ⟹ a * c ≤ b * c',
  fix('a b c'),
  assuming('less', 'nonnegative'),
  note('product', at(fact('real-mul-nonnegative'), 'b - a', 'c')),
  have('product: 0 ≤ (b - a) * c', apply('product', {}, [linearly()], [exact('nonnegative')])),
  linearly(),
);

/** The product of positive numbers. */
export const mulPositive = law('mul-positive');

/** A positive factor may be cancelled from an inequality. */
export const cancelLe = lemma(
  'cancel-le',
  '∀(a : ℝ) b c. 0 < c ∧ a * c ≤ b * c ⟹ a ≤ b',
  fix('a b c'),
  assuming('positive', 'product'),
  contradiction('more'),
  have('strict: 0 < (a - b) * c', apply(mulPositive, {}, [linearly()], [exact('positive')])),
  linearly(),
);

/** A bound on a quotient from above, without division. */
export const divLe = law('div-le');

/** A bound on a quotient from below, without division. */
export const leDiv = lemma(
  'le-div',
  '∀a b c. 0 < b ⟹ (c ≤ a / b ⇔ c * b ≤ a)',
  fix('a b c'),
  assuming('positive'),
  have('nonzero: ¬(b = 0)', assuming('zero'), linearly()),
  note('product', from(at(divMul, 'a', 'b'), 'nonzero')),
  both(
    [assuming('bound'), have('multiplied: c * b ≤ a / b * b', apply(mulLe, {}, [exact('bound')], [linearly()])), linearly()],
    [assuming('bound'), apply(cancelLe, { c: 'b' }, [exact('positive')], [linearly()])],
  ),
);

/** Quotients are compared by multiplying crosswise. */
export const divLeDiv = lemma(
  'div-le-div',
  '∀a b c d. 0 < b ∧ 0 < d ∧ a * d ≤ c * b ⟹ a / b ≤ c / d',
  fix('a b c d'),
  assuming('first', 'second', 'cross'),
  note('bound', from(at(divLe, 'a', 'b', 'c / d'), 'first')),
  rewrite('bound'),
  apply(
    cancelLe,
    { c: 'd' },
    [exact('second')],
    [
      have('nonzero: ¬(d = 0)', assuming('zero'), linearly()),
      note('product', from(at(divMul, 'c', 'd'), 'nonzero')),
      have('same: c / d * b * d = c * b', chain('…', equals('c / d * d * b', ring()), equals('…', rewrite('product'), ring()))),
      rewrite('same'),
      exact('cross'),
    ],
  ),
);

/** A positive number divided by a positive one. */
export const divPositive = law('div-positive');

/** `z / (z + m)` grows with z. */
export const shareGrows = lemma(
  'share-grows',
  '∀z y m. 0 < z ∧ z ≤ y ∧ 0 ≤ m ⟹ z / (z + m) ≤ y / (y + m)',
  fix('z y m'),
  assuming('positive', 'grows', 'rest'),
  apply(
    divLeDiv,
    {},
    [linearly()],
    [linearly()],
    [have('rests: z * m ≤ y * m', apply(mulLe, {}, [exact('grows')], [exact('rest')])), linearly()],
  ),
);
