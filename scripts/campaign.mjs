/**
 * The long run: the tests that draw random or mutated input, with counts that take an hour instead of a minute, and every
 * malformed file through the command with its time and memory. Parts that passed for the same build, seed and count
 * are not run again, so an interrupted campaign goes on where it was. Exit 0 if every part passed.
 *
 *   npm run campaign -- [--seed N] [--only part,part] [--fresh]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stateFile = path.join(root, '.headcount', 'campaign.json');

/** Each part: the test files that it runs, and the variables that set how long. */
const PARTS = [
  { id: 'malformed', what: 'malformed files by the command', files: ['tests/cli/malformed.test.ts'], env: { HEADCOUNT_MALFORMED: 'all' } },
  { id: 'mutants', what: 'mutated certificates', files: ['tests/certificates/mutants.test.ts'], env: { HEADCOUNT_MUTANTS: '10000' } },
  {
    id: 'readers',
    what: 'mutated layer files, certificates',
    files: ['tests/certificates/fuzz.test.ts'],
    env: { HEADCOUNT_FUZZ: '100000' },
  },
  {
    id: 'kernel',
    what: 'the kernel against a second one',
    files: ['tests/kernel/differential.test.ts'],
    env: { HEADCOUNT_CASES: '100000' },
  },
  {
    id: 'articles',
    what: 'mutated proofs, by both kernels',
    files: ['tests/opentheory/mutants.test.ts'],
    env: { HEADCOUNT_MUTANTS: '10000' },
  },
  {
    id: 'written-articles',
    what: 'articles read, written and read again',
    files: ['tests/opentheory/write-round-trip.test.ts'],
    env: { HEADCOUNT_CASES: '10000' },
  },
  { id: 'article-texts', what: 'random articles', files: ['tests/opentheory/read-article.test.ts'], env: { HEADCOUNT_FUZZ: '100000' } },
  { id: 'models', what: 'mutated model files', files: ['tests/models/fuzz.test.ts'], env: { HEADCOUNT_FUZZ: '100000' } },
  {
    id: 'search',
    what: 'a million cases of the true claims',
    files: ['tests/evidence/true-claims.test.ts'],
    env: { HEADCOUNT_CASES: '1000000' },
  },
  {
    id: 'controls',
    what: 'every false variant, from a hundred seeds',
    files: ['tests/properties/claims/claims-of-2-1-to-2-5.test.ts', 'tests/properties/claims/claims-of-2-6-to-2-13.test.ts'],
    env: { HEADCOUNT_SEEDS: '100' },
  },
  { id: 'oracle', what: 'counts against the oracle', files: ['tests/heads/against-oracle.test.ts'], env: { HEADCOUNT_CASES: '20' } },
];

/** Of a part that failed, the end of what it printed. */
const MOST_OUTPUT = 6000;

/** The parts to run, the seed, and whether to forget what passed before. Exit 2 for anything else. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: { seed: { type: 'string', default: '1' }, only: { type: 'string' }, fresh: { type: 'boolean' } },
    });
    if (!/^-?\d{1,9}$/.test(values.seed)) throw new Error(`--seed: expected a whole number of at most 9 digits, found "${values.seed}"`);
    const wanted = values.only === undefined ? PARTS.map(({ id }) => id) : values.only.split(',');
    const unknown = wanted.find((id) => !PARTS.some((part) => part.id === id));
    if (unknown !== undefined) throw new Error(`--only: "${unknown}" is no part: expected some of ${PARTS.map(({ id }) => id).join(', ')}`);
    return { seed: values.seed, parts: PARTS.filter(({ id }) => wanted.includes(id)), fresh: values.fresh === true };
  } catch (error) {
    process.stderr.write(`campaign: ${error.message}\n`);
    process.exit(2);
  }
}

/** What passed before, by part. A state that cannot be read is as good as none. */
function readState() {
  try {
    const state = JSON.parse(readFileSync(stateFile, 'utf8'));
    return typeof state === 'object' && state !== null ? state : {};
  } catch {
    return {};
  }
}

function writeState(state) {
  mkdirSync(path.dirname(stateFile), { recursive: true });
  writeFileSync(`${stateFile}.part`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${stateFile}.part`, stateFile);
}

/** Runs a part's tests; resolves to how they ended, with the lines that they measured. */
function runPart({ files, env }, seed) {
  // Lines are matched below: no colours, whatever this process was told.
  const environment = { ...process.env };
  delete environment.FORCE_COLOR;
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vitest, 'run', ...files], {
      cwd: root,
      env: { ...environment, ...env, HEADCOUNT_SEED: seed, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    const interrupt = () => child.kill('SIGINT');
    process.once('SIGINT', interrupt);
    child.on('close', (code, signal) => {
      process.removeListener('SIGINT', interrupt);
      const measured = [...output.matchAll(/^measured: (.*)$/gm)].map((match) => match[1]);
      resolve({
        ok: code === 0,
        interrupted: signal === 'SIGINT' || code === 130,
        seconds: (performance.now() - started) / 1000,
        measured,
        output,
      });
    });
  });
}

/** The hash of the sources that were built: a part that passed for other sources has to be run again. */
function builtFrom() {
  return readFileSync(path.join(root, 'dist', '.built-from'), 'utf8').split(' ')[0];
}

const { seed, parts, fresh } = readOptions();
const state = fresh ? {} : readState();
const built = builtFrom();
const rows = [];
for (const part of parts) {
  const key = JSON.stringify([built, seed, part.files, part.env]);
  const before = state[part.id];
  if (before?.key === key) {
    rows.push({ part, result: 'passed before', ...before });
    continue;
  }
  process.stderr.write(`${part.id}: ${part.what} …\n`);
  const { ok, interrupted, seconds, measured, output } = await runPart(part, seed);
  if (interrupted) process.exit(130);
  if (ok) {
    state[part.id] = { key, seconds, measured };
    writeState(state);
  } else {
    process.stderr.write(`${output.slice(-MOST_OUTPUT)}\n`);
  }
  rows.push({ part, result: ok ? 'passed' : 'FAILED', seconds, measured });
}
process.stdout.write(`\ncampaign, seed ${seed}\n`);
for (const { part, result, seconds, measured } of rows) {
  process.stdout.write(`  ${part.id.padEnd(10)} ${result.padEnd(14)} ${seconds.toFixed(0).padStart(6)} s  ${part.what}\n`);
  for (const line of measured) process.stdout.write(`${' '.repeat(36)}${line}\n`);
}
process.exitCode = rows.every(({ result }) => result !== 'FAILED') ? 0 : 1;
