/**
 * node bench/prove-claims.mjs [--record] [--export FOLDER] ID… : proves these claims one after the other in this process and
 * prints {"claims": [{id, theorems, missing, inferences, seconds}], "peakBytes": …}. A process of its own, so that no lemma is
 * proved beforehand and its memory is its own. --record: with the record of steps on. --export: afterwards, outside the times
 * and the memory, writes an article ID.art of each claim of which every theorem is proved; this needs the record.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { recordSteps } from '../dist/src/kernel/theorem.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean', default: false }, export: { type: 'string' } },
});
// Before anything that makes theorems is loaded.
recordSteps(options.record);
const { PROOF_FILES } = await import('../dist/proofs/claims.js');
const { loadClaim, proveClaim } = await import('../dist/src/evidence/proof-evidence.js');

const evidences = [];
for (const id of positionals) evidences.push(proveClaim(await loadClaim(PROOF_FILES, id)));
const peakBytes = process.resourceUsage().maxRSS * 1024;

if (options.export !== undefined) {
  const { claimArticle } = await import('../dist/src/evidence/claim-article.js');
  for (const evidence of evidences.filter(({ theorems, failures }) => theorems.length > 0 && failures.length === 0)) {
    const file = openSync(path.join(options.export, `${evidence.id}.art`), 'w');
    for (const piece of claimArticle(evidence)) writeSync(file, piece);
    closeSync(file);
  }
}

const claims = evidences.map(({ id, theorems, failures, inferences, milliseconds }) => ({
  id,
  theorems: theorems.length,
  missing: failures.reduce((sum, { missing }) => sum + Math.max(1, missing.length), 0),
  inferences,
  seconds: milliseconds / 1000,
}));
console.log(JSON.stringify({ claims, peakBytes }));
