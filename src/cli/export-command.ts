import { Command, Option } from 'commander';
import { PROOF_FILES } from '../../proofs/claims.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import type { ProofFiles } from '../evidence/proof-evidence.ts';
import { recordSteps } from '../kernel/theorem.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Formats in which claims are exported. */
export const EXPORT_FORMATS = ['opentheory', 'hol-light', 'latex', 'json'] as const;
/** See EXPORT_FORMATS. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface ExportOptions {
  readonly to?: ExportFormat;
  readonly out?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `headcount export ID`: a claim's theorems for other tools and for documents. */
export function exportCommand(terminal: Terminal, finish: (code: ExitCode) => void, files: ProofFiles = PROOF_FILES): Command {
  return new Command('export')
    .description('Write the theorems of a claim for other proof tools, as LaTeX or as JSON.')
    .argument('[id]', 'a claim')
    .addOption(new Option('--to <format>', 'format').choices(EXPORT_FORMATS))
    .option('--out <file>', 'where to write it instead of standard output; with --all a folder')
    .option('--all', 'every claim, into the folder --out')
    .option('--json', 'the same as --to json; beside --to, only what is wrong as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  headcount export rank-gap --to opentheory --out rank-gap.art\n  headcount export rank-gap --to hol-light --out rank_gap.ml\n  headcount export --all --to opentheory --out articles',
    )
    .action(async (id: string | undefined, options: ExportOptions) => {
      const { out } = options;
      const to = options.to ?? (options.json ? 'json' : fail('bad-usage', `name a format: --to ${EXPORT_FORMATS.join(', ')}`));
      if ((id === undefined) === (options.all !== true)) fail('bad-usage', 'name one claim, or give --all');
      // Before anything that makes theorems is loaded: what is made without a record cannot be exported.
      recordSteps(true);
      const { exportAll, exportClaim } = await import('./export-claim.ts');
      if (id !== undefined) finish(await exportClaim(id, to, out, terminal, files));
      else finish(await exportAll(to, out ?? fail('bad-usage', '--all needs --out, a folder'), terminal, files));
    });
}
