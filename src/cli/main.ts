#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { DiagnosticError, renderDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { doctorCommand, packageVersion } from './doctor-command.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { headsCommand } from './heads-command.ts';
import { showCommand } from './show-command.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { verifyCommand } from './verify-command.ts';

/**
 * Runs the command line. Returns the exit status; prints nothing but what the command prints, and for a mistake one
 * line on standard error (with --json also `{"error": …}` on standard output).
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: ExitCode = EXIT.ok;
  const finish = (result: ExitCode): void => {
    code = result;
  };
  const program = new Command('headcount')
    .description('How many attention heads does a sequence layer need?')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showHelpAfterError(false);
  for (const command of [headsCommand, verifyCommand, showCommand, doctorCommand]) {
    program.addCommand(
      command(terminal, finish)
        .exitOverride()
        .configureOutput({ writeErr: () => undefined }),
    );
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
    if (error instanceof DiagnosticError) return report(error.diagnostic, json, terminal, EXIT.input);
    return fault(error, json, terminal);
  }
}

function usageError(error: CommanderError, json: boolean, terminal: Terminal): number {
  if (error.exitCode === 0) return EXIT.ok;
  const message = error.message.replace(/^error: /, '');
  if (error.code === 'commander.help') return EXIT.input;
  return report({ code: 'bad-usage', message, notes: ['see headcount --help'] }, json, terminal, EXIT.input);
}

function report(diagnostic: Diagnostic, json: boolean, terminal: Terminal, exit: ExitCode): number {
  if (json) {
    const { code, file = null, place = null, message } = diagnostic;
    terminal.print(JSON.stringify({ error: { code, file, place, message } }));
  }
  terminal.say(`headcount: ${renderDiagnostic(diagnostic)}`);
  return exit;
}

/** A fault of ours: one line; the stack only for somebody who asks for it. */
function fault(error: unknown, json: boolean, terminal: Terminal): number {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const exit = report(
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

// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.fault);
});
process.once('SIGINT', () => process.exit(130));
process.exitCode = await run(process.argv.slice(2), processTerminal());
