// The verdict on a claim: what `check` reports of it.
import type { Axiom } from '../kernel/axiom-set.ts';
import { axiomsOf } from '../kernel/theorem.ts';
import type { CheckedClaim, ProofError } from '../report/check-report.ts';
import { axiomsOfAll, namedAxiom, statementText, type AllowedAxioms } from './proof-axioms.ts';
import type { ClaimTheorem, ProofEvidence, ProofFailure } from './proof-evidence.ts';

/** How much of a claim is reported, and what its theorems may rest on. */
export interface CheckOptions {
  readonly allowed: AllowedAxioms;
  /** Whether each theorem is listed with its own axioms. */
  readonly eachTheorem: boolean;
}

/** The claim as a row of `check`'s report. It fails if a proof does, or if a theorem rests on what is not allowed. */
export function checkedClaim(evidence: ProofEvidence, { allowed, eachTheorem }: CheckOptions): CheckedClaim {
  const { id, claim, theorems } = evidence;
  const statement = (one: ClaimTheorem): string => statementText(one.theorem.conclusion);
  const failures = [...evidence.failures, ...theorems.flatMap((one) => notAllowed(one, allowed))];
  const [first, ...further] = failures.map(asError);
  const milliseconds = Math.round(evidence.milliseconds);
  if (claim === null) {
    return { id, verdict: 'failed', expected: 'proved', controls: [], ...(first && { error: first }), milliseconds };
  }
  const expected = claim.parts.length === 0 ? 'open' : 'proved';
  const parts = theorems.filter(({ role }) => role === 'part').map((one) => ({ part: one.label, statement: statement(one) }));
  const isWhole = parts.length > 0 && parts.length === claim.parts.length;
  const refutations = new Map(theorems.filter(({ role }) => role === 'control').map((one) => [one.label, statement(one)]));
  return {
    id,
    title: claim.title,
    verdict: first === undefined ? expected : 'failed',
    expected,
    proof: {
      theorem: isWhole ? parts.map((one) => one.statement).join('\n') : null,
      parts,
      open: claim.open.map(({ part, missing }) => ({ part, missing })),
      axioms: axiomsOfAll(theorems.map(({ theorem }) => theorem)),
      inferences: evidence.inferences,
      instances: theorems.filter(({ role }) => role === 'instance').length,
      controls: claim.controls.map(({ control }) => {
        const theorem = refutations.get(control) ?? null;
        return { id: `${id}.${control}`, refuted: theorem !== null, theorem };
      }),
      ...(eachTheorem && { theorems: theorems.map(reportedTheorem) }),
    },
    controls: [],
    ...(first && { error: first }),
    ...(further.length > 0 && { furtherErrors: further }),
    milliseconds,
  };
}

/** A theorem with the names of what it rests on. */
export function reportedTheorem(one: ClaimTheorem): NonNullable<NonNullable<CheckedClaim['proof']>['theorems']>[number] {
  const { role, label, lemma, theorem } = one;
  const axioms = axiomsOfAll([theorem]).map(({ name, statement }) => name ?? statement);
  return { name: lemma.name, role, label, statement: statementText(theorem.conclusion), axioms };
}

function notAllowed({ lemma, theorem }: ClaimTheorem, allowed: AllowedAxioms): ProofFailure[] {
  const others: Axiom[] = [...axiomsOf([theorem])].filter((one) => !allowed(one));
  if (others.length === 0) return [];
  const notes = others.map((one) => {
    const { name, statement } = namedAxiom(one);
    return name === null ? statement : `${name}: ${statement}`;
  });
  const message = `rests on ${others.length === 1 ? 'an axiom that is' : `${others.length} axioms that are`} not allowed`;
  return [{ diagnostic: { code: 'axiom-not-allowed', place: lemma.name, message, notes }, missing: [] }];
}

function asError({ diagnostic, missing }: ProofFailure): ProofError {
  const { code, place, message, notes, goal } = diagnostic;
  return {
    code,
    ...(place === undefined ? {} : { place }),
    message,
    ...(notes === undefined ? {} : { notes: [...notes] }),
    ...(goal === undefined ? {} : { goal: { facts: [...goal.facts], conclusion: goal.conclusion } }),
    missing: [...missing],
  };
}
