import { Command } from 'commander';
import { DiagnosticError, fail, printable } from '../diagnostics/diagnostic.ts';
import { headCount, type HeadCount, type HeadCountOptions } from '../heads/head-count.ts';
import type { MeasuredHeads } from '../heads/measure-heads.ts';
import { recordSteps } from '../kernel/theorem.ts';
import { readLayer } from '../layers/layer-file.ts';
import type { Layer } from '../layers/layer.ts';
import { parseLayout } from '../models/layout.ts';
import { modelFormat, readModel, type Model } from '../models/read-model.ts';
import type { HeadsReport, LayersReport, Warning } from '../report/heads-report.ts';
import { familyText } from '../report/family-text.ts';
import { headsText, layersText } from '../report/heads-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { isFamily } from './family-file.ts';
import { tolerances, wholeNumber } from './numbers.ts';
import type { ProvedHeads } from './prove-heads.ts';
import { readTokens } from './read-input.ts';
import { readText } from './read-text.ts';
import type { Terminal } from './terminal.ts';
import { writeFileWhole } from './write-file.ts';

interface HeadsOptions {
  readonly n?: number;
  readonly layer?: string;
  readonly all?: boolean;
  readonly headDim?: number;
  readonly eps?: number[];
  readonly x?: string;
  readonly axis?: number;
  readonly layout?: string;
  readonly certificate?: string;
  readonly plot?: string;
  readonly measure?: number;
  readonly theorem?: boolean;
  readonly article?: string;
  readonly json?: boolean;
}

/** `headcount heads FILE`: how many heads a layer needs. */
export function headsCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('heads')
    .description('How many attention heads does a layer need? Exactly, with a certificate, and approximately.')
    .argument('<file>', 'a layer file, a model (safetensors, ONNX, tfjs model.json), or - for a layer file on standard input')
    .option(
      '-n, --n <length>',
      'sequence length (side of the grid in 2-D); default: the least after which the count cannot grow',
      wholeNumber(1),
    )
    .option('-l, --layer <name>', 'the layer of a model, by name or any part of it that is unique')
    .option('--all', 'every sequence layer of a model')
    .option('--head-dim <r>', 'also bound the count for value maps of rank at most r', wholeNumber(1))
    .option('--eps <list>', 'tolerances of the approximate counts, as in 0.1,0.01', tolerances)
    .option('--x <file>', 'input tokens for a layer that depends on them: n rows of d numbers (JSON), or a safetensors tensor x')
    .option('--axis <0|1>', 'of a 2-D convolution in a model, the axis that is the sequence', wholeNumber(0))
    .option('--layout <key=value,…>', 'how a model stores a layer where its file leaves that open, as in heads=8')
    .option('--certificate <out>', 'write the certificate, for `headcount verify`')
    .option('--plot <out.svg>', 'write a plot of k_n against n and of the singular values')
    .option('--measure <length>', 'run the layer and its heads on one random input of that length with tfjs and compare', wholeNumber(1))
    .option('--theorem', 'prove the count in the kernel, for a layer of up to some hundred entries')
    .option('--article <out.art>', 'the same, and write the proof as an OpenTheory article')
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      `
Examples:
  headcount heads rotation.layer.json
  headcount heads legs.layer.json --n 1000000 --certificate legs.certificate.json
  headcount heads rotation.layer.json --article rotation.art
  headcount heads model.onnx
  headcount heads model.onnx --layer conv2d_142 --plot conv.svg`,
    )
    .action(async (file: string, options: HeadsOptions) => {
      finish(await heads(file, options, terminal));
    });
}

