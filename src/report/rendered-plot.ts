import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { INK } from './svg-text.ts';

/** An Observable Plot as text, with its horizontal scale for what is drawn beside it. */
export interface RenderedPlot {
  readonly svg: string;
  /** Horizontal position in pixels of a value. */
  x(value: number): number;
}

/** Draws a plot without a browser. Deterministic: the same options give the same text. */
export function renderedPlot(options: Plot.PlotOptions): RenderedPlot {
  const { document } = parseHTML('<!doctype html><html><body></body></html>') as { readonly document: object };
  const plot = Plot.plot({
    ...options,
    document,
    style: { fontSize: '12px', fontFamily: 'inherit', color: INK, background: 'white' },
  }) as unknown as { readonly outerHTML: string; scale(name: 'x'): { apply(value: number): number } | undefined };
  const scale = plot.scale('x');
  return { svg: plot.outerHTML, x: (value) => scale?.apply(value) ?? 0 };
}
