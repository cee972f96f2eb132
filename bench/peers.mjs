/** The programs that headcount is measured beside: found if they are installed, one thread each. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemGp, systemText } from './inputs.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const scripts = path.join(here, 'peers');

/** Where inputs, binaries and certificates of a run go; not in the repository. */
export const data = path.join(here, 'data');
mkdirSync(data, { recursive: true });

const environment = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' };

/** Runs a program; {output} or {timeout} or {failed}. */
export function outputOf(program, words, { limit = 60, env = {} } = {}) {
  const done = spawnSync(program, words, {
    encoding: 'utf8',
    timeout: limit * 1000,
    killSignal: 'SIGKILL',
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  });
  if (done.error?.code === 'ETIMEDOUT') return { timeout: limit };
  if (done.error || done.status !== 0) return { failed: (done.error?.message ?? done.stderr).trim().split('\n').at(-1) ?? 'failed' };
  return { output: done.stdout.trim() };
}

/** Turns `VALUE SECONDS…` into {value, seconds}. */
function measured(answer) {
  if (answer.output === undefined) return answer;
  const [value, ...seconds] = answer.output.split(/\s+/).map(Number);
  return { value, seconds };
}

/** The first Python that has the module: the system's own, where Debian's packages are, before any other. */
function pythonWith(module) {
  const program = ['/usr/bin/python3', 'python3', 'python'].find((name) => outputOf(name, ['-c', `import ${module}`]).output !== undefined);
  if (program === undefined) return null;
  const version = outputOf(program, ['-c', `import ${module}; print(${module}.__version__)`]).output;
  return { program, version };
}

function compiledFlint() {
  const binary = path.join(data, 'rank_flint');
  const built = outputOf('gcc', ['-O2', path.join(scripts, 'rank_flint.c'), '-o', binary, '-lflint', '-lgmp', '-lm']);
  if (built.output === undefined) return null;
  const line = outputOf('sh', ['-c', "printf '#include <flint/flint.h>\\nFLINT_VERSION\\n' | gcc -E -P - | tail -n 1"]).output ?? '';
  return { program: binary, version: line.replaceAll('"', '') };
}

function installedPari() {
  const version = outputOf('gp', ['--version-short']).output;
  return version === undefined ? null : { program: 'gp', version };
}

const tools = {};
const FINDERS = {
  flint: compiledFlint,
  pari: installedPari,
  sympy: () => pythonWith('sympy'),
  numpy: () => pythonWith('numpy'),
  torch: () => pythonWith('torch'),
  hypothesis: () => pythonWith('hypothesis'),
};

/** {program, version} of a peer, null where it is not installed; looked for once. */
export function peer(name) {
  tools[name] = name in tools ? tools[name] : FINDERS[name]();
  return tools[name];
}

/** Writes a system for the peers; the path without its ending. */
export function written(system) {
  const file = path.join(data, system.name);
  if (!existsSync(`${file}.gp`)) {
    writeFileSync(`${file}.txt`, systemText(system));
    writeFileSync(`${file}.gp`, systemGp(system));
  }
  return file;
}

const NOT_INSTALLED = { failed: 'not installed' };

/** One turn of a peer on the rank of n lags: {value: rank, seconds} or why not. */
export const rankPeers = {
  'FLINT nmod': (file, n, limit, repetitions) => flint(file, 'nmod', n, limit, repetitions),
  'FLINT fmpz': (file, n, limit) => flint(file, 'fmpz', n, limit, 1),
  PARI: (file, n, limit) =>
    peer('pari') === null
      ? NOT_INSTALLED
      : measured(
          outputOf('gp', ['-q', '-D', 'parisizemax=4G', `${file}.gp`, path.join(scripts, 'rank_pari.gp')], {
            limit,
            env: { LAGS: String(n) },
          }),
        ),
  SymPy: (file, n, limit) => python('sympy', ['rank_sympy.py', `${file}.txt`, String(n)], limit),
};

function flint(file, mode, n, limit, repetitions) {
  const tool = peer('flint');
  if (tool === null) return NOT_INSTALLED;
  return measured(outputOf(tool.program, [`${file}.txt`, mode, String(n), String(repetitions)], { limit }));
}

function python(module, [script, ...words], limit) {
  const tool = peer(module);
  return tool === null ? NOT_INSTALLED : measured(outputOf(tool.program, [path.join(scripts, script), ...words], { limit }));
}

/** Ranks that numpy reports for the systems in these files, as text; null where numpy is not installed. */
export function numpyRanks(mode, files, limit) {
  const tool = peer('numpy');
  if (tool === null) return null;
  const answer = outputOf(tool.program, [path.join(scripts, 'rank_numpy.py'), mode, ...files.map((file) => `${file}.txt`)], { limit });
  return answer.output?.split('\n') ?? null;
}

/** One turn of Hypothesis with numpy on head counts: {value: cases that failed, seconds} for so many cases. */
export function hypothesisHeads(cases, limit) {
  const outcome = python('hypothesis', ['hypothesis_heads.py', String(cases)], limit);
  // The script prints the cases a second after the seconds.
  return outcome.seconds === undefined ? outcome : { ...outcome, seconds: outcome.seconds.slice(0, 1) };
}

/** One turn of numpy or torch on lag operators: {value: Σ |entries|, seconds}. */
export function lagsPeer(library, dtype, file, n, repetitions, limit) {
  return python(library, ['lags_numpy.py', library, dtype, file, String(n), String(repetitions)], limit);
}
