// `npm start`: two claims of the theory checked with all their evidence, one layer counted, and how to go on.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = path.join(root, 'dist', 'src', 'cli', 'main.js');

/** Runs the command in view of the reader, who sees the line that would have started it. */
function headcount(...args) {
  console.log(`$ npx headcount ${args.join(' ')}`);
  const { status, signal, error } = spawnSync(process.execPath, [command, ...args], { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
  console.log();
}

console.log('Two claims of the theory: proved in the kernel, checked on named layers, and searched for counterexamples,');
console.log('which has to find one for every false variant of them.\n');
headcount('check', 'head-count', 'rank-gap');

console.log('How many attention heads does one layer need?\n');
headcount('heads', 'docs/examples/layers/e1.layer.json');

console.log(`Go on with

  npx headcount check                          everything: all claims, with all their evidence
  npx headcount refute rank-gap.2              a counterexample to a false variant of a claim
  npx headcount refute docs/examples/claims/no-pause.claim.ts
  npx headcount show head-count                a theorem, and what it rests on
  npx headcount heads docs/examples/layers/legs-8.layer.json --n 256 --certificate legs.certificate.json
  npx headcount verify legs.certificate.json

or with trained models: \`npm run models\` fetches three (14 MB) into models/, then

  npx headcount heads models/silero-vad/silero_vad.onnx`);
