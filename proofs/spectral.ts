// spectral (mathematics.md 2.8): with a diagonal state matrix the lag operators are combinations of residues, and span them.
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
  fix,
  from,
  have,
  lemma,
  logic,
  note,
  obtain,
  rewrite,
  ring,
  take,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { mpowDiagonal } from './matrix-powers.ts';
import { identity } from './head-count-examples.ts';
import { mmul, sumKron } from './matrices.ts';
import { span } from './operators.ts';
import { spanDimIff } from './span-dimension.ts';
import { spanTrans } from './spans.ts';
import { lag } from './state-space.ts';
import { sumCombine } from './sum-normal.ts';
import { sumEqual, sumSelect } from './sums.ts';

/** (a) With a diagonal state matrix, lag l is the sum over the states of the l-th power of the eigenvalue times the residue. */
export const powers = lemma(
  'spectral-powers',
  '∀N g B C l a b. lag N (λs t. if s = t then g s else 0) B C l a b = sum N (λs. g s ^ l * (C a s * B s b))',
  fix('N g B C l a b'),
  rewrite(lag, mmul),
  apply(sumEqual),
  fix('s'),
  assuming('below'),
  have(
    'inner: sum N (λt. mpow N (λs t. if s = t then g s else 0) l s t * B t b) = g s ^ l * B s b',
    chain(
      '…',
      equals(
        'sum N (λt. if t = s then g s ^ l * B t b else 0)',
        apply(sumEqual),
        fix('t'),
        assuming('early'),
        rewrite(mpowDiagonal),
        cases('same: s = t', [by('same')], [have('¬(t = s)', logic()), by()]),
      ),
      equals('…', by(sumSelect)),
    ),
  ),
  rewrite('inner'),
  ring(),
);

/**
 * (b) Operators that are combinations of m residues, with coefficients that polynomials separate: the residues and the first n ≥ m
 * operators span the same. `f` are the coefficients of polynomials with value [s = t] at eigenvalue t.
 */
export const residues = lemma(
  'spectral-residues',
  `∀n p d m M R mu f k. m ≤ n ∧
     (∀l al be. al < p ∧ be < d ⟹ M l al be = sum m (λs. mu s ^ l * R s al be)) ∧
     (∀s t. s < m ∧ t < m ⟹ sum m (λl. f s l * mu t ^ l) = kron t s) ⟹ (SpanDim n p d M k ⇔ SpanDim m p d R k)`,
  fix('n p d m M R mu f k'),
  assuming('long', 'powers', 'separate'),
  // Every operator is a combination of the residues.
  have('lags: ∀l. Span p d m R (M l)', fix('l'), rewrite(span), take('λs. mu s ^ l'), exact(at('powers', 'l'))),
  // Every residue is a combination of the first m operators.
  have(
    'back: ∀s. s < m ⟹ Span p d m M (R s)',
    fix('s'),
    assuming('below'),
    rewrite(span),
    take('λl. f s l'),
    fix('al be'),
    assuming('row', 'column'),
    chain(
      '…',
      equals('sum m (λt. kron t s * R t al be)', note('pick', at(sumKron, 'λt. R t al be', 's', 'm')), logic('pick', 'below')),
      equals(
        'sum m (λt. sum m (λl. f s l * mu t ^ l) * R t al be)',
        apply(sumEqual),
        fix('t'),
        assuming('early'),
        note('here', from(at('separate', 's', 't'), 'below', 'early')),
        rewrite('here'),
      ),
      equals('sum m (λl. f s l * sum m (λt. mu t ^ l * R t al be))', rewrite(sumCombine), by()),
      equals(
        '…',
        apply(sumEqual),
        fix('l'),
        assuming('early'),
        note('here', from(at('powers', 'l', 'al', 'be'), 'row', 'column')),
        logic('here'),
      ),
    ),
  ),
  rewrite(spanDimIff),
  have(
    'same: ∀H. (∃V. ∀l. l < n ⟹ Span p d H V (M l)) ⇔ (∃V. ∀l. l < m ⟹ Span p d H V (R l))',
    fix('H'),
    both(
      [
        assuming('some'),
        obtain('V', 'some', 'spanned'),
        take('V'),
        fix('s'),
        assuming('below'),
        apply(spanTrans, { m: 'm', V: 'M' }, [apply('back'), exact('below')], [fix('l'), assuming('early'), apply('spanned'), arith()]),
      ],
      [
        assuming('some'),
        obtain('V', 'some', 'spanned'),
        take('V'),
        fix('l'),
        assuming('below'),
        apply(spanTrans, { m: 'm', V: 'R' }, [exact(at('lags', 'l'))], [exact('spanned')]),
      ],
    ),
  ),
  rewrite('same'),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'spectral',
  title: 'With a diagonal state matrix the residues span what the lag operators span.',
  parts: [
    { part: 'a', lemma: powers },
    { part: 'b', lemma: residues },
  ],
  controls: [{ control: '1', lemma: identity }],
  instances: [],
  open: [
    {
      part: 'a, diagonalisable',
      missing: 'a change of coordinates that makes the state matrix diagonal; the theorem is about a matrix that is diagonal',
    },
    {
      part: 'b, polynomials',
      missing: 'that distinct eigenvalues have separating polynomials (interpolation of Lagrange); they are supplied here',
    },
    { part: 'c', missing: 'lengths below the number of eigenvalues' },
    { part: 'd', missing: 'complex eigenvalues as pairs of real operators' },
    { part: 'e', missing: 'state matrices that are not diagonalisable: spectral projections' },
  ],
};
