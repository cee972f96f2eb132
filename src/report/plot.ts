import type { PlottedHeads } from './plotted-heads.ts';
import { profilePanel } from './profile-panel.ts';
import { bandFor, spectrumPanel } from './spectrum-panel.ts';
import { INK, MUTED, attribute, cut, escaped } from './svg-text.ts';

export type { PlottedHeads } from './plotted-heads.ts';

const WIDTH = 900;
const LEFT = 410;
const TITLE = 52;
const FRAME = 290;

/**
 * A picture of a head report as a self-contained SVG document, 900 pixels wide: k_n against n, and the singular
 * values of the weighted lag matrix on a logarithmic axis with a rule where each H_ε cuts them. The same report gives
 * the same bytes. Names are escaped.
 */
export function plotHeads(report: PlottedHeads): string {
  const top = bandFor(report.epsilon.length);
  const height = top + FRAME;
  const name = report.layer.name ?? report.layer.kind;
  const what = `${report.layer.kind}, p = ${report.layer.p}, d = ${report.layer.d}, n = ${report.n}: k = ${report.operator.heads}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${TITLE + height}" viewBox="0 0 ${WIDTH} ${TITLE + height}" role="img" ` +
      `aria-label="${attribute(`Heads of ${cut(name, 80)}: ${what}`)}" font-family="system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="12">`,
    `<title>${escaped(cut(name, 200))}</title>`,
    `<rect width="${WIDTH}" height="${TITLE + height}" fill="white"/>`,
    `<text x="16" y="24" font-size="16" font-weight="600" fill="${INK}">${escaped(cut(name, 72))}</text>`,
    `<text x="16" y="43" fill="${MUTED}">${escaped(what)}</text>`,
    `<g transform="translate(0,${TITLE})">${profilePanel(report, { width: LEFT, height, top })}</g>`,
    `<g transform="translate(${LEFT},${TITLE})">${spectrumPanel(report, { width: WIDTH - LEFT, height, top })}</g>`,
    '</svg>\n',
  ].join('\n');
}
