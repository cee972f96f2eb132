// The lag operators of a state space model, and what a recurrence does to the span of a sequence of operators.
import {
  apply,
  arith,
  assuming,
  at,
  by,
  cases,
  exact,
  fix,
  from,
  have,
  intro,
  lemma,
  obtain,
  rewrite,
  strongInduct,
  take,
} from '../src/logic/proof.ts';
import { mmulCombine, mpowRecurrence } from './matrix-powers.ts';
import { span } from './operators.ts';
import { spanMember, spanTrans } from './spans.ts';
import { lag } from './state-space.ts';

/** If A satisfies an equation of degree m, the lag operators satisfy a recurrence of order m. */
export const lagRecurrence = lemma(
  'saturation-recurrence',
  `∀N A B C m q. (∀s t. s < N ∧ t < N ⟹ mpow N A m s t = sum m (λr. q r * mpow N A r s t)) ⟹
     ∀l a b. lag N A B C (l + m) a b = sum m (λr. q r * lag N A B C (l + r) a b)`,
  fix('N A B C m q'),
  assuming('equation'),
  fix('l a b'),
  rewrite(lag),
  apply(mmulCombine, { Q: 'λr. mpow N A (l + r)' }),
  exact(at(from(at(mpowRecurrence, 'N', 'A', 'm', 'q'), 'equation'), 'l')),
);

/** All operators of a sequence with a recurrence of order m are in the span of the first m. */
export const recurrenceSpan = lemma(
  'recurrence-span',
  `∀p d m q M. (∀l al be. al < p ∧ be < d ⟹ M (l + m) al be = sum m (λr. q r * M (l + r) al be)) ⟹
     ∀l. Span p d m M (M l)`,
  fix('p d m q M'),
  assuming('recurrence'),
  strongInduct('l'),
  cases(
    'first: l < m',
    [apply(spanMember, { s: 'l' }), exact('first')],
    [
      have('more: ∃r. l = r + m', take('l - m'), arith()),
      obtain('r', 'more', 'is'),
      apply(
        spanTrans,
        { m: 'm', V: 'λs. M (r + s)' },
        [rewrite(span), take('q'), intro(), rewrite('is'), by('recurrence')],
        [fix('s'), assuming('below'), apply('IH'), arith()],
      ),
    ],
  ),
);
