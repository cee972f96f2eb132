// `npm start`: the main job on the shipped examples, and how to go on.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { headCount, readLayer, verifyCertificate } from '../dist/src/index.js';
import { headsText } from '../dist/src/report/heads-text.js';
import { plotHeads } from '../dist/src/report/plot.js';

const folder = fileURLToPath(new URL('../docs/examples/layers/', import.meta.url));
const out = mkdtempSync(path.join(tmpdir(), 'headcount-'));
const short = (text, width) => (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

console.log('How many attention heads does each of the example layers need?\n');
console.log(
  `${'layer'.padEnd(44)}${'kind'.padEnd(18)}${'n'.padStart(4)}${'heads'.padStart(7)}  ${'certificate'.padEnd(13)}${'a.e.'.padStart(5)}${'softmax'.padStart(9)}${'ε = 0.1'.padStart(9)}`,
);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.layer.json'))) {
  const report = headCount(readLayer(readFileSync(path.join(folder, file), 'utf8'), file));
  const checked = verifyCertificate(report.certificate).ok ? 'accepted' : 'REJECTED';
  const columns = [report.map?.pairwise ?? '–', report.softmax?.heads ?? '–', report.epsilon[0]?.heads ?? '–'];
  console.log(
    `${short(report.layer.name ?? file, 43)} ${report.layer.kind.padEnd(18)}${String(report.n).padStart(4)}${String(report.operator.heads).padStart(7)}  ${checked.padEnd(13)}${String(columns[0]).padStart(5)}${String(columns[1]).padStart(9)}${String(columns[2]).padStart(9)}`,
  );
}
console.log('\nheads: exactly, as an operator; a.e.: as a map, for almost all inputs; softmax: with softmax weights and a sink.');

const chosen = 'legs-8.layer.json';
const report = headCount(readLayer(readFileSync(path.join(folder, chosen), 'utf8'), chosen), { n: 256 });
console.log(`\nOne of them on 256 tokens:\n\n${headsText(report)}\n`);
writeFileSync(path.join(out, 'legs-8.certificate.json'), JSON.stringify(report.certificate));
writeFileSync(path.join(out, 'legs-8.svg'), plotHeads(report));

console.log(`Its certificate and plot are in ${out}. Go on with

  npx headcount verify ${path.join(out, 'legs-8.certificate.json')}
  npx headcount heads ${path.join('docs', 'examples', 'layers', 'rotation.layer.json')} --n 5
  npx headcount show ${path.join('docs', 'examples', 'layers', 'rotation.layer.json')} --n 5

or with trained models: \`npm run models\` fetches three (14 MB) into models/, then

  npx headcount heads models/silero-vad/silero_vad.onnx
  npx headcount heads models/silero-vad/silero_vad.onnx --layer then_branch__Inline_0__encoder.2 --plot encoder.svg`);
