// Each k that is at most n, N and p d is the dimension of some model with N states, n tokens, d inputs and p outputs
// (mathematics.md 2.7 f and 2.3 d).
import {
  apply,
  argumentwise,
  arith,
  assuming,
  at,
  back,
  by,
  cases,
  chain,
  equals,
  exact,
  fix,
  forget,
  from,
  have,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simp,
  suffices,
  take,
} from '../src/logic/proof.ts';
import { exists as spanDimExists } from './head-count-equivalence.ts';
import { lagDiagonal } from './lag-operators.ts';
import { indep, span } from './operators.ts';
import { spanDimLeast } from './span-dimension.ts';
import { indepSpanLe } from './spans.ts';
import { quotientBelow } from './sum-products.ts';
import { sumSingle } from './sum-terms.ts';
import { sumEqual, sumPadding } from './sums.ts';
import { rootsZero } from './vandermonde.ts';

// The witness: state s < k is multiplied by s; it is read from input s mod d and written to output s div d.
const B = 'λs b. if s < k then if b = s mod d then 1 else 0 else 0';
const C = 'λa s. if s < k then if a = s div d then 1 else 0 else 0';
const witness = `lag N (λs t. if s = t then fromNatural s else 0) (${B}) (${C})`;
const unit = '(λs a b. (if a = s div d then 1 else 0) * (if b = s mod d then 1 else 0))';

/** Its lag operators are combinations of k matrix units, with the powers of 0, …, k - 1 as coefficients. */
const witnessSum = lemma(
  'witness-sum',
  `∀N d k l a b. k ≤ N ⟹ ${witness} l a b =
     sum k (λs. fromNatural s ^ l * ((if a = s div d then 1 else 0) * (if b = s mod d then 1 else 0)))`,
  fix('N d k l a b'),
  assuming('enough'),
  rewrite(lagDiagonal),
  chain(
    '…',
    equals(
      `sum k (λs. (if s < k then if a = s div d then 1 else 0 else 0) *
         (fromNatural s ^ l * (if s < k then if b = s mod d then 1 else 0 else 0)))`,
      apply(sumPadding, {}, [exact('enough')], [fix('s'), assuming('late', 'below'), have('¬(s < k)', arith()), simp()]),
    ),
    equals('…', apply(sumEqual), fix('s'), assuming('below'), simp(), ring()),
  ),
);

/** At entry (s div d, s mod d) stands s^l. */
const witnessEntry = lemma(
  'witness-entry',
  `∀N p d k l s. k ≤ N ∧ k ≤ p * d ∧ s < k ⟹ ${witness} l (s div d) (s mod d) = fromNatural s ^ l`,
  fix('N p d k l s'),
  assuming('enough', 'small', 'below'),
  rewrite(witnessSum),
  chain(
    '…',
    equals(
      'fromNatural s ^ l * ((if s div d = s div d then 1 else 0) * (if s mod d = s mod d then 1 else 0))',
      apply(
        sumSingle,
        { j: 's' },
        [exact('below')],
        [
          fix('i'),
          assuming('index', 'other'),
          have('inside: s < p * d ∧ i < p * d', arith()),
          note('one', at(quotientBelow, 's', 'p', 'd')),
          note('two', at(quotientBelow, 'i', 'p', 'd')),
          have('parts: (s div d) * d + s mod d = s', by('one', 'inside')),
          have('parts2: (i div d) * d + i mod d = i', by('two', 'inside')),
          cases(
            'row: s div d = i div d',
            [
              have(
                'apart: ¬(s mod d = i mod d)',
                assuming('column'),
                have('i = s', rewriteFact('parts', 'row', 'column'), arith('parts', 'parts2')),
                arith(),
              ),
              forget('parts', 'parts2', 'row', 'one', 'two'),
              by(),
            ],
            [forget('parts', 'parts2', 'one', 'two'), by()],
          ),
        ],
      ),
    ),
    equals('…', by()),
  ),
);

/** Each k that is at most n, N and p d is the dimension of some model. */
export const saturationWitness = lemma(
  'saturation-witness',
  '∀n N p d k. k ≤ n ∧ k ≤ N ∧ k ≤ p * d ⟹ ∃A B C. SpanDim n p d (lag N A B C) k',
  fix('n N p d k'),
  assuming('tokens', 'states', 'entries'),
  take('λs t. if s = t then fromNatural s else 0', B, C),
  obtain('m', at(spanDimExists, 'n', 'p', 'd', witness), 'few', 'fit', 'dimension'),
  note('least', from(at(spanDimLeast, 'n', 'p', 'd', witness, 'm'), 'dimension')),
  have(
    'up: m ≤ k',
    rewrite(back('least')),
    take(unit),
    fix('l'),
    assuming('below'),
    rewrite(span),
    take('λs. fromNatural s ^ l'),
    intro(),
    rewrite(witnessSum),
    by(),
  ),
  have('some: ∃V. ' + `∀l. l < n ⟹ Span p d m V (${witness} l)`, rewrite('least'), arith()),
  obtain('V', 'some', 'spanned'),
  have(
    'down: k ≤ m',
    apply(
      indepSpanLe,
      { p: 'p', d: 'd', B: witness, V: 'V' },
      [
        rewrite(indep),
        fix('y'),
        assuming('vanishes'),
        apply(
          rootsZero,
          { x: 'λs. fromNatural s' },
          [intro(), by()],
          [
            fix('s'),
            assuming('row'),
            chain(
              '…',
              equals(
                `sum k (λl. y l * ${witness} l (s div d) (s mod d))`,
                apply(sumEqual),
                fix('l'),
                assuming('below'),
                argumentwise([
                  chain(
                    'fromNatural s ^ l',
                    equals(
                      '…',
                      suffices(`entry: ${witness} l (s div d) (s mod d) = fromNatural s ^ l`, by('entry')),
                      apply(witnessEntry, { p: 'p' }),
                      by(),
                    ),
                  ),
                ]),
              ),
              equals('0', apply('vanishes'), have('s < p * d', arith()), note('parts', at(quotientBelow, 's', 'p', 'd')), by('parts')),
            ),
          ],
        ),
      ],
      [fix('s'), assuming('below'), apply('spanned'), arith()],
    ),
  ),
  have('same: m = k', arith('up', 'down')),
  rewriteFact('dimension', 'same'),
  exact('dimension'),
);
