// The verdict on a claim from all its evidence: proofs, searches, checks. No kind stands in for another.
import type { ClaimProperties } from '../../properties/claim-properties.ts';
import type { Check } from '../claims/claim.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckedClaim, CheckedControl, ProofError } from '../report/check-report.ts';
import type { Counterexample } from '../report/refute-report.ts';
import type { Refutation } from '../search/refutation.ts';
import type { SearchResult } from '../search/search.ts';
import type { PlannedSearch } from './claim-search.ts';

/** How a check ended. */
export interface CheckOutcome extends Pick<Check, 'kind' | 'title'> {
  readonly holds: boolean;
  readonly detail: string;
  readonly milliseconds: number;
}

/** Everything that was gathered about one claim; null or empty what was not asked for, or is not there. */
export interface ClaimEvidence {
  readonly id: string;
  /** The claim as far as its proofs go. */
  readonly proved: CheckedClaim | null;
  readonly properties: ClaimProperties | null;
  /** Why its property file, or its checks, could not be loaded. */
  readonly failures: readonly Diagnostic[];
  readonly search: PlannedSearch | null;
  readonly controls: readonly PlannedSearch[];
  readonly checks: readonly CheckOutcome[];
  readonly seed: number;
}

/** The claim as a row of the report of `check`. */
export function gatheredClaim(evidence: ClaimEvidence): CheckedClaim {
  const { id, proved, properties, search, checks, seed } = evidence;
  const controls = evidence.controls.map((one) => checkedControl(one, seed));
  const errors = [...proofErrors(proved), ...evidence.failures.map((one) => asError(one)), ...foundErrors(evidence, controls)];
  const [error, ...furtherErrors] = errors;
  const title = proved?.title ?? properties?.statement.words;
  const searched = search?.result == null ? null : claimSearch(search.result.refutation, search.result.searched, seed);
  const expected = expectedVerdict(evidence);
  const refuted = searched !== null && searched.counterexample !== null;
  const milliseconds =
    (proved?.milliseconds ?? 0) +
    [search, ...evidence.controls].reduce((sum, one) => sum + (one?.result?.searched?.milliseconds ?? 0), 0) +
    checks.reduce((sum, one) => sum + one.milliseconds, 0);
  return {
    id,
    ...(title === undefined ? {} : { title }),
    verdict: refuted ? 'refuted' : error === undefined ? expected : 'failed',
    expected,
    ...(proved?.proof && { proof: proved.proof }),
    ...(searched && { search: searched }),
    ...(properties?.unsearched === undefined ? {} : { unsearched: properties.unsearched }),
    controls,
    ...(checks.length > 0 && { checks: checks.map(({ kind, title: what, holds, detail }) => ({ kind, title: what, holds, detail })) }),
    ...(error && { error }),
    ...(furtherErrors.length > 0 && { furtherErrors }),
    milliseconds: Math.round(milliseconds),
  };
}

/** What a report keeps of a case that refutes. */
export function reportedCounterexample({ case: one, facts, size, layer, seed, path, shrinkSteps }: Refutation): Counterexample {
  return {
    case: one,
    facts: [...facts],
    size: { dimensions: { ...size.dimensions }, nonzero: size.nonzero },
    layer,
    seed,
    path,
    shrinkSteps,
  };
}

/** What a report keeps of a whole search. */
export function reportedCoverage({ holds, outside, unconfirmed, climbs, tags, untagged }: SearchResult) {
  return { holds, outside, unconfirmed, climbs, tags: { ...tags }, untagged };
}

/** What a report keeps of the case where the claim holds. */
export function reportedNegation(negation: SearchResult['negation']) {
  if (negation === null) return null;
  const { case: one, facts, size, layer, seed, path } = negation;
  return { case: one, facts: [...facts], size: { dimensions: { ...size.dimensions }, nonzero: size.nonzero }, layer, seed, path };
}

function claimSearch(refutation: Refutation | null, searched: SearchResult | null, seed: number): NonNullable<CheckedClaim['search']> {
  return {
    runs: searched?.runs ?? 0,
    seed: refutation?.seed ?? seed,
    negation: reportedNegation(searched?.negation ?? null),
    vacuous: searched?.vacuous ?? false,
    counterexample: refutation === null ? null : reportedCounterexample(refutation),
    coverage: searched === null ? null : reportedCoverage(searched),
    milliseconds: Math.round(searched?.milliseconds ?? 0),
  };
}

function checkedControl({ id, result }: PlannedSearch, seed: number): CheckedControl {
  const refutation = result?.refutation ?? null;
  return {
    id,
    refuted: refutation !== null,
    counterexample: refutation === null ? null : reportedCounterexample(refutation),
    stored: result !== null && result.searched === null,
    runs: result?.searched?.runs ?? 0,
    seed: refutation?.seed ?? seed,
    milliseconds: Math.round(result?.searched?.milliseconds ?? 0),
    timeToFirst: result?.searched?.timeToFirst ?? null,
  };
}

/** The strongest evidence that was asked for and is there. */
function expectedVerdict({ proved, search, checks }: ClaimEvidence): CheckedClaim['expected'] {
  if (proved?.expected === 'proved') return 'proved';
  if (search !== null) return 'searched';
  const kinds = new Set(checks.map(({ kind }) => kind));
  return kinds.has('certified') ? 'certified' : kinds.has('measured') ? 'measured' : 'open';
}

function proofErrors(proved: CheckedClaim | null): ProofError[] {
  return [proved?.error, ...(proved?.furtherErrors ?? [])].filter((one) => one !== undefined);
}

function foundErrors({ search, controls, checks, seed }: ClaimEvidence, checkedControls: readonly CheckedControl[]): ProofError[] {
  const errors: ProofError[] = [];
  for (const { id, failure } of [...(search === null ? [] : [search]), ...controls]) {
    if (failure !== null) errors.push(asError(failure, id));
  }
  if (search?.result?.refutation != null) {
    errors.push({ code: 'refuted', message: 'a counterexample was found, and confirmed exactly', missing: [] });
  }
  if (search?.result?.searched?.vacuous) {
    errors.push({ code: 'vacuous', message: 'no case satisfies the hypothesis, so that the search says nothing', missing: [] });
  }
  for (const { id, refuted, runs } of checkedControls) {
    if (refuted || controls.some((one) => one.id === id && one.failure !== null)) continue;
    const message = `this false variant was not refuted in ${runs.toLocaleString('en')} cases: a search that misses it says nothing of the claim`;
    errors.push({ code: 'control-not-refuted', place: id, message, notes: [`headcount refute ${id} --seed ${seed}`], missing: [] });
  }
  for (const { title, holds, detail } of checks) {
    if (!holds) errors.push({ code: 'check-failed', place: title, message: detail, missing: [] });
  }
  return errors;
}

function asError({ code, place, message, notes }: Diagnostic, id?: string): ProofError {
  const where = place ?? id;
  return {
    code,
    ...(where === undefined ? {} : { place: where }),
    message,
    ...(notes === undefined ? {} : { notes: [...notes] }),
    missing: [],
  };
}
