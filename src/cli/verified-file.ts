import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { VerifyReport } from '../report/heads-report.ts';
import type { ExitCode } from './exit-code.ts';

/** A row of `verify`'s report before its time is known. */
export type VerifiedRow = Omit<VerifyReport[number], 'milliseconds'>;

/** What `verify` found out about one file: its row of the report, its exit status, and what is wrong, for people. */
export interface VerifiedFile {
  readonly row: VerifiedRow;
  readonly code: ExitCode;
  readonly diagnostic?: Diagnostic;
}

/** A file that was not accepted: its row carries what is wrong, without the file's name, which the row has. */
export function notAccepted(row: Omit<VerifiedRow, 'ok' | 'warnings' | 'error'>, code: ExitCode, diagnostic: Diagnostic): VerifiedFile {
  const { code: wrong, place, message } = diagnostic;
  const error = { code: wrong, ...(place === undefined ? {} : { place }), message };
  return { row: { ...row, ok: false, error, warnings: [] }, code, diagnostic };
}
