/** How long checking takes, in this process and as a process of its own, and what a long sequence costs. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { certificateObject } from '../dist/src/certificates/format.js';
import { verifyCertificate } from '../dist/src/certificates/verify-certificate.js';
import { readLayer } from '../dist/src/layers/layer-file.js';
import { certifySpan } from '../dist/src/spans/certify-span.js';
import { issueCertificate } from '../dist/src/spans/issue-certificate.js';
import { operatorRows } from '../dist/src/spans/operator-rows.js';
import { kinds, system, systemLayer } from './inputs.mjs';
import { interleaved, timed } from './measure.mjs';
import { data, outputOf } from './peers.mjs';
import { LENGTH, milliseconds } from './rank-benches.mjs';

const command = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));

/** Seconds within which a certificate has to be checked, by N. */
const GOALS = { 64: 0.5, 128: 5 };

/** Every kind as it is, and every deficient kind in other coordinates. */
const ALL_KINDS = [...kinds, ...kinds.filter((kind) => !['rand', 'companion', 'legs'].includes(kind)).map((kind) => `${kind}-dense`)];

/** Seconds that a process takes from its start to its end; throws where it does not end well. */
function processSeconds(words) {
  const run = timed(1, () => outputOf(process.execPath, words));
  if (run.result.output === undefined) throw new Error(`${words.join(' ')}: ${run.result.failed ?? 'stopped'}`);
  return { seconds: run.seconds };
}

/** Times of `verify`. */
export function certificateBench({ quick, rounds, say }) {
  const rows = [];
  const values = [];
  const missed = [];
  for (const N of quick ? [64] : [64, 128]) {
    for (const kind of ALL_KINDS) {
      const input = system(kind, N, 16);
      say(`certificates ${input.name}`);
      const layer = readLayer(systemLayer(input));
      const operators = operatorRows(layer, LENGTH);
      const issued = timed(1, () => issueCertificate(layer, LENGTH, operators, certifySpan(operators)));
      if (issued.result === null) throw new Error(`${input.name}: no certificate`);
      const text = JSON.stringify(certificateObject(issued.result));
      const file = path.join(data, `${input.name}.certificate.json`);
      writeFileSync(file, text);
      const outcomes = interleaved(
        [
          { name: 'here', run: () => ({ ...timed(1, () => verifyCertificate(text), accepted), value: true }) },
          { name: 'process', run: () => processSeconds([command, 'verify', file]) },
          { name: 'node', run: () => processSeconds(['-e', '0']) },
        ],
        rounds,
      );
      const [here, whole, node] = ['here', 'process', 'node'].map((name) => outcomes.get(name).seconds);
      const met = Math.max(here, whole) < GOALS[N];
      if (!met) missed.push(`${input.name}: ${milliseconds(whole)}, node alone ${milliseconds(node)}`);
      const evidence = `${issued.result.lower.kind} / ${issued.result.upper.kind}`;
      rows.push([
        input.name,
        String(issued.result.heads),
        evidence,
        `${(text.length / 1000).toFixed(0)} kB`,
        milliseconds(issued.seconds[0]),
        milliseconds(here),
        milliseconds(whole),
        milliseconds(node),
        `< ${GOALS[N]} s: ${met ? 'met' : 'missed'}`,
      ]);
      values.push({ system: input.name, heads: issued.result.heads, evidence, bytes: text.length, here, process: whole, node });
    }
  }
  return {
    title: 'Certificates at n = 10^6, p = d = 16: checking, and issuing (once, proof included)',
    head: [
      'system',
      'k',
      'evidence (lower / upper)',
      'size',
      'issue',
      'verify, in process',
      '`headcount verify`, whole process',
      '`node -e 0`',
      'goal',
    ],
    rows,
    values,
    missed,
  };
}

function accepted(verdict) {
  if (!verdict.ok) throw new Error(`a certificate was rejected: ${verdict.error?.message}`);
}

/** n = 10^6 against n = N. */
export function lengthBench({ quick, rounds, say }) {
  const inputs = [['rand', 64], ['rand', 128], ['resid', 64], ['dependent-dense', 64]].slice(0, quick ? 1 : 4); // prettier-ignore
  const results = inputs.map(([kind, N]) => {
    const input = system(kind, N, 16);
    say(`length ${input.name}`);
    const layer = readLayer(systemLayer(input));
    const prove = (n) => () => timed(9, () => certifySpan(operatorRows(layer, n)));
    prove(N)();
    const outcomes = interleaved(
      [
        { name: 'short', run: prove(N) },
        { name: 'long', run: prove(LENGTH) },
      ],
      rounds,
    );
    return { input, short: outcomes.get('short').seconds, long: outcomes.get('long').seconds };
  });
  return {
    title: 'Length: the proof at n = 10^6 against n = N',
    head: ['system', 'n = N', 'n = 10^6', 'ratio'],
    rows: results.map(({ input, short, long }) => [input.name, milliseconds(short), milliseconds(long), `${(long / short).toFixed(2)}×`]),
    values: results.map(({ input, short, long }) => ({ system: input.name, short, long })),
    missed: [],
  };
}

/** Whole processes: what a user waits for. */
export function startBench({ rounds, say }) {
  say('start');
  const rotation = path.join(data, 'rotation.layer.json');
  const certificate = path.join(data, 'rotation.certificate.json');
  const layer = { format: 'headcount/layer@1', kind: 'ssm', A: [[0, -1], [1, 0]], B: [[1], [0]], C: [[1, 0]] }; // prettier-ignore
  writeFileSync(rotation, JSON.stringify(layer));
  processSeconds([command, 'heads', rotation, '--certificate', certificate]);
  const words = [
    ['node -e 0', ['-e', '0']],
    ['headcount --version', [command, '--version']],
    ['headcount heads rotation.layer.json', [command, 'heads', rotation]],
    ['headcount verify rotation.certificate.json', [command, 'verify', certificate]],
  ];
  const outcomes = interleaved(
    words.map(([name, list]) => ({ name, run: () => processSeconds(list) })),
    Math.max(rounds, 5),
  );
  const seconds = words.map(([name]) => outcomes.get(name).seconds);
  return {
    title: 'Start: whole processes on a layer with two states',
    head: ['process', 'wall time', 'beyond node itself'],
    rows: words.map(([name], i) => [name, milliseconds(seconds[i]), milliseconds(seconds[i] - seconds[0])]),
    values: Object.fromEntries(words.map(([name], i) => [name, seconds[i]])),
    missed: [],
  };
}
