import type { FamilyKind, FamilyOf } from '../src/claims/claim-families.ts';
import { CLAIM_FORMAT } from '../src/claims/claim-schema.ts';
import { judge } from '../src/claims/evaluate-formula.ts';
import { readClaim, type FileClaim } from '../src/claims/read-claim.ts';
import type { SearchedProperty } from './claim-properties.ts';
import { partsOf } from './family-cases.ts';
import { familyProperty } from './family-property.ts';
import { judgeExactly, quantitiesFrom } from './formula-judgement.ts';
import { layerProperty } from './layer-property.ts';

/** How the cases of a claim are drawn. */
export interface DrawOptions {
  /**
   * True: no entry leaves the range `entries` of the claim. False: a change of basis or a product may make larger ones,
   * which reaches more layers that are degenerate in a hidden way.
   */
  readonly strict: boolean;
}

/**
 * The property that a claim file states. Cases are judged modulo primes and decided over the rationals; the facts are the
 * values that its formulas speak of. Throws TypeError for a claim about a layer that is still the path of a file, and
 * DiagnosticError where that layer cannot be searched.
 */
export function formulaProperty(claim: FileClaim, { strict }: DrawOptions = { strict: true }): SearchedProperty {
  const { subject, given, says } = claim;
  if (subject.type === 'layer') return layerProperty(subject, { given, says });
  return familyProperty(partsOf(subject.family, strict), {
    fast: (ask) => judge(given, says, quantitiesFrom(ask)),
    exact: (boundsOf) => judgeExactly({ given, says }, boundsOf),
  });
}

/** `over` as a claim file writes it: a kind, and the ranges and choices that are not the usual ones. */
export type Over = { readonly [K in FamilyKind]: { readonly kind: K } & Partial<WrittenRanges<Omit<FamilyOf<K>, 'kind'>>> }[FamilyKind];

/** A range may be one number. */
type WrittenRanges<T> = { readonly [R in keyof T]: T[R] extends readonly [number, number] ? T[R] | number : T[R] };

/** What a law says, in the language of claim files. */
export interface Law {
  /** The hypothesis; none unless said. */
  readonly given?: string;
  readonly says: string;
}

/**
 * A property in the language of claim files: `law({ kind: 'ssm', D: false }, { says: 'heads <= min(n, N, p*d)' })`. Entries
 * may leave their range unless `strict` is true. Throws DiagnosticError as `readClaim` for what is no claim.
 */
export function law(over: Over, { given, says }: Law, options: DrawOptions = { strict: false }): SearchedProperty {
  return formulaProperty(readClaim({ format: CLAIM_FORMAT, id: 'law', over, ...(given === undefined ? {} : { given }), says }), options);
}
