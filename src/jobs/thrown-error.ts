// Errors as plain data: what a task throws has to reach whoever asked for it, through a thread or a queue.
import { DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic.ts';

/** What was thrown: a diagnostic if it was one, else its name and message. Plain JSON. */
export type ThrownError =
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'error'; readonly name: string; readonly message: string; readonly stack: string | null };

/** What was thrown, as data. */
export function thrownError(error: unknown): ThrownError {
  // Not `instanceof`: the task's module may have been loaded as another copy.
  if (error instanceof Error && 'diagnostic' in error) return { kind: 'diagnostic', diagnostic: error.diagnostic as Diagnostic };
  if (error instanceof Error) return { kind: 'error', name: error.name, message: error.message, stack: error.stack ?? null };
  return { kind: 'error', name: 'Error', message: String(error), stack: null };
}

/** The error that is thrown again here: a DiagnosticError for a diagnostic. */
export function errorAgain(thrown: ThrownError): Error {
  if (thrown.kind === 'diagnostic') return new DiagnosticError(thrown.diagnostic);
  const error = new Error(thrown.message);
  error.name = thrown.name;
  if (thrown.stack !== null) error.stack = thrown.stack;
  return error;
}
