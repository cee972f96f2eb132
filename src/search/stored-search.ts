import { DiagnosticError, renderDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Refutation } from './refutation.ts';
import { search, type SearchOptions, type SearchResult } from './search.ts';
import type { SearchedProperty } from './searched-property.ts';
import { shrinkRefutation } from './shrink.ts';
import { readStored, saveFound } from './store.ts';
import type { StoredUnder } from './stored-counterexample.ts';

/** Where counterexamples are kept. */
export interface StoreOptions {
  /** The folder; null where nothing is to be read or written. */
  readonly folder: string | null;
  /** True where a search is wanted whatever is stored; what it finds replaces that. */
  readonly fresh?: boolean;
}

/** The end of a search that asks the store first. */
export interface StoredSearch {
  /** A counterexample, from the store or from the search. */
  readonly refutation: Refutation | null;
  /** Null where the store answered. */
  readonly searched: SearchResult | null;
  /** The file that holds the counterexample; null where there is none, or where it could not be written. */
  readonly file: string | null;
  /** What a reader should know of the store: why a file was ignored, why one could not be written. */
  readonly notes: readonly string[];
}

/**
 * Replays the stored counterexample of a claim or control, or searches for one and stores it: as it was drawn before it is
 * shrunk, so that an interrupted run keeps it, and then the shrunk one. A store that cannot be written is a note, not an
 * error. Throws as `search`, and DiagnosticError `bad-id`.
 */
export async function storedSearch(
  property: SearchedProperty,
  under: StoredUnder,
  { folder, fresh = false, ...options }: StoreOptions & SearchOptions,
): Promise<StoredSearch> {
  const notes: string[] = [];
  let file: string | null = null;
  const save = (found: Refutation, shrunk: boolean): void => {
    if (folder === null) return;
    try {
      file = saveFound(folder, under, found, { shrunk });
    } catch (error) {
      if (!(error instanceof DiagnosticError) || error.diagnostic.code === 'bad-id') throw error;
      const note = `${renderDiagnostic(error.diagnostic)}. The counterexample is not stored.`;
      if (!notes.includes(note)) notes.push(note);
    }
  };
  if (folder !== null && !fresh) {
    const { stored, note } = readStored(folder, under, property);
    if (note !== null) notes.push(note);
    if (stored !== null) {
      if (stored.shrunk) return { refutation: stored.refutation, searched: null, file: stored.file, notes };
      const { signal, preferred } = options;
      const refutation = await shrinkRefutation(property, stored.refutation, { signal, preferred: preferred ?? null });
      save(refutation, true);
      return { refutation, searched: null, file, notes };
    }
  }
  const searched = await search(property, {
    ...options,
    onFound: (found) => {
      save(found, false);
      options.onFound?.(found);
    },
  });
  if (searched.refutation !== null) save(searched.refutation, true);
  return { refutation: searched.refutation, searched, file, notes };
}
