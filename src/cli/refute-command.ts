import { Command } from 'commander';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fail, printable } from '../diagnostics/diagnostic.ts';
import { registeredSearch } from '../evidence/claim-registry.ts';
import { CLAIM_MODULE_ENDINGS } from '../evidence/claim-module.ts';
import { claimFileTarget, moduleTarget, registeredTarget, type NewTarget } from '../evidence/search-target.ts';
import type { RefuteReport } from '../report/refute-report.ts';
import { refuteText } from '../report/refute-text.ts';
import type { SearchProgress } from '../search/search.ts';
import { STORE_FOLDER } from '../search/store.ts';
import { storedSearch } from '../search/stored-search.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { interrupted } from './interruption.ts';
import { chosenSeed, seedOf, wholeNumber } from './numbers.ts';
import { readText } from './read-text.ts';
import { replayedReport, searchedReport } from './refute-outcome.ts';
import { runBatchesOf } from './search-runner.ts';
import { shownCase, tagMeanings } from './shown-case.ts';
import type { Terminal } from './terminal.ts';
import { writeFileWhole } from './write-file.ts';

/** What `refute` is asked for. */
export interface RefuteOptions {
  readonly runs?: number;
  readonly time?: number;
  readonly seed: number | 'random';
  readonly replay?: string;
  readonly jobs: number;
  readonly redis?: string;
  readonly fresh?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** Cases searched unless --runs or --time says otherwise. */
const RUNS = 20_000;

/** `headcount refute ID|FILE`: searches for a counterexample. `folder` is where counterexamples are stored. */
export function refuteCommand(terminal: Terminal, finish: (code: ExitCode) => void, _files?: unknown, folder = STORE_FOLDER): Command {
  return new Command('refute')
    .description('Search for a counterexample to a claim, to a false variant of one, or to a claim of your own.')
    .argument('<id or file>', 'a claim (rank-gap), a false variant (rank-gap.2), a claim file (.claim.json), or a claim in TypeScript')
    .option('--runs <number>', `cases to draw; default: ${RUNS.toLocaleString('en')}, without end with --time`, wholeNumber(1))
    .option('--time <seconds>', 'begin no further batch after so many seconds', wholeNumber(1))
    .option('--seed <number>', 'a whole number of 32 bits, or random; the same seed draws the same cases', seedOf, 1)
    .option('--replay <path>', 'draw the one case of that path again, as printed with a counterexample (12:345)')
    .option('--jobs <number>', 'threads that search; the result does not depend on it', wholeNumber(1), 1)
    .option('--redis <url>', 'hand the batches to `headcount worker` on any number of machines, over this Redis')
    .option('--fresh', 'search anew instead of replaying the counterexample stored in .headcount/')
    .option('--out <file>', 'write the counterexample as a layer file')
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      `
A claim in TypeScript is a program: it runs with your rights.

Examples:
  headcount refute rank-gap
  headcount refute rank-gap.2 --out counterexample.layer.json
  headcount refute rank-gap.2 --seed 1 --replay 0:17
  headcount refute mine.claim.json --time 60 --jobs 4
  headcount refute mine.claim.ts --seed random

Exit status: 0 no counterexample, 1 a counterexample was found, 2 there is no such claim.`,
    )
    .action(async (name: string, options: RefuteOptions) => {
      finish(await refute(name, options, terminal, folder));
    });
}

