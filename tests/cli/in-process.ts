import type { Command } from 'commander';
import { SMALL_CLAIMS } from '../evidence/small-claims.ts';
import { EXIT, type ExitCode } from '../../src/cli/exit-code.ts';
import { reportDiagnostic } from '../../src/cli/report-error.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import type { ProofFiles } from '../../src/evidence/proof-evidence.ts';
import { PLAIN } from '../../src/report/style.ts';

type MakeCommand = (terminal: Terminal, finish: (code: ExitCode) => void, files: ProofFiles) => Command;

/** How a command ended that ran in this process. */
export interface Finished {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command on claims of a test, as the command line would on those of the package. */
export async function runCommand(make: MakeCommand, args: readonly string[], files: ProofFiles = SMALL_CLAIMS): Promise<Finished> {
  const [out, said]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    print: (text) => out.push(`${text}\n`),
    say: (text) => said.push(`${text}\n`),
    progress: () => undefined,
    style: PLAIN,
    width: 100,
  };
  let code: ExitCode = EXIT.ok;
  const command = make(terminal, (result) => (code = result), files).exitOverride();
  try {
    await command.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    code = reportDiagnostic(error.diagnostic, args.includes('--json'), terminal, EXIT.input);
  }
  return { code, stdout: out.join(''), stderr: said.join('') };
}
