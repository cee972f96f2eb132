import { Command } from 'commander';
import { existsSync } from 'node:fs';
import { PROOF_FILES } from '../../proofs/claims.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import type { ProofFiles } from '../evidence/proof-evidence.ts';
import { recordSteps } from '../kernel/theorem.ts';
import { nearestWord } from '../layers/nearest-word.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { wholeNumber } from './numbers.ts';
import type { Terminal } from './terminal.ts';

/** Operators that are printed unless `--count` says otherwise. */
const SHOWN = 6;

interface ShowOptions {
  readonly n?: number;
  readonly count: number;
  readonly latex?: boolean;
  readonly impact?: boolean;
  readonly json?: boolean;
}

/** `headcount show ID|FILE`: a claim with its proof, or the operators of a layer and their span, exactly. */
export function showCommand(terminal: Terminal, finish: (code: ExitCode) => void, files: ProofFiles = PROOF_FILES): Command {
  return new Command('show')
    .description('Print a claim with its proof, or a layer’s interaction operators and their span, exactly.')
    .argument(
      '<id or file>',
      'a claim, a false variant of one (rank-gap.2), a layer file, or - for standard input; with --impact a claim or a lemma',
    )
    .option('-n, --n <length>', 'sequence length; default: the least after which the span cannot grow', wholeNumber(1))
    .option('--count <number>', 'how many operators to print', wholeNumber(1), SHOWN)
    .option('--latex', 'the statements of a claim in LaTeX')
    .option('--impact', 'what rests on a claim or on a lemma (proves all claims)')
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  headcount show rotation.layer.json\n  headcount show rotation.layer.json --n 5 --count 5\n  headcount show rank-gap\n  headcount show rank-gap --latex\n  headcount show sum-add --impact',
    )
    .action(async (name: string, options: ShowOptions) => {
      finish(await show(name, options, terminal, files));
    });
}

// What shows a layer and what shows a claim have nothing in common: only what is needed is loaded.
async function show(name: string, options: ShowOptions, terminal: Terminal, files: ProofFiles): Promise<ExitCode> {
  const isClaim = files.has(name);
  if (isClaim || options.impact) {
    recordSteps(true);
    const { showClaim, showImpact } = await import('./show-claim.ts');
    return isClaim ? showClaim(name, options, terminal, files) : showImpact(name, options, terminal, files);
  }
  if (name !== '-' && !existsSync(name) && /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)?$/i.test(name)) {
    const { showVariant } = await import('./show-claim.ts');
    if (await showVariant(name, options, terminal)) return EXIT.ok;
    const nearest = nearestWord(name, [...files.keys()]);
    fail('no-such-file', 'no such file, and no claim', {
      file: name,
      notes: [...(nearest === undefined ? [] : [`the nearest claim is ${nearest}`]), 'the name of a lemma is taken with --impact'],
    });
  }
  if (options.latex) fail('bad-usage', '--latex is for claims');
  const { showLayer } = await import('./show-layer.ts');
  await showLayer(name, options, terminal);
  return EXIT.ok;
}
