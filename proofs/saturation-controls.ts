// saturation (mathematics.md 2.7): concrete models that refute what one might also believe, and the smallest examples.
import {
  apply,
  arith,
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
  forget,
  from,
  have,
  intro,
  lemma,
  linearly,
  note,
  obtain,
  rewrite,
  simp,
  simpFact,
  suffices,
  take,
} from '../src/logic/proof.ts';
import { identityDimension, lagDelay, lagOne, lagPowers, lagZero } from './lag-operators.ts';
import { mat2, mmul, mpowSuc, mpowZero } from './matrices.ts';
import { mpowOne } from './matrix-powers.ts';
import { dim, indep, irk, kron, span } from './operators.ts';
import { indepByEntries, spanDimEntries, spanDimIndep } from './span-dimension.ts';
import { lagD, ssmop, transSuc, transZero } from './state-space.ts';
import { sumOne, sumTwo } from './sum-small.ts';
import { sumSingle } from './sum-terms.ts';
import { sumEqual } from './sums.ts';

// The delay line of length three of which coordinates 0 and 2 are read.
const line = 'lag 3 (λs t. if s = suc t then 1 else 0) (λs z. kron s 0) (λa s. if s = 2 * a then 1 else 0)';

/** Its lag operators up to lag 2 are e 0, 0, e 1. */
const gaps = lemma('gaps', `∀l a b. l < 3 ⟹ ${line} l a b = if l = 2 * a then 1 else 0`, intro(), rewrite(lagDelay), by());

/** So up to two tokens they span one dimension. */
const gapsEarly = lemma(
  'gaps-early',
  `∀n. 0 < n ∧ n ≤ 2 ⟹ SpanDim n 2 1 (${line}) 1`,
  fix('n'),
  assuming('positive', 'early'),
  apply(
    spanDimEntries,
    { tau: 'λs. 0', row: 'λs. 0', col: 'λs. 0' },
    [by()],
    [fix('s t'), assuming('one', 'other'), rewrite(gaps), by()],
    [
      fix('l'),
      assuming('below'),
      rewrite(span),
      take('λs. if l = 0 then 1 else 0'),
      fix('al be'),
      assuming('row', 'column'),
      rewrite(sumOne, gaps),
      cases('al = 0', [by()], [have('¬(l = 2 * al)', arith()), have('¬(0 = 2 * al)', arith()), by()]),
    ],
  ),
);

/** Control 1: the dimensions are 1, 1, 2, although the second step adds nothing. */
export const pauseControl = lemma(
  'saturation-control',
  `SpanDim 1 2 1 (${line}) 1 ∧ SpanDim 2 2 1 (${line}) 1 ∧ SpanDim 3 2 1 (${line}) 2`,
  both(
    [apply(gapsEarly), arith()],
    [apply(gapsEarly), arith()],
    [
      apply(
        spanDimEntries,
        { tau: 'λs. 2 * s', row: 'λs. s', col: 'λs. 0' },
        [intro(), by()],
        [
          fix('s t'),
          assuming('row', 'lag'),
          have('2 * t < 3', arith()),
          rewrite(gaps),
          cases('s = t', [by()], [have('¬(2 * t = 2 * s)', arith()), by()]),
        ],
        [
          fix('l'),
          assuming('below'),
          rewrite(span),
          take('λs. if l = 2 * s then 1 else 0'),
          fix('al be'),
          assuming('row', 'column'),
          rewrite(gaps),
          chain(
            '…',
            equals('(if l = 2 * al then 1 else 0) * (if 2 * al = 2 * al then 1 else 0)', by()),
            equals(
              `sum 2 (λs. (if l = 2 * s then 1 else 0) * (if 2 * s = 2 * al then 1 else 0))`,
              suffices(
                'back: sum 2 (λs. (if l = 2 * s then 1 else 0) * (if 2 * s = 2 * al then 1 else 0)) = (if l = 2 * al then 1 else 0) * (if 2 * al = 2 * al then 1 else 0)',
                rewrite('back'),
              ),
              apply(
                sumSingle,
                { j: 'al' },
                [exact('row')],
                [fix('i'), assuming('index', 'other'), have('¬(2 * i = 2 * al)', arith()), by()],
              ),
            ),
            equals('…', apply(sumEqual), fix('i'), assuming('index'), have('2 * i < 3', arith()), rewrite(gaps), by()),
          ),
        ],
      ),
    ],
  ),
);

