/**
 * Replays articles in HOL Light's kernel, and compares what it proved there with what our reader says that they prove.
 * `npm run test:hol-light` exports every claim and replays all of that; arguments are articles to replay instead.
 * Exit 1 if an article fails, an assumption is not proved or statements differ. Without HOL Light nothing is replayed and
 * nothing fails, unless `--required` is given (exit 2). `--article-seconds` and `--seconds` limit the time.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { canonicalSequent } from './hol-light/canonical-sequent.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** What HOL Light loads, in this order. */
const REPLAYER = ['library.ml', 'assumptions.ml', 'replay.ml'].map((file) => path.join(root, 'scripts', 'hol-light', file));
/** The compiled project. */
const dist = process.env.HEADCOUNT_DIST ?? path.join(root, 'dist');
const NOT_INSTALLED = 'HOL Light is not installed: nothing was replayed (Debian: apt-get install hol-light libnum-ocaml-dev)';
/** Warnings of our reader about an article of which a part may be missing. */
const INCOMPLETE = ['exports-nothing', 'objects-left'];
/** HOL Light has three axioms; a replay adds none. */
const AXIOMS = 3;
/** Of what HOL Light prints besides events, so much of the end is kept, for the case that it stops. */
const MOST_OUTPUT = 4000;

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        required: { type: 'boolean', default: false },
        seconds: { type: 'string', default: '7200' },
        'article-seconds': { type: 'string', default: '900' },
      },
    });
    for (const name of ['seconds', 'article-seconds']) {
      if (!/^[1-9]\d{0,5}$/.test(values[name])) throw new Error(`--${name}: expected a number of seconds, found "${values[name]}"`);
    }
    return { ...values, files: positionals.map((file) => path.resolve(file)) };
  } catch (error) {
    process.stderr.write(`test:hol-light: ${error.message}\n`);
    return process.exit(2);
  }
}

/** The command that starts HOL Light, or undefined. */
function holLight() {
  const isProgram = (file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, 'hol-light')).find(isProgram);
}

