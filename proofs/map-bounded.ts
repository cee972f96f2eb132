// map-bounded (mathematics.md 2.5.5): where the coefficients stay bounded, equality of the maps passes from a set of inputs to
// the inputs in its closure. No convergent sequence is needed: a form that vanishes on what the heads compute at the input, and
// not on the output, would be nearly zero and not nearly zero near it.
import {
  absurd,
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
  rewriteFact,
  ring,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { mapHeads } from './inputs.ts';
import { outsideForm } from './kernel-containment.ts';
import { P1exception, oneOutput } from './map-ae.ts';
import { mvec } from './matrices.ts';
import { absSub, combinationBound, smallFactor, sumAbsNonnegative } from './real-facts.ts';
import { doubleBound } from './row-estimate.ts';
import { absNonnegative, sumLe, sumNonnegative } from './sum-bounds.ts';
import { mulLe } from './fractions.ts';
import { sumRing } from './sum-normal.ts';
import { quotient, sumProduct } from './sum-products.ts';
import { sumEqual, sumExchange, sumScale } from './sums.ts';

/** Values outside the span of a family with two indices: some form vanishes on the family and not on the values. */
const outsideDouble = lemma(
  'outside-double',
  `∀p n H (u : ℕ → ℕ → ℕ → ℝ) w. ¬(∃c. ∀al. al < p ⟹ w al = sum n (λm. sum H (λh. c h m * u m h al))) ⟹
     ∃f. (∀m h. m < n ∧ h < H ⟹ sum p (λal. u m h al * f al) = 0) ∧ ¬(sum p (λal. w al * f al) = 0)`,
  fix('p n H u w'),
  assuming('outside'),
  have(
    'outside2: ¬(∃c. ∀al. al < p ⟹ w al = sum (n * H) (λe. c e * u (e div H) (e mod H) al))',
    assuming('some'),
    obtain('c', 'some', 'combined'),
    have(
      'inside: ∃c. ∀al. al < p ⟹ w al = sum n (λm. sum H (λh. c h m * u m h al))',
      take('λh m. c (m * H + h)'),
      fix('al'),
      assuming('row'),
      note('here', from(at('combined', 'al'), 'row')),
      rewrite('here', sumProduct),
      apply(sumEqual),
      fix('m'),
      assuming('first'),
      apply(sumEqual),
      fix('h'),
      assuming('second'),
      note('parts', from(at(quotient, 'm', 'h', 'H'), 'second')),
      by('parts'),
    ),
    absurd('outside', 'inside'),
  ),
  obtain('f', from(at(outsideForm, 'p', 'n * H', 'λe. u (e div H) (e mod H)', 'w'), 'outside2'), 'zero', 'nonzero'),
  take('f'),
  both(
    [
      fix('m h'),
      assuming('first', 'second'),
      note('parts', from(at(quotient, 'm', 'h', 'H'), 'second')),
      have('more: ∃r. n = suc m + r', note('le', at(fact('natural-le-exists'), 'suc m', 'n')), have('suc m ≤ n', arith()), by('le')),
      obtain('r', 'more', 'is'),
      have('bound: m * H + h < n * H', rewrite('is'), arith()),
      note('here', from(at('zero', 'm * H + h'), 'bound')),
      have('one: (m * H + h) div H = m', by('parts')),
      have('two: (m * H + h) mod H = h', by('parts')),
      rewriteFact('here', 'one', 'two'),
      exact('here'),
    ],
    [exact('nonzero')],
  ),
);

// The inputs that are nearer than e to x.
const near = (y: string, e: string): string => `(∀m b. m < n ∧ b < d ⟹ abs (${y} m b - x m b) < ${e})`;

/** One position: W is its row of operators. */
export const rowBounded = lemma(
  'map-bounded-row',
  `∀n p d H D W (a : (ℕ → ℕ → ℝ) → ℕ → ℕ → ℝ) V x s K.
     0 < s ∧
     (∀e. 0 < e ⟹ ∃y. D y ∧ ${near('y', 'e')}) ∧
     (∀y h m. D y ∧ ${near('y', 's')} ∧ h < H ∧ m < n ⟹ abs (a y h m) ≤ K) ∧
     (∀y al. D y ∧ al < p ⟹
        sum n (λm. mvec d (W m) (y m) al) = sum n (λm. sum H (λh. a y h m * mvec d (V h) (y m) al))) ⟹
     ∃c. ∀al. al < p ⟹ sum n (λm. mvec d (W m) (x m) al) = sum n (λm. sum H (λh. c h m * mvec d (V h) (x m) al))`,
  fix('n p d H D W a V x s K'),
  assuming('radius', 'closure', 'bounded', 'maps'),
  contradiction('outside'),
  obtain(
    'f',
    from(at(outsideDouble, 'p', 'n', 'H', 'λm h al. mvec d (V h) (x m) al', 'λal. sum n (λm. mvec d (W m) (x m) al)'), 'outside'),
    'zero',
    'nonzero',
  ),
  forget('outside'),
  // The form at the operators: g m b and t h b are its values at their columns.
  have(
    'some: ∃g t. (∀m b. g m b = sum p (λal. W m al b * f al)) ∧ ∀h b. t h b = sum p (λal. V h al b * f al)',
    take('λm b. sum p (λal. W m al b * f al)', 'λh b. sum p (λal. V h al b * f al)'),
    both([intro(), by()], [intro(), by()]),
  ),
  obtain('g t', 'some', 'operators', 'heads'),
  have(
    'value: ∀h v. sum p (λal. mvec d (V h) v al * f al) = sum d (λb. t h b * v b)',
    fix('h v'),
    rewrite('heads', mvec),
    chain(
      '…',
      equals('sum p (λal. sum d (λb. V h al b * f al * v b))', sumRing()),
      equals('sum d (λb. sum p (λal. V h al b * f al * v b))', apply(sumExchange)),
      equals('…', sumRing()),
    ),
  ),
  have(
    'output: ∀y. sum p (λal. sum n (λm. mvec d (W m) (y m) al) * f al) = sum n (λm. sum d (λb. g m b * y m b))',
    fix('y'),
    rewrite('operators', mvec),
    chain(
      '…',
      equals('sum p (λal. sum n (λm. sum d (λb. W m al b * f al * y m b)))', sumRing()),
      equals('sum n (λm. sum p (λal. sum d (λb. W m al b * f al * y m b)))', apply(sumExchange)),
      equals('sum n (λm. sum d (λb. sum p (λal. W m al b * f al * y m b)))', apply(sumEqual), intro(), apply(sumExchange)),
      equals('…', sumRing()),
    ),
  ),
  have(
    'balance: ∀y. D y ⟹ sum n (λm. sum d (λb. g m b * y m b)) = sum n (λm. sum H (λh. a y h m * sum d (λb. t h b * y m b)))',
    fix('y'),
    assuming('member'),
    rewrite(back(at('output', 'y'))),
    chain(
      '…',
      equals(
        'sum p (λal. sum n (λm. sum H (λh. a y h m * mvec d (V h) (y m) al)) * f al)',
        apply(sumEqual),
        fix('al'),
        assuming('row'),
        note('here', from(at('maps', 'y', 'al'), 'member', 'row')),
        rewrite('here'),
      ),
      equals('sum p (λal. sum n (λm. sum H (λh. a y h m * (mvec d (V h) (y m) al * f al))))', sumRing()),
      equals('sum n (λm. sum p (λal. sum H (λh. a y h m * (mvec d (V h) (y m) al * f al))))', apply(sumExchange)),
      equals('sum n (λm. sum H (λh. sum p (λal. a y h m * (mvec d (V h) (y m) al * f al))))', apply(sumEqual), intro(), apply(sumExchange)),
      equals('sum n (λm. sum H (λh. a y h m * sum p (λal. mvec d (V h) (y m) al * f al)))', sumRing()),
      equals('…', rewrite('value')),
    ),
  ),
  rewriteFact('nonzero', 'output'),
  rewriteFact('zero', 'value'),
  forget('maps', 'output', 'value', 'operators', 'heads'),
  have('alive: 0 < abs (sum n (λm. sum d (λb. g m b * x m b)))', forget('zero', 'balance', 'bounded', 'closure'), arith()),
  have('sums: 0 ≤ sum n (λm. sum d (λb. abs (g m b)))', apply(sumNonnegative), intro(), apply(sumAbsNonnegative)),
  have(
    'sums2: 0 ≤ sum n (λm. sum H (λh. sum d (λb. abs (t h b))))',
    apply(sumNonnegative),
    intro(),
    apply(sumNonnegative),
    intro(),
    apply(sumAbsNonnegative),
  ),
  note('size', at(absNonnegative, 'K')),
  have(
    'sums3: 0 ≤ abs K * sum n (λm. sum H (λh. sum d (λb. abs (t h b))))',
    apply(fact('real-mul-nonnegative'), {}, [exact('size')], [exact('sums2')]),
  ),
  have(
    'total: 0 ≤ sum n (λm. sum d (λb. abs (g m b))) + abs K * sum n (λm. sum H (λh. sum d (λb. abs (t h b))))',
    linearly('sums', 'sums3'),
  ),
  obtain(
    'e',
    from(
      at(
        smallFactor,
        'abs (sum n (λm. sum d (λb. g m b * x m b)))',
        'sum n (λm. sum d (λb. abs (g m b))) + abs K * sum n (λm. sum H (λh. sum d (λb. abs (t h b))))',
      ),
      'alive',
      'total',
    ),
    'above',
    'most',
    'bound',
  ),
  have('both: ∃u. 0 < u ∧ u ≤ e ∧ u ≤ s', cases('e ≤ s', [take('e'), by()], [take('s'), by()])),
  obtain('u', 'both', 'positive', 'small', 'small2'),
  obtain('y', from(at('closure', 'u'), 'positive'), 'member', 'close'),
  have(
    'step: ∀m b. m < n ∧ b < d ⟹ abs (y m b - x m b) ≤ e',
    fix('m b'),
    assuming('one', 'two'),
    note('here', from(at('close', 'm', 'b'), 'one', 'two')),
    linearly('here', 'small'),
  ),
  have(
    'coefficients: ∀m h. m < n ∧ h < H ⟹ abs (a y h m) ≤ abs K',
    fix('m h'),
    assuming('one', 'two'),
    have(
      'here: abs (a y h m) ≤ K',
      apply(
        'bounded',
        {},
        [exact('member')],
        [fix('k b'), assuming('three', 'four'), note('here', from(at('close', 'k', 'b'), 'three', 'four')), linearly('here', 'small2')],
        [exact('two')],
        [exact('one')],
      ),
    ),
    have('there: K ≤ abs K', forget('bounded', 'balance', 'coefficients'), arith()),
    linearly('here', 'there'),
  ),
  // The heads at y: each value of the form is small, as it is zero at x.
  note('first', from(at(doubleBound, 'λm h. a y h m', 'λm h. sum d (λb. t h b * y m b)', 'abs K', 'n', 'H'), 'coefficients')),
  have(
    'values: sum n (λm. sum H (λh. abs (sum d (λb. t h b * y m b)))) ≤ e * sum n (λm. sum H (λh. sum d (λb. abs (t h b))))',
    rewrite(back(sumScale)),
    apply(sumLe),
    fix('m'),
    assuming('one'),
    apply(sumLe),
    fix('h'),
    assuming('two'),
    rewrite(sumScale),
    note('here', from(at('zero', 'm', 'h'), 'one', 'two')),
    have(
      'same: sum d (λb. t h b * y m b) = sum d (λb. (y m b - x m b) * t h b)',
      chain(
        '…',
        equals('sum d (λb. (y m b - x m b) * t h b) + sum d (λb. t h b * x m b)', sumRing()),
        equals('…', rewrite('here'), ring()),
      ),
    ),
    rewrite('same'),
    apply(combinationBound),
    fix('b'),
    assuming('three'),
    apply('step', {}, [exact('one')], [exact('three')]),
  ),
  have(
    'values: sum n (λm. sum H (λh. abs (sum d (λb. t h b * y m b)))) * abs K ≤ e * sum n (λm. sum H (λh. sum d (λb. abs (t h b)))) * abs K',
    apply(mulLe, {}, [exact('values')], [exact('size')]),
  ),
  note('second', from(at(doubleBound, 'λm b. y m b - x m b', 'g', 'e', 'n', 'd'), 'step')),
  note('here', from(at('balance', 'y'), 'member')),
  have(
    'whole: sum n (λm. sum d (λb. g m b * x m b)) = sum n (λm. sum H (λh. a y h m * sum d (λb. t h b * y m b))) - sum n (λm. sum d (λb. (y m b - x m b) * g m b))',
    rewrite(back('here')),
    sumRing(),
  ),
  rewriteFact('bound', 'whole'),
  note(
    'triangle',
    at(absSub, 'sum n (λm. sum H (λh. a y h m * sum d (λb. t h b * y m b)))', 'sum n (λm. sum d (λb. (y m b - x m b) * g m b))'),
  ),
  linearly('triangle', 'first', 'second', 'values', 'bound'),
);

/** The claim: on a dense set of inputs, with coefficients that are bounded near every input, heads compute the map everywhere. */
export const mapBounded = lemma(
  'map-bounded',
  `∀n p d M V H D (a : (ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℝ).
     (∀x e. 0 < e ⟹ ∃y. D y ∧ ${near('y', 'e')}) ∧
     (∀x. ∃s K. 0 < s ∧ ∀y h i j. D y ∧ ${near('y', 's')} ∧ h < H ∧ i < n ∧ j < n ⟹ abs (a y h i j) ≤ K) ∧
     (∀y i al. D y ∧ i < n ∧ al < p ⟹
        sum n (λj. mvec d (causal M i j) (y j) al) = sum n (λj. sum H (λh. a y h i j * mvec d (V h) (y j) al))) ⟹
     MapHeads n p d M V H`,
  fix('n p d M V H D a'),
  assuming('dense', 'bounded', 'maps'),
  have(
    `rows: ∀x i. i < n ⟹ ∃c. ∀al. al < p ⟹
       sum n (λj. mvec d (causal M i j) (x j) al) = sum n (λj. sum H (λh. c h j * mvec d (V h) (x j) al))`,
    fix('x i'),
    assuming('query'),
    obtain('s K', at('bounded', 'x'), 'radius', 'limit'),
    have(
      `coefficients: ∀y h m. D y ∧ ${near('y', 's')} ∧ h < H ∧ m < n ⟹ abs (a y h i m) ≤ K`,
      fix('y h m'),
      assuming('member', 'close', 'head', 'key'),
      apply('limit', {}, [exact('member')], [exact('close')], [exact('head')], [exact('query')], [exact('key')]),
    ),
    have(
      `values: ∀y al. D y ∧ al < p ⟹
         sum n (λj. mvec d (causal M i j) (y j) al) = sum n (λj. sum H (λh. a y h i j * mvec d (V h) (y j) al))`,
      fix('y al'),
      assuming('member', 'row'),
      apply('maps', {}, [exact('member')], [exact('query')], [exact('row')]),
    ),
    note('near', at('dense', 'x')),
    note('claim', at(rowBounded, 'n', 'p', 'd', 'H', 'D', 'causal M i', 'λy h j. a y h i j', 'V', 'x', 's', 'K')),
    exact(from('claim', 'radius', 'near', 'coefficients', 'values')),
  ),
  choose('c', 'rows', 'rows'),
  rewrite(mapHeads),
  take('λx h i j. c x i h j'),
  fix('x i al'),
  assuming('query', 'row'),
  apply('rows', {}, [exact('query')], [exact('row')]),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'map-bounded',
  title: 'On a dense set of inputs, with coefficients bounded near every input, heads compute the map at every input.',
  parts: [
    { part: 'one position and one input', lemma: rowBounded },
    { part: 'dense set', lemma: mapBounded },
  ],
  controls: [
    { control: 'P1-map', lemma: oneOutput },
    { control: 'P1-exception', lemma: P1exception },
  ],
  instances: [],
  open: [{ part: 'softmax', missing: 'that the weights of softmax attention lie between 0 and 1' }],
};