/** Control 2: A = diag(0, 1) satisfies no equation of degree 1, but one output sees one dimension only. */
export const minimumControl = lemma(
  'saturation-minimum-control',
  `¬(∃q. ∀s t. s < 2 ∧ t < 2 ⟹ mpow 2 (mat2 0 0 0 1) 1 s t = sum 1 (λr. q r * mpow 2 (mat2 0 0 0 1) r s t)) ∧
   SpanDim 2 1 2 (lag 2 (mat2 0 0 0 1) kron (mat2 1 0 0 0)) 1`,
  both(
    [
      assuming('equation'),
      obtain('q', 'equation', 'equation'),
      note('first', at('equation', '0', '0')),
      note('second', at('equation', '1', '1')),
      forget('equation'),
      simpFact('first', mpowOne, sumOne, mpowZero, kron, mat2),
      simpFact('second', mpowOne, sumOne, mpowZero, kron, mat2),
    ],
    [
      apply(
        spanDimEntries,
        { tau: 'λs. 0', row: 'λs. 0', col: 'λs. 0' },
        [intro(), by()],
        [fix('s t'), assuming('one', 'other'), rewrite(lagZero, mmul, sumTwo, kron, mat2), by()],
        [
          fix('l'),
          assuming('below'),
          rewrite(span),
          take('λs. if l = 0 then 1 else 0'),
          fix('al be'),
          assuming('row', 'column'),
          have('first: al = 0', arith()),
          have('columns: be = 0 ∨ be = 1', arith()),
          rewrite(sumOne),
          cases(
            'lag0: l = 0',
            [rewrite('lag0'), by()],
            [
              have('lag1: l = 1', arith()),
              rewrite('lag1', 'first', lagOne, lagZero, mmul, sumTwo, kron, mat2),
              cases('columns', [by()], [by()]),
            ],
          ),
        ],
      ),
    ],
  ),
);

/** Control 3: with A = diag(0, 1) and B = C = 1 the dimension still grows from one token to m = 2. */
export const degreeControl = lemma(
  'saturation-degree-control',
  'SpanDim 1 2 2 (lag 2 (mat2 0 0 0 1) kron kron) 1 ∧ SpanDim 2 2 2 (lag 2 (mat2 0 0 0 1) kron kron) 2',
  both(
    [
      apply(spanDimIndep),
      apply(
        indepByEntries,
        { row: 'λs. 0', col: 'λs. 0' },
        [intro(), by()],
        [fix('s t'), assuming('row', 'lag'), have('lags: t = 0 ∧ s = 0', arith()), rewrite(lagPowers, 'lags', mpowZero, kron), by()],
      ),
    ],
    [
      apply(spanDimIndep),
      rewrite(indep, sumTwo),
      fix('y'),
      assuming('vanishes'),
      note('first', at('vanishes', '0', '0')),
      note('second', at('vanishes', '1', '1')),
      forget('vanishes'),
      simpFact('first', lagPowers, mpowOne, mpowZero, kron, mat2),
      simpFact('second', lagPowers, mpowOne, mpowZero, kron, mat2),
      fix('s'),
      assuming('below'),
      cases(
        's0: s = 0',
        [rewrite('s0'), linearly('first', 'second')],
        [have('s1: s = 1', arith()), rewrite('s1'), linearly('first', 'second')],
      ),
    ],
  ),
);

// One state, two inputs: the state keeps input 0, D passes on input 1.
const passing = 'lagD 1 (λs t. 1) (λs b. kron b 0) (λa s. 1) (λa b. kron b 1)';

/** Control 4: with D the dimension may be m + 1. */
export const passingControl = lemma(
  'saturation-D-control',
  `(∀s t. s < 1 ∧ t < 1 ⟹ mpow 1 (λs t. 1) 1 s t = sum 1 (λr. 1 * mpow 1 (λs t. 1) r s t)) ∧ SpanDim 2 1 2 (${passing}) 2`,
  both(
    [fix('s t'), assuming('row', 'column'), have('zero: s = 0 ∧ t = 0', arith()), rewrite(mpowOne, sumOne, 'zero', mpowZero, kron), by()],
    [
      apply(spanDimIndep),
      rewrite(indep, sumTwo),
      fix('y'),
      assuming('vanishes'),
      note('first', at('vanishes', '0', '0')),
      note('second', at('vanishes', '0', '1')),
      forget('vanishes'),
      simpFact('first', lagD, lagZero, lagOne, mmul, sumOne, kron),
      simpFact('second', lagD, lagZero, lagOne, mmul, sumOne, kron),
      fix('s'),
      assuming('below'),
      cases(
        's0: s = 0',
        [rewrite('s0'), linearly('first', 'second')],
        [have('s1: s = 1', arith()), rewrite('s1'), linearly('first', 'second')],
      ),
    ],
  ),
);

// Time-varying with one state: B reads input t at time t, C writes output t at time t.
const moving = 'ssmop 1 (λt r s. 1) (λt s b. kron b t) (λt a s. kron a t) (λt a b. 0)';