async function heads(file: string, options: HeadsOptions, terminal: Terminal): Promise<ExitCode> {
  terminal.progress(`reading ${printable(file)} …`);
  const format = file === '-' ? undefined : modelFormat(file);
  if (format === undefined) {
    if (options.layer !== undefined || options.all)
      fail('not-a-model', 'is a layer file: --layer and --all choose layers of a model', { file });
    const text = readText(file);
    if (isFamily(text)) return family(file, text, options, terminal);
    return one(file, readLayer(text, file), [], options, terminal);
  }
  const model = readModel(file);
  if (options.all) return every(model, options, terminal);
  const [only, ...more] = model.layers;
  const name = options.layer ?? (more.length === 0 ? only?.name : undefined);
  if (name === undefined) {
    const listed = listing(model);
    terminal.print(options.json ? JSON.stringify(listed) : layersText(shown(listed), terminal.style));
    return EXIT.ok;
  }
  const { layer, warnings } = load(model, name, options);
  return one(file, layer, warnings, options, terminal);
}

/** What a family of layers has no answer to: it is a question about one of them. */
async function family(file: string, text: string, options: HeadsOptions, terminal: Terminal): Promise<ExitCode> {
  for (const [option, given] of [
    ['--certificate', options.certificate],
    ['--plot', options.plot],
    ['--head-dim', options.headDim],
    ['--eps', options.eps],
    ['--x', options.x],
    ['--measure', options.measure],
    ['--theorem', options.theorem],
    ['--article', options.article],
  ] as const) {
    if (given !== undefined) fail('bad-usage', `${option} is for a single layer; this file has parameters`, { file });
  }
  // Polynomials are loaded only for those who have some.
  const [{ readParametricLayer }, { parametricHeads }] = await Promise.all([
    import('../layers/parametric-layer.ts'),
    import('../heads/parametric-heads.ts'),
  ]);
  const layers = readParametricLayer(text, file);
  terminal.progress(`counting the heads of ${printable(layers.name ?? 'the family')} …`);
  const { report } = inFile(file, () => parametricHeads(layers, { n: options.n }));
  terminal.print(options.json ? JSON.stringify(report) : familyText(named(report), terminal.style, terminal.width));
  return EXIT.ok;
}

function load(model: Model, name: string, { axis, layout }: HeadsOptions): { layer: Layer; warnings: readonly Warning[] } {
  const loaded = model.load(name, {
    ...(axis === undefined ? {} : { axis }),
    ...(layout === undefined ? {} : { layout: parseLayout(layout) }),
  });
  return { layer: loaded.layer, warnings: [STORED_WEIGHTS, ...loaded.warnings] };
}

/** A stored float is a dyadic rational: the count is exact for it, and says nothing about the number that was rounded. */
const STORED_WEIGHTS: Warning = { code: 'stored-weights', message: 'exact for the weights as stored' };

async function one(file: string, layer: Layer, warnings: readonly Warning[], options: HeadsOptions, terminal: Terminal): Promise<ExitCode> {
  terminal.progress(`counting the heads of ${printable(layer.name ?? 'the layer')} …`);
  const report = counted(file, layer, warnings, options);
  if (options.certificate !== undefined) writeCertificate(report, options.certificate);
  if (options.plot !== undefined) writeFileWhole(options.plot, await plotted(report));
  const measured = options.measure === undefined ? undefined : await measuredOn(layer, options.measure, terminal);
  const proved =
    options.theorem || options.article !== undefined ? await theoremOf(file, layer, report, options.article, terminal) : undefined;
  if (options.json) {
    terminal.print(JSON.stringify({ ...report, ...(measured && { measured }), ...(proved && { theorem: proved.report }) }));
    return EXIT.ok;
  }
  terminal.print(headsText(named(report), terminal.style));
  if (measured !== undefined) terminal.print(`\n${measured.text}`);
  if (proved !== undefined) terminal.print(`\n${proved.text}`);
  for (const written of [options.certificate, options.plot, options.article])
    if (written !== undefined) terminal.say(`wrote ${printable(written)}`);
  return EXIT.ok;
}

function counted(file: string, layer: Layer, warnings: readonly Warning[], options: HeadsOptions): HeadCount {
  const chosen: HeadCountOptions = {
    n: options.n,
    headDim: options.headDim,
    epsilon: options.eps,
    x: options.x === undefined ? undefined : readTokens(options.x),
  };
  const report = inFile(file, () => headCount(layer, chosen));
  report.warnings.unshift(...warnings.map(({ code, message }) => ({ code, message })));
  return report;
}

