import { Command } from 'commander';
import { PROOF_FILES } from '../../proofs/claims.ts';
import { fail, printable } from '../diagnostics/diagnostic.ts';
import { checkedClaim } from '../evidence/checked-claim.ts';
import { FOUNDATION_ONLY, readAllowedAxioms } from '../evidence/proof-axioms.ts';
import { claimIds, loadClaim, proveClaim, type LoadedClaim, type ProofFiles } from '../evidence/proof-evidence.ts';
import { nearestWord } from '../layers/nearest-word.ts';
import type { CheckReport } from '../report/check-report.ts';
import { axiomsText, checkFailures, checkHead, checkRow, checkSummary } from '../report/check-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { readText } from './read-text.ts';
import type { Terminal } from './terminal.ts';

interface CheckCommandOptions {
  readonly only?: string;
  readonly axioms?: boolean;
  readonly allow?: string;
  readonly json?: boolean;
}

const EVIDENCE = ['proof', 'exact', 'numeric', 'search'];

/** `headcount check [ID…]`: proves the claims through the kernel and says what they rest on. */
export function checkCommand(terminal: Terminal, finish: (code: ExitCode) => void, files: ProofFiles = PROOF_FILES): Command {
  return new Command('check')
    .description('Check claims: their proofs through the kernel, with everything that these rest on.')
    .argument('[id...]', 'claims; all of them unless given')
    .option('--only <kinds>', 'kinds of evidence, separated by commas; for now only: proof')
    .option('--axioms', 'list each theorem with the facts that it rests on, by file and line')
    .option('--allow <file>', 'allow only what this file lists (a fact or a statement per line) instead of all facts of the foundation')
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  headcount check --only proof\n  headcount check rank-gap --axioms\n  headcount check --allow allowed.txt --json\n\nExit status: 0 every verdict is the expected one, 1 a claim fails, 2 there is no such claim.',
    )
    .action(async (ids: string[], options: CheckCommandOptions) => {
      finish(await check(ids, options, terminal, files));
    });
}

async function check(ids: readonly string[], options: CheckCommandOptions, terminal: Terminal, files: ProofFiles): Promise<ExitCode> {
  refuseOtherEvidence(options.only);
  const list = options.allow === undefined ? undefined : { file: options.allow, text: readText(options.allow) };
  const loaded: LoadedClaim[] = [];
  for (const id of claimIds(files, ids)) {
    terminal.progress(`loading ${id} …`);
    loaded.push(await loadClaim(files, id));
  }
  // Statements of the list may be about what the proof files define.
  const allowed = list === undefined ? FOUNDATION_ONLY : readAllowedAxioms(list.text, list.file);
  const { style, width } = terminal;
  const idWidth = Math.max(0, ...loaded.map(({ id }) => id.length));
  if (!options.json) terminal.print(checkHead(idWidth, style));
  const claims: CheckReport['claims'] = [];
  for (const [i, one] of loaded.entries()) {
    terminal.progress(`${i + 1}/${loaded.length} proving ${one.id} …`);
    const claim = checkedClaim(proveClaim(one), { allowed, eachTheorem: options.axioms ?? false });
    claims.push(claim);
    if (!options.json) terminal.print(checkRow(claim, idWidth, style));
    for (const text of checkFailures(claim)) terminal.say(text);
  }
  const ok = claims.every(({ verdict, expected, controls }) => verdict === expected && controls.every(({ refuted }) => refuted));
  const report: CheckReport = { ok, claims };
  if (options.json) terminal.print(JSON.stringify(report));
  else {
    terminal.print(`\n${checkSummary(report, style, width)}`);
    if (options.axioms) terminal.print(`\n${axiomsText(report, style, width)}`);
  }
  return ok ? EXIT.ok : EXIT.fails;
}

function refuseOtherEvidence(only: string | undefined): void {
  for (const kind of only?.split(',').map((one) => one.trim()) ?? []) {
    if (kind === 'proof') continue;
    if (EVIDENCE.includes(kind)) fail('evidence-not-there', `--only ${kind}: this kind of evidence is not there yet; proof is`);
    const nearest = nearestWord(kind, EVIDENCE) ?? '';
    fail('bad-usage', `--only ${printable(kind)}: no kind of evidence; did you mean ${nearest}?`);
  }
}
