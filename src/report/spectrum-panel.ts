import * as Plot from '@observablehq/plot';
import { integerTicks, logAxis } from './axis-ticks.ts';
import type { PanelSize, PlottedHeads } from './plotted-heads.ts';
import { renderedPlot } from './rendered-plot.ts';
import { DATA, INK, MARK, MUTED, escaped, powerOfTen, tolerance } from './svg-text.ts';

/** Values this far below the largest are rounding of float64 and are not drawn. */
const ROUNDING = 1e-17;
const LABEL_LINE = 16;
const BOTTOM = 44;
/** Generous width of one character of a label. */
const CHARACTER = 7;

/** Height of the band above the frame that holds one line for each of so many labels. */
export function bandFor(labels: number): number {
  return 24 + Math.max(2, labels) * LABEL_LINE;
}

/**
 * σ_s against s on a logarithmic axis; a rule between σ_(H-1) and σ_H for each H_ε, labelled above the frame, one
 * label on each line in order of H: so no rule crosses a label.
 */
export function spectrumPanel({ spectrum, epsilon, operator }: PlottedHeads, { width, height, top }: PanelSize): string {
  const largest = spectrum.reduce((a, b) => (Number.isFinite(b) ? Math.max(a, b) : a), 0);
  const points = spectrum
    .map((value, s) => ({ s, value }))
    .filter(({ value }) => Number.isFinite(value) && value > 0 && value >= largest * ROUNDING);
  if (points.length === 0) return note(operator.heads === 0 ? 'every operator is zero' : 'no spectrum', width, height);
  const marks = [...epsilon].sort((a, b) => a.heads - b.heads || b.epsilon - a.epsilon);
  const axis = logAxis(Math.min(...points.map(({ value }) => value)), largest);
  const last = Math.max(...points.map(({ s }) => s), ...marks.map(({ heads }) => heads - 1), 0);
  const labels = new Map(axis.ticks.map(({ value, label }) => [value, label]));
  const texts = marks.map((mark) => `ε = ${tolerance(mark.epsilon)}: ${mark.heads}`);
  // A label whose rule stands at the right edge of the frame still fits beside it.
  const room = 14 + CHARACTER * Math.max(6, ...texts.map((text) => text.length));
  const plot = renderedPlot({
    width,
    height,
    marginLeft: 66,
    marginRight: room,
    marginTop: top,
    marginBottom: BOTTOM,
    x: {
      domain: [-0.7, last + 0.7],
      ticks: integerTicks(0, last, 8),
      tickFormat: 'd',
      label: 'index s',
      labelAnchor: 'center',
      labelArrow: 'none',
    },
    y: {
      type: 'log',
      domain: [...axis.domain],
      ticks: axis.ticks.map(({ value }) => value),
      tickFormat: (value: number) => labels.get(value) ?? '',
      label: null,
    },
    marks: [
      Plot.gridY(
        axis.ticks.map(({ value }) => value),
        { stroke: '#d0d7de', strokeOpacity: 0.7 },
      ),
      Plot.dot(points, { x: 's', y: 'value', fill: DATA, r: points.length > 100 ? 1.8 : 3 }),
    ],
  });
  const at = (heads: number): number => Math.round(plot.x(heads - 0.5) * 10) / 10;
  const rules = marks.map(({ heads }, line) => {
    const y = 14 + line * LABEL_LINE;
    const label = `<text x="${at(heads) + 5}" y="${y}" fill="${MARK}">${escaped(texts[line] ?? '')}</text>`;
    // Equal counts share one rule, since dashes drawn twice would fill each other's gaps.
    if (line > 0 && marks[line - 1]?.heads === heads) return label;
    return `<path d="M${at(heads)},${y - 10}V${height - BOTTOM}" stroke="${MARK}" stroke-dasharray="5,4" fill="none"/>${label}`;
  });
  const hidden = spectrum.length - points.length;
  const footnote =
    hidden > 0
      ? `<text x="${width - room - 6}" y="${top - 6}" fill="${MUTED}" text-anchor="end" font-size="11">${hidden} below ${powerOfTen(-17)}·σ₀ not shown</text>`
      : '';
  return `${plot.svg}<text x="10" y="${top - 18}" fill="${INK}">σₛ of Λʷ</text>${footnote}${rules.join('')}`;
}

function note(text: string, width: number, height: number): string {
  return `<text x="${width / 2}" y="${height / 2}" fill="${MUTED}" text-anchor="middle">${escaped(text)}</text>`;
}
