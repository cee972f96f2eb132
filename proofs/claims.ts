// The claims that have a proof file, by id. Each is loaded by itself, so that a file that is damaged fails alone.
import type { ProvedClaim } from './claim.ts';

type Load = () => Promise<{ readonly claim: ProvedClaim }>;

/** How to load the proof file of each claim, in the order of mathematics.md. */
export const PROOF_FILES: ReadonlyMap<string, Load> = new Map<string, Load>([['rank-gap', () => import('./rank-gap.ts')]]);
