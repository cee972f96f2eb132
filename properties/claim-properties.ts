import type { Claim, Control, Property, Statement } from '../src/claims/claim.ts';
import type { Arbitrary } from 'fast-check';

/** A property whose cases come from an arbitrary of fast-check. */
export type SearchedProperty = Property<unknown, Arbitrary<unknown>>;

/** What `properties/<id>.ts` exports as `claim`: what the claim says, what a search tries to refute, and its false variants. */
export interface ClaimProperties {
  /** Its name in mathematics.md, everywhere. */
  readonly id: string;
  /** Its section there: `2.4`. */
  readonly section: string;
  readonly statement: Statement;
  readonly about: Claim['about'];
  /** Null where the claim is not about finite data; `unsearched` then says why. */
  readonly property: SearchedProperty | null;
  readonly unsearched?: string;
  /** The negative controls of mathematics.md that are about finite data. */
  readonly controls: readonly Control<SearchedProperty>[];
}
