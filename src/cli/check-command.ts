import { Command } from 'commander';
import { availableParallelism } from 'node:os';
import { PROOF_FILES } from '../../proofs/claims.ts';
import { fail, printable } from '../diagnostics/diagnostic.ts';
import { FOUNDATION_ONLY, readAllowedAxioms } from '../evidence/proof-axioms.ts';
import { claimIds, type ProofFiles } from '../evidence/proof-evidence.ts';
import { nearestWord } from '../layers/nearest-word.ts';
import type { CheckReport } from '../report/check-report.ts';
import { axiomsText, checkFailures, checkHead, checkRow, checkSummary, type CheckTable } from '../report/check-text.ts';
import { counterexampleLines } from '../report/refute-text.ts';
import { STORE_FOLDER } from '../search/store.ts';
import { gatherClaims, EVIDENCE_SOURCES, loadSources, type EvidenceKind, type EvidenceSources } from './gather-claims.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { chosenSeed, seedOf, wholeNumber } from './numbers.ts';
import { readText } from './read-text.ts';
import { shownCase } from './shown-case.ts';
import type { Terminal } from './terminal.ts';

interface CheckCommandOptions {
  readonly only?: string;
  readonly axioms?: boolean;
  readonly allow?: string;
  readonly runs: number;
  readonly seed: number | 'random';
  readonly jobs?: number;
  readonly fresh?: boolean;
  readonly json?: boolean;
}

const EVIDENCE: readonly EvidenceKind[] = ['proof', 'exact', 'numeric', 'search'];

/** Cases searched for each claim unless --runs says otherwise. */
const RUNS = 5000;
/** More threads than these have nothing to do. */
const MOST_JOBS = 8;

/** `headcount check [ID…]`: gathers the evidence for claims, and says what it rests on. */
export function checkCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  files: ProofFiles = PROOF_FILES,
  sources: EvidenceSources = EVIDENCE_SOURCES,
  folder = STORE_FOLDER,
): Command {
  return new Command('check')
    .description('Check claims: proofs through the kernel, exact and measured checks, and the search for counterexamples.')
    .argument('[id...]', 'claims; all of them unless given')
    .option('--only <kinds>', `kinds of evidence, separated by commas: ${EVIDENCE.join(', ')}`)
    .option('--axioms', 'list each theorem with the facts that it rests on, by file and line')
    .option('--allow <file>', 'allow only what this file lists (a fact or a statement per line) instead of all facts of the foundation')
    .option('--runs <number>', 'cases searched for each claim', wholeNumber(1), RUNS)
    .option('--seed <number>', 'seed of the search, or random', seedOf, 1)
    .option('--jobs <number>', 'threads that search; default: as many as there are, at most 8', wholeNumber(1))
    .option('--fresh', 'search all false variants anew instead of replaying the counterexamples in .headcount/')
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  headcount check\n  headcount check rank-gap --fresh\n  headcount check --only proof\n  headcount check rank-gap --axioms\n  headcount check --allow allowed.txt --json\n\nExit status: 0 every verdict is the expected one, 1 a claim fails, 2 there is no such claim.',
    )
    .action(async (ids: string[], options: CheckCommandOptions) => {
      finish(await check(ids, options, terminal, files, sources, folder));
    });
}

async function check(
  ids: readonly string[],
  options: CheckCommandOptions,
  terminal: Terminal,
  files: ProofFiles,
  sources: EvidenceSources,
  folder: string,
): Promise<ExitCode> {
  const kinds = kindsOf(options.only);
  const list = options.allow === undefined ? undefined : { file: options.allow, text: readText(options.allow) };
  const seed = chosenSeed(options.seed, terminal.say);
  const loaded = await loadSources(claimIds(files, ids), kinds, files, sources, terminal.progress);
  // Statements of the list may be about what the proof files define.
  const allowed = list === undefined ? FOUNDATION_ONLY : readAllowedAxioms(list.text, list.file);
  const { style, width } = terminal;
  const table: CheckTable = kinds.size === 1 && kinds.has('proof') ? 'proof' : 'all';
  const idWidth = Math.max(0, ...loaded.map(({ id }) => id.length));
  if (!options.json) terminal.print(checkHead(table, idWidth, style));
  const jobs = options.jobs ?? Math.min(availableParallelism(), MOST_JOBS);
  const plan = { runs: options.runs, seed, folder, fresh: options.fresh ?? false };
  const claims: CheckReport['claims'] = [];
  for await (const claim of gatherClaims(loaded, {
    allowed,
    eachTheorem: options.axioms ?? false,
    kinds,
    jobs,
    plan,
    sources,
    ...terminal,
  })) {
    claims.push(claim);
    if (!options.json) terminal.print(checkRow(table, claim, idWidth, style));
    for (const text of checkFailures(claim)) terminal.say(text);
    const { id, search } = claim;
    if (search?.counterexample != null) {
      const source = loaded.find((one) => one.id === id)?.properties?.property?.source;
      const shown = shownCase(search.counterexample.case, source);
      terminal.say(['', ...counterexampleLines(search.counterexample, { argument: id, shown, style, width }), ''].join('\n'));
    }
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

function kindsOf(only: string | undefined): ReadonlySet<EvidenceKind> {
  const kinds = only?.split(',').map((one) => one.trim()) ?? EVIDENCE;
  for (const kind of kinds) {
    if (EVIDENCE.some((one) => one === kind)) continue;
    const nearest = nearestWord(kind, EVIDENCE) ?? '';
    fail('bad-usage', `--only ${printable(kind)}: no kind of evidence; did you mean ${nearest}?`);
  }
  return new Set(EVIDENCE.filter((kind) => kinds.includes(kind)));
}
