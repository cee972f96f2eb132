/** B4: how often floating point counts wrongly. B5: lag operators in floating point, where speed is all that is compared. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { certifySpan } from '../dist/src/spans/certify-span.js';
import { operatorRows } from '../dist/src/spans/operator-rows.js';
import { readLayer } from '../dist/src/layers/layer-file.js';
import { lagRows } from '../dist/src/numeric/spectrum.js';
import { mulberry32, system, systemLayer, SYSTEMS } from './inputs.mjs';
import { interleaved, timed } from './measure.mjs';
import { data, lagsPeer, numpyRanks, rankPeers, written } from './peers.mjs';
import { LENGTH, shown, verdict } from './rank-benches.mjs';

/** B4 as a table with one row per contender. */
export function wrongAnswers({ quick, limit, say }) {
  const cases = quick ? SYSTEMS.filter(([, N]) => N <= 64) : SYSTEMS;
  const inputs = cases.map(([kind, N, d]) => {
    const input = system(kind, N, d);
    say(`b4 ${input.name}`);
    const span = certifySpan(operatorRows(readLayer(systemLayer(input)), LENGTH));
    const file = written(input);
    return { input, file, span, oracle: rankPeers['FLINT nmod'](file, N, limit, 1) };
  });
  const files = inputs.map(({ file }) => file);
  const total = inputs.length;
  const proved = inputs.filter(({ span }) => span.upper !== null).length;
  const oracles = inputs.filter(({ oracle }) => oracle.value !== undefined);
  const disagreeing = oracles.filter(({ oracle, span }) => oracle.value !== span.rank);
  const rows = [
    [
      'ours',
      String(disagreeing.length + total - proved),
      `${proved} of ${total} proved from both sides; FLINT nmod ${oracles.length === 0 ? 'not installed' : `agrees on ${oracles.length - disagreeing.length} of ${oracles.length}`}`,
    ],
  ];
  const values = { systems: total, ours: disagreeing.length + total - proved };
  for (const mode of ['raw', 'scaled']) {
    const ranks = numpyRanks(mode, files, 20 * limit);
    const wrong = ranks?.filter((rank, i) => rank !== String(inputs[i].span.rank));
    rows.push([
      `numpy.linalg.matrix_rank, float64, A ${mode === 'raw' ? 'as it is' : 'scaled to spectral radius 1'}`,
      wrong === undefined ? 'not installed' : String(wrong.length),
      wrong === undefined ? '' : `${wrong.filter((rank) => !/^\d+$/.test(rank)).length} of them by an error`,
    ]);
    values[mode] = wrong?.length ?? null;
  }
  return {
    title: `B4: wrong answers on ${total} integer systems`,
    head: ['contender', 'wrong (goal for ours: 0)', 'note'],
    rows,
    values,
    missed: [...disagreeing.map(({ input }) => `${input.name}: not FLINT's rank`), ...(proved < total ? ['a count without proof'] : [])],
  };
}

const [STATES, LAGS] = [64, 1024];

/** B5's system: dense, entries uniform, A scaled to a spectral radius a little below 1. */
function floatSystem() {
  const next = mulberry32(5);
  const uniform = (count, size) => Float64Array.from({ length: count }, () => (next() / 2 ** 31 - 1) * size);
  const square = STATES * STATES;
  return {
    N: STATES,
    p: STATES,
    d: STATES,
    A: uniform(square, Math.sqrt(3 / STATES) * 0.95),
    B: uniform(square, 1),
    C: uniform(square, 1),
  };
}

/** B5 as a table. */
export async function lagOperators({ rounds, limit, say }) {
  const input = floatSystem();
  const file = path.join(data, 'lags.txt');
  writeFileSync(file, `${STATES} ${STATES} ${STATES}\n${[input.A, input.B, input.C].map((m) => m.join(' ')).join('\n')}\n`);
  const repetitions = 5;
  const sum = (entries) => entries.reduce((total, x) => total + Math.abs(x), 0);
  say('b5');
  const tfjs = await tensorLags(input);
  const own = (body) => () => {
    const { seconds, result } = timed(repetitions, body);
    return { seconds, value: sum(result) };
  };
  const contenders = [
    { name: 'ours float64', run: own(() => lagRows(input, LAGS)) },
    ...['float64', 'float32'].map((dtype) => ({
      name: `numpy ${dtype}`,
      run: () => lagsPeer('numpy', dtype, file, LAGS, repetitions, limit),
    })),
    { name: 'torch float32', run: () => lagsPeer('torch', 'float32', file, LAGS, repetitions, limit) },
    { name: `tfjs ${tfjs.backend} float32`, run: own(tfjs.run) },
  ];
  for (const { run } of contenders) run();
  const outcomes = interleaved(contenders, rounds);
  const ours = outcomes.get('ours float64');
  // Within 2 × of numpy: numpy's time is at least half of ours.
  const goal = verdict(outcomes.get('numpy float64'), ours.seconds, 0.5);
  const far = [...outcomes].filter(([, { value }]) => value !== undefined && Math.abs(value / ours.value - 1) > 1e-4).map(([name]) => name);
  return {
    title: `B5: lag operators C A^l B, l < ${LAGS}, N = p = d = ${STATES}, one thread`,
    head: ['contender', 'time', 'of ours', 'goal'],
    rows: [...outcomes].map(([name, outcome]) => [
      far.includes(name) ? `${name} (OTHER NUMBERS)` : name,
      shown(outcome),
      outcome.seconds === undefined ? '' : `${(outcome.seconds / ours.seconds).toFixed(2)}×`,
      name === 'numpy float64' ? `ours at most 2 × this: ${goal}` : '',
    ]),
    values: Object.fromEntries(outcomes),
    missed: [...(goal === 'missed' ? ['slower than 2 × numpy float64'] : []), ...far.map((name) => `${name} has other numbers`)],
  };
}

/** The same by doubling on tfjs: two-dimensional products only, everything freed between two calls. */
async function tensorLags({ A, B, C }) {
  const tf = await import('@tensorflow/tfjs-core');
  tf.enableProdMode();
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await tf.setBackend('wasm');
  await tf.ready();
  const [a, b, c] = [A, B, C].map((m) => tf.tensor2d(Float32Array.from(m), [STATES, STATES]));
  const run = () => {
    const result = tf.tidy(() => {
      let [baby, power] = [b, a];
      while (baby.shape[1] < LAGS * STATES) {
        baby = tf.concat([baby, tf.matMul(power, baby)], 1);
        power = tf.matMul(power, power);
      }
      return tf.transpose(tf.reshape(tf.matMul(c, baby), [STATES, LAGS, STATES]), [1, 0, 2]);
    });
    const entries = result.dataSync();
    result.dispose();
    return entries;
  };
  return { backend: tf.getBackend(), run };
}
