/**
 * Checks the package as a user gets it: packs it, installs the tarball in an empty folder, runs the command, imports the
 * library, type-checks a program that uses it, runs the example of a property-test suite against it, and runs the command
 * again on newer Nodes. Needs the npm registry.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { name, version, devDependencies, dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const NEWER_NODES = ['22', '24'];
/** The example that the checks ask about, and its count: a quarter turn needs two heads. */
const EXAMPLE = path.join('docs', 'examples', 'layers', 'rotation.layer.json');
const EXAMPLE_HEADS = 2;
/** The example of a property-test suite, run as a project of its own, and what it needs beside the package. */
const SUITE = path.join('docs', 'examples', 'property-tests');
const SUITE_NEEDS = ['vitest', 'fast-check', '@fast-check/vitest'].map((one) => `${one}@${devDependencies[one] ?? dependencies[one]}`);

/** A program that uses the library's face; the same text is run and, with types, checked. */
const FACE = `
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { headCount, readLayer, verifyCertificate } from '${name}';
const result = headCount(readLayer(readFileSync(process.argv[2], 'utf8')), { n: 64 });
const checked = verifyCertificate(result.certificate);
const schemas = ['layer', 'certificate'].map((file) => createRequire(import.meta.url)('${name}/schema/' + file + '.json'));
console.log(JSON.stringify({ heads: result.operator.heads, ok: checked.ok, schemas: schemas.every((schema) => typeof schema === 'object') }));
`;
const TYPED_FACE = `
import { headCount, readLayer, verifyCertificate } from '${name}';
type IsAny<T> = 0 extends 1 & T ? true : false;
export const typed: [IsAny<ReturnType<typeof headCount>>, IsAny<ReturnType<typeof readLayer>>, IsAny<ReturnType<typeof verifyCertificate>>] = [false, false, false];
export const heads: number = headCount(readLayer('{}'), { n: 64 }).operator.heads;
`;

let failures = 0;

function report(label, problem) {
  if (problem === undefined) console.log(`ok: ${label}`);
  else {
    failures++;
    console.log(`FAILED: ${label}: ${problem}`);
  }
}

function run(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
  const detail = [done.error?.message, done.stderr, done.stdout].filter((text) => text).join('\n');
  return {
    ok: done.status === 0,
    stdout: (done.stdout ?? '').trim(),
    problem: `${path.basename(command)} ${args.join(' ')}: exit ${done.status}\n${detail}`.trim(),
  };
}

/** Runs npm itself, not a shell: `npm_execpath` is npm's own script, also on Windows. */
function npm(args, cwd) {
  const script = process.env.npm_execpath;
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const cli = script !== undefined && /npm-cli\.[cm]?js$/.test(script) ? script : existsSync(beside) ? beside : undefined;
  return cli === undefined ? run('npm', args, cwd) : run(process.execPath, [cli, ...args], cwd);
}

/** The answer of `heads EXAMPLE --json` is what it should be, or what is wrong with it. */
function problemOfAnswer(done) {
  if (!done.ok) return done.problem;
  try {
    const { operator } = JSON.parse(done.stdout);
    if (operator.heads === EXAMPLE_HEADS && operator.status === 'certified') return undefined;
    return `expected ${EXAMPLE_HEADS} heads, certified; found ${operator.heads}, ${operator.status}`;
  } catch {
    return `expected one JSON document, found: ${done.stdout.slice(0, 300)}`;
  }
}

function newFolder(parent, folder, packageJson) {
  const place = path.join(parent, folder);
  mkdirSync(place);
  writeFileSync(path.join(place, 'package.json'), `${JSON.stringify({ private: true, type: 'module', ...packageJson })}\n`);
  return place;
}

/** Packs the project; the tarball's path. */
function pack(scratch) {
  const packed = npm(['pack', '--pack-destination', scratch, '--silent'], root);
  const tarball = readdirSync(scratch).find((file) => file.endsWith('.tgz'));
  report('npm pack', packed.ok && tarball !== undefined ? undefined : packed.problem);
  return tarball === undefined ? undefined : path.join(scratch, tarball);
}

function checkShape(tarball) {
  const publint = run(process.execPath, [path.join(root, 'node_modules', 'publint', 'src', 'cli.js'), 'run', tarball, '--strict'], root);
  report('publint', publint.ok ? undefined : publint.problem);
}

