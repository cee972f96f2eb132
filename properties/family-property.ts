import type { ExactJudgement, Judgement } from '../src/claims/claim.ts';
import { readLayer } from '../src/layers/layer-file.ts';
import { layerOfCase } from './arbitraries/case-layer.ts';
import type { Case } from './arbitraries/case.ts';
import { CaseQuantities, NOT_SMALL } from './case-quantities.ts';
import type { SearchedProperty } from './claim-properties.ts';
import type { Ask, AskBounds } from './exact-judgement.ts';
import { sizeOfLayerCase } from './exact-property.ts';
import { FamilyCases, type CasePart } from './family-cases.ts';
import { LayerQuantities } from './layer-quantities.ts';

/** One question about quantities, asked twice: fast, where a count modulo primes answers, and exactly. */
export interface TwoJudgements {
  /** The same answer as `exact` wherever the quantities are the true ones. */
  readonly fast: (ask: Ask) => Judgement;
  readonly exact: (boundsOf: AskBounds) => ExactJudgement;
}

/** A property of families of layers: cases of the parts, judged in microseconds, decided over the rationals. */
export function familyProperty(parts: readonly CasePart[], { fast, exact }: TwoJudgements): SearchedProperty {
  const counts = new CaseQuantities();
  const ask: Ask = (name, argument) => counts.valueOf(name, argument);
  const confirm = (one: Case): ExactJudgement => {
    const quantities = new LayerQuantities(readLayer(layerOfCase(one)), one.n);
    return exact((name, argument) => quantities.boundsOf(name, argument));
  };
  const suspect = (one: Case): Judgement => {
    try {
      counts.load(one);
      return fast(ask);
    } catch (error) {
      if (error === NOT_SMALL) return confirm(one).judgement;
      throw error;
    }
  };
  const source = new FamilyCases(parts);
  return {
    source,
    judge: suspect,
    confirm,
    tags: (one: Case) => one.tags,
    size: sizeOfLayerCase,
    layer: layerOfCase,
    below: (size) => source.below(size),
  };
}