/** Its operator from token j to output i is the matrix unit with its 1 in row i and column j. */
const movingUnits = lemma(
  'moving-units',
  `∀i j a b. i < 2 ∧ j ≤ i ⟹ ${moving} i j a b = kron a i * kron b j`,
  fix('i j a b'),
  assuming('query', 'key'),
  rewrite(ssmop, mmul, sumOne, mmul, sumOne),
  have(
    'still: trans 1 (λt r s. 1) j (i - j) 0 0 = 1',
    cases(
      'same: i = j',
      [rewrite('same', fact('natural-sub-self'), transZero, kron), by()],
      [have('next: i - j = suc 0', arith()), rewrite('next', transSuc, mmul, sumOne, transZero, kron), by()],
    ),
  ),
  rewrite('still'),
  by('key'),
);

/** Control 5: time-varying models may need more heads than they have states or tokens. */
export const varyingControl = lemma(
  'saturation-varying-control',
  `Irk 2 2 2 (λx : A. ${moving}) 3`,
  rewrite(irk, dim),
  take(`λs. if s = 0 then ${moving} 0 0 else if s = 1 then ${moving} 1 0 else ${moving} 1 1`),
  both(
    [
      fix('s'),
      assuming('below'),
      have('which: s = 0 ∨ s = 1 ∨ s = 2', arith()),
      take('(ε) (λx : A. T)', 'if s = 0 then 0 else 1', 'if s = 2 then 1 else 0'),
      cases('s = 0', [by()], [cases('s = 1', [by()], [have('s = 2', arith()), by()])]),
    ],
    [
      apply(
        indepByEntries,
        { row: 'λs. if s = 0 then 0 else 1', col: 'λs. if s = 2 then 1 else 0' },
        [fix('s'), assuming('below'), cases('s = 0', [by()], [cases('s = 2', [by()], [by()])])],
        [
          fix('s t'),
          assuming('row', 'member'),
          have('rows: s = 0 ∨ s = 1 ∨ s = 2', arith()),
          have('members: t = 0 ∨ t = 1 ∨ t = 2', arith()),
          cases(
            't = 0',
            [simp(movingUnits), cases('s = 0', [by(kron)], [by(kron)])],
            [
              cases(
                't = 1',
                [simp(movingUnits), cases('s = 0', [by(kron)], [cases('s = 1', [by(kron)], [by(kron)])])],
                [simp(movingUnits), cases('s = 2', [by(kron)], [by(kron)])],
              ),
            ],
          ),
        ],
      ),
    ],
    [
      fix('R'),
      assuming('member'),
      obtain('x i j', 'member', 'query', 'key', 'is'),
      rewrite('is', span),
      cases(
        'future: i < j',
        // Nothing is read from later tokens.
        [take('λs. 0'), have('¬(j ≤ i)', arith()), rewrite(ssmop), by()],
        [
          take('λs. if s = i + j then 1 else 0'),
          cases(
            'query0: i = 0',
            [have('key0: j = 0', arith()), rewrite('query0', 'key0'), by()],
            [
              have('query1: i = 1', arith()),
              cases('key0: j = 0', [rewrite('query1', 'key0'), by()], [have('key1: j = 1', arith()), rewrite('query1', 'key1'), by()]),
            ],
          ),
        ],
      ),
    ],
  ),
);

/** Control 6: there are models with fewer dimensions than n, N and p d allow. */
export const identityControl = lemma(
  'saturation-identity-control',
  'SpanDim 2 2 2 (lag 2 kron kron kron) 1',
  apply(identityDimension),
  arith(),
);

/** An equation of degree 0 holds only for the matrix without entries. */
export const degreeZero = lemma(
  'saturation-degree-zero',
  '∀N A q. (∀s t. s < N ∧ t < N ⟹ mpow N A 0 s t = sum 0 (λr. q r * mpow N A r s t)) ⟹ N = 0',
  fix('N A q'),
  assuming('equation'),
  contradiction('positive'),
  note('first', from(at('equation', '0', '0'))),
  have('0 < N', arith()),
  simpFact('first', mpowZero, kron),
);

/** The rotation satisfies A^2 = -1. */
export const rotationEquation = lemma(
  'saturation-rotation',
  `∀s t. s < 2 ∧ t < 2 ⟹ mpow 2 (mat2 0 (-1) 1 0) 2 s t = sum 2 (λr. (if r = 0 then -1 else 0) * mpow 2 (mat2 0 (-1) 1 0) r s t)`,
  fix('s t'),
  assuming('row', 'column'),
  rewrite(sumTwo, mpowSuc, mpowZero, mmul, sumTwo, kron, mat2),
  cases('s = 0', [cases('t = 0', [by()], [by()])], [cases('t = 0', [by()], [by()])]),
);

/** Without tokens nothing is spanned. */
export const noTokens = lemma(
  'saturation-no-tokens',
  '∀p d M. SpanDim 0 p d M 0',
  fix('p d M'),
  apply(spanDimIndep),
  rewrite(indep),
  intro(),
  arith(),
);
