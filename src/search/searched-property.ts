import type { Arbitrary } from 'fast-check';
import type { Property } from '../claims/claim.ts';

/** A property whose cases fast-check draws. Its functions are given only cases of its own source. */
export type SearchedProperty = Property<unknown, Arbitrary<unknown>>;
