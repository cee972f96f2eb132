import * as Plot from '@observablehq/plot';
import { integerTicks } from './axis-ticks.ts';
import type { PanelSize, PlottedHeads } from './plotted-heads.ts';
import { renderedPlot } from './rendered-plot.ts';
import { DATA, MARK, MUTED } from './svg-text.ts';

/** Beyond so many lengths the line alone is drawn, without a dot for each. */
const DOTTED = 40;

/** k_n against n as a step line, with a dashed line at k. The profile ends where k_n stays constant: a little more is shown. */
export function profilePanel({ n, operator }: PlottedHeads, { width, height, top: marginTop }: PanelSize): string {
  const { heads, profile } = operator;
  const last = Math.max(1, Math.min(n, Math.ceil(profile.length * 1.15) + 1));
  const points = Array.from({ length: last }, (_, i) => ({ n: i + 1, k: profile[i] ?? profile.at(-1) ?? 0 }));
  const top = Math.max(1, heads);
  const domain = last === 1 ? [0.5, 1.5] : [1, last];
  const more = n > last ? `constant up to n = ${n}` : '';
  return renderedPlot({
    width,
    height,
    marginLeft: 56,
    marginRight: 20,
    marginTop,
    marginBottom: 44,
    x: { domain, ticks: integerTicks(1, last, 8), tickFormat: 'd', label: 'length n', labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: [0, top * 1.08], ticks: integerTicks(0, top, 8), tickFormat: 'd', label: null },
    marks: [
      Plot.gridY(integerTicks(0, top, 8), { stroke: '#d0d7de', strokeOpacity: 0.7 }),
      Plot.ruleY([0], { stroke: MUTED }),
      Plot.ruleY([heads], { stroke: MARK, strokeDasharray: '5,4' }),
      Plot.line(points, { x: 'n', y: 'k', curve: 'step-after', stroke: DATA, strokeWidth: 2 }),
      Plot.dot(last <= DOTTED ? points : [], { x: 'n', y: 'k', fill: DATA, r: 3 }),
      Plot.text(['heads kₙ'], { frameAnchor: 'top-left', dx: -40, dy: -22 }),
      Plot.text([heads], {
        y: heads,
        text: () => `k = ${heads}`,
        frameAnchor: 'right',
        dy: -12,
        fill: MARK,
        stroke: 'white',
        textAnchor: 'end',
      }),
      Plot.text([more], { frameAnchor: 'bottom-right', dy: -8, fill: MUTED, stroke: 'white', textAnchor: 'end' }),
    ],
  }).svg;
}
