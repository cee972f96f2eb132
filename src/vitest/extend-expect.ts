/**
 * The face `headcount/vitest`: importing it, in a test or in a setup file, adds matchers on head counts to vitest's
 * `expect`.
 *
 * ```ts
 * import 'headcount/vitest';
 * expect(layer).toNeedHeads(2, { n: 64 });
 * expect(layer).not.toBeRepresentableWith(1);
 * ```
 */
import { expect } from 'vitest';
import { headMatchers, type HeadsOptions, type InteractionRankOptions, type RepresentableOptions } from './head-matchers.ts';

export { headMatchers } from './head-matchers.ts';
export type { HeadsOptions, InteractionRankOptions, RepresentableOptions } from './head-matchers.ts';
export type { InputTokens } from './counted-layer.ts';

/**
 * The matchers as `expect` shows them. They take a layer, the object or JSON text of a layer file, or a case drawn by
 * `headcount/arbitraries`. They rest on checked certificates; where only bounds are known they fail and say so, and so
 * does their `.not`.
 */
export interface HeadMatchers<R = unknown> {
  /** The interaction rank, dim of the span of all operators W_ij, is exactly this. */
  toHaveInteractionRank(rank: number, options?: InteractionRankOptions): R;
  /** Exactly so many heads are needed, and enough, operator by operator. */
  toNeedHeads(heads: number, options?: HeadsOptions): R;
  /** So many heads can represent the layer in the sense of `class` (O unless said), with value maps of rank at most `r`. */
  toBeRepresentableWith(heads: number, options?: RepresentableOptions): R;
}

declare module 'vitest' {
  // A declaration that is merged with vitest's own has its type parameter.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
  interface Matchers<T> extends HeadMatchers {}
}

expect.extend(headMatchers);
