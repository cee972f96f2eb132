import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerTicks, logAxis } from '../../src/report/axis-ticks.ts';
import { plotHeads } from '../../src/report/plot.ts';
import type { PlottedHeads } from '../../src/report/plot.ts';
import { powerOfTen, tolerance } from '../../src/report/svg-text.ts';

const report: PlottedHeads = {
  layer: { name: 'three taps', kind: 'convolution', p: 64, d: 64 },
  n: 9,
  operator: { heads: 3, profile: [1, 2, 3] },
  epsilon: [
    { epsilon: 0.1, heads: 2 },
    { epsilon: 0.01, heads: 3 },
    { epsilon: 0.001, heads: 3 },
  ],
  spectrum: [53.1, 24.7, 1.48],
};

/** Throws unless tags nest and close, attributes are quoted and no bare & or < stands in text: what an XML reader asks for. */
function checkWellFormed(svg: string): void {
  const open: string[] = [];
  const tag = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
  let at = 0;
  while (at < svg.length) {
    const next = svg.indexOf('<', at);
    const text = next < 0 ? svg.slice(at) : svg.slice(at, next);
    // A style sheet holds no markup, but the same rules.
    expect(text.replace(/&(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi, '')).not.toMatch(/[&]|\]\]>/);
    if (next < 0) break;
    tag.lastIndex = next;
    const found = tag.exec(svg);
    if (found === null) throw new Error(`not a tag: ${svg.slice(next, next + 80)}`);
    if (found[1] === '/') expect(open.pop()).toBe(found[2]);
    else if (found[4] === '') open.push(found[2]!);
    at = tag.lastIndex;
  }
  expect(open).toEqual([]);
}

/** The ε labels with the boxes that they fill, in the right panel's coordinates. */
function labels(svg: string): { x: number; y: number; right: number; text: string }[] {
  return Array.from(svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>(ε = [^<]*)<\/text>/g), ([, x, y, text]) => ({
    ...{ x: Number(x), y: Number(y), text: text! },
    right: Number(x) + 7 * text!.length,
  }));
}

const circles = (svg: string): number => svg.split('<circle').length - 1;

