// Two heads compute the map of every causal family of 2 by 2 operators (mathematics.md 2.5.3, E1 and E2): the identity and the
// rotation by a right angle, with coefficients that depend on the key. The lag operators may span three or four dimensions.
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
  rewriteFact,
  ring,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import { mvecKron } from './inputs.ts';
import { mapEverywhereA, mapEverywhereB, mapOfSpan } from './map-everywhere-spans.ts';
import { mat2, mmul, mvec } from './matrices.ts';
import { mpowDiagonal } from './matrix-powers.ts';
import { dim, indep, kron, spanDim } from './operators.ts';
import { onePower, squaresZero } from './real-facts.ts';
import { spanMember } from './spans.ts';
import { lag } from './state-space.ts';
import { sumThree, sumTwo } from './sum-small.ts';
import { sumSuc, sumZero } from './sums.ts';

/** Four terms. */
const sumFour = lemma('sum-four', '∀f. sum 4 f = f 0 + f 1 + f 2 + f 3', fix('f'), rewrite(sumSuc, sumZero), ring());

/** The squared length times the value of a matrix is a combination of the vector and the vector turned. */
export const identity = lemma(
  'map-everywhere-identity',
  `∀a b c d x y : ℝ.
     (x * x + y * y) * (a * x + b * y) =
       (x * (a * x + b * y) + y * (c * x + d * y)) * x + (-y * (a * x + b * y) + x * (c * x + d * y)) * -y ∧
     (x * x + y * y) * (c * x + d * y) =
       (x * (a * x + b * y) + y * (c * x + d * y)) * y + (-y * (a * x + b * y) + x * (c * x + d * y)) * x`,
  fix('a b c d x y'),
  both([ring()], [ring()]),
);

/** Every 2 by 2 matrix is, at each vector, a combination of the identity and the rotation. */
export const localForm = lemma(
  'map-everywhere-local',
  '∀a b c d x y : ℝ. ∃al be. a * x + b * y = al * x + be * -y ∧ c * x + d * y = al * y + be * x',
  fix('a b c d x y'),
  cases(
    'zero: x * x + y * y = 0',
    [
      note('both', from(at(squaresZero, 'x', 'y'), 'zero')),
      have('x = 0', by('both')),
      have('y = 0', by('both')),
      forget('both', 'zero'),
      take('0', '0'),
      both([by()], [by()]),
    ],
    [
      have('unit: inv (x * x + y * y) * (x * x + y * y) = 1', apply(fact('real-inv-mul')), exact('zero')),
      note('parts', at(identity, 'a', 'b', 'c', 'd', 'x', 'y')),
      take(
        'inv (x * x + y * y) * (x * (a * x + b * y) + y * (c * x + d * y))',
        'inv (x * x + y * y) * (-y * (a * x + b * y) + x * (c * x + d * y))',
      ),
      both(
        [
          chain(
            '…',
            equals('(inv (x * x + y * y) * (x * x + y * y)) * (a * x + b * y)', rewrite('unit'), ring()),
            equals('inv (x * x + y * y) * ((x * x + y * y) * (a * x + b * y))', ring()),
            equals('…', rewrite('parts'), ring()),
          ),
        ],
        [
          chain(
            '…',
            equals('(inv (x * x + y * y) * (x * x + y * y)) * (c * x + d * y)', rewrite('unit'), ring()),
            equals('inv (x * x + y * y) * ((x * x + y * y) * (c * x + d * y))', ring()),
            equals('…', rewrite('parts'), ring()),
          ),
        ],
      ),
    ],
  ),
);

/** Two heads, the identity and the rotation, compute the map of every causal family of 2 by 2 operators. */
export const twoHeads = lemma(
  'map-everywhere-two',
  '∀n M. MapHeads n 2 2 M (λh. if h = 0 then kron else mat2 0 (-1) 1 0) 2',
  fix('n M'),
  rewrite(mapEverywhereA),
  fix('l v'),
  assuming('lag'),
  obtain('r s', at(localForm, 'M l 0 0', 'M l 0 1', 'M l 1 0', 'M l 1 1', 'v 0', 'v 1'), 'upper', 'lower'),
  take('λh. if h = 0 then r else s'),
  fix('al'),
  assuming('row'),
  have('which: al = 0 ∨ al = 1', arith()),
  cases(
    'which',
    [have('is: al = 0', by()), forget('row'), rewrite('is'), rewrite(sumTwo, mvec, sumTwo), by(kron, mat2)],
    [have('is: al = 1', by()), forget('row'), rewrite('is'), rewrite(sumTwo, mvec, sumTwo), by(kron, mat2)],
  ),
);

