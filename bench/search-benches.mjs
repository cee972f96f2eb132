/** The search: cases a second of one property here and under Hypothesis, and how soon each false variant is refuted. */
import { PROPERTY_FILES } from '../dist/properties/claims.js';
import { law } from '../dist/properties/formula-property.js';
import { BATCH_SIZE, searchBatch } from '../dist/src/search/batch.js';
import { search } from '../dist/src/search/search.js';
import { interleaved, median } from './measure.mjs';
import { hypothesisHeads } from './peers.mjs';
import { threadedSearch } from './threaded-search.mjs';

/** What is judged on both sides: k_n ≤ min(n, N, pd) for LTI layers with N ≤ 6, p, d ≤ 3, n ≤ 8 and entries from -2 to 2. */
const OVER = { kind: 'ssm', D: false, N: [1, 6], p: [1, 3], d: [1, 3], n: [1, 8], entries: [-2, 2] };
const SAYS = 'heads <= min(n, N, p*d)';

/** Hypothesis's own cases cost it two milliseconds each. */
const PEER_CASES = 2000;

const GOALS = { alone: 20_000, two: 30_000, ratio: 50 };

/** Seeds over which a false variant is timed; cases and milliseconds are the middle ones. */
const SEEDS = 5;

export async function searchBench({ quick, rounds, limit, say }) {
  const batches = quick ? 20 : 100;
  say('search: cases a second');
  const property = law(OVER, { says: SAYS }, { strict: true });
  const outcomes = interleaved(
    [
      { name: 'ours', run: () => aloneTurn(property, batches) },
      { name: 'Hypothesis', run: () => hypothesisHeads(quick ? 500 : PEER_CASES, limit) },
    ],
    rounds,
    limit,
  );
  const alone = rate(outcomes.get('ours'), batches * BATCH_SIZE);
  const peer = outcomes.get('Hypothesis');
  const peerRate = peer?.seconds === undefined ? null : rate(peer, quick ? 500 : PEER_CASES);
  const two = await threadedSearch({ over: OVER, says: SAYS, jobs: 2, batches });
  const ratio = peerRate === null ? null : alone / peerRate;
  const controls = [];
  for (const [id, load] of PROPERTY_FILES) {
    for (const control of (await load()).claim.controls) {
      say(`search: ${control.id}`);
      controls.push({ claim: id, ...(await timesToFirst(control, quick ? 1 : SEEDS)) });
    }
  }
  return {
    title: `The search: \`${SAYS}\`, N ≤ 6, p, d ≤ 3, n ≤ 8; then the first counterexample to each false variant`,
    head: ['what', 'ours', 'Hypothesis + numpy', 'ratio', 'goal'],
    rows: [
      [
        'head counts, one thread',
        perSecond(alone),
        peerRate === null ? reason(peer) : perSecond(peerRate),
        ratio === null ? '–' : ratio.toFixed(0),
        `≥ ${perSecond(GOALS.alone)}, ratio ≥ ${GOALS.ratio}`,
      ],
      ['head counts, two threads', perSecond(two), '–', '–', `≥ ${perSecond(GOALS.two)}`],
      ...controls.map(({ id, cases, milliseconds, missed }) => [
        id,
        missed > 0 ? `not found with ${missed} of the seeds` : `${milliseconds.toFixed(1)} ms, ${cases} ${cases === 1 ? 'case' : 'cases'}`,
        '–',
        '–',
        'found',
      ]),
    ],
    values: { alone, two, hypothesis: peerRate, ratio, controls },
    missed: [
      ...(alone < GOALS.alone ? [`${perSecond(alone)} on one thread`] : []),
      ...(two < GOALS.two ? [`${perSecond(two)} on two threads`] : []),
      ...(ratio !== null && ratio < GOALS.ratio ? [`${ratio.toFixed(0)} times Hypothesis`] : []),
      ...controls.filter(({ missed }) => missed > 0).map(({ id }) => `${id} was not refuted`),
    ],
  };
}

/** One turn on one thread: the seconds of all batches, drawn, tagged and judged. */
function aloneTurn(property, batches) {
  const start = performance.now();
  for (let batch = 0; batch < batches; batch += 1) {
    const { failure } = searchBatch(property, { seed: 1, batch, size: BATCH_SIZE });
    if (failure !== null) return { failed: 'a true claim was refuted' };
  }
  return { seconds: [(performance.now() - start) / 1000], value: batches * BATCH_SIZE };
}

/** How soon a false variant is refuted, drawn and decided exactly; shrinking not included. */
async function timesToFirst({ id, property }, seeds) {
  const found = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    let first = null;
    const began = performance.now();
    const stopped = new AbortController();
    try {
      await search(property, {
        runs: 20_000,
        seed,
        signal: stopped.signal,
        onFound: ({ runs }) => {
          first = { runs, milliseconds: performance.now() - began };
          // The rest would be shrinking.
          stopped.abort();
        },
      });
    } catch (error) {
      if (first === null) throw error;
    }
    if (first !== null) found.push(first);
  }
  return {
    id,
    cases: median(found.map(({ runs }) => runs)) ?? null,
    milliseconds: median(found.map(({ milliseconds }) => milliseconds)) ?? null,
    missed: seeds - found.length,
  };
}

function rate({ seconds }, cases) {
  return cases / seconds;
}

function perSecond(value) {
  return `${Math.round(value).toLocaleString('en')}/s`;
}

function reason(outcome) {
  return outcome?.failed ?? (outcome?.timeout === undefined ? 'not measured' : `over ${outcome.timeout} s`);
}
