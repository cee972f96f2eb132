// map-everywhere (mathematics.md 2.5.3): heads that compute the map of a causal family at every input. The claim, from the
// files map-everywhere-spans, -single, -examples and -quaternions.
import type { ProvedClaim } from './claim.ts';
import { E1, E1isSSM, E2, E2isSSM, identity, localForm, necessityFails, rotation, twoHeads } from './map-everywhere-examples.ts';
import { fourHeads } from './map-everywhere-quaternions.ts';
import { core, mapEverywhereD } from './map-everywhere-single.ts';
import {
  keyCoefficients,
  mapEverywhereA,
  mapEverywhereB,
  mapEverywhereC,
  mapOfDimension,
  noHeads,
  separating,
} from './map-everywhere-spans.ts';

/** The claim. */
export const claim: ProvedClaim = {
  id: 'map-everywhere',
  title: 'Heads compute a map at every input if and only if its operators are locally in their span; the dimension is not needed.',
  parts: [
    { part: 'a', lemma: mapEverywhereA },
    { part: 'a, coefficients of lag and key', lemma: keyCoefficients },
    { part: 'b', lemma: mapEverywhereB },
    { part: 'b, separating vector', lemma: separating },
    { part: 'b, the dimension is enough', lemma: mapOfDimension },
    { part: 'c', lemma: mapEverywhereC },
    { part: 'd, core', lemma: core },
    { part: 'd', lemma: mapEverywhereD },
    { part: 'e, identity', lemma: identity },
    { part: 'e, local form', lemma: localForm },
    { part: 'e, two heads', lemma: twoHeads },
  ],
  controls: [
    { control: 'E1', lemma: E1 },
    { control: 'E1-ssm', lemma: E1isSSM },
    { control: 'E2', lemma: E2 },
    { control: 'E2-ssm', lemma: E2isSSM },
    { control: 'E3', lemma: fourHeads },
    { control: 'necessity', lemma: necessityFails },
  ],
  instances: [noHeads, rotation],
  open: [
    {
      part: 'E2, bounds',
      missing: 'that the coefficients of the two heads are bounded by the norms of the operators, and smooth away from zero',
    },
    { part: 'E3', missing: 'eight heads from the octonions for all 8 by 8 operators' },
    { part: 'E4', missing: 'that three heads are needed for the antisymmetric 3 by 3 matrices, whose local dimension is 2' },
  ],
};
