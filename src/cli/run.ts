import { Command, CommanderError } from 'commander';
import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import { packageVersion } from './doctor-command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { reportDiagnostic, reportFault } from './report-error.ts';
import type { Terminal } from './terminal.ts';

type MakeCommand = (terminal: Terminal, finish: (code: ExitCode) => void) => Command;

/** The commands in the order of the help. Loading one takes about as long as running it on something small: only the named one is. */
const COMMANDS: ReadonlyMap<string, () => Promise<MakeCommand>> = new Map<string, () => Promise<MakeCommand>>([
  ['heads', async () => (await import('./heads-command.ts')).headsCommand],
  ['verify', async () => (await import('./verify-command.ts')).verifyCommand],
  ['check', async () => (await import('./check-command.ts')).checkCommand],
  ['refute', async () => (await import('./refute-command.ts')).refuteCommand],
  ['show', async () => (await import('./show-command.ts')).showCommand],
  ['export', async () => (await import('./export-command.ts')).exportCommand],
  ['worker', async () => (await import('./worker-command.ts')).workerCommand],
  ['doctor', async () => (await import('./doctor-command.ts')).doctorCommand],
]);

/**
 * Runs the command line. Returns the exit status; prints nothing but what the command prints, and for a mistake one
 * line on standard error (with --json also `{"error": …}` on standard output).
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const finish = (result: ExitCode): void => {
    code = result;
  };
  const output = {
    writeOut: (text: string) => {
      terminal.print(text.trimEnd());
    },
    writeErr: () => undefined,
    getOutHelpWidth: () => terminal.width,
  };
  const program = new Command('headcount')
    .description('How many attention heads does a sequence layer need?')
    .version(packageVersion())
    .exitOverride()
    .configureOutput(output)
    .showHelpAfterError(false);
  const named = COMMANDS.get(argv[0] ?? '');
  for (const load of named === undefined ? COMMANDS.values() : [named]) {
    const command = await load();
    program.addCommand(command(terminal, finish).exitOverride().configureOutput(output));
  }
  program.addHelpText(
    'after',
    '\nStart with:\n  headcount heads FILE         a layer file, or a model in safetensors, ONNX or tfjs format\n  headcount COMMAND --help     examples',
  );
  const json = argv.includes('--json');
  try {
    if (argv.length === 0) {
      terminal.print(program.helpInformation().trimEnd());
      return EXIT.input;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return usageError(error, json, terminal);
    if (error instanceof DiagnosticError) return reportDiagnostic(error.diagnostic, json, terminal, EXIT.input);
    return reportFault(error, json, terminal);
  }
}

function usageError(error: CommanderError, json: boolean, terminal: Terminal): ExitCode {
  if (error.exitCode === 0) return EXIT.ok;
  if (error.code === 'commander.help') return EXIT.input;
  const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  return reportDiagnostic({ code: 'bad-usage', message, notes: ['see headcount --help'] }, json, terminal, EXIT.input);
}
