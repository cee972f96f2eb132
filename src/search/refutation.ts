import type { CaseSize, ExactJudgement } from '../claims/claim.ts';
import type { LayerObject } from '../layers/layer.ts';
import type { SearchedProperty } from './searched-property.ts';

/** A case with the exact values that its judgement rests on. */
export interface Witness {
  readonly case: unknown;
  readonly facts: ExactJudgement['facts'];
  readonly size: CaseSize;
  /** The case as a layer file; null where it is not one layer. */
  readonly layer: LayerObject | null;
}

/** Where a search found a case: the path `12:345` is case 345 of batch 12, `guided:3` the end of climb 3. */
export interface FoundAt {
  readonly seed: number;
  readonly path: string;
}

/** A case that fails, decided exactly. Seed and path give the case as it was drawn, before shrinking. */
export interface Refutation extends Witness, FoundAt {
  /** Cases judged until this one was found, itself included; 0 where it was stored. */
  readonly runs: number;
  /** Smaller cases accepted one after the other; 0 where nothing was shrunk. */
  readonly shrinkSteps: number;
}

/** What is known of a case whose exact judgement is this one. */
export function witnessOf(property: SearchedProperty, one: unknown, { facts }: ExactJudgement): Witness {
  return { case: one, facts, size: property.size(one), layer: property.layer(one) };
}

/** Whether a case fails, decided exactly; the fast judgement is asked first. */
export function failsExactly(property: SearchedProperty, one: unknown): boolean {
  return property.judge(one) === 'fails' && property.confirm(one).judgement === 'fails';
}
