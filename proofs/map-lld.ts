// map-lld (mathematics.md 2.5.7): heads whose combinations all have high rank. Proved is the control: with rank H in place of
// 2 H + 1 the theorem is false.
import {
  absurd,
  apply,
  assuming,
  at,
  both,
  by,
  exact,
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
  simpFact,
} from '../src/logic/proof.ts';
import type { ProvedClaim } from './claim.ts';
import { twoHeads } from './map-everywhere-examples.ts';
import { mapEverywhereA } from './map-everywhere-spans.ts';
import { kron, span } from './operators.ts';
import { mat2 } from './matrices.ts';
import { squaresZero } from './real-facts.ts';

// The identity and the rotation by a right angle.
const head = '(if h = 0 then kron else mat2 0 (-1) 1 0)';

/**
 * Every combination of the identity and the rotation J but zero is invertible, hence of rank 2 = H. The matrix unit E_00 is at
 * each vector a combination of the two, but it is none.
 */
export const control = lemma(
  'map-lld-control',
  `(∀r s. ¬(r = 0 ∧ s = 0) ⟹ ¬(r * r - -s * s = 0)) ∧
   (∀v. ∃c. ∀al. al < 2 ⟹ mvec 2 (mat2 1 0 0 0) v al = sum 2 (λh. c h * mvec 2 ${head} v al)) ∧
   ¬Span 2 2 2 (λh. ${head}) (mat2 1 0 0 0)`,
  both(
    [
      fix('r s'),
      assuming('nonzero'),
      assuming('determinant'),
      note('squares', at(squaresZero, 'r', 's')),
      have('sum: r * r + s * s = 0', linearly('determinant')),
      have('both: r = 0 ∧ s = 0', apply('squares'), exact('sum')),
      absurd('nonzero', 'both'),
    ],
    [
      fix('v'),
      note('two', at(twoHeads, '1', 'λl. mat2 1 0 0 0')),
      rewriteFact('two', mapEverywhereA),
      note('here', at('two', '0', 'v')),
      forget('two'),
      have('positive: 0 < 1', by()),
      exact(from('here', 'positive')),
    ],
    [
      rewrite(span),
      assuming('spanned'),
      obtain('c', 'spanned', 'combined'),
      have(
        'first: c 0 = 1',
        note('here', at('combined', '0', '0')),
        forget('combined', 'spanned'),
        simpFact('here', kron, mat2),
        linearly(),
      ),
      have(
        'last: c 0 = 0',
        note('here', at('combined', '1', '1')),
        forget('combined', 'spanned', 'first'),
        simpFact('here', kron, mat2),
        linearly(),
      ),
      linearly(),
    ],
  ),
);

/** The claim. */
export const claim: ProvedClaim = {
  id: 'map-lld',
  title: 'If all combinations of H heads have rank at least 2 H + 1 then the dimension is needed at map level too.',
  parts: [],
  controls: [{ control: 'rank-H', lemma: control }],
  instances: [],
  open: [
    {
      part: 'lemma A',
      missing:
        'a space of H operators without a separating vector contains one of rank at most H - 1; the proof needs minors as polynomials of one variable',
    },
    { part: 'theorem', missing: 'it rests on lemma A' },
  ],
};