/** E1: three dimensions, with three tokens. */
export const E1 = lemma(
  'map-everywhere-E1',
  'SpanDim 3 2 2 (λl. mat2 (0 ^ l) 1 0 (2 ^ l)) 3',
  rewrite(spanDim, dim),
  take('λl. mat2 (0 ^ l) 1 0 (2 ^ l)'),
  both(
    [fix('s'), assuming('below'), take('s'), by()],
    [
      rewrite(indep),
      fix('y'),
      assuming('vanishes'),
      have('upperLeft: sum 3 (λs. y s * mat2 (0 ^ s) 1 0 (2 ^ s) 0 0) = 0', apply('vanishes', {}, [by()], [by()])),
      have('upperRight: sum 3 (λs. y s * mat2 (0 ^ s) 1 0 (2 ^ s) 0 1) = 0', apply('vanishes', {}, [by()], [by()])),
      have('lowerRight: sum 3 (λs. y s * mat2 (0 ^ s) 1 0 (2 ^ s) 1 1) = 0', apply('vanishes', {}, [by()], [by()])),
      forget('vanishes'),
      rewriteFact('upperLeft', sumThree, mat2),
      rewriteFact('upperRight', sumThree, mat2),
      rewriteFact('lowerRight', sumThree, mat2),
      simpFact('upperLeft'),
      simpFact('upperRight'),
      simpFact('lowerRight'),
      have('y0: y 0 = 0', linearly()),
      have('y1: y 1 = 0', linearly()),
      have('y2: y 2 = 0', linearly()),
      fix('s'),
      assuming('below'),
      have('which: s = 0 ∨ s = 1 ∨ s = 2', arith()),
      forget('upperLeft', 'upperRight', 'lowerRight'),
      by(),
    ],
    [
      fix('R'),
      assuming('member'),
      obtain('l', 'member', 'below', 'is'),
      note('here', from(at(spanMember, '2', '2', '3', 'λl. mat2 (0 ^ l) 1 0 (2 ^ l)', 'l'), 'below')),
      rewrite('is'),
      exact('here'),
    ],
  ),
);

/** E2: four dimensions, with four tokens. */
export const E2 = lemma(
  'map-everywhere-E2',
  'SpanDim 4 2 2 (λl. mat2 (0 ^ l) 1 (2 ^ l) (3 ^ l)) 4',
  rewrite(spanDim, dim),
  take('λl. mat2 (0 ^ l) 1 (2 ^ l) (3 ^ l)'),
  both(
    [fix('s'), assuming('below'), take('s'), by()],
    [
      rewrite(indep),
      fix('y'),
      assuming('vanishes'),
      have('upperLeft: sum 4 (λs. y s * mat2 (0 ^ s) 1 (2 ^ s) (3 ^ s) 0 0) = 0', apply('vanishes', {}, [by()], [by()])),
      have('upperRight: sum 4 (λs. y s * mat2 (0 ^ s) 1 (2 ^ s) (3 ^ s) 0 1) = 0', apply('vanishes', {}, [by()], [by()])),
      have('lowerLeft: sum 4 (λs. y s * mat2 (0 ^ s) 1 (2 ^ s) (3 ^ s) 1 0) = 0', apply('vanishes', {}, [by()], [by()])),
      have('lowerRight: sum 4 (λs. y s * mat2 (0 ^ s) 1 (2 ^ s) (3 ^ s) 1 1) = 0', apply('vanishes', {}, [by()], [by()])),
      forget('vanishes'),
      rewriteFact('upperLeft', sumFour, mat2),
      rewriteFact('upperRight', sumFour, mat2),
      rewriteFact('lowerLeft', sumFour, mat2),
      rewriteFact('lowerRight', sumFour, mat2),
      simpFact('upperLeft'),
      simpFact('upperRight'),
      simpFact('lowerLeft'),
      simpFact('lowerRight'),
      have('y0: y 0 = 0', linearly()),
      have('y1: y 1 = 0', linearly()),
      have('y2: y 2 = 0', linearly()),
      have('y3: y 3 = 0', linearly()),
      fix('s'),
      assuming('below'),
      have('which: s = 0 ∨ s = 1 ∨ s = 2 ∨ s = 3', arith()),
      forget('upperLeft', 'upperRight', 'lowerLeft', 'lowerRight'),
      by(),
    ],
    [
      fix('R'),
      assuming('member'),
      obtain('l', 'member', 'below', 'is'),
      note('here', from(at(spanMember, '2', '2', '4', 'λl. mat2 (0 ^ l) 1 (2 ^ l) (3 ^ l)', 'l'), 'below')),
      rewrite('is'),
      exact('here'),
    ],
  ),
);

/** E1 is a state space model of size 3: A = diag(0, 1, 2). */
export const E1isSSM = lemma(
  'map-everywhere-E1-is-ssm',
  `∀l a b. a < 2 ∧ b < 2 ⟹
     lag 3 (λs t. if s = t then fromNatural s else 0) (λs b. if (s = 0) ⇔ (b = 0) then 1 else 0)
       (λa s. if a = 0 ∧ s < 2 ∨ a = 1 ∧ s = 2 then 1 else 0) l a b = mat2 (0 ^ l) 1 0 (2 ^ l) a b`,
  fix('l a b'),
  assuming('row', 'column'),
  note('powers', at(mpowDiagonal, '3', 'λs. fromNatural s', 'l')),
  rewrite(lag, mmul, sumThree, 'powers'),
  have('rows: a = 0 ∨ a = 1', arith()),
  have('columns: b = 0 ∨ b = 1', arith()),
  forget('powers'),
  cases(
    'rows',
    [cases('columns', [by(mat2, onePower)], [by(mat2, onePower)])],
    [cases('columns', [by(mat2, onePower)], [by(mat2, onePower)])],
  ),
);

