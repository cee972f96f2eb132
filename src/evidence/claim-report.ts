// A claim with what its proofs really used, as `show` and `export` report it; and what rests on a claim or a lemma.
import type { ClaimProperties } from '../../properties/claim-properties.ts';
import type { Control } from '../claims/claim.ts';
import type { Theorem } from '../kernel/theorem.ts';
import type { Impact, ProofReport, ReportedVariant } from '../report/check-report.ts';
import { reportedTheorem } from './checked-claim.ts';
import { nodesBelow, type LemmaGraph, type LemmaNode } from './lemma-graph.ts';
import { axiomsOfAll, namedAxiom, statementText } from './proof-axioms.ts';
import type { ProofEvidence } from './proof-evidence.ts';

/** The nodes of a claim's theorems. */
export function nodesOfClaim(graph: LemmaGraph, { theorems }: ProofEvidence): LemmaNode[] {
  return theorems.map(({ lemma, theorem }) => graph.node(lemma, theorem));
}

/** A claim's theorems by the names of their lemmas. */
export function theoremsByName({ theorems }: ProofEvidence): Map<string, Theorem> {
  return new Map(theorems.map(({ lemma, theorem }) => [lemma.name, theorem]));
}

/** A control of a claim as a report has it. */
export function variantOf(of: string, { id, statement }: Pick<Control, 'id' | 'statement'>): ReportedVariant {
  return { id, of, words: statement.words, latex: statement.latex };
}

function saysOf({ statement, about, section }: ClaimProperties): NonNullable<ProofReport['says']> {
  return { words: statement.words, latex: statement.latex, about, section };
}

/** What is known of a claim that was proved with its steps recorded; with `properties`, what it says in words. */
export function proofReport(evidence: ProofEvidence, graph: LemmaGraph, properties: ClaimProperties | null): ProofReport {
  const { id, claim, theorems, inferences } = evidence;
  return {
    id,
    title: claim?.title ?? '',
    ...(properties === null ? {} : { says: saysOf(properties), variants: properties.controls.map((one) => variantOf(id, one)) }),
    theorems: theorems.map(reportedTheorem),
    open: (claim?.open ?? []).map(({ part, missing }) => ({ part, missing })),
    lemmas: nodesBelow(nodesOfClaim(graph, evidence)).map(({ lemma, theorem, uses, axioms }) => ({
      name: lemma.name,
      statement: statementText(theorem.conclusion),
      uses: uses.map((one) => one.lemma.name),
      axioms: axioms.map((one) => namedAxiom(one)).map(({ name, statement }) => name ?? statement),
    })),
    axioms: axiomsOfAll(theorems.map(({ theorem }) => theorem)),
    inferences,
  };
}

/**
 * Everything that rests on a claim (on any of its theorems) or on the lemmas of that name, among the claims that were proved;
 * null if it is neither.
 */
export function impactOf(name: string, all: readonly ProofEvidence[], graph: LemmaGraph): Impact | null {
  const nodes = new Map(all.map((evidence) => [evidence.id, nodesOfClaim(graph, evidence)]));
  const own = nodes.get(name);
  const sources = own ?? graph.nodes().filter(({ lemma }) => lemma.name === name);
  if (own === undefined && sources.length === 0) return null;
  const resting = new Set(sources.flatMap((node) => graph.restingOn(node)));
  const lemmas = graph.nodes().filter((node) => resting.has(node) && !own?.includes(node));
  const names = new Set(lemmas.map(({ lemma }) => lemma));
  return {
    of: name,
    lemmas: lemmas.map(({ lemma }) => lemma.name),
    theorems: all.flatMap(({ id, theorems }) =>
      theorems.filter(({ lemma }) => names.has(lemma)).map(({ role, label, lemma }) => ({ claim: id, role, label, name: lemma.name })),
    ),
  };
}
