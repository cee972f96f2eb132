// map-everywhere (mathematics.md 2.5.3): which heads compute the map of a causal family at every input, if their coefficients
// may depend on the input in any way.
import {
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  chain,
  choose,
  equals,
  exact,
  fix,
  forget,
  from,
  have,
  lemma,
  note,
  obtain,
  rewrite,
  rewriteFact,
  simp,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import { dimIff } from './dimension.ts';
import { headsTok, mapHeads, mapTok, mvecCausal, mvecKron } from './inputs.ts';
import { kernelContainment } from './kernel-containment.ts';
import { mvec } from './matrices.ts';
import { span, spanDim } from './operators.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumExchange } from './sums.ts';

// At every vector the operator M l has its value in the span of the values of the heads.
const local = '∀l v. l < n ⟹ ∃c. ∀al. al < p ⟹ mvec d (M l) v al = sum H (λh. c h * mvec d (V h) v al)';

/** (a), sufficiency: the coefficients may be taken to depend on the lag and the key token only. */
export const keyCoefficients = lemma(
  'map-everywhere-a-key',
  `∀n p d M V H. (${local}) ⟹
     ∃c. ∀x i al. i < n ∧ al < p ⟹
       sum n (λj. mvec d (causal M i j) (x j) al) =
       sum n (λj. sum H (λh. (if j ≤ i then c (i - j) h (x j) else 0) * mvec d (V h) (x j) al))`,
  fix('n p d M V H'),
  assuming('local'),
  choose('c', 'local', 'local'),
  take('λl h v. c l v h'),
  fix('x i al'),
  assuming('query', 'row'),
  apply(sumEqual),
  fix('j'),
  assuming('key'),
  rewrite(mvecCausal),
  cases(
    'past: j ≤ i',
    [
      have('query2: i - j < n', arith()),
      have(
        'here: mvec d (M (i - j)) (x j) al = sum H (λh. c (i - j) (x j) h * mvec d (V h) (x j) al)',
        apply('local', {}, [exact('query2')], [exact('row')]),
      ),
      forget('local'),
      simp(),
    ],
    [forget('local'), by()],
  ),
);

/** (a): heads compute the map at every input if and only if the operators are locally in the span of the heads. */
export const mapEverywhereA = lemma(
  'map-everywhere-a',
  `∀n p d M V H. MapHeads n p d M V H ⇔ ${local}`,
  fix('n p d M V H'),
  both(
    [
      rewrite(mapHeads),
      assuming('maps'),
      obtain('a', 'maps', 'maps'),
      fix('l v'),
      assuming('lag'),
      // The input with v as token 0, at position l.
      take('λh. a (tok 0 v) h l 0'),
      fix('al'),
      assuming('row'),
      have('0 < n', arith()),
      note('here', from(at('maps', 'tok 0 v', 'l', 'al'), 'lag', 'row')),
      chain(
        '…',
        equals('mvec d (causal M l 0) v al', by(mvecCausal)),
        equals('sum n (λj. mvec d (causal M l j) (tok 0 v j) al)', by(mapTok)),
        equals('sum n (λj. sum H (λh. a (tok 0 v) h l j * mvec d (V h) (tok 0 v j) al))', exact('here')),
        equals('…', by(headsTok)),
      ),
    ],
    [
      assuming('local'),
      obtain('c', from(at(keyCoefficients, 'n', 'p', 'd', 'M', 'V', 'H'), 'local'), 'maps'),
      rewrite(mapHeads),
      take('λx h i j. if j ≤ i then c (i - j) h (x j) else 0'),
      exact('maps'),
    ],
  ),
);

/** Heads that span the lag operators compute the map. */
export const mapOfSpan = lemma(
  'map-of-span',
  '∀n p d M V H. (∀l. l < n ⟹ Span p d H V (M l)) ⟹ MapHeads n p d M V H',
  fix('n p d M V H'),
  rewrite(span, mapEverywhereA),
  assuming('spanned'),
  fix('l v'),
  assuming('lag'),
  obtain('c', from(at('spanned', 'l'), 'lag'), 'combined'),
  take('c'),
  fix('al'),
  assuming('row'),
  rewrite(mvec),
  chain(
    '…',
    equals('sum d (λb. sum H (λh. c h * V h al b) * v b)', apply(sumEqual), fix('b'), assuming('column'), by('combined')),
    equals('sum d (λb. sum H (λh. c h * V h al b * v b))', sumRing()),
    equals('sum H (λh. sum d (λb. c h * V h al b * v b))', apply(sumExchange)),
    equals('…', sumRing()),
  ),
);

/** As many heads as the dimension are enough at map level too. */
export const mapOfDimension = lemma(
  'map-of-dimension',
  '∀n p d M k H. SpanDim n p d M k ∧ k ≤ H ⟹ ∃V. MapHeads n p d M V H',
  fix('n p d M k H'),
  rewrite(spanDim),
  assuming('dimension', 'enough'),
  note('least', from(at(dimIff, 'p', 'd', 'λR. ∃l. l < n ∧ R = M l', 'k', 'H'), 'dimension')),
  have('spanned: ∃V. ∀R. (∃l. l < n ∧ R = M l) ⟹ Span p d H V R', rewrite('least'), exact('enough')),
  obtain('V', 'spanned', 'spanned'),
  take('V'),
  apply(mapOfSpan),
  fix('l'),
  assuming('lag'),
  apply('spanned'),
  take('l'),
  by(),
);

/** (b): the dimension of the values of the lag operators at any vector is a lower bound. */
export const mapEverywhereB = lemma(
  'map-everywhere-b',
  '∀n p d M V H v q. MapHeads n p d M V H ∧ Dim p 1 (λR. ∃l. l < n ∧ R = λal be. mvec d (M l) v al) q ⟹ q ≤ H',
  fix('n p d M V H v q'),
  rewrite(mapEverywhereA),
  assuming('local', 'dimension'),
  note('least', from(at(dimIff, 'p', '1', 'λR. ∃l. l < n ∧ R = λal be. mvec d (M l) v al', 'q', 'H'), 'dimension')),
  rewrite(back('least')),
  take('λh al be. mvec d (V h) v al'),
  fix('R'),
  assuming('value'),
  obtain('l', 'value', 'lag', 'is'),
  obtain('c', from(at('local', 'l', 'v'), 'lag'), 'combined'),
  rewrite('is', span),
  take('c'),
  fix('al be'),
  assuming('row', 'column'),
  apply('combined'),
  exact('row'),
);

/** (b): with a separating vector the number of heads is the dimension k. */
export const separating = lemma(
  'map-everywhere-b-separating',
  `∀n p d M k v H. SpanDim n p d M k ∧ Dim p 1 (λR. ∃l. l < n ∧ R = λal be. mvec d (M l) v al) k ⟹
     ((∃V. MapHeads n p d M V H) ⇔ k ≤ H)`,
  fix('n p d M k v H'),
  assuming('dimension', 'separates'),
  both(
    [
      assuming('some'),
      obtain('V', 'some', 'maps'),
      apply(mapEverywhereB, { n: 'n', p: 'p', d: 'd', M: 'M', V: 'V', v: 'v' }, [exact('maps')], [exact('separates')]),
    ],
    [assuming('enough'), apply(mapOfDimension, { k: 'k' }, [exact('dimension')], [exact('enough')])],
  ),
);

/** With one input coordinate the value at 1 is the operator. */
const spanOfColumn = lemma(
  'span-of-column',
  '∀n p M V H. MapHeads n p 1 M V H ⟹ ∀l. l < n ⟹ Span p 1 H V (M l)',
  fix('n p M V H'),
  rewrite(mapEverywhereA),
  assuming('local'),
  fix('l'),
  assuming('lag'),
  obtain('c', from(at('local', 'l', 'λb. 1'), 'lag'), 'combined'),
  rewrite(span),
  take('c'),
  fix('al be'),
  assuming('row', 'column'),
  have('is: be = 0', arith()),
  note('here', from(at('combined', 'al'), 'row')),
  rewriteFact('here', mvec),
  simpFact('here'),
  by('is', 'here'),
);

/** With one output coordinate an operator is a form, and L3 applies. */
const spanOfRow = lemma(
  'span-of-row',
  '∀n d M V H. MapHeads n 1 d M V H ⟹ ∀l. l < n ⟹ Span 1 d H V (M l)',
  fix('n d M V H'),
  rewrite(mapEverywhereA),
  assuming('local'),
  fix('l'),
  assuming('lag'),
  have(
    'form: ∃c. ∀b. b < d ⟹ M l 0 b = sum H (λh. c h * V h 0 b)',
    have(
      'kernel: ∀x. (∀h. h < H ⟹ sum d (λb. V h 0 b * x b) = 0) ⟹ sum d (λb. M l 0 b * x b) = 0',
      fix('x'),
      assuming('zero'),
      obtain('c', from(at('local', 'l', 'x'), 'lag'), 'combined'),
      have('here: mvec d (M l) x 0 = sum H (λh. c h * mvec d (V h) x 0)', apply('combined'), by()),
      rewriteFact('here', mvec),
      rewrite('here'),
      chain('…', equals('sum H (λh. c h * 0)', apply(sumEqual), fix('h'), assuming('below'), by('zero')), equals('…', sumRing())),
    ),
    exact(from(at(kernelContainment, 'd', 'H', 'λh. V h 0', 'M l 0'), 'kernel')),
  ),
  obtain('c', 'form', 'form'),
  rewrite(span),
  take('c'),
  fix('al be'),
  assuming('row', 'column'),
  have('is: al = 0', arith()),
  rewrite('is'),
  apply('form'),
  exact('column'),
);

/** (c): with one output or one input coordinate the number of heads is the dimension k. */
export const mapEverywhereC = lemma(
  'map-everywhere-c',
  '∀n p d M k H. (p = 1 ∨ d = 1) ∧ SpanDim n p d M k ⟹ ((∃V. MapHeads n p d M V H) ⇔ k ≤ H)',
  fix('n p d M k H'),
  assuming('single', 'dimension'),
  both(
    [
      assuming('some'),
      obtain('V', 'some', 'maps'),
      have(
        'spanned: ∀l. l < n ⟹ Span p d H V (M l)',
        cases(
          'single',
          [have('is: p = 1', by()), rewriteFact('maps', 'is'), rewrite('is'), apply(spanOfRow), exact('maps')],
          [have('is: d = 1', by()), rewriteFact('maps', 'is'), rewrite('is'), apply(spanOfColumn), exact('maps')],
        ),
      ),
      rewriteFact('dimension', spanDim),
      note('least', from(at(dimIff, 'p', 'd', 'λR. ∃l. l < n ∧ R = M l', 'k', 'H'), 'dimension')),
      rewrite(back('least')),
      take('V'),
      fix('R'),
      assuming('lag'),
      obtain('l', 'lag', 'below', 'is'),
      rewrite('is'),
      apply('spanned'),
      exact('below'),
    ],
    [assuming('enough'), apply(mapOfDimension, { k: 'k' }, [exact('dimension')], [exact('enough')])],
  ),
);

/** Without heads only the operators zero are represented. */
export const noHeads = lemma(
  'map-everywhere-no-heads',
  '∀n p d M V. MapHeads n p d M V 0 ⇔ ∀l al be. l < n ∧ al < p ∧ be < d ⟹ M l al be = 0',
  fix('n p d M V'),
  rewrite(mapEverywhereA),
  both(
    [
      assuming('local'),
      fix('l al be'),
      assuming('lag', 'row', 'column'),
      obtain('c', from(at('local', 'l', 'kron be'), 'lag'), 'combined'),
      note('here', from(at('combined', 'al'), 'row')),
      note('entry', from(at(mvecKron, 'd', 'M l', 'be', 'al'), 'column')),
      forget('local', 'combined'),
      rewrite(back('entry'), 'here'),
      by(),
    ],
    [
      assuming('zero'),
      fix('l v'),
      assuming('lag'),
      take('λh. 0'),
      fix('al'),
      assuming('row'),
      rewrite(mvec),
      chain('…', equals('sum d (λb. 0 * v b)', apply(sumEqual), fix('b'), assuming('column'), by('zero')), equals('…', sumRing())),
    ],
  ),
);
