// Lemmas: statements with their proofs, run when the theorem is first asked for. Rules for simplification are declared with
// them, and a lemma may use those of lemmas stated before it: what a proof does never depends on what ran earlier.
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import { alphaEqual, type Term } from '../kernel/term.ts';
import { freeVariables } from './formula.ts';
import { eqMp, inferenceCount, refl, type Theorem } from '../kernel/theorem.ts';
import { prove, type Tactic } from './goal.ts';
import { parseStatement, readIn } from './vocabulary.ts';
import { printSequent } from './print-term.ts';
import { nextSerial } from './simplification-rules.ts';

/** A statement and its proof. */
export interface Lemma {
  readonly name: string;
  /** The statement as it was written. */
  readonly statement: string;
  /** Lemmas are numbered as they are stated. */
  readonly serial: number;
  /** The theorem; its proof runs at the first call. Throws what the proof throws, each time. */
  readonly theorem: () => Theorem;
}

const names = new WeakMap<Theorem, Lemma>();
const inferencesOf = new WeakMap<Theorem, number>();

/** The lemma whose theorem this is, if it is one. */
export function lemmaOf(th: Theorem): Lemma | null {
  return names.get(th) ?? null;
}

/** How many inferences the proof of a lemma took, without those of the lemmas that it was the first to use. */
export function inferencesIn(th: Theorem): number {
  return inferencesOf.get(th) ?? 0;
}

let inner = 0; // inferences of lemmas proved inside the proof that is running

/** A lemma with a proof that makes its theorem directly. */
export function derivedLemma(name: string, statement: string, serial: number, make: () => Theorem): Lemma {
  let outcome: { readonly theorem: Theorem } | { readonly error: unknown } | 'running' | null = null;
  const lemma: Lemma = {
    name,
    statement,
    serial,
    theorem: () => {
      if (outcome === 'running') return fail('lemma-circle', `the proof of ${name} uses ${name}`);
      if (outcome === null) {
        outcome = 'running';
        const before = inner;
        inner = 0;
        const start = inferenceCount();
        try {
          const theorem = make();
          names.set(theorem, lemma);
          inferencesOf.set(theorem, inferenceCount() - start - inner);
          outcome = { theorem };
        } catch (error) {
          outcome = { error };
        }
        inner = before + inferenceCount() - start;
      }
      if ('error' in outcome) throw outcome.error;
      return outcome.theorem;
    },
  };
  return lemma;
}

/** The formula of a lemma; an error names the lemma. */
function stated(name: string, statement: string): Term {
  try {
    return readIn(statement, () => parseStatement(statement));
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const { place = '', message } = error.diagnostic;
    throw new DiagnosticError({ ...error.diagnostic, place: name, message: `the statement, ${place}: ${message}` });
  }
}

/** A lemma proved by tactics. Its statement must be closed. */
export function lemma(name: string, statement: string, ...proof: readonly Tactic[]): Lemma {
  const serial = nextSerial();
  return derivedLemma(name, statement, serial, () => {
    const goal = stated(name, statement);
    const [free] = freeVariables([goal]);
    if (free !== undefined) return fail('lemma-open', `in the statement of ${name} the variable ${free.name} is free`);
    const theorem = prove(name, serial, goal, proof);
    if (theorem.hypotheses.length > 0 || !alphaEqual(theorem.conclusion, goal)) {
      return fail('lemma-other', `the proof of ${name} proves something else: ${printSequent(theorem)}`);
    }
    // The same theorem with the bound variables called as in the statement.
    return eqMp(refl(goal), theorem);
  });
}