/** E2 is a state space model of size 4: A = diag(0, 1, 2, 3). */
export const E2isSSM = lemma(
  'map-everywhere-E2-is-ssm',
  `∀l a b. a < 2 ∧ b < 2 ⟹
     lag 4 (λs t. if s = t then fromNatural s else 0) (λs b. if (s = 0 ∨ s = 2) ⇔ (b = 0) then 1 else 0)
       (λa s. if (a = 0) ⇔ (s < 2) then 1 else 0) l a b = mat2 (0 ^ l) 1 (2 ^ l) (3 ^ l) a b`,
  fix('l a b'),
  assuming('row', 'column'),
  note('powers', at(mpowDiagonal, '4', 'λs. fromNatural s', 'l')),
  rewrite(lag, mmul, sumFour, 'powers'),
  have('rows: a = 0 ∨ a = 1', arith()),
  have('columns: b = 0 ∨ b = 1', arith()),
  forget('powers'),
  cases(
    'rows',
    [cases('columns', [by(mat2, onePower)], [by(mat2, onePower)])],
    [cases('columns', [by(mat2, onePower)], [by(mat2, onePower)])],
  ),
);

/** Heads that compute the map at every input may be fewer than the lag operators span dimensions: E1. */
export const necessityFails = lemma(
  'map-everywhere-necessity-fails',
  '¬∀n p d M V H k. SpanDim n p d M k ∧ MapHeads n p d M V H ⟹ k ≤ H',
  assuming('necessary'),
  note('here', at('necessary', '3', '2', '2', 'λl. mat2 (0 ^ l) 1 0 (2 ^ l)', 'λh. if h = 0 then kron else mat2 0 (-1) 1 0', '2', '3')),
  note('two', at(twoHeads, '3', 'λl. mat2 (0 ^ l) 1 0 (2 ^ l)')),
  have('wrong: 3 ≤ 2', apply('here', {}, [exact(E1)], [exact('two')])),
  arith(),
);

/** The rotation of two tokens needs two heads at map level too: each vector but zero is separating. */
export const rotation = lemma(
  'map-everywhere-rotation',
  '∀H. (∃V. MapHeads 2 2 2 (λl. if l = 0 then kron else mat2 0 (-1) 1 0) V H) ⇔ 2 ≤ H',
  fix('H'),
  both(
    [
      assuming('some'),
      obtain('V', 'some', 'maps'),
      apply(
        mapEverywhereB,
        { n: '2', p: '2', d: '2', M: 'λl. if l = 0 then kron else mat2 0 (-1) 1 0', V: 'V', v: 'kron 0' },
        [exact('maps')],
        [
          rewrite(dim),
          take('λl al be. mvec 2 (if l = 0 then kron else mat2 0 (-1) 1 0) (kron 0) al'),
          both(
            [fix('s'), assuming('below'), take('s'), by()],
            [
              rewrite(indep),
              fix('y'),
              assuming('vanishes'),
              have(
                'one: ∀l al. mvec 2 (if l = 0 then kron else mat2 0 (-1) 1 0) (kron 0) al = (if l = 0 then kron else mat2 0 (-1) 1 0) al 0',
                fix('l al'),
                apply(mvecKron),
                by(),
              ),
              rewriteFact('vanishes', 'one'),
              have(
                'upper: y 0 = 0',
                note('here', at('vanishes', '0', '0')),
                forget('vanishes', 'one'),
                simpFact('here', kron, mat2),
                linearly('here'),
              ),
              have(
                'lower: y 1 = 0',
                note('here', at('vanishes', '1', '0')),
                forget('vanishes', 'one', 'upper'),
                simpFact('here', kron, mat2),
                linearly('here'),
              ),
              forget('vanishes', 'one'),
              fix('s'),
              assuming('below'),
              have('which: s = 0 ∨ s = 1', arith()),
              by(),
            ],
            [
              fix('R'),
              assuming('member'),
              obtain('l', 'member', 'below', 'is'),
              note(
                'here',
                from(at(spanMember, '2', '1', '2', 'λl al be. mvec 2 (if l = 0 then kron else mat2 0 (-1) 1 0) (kron 0) al', 'l'), 'below'),
              ),
              rewrite('is'),
              exact('here'),
            ],
          ),
        ],
      ),
    ],
    [
      assuming('enough'),
      take('λl. if l = 0 then kron else mat2 0 (-1) 1 0'),
      apply(mapOfSpan),
      fix('l'),
      assuming('lag'),
      have('below: l < H', arith()),
      note('here', from(at(spanMember, '2', '2', 'H', 'λl. if l = 0 then kron else mat2 0 (-1) 1 0', 'l'), 'below')),
      exact('here'),
    ],
  ),
);
