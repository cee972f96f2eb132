// The one registry of claims: what is proved of each, and what a search tries to refute, by the id of mathematics.md.
import type { ClaimProperties, SearchedProperty } from '../../properties/claim-properties.ts';
import { PROPERTY_FILES } from '../../properties/claims.ts';
import type { ProvedClaim } from '../../proofs/claim.ts';
import { PROOF_FILES } from '../../proofs/claims.ts';
import type { Check, Claim, Control, Verdict } from '../claims/claim.ts';
import { checksOf } from './claim-checks.ts';

/** A claim whose property a search can use. */
export type RegisteredClaim = Claim<SearchedProperty>;

/** The ids of all claims, in the order of mathematics.md; those that have only a property come last. */
export const CLAIM_IDS: readonly string[] = [...new Set([...PROOF_FILES.keys(), ...PROPERTY_FILES.keys()])];

/** What is searched under an id: a claim, or one of its controls. Null for an id that names neither. */
export interface RegisteredSearch {
  readonly claim: ClaimProperties;
  /** Null for the claim itself. */
  readonly control: Control<SearchedProperty> | null;
}

/**
 * A claim with everything that bears on it, or null if there is none of this id. Its checks are loaded for the kinds that
 * are named: the measured ones bring tfjs with them. Passes on what a damaged proof or property file throws.
 */
export async function registeredClaim(id: string, checks: readonly Check['kind'][] = []): Promise<RegisteredClaim | null> {
  const [proved, searched] = await Promise.all([PROOF_FILES.get(id)?.(), PROPERTY_FILES.get(id)?.()]);
  if (proved === undefined && searched === undefined) return null;
  const proof = proved?.claim ?? null;
  const properties = searched?.claim ?? null;
  const title = proof?.title ?? properties?.statement.words ?? id;
  return {
    id,
    source: properties?.section ?? '',
    title,
    statement: properties?.statement ?? { words: title, latex: '' },
    about: properties?.about ?? null,
    hasProof: proof !== null && proof.parts.length > 0,
    property: properties?.property ?? null,
    checks: await checksOf(id, checks),
    controls: properties?.controls ?? [],
    expected: expectedVerdict(proof, properties),
  };
}

/** The property file of a claim, without its proofs; null where there is none. */
export async function propertiesOf(id: string): Promise<ClaimProperties | null> {
  return (await PROPERTY_FILES.get(id)?.())?.claim ?? null;
}

/** What the id of a claim or of a control (`rank-gap.2`) names; null if it names neither, or a claim without properties. */
export async function registeredSearch(id: string): Promise<RegisteredSearch | null> {
  const [claimId = ''] = id.split('.');
  const claim = await propertiesOf(claimId);
  if (claim === null) return null;
  if (id === claimId) return { claim, control: null };
  const control = claim.controls.find((one) => one.id === id);
  return control === undefined ? null : { claim, control };
}

function expectedVerdict(proof: ProvedClaim | null, properties: ClaimProperties | null): Verdict {
  if (proof !== null && proof.parts.length > 0) return 'proved';
  return properties?.property == null ? 'open' : 'searched';
}
