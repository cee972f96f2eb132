/** B1–B3: the head count with its proof, beside exact and modular ranks of the same lag matrices. */
import { certifySpan } from '../dist/src/spans/certify-span.js';
import { operatorRows } from '../dist/src/spans/operator-rows.js';
import { readLayer } from '../dist/src/layers/layer-file.js';
import { system, systemLayer } from './inputs.mjs';
import { interleaved, timed } from './measure.mjs';
import { rankPeers, written } from './peers.mjs';

/** Our length: far beyond N, where a peer is given the N lags that Cayley–Hamilton leaves. */
export const LENGTH = 1_000_000;

const FULL = { 'FLINT nmod': 3, 'FLINT fmpz': 100, PARI: 20, SymPy: 1000 };
const LARGE = { 'FLINT nmod': 3, 'FLINT fmpz': 10, PARI: 20 };
const DEFICIENT = { 'FLINT fmpz': 1, PARI: 2 };

/** Peers that are not asked from some N on: SymPy would need hours. */
const LARGEST = { SymPy: 64 };

const RANK_BENCHES = {
  b1: { title: 'B1: full rank, random and HiPPO-LegS', kinds: ['rand', 'legs'], sizes: [64, 128], goals: FULL },
  b2: { title: 'B2: full rank at N = 256', kinds: ['legs', 'companion'], sizes: [256], goals: LARGE },
  b3: {
    title: 'B3: deficient',
    kinds: ['diagrep', 'nilp', 'resid', 'lowrank', 'dependent', 'diagrep-dense', 'resid-dense', 'lowrank-dense', 'dependent-dense'],
    sizes: [64, 128],
    goals: DEFICIENT,
  },
};

/** One of the benches as tables: what each contender took, and peer/ours against the goal. */
export function rankBench(id, { quick, rounds, limit, say }) {
  const { title, kinds, sizes, goals } = RANK_BENCHES[id];
  const results = [];
  for (const N of quick ? sizes.slice(0, 1) : sizes) {
    for (const kind of kinds) {
      const input = system(kind, N, 16);
      say(`${id} ${input.name}`);
      results.push({ input, ...onSystem(input, goals, { rounds, limit }) });
    }
  }
  const peers = Object.keys(goals);
  return {
    title: `${title}, p = d = 16, proved, ours at n = 10^6, peers at n = N`,
    head: ['system', 'k', 'ours', 'ours, first call', ...peers.flatMap((name) => [name, `ratio (goal ≥ ${goals[name]})`])],
    rows: results.map(({ input, ours, first, outcomes, agreed }) => [
      input.name,
      agreed ? String(ours.value) : `${ours.value} DISAGREES`,
      milliseconds(ours.seconds),
      milliseconds(first),
      ...peers.flatMap((name) => [shown(outcomes.get(name)), ratio(outcomes.get(name), ours.seconds, goals[name])]),
    ]),
    values: results.map(({ input, ours, first, outcomes }) => ({
      system: input.name,
      k: ours.value,
      seconds: ours.seconds,
      firstCallSeconds: first,
      peers: Object.fromEntries(outcomes),
    })),
    missed: results.flatMap(({ input, ours, outcomes, agreed }) => [
      ...(agreed ? [] : [`${input.name}: a peer found another rank`]),
      ...peers
        .filter((name) => verdict(outcomes.get(name), ours.seconds, goals[name]) === 'missed')
        .map((name) => `${input.name}: ${name}`),
    ]),
  };
}

function onSystem(input, goals, { rounds, limit }) {
  const layer = readLayer(systemLayer(input));
  const prove = () => certifySpan(operatorRows(layer, LENGTH));
  const first = timed(1, prove);
  if (first.result.upper === null) throw new Error(`${input.name}: no proof from above`);
  // Fixed counts: enough that one turn lasts some tens of milliseconds, the same in every run.
  const repetitions = first.result.rank === input.N ? (input.N > 128 ? 5 : 15) : 5;
  const file = written(input);
  let checked = 0;
  const ours = { name: 'ours', run: () => ({ ...timed(repetitions, prove, (span) => (checked += span.rank)), value: first.result.rank }) };
  const others = Object.keys(goals)
    .filter((name) => input.N <= (LARGEST[name] ?? Infinity))
    .map((name) => ({ name, run: () => rankPeers[name](file, input.N, limit, repetitions) }));
  const outcomes = interleaved([ours, ...others], rounds);
  if (checked % first.result.rank !== 0) throw new Error(`${input.name}: the rank changed between two calls`);
  const mine = outcomes.get('ours');
  outcomes.delete('ours');
  const agreed = [...outcomes.values()].every(({ value }) => value === undefined || value === mine.value);
  return { ours: mine, first: first.seconds[0], outcomes, agreed };
}

/** 1.23 ms and the like. */
export function milliseconds(seconds) {
  const ms = seconds * 1000;
  return `${ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2)} ms`;
}

/** What a contender took, or why it has no time. */
export function shown(outcome) {
  if (outcome === undefined) return 'not asked';
  if (outcome.timeout !== undefined) return `> ${outcome.timeout} s`;
  return outcome.failed ?? milliseconds(outcome.seconds);
}

/** met, missed, or undecided: the peer has no time, or was stopped before it was slow enough. */
export function verdict(outcome, ours, goal) {
  const seconds = outcome?.seconds ?? outcome?.timeout;
  if (seconds === undefined) return 'undecided';
  if (seconds / ours >= goal) return 'met';
  return outcome.timeout === undefined ? 'missed' : 'undecided';
}

function ratio(outcome, ours, goal) {
  const seconds = outcome?.seconds ?? outcome?.timeout;
  if (seconds === undefined) return '';
  const times = seconds / ours;
  const digits = times >= 100 ? times.toFixed(0) : times.toFixed(1);
  return `${outcome.timeout === undefined ? '' : '> '}${digits}× ${verdict(outcome, ours, goal)}`;
}
