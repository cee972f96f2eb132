// Proofs of claims, one after the other, for whoever looks into them or writes them out.
import { checkedClaim } from '../evidence/checked-claim.ts';
import { FOUNDATION_ONLY } from '../evidence/proof-axioms.ts';
import { claimIds, loadClaim, proveClaim, type ProofEvidence, type ProofFiles } from '../evidence/proof-evidence.ts';
import { checkFailures } from '../report/check-text.ts';
import type { Terminal } from './terminal.ts';

/**
 * Proves the claims of these ids, all of them if none is given, and says on the terminal what fails. The record of steps
 * must have been turned on before this file was loaded: a theorem made before has none.
 */
export async function* recordedProofs(files: ProofFiles, ids: readonly string[], terminal: Terminal): AsyncGenerator<ProofEvidence> {
  const wanted = claimIds(files, ids);
  for (const [i, id] of wanted.entries()) {
    const loaded = await loadClaim(files, id);
    terminal.progress(`${wanted.length === 1 ? '' : `${i + 1}/${wanted.length} `}proving ${id} …`);
    const evidence = proveClaim(loaded);
    for (const text of checkFailures(checkedClaim(evidence, { allowed: FOUNDATION_ONLY, eachTheorem: false }))) terminal.say(text);
    yield evidence;
  }
}
