import type { Check } from '../claims/claim.ts';

/**
 * The checks of a claim that are neither proofs nor searches. They are loaded when they are asked for: the measured ones
 * bring tfjs with them.
 */
export async function checksOf(id: string, kinds: readonly Check['kind'][] = ['certified', 'measured']): Promise<readonly Check[]> {
  const exact = kinds.includes('certified') ? ((await import('./exact-checks.ts')).EXACT_CHECKS.get(id) ?? []) : [];
  const measured = kinds.includes('measured') ? ((await import('./measured-checks.ts')).MEASURED_CHECKS.get(id) ?? []) : [];
  return [...exact, ...measured];
}