describe('plotHeads', () => {
  it('is a standalone SVG document, the same bytes each time', () => {
    const svg = plotHeads(report);
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" width="900"')).toBe(true);
    checkWellFormed(svg);
    expect(plotHeads(report)).toBe(svg);
    for (const text of [
      'three taps',
      'convolution, p = 64, d = 64, n = 9: k = 3',
      'length n',
      'heads kₙ',
      'index s',
      'k = 3',
      'constant up to n = 9',
    ]) {
      expect(svg).toContain(text);
    }
    expect(labels(svg).map(({ text }) => text)).toEqual(['ε = 0.1: 2', 'ε = 0.01: 3', 'ε = 0.001: 3']);
    // Five lengths are shown (the profile and a little more) and three singular values.
    expect(circles(svg)).toBe(5 + 3);
  });

  it('puts each rule between the values that are kept and those that are left out', () => {
    const svg = plotHeads(report);
    const rules = Array.from(svg.matchAll(/<path d="M([\d.]+),[\d.]+V/g), ([, x]) => Number(x));
    const dots = Array.from(svg.slice(svg.indexOf('translate(410')).matchAll(/<circle[^>]* cx="([\d.]+)"/g), ([, x]) => Number(x));
    expect(rules).toHaveLength(2);
    expect(rules[0]).toBeGreaterThan(dots[1]!);
    expect(rules[0]).toBeLessThan(dots[2]!);
    expect(rules[1]).toBeGreaterThan(dots[2]!);
  });

  it('escapes names and cuts long ones', () => {
    const hostile = '<script>alert(1)</script>&"\'\u0000\u001b]0;\ud800';
    const svg = plotHeads({ ...report, layer: { ...report.layer, name: hostile } });
    checkWellFormed(svg);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
    expect(Array.from(svg).every((c) => c >= ' ' || c === '\n')).toBe(true);
    const long = plotHeads({ ...report, layer: { ...report.layer, name: 'x'.repeat(5000) } });
    expect(long).not.toContain('x'.repeat(201));
    expect(long).toContain('…');
  });

  it('draws the zero layer, a single point, and spectra with zeros or nothing in them', () => {
    const zero = plotHeads({ ...report, operator: { heads: 0, profile: [0] }, spectrum: [], epsilon: [{ epsilon: 0.1, heads: 0 }] });
    expect(zero).toContain('every operator is zero');
    expect(plotHeads({ ...report, spectrum: [] })).toContain('no spectrum');
    const one = plotHeads({
      ...report,
      n: 1,
      operator: { heads: 1, profile: [1] },
      epsilon: [{ epsilon: 0.1, heads: 1 }],
      spectrum: [3e-200],
    });
    expect(circles(one)).toBe(2);
    const some = plotHeads({ ...report, spectrum: [2, 1, 1e-30, 0] });
    expect(some).toContain('2 below 10⁻¹⁷·σ₀ not shown');
    for (const svg of [zero, one, some]) {
      checkWellFormed(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('for any report: well formed, finite, every label inside the picture and clear of the others', () => {
    const size = fc.double({ min: -300, max: 300, noNaN: true }).map((e) => 10 ** e);
    const spectrum = fc
      .array(fc.oneof(size, fc.constant(0), fc.constant(Infinity)), { maxLength: 300 })
      .map((list) => list.sort((a, b) => b - a));
    const profile = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 256 }).map((rises) => {
      let k = 0;
      return rises.map((rise) => (k += rise));
    });
    const epsilon = fc.array(
      fc.record({ epsilon: fc.constantFrom(0.5, 0.1, 0.03, 0.01, 1e-3, 1e-5, 2.5e-7), heads: fc.nat({ max: 300 }) }),
      { maxLength: 7 },
    );
    fc.assert(
      fc.property(profile, spectrum, epsilon, fc.nat({ max: 1_000_000 }), fc.string(), (steps, values, eps, beyond, name) => {
        const drawn = {
          ...report,
          layer: { ...report.layer, name },
          n: steps.length + beyond,
          operator: { heads: steps.at(-1)!, profile: steps },
          spectrum: values,
          epsilon: eps,
        };
        const svg = plotHeads(drawn);
        checkWellFormed(svg);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        const boxes = labels(svg);
        if (values.some((v) => v > 0 && Number.isFinite(v))) expect(boxes).toHaveLength(eps.length);
        boxes.forEach((box, i) => {
          expect(box.right).toBeLessThanOrEqual(490);
          boxes.slice(i + 1).forEach((other) => {
            expect(Math.abs(other.y - box.y)).toBeGreaterThanOrEqual(14);
          });
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('axes', () => {
  it('integer ticks are few, round and inside', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.nat({ max: 2_000_000 }), (low, span) => {
        const ticks = integerTicks(low, low + span, 8);
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks.every((t) => Number.isInteger(t) && t >= low && t <= low + span)).toBe(true);
      }),
    );
    expect(integerTicks(1, 3, 8)).toEqual([1, 2, 3]);
    expect(integerTicks(0, 256, 8)).toEqual([0, 50, 100, 150, 200, 250]);
  });

  it('a logarithmic axis holds its data and has one to ten ticks inside', () => {
    const exponent = fc.double({ min: -305, max: 305, noNaN: true });
    fc.assert(
      fc.property(exponent, exponent, (a, b) => {
        const [low, high] = [10 ** Math.min(a, b), 10 ** Math.max(a, b)];
        const { domain, ticks } = logAxis(low, high);
        expect(domain[0]).toBeLessThan(low);
        expect(domain[1]).toBeGreaterThan(high);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(10);
        expect(ticks.every(({ value }) => value >= domain[0] && value <= domain[1])).toBe(true);
      }),
    );
  });

  it('writes powers and tolerances shortly', () => {
    expect([-12, 0, 1, 3].map(powerOfTen)).toEqual(['10⁻¹²', '1', '10', '10³']);
    expect([0.1, 0.001, 1e-5, 2.5e-7, 0].map(tolerance)).toEqual(['0.1', '0.001', '10⁻⁵', '2.5e-7', '0']);
  });
});