async function refute(name: string, options: RefuteOptions, terminal: Terminal, folder: string): Promise<ExitCode> {
  refuseCombinations(options);
  terminal.progress(`reading ${printable(name)} …`);
  const made = await targetOf(name);
  const { property, id, control } = made.resolved;
  const seed = chosenSeed(options.seed, terminal.say);
  const report =
    options.replay === undefined ? await searched(made, seed, options, terminal, folder) : await replayedReport(made, seed, options.replay);
  if (options.out !== undefined) writeLayer(report, options.out);
  if (options.json) terminal.print(JSON.stringify(report));
  else {
    const one = report.counterexample ?? report.replayed;
    terminal.print(
      refuteText(report, {
        variantOf: control === null ? null : (id.split('.')[0] ?? null),
        argument: made.target.type === 'registered' ? id : quotedArgument(name),
        shown: one === undefined ? null : shownCase(one.case, property.source),
        meanings: tagMeanings(Object.keys(report.coverage?.tags ?? {})),
        style: terminal.style,
        width: terminal.width,
      }),
    );
  }
  if (options.out !== undefined)
    terminal.say(report.found ? `wrote ${printable(options.out)}` : `nothing to write to ${printable(options.out)}`);
  return report.found ? EXIT.fails : EXIT.ok;
}

function refuseCombinations({ replay, redis, jobs, runs, time, fresh }: RefuteOptions): void {
  const others = [
    ['--runs', runs !== undefined],
    ['--time', time !== undefined],
    ['--redis', redis !== undefined],
    ['--fresh', fresh === true],
  ] as const;
  const other = replay === undefined ? undefined : others.find(([, isGiven]) => isGiven)?.[0];
  if (other !== undefined) fail('bad-usage', `--replay draws one case: it cannot be combined with ${other}`);
  if (redis !== undefined && jobs > 1) fail('bad-usage', '--redis hands all batches to workers: it cannot be combined with --jobs');
}

/** What the argument names: a registered id before a file of that name, and a file by its ending or its content. */
async function targetOf(name: string): Promise<NewTarget> {
  if (CLAIM_MODULE_ENDINGS.some((ending) => name.endsWith(ending))) {
    if (!existsSync(name)) fail('no-such-file', 'no such file', { file: name });
    return moduleTarget(name);
  }
  if (/^[\w.-]+$/.test(name) && !name.endsWith('.json') && name !== '-') {
    if ((await registeredSearch(name)) !== null || !existsSync(name)) return registeredTarget(name);
  }
  const folder = name === '-' ? '.' : path.dirname(name);
  return claimFileTarget(readText(name), name, (layer) => readText(path.join(folder, layer)));
}

async function searched(made: NewTarget, seed: number, options: RefuteOptions, terminal: Terminal, folder: string): Promise<RefuteReport> {
  const { id, statement, hash, property, control } = made.resolved;
  const { time, fresh = false, jobs, redis } = options;
  const runs = options.runs ?? (time === undefined ? RUNS : Infinity);
  const runBatches = await runBatchesOf(made, { seed, jobs, redis, signal: interrupted, say: terminal.say });
  const result = await storedSearch(
    property,
    { id, words: statement.words, hash },
    {
      folder,
      fresh,
      runs,
      seed,
      milliseconds: time === undefined ? undefined : time * 1000,
      runBatches,
      signal: interrupted,
      preferred: control?.example ?? null,
      onProgress: (progress) => {
        terminal.progress(progressText(id, progress));
      },
    },
  );
  return searchedReport(made, seed, result);
}

function progressText(id: string, { runs, wanted, isShrinking }: SearchProgress): string {
  if (isShrinking) return `found a counterexample to ${id}, making it smaller …`;
  return `searching ${id}: ${runs.toLocaleString('en')}${wanted === null ? '' : ` of ${wanted.toLocaleString('en')}`} cases …`;
}

function writeLayer({ counterexample, id }: RefuteReport, file: string): void {
  if (counterexample === undefined) return;
  if (counterexample.layer === null) fail('no-layer', `a counterexample to ${id} is not one layer: --json has its data`, { file });
  writeFileWhole(file, `${JSON.stringify(counterexample.layer, null, 2)}\n`);
}

/** A file name as a shell takes it. */
function quotedArgument(name: string): string {
  return /^[\w./@%+-]+$/.test(name) ? name : `'${printable(name).replaceAll("'", "'\\''")}'`;
}
