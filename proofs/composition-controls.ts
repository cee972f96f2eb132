// The false variants of composition (mathematics.md 2.12): H1 + H2 heads are not enough, H1 H2 are not always needed, and a
// residual connection must be counted.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  exact,
  fix,
  forget,
  have,
  lemma,
  linearly,
  note,
  rewrite,
  rewriteFact,
  simp,
  simpFact,
  take,
  type Tactic,
} from '../src/logic/proof.ts';
import { addI, comp } from './composed-layers.ts';
import { headsMore, innerHeads, outerHeads, sharp } from './composition-examples.ts';
import { mat2, mmul } from './matrices.ts';
import { heads, indep, kron } from './operators.ts';
import { sumRing } from './sum-normal.ts';
import { sumTwo } from './sum-small.ts';
import { uffSpanBound } from './uff-span-bound.ts';

const outer = '(λi m al (z : ℕ). if i - m = 3 * al ∧ m ≤ i ∧ al < 3 then (1 : ℝ) else 0)';
const inner = '(λm j (z : ℕ) be. if m - j = be ∧ j ≤ m ∧ be < 3 then (1 : ℝ) else 0)';

/** Control 1: two layers of three heads may need more than 3 + 3 heads. */
export const sumControl = lemma(
  'composition-sum',
  `Heads 9 3 1 (λx : A. ${outer}) 3 ∧ Heads 9 1 3 (λx : A. ${inner}) 3 ∧
   ¬Heads 9 3 3 (λx : A. comp 9 1 ${outer} ${inner}) (3 + 3)`,
  both(
    [exact(at(outerHeads, '9', '3'))],
    [exact(at(innerHeads, '9', '3'))],
    [note('here', at(sharp, '3', '3 + 3')), have('square: 3 * 3 = 9', arith()), rewriteFact('here', 'square'), rewrite('here'), arith()],
  ),
);

// The identity and the quarter turn J, as two value maps; J J = -I.
/** The same steps for both of two cases. */
const twice = (...steps: Tactic[]): [Tactic[], Tactic[]] => [steps, steps];

const turn = 'mat2 0 (-1) 1 0';
const maps = `(λh. if h = 0 then kron else ${turn})`;
const layer = (a: string): string => `(λi j al be. sum 2 (λh. ${a} h i j * ${maps} h al be))`;

/** Control 2: two layers of the two heads I and J, with any coefficients, compose to a layer of two heads, not four. */
export const productControl = lemma(
  'composition-product',
  `∀n (a : A → ℕ → ℕ → ℕ → ℝ) a'. Heads n 2 2 (λx. comp n 2 ${layer('a x')} ${layer("a' x")}) 2`,
  fix("n a a'"),
  rewrite(heads),
  take(
    maps,
    `λx h i j. if h = 0 then sum n (λm. a x 0 i m * a' x 0 m j - a x 1 i m * a' x 1 m j)
       else sum n (λm. a x 0 i m * a' x 1 m j + a x 1 i m * a' x 0 m j)`,
  ),
  fix('x i j al be'),
  assuming('query', 'key', 'row', 'column'),
  have('rows: al = 0 ∨ al = 1', arith()),
  have('columns: be = 0 ∨ be = 1', arith()),
  rewrite(comp, mmul, sumTwo, mat2, kron),
  cases(
    'rows',
    [cases('columns', [simp(kron, mat2), sumRing()], [simp(kron, mat2), sumRing()])],
    [cases('columns', [simp(kron, mat2), sumRing()], [simp(kron, mat2), sumRing()])],
  ),
);

// Both layers have the one head J; the outer one reads token 1 only.
const one = `(λi m al be. if i = m ∧ i = 1 then ${turn} al be else 0)`;
const two = `(λm j al be. if m = j then ${turn} al be else 0)`;

/** Control 3: two layers of one head each, with residual connections, need two heads. */
export const residualControl = lemma(
  'composition-residual-counts',
  `Heads 2 2 2 (λx : A. ${one}) 1 ∧ Heads 2 2 2 (λx : A. ${two}) 1 ∧
   ∀H. Heads 2 2 2 (λx : A. comp 2 2 (addI ${one}) (addI ${two})) H ⇔ 2 ≤ H`,
  both(
    [
      rewrite(heads),
      take(`λh. ${turn}`, 'λx h i j. if i = j ∧ i = 1 then 1 else 0'),
      fix('x i j al be'),
      assuming('query', 'key', 'row', 'column'),
      cases('i = j ∧ i = 1', [by()], [by()]),
    ],
    [
      rewrite(heads),
      take(`λh. ${turn}`, 'λx h i j. if i = j then 1 else 0'),
      fix('x i j al be'),
      assuming('query', 'key', 'row', 'column'),
      cases('i = j', [by()], [by()]),
    ],
    [
      fix('H'),
      both(
        [
          assuming('represented'),
          apply(
            uffSpanBound,
            {
              n: '2',
              p: '2',
              d: '2',
              W: `λx : A. comp 2 2 (addI ${one}) (addI ${two})`,
              B: `λs. comp 2 2 (addI ${one}) (addI ${two}) s s`,
            },
            [exact('represented')],
            [
              // I + J for token 0 and (I + J)² = 2 J for token 1.
              rewrite(indep),
              fix('y'),
              assuming('vanishes'),
              note('diagonal', at('vanishes', '0', '0')),
              note('other', at('vanishes', '1', '0')),
              simpFact('diagonal', comp, addI, mmul, kron, mat2),
              simpFact('other', comp, addI, mmul, kron, mat2),
              fix('s'),
              assuming('below'),
              have('which: s = 0 ∨ s = 1', arith()),
              have('second: y 1 = 0', linearly('other')),
              forget('vanishes', 'other'),
              cases('which', [by()], [by()]),
            ],
            [fix('s'), assuming('below'), take('(ε) (λx : A. T)', 's', 's'), by()],
          ),
        ],
        [
          assuming('enough'),
          apply(
            headsMore,
            { k: '2' },
            [exact('enough')],
            [
              rewrite(heads),
              take(maps, 'λx h i j. if i = j then (if i = 0 then 1 else (if h = 0 then 0 else 2)) else 0'),
              fix('x i j al be'),
              assuming('query', 'key', 'row', 'column'),
              have('queries: i = 0 ∨ i = 1', arith()),
              have('keys: j = 0 ∨ j = 1', arith()),
              have('rows: al = 0 ∨ al = 1', arith()),
              have('columns: be = 0 ∨ be = 1', arith()),
              cases(
                'queries',
                ...twice(cases('keys', ...twice(cases('rows', ...twice(cases('columns', ...twice(by(comp, addI, mmul, kron, mat2)))))))),
              ),
            ],
          ),
        ],
      ),
    ],
  ),
);