/** Runs a computation; an error that names no file gets this one. */
function inFile<T>(file: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw error instanceof DiagnosticError ? error.inFile(file) : error;
  }
}

/** The plot brings a DOM and a plotting library with it: loaded only when one is asked for. */
async function plotted(report: HeadsReport): Promise<string> {
  const { plotHeads } = await import('../report/plot.ts');
  return plotHeads(report);
}

/** The proofs take a while to load too. What is made without a record of its steps cannot be written as an article. */
async function theoremOf(
  file: string,
  layer: Layer,
  report: HeadCount,
  article: string | undefined,
  terminal: Terminal,
): Promise<ProvedHeads> {
  if (article !== undefined) recordSteps(true);
  const { provedHeads } = await import('./prove-heads.ts');
  return inFile(file, () => provedHeads(layer, report, article, terminal));
}

/** The tensor library takes a while to load: only for those who ask for a run. */
async function measuredOn(layer: Layer, length: number, { progress }: Terminal): Promise<MeasuredHeads> {
  const { measureHeads } = await import('../heads/measure-heads.ts');
  return measureHeads(layer, length, progress);
}

function writeCertificate(report: HeadCount, file: string): void {
  if (report.certificate === null) fail('no-certificate', 'no certificate: only bounds are known for this layer', { file });
  writeFileWhole(file, `${JSON.stringify(report.certificate)}\n`);
}

async function every(model: Model, options: HeadsOptions, terminal: Terminal): Promise<ExitCode> {
  for (const [option, given] of [
    ['--certificate', options.certificate],
    ['--plot', options.plot],
    ['--layer', options.layer],
    ['--measure', options.measure],
    ['--theorem', options.theorem],
    ['--article', options.article],
  ] as const) {
    if (given !== undefined) fail('bad-usage', `--all cannot be combined with ${option}`);
  }
  const reports: HeadsReport[] = [];
  for (const [i, { name }] of model.layers.entries()) {
    terminal.progress(`${String(i + 1)}/${String(model.layers.length)} ${printable(name)}`);
    const { layer, warnings } = load(model, name, options);
    const report = counted(model.file, layer, warnings, options);
    reports.push(report);
    if (!options.json) terminal.print(`${i === 0 ? '' : '\n'}${headsText(named(report), terminal.style)}`);
  }
  if (options.json) terminal.print(JSON.stringify({ file: model.file, layers: reports }));
  else if (reports.length === 0) terminal.print(layersText(shown(listing(model)), terminal.style));
  return Promise.resolve(EXIT.ok);
}

function listing(model: Model): LayersReport {
  const layers = model.layers.map(({ name, kind, p, d, taps, heads: count }) => ({
    name,
    kind,
    p,
    d,
    ...(taps === undefined ? {} : { taps }),
    ...(count === undefined ? {} : { heads: count }),
  }));
  return {
    file: model.file,
    layers,
    unanalysed: model.unanalysed.map(({ name, kind }) => ({ name, kind })),
    ...(layers.length === 0 ? { tensors: model.tensors.map(({ name, shape }) => ({ name, shape: [...shape] })) } : {}),
  };
}

/** A report whose names are safe for a terminal. */
function named(report: HeadsReport): HeadsReport {
  const { name } = report.layer;
  return name === undefined ? report : { ...report, layer: { ...report.layer, name: printable(name) } };
}

/** The same for the list of a model's layers. */
function shown(report: LayersReport): LayersReport {
  const safe = <T extends { readonly name: string }>(list: readonly T[]): T[] =>
    list.map((item) => ({ ...item, name: printable(item.name) }));
  const { tensors, unanalysed } = report;
  return {
    ...report,
    file: printable(report.file),
    layers: safe(report.layers),
    unanalysed: unanalysed.map(({ name, kind }) => ({ name: printable(name), kind: printable(kind) })),
    ...(tensors === undefined ? {} : { tensors: safe(tensors) }),
  };
}
