/**
 * Builds dist/: compiles src/, proofs/ and properties/ with tsc, writes the JSON Schemas that the package publishes, and makes the command
 * executable. Does nothing when neither the sources nor the compiler changed since the last build.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const stampFile = path.join(dist, '.built-from');

/** Modules that publish schemas, and the schemas that each gives by file name. A module not written yet publishes none. */
const SCHEMA_SOURCES = [
  { module: 'layers/layer-schema.js', schemas: ({ layerJsonSchema }) => ({ layer: layerJsonSchema() }) },
  { module: 'certificates/format.js', schemas: ({ certificateJsonSchema }) => ({ certificate: certificateJsonSchema() }) },
  { module: 'claims/claim-schema.js', schemas: ({ claimJsonSchema }) => ({ claim: claimJsonSchema() }) },
  { module: 'report/heads-report.js', schemas: ({ reportSchemas }) => reportSchemas() },
  { module: 'report/check-report.js', schemas: ({ reportSchemas }) => reportSchemas() },
  { module: 'report/refute-report.js', schemas: ({ reportSchemas }) => reportSchemas() },
];

/** All files below a folder, in a fixed order, as paths relative to it with `/`. */
function filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return files.map((file) => file.split(path.sep).join('/')).sort();
}

/** A hash of everything that the build's result depends on. */
function hashOfInputs() {
  const hash = createHash('sha256');
  const require = createRequire(import.meta.url);
  hash.update(JSON.stringify([process.version, ...['typescript', 'zod'].map((name) => require(`${name}/package.json`).version)]));
  const sources = ['src', 'proofs', 'properties'].flatMap((folder) =>
    filesBelow(path.join(root, folder)).map((file) => `${folder}/${file}`),
  );
  for (const file of [...sources, 'package.json', 'tsconfig.json', 'scripts/build.mjs']) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** What a finished build leaves behind: the hash of its inputs and the number of files it wrote. */
function stamp(inputs) {
  return `${inputs} ${filesBelow(dist).filter((file) => file !== path.basename(stampFile)).length}\n`;
}

async function writeSchemas() {
  const folder = path.join(dist, 'src', 'schema');
  for (const { module, schemas } of SCHEMA_SOURCES) {
    const built = path.join(dist, 'src', ...module.split('/'));
    if (!existsSync(built)) continue;
    for (const [name, schema] of Object.entries(schemas(await import(pathToFileURL(built).href)))) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
    }
  }
}

const inputs = hashOfInputs();
if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp(inputs)) process.exit(0);

rmSync(dist, { recursive: true, force: true, maxRetries: 5 });
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compiled = spawnSync(process.execPath, [compiler, '-p', path.join(root, 'tsconfig.json')], { cwd: root, stdio: 'inherit' });
if (compiled.error) throw compiled.error;
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
await writeSchemas();
const command = path.join(dist, 'src', 'cli', 'main.js');
if (existsSync(command)) chmodSync(command, 0o755);
// Last: an interrupted build has no stamp and is done again.
writeFileSync(stampFile, stamp(inputs));
