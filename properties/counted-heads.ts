// What this package itself answers for the number of heads of a case, for claims that compute it in another way as well.
import { readLayer } from '../src/layers/layer-file.ts';
import { layerOfCase } from './arbitraries/case-layer.ts';
import { CaseQuantities, NOT_SMALL } from './case-quantities.ts';
import type { FamilyCase } from './family-cases.ts';
import { LayerQuantities } from './layer-quantities.ts';

/** A number of heads that is asked about, and whether our counts agree with it. */
export type AgreesOnHeads = (c: FamilyCase, heads: number) => boolean;

/** The certified count of the layer: exact, and slow. */
export const certifiedCountIs: AgreesOnHeads = (c, heads) => {
  const { least, most } = new LayerQuantities(readLayer(layerOfCase(c)), c.n).boundsOf('heads');
  return least <= heads && heads <= most;
};

const counts = new CaseQuantities();

/** The count modulo primes that searches use: a few microseconds. */
export const smallCountIs: AgreesOnHeads = (c, heads) => {
  try {
    counts.load(c);
    return counts.valueOf('heads') === heads;
  } catch (error) {
    if (error === NOT_SMALL) return certifiedCountIs(c, heads);
    throw error;
  }
};
