// One whole search for a claim or a control of the registry: the worker module of `check --jobs`.
import type { SearchedProperty } from '../../properties/claim-properties.ts';
import type { CaseSize, Statement } from '../claims/claim.ts';
import { DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { statementHash } from '../search/statement-hash.ts';
import { storedSearch, type StoredSearch } from '../search/stored-search.ts';
import { registeredTarget } from './search-target.ts';

/** How a claim or control is searched: plain JSON. */
export interface SearchPlan {
  /** Of the claim or control. */
  readonly id: string;
  readonly runs: number;
  readonly seed: number;
  /** The folder of stored counterexamples. */
  readonly folder: string;
  /** Whether what is stored is left aside. */
  readonly fresh: boolean;
}

/** What a search gave, or why it broke off: a property that throws fails its own claim only. */
export interface PlannedSearch {
  readonly id: string;
  readonly result: StoredSearch | null;
  readonly failure: Diagnostic | null;
}

/** What is searched: a registered claim, or a control with the size of the example that readers know. */
export interface SearchSubject {
  readonly id: string;
  readonly statement: Statement;
  readonly property: SearchedProperty;
  readonly example: CaseSize | null;
}

/** Does what a plan says, in this thread. Nothing that a property throws is thrown on. */
export async function searchAsPlanned(subject: SearchSubject, { runs, seed, folder, fresh }: SearchPlan): Promise<PlannedSearch> {
  const { id, statement, property, example } = subject;
  const under = { id, words: statement.words, hash: statementHash({ id, statement }) };
  try {
    const result = await storedSearch(property, under, { runs, seed, folder, fresh, preferred: example });
    return { id, result, failure: null };
  } catch (error) {
    return { id, result: null, failure: diagnosticOf(error) };
  }
}

/** The same for an id of the registry, in whatever thread this module is loaded. */
export default async function searchPlanned(plan: SearchPlan): Promise<PlannedSearch> {
  const { id } = plan;
  try {
    const { statement, property, control } = (await registeredTarget(id)).resolved;
    return await searchAsPlanned({ id, statement, property, example: control?.example ?? null }, plan);
  } catch (error) {
    return { id, result: null, failure: diagnosticOf(error) };
  }
}

function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof DiagnosticError) return error.diagnostic;
  return { code: 'search-broken', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}
