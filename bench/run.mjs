/**
 * node bench/run.mjs [b1 b2 b3 b4 b5 articles proofs search certificates length start] [--quick] [--hol-light] [--json FILE] [--write]
 *
 * Measures headcount beside the peers that are installed and prints a table for each bench (all of them without a name).
 * --quick: one round, smallest sizes, peers stopped after 10 s. --hol-light: `proofs` also replays its articles there, which
 * takes minutes. --json: all numbers as JSON. --write: the tables also into bench/results.md. What is measured and how to
 * read it: bench/README.md. Run `npm run build` first.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { articleBench } from './article-benches.mjs';
import { certificateBench, lengthBench, startBench } from './certificate-benches.mjs';
import { lagOperators, wrongAnswers } from './float-benches.mjs';
import { peer } from './peers.mjs';
import { proofBench } from './proof-benches.mjs';
import { rankBench } from './rank-benches.mjs';
import { searchBench } from './search-benches.mjs';

const BENCHES = {
  b1: (settings) => rankBench('b1', settings),
  b2: (settings) => rankBench('b2', settings),
  b3: (settings) => rankBench('b3', settings),
  b4: wrongAnswers,
  b5: lagOperators,
  articles: articleBench,
  proofs: proofBench,
  search: searchBench,
  certificates: certificateBench,
  length: lengthBench,
  start: startBench,
};

/** A table in Markdown, its columns as wide as their widest cell. */
function table(head, rows) {
  const widths = head.map((_, c) => Math.max(3, ...[head, ...rows].map((row) => [...row[c]].length)));
  const line = (cells) => `| ${cells.map((cell, c) => cell + ' '.repeat(widths[c] - [...cell].length)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The machine, its load and the peers: without them no number means anything. */
function circumstances() {
  const versions = [
    ['FLINT', 'flint'],
    ['PARI/GP', 'pari'],
    ['SymPy', 'sympy'],
    ['numpy', 'numpy'],
    ['torch', 'torch'],
    ['Hypothesis', 'hypothesis'],
  ].map(([name, key]) => `${name} ${peer(key)?.version ?? 'not installed'}`);
  return [
    `Node ${process.versions.node}, ${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.availableParallelism()} cores, ` +
      `load ${os.loadavg()[0].toFixed(1)} at the start; one thread each side unless said otherwise.`,
    `${versions.join(', ')}.`,
  ].join('\n');
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    'hol-light': { type: 'boolean', default: false },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const unknown = positionals.find((id) => !Object.hasOwn(BENCHES, id));
if (unknown !== undefined) {
  console.error(`bench: no bench is called ${unknown}: expected some of ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
const settings = {
  quick: options.quick,
  holLight: options['hol-light'],
  rounds: options.quick ? 1 : 3,
  limit: options.quick ? 10 : 60,
  say: (text) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text} …\r`),
};
const sections = [circumstances()];
console.log(`${sections[0]}\n`);
const numbers = {};
const missed = [];
for (const id of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  const result = await BENCHES[id](settings);
  const section = `## ${result.title}\n\n${table(result.head, result.rows)}`;
  console.log(`${section}\n`);
  sections.push(section);
  numbers[id] = result.values;
  missed.push(...result.missed.map((text) => `${id}: ${text}`));
}
const summary = missed.length === 0 ? 'No goal was missed.' : `Missed:\n\n${missed.map((text) => `- ${text}`).join('\n')}`;
console.log(summary);
sections.push(`## Goals\n\n${summary}`);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ ...numbers, missed }, null, 2)}\n`);
if (options.write) {
  const name = 'Written by `node bench/run.mjs --write`; what the numbers mean stands in [README.md](README.md).';
  writeFileSync(new URL('results.md', import.meta.url), `# Results of one run\n\n${name}\n\n${sections.join('\n\n')}\n`);
}
