import type { LayerKind } from '../layers/layer-schema.ts';

/** What a whole number in `over` may be, and the range that is searched where the claim does not say. */
export interface RangeBounds {
  readonly least: number;
  readonly most: number;
  readonly usual: Range;
}

/** Least and most, both included. */
export type Range = readonly [least: number, most: number];

const bounds = (least: number, most: number, usual: Range): RangeBounds => ({ least, most, usual });

const VALUES = { entries: bounds(-1000, 1000, [-2, 2]), denominator: bounds(1, 1000, [1, 1]) };
const SIZES = { p: bounds(1, 12, [1, 3]), d: bounds(1, 12, [1, 3]) };
const STATES = bounds(1, 24, [1, 6]);
const LENGTHS = bounds(1, 64, [1, 12]);

/**
 * The kinds of layers that a claim may be about, with the ranges and the choices of each. A choice that the claim does
 * not make is left to the search, which then draws both. Caps keep a case small enough to be judged in microseconds.
 * In `p`, `d`, `N`, `n`, `w` the word means what it means in `says`; `entries` are drawn over one common `denominator`.
 */
export const FAMILIES = {
  ssm: { ranges: { N: STATES, ...SIZES, n: LENGTHS, ...VALUES }, choices: ['D'] },
  'diagonal-ssm': { ranges: { N: STATES, channels: SIZES.p, n: LENGTHS, ...VALUES }, choices: ['D', 'complex'] },
  'time-varying-ssm': { ranges: { N: STATES, ...SIZES, n: bounds(1, 24, [1, 6]), ...VALUES }, choices: ['D'] },
  'bidirectional-ssm': { ranges: { N: bounds(2, 24, [2, 6]), ...SIZES, n: LENGTHS, ...VALUES }, choices: ['D'] },
  operators: { ranges: { w: bounds(1, 64, [1, 6]), ...SIZES, n: LENGTHS, ...VALUES }, choices: [] },
  convolution: {
    ranges: { w: bounds(1, 32, [1, 5]), ...SIZES, n: LENGTHS, dilation: bounds(1, 16, [1, 2]), ...VALUES },
    choices: ['centred', 'depthwise'],
  },
} as const satisfies Partial<Record<LayerKind, FamilyBounds>>;

/** Ranges and choices of one kind. */
export interface FamilyBounds {
  readonly ranges: Readonly<Record<string, RangeBounds>>;
  readonly choices: readonly string[];
}

/** A kind of layer that `over` may name. */
export type FamilyKind = keyof typeof FAMILIES;

/** `over` of one kind, every range given; a choice that is absent is left to the search. */
export type FamilyOf<K extends FamilyKind> = {
  readonly kind: K;
} & { readonly [R in keyof (typeof FAMILIES)[K]['ranges']]: Range } & {
  readonly [F in (typeof FAMILIES)[K]['choices'][number]]?: boolean;
};

/** The layers that a claim speaks about: `over` with every range filled in. */
export type Family = { readonly [K in FamilyKind]: FamilyOf<K> }[FamilyKind];

/** The kinds in the order of the documentation. */
export const FAMILY_KINDS = Object.keys(FAMILIES) as readonly FamilyKind[];

/** The ranges of a claim about one layer file: its length, and the small rationals that its parameters are drawn from. */
export const LAYER_RANGES = {
  n: LENGTHS,
  entries: bounds(-1000, 1000, [-3, 3]),
  denominator: bounds(1, 1000, [1, 4]),
} as const satisfies FamilyBounds['ranges'];
