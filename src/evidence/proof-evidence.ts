// Runs the proofs of claims: what each has as theorems, and what failed. A claim whose file or script is damaged fails alone.
import type { ProvedClaim } from '../../proofs/claim.ts';
import { DiagnosticError, fail, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { KernelError } from '../kernel/kernel-error.ts';
import { inferenceCount, type Theorem } from '../kernel/theorem.ts';
import { nearestWord } from '../layers/nearest-word.ts';
import type { Lemma } from '../logic/lemma.ts';

/** How to load the proof file of each claim, by the claim's id. */
export type ProofFiles = ReadonlyMap<string, () => Promise<{ readonly claim: ProvedClaim }>>;

/** What a theorem is to its claim: a part of it, the refutation of a false variant, or an instance. */
export type Role = 'part' | 'control' | 'instance';

/** A statement of a claim that is a theorem. */
export interface ClaimTheorem {
  readonly role: Role;
  /** The part's or the control's name in mathematics.md; the lemma's for an instance. */
  readonly label: string;
  readonly lemma: Lemma;
  readonly theorem: Theorem;
}

/** Why statements of a claim are no theorems. */
export interface ProofFailure {
  readonly diagnostic: Diagnostic;
  /** The names of the theorems that are missing for it; none where the claim's file could not be loaded. */
  readonly missing: readonly string[];
}

/** A claim whose file was loaded, or why it could not be. */
export interface LoadedClaim {
  readonly id: string;
  readonly claim: ProvedClaim | null;
  readonly failure: Diagnostic | null;
}

/** What the proofs of one claim gave. */
export interface ProofEvidence extends LoadedClaim {
  readonly theorems: readonly ClaimTheorem[];
  readonly failures: readonly ProofFailure[];
  /** Inferences made for it: those of a lemma are counted for the claim that was the first to use it. */
  readonly inferences: number;
  readonly milliseconds: number;
}

/** The ids, all of them if none is given. Fails (`unknown-claim`) for one that is none, and names the nearest. */
export function claimIds(files: ProofFiles, ids: readonly string[]): string[] {
  const known = [...files.keys()];
  for (const id of ids) if (!files.has(id)) unknownClaim(id, known);
  return ids.length === 0 ? known : known.filter((id) => ids.includes(id));
}

/** Fails (`unknown-claim`) and names the claim that is nearest. */
export function unknownClaim(id: string, known: readonly string[], notes: readonly string[] = []): never {
  const nearest = nearestWord(id, known);
  return fail('unknown-claim', `there is no claim ${JSON.stringify(id)}`, {
    notes: [...(nearest === undefined ? [] : [`the nearest is ${nearest}`]), ...notes],
  });
}

/** Loads the file of one claim. Nothing that it throws is thrown on. */
export async function loadClaim(files: ProofFiles, id: string): Promise<LoadedClaim> {
  try {
    const loaded = await files.get(id)?.();
    const claim = loaded?.claim ?? fail('claim-missing', 'its file exports no claim');
    if (claim.id !== id) fail('claim-id', `its file is about the claim ${claim.id}`);
    return { id, claim, failure: null };
  } catch (error) {
    return { id, claim: null, failure: diagnosticOf(error, `proofs/${id}.ts`) };
  }
}

/** What was thrown, as data; `place` is where, unless it says so itself. */
function diagnosticOf(error: unknown, place: string): Diagnostic {
  if (error instanceof DiagnosticError) return error.diagnostic.place === undefined ? { ...error.diagnostic, place } : error.diagnostic;
  if (error instanceof KernelError) return { code: 'kernel', place, message: error.message };
  if (!(error instanceof Error)) return { code: 'proof-broken', place, message: String(error) };
  // A mistake in a program, not in a proof: where it came up is all that helps.
  const where = /\b(?:proofs|src)\/[\w./-]+:\d+/.exec(error.stack?.replaceAll('\\', '/') ?? '')?.[0];
  const notes = where === undefined ? [] : [`at ${where}`];
  return { code: 'proof-broken', place, message: `${error.name}: ${error.message}`, notes };
}

/** The statements of a claim, with what they are to it. */
export function statementsOf(claim: ProvedClaim): Omit<ClaimTheorem, 'theorem'>[] {
  return [
    ...claim.parts.map(({ part, lemma }) => ({ role: 'part' as const, label: part, lemma })),
    ...claim.controls.map(({ control, lemma }) => ({ role: 'control' as const, label: control, lemma })),
    ...claim.instances.map((lemma) => ({ role: 'instance' as const, label: lemma.name, lemma })),
  ];
}

/** Proves all statements of a claim that was loaded. A proof that fails stops no other. */
export function proveClaim(loaded: LoadedClaim): ProofEvidence {
  const [start, before] = [performance.now(), inferenceCount()];
  const theorems: ClaimTheorem[] = [];
  // Several statements may fail for one lemma that they all use: what it throws is then the same.
  const failed = new Map<unknown, { readonly diagnostic: Diagnostic; readonly missing: string[] }>();
  if (loaded.failure !== null) failed.set(null, { diagnostic: loaded.failure, missing: [] });
  for (const one of loaded.claim === null ? [] : statementsOf(loaded.claim)) {
    try {
      theorems.push({ ...one, theorem: one.lemma.theorem() });
    } catch (error) {
      const known = failed.get(error);
      if (known === undefined) failed.set(error, { diagnostic: diagnosticOf(error, one.lemma.name), missing: [one.lemma.name] });
      else known.missing.push(one.lemma.name);
    }
  }
  const inferences = inferenceCount() - before;
  return { ...loaded, theorems, failures: [...failed.values()], inferences, milliseconds: performance.now() - start };
}
