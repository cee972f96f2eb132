// The claims that have a property file, by id: the same ids as proofs/claims.ts. Each is loaded by itself.
import type { ClaimProperties } from './claim-properties.ts';

type Load = () => Promise<{ readonly claim: ClaimProperties }>;

/** How to load the property file of each claim, in the order of mathematics.md. */
export const PROPERTY_FILES: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['unroll', () => import('./unroll.ts')],
  ['uff-span-bound', () => import('./uff-span-bound.ts')],
  ['uff-iff', () => import('./uff-iff.ts')],
  ['rank-gap', () => import('./rank-gap.ts')],
  ['head-count', () => import('./head-count.ts')],
  ['map-op-linear', () => import('./map-op-linear.ts')],
  ['map-continuous', () => import('./map-continuous.ts')],
  ['jacobian-at-zero', () => import('./jacobian-at-zero.ts')],
  ['map-everywhere', () => import('./map-everywhere.ts')],
  ['map-ae', () => import('./map-ae.ts')],
  ['map-bounded', () => import('./map-bounded.ts')],
  ['map-single-ae', () => import('./map-single-ae.ts')],
  ['map-lld', () => import('./map-lld.ts')],
  ['map-prefix', () => import('./map-prefix.ts')],
  ['normalised-heads', () => import('./normalised-heads.ts')],
  ['saturation', () => import('./saturation.ts')],
  ['spectral', () => import('./spectral.ts')],
  ['ssm-attenuation', () => import('./ssm-attenuation.ts')],
  ['attention-jacobian', () => import('./attention-jacobian.ts')],
  ['gradient-highway', () => import('./gradient-highway.ts')],
  ['eps-head-count', () => import('./eps-head-count.ts')],
  ['rank-limited', () => import('./rank-limited.ts')],
  ['composition', () => import('./composition.ts')],
  ['cnn-head-count', () => import('./cnn-head-count.ts')],
]);