/** Exports every claim into the folder; the articles. Exit 1 if that fails. */
function exportedArticles(folder) {
  const command = path.join(dist, 'src', 'cli', 'main.js');
  const done = spawnSync(process.execPath, [command, 'export', '--all', '--to', 'opentheory', '--out', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const files = readdirSync(folder).filter((file) => file.endsWith('.art'));
  if (done.status === 0 && files.length > 0) return files.sort().map((file) => path.join(folder, file));
  process.stdout.write(`FAILED: no claim was exported\n${done.error?.message ?? ''}${done.stderr}${done.stdout}`);
  return process.exit(1);
}

const count = (n, what) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;

/** What our reader says of an article: canonical texts, and of each assumption its text as people read it; or what is wrong. */
async function whatWeRead(files) {
  const module = (name) => import(pathToFileURL(path.join(dist, 'src', ...name.split('/'))).href);
  const [{ readArticle }, { printTerm }] = await Promise.all([module('opentheory/read-article.js'), module('logic/print-term.js')]);
  const shown = ({ hypotheses, conclusion }) =>
    [hypotheses.map((one) => printTerm(one)).join(', '), '⊢', printTerm(conclusion)].filter((part) => part !== '').join(' ');
  return new Map(
    files.map((file) => {
      try {
        const { theorems, assumptions, axioms, inferences, warnings } = readArticle(file, readFileSync(file));
        const sequents = [...new Set(theorems.map(canonicalSequent))];
        const assumed = new Map([...assumptions, ...axioms].map((one) => [canonicalSequent(one), shown(one)]));
        return [file, { sequents, assumed, inferences, warnings }];
      } catch (error) {
        const { place, message } = error.diagnostic ?? { message: error.message };
        return [file, { wrong: [place, message].filter((part) => part !== undefined).join(': ') }];
      }
    }),
  );
}

/** The text from a little before the first place where it differs from the other. */
function fromDifference(text, other) {
  let i = 0;
  while (i < text.length && text[i] === other[i]) i++;
  return `${i > 40 ? '…' : ''}${text.slice(Math.max(0, i - 40), i + 120)}${i + 120 < text.length ? '…' : ''}`;
}

/** What is wrong with a replay, in lines; none if nothing is. */
function faults(ours, theirs) {
  if (theirs === undefined) return ['HOL Light stopped before it was replayed'];
  const found = [];
  if (!theirs.ok) found.push(theirs.unproved.length > 0 ? theirs.message : `line ${theirs.line}: ${theirs.message}`);
  for (const text of theirs.unproved) found.push(`not proved: ${ours.assumed.get(text) ?? text}`);
  if (!theirs.ok && theirs.unproved.length === 0) return found;
  for (const { code, message } of ours.warnings) if (INCOMPLETE.includes(code)) found.push(message);
  if (theirs.inferences !== ours.inferences) found.push(`${ours.inferences} inferences here, ${theirs.inferences} there`);
  const length = Math.max(ours.sequents.length, theirs.sequents.length);
  const different = Array.from({ length }, (_, i) => i).filter((i) => ours.sequents[i] !== theirs.sequents[i]);
  if (different.length > 0) {
    const [here, there] = [ours.sequents[different[0]] ?? '(nothing)', theirs.sequents[different[0]] ?? '(nothing)'];
    found.push(
      `${count(different.length, 'theorem')} of ${length} ${different.length === 1 ? 'says' : 'say'} something else in HOL Light;`,
    );
    found.push(`  theorem ${different[0] + 1} here:  ${fromDifference(here, there)}`);
    found.push(`  theorem ${different[0] + 1} there: ${fromDifference(there, here)}`);
  }
  for (const [text, shown] of ours.assumed) {
    if (!theirs.assumptions.includes(text)) found.push(`assumed here and not there: ${shown}`);
  }
  return found;
}

/** Writes the line of an article; whether it passed. */
function writeVerdict(file, ours, theirs) {
  const name = path.relative(process.cwd(), file).startsWith('..') ? file : path.relative(process.cwd(), file);
  const wrong = ours.wrong === undefined ? faults(ours, theirs) : [`our reader refuses it: ${ours.wrong}`];
  if (wrong.length > 0) {
    process.stdout.write(`FAILED: ${name}: ${wrong.join('\n    ')}\n`);
    return false;
  }
  const { sequents, assumptions, inferences, seconds } = theirs;
  const figures = [count(sequents.length, 'theorem'), count(inferences, 'inference'), `${count(assumptions.length, 'assumption')} proved`];
  process.stdout.write(`ok: ${name}: ${figures.join(', ')}, ${seconds.toFixed(1)} s\n`);
  for (const { message } of ours.warnings) process.stdout.write(`    note: ${message}\n`);
  return true;
}

/** Replays the articles; `onArticle` is given the event of each. Resolves to what went wrong with HOL Light itself, or undefined. */
function replay(command, files, scratch, options, onArticle) {
  const list = path.join(scratch, 'articles.list');
  writeFileSync(list, files.map((file) => `${file}\n`).join(''));
  const started = performance.now();
  const note = (text) => process.stderr.write(`${text} (${((performance.now() - started) / 1000).toFixed(0)} s)\n`);
  return new Promise((resolve) => {
    // In a process group of its own, so that all of it can be ended together.
    const child = spawn(command, [], {
      cwd: scratch,
      detached: true,
      env: { ...process.env, HEADCOUNT_ARTICLES: list, HEADCOUNT_ARTICLE_SECONDS: options['article-seconds'] },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const end = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    let problem;
    let axioms;
    let output = '';
    let place = 'HOL Light is loading, which takes a minute or two';
    const keep = (text) => (output = `${output}${text}`.slice(-MOST_OUTPUT));
    const interrupted = () => process.exit(130);
    const limit = setTimeout(
      () => {
        problem = `HOL Light was ended after ${options.seconds} s: ${place}`;
        end();
      },
      Number(options.seconds) * 1000,
    );
    const progress = setInterval(() => note(place), 20_000);
    process.on('exit', end);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupted);

    let replayed = 0;
    const onEvent = (event) => {
      const name = path.basename(event.file ?? '');
      if (event.event === 'ready') note('HOL Light is loaded');
      if (event.event === 'start') place = `${++replayed} of ${files.length}: ${name}`;
      if (event.event === 'start') note(place);
      if (event.event === 'working') place = `${place.replace(/, line \d+$/, '')}, line ${event.line}`;
      if (event.event === 'article') onArticle(event);
      if (event.event === 'end') axioms = event.axioms;
    };
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('@@ ')) onEvent(JSON.parse(line.slice(3)));
      else keep(`${line}\n`);
    });
    child.stderr.on('data', keep);
    child.stdin.on('error', () => undefined);
    child.stdin.end(REPLAYER.map((file) => `#use ${JSON.stringify(file)};;\n`).join(''));
    note(place);
    child.on('error', (error) => (problem = `${command} could not be run: ${error.message}`));
    child.on('close', () => {
      clearTimeout(limit);
      clearInterval(progress);
      process.removeListener('exit', end);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, interrupted);
      if (axioms === undefined) problem ??= `HOL Light stopped. The end of what it printed:\n${output.trim()}`;
      else if (axioms !== AXIOMS) problem ??= `HOL Light has ${axioms} axioms after the replay, not ${AXIOMS}`;
      resolve(problem);
    });
  });
}

const options = readOptions();
const command = holLight();
if (command === undefined) {
  process.stdout.write(`${NOT_INSTALLED}\n`);
  process.exit(options.required ? 2 : 0);
}
const missing = options.files.find((file) => !existsSync(file));
if (missing !== undefined) {
  process.stderr.write(`test:hol-light: there is no file ${missing}\n`);
  process.exit(2);
}
const scratch = mkdtempSync(path.join(tmpdir(), 'headcount-hol-light-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
const files = options.files.length > 0 ? [...new Set(options.files)] : exportedArticles(scratch);
const ours = await whatWeRead(files);
const readable = files.filter((file) => ours.get(file).wrong === undefined);
const verdicts = new Map();
const decide = (file, theirs) => verdicts.set(file, writeVerdict(file, ours.get(file), theirs));
const problem = readable.length === 0 ? undefined : await replay(command, readable, scratch, options, (event) => decide(event.file, event));
for (const file of files) if (!verdicts.has(file)) decide(file, undefined);
if (problem !== undefined) process.stdout.write(`FAILED: ${problem}\n`);
const passed = [...verdicts.values()].filter((ok) => ok).length;
process.stdout.write(`${passed} of ${count(files.length, 'article')} replayed in HOL Light, with the same statements\n`);
process.exitCode = passed === files.length && problem === undefined ? 0 : 1;
