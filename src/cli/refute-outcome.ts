// The end of a search or of a replay as the report of `refute`.
import { reportedCounterexample, reportedCoverage, reportedNegation } from '../evidence/gathered-claim.ts';
import type { NewTarget } from '../evidence/search-target.ts';
import type { RefuteReport } from '../report/refute-report.ts';
import { witnessOf } from '../search/refutation.ts';
import { replay, replayRefutation } from '../search/replay.ts';
import type { StoredSearch } from '../search/stored-search.ts';

/** What a search, or the store in its place, found. */
export function searchedReport(made: NewTarget, seed: number, { refutation, searched, file, notes }: StoredSearch): RefuteReport {
  return {
    ...headOf(made),
    found: refutation !== null,
    ...(refutation && { counterexample: reportedCounterexample(refutation), confirmed: 'exact' as const, path: refutation.path }),
    from: searched === null ? 'store' : 'search',
    runs: searched?.runs ?? 0,
    seed: refutation?.seed ?? seed,
    vacuous: searched?.vacuous ?? false,
    negation: reportedNegation(searched?.negation ?? null),
    coverage: searched === null ? null : reportedCoverage(searched),
    file,
    notes: [...notes],
    milliseconds: Math.round(searched?.milliseconds ?? 0),
    timeToFirst: searched?.timeToFirst ?? null,
  };
}

/** One case drawn again, and shrunk if the claim fails there. Throws DiagnosticError as `replay`. */
export async function replayedReport(made: NewTarget, seed: number, path: string): Promise<RefuteReport> {
  const { property, control } = made.resolved;
  const started = performance.now();
  const one = replay(property, seed, path);
  const exact = property.confirm(one);
  const { facts, size, layer } = witnessOf(property, one, exact);
  const refutation = await replayRefutation(property, { seed, path, preferred: control?.example ?? null });
  const { dimensions, nonzero } = size;
  return {
    ...headOf(made),
    found: refutation !== null,
    ...(refutation && { counterexample: reportedCounterexample(refutation), confirmed: 'exact' as const, path }),
    from: 'replay',
    runs: 1,
    seed,
    vacuous: false,
    negation: null,
    coverage: null,
    replayed: {
      case: one,
      facts: [...facts],
      size: { dimensions: { ...dimensions }, nonzero },
      layer,
      seed,
      path,
      judgement: exact.judgement,
    },
    file: null,
    notes: [],
    milliseconds: Math.round(performance.now() - started),
    timeToFirst: null,
  };
}

function headOf({ target, resolved }: NewTarget): Pick<RefuteReport, 'id' | 'kind' | 'statement'> {
  const { id, statement, control } = resolved;
  const kind = target.type !== 'registered' ? 'own' : control === null ? 'claim' : 'control';
  return { id, kind, statement: { words: statement.words, latex: statement.latex } };
}