function checkInstalled(user) {
  const asked = npm(['exec', '--offline', '--no', '--', name, '--version'], user);
  const same = asked.ok && asked.stdout.split(/\s+/).includes(version);
  report(`npx ${name} --version`, same ? undefined : `expected ${version}: ${asked.problem}`);

  const example = path.join('node_modules', name, EXAMPLE);
  report(
    `npx ${name} heads ${path.basename(EXAMPLE)} --json`,
    problemOfAnswer(npm(['exec', '--offline', '--no', '--', name, 'heads', example, '--json'], user)),
  );

  writeFileSync(path.join(user, 'face.js'), FACE);
  const face = run(process.execPath, ['face.js', example], user);
  const expected = JSON.stringify({ heads: EXAMPLE_HEADS, ok: true, schemas: true });
  report('import of the library', face.ok && face.stdout === expected ? undefined : `expected ${expected}: ${face.problem}`);

  writeFileSync(path.join(user, 'typed.ts'), TYPED_FACE);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023'],
    types: [],
    skipLibCheck: true,
  };
  writeFileSync(path.join(user, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
  const types = run(process.execPath, [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', user], user);
  report('types of the library', types.ok ? undefined : types.problem);
}

/** The suite as it is in the installed package, copied into a folder of its own; the matchers must work there, and have types. */
function checkSuite(tarball, user, scratch) {
  const suite = path.join(scratch, 'property-tests');
  cpSync(path.join(user, 'node_modules', name, SUITE), suite, { recursive: true });
  // Scripts only fetch native libraries that the suite can do without; vitest's own binaries are optional dependencies.
  const needs = [tarball, ...SUITE_NEEDS];
  const installed = npm(['install', ...needs, '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--silent'], suite);
  report('npm install of the property-test suite', installed.ok ? undefined : installed.problem);
  if (!installed.ok) return;
  const vitest = path.join('node_modules', 'vitest', 'vitest.mjs');
  const ran = run(process.execPath, [vitest, 'run', '--reporter=json'], suite);
  report('property-test suite on the installed package', ran.ok ? problemOfSuite(ran.stdout) : ran.problem);
  const types = run(process.execPath, [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', suite], suite);
  report('types of the property-test suite', types.ok ? undefined : types.problem);
}

/** A suite without tests would pass as well. */
function problemOfSuite(stdout) {
  try {
    const { numPassedTests, numTotalTests } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    return numPassedTests > 0 && numPassedTests === numTotalTests ? undefined : `${numPassedTests} of ${numTotalTests} tests passed`;
  } catch {
    return `expected one JSON document, found: ${stdout.slice(0, 300)}`;
  }
}

/** The npm package `node` brings real binaries. Where it cannot be had the check is skipped, in sight. */
function checkOnNode(major, scratch, user) {
  const folder = newFolder(scratch, `node-${major}`, {});
  const installed = npm(['install', `node@${major}`, '--no-audit', '--no-fund', '--silent'], folder);
  const binary = path.join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const found = installed.ok && existsSync(binary) ? run(binary, ['--version'], user) : installed;
  if (!found.ok || !found.stdout.startsWith(`v${major}.`)) {
    console.log(`SKIPPED: Node ${major}: the npm package \`node\` could not be installed or run`);
    return;
  }
  const command = path.join('node_modules', name, 'dist', 'src', 'cli', 'main.js');
  const example = path.join('node_modules', name, EXAMPLE);
  report(
    `heads ${path.basename(EXAMPLE)} --json on Node ${found.stdout}`,
    problemOfAnswer(run(binary, [command, 'heads', example, '--json'], user)),
  );
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

const scratch = mkdtempSync(path.join(tmpdir(), 'headcount-pack-'));
try {
  const tarball = pack(scratch);
  if (tarball !== undefined) {
    checkShape(tarball);
    const user = newFolder(scratch, 'user', {});
    const installed = npm(['install', tarball, '--omit=optional', '--no-audit', '--no-fund', '--silent'], user);
    report('npm install of the tarball', installed.ok ? undefined : installed.problem);
    if (installed.ok) {
      checkInstalled(user);
      checkSuite(tarball, user, scratch);
      for (const major of NEWER_NODES) checkOnNode(major, scratch, user);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}
process.exitCode = failures > 0 ? 1 : 0;
