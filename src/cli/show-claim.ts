// What `show` prints of a claim, and of what rests on a claim or a lemma.
import { propertiesOf, registeredSearch } from '../evidence/claim-registry.ts';
import { impactOf, proofReport, theoremsByName, variantOf } from '../evidence/claim-report.ts';
import { LemmaGraph } from '../evidence/lemma-graph.ts';
import { unknownClaim, type ProofEvidence, type ProofFiles } from '../evidence/proof-evidence.ts';
import { vocabulary } from '../logic/vocabulary.ts';
import { claimLatex, variantLatex } from '../report/claim-latex.ts';
import { claimText, impactText, variantText } from '../report/claim-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { recordedProofs } from './recorded-proofs.ts';
import type { Terminal } from './terminal.ts';

interface ShowClaimOptions {
  readonly latex?: boolean;
  readonly impact?: boolean;
  readonly json?: boolean;
}

/** Prints a claim with its proof, as the kernel recorded it. Exit 1 if a proof of it fails. */
export async function showClaim(id: string, options: ShowClaimOptions, terminal: Terminal, files: ProofFiles): Promise<ExitCode> {
  const graph = new LemmaGraph();
  const all: ProofEvidence[] = [];
  for await (const one of recordedProofs(files, options.impact ? [] : [id], terminal)) all.push(one);
  const evidence = all.find((one) => one.id === id);
  if (evidence === undefined) return unknownClaim(id, [...files.keys()]);
  const impact = options.impact ? impactOf(id, all, graph) : null;
  const report = { ...proofReport(evidence, graph, await propertiesOf(id)), ...(impact === null ? {} : { impact }) };
  if (options.json) terminal.print(JSON.stringify(report));
  else if (options.latex) terminal.print(claimLatex(report, theoremsByName(evidence), vocabulary()));
  else terminal.print(claimText(report, terminal.style, terminal.width));
  return evidence.failures.length === 0 ? EXIT.ok : EXIT.fails;
}

/** Prints a false variant of a claim; false if there is none of this id. */
export async function showVariant(id: string, { latex, json }: ShowClaimOptions, terminal: Terminal): Promise<boolean> {
  const found = await registeredSearch(id);
  if (found?.control == null) return false;
  const variant = variantOf(found.claim.id, found.control);
  if (json) terminal.print(JSON.stringify(variant));
  else terminal.print(latex ? variantLatex(variant) : variantText(variant, terminal.style, terminal.width));
  return true;
}

/** Prints what rests on a lemma. Fails (`unknown-claim`) if no proof uses a lemma of that name. */
export async function showImpact(name: string, options: ShowClaimOptions, terminal: Terminal, files: ProofFiles): Promise<ExitCode> {
  const graph = new LemmaGraph();
  const all: ProofEvidence[] = [];
  for await (const one of recordedProofs(files, [], terminal)) all.push(one);
  const impact = impactOf(name, all, graph) ?? noSuchName(name, [...files.keys(), ...graph.nodes().map(({ lemma }) => lemma.name)]);
  terminal.print(options.json ? JSON.stringify(impact) : impactText(impact, terminal.style));
  return EXIT.ok;
}

function noSuchName(name: string, known: readonly string[]): never {
  return unknownClaim(name, known, ['nor does a proof use a lemma of that name']);
}
