// Four heads, the multiplications by the units of the quaternions, compute the map of every causal family of 4 by 4 operators
// (mathematics.md 2.5.3, E3), whose lag operators may span sixteen dimensions.
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
  forget,
  from,
  have,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  ring,
  take,
} from '../src/logic/proof.ts';
import { mapEverywhereA } from './map-everywhere-spans.ts';
import { mvec } from './matrices.ts';
import { squareNonnegative, squaresZero } from './real-facts.ts';
import { kron } from './operators.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual } from './sums.ts';

const length = 'x * x + y * y + z * z + w * w';

/** At a vector that is not zero its four multiples by the units are a basis. */
export const quaternionBasis = lemma(
  'quaternion-basis',
  `∀x y z w a b c d : ℝ. ¬(${length} = 0) ⟹ ∃p q r s.
     a = p * x + q * -y + r * -z + s * -w ∧
     b = p * y + q * x + r * w + s * -z ∧
     c = p * z + q * -w + r * x + s * y ∧
     d = p * w + q * z + r * -y + s * x`,
  fix('x y z w a b c d'),
  assuming('nonzero'),
  have(`unit: inv (${length}) * (${length}) = 1`, apply(fact('real-inv-mul')), exact('nonzero')),
  take(
    `inv (${length}) * (x * a + y * b + z * c + w * d)`,
    `inv (${length}) * (-y * a + x * b - w * c + z * d)`,
    `inv (${length}) * (-z * a + w * b + x * c - y * d)`,
    `inv (${length}) * (-w * a - z * b + y * c + x * d)`,
  ),
  both(
    ...['a', 'b', 'c', 'd'].map((one) => [
      chain('…', equals(`(inv (${length}) * (${length})) * ${one}`, rewrite('unit'), ring()), equals('…', ring())),
    ]),
  ),
);

// The matrices of the multiplications: 1, and the units i, j, k by their entries.
const entry = (...places: readonly (readonly [number, number])[]): string =>
  places.map(([al, be]) => `al = ${String(al)} ∧ be = ${String(be)}`).join(' ∨ ');
const unit = (negative: string, positive: string): string => `(if ${negative} then -1 else if ${positive} then 1 else 0)`;
const heads = `(λh al be.
  if h = 0 then kron al be
  else if h = 1 then ${unit(entry([0, 1], [2, 3]), entry([1, 0], [3, 2]))}
  else if h = 2 then ${unit(entry([0, 2], [3, 1]), entry([1, 3], [2, 0]))}
  else ${unit(entry([0, 3], [1, 2]), entry([2, 1], [3, 0]))})`;

/** E3. */
export const fourHeads = lemma(
  'map-everywhere-four',
  `∀n M. MapHeads n 4 4 M ${heads} 4`,
  fix('n M'),
  rewrite(mapEverywhereA),
  fix('l v'),
  assuming('lag'),
  cases(
    'zero: v 0 * v 0 + v 1 * v 1 + v 2 * v 2 + v 3 * v 3 = 0',
    [
      // At zero both sides are zero.
      note('n0', at(squareNonnegative, 'v 0')),
      note('n1', at(squareNonnegative, 'v 1')),
      note('n2', at(squareNonnegative, 'v 2')),
      note('n3', at(squareNonnegative, 'v 3')),
      note('one', at(squaresZero, 'v 0', 'v 1')),
      note('two', at(squaresZero, 'v 2', 'v 3')),
      have('first: v 0 = 0 ∧ v 1 = 0', apply('one'), linearly('zero', 'n0', 'n1', 'n2', 'n3')),
      have('second: v 2 = 0 ∧ v 3 = 0', apply('two'), linearly('zero', 'n0', 'n1', 'n2', 'n3')),
      forget('zero', 'n0', 'n1', 'n2', 'n3', 'one', 'two'),
      have('all: ∀b. b < 4 ⟹ v b = 0', fix('b'), assuming('index'), have('which: b = 0 ∨ b = 1 ∨ b = 2 ∨ b = 3', arith()), by()),
      take('λh. 0'),
      fix('al'),
      assuming('row'),
      rewrite(mvec),
      chain('…', equals('sum 4 (λb. M l al b * 0)', apply(sumEqual), fix('b'), assuming('index'), by('all')), equals('…', sumRing())),
    ],
    [
      obtain(
        'p q r s',
        from(
          at(quaternionBasis, 'v 0', 'v 1', 'v 2', 'v 3', 'mvec 4 (M l) v 0', 'mvec 4 (M l) v 1', 'mvec 4 (M l) v 2', 'mvec 4 (M l) v 3'),
          'zero',
        ),
        'e0',
        'e1',
        'e2',
        'e3',
      ),
      take('λh. if h = 0 then p else if h = 1 then q else if h = 2 then r else s'),
      fix('al'),
      assuming('row'),
      have('which: al = 0 ∨ al = 1 ∨ al = 2 ∨ al = 3', arith()),
      // The values of the heads, without the equations.
      have(
        `values: ∀al. al < 4 ⟹ sum 4 (λh. (if h = 0 then p else if h = 1 then q else if h = 2 then r else s) * mvec 4 (${heads} h) v al) =
           if al = 0 then p * v 0 + q * -v 1 + r * -v 2 + s * -v 3
           else if al = 1 then p * v 1 + q * v 0 + r * v 3 + s * -v 2
           else if al = 2 then p * v 2 + q * -v 3 + r * v 0 + s * v 1
           else p * v 3 + q * v 2 + r * -v 1 + s * v 0`,
        forget('e0', 'e1', 'e2', 'e3', 'zero', 'lag', 'row', 'which'),
        fix('al'),
        assuming('row'),
        have('which: al = 0 ∨ al = 1 ∨ al = 2 ∨ al = 3', arith()),
        rewrite(mvec),
        cases('which', [by(kron)], [cases('rest', [by(kron)], [cases('rest', [by(kron)], [by(kron)])])]),
      ),
      note('here', from(at('values', 'al'), 'row')),
      rewrite('here'),
      forget('values', 'here', 'row', 'zero', 'lag'),
      cases(
        'which',
        [have('is: al = 0', by()), rewrite('is'), by('e0')],
        [
          cases(
            'rest',
            [have('is: al = 1', by()), rewrite('is'), by('e1')],
            [cases('rest', [have('is: al = 2', by()), rewrite('is'), by('e2')], [have('is: al = 3', by()), rewrite('is'), by('e3')])],
          ),
        ],
      ),
    ],
  ),
);
