/** OpenTheory articles through the kernel: inferences a second and memory, beside the figures recorded of the reference tool. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.mjs';
import { outputOf } from './peers.mjs';

const script = fileURLToPath(new URL('read-articles.mjs', import.meta.url));
/** The public corpus is not part of this repository: a folder of NAME.art.gz. Without it the small articles of the tests are read. */
const CORPUS = process.env.HEADCOUNT_ARTICLES ?? fileURLToPath(new URL('../../shared/opentheory/', import.meta.url));
const OWN = fileURLToPath(new URL('../tests/opentheory/articles/good/', import.meta.url));
/** Inferences a second of the `opentheory` tool (Poly/ML build) on this corpus, without the start of its process: recorded, not rerun. */
const REFERENCE = { corpus: 17_000, 'base-composed': 26_000 };
const GOALS = { rate: 300_000, seconds: 1.5, megabytes: 300 };

function reading(files) {
  const { output, failed } = outputOf(process.execPath, [script, ...files]);
  if (output === undefined) throw new Error(`articles: ${failed ?? 'stopped'}`);
  const { articles, peakBytes } = JSON.parse(output);
  const [inferences, seconds, bytes] = ['inferences', 'seconds', 'bytes'].map((key) => articles.reduce((sum, one) => sum + one[key], 0));
  return { inferences, seconds, bytes, peak: peakBytes };
}

/** Median by time of some rounds of the same files. */
function measured(files, rounds) {
  const runs = Array.from({ length: rounds }, () => reading(files));
  const middle = median(runs.map(({ seconds }) => seconds));
  return runs.find(({ seconds }) => seconds === middle);
}

/** See the head of this file. */
export function articleBench({ rounds, say }) {
  const folder = existsSync(CORPUS) ? CORPUS : OWN;
  const files = readdirSync(folder)
    .filter((name) => /\.art(\.gz)?$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
  const largest = files.find((file) => path.basename(file) === 'base-composed.art.gz');
  const sets = [
    [`all ${String(files.length)} articles, one process`, files, REFERENCE.corpus],
    ...(largest === undefined ? [] : [['base-composed', [largest], REFERENCE['base-composed']]]),
  ];
  const rows = [];
  const values = [];
  const missed = [];
  for (const [name, list, reference] of sets) {
    say(`articles ${name}`);
    const { inferences, seconds, bytes, peak } = measured(list, rounds);
    const rate = inferences / seconds;
    const goal = list.length === 1 ? `< ${GOALS.seconds} s, < ${GOALS.megabytes} MB` : `≥ ${GOALS.rate / 1000} 000 a second`;
    const met = list.length === 1 ? seconds < GOALS.seconds && peak < GOALS.megabytes * 1e6 : rate >= GOALS.rate;
    if (!met) missed.push(`${name}: ${Math.round(rate)} inferences a second, ${(peak / 1e6).toFixed(0)} MB`);
    rows.push([
      name,
      `${(bytes / 1e6).toFixed(1)} MB`,
      String(inferences),
      `${(seconds * 1000).toFixed(0)} ms`,
      `${(rate / 1000).toFixed(0)} 000`,
      `${(peak / 1e6).toFixed(0)} MB`,
      `${(reference / 1000).toFixed(0)} 000`,
      `${(rate / reference).toFixed(1)}×`,
      `${goal}: ${met ? 'met' : 'missed'}`,
    ]);
    values.push({ name, bytes, inferences, seconds, peak, reference });
  }
  return {
    title: 'OpenTheory articles through the kernel',
    head: ['articles', 'size', 'inferences', 'time', 'a second', 'peak memory', 'reference tool (recorded)', 'ratio', 'goal'],
    rows,
    values,
    missed,
  };
}
