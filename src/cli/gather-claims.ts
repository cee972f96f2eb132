// Gathers what `check` reports: loads the files of claims, proves, searches and checks, one claim after the other.
import type { ClaimProperties } from '../../properties/claim-properties.ts';
import type { Check } from '../claims/claim.ts';
import { DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkedClaim, type CheckOptions } from '../evidence/checked-claim.ts';
import { checksOf } from '../evidence/claim-checks.ts';
import { propertiesOf } from '../evidence/claim-registry.ts';
import { searchAsPlanned, type PlannedSearch, type SearchPlan, type SearchSubject } from '../evidence/claim-search.ts';
import { gatheredClaim, type CheckOutcome } from '../evidence/gathered-claim.ts';
import { loadClaim, proveClaim, type LoadedClaim, type ProofFiles } from '../evidence/proof-evidence.ts';
import type { CheckedClaim } from '../report/check-report.ts';
import type { Terminal } from './terminal.ts';

/** The kinds of evidence that `--only` names. */
export type EvidenceKind = 'proof' | 'exact' | 'numeric' | 'search';

/** Where the property and the checks of a claim come from; tests put their own in their place. */
export interface EvidenceSources {
  readonly properties: (id: string) => Promise<ClaimProperties | null>;
  readonly checks: (id: string, kinds: readonly Check['kind'][]) => Promise<readonly Check[]>;
  /** True where a thread of its own finds the same by the claim's id. */
  readonly isRegistry: boolean;
}

/** The sources of the package. */
export const EVIDENCE_SOURCES: EvidenceSources = { properties: propertiesOf, checks: checksOf, isRegistry: true };

/** A claim whose files were loaded as far as they are needed. */
export interface ClaimSources {
  readonly id: string;
  /** Null where no proof is asked for. */
  readonly proof: LoadedClaim | null;
  readonly properties: ClaimProperties | null;
  readonly failures: readonly Diagnostic[];
}

/** How claims are gathered. */
export interface GatherOptions extends CheckOptions, Pick<Terminal, 'progress'> {
  readonly kinds: ReadonlySet<EvidenceKind>;
  readonly jobs: number;
  readonly plan: Omit<SearchPlan, 'id'>;
  readonly sources: EvidenceSources;
}

/** A false variant may take more cases than these before it counts as missed: it ends at its first counterexample. */
const RUNS_OF_CONTROLS = 20_000;

/** Loads what the kinds of evidence need. A file that is damaged fails its own claim only. */
export async function loadSources(
  ids: readonly string[],
  kinds: ReadonlySet<EvidenceKind>,
  files: ProofFiles,
  sources: EvidenceSources,
  progress: Terminal['progress'],
): Promise<ClaimSources[]> {
  const loaded: ClaimSources[] = [];
  for (const id of ids) {
    progress(`loading ${id} …`);
    const proof = kinds.has('proof') ? await loadClaim(files, id) : null;
    const found = kinds.has('search') ? await attempted(() => sources.properties(id), `properties/${id}.ts`) : NOTHING;
    loaded.push({ id, proof, properties: found.value, failures: found.failures });
  }
  return loaded;
}

/** Gathers the evidence of each claim, in order. Searches run ahead in threads of their own where there are several jobs. */
export async function* gatherClaims(loaded: readonly ClaimSources[], options: GatherOptions): AsyncGenerator<CheckedClaim, void> {
  const { kinds, sources, plan, progress } = options;
  const subjects = loaded.map(({ properties }) => (properties === null ? [] : subjectsOf(properties)));
  const searches = searchedInOrder(subjects.flat(), options);
  try {
    for (const [i, { id, proof, properties, failures }] of loaded.entries()) {
      const place = `${String(i + 1)}/${String(loaded.length)}`;
      if (proof !== null) progress(`${place} proving ${id} …`);
      const proved = proof === null ? null : checkedClaim(proveClaim(proof), options);
      const done: PlannedSearch[] = [];
      for (const subject of subjects[i] ?? []) {
        progress(`${place} searching ${subject.id} …`);
        const next = await searches.next();
        if (next.done !== true) done.push(next.value);
      }
      const search = done.find((one) => one.id === id) ?? null;
      const controls = done.filter((one) => one !== search);
      const wanted = [...(kinds.has('exact') ? ['certified' as const] : []), ...(kinds.has('numeric') ? ['measured' as const] : [])];
      const found = await attempted(() => sources.checks(id, wanted), id);
      const checks: CheckOutcome[] = [];
      for (const check of found.value ?? []) {
        progress(`${place} checking ${id}: ${check.title} …`);
        checks.push(await outcomeOf(check));
      }
      yield gatheredClaim({
        id,
        proved,
        properties,
        failures: [...failures, ...found.failures],
        search,
        controls,
        checks,
        seed: plan.seed,
      });
    }
  } finally {
    await searches.return(undefined);
  }
}

/** The claim itself, where it is about finite data, and its false variants. */
function subjectsOf({ id, statement, property, controls }: ClaimProperties): SearchSubject[] {
  const own = property === null ? [] : [{ id, statement, property, example: null }];
  return [...own, ...controls.map((one) => ({ id: one.id, statement: one.statement, property: one.property, example: one.example }))];
}

async function* searchedInOrder(
  subjects: readonly SearchSubject[],
  { plan, jobs, sources }: GatherOptions,
): AsyncGenerator<PlannedSearch, void> {
  const planOf = ({ id, example }: SearchSubject): SearchPlan => ({
    ...plan,
    id,
    runs: example === null ? plan.runs : Math.max(plan.runs, RUNS_OF_CONTROLS),
  });
  if (jobs === 1 || !sources.isRegistry) {
    for (const subject of subjects) yield await searchAsPlanned(subject, planOf(subject));
    return;
  }
  const { searchedInThreads } = await import('./search-threads.ts');
  yield* searchedInThreads(subjects.map(planOf), jobs);
}

async function outcomeOf({ kind, title, run }: Check): Promise<CheckOutcome> {
  const started = performance.now();
  const found = await attempted(run, title);
  const { holds, detail } = found.value ?? { holds: false, detail: found.failures[0]?.message ?? 'it gave no result' };
  return { kind, title, holds, detail, milliseconds: performance.now() - started };
}

interface Attempted<T> {
  readonly value: T | null;
  readonly failures: readonly Diagnostic[];
}

const NOTHING: Attempted<never> = { value: null, failures: [] };

/** What a function gives, or what it throws as data. */
async function attempted<T>(compute: () => Promise<T | null>, place: string): Promise<Attempted<T>> {
  try {
    return { value: await compute(), failures: [] };
  } catch (error) {
    if (error instanceof DiagnosticError) return { value: null, failures: [error.diagnostic] };
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { value: null, failures: [{ code: 'evidence-broken', place, message }] };
  }
}
