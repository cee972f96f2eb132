import { renderDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** A diagnostic as every command reports it: one line for people and, with --json, `{"error": …}`. Returns `exit`. */
export function reportDiagnostic(diagnostic: Diagnostic, json: boolean, terminal: Terminal, exit: ExitCode): ExitCode {
  if (json) {
    const { code, file = null, place = null, message } = diagnostic;
    terminal.print(JSON.stringify({ error: { code, file, place, message } }));
  }
  terminal.say(`headcount: ${renderDiagnostic(diagnostic)}`);
  return exit;
}

/**
 * Anything else that was thrown. Input that asks for more than there is (memory, the largest integer, the longest list)
 * is named as such; what remains is a fault of ours: one line, the stack only for somebody who asks for it.
 */
export function reportFault(error: unknown, json: boolean, terminal: Terminal): ExitCode {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (isExhausted(error)) {
    const diagnostic = {
      code: 'too-large',
      message: `the input is too large for the memory or the arithmetic of this machine (${message})`,
      notes: ['NODE_OPTIONS=--max-old-space-size=8192 allows 8 GB'],
    };
    return reportDiagnostic(diagnostic, json, terminal, EXIT.input);
  }
  const exit = reportDiagnostic(
    {
      code: 'internal-fault',
      message: `a fault of headcount itself: ${message}`,
      notes: ['please report it with the input; HEADCOUNT_DEBUG=1 shows where it happened'],
    },
    json,
    terminal,
    EXIT.fault,
  );
  if (process.env['HEADCOUNT_DEBUG'] === '1' && error instanceof Error) terminal.say(error.stack ?? '');
  return exit;
}

/** True where the engine gave up for want of room: a heap, an array buffer, a BigInt, a list, a map or a text at its limit. */
function isExhausted(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return true;
  return (
    error instanceof RangeError &&
    /allocation failed|BigInt size|Invalid (?:array|string|typed array) length|maximum size exceeded|could not allocate/i.test(
      error.message,
    )
  );
}
