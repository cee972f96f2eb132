// The smallest examples of head-count, and its false variants (mathematics.md 2.4).
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  exact,
  fix,
  forget,
  have,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  simpFact,
  take,
} from '../src/logic/proof.ts';
import { headCount } from './head-count-equivalence.ts';
import { dim, heads, indep, kron, span, spanDim } from './operators.ts';

/** No positions: no operators, no heads. */
export const empty = lemma(
  'head-count-empty',
  '∀p d M. SpanDim 0 p d M 0 ∧ Heads 0 p d (λx : A. causal M) 0',
  fix('p d M'),
  both([rewrite(spanDim, dim), take('λs al be. 0'), both([by()], [rewrite(indep), by()], [by()])], [rewrite(heads), by()]),
);

/** A layer that is zero needs no head: so the least number is k, and not the larger of k and 1 (control 4). */
export const zero = lemma(
  'head-count-zero',
  '∀n p d. SpanDim n p d (λl al be. 0) 0 ∧ Heads n p d (λx : A. causal (λl al be. 0)) 0',
  fix('n p d'),
  have(
    'dimension: SpanDim n p d (λl al be. 0) 0',
    rewrite(spanDim, dim),
    take('λs al be. 0'),
    both(
      [by()],
      [rewrite(indep), by()],
      [fix('R'), assuming('lag'), obtain('l', 'lag', 'below', 'is'), rewrite('is', span), take('λs. 0'), intro(), by()],
    ),
  ),
  both([exact('dimension')], [apply(headCount, { k: '0' }, [exact('dimension')], [arith()])]),
);

/** A = B = C = I with two states: the operators are all the identity, and one head is enough. So k is not N (control 2). */
export const identity = lemma(
  'head-count-identity',
  'SpanDim 2 2 2 (λl. kron) 1',
  rewrite(spanDim, dim),
  take('λs. kron'),
  both(
    [fix('s'), assuming('below'), take('0'), by()],
    [
      rewrite(indep),
      fix('y'),
      assuming('vanishes'),
      note('here', at('vanishes', '0', '0')),
      forget('vanishes'),
      simpFact('here', kron),
      intro(),
      have('s = 0', arith()),
      by('here'),
    ],
    [fix('R'), assuming('lag'), obtain('l', 'lag', 'below', 'is'), rewrite('is', span), take('λs. 1'), intro(), by()],
  ),
);

/** Without H = k the coefficients are not determined: two heads for one dimension (control 8). */
export const control = lemma(
  'head-count-control',
  '∃V a a2. sum 2 (λh. a h * V h) = 1 ∧ sum 2 (λh. a2 h * V h) = 1 ∧ ¬(a 0 = a2 0)',
  take('λh. 1', 'λh. if h = 0 then 1 else 0', 'λh. if h = 1 then 1 else 0'),
  by(),
);
