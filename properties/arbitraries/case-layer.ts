import { rational } from '../../src/exact/rational.ts';
import type { Rational } from '../../src/exact/rational.ts';
import { toEntry } from '../../src/layers/entries.ts';
import { LAYER_FORMAT } from '../../src/layers/layer-format.ts';
import type { LayerObject } from '../../src/layers/layer.ts';
import { CASE_FIELDS, sizeAlong, weightOf } from './case-fields.ts';
import type { AttentionCase, Case, Entries, HeadsCase } from './case.ts';

type Nested = number | string | readonly Nested[];

/**
 * The layer file's object of a case: what `readLayer` reads, and the only way from a case to the rest of the program.
 * The length n and the input of an attention case are not part of a layer. A heads case becomes a list of lag operators
 * where its coefficients are Toeplitz, else a time-varying SSM whose state keeps every token.
 */
export function layerOfCase(c: Case): LayerObject {
  const weight = (name: string): Nested | undefined => nestedWeight(c, name);
  const skip = (name = 'D') => (weightOf(c, name) === null ? {} : { D: weight(name) });
  switch (c.kind) {
    case 'ssm':
    case 'time-varying-ssm':
      return { format: LAYER_FORMAT, kind: c.kind, A: weight('A'), B: weight('B'), C: weight('C'), ...skip() };
    case 'diagonal-ssm':
      return { format: LAYER_FORMAT, kind: c.kind, lambda: weight('lambda'), B: weight('B'), C: weight('C'), ...skip() };
    case 'bidirectional-ssm':
      return {
        format: LAYER_FORMAT,
        kind: c.kind,
        forward: { A: weight('A'), B: weight('B'), C: weight('C'), ...skip() },
        backward: { A: weight('backwardA'), B: weight('backwardB'), C: weight('backwardC') },
      };
    case 'operators':
      return { format: LAYER_FORMAT, kind: c.kind, operators: weight('operators') };
    case 'convolution':
    case 'depthwise-convolution':
      return {
        format: LAYER_FORMAT,
        kind: 'convolution',
        ...(c.kind === 'convolution' ? { kernels: weight('kernels') } : { depthwise: weight('taps') }),
        ...(c.dilation === 1 ? {} : { dilation: c.dilation }),
        ...(c.centred ? { centred: true } : {}),
      };
    case 'heads':
      return isToeplitz(c) ? lagOperatorsOfHeads(c) : recurrenceOfHeads(c);
    case 'attention': {
      const size = { scores: c.r * c.d, values: c.p * c.d };
      const heads = Array.from({ length: c.H }, (_, h) => ({
        Q: nested(c.Q.slice(h * size.scores, (h + 1) * size.scores), [c.r, c.d], c.denominator),
        K: nested(c.K.slice(h * size.scores, (h + 1) * size.scores), [c.r, c.d], c.denominator),
        V: nested(c.V.slice(h * size.values, (h + 1) * size.values), [c.p, c.d], c.denominator),
      }));
      return { format: LAYER_FORMAT, kind: c.kind, heads, ...(c.causal ? { causal: true } : {}) };
    }
  }
}

/** The input of an attention case: n tokens of d rationals. */
export function inputOfCase(c: AttentionCase): Rational[][] {
  const den = BigInt(c.denominator);
  return Array.from({ length: c.n }, (_, i) => c.X.slice(i * c.d, (i + 1) * c.d).map((x) => rational(BigInt(x), den)));
}

/** Whether all coefficients of a heads case depend on i - j only. */
export function isToeplitz(c: Pick<HeadsCase, 'H' | 'n' | 'a'>): boolean {
  const { H, n, a } = c;
  for (let h = 0; h < H; h += 1) {
    for (let i = 1; i < n; i += 1) {
      for (let j = 1; j <= i; j += 1) if (a[(h * n + i) * n + j] !== a[(h * n + i - 1) * n + j - 1]) return false;
    }
  }
  return true;
}

/** The numerators over denominator² of W_ij = Σ_h a^h_ij V_h, p×d row by row. */
export function operatorOfHeads(c: Pick<HeadsCase, 'H' | 'n' | 'p' | 'd' | 'a' | 'V'>, i: number, j: number): number[] {
  const W = new Array<number>(c.p * c.d).fill(0);
  for (let h = 0; h < c.H; h += 1) {
    const coefficient = c.a[(h * c.n + i) * c.n + j] ?? 0;
    for (let e = 0; e < W.length; e += 1) W[e] = (W[e] ?? 0) + coefficient * (c.V[h * W.length + e] ?? 0);
  }
  return W;
}

function lagOperatorsOfHeads(c: HeadsCase): LayerObject {
  const operators = Array.from({ length: c.n }, (_, l) => nested(operatorOfHeads(c, l, 0), [c.p, c.d], c.denominator ** 2));
  return { format: LAYER_FORMAT, kind: 'operators', operators };
}

/** h_i lists the tokens so far (A = I, B_j puts token j into its place) and C_i = [W_i0 … W_ii 0 …]. */
function recurrenceOfHeads(c: HeadsCase): LayerObject {
  const { n, p, d } = c;
  const states = n * d;
  const rows = (count: number, length: number, entry: (r: number, s: number) => Nested): Nested =>
    Array.from({ length: count }, (_, r) => Array.from({ length }, (_, s) => entry(r, s)));
  const positions = Array.from({ length: n }, (_, t) => t);
  return {
    format: LAYER_FORMAT,
    kind: 'time-varying-ssm',
    A: positions.map(() => rows(states, states, (r, s) => (r === s ? 1 : 0))),
    B: positions.map((j) => rows(states, d, (s, b) => (s === j * d + b ? 1 : 0))),
    C: positions.map((i) => {
      const blocks = positions.map((j) => operatorOfHeads(c, i, j));
      return rows(p, states, (r, s) => entryText(blocks[Math.floor(s / d)]?.[r * d + (s % d)] ?? 0, c.denominator ** 2));
    }),
  };
}

function nestedWeight(c: Case, name: string): Nested | undefined {
  const entries = weightOf(c, name);
  const axes = CASE_FIELDS[c.kind].weights[name] ?? [];
  if (entries === null) return undefined;
  return nested(
    entries,
    axes.map((axis) => sizeAlong(c, axis)),
    c.denominator,
  );
}

/** Row-major entries as lists of lists. */
function nested(entries: Entries, sizes: readonly number[], denominator: number): Nested {
  const [first, ...rest] = sizes;
  if (first === undefined) return entryText(entries[0] ?? 0, denominator);
  const step = entries.length / first;
  return Array.from({ length: first }, (_, i) => nested(entries.slice(i * step, (i + 1) * step), rest, denominator));
}

function entryText(x: number, denominator: number): number | string {
  return denominator === 1 ? x + 0 : toEntry(rational(BigInt(x), BigInt(denominator)));
}
