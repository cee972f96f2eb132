/** Proofs of the claims: time, inferences and memory of each, with and without the record of steps, beside reading them back as articles. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROOF_FILES } from '../dist/proofs/claims.js';
import { interleaved } from './measure.mjs';
import { outputOf } from './peers.mjs';

const script = (name) => fileURLToPath(new URL(name, import.meta.url));
const PROVE = script('prove-claims.mjs');
const READ = script('read-articles.mjs');
const REPLAY = script('../scripts/hol-light.mjs');

/** Seconds within which all claims have to be proved, one after the other. */
const GOAL = 180;
/** Seconds after which a process is stopped: a proof that runs longer is no proof that anybody waits for. */
const LIMIT = 900;
/** With --quick only so many claims are measured one by one. */
const QUICK = 3;

/** What a script printed; throws where it failed, so that no half of a run is taken for the whole. */
function printed(words) {
  const { output, timeout, failed } = outputOf(process.execPath, words, { limit: LIMIT });
  if (output === undefined) throw new Error(`${path.basename(words[0])}: ${failed ?? `stopped after ${String(timeout)} s`}`);
  return JSON.parse(output);
}

const total = (list, key) => list.reduce((sum, one) => sum + one[key], 0);

/** One turn of proving. */
function proving(ids, words) {
  const { claims, peakBytes } = printed([PROVE, ...words, ...ids]);
  const [theorems, missing, inferences] = ['theorems', 'missing', 'inferences'].map((key) => total(claims, key));
  return { seconds: [total(claims, 'seconds')], value: { theorems, missing, inferences, peak: peakBytes } };
}

/** One turn of reading. */
function reading(files) {
  const { articles, peakBytes } = printed([READ, ...files]);
  const [inferences, bytes] = ['inferences', 'bytes'].map((key) => total(articles, key));
  return { seconds: [total(articles, 'seconds')], value: { inferences, bytes, peak: peakBytes } };
}

/** Measures some claims in turns: proved without a record, proved with it, and their articles read, which the folder then holds. */
function measured(ids, folder, rounds) {
  const files = () => ids.map((id) => path.join(folder, `${id}.art`)).filter((file) => existsSync(file));
  // The first turn with a record writes the articles, which the turns of reading take.
  let exported = false;
  const recorded = () => {
    const turn = proving(ids, exported ? ['--record'] : ['--record', '--export', folder]);
    exported = true;
    return turn;
  };
  const outcomes = interleaved(
    [
      { name: 'proved', run: () => proving(ids, []) },
      { name: 'recorded', run: recorded },
      { name: 'read', run: () => (files().length === 0 ? { failed: 'no article' } : reading(files())) },
    ],
    rounds,
  );
  const [proved, withSteps, read] = ['proved', 'recorded', 'read'].map((name) => outcomes.get(name));
  const flat = ({ seconds, value }) => ({ seconds, ...value });
  // Claims that are proved in part have no article: what is read back is then less than what was proved, and no ratio means anything.
  const isWhole = read.value !== undefined && withSteps.value.missing === 0;
  return { proved: flat(proved), recorded: flat(withSteps), read: isWhole ? flat(read) : null };
}

/** Seconds that HOL Light takes to replay each article, by the article's file; null where it is not installed or refuses one. */
function replayed(files) {
  const { output } = outputOf(process.execPath, [REPLAY, '--required', '--seconds', '7200', ...files], { limit: 7300 });
  if (output === undefined) return null;
  const lines = output.split('\n').flatMap((line) => [...line.matchAll(/^ok: (.*\.art): .* ([\d.]+) s$/g)]);
  return new Map(lines.map(([, file, seconds]) => [path.resolve(file), Number(seconds)]));
}

const time = (seconds) => `${(seconds * 1000).toFixed(0)} ms`;
const memory = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const rate = ({ inferences, seconds }) => inferences / seconds;
const thousands = (number) => `${(number / 1000).toFixed(0)} 000`;

/** The cells of a row. */
function row({ name, proved, recorded, read, replay, goal }, withHolLight) {
  const back =
    read === null
      ? ['', '', '', '', '', '']
      : [
          `${(read.bytes / 1e6).toFixed(1)} MB`,
          String(read.inferences),
          time(read.seconds),
          thousands(rate(read)),
          `${(proved.seconds / read.seconds).toFixed(1)}×`,
          `${(rate(read) / rate(proved)).toFixed(1)}×`,
        ];
  return [
    name,
    proved.missing === 0 ? String(proved.theorems) : `${String(proved.theorems)} of ${String(proved.theorems + proved.missing)}`,
    String(proved.inferences),
    time(proved.seconds),
    thousands(rate(proved)),
    memory(proved.peak),
    time(recorded.seconds),
    memory(recorded.peak),
    ...back,
    ...(withHolLight ? [replay === null ? '' : time(replay), replay === null ? '' : `${(replay / read.seconds).toFixed(1)}×`] : []),
    goal,
  ];
}

/** See the head of this file. */
export function proofBench({ quick, rounds, holLight, say }) {
  const ids = [...PROOF_FILES.keys()];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headcount-bench-'));
  try {
    const values = [];
    for (const id of quick ? ids.slice(0, QUICK) : ids) {
      say(`proofs ${id}`);
      values.push({ name: id, ids: [id], goal: '', ...measured([id], folder, rounds) });
    }
    say('proofs of all claims');
    const all = measured(ids, folder, rounds);
    const met = all.proved.missing === 0 && all.proved.seconds < GOAL;
    values.push({ name: `all ${String(ids.length)}, one process`, ids, goal: `< ${GOAL} s: ${met ? 'met' : 'missed'}`, ...all });
    const missed = [
      ...values.slice(0, -1).flatMap(({ name, proved }) => (proved.missing === 0 ? [] : [`${name}: ${proved.missing} not proved`])),
      ...(met ? [] : [`all claims: ${all.proved.missing} not proved, ${all.proved.seconds.toFixed(0)} s`]),
    ];
    if (holLight) say('proofs in HOL Light, which takes minutes');
    const files = ids.map((id) => path.join(folder, `${id}.art`)).filter((file) => existsSync(file));
    const replays = holLight ? replayed(files) : null;
    if (holLight && replays === null) missed.push('HOL Light: not installed, or it refused an article (npm run test:hol-light says why)');
    for (const one of values) {
      const seconds = one.ids
        .map((id) => path.join(folder, `${id}.art`))
        .filter((file) => existsSync(file))
        .map((file) => replays?.get(file));
      one.replay = one.read === null || seconds.includes(undefined) ? null : seconds.reduce((sum, each) => sum + each, 0);
    }
    return {
      title: 'Proofs of the claims: made, and read back as articles',
      head: [
        'claim',
        'theorems',
        'inferences',
        'time',
        'a second',
        'peak memory',
        'steps recorded',
        'peak memory',
        'article',
        'its inferences',
        'read in',
        'a second',
        'time, proving ÷ reading',
        'speed, reading ÷ proving',
        ...(holLight ? ['HOL Light', 'HOL Light ÷ reading'] : []),
        'goal',
      ],
      rows: values.map((one) => row(one, holLight)),
      values,
      missed,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
