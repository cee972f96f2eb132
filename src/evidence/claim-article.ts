// The theorems of a claim as an OpenTheory article.
import { fail } from '../diagnostics/diagnostic.ts';
import { alphaEqual } from '../kernel/term.ts';
import { axiomsOf } from '../kernel/theorem.ts';
import { writeArticle } from '../opentheory/write-article.ts';
import { FOUNDATION_ONLY, namedAxiom } from './proof-axioms.ts';
import type { ClaimTheorem, ProofEvidence } from './proof-evidence.ts';

/** The theorems that a claim's article exports, in its order: those with one statement once. */
export function exportedTheorems({ theorems }: Pick<ProofEvidence, 'theorems'>): ClaimTheorem[] {
  const distinct: ClaimTheorem[] = [];
  for (const one of theorems) {
    if (!distinct.some(({ theorem }) => alphaEqual(theorem.conclusion, one.theorem.conclusion))) distinct.push(one);
  }
  return distinct;
}

/**
 * The text, in pieces, of the article that proves a claim's theorems from facts of the foundation, which are theorems of the
 * standard library. Fails before anything is written: `export-axiom` where a theorem rests on something else, and as
 * `writeArticle` does.
 */
export function claimArticle(evidence: ProofEvidence): Iterable<string> {
  const exported = exportedTheorems(evidence);
  for (const { lemma, theorem } of exported) {
    const other = [...axiomsOf([theorem])].find((one) => !FOUNDATION_ONLY(one));
    if (other === undefined) continue;
    return fail('export-axiom', 'rests on an axiom that is no fact of the foundation', {
      place: lemma.name,
      notes: [namedAxiom(other).statement],
    });
  }
  const comments = [
    `${evidence.id}: ${evidence.claim?.title ?? ''}`,
    ...exported.map(({ role, label, lemma }, i) => `theorem ${i + 1}: ${lemma.name} (${role}${label === lemma.name ? '' : ` ${label}`})`),
  ];
  return writeArticle(
    exported.map(({ theorem }) => ({ theorem, hypotheses: theorem.hypotheses, conclusion: theorem.conclusion })),
    { comments },
  );
}
