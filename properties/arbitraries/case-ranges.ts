import type { CaseKind } from './case.ts';

/** Least and most, both included. */
export type Range = readonly [least: number, most: number];

/**
 * What a search may draw. Sizes that a kind does not have are ignored; where nothing is said the usual range holds.
 */
export interface CaseOptions {
  /** States; of a bidirectional layer those of the forward recurrence. Usually 1 to 6 (bidirectional 1 to 3). */
  readonly N?: Range;
  readonly backwardN?: Range;
  /** Outputs and inputs. Usually 1 to 3. */
  readonly p?: Range;
  readonly d?: Range;
  readonly channels?: Range;
  /** The length. Usually 1 to 12; 1 to 5 where every position has entries of its own. */
  readonly n?: Range;
  /** How many operators or kernels. Usually 1 to 5. */
  readonly w?: Range;
  readonly dilation?: Range;
  /** Attention heads (usually 1 to 3) and the rows of Q and K (1 or 2). */
  readonly H?: Range;
  readonly r?: Range;
  /** Whole numbers that entries are drawn from. Usually -2 to 2. */
  readonly entries?: Range;
  /** The common denominator. Usually 1 to 3, most often 1. */
  readonly denominator?: Range;
  /** True: D is always given; false: never. Drawn unless said. */
  readonly D?: boolean;
  /** Likewise for non-real eigenvalues, convolutions that look to both sides, and causal attention. */
  readonly complex?: boolean;
  readonly centred?: boolean;
  readonly causal?: boolean;
  /**
   * True: no entry of a case leaves `entries`. False (the default): a change of basis or a product may make larger ones,
   * which reaches more layers that are degenerate in a hidden way.
   */
  readonly strict?: boolean;
}

/** Options with every range filled in. */
export type CaseRanges = { readonly [K in RangeName]: Range } & Pick<CaseOptions, 'D' | 'complex' | 'centred' | 'causal'> & {
    readonly strict: boolean;
  };

type RangeName = 'N' | 'backwardN' | 'p' | 'd' | 'channels' | 'n' | 'w' | 'dilation' | 'H' | 'r' | 'entries' | 'denominator';

const USUAL: { readonly [K in RangeName]: Range } = {
  N: [1, 6],
  backwardN: [1, 3],
  p: [1, 3],
  d: [1, 3],
  channels: [1, 3],
  n: [1, 12],
  w: [1, 5],
  dilation: [1, 2],
  H: [1, 3],
  r: [1, 2],
  entries: [-2, 2],
  denominator: [1, 3],
};

const USUAL_OF_KIND: Partial<Record<CaseKind, Partial<typeof USUAL>>> = {
  'diagonal-ssm': { N: [1, 4] },
  'time-varying-ssm': { N: [1, 3], n: [1, 5] },
  'bidirectional-ssm': { N: [1, 3] },
  heads: { n: [1, 5] },
  attention: { n: [1, 5] },
};

/** The ranges of a kind. Throws RangeError for a range that is empty or not of whole numbers, and for sizes below 1. */
export function rangesOf(kind: CaseKind, options: CaseOptions = {}): CaseRanges {
  const names = Object.keys(USUAL) as RangeName[];
  const ranges = Object.fromEntries(
    names.map((name) => [name, checked(name, options[name] ?? USUAL_OF_KIND[kind]?.[name] ?? USUAL[name])]),
  ) as { readonly [K in RangeName]: Range };
  const { D, complex, centred, causal, strict = false } = options;
  return {
    ...ranges,
    ...(D === undefined ? {} : { D }),
    ...(complex === undefined ? {} : { complex }),
    ...(centred === undefined ? {} : { centred }),
    ...(causal === undefined ? {} : { causal }),
    strict,
  };
}

function checked(name: RangeName, range: Range): Range {
  const [least, most] = range;
  const smallest = name === 'entries' ? -1000 : 1;
  if (!Number.isInteger(least) || !Number.isInteger(most) || least > most || least < smallest || most > 1000) {
    throw new RangeError(`${name}: expected whole numbers ${smallest} ≤ least ≤ most ≤ 1000, found [${least}, ${most}]`);
  }
  return range;
}

/** The range of a size by its name. */
export function sizeRange(ranges: CaseRanges, axis: string): Range {
  return (ranges as unknown as Readonly<Record<string, Range | undefined>>)[axis] ?? [1, 1];
}
