import type { OperatorLabel } from '../layers/layer.ts';
import type { HeadsReport, LayersReport } from './heads-report.ts';
import { PLAIN, type Style } from './style.ts';

/** Column at which the values of the report begin. */
const VALUES = 30;

/** Numbers listed before a list is cut. */
const SHOWN = 16;

/** Characters to which a long list is wrapped. */
const WIDTH = 96;

/** A head-count report for people: a page, no wider than 100 columns for ordinary layers. */
export function headsText(report: HeadsReport, style: Style = PLAIN): string {
  const { operator, map, softmax, rankLimited } = report;
  const lines = [title(report, style), ''];
  lines.push(row('heads needed', style.strong(headsNeeded(report)), status(operator.status, style)));
  if (operator.atInput !== undefined) {
    lines.push(row('at the given input', String(operator.atInput), status(operator.atInputStatus ?? 'probable', style)));
  }
  lines.push(row(profileName(report), cut(operator.profile.map(String))));
  if (operator.heads > 0) lines.push(row('basis', cut(operator.basis.map((label) => operatorName(report, label)))));
  if (map) {
    lines.push('', style.faint('  as a map, coefficients free to depend on the input'));
    lines.push(row('almost everywhere', String(map.pairwise), pairwiseStatus(map, style)));
    lines.push(row('everywhere', range(map.everywhere[0], map.everywhere[1])));
  }
  if (softmax) {
    lines.push('', style.faint('  with softmax weights'));
    lines.push(row('and a sink', String(softmax.heads)));
    if (softmax.feasibleWithoutSink !== null)
      lines.push(row('without a sink', softmax.feasibleWithoutSink ? 'possible' : 'impossible with any number of heads'));
  }
  if (rankLimited) {
    lines.push('', style.faint(`  with value maps of rank at most ${String(rankLimited.r)}`));
    lines.push(row('heads', range(rankLimited.lower, rankLimited.upper)));
  }
  if (report.spectrum.length > 0 || report.epsilon.length > 0) {
    lines.push('', style.faint('  approximately, in float64'));
    for (const { epsilon, heads } of report.epsilon) lines.push(row(`relative error ≤ ${String(epsilon)}`, String(heads)));
    if (report.spectrum.length > 0) lines.push(row('singular values', cut(report.spectrum.map(significant), 8)));
    if (report.kernelSpectrum !== undefined) lines.push(row('of the kernel alone', cut(report.kernelSpectrum.map(significant), 8)));
  }
  for (const warning of report.warnings) lines.push('', ...wrapped(`! ${warning.message}`, style));
  return lines.join('\n');
}

/** The list of sequence layers in a model, or what it holds instead. */
export function layersText(report: LayersReport, style: Style = PLAIN): string {
  const lines: string[] = [];
  if (report.layers.length === 0) {
    lines.push(`${report.file}: no sequence layer found`);
    for (const { name, shape } of (report.tensors ?? []).slice(0, 40)) lines.push(`  ${name}  ${style.faint(shape.join('×'))}`);
    const more = (report.tensors ?? []).length - 40;
    if (more > 0) lines.push(style.faint(`  … and ${String(more)} more tensors`));
  } else {
    lines.push(`${report.file}: ${String(report.layers.length)} sequence layers`, '');
    const longest = report.layers.reduce((most, { name }) => Math.max(most, name.length), 0);
    for (const layer of report.layers) {
      const size = [`p = ${String(layer.p)}`, `d = ${String(layer.d)}`];
      if (layer.taps !== undefined) size.push(`${String(layer.taps)} taps`);
      if (layer.heads !== undefined) size.push(`${String(layer.heads)} heads`);
      lines.push(`  ${layer.name.padEnd(longest)}  ${layer.kind.padEnd(12)}  ${style.faint(size.join(', '))}`);
    }
  }
  if (report.unanalysed.length > 0) {
    lines.push(
      '',
      style.faint(
        `not analysed: ${[...new Set(report.unanalysed.map(({ kind }) => kind))].join(', ')} (${String(report.unanalysed.length)})`,
      ),
    );
  }
  if (report.layers.length > 0)
    lines.push('', style.faint('Choose one with --layer NAME (any part of the name that is unique), or take --all.'));
  return lines.join('\n');
}

function title({ layer, n }: HeadsReport, style: Style): string {
  const size = [`p = ${String(layer.p)}`, `d = ${String(layer.d)}`];
  if (layer.stateDim !== undefined) size.push(`N = ${String(layer.stateDim)}`);
  if (layer.heads !== undefined) size.push(`${String(layer.heads)} heads`);
  if (layer.kind !== 'attention') size.push(`n = ${String(n)}`);
  return `${style.strong(layer.name ?? 'layer')}  ${style.faint([layer.kind, ...size].join(' · '))}`;
}

function headsNeeded({ operator }: HeadsReport): string {
  if (operator.status === 'certified') return String(operator.heads);
  return `at least ${String(operator.lower ?? operator.heads)}, at most ${String(operator.upper ?? '?')}`;
}

function profileName({ layer }: HeadsReport): string {
  return layer.kind === 'attention' ? 'span of the first heads' : 'k_n for n = 1, 2, …';
}

function operatorName({ layer }: HeadsReport, label: OperatorLabel): string {
  if (typeof label === 'number') return layer.kind === 'attention' ? `V_${String(label)}` : `M_${String(label)}`;
  return layer.kind === 'convolution-2d' ? `K(${label.join(',')})` : `W_${label.join(',')}`;
}

function row(name: string, value: string, remark = ''): string {
  return `  ${name.padEnd(VALUES - 2)}${value}${remark === '' ? '' : `  ${remark}`}`;
}

function status(word: 'certified' | 'bounds' | 'probable', style: Style): string {
  return word === 'certified' ? style.good('certified') : style.doubtful(word);
}

function pairwiseStatus(map: NonNullable<HeadsReport['map']>, style: Style): string {
  if (map.pairwiseStatus === 'certified') return style.good('certified');
  return style.doubtful(`at least; probability of more ≤ ${(map.errorProbability ?? 1).toExponential(0)}`);
}

function range(low: number, high: number): string {
  return low === high ? String(low) : `${String(low)} to ${String(high)}`;
}

/** The list on one line, its middle left out where it is long. */
function cut(items: readonly string[], shown = SHOWN): string {
  if (items.length <= shown) return items.join('  ');
  return [...items.slice(0, shown - 2), '…', items.at(-1) ?? ''].join('  ');
}

function significant(x: number): string {
  if (x === 0) return '0';
  return x >= 1e5 || x < 1e-3 ? x.toExponential(2) : x.toPrecision(4).replace(/\.?0+$/, '');
}

function wrapped(text: string, style: Style): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return [...lines, line].map(style.doubtful);
}
