// What comes of a proof in a test: its theorem, or the data of its error.
import { DiagnosticError, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { alphaEqual } from '../../src/kernel/term.ts';
import type { Theorem } from '../../src/kernel/theorem.ts';
import { lemma, type Tactic } from '../../src/logic/proof.ts';
import { parseStatement } from '../../src/logic/vocabulary.ts';

/** The theorem of the statement by these steps: it says what the statement says, without hypotheses. */
export function proved(statement: string, ...steps: readonly Tactic[]): Theorem {
  const th = lemma('sample', statement, ...steps).theorem();
  if (th.hypotheses.length > 0) throw new Error('a hypothesis is left');
  if (!alphaEqual(th.conclusion, parseStatement(statement))) throw new Error('something else is proved');
  return th;
}

/** The data of the error that `run` throws, which must be a diagnostic. */
export function errorOf(run: () => unknown): Diagnostic {
  try {
    run();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
  throw new Error('there is no error');
}

/** Why the statement is not proved by these steps. */
export function refused(statement: string, ...steps: readonly Tactic[]): Diagnostic {
  return errorOf(() => lemma('sample', statement, ...steps).theorem());
}
