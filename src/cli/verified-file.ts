import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { VerifyReport } from '../report/heads-report.ts';
import type { ExitCode } from './exit-code.ts';

/** What `verify` found out about one file: its row of the report, its exit status, and what is wrong, for people. */
export interface VerifiedFile {
  readonly row: VerifyReport[number];
  readonly code: ExitCode;
  readonly diagnostic?: Diagnostic;
}

/** A diagnostic as a row of the report carries it: the file is named by the row. */
export function errorOfRow({ code, place, message }: Diagnostic): { code: string; place?: string; message: string } {
  return { code, ...(place === undefined ? {} : { place }), message };
}

/** Milliseconds since `started`, to two decimals. */
export function since(started: number): number {
  return Math.round((performance.now() - started) * 100) / 100;
}
