import { REPRESENTATION_CLASSES, type RepresentationClass } from '../claims/claim.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { countedLayer, type CountedLayer, type InputTokens } from './counted-layer.ts';
import { evidenceLines, layerFileLines } from './evidence-text.ts';
import { CLASS_MEANINGS, headBounds, inputBounds, spanBounds, type HeadBounds } from './head-bounds.ts';

/** Options of `toNeedHeads`. */
export interface HeadsOptions {
  /** Sequence length. A case brings its own; for a layer it is the least after which the count cannot grow. */
  readonly n?: number;
}

/** Options of `toHaveInteractionRank`. */
export interface InteractionRankOptions extends HeadsOptions {
  /** Tokens, as rows of d numbers: the rank at this input, for a layer whose operators depend on it. */
  readonly x?: InputTokens;
}

/** Options of `toBeRepresentableWith`. */
export interface RepresentableOptions extends HeadsOptions {
  /**
   * What "represents" means. O (the default): every operator is a combination of the value maps. C: as a map with
   * coefficients continuous at 0. E: as a map at every input. P: at almost every input, each coefficient a function of
   * its two tokens. G: at almost every input, coefficients free to depend on all tokens.
   */
  readonly class?: RepresentationClass;
  /** Value maps of rank at most r; class O only. */
  readonly r?: number;
}

/** What a matcher of vitest gives back. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The part of a matcher's `this` that matters here. */
export interface MatcherContext {
  readonly isNot?: boolean;
}

/**
 * The matchers, for `expect.extend`. Importing `headcount/vitest` has already done that for vitest's own `expect`. Each
 * throws DiagnosticError for a value that is no layer and for options that do not fit it, and so fails, also after `.not`.
 */
export const headMatchers = {
  /** The interaction rank k_n, dim of the span of all W_ij, is exactly `rank`. */
  toHaveInteractionRank(this: MatcherContext, received: unknown, rank: number, options: InteractionRankOptions = {}): MatcherResult {
    const k = checkedCount(rank, 'rank');
    const counted = countedLayer(received, options);
    const where = counted.report.operator.atInput === undefined ? atLength(counted) : ' at the given input';
    const bounds = inputBounds(counted);
    return result(this, counted, bounds, isExactly(bounds, k), {
      wanted: `the interaction rank to be ${k}${where}`,
      refused: `the interaction rank not to be ${k}${where}`,
      found: `it is ${range(bounds)}`,
    });
  },

  /** Exactly `heads` heads are needed, and enough, operator by operator (class O). */
  toNeedHeads(this: MatcherContext, received: unknown, heads: number, options: HeadsOptions = {}): MatcherResult {
    const k = checkedCount(heads, 'heads');
    const counted = countedLayer(received, options);
    const bounds = spanBounds(counted);
    return result(this, counted, bounds, isExactly(bounds, k), {
      wanted: `the layer to need ${headsText(k)}${atLength(counted)}`,
      refused: `the layer not to need exactly ${headsText(k)}${atLength(counted)}`,
      found: `it needs ${range(bounds)}`,
    });
  },

  /** `heads` heads of the asked kind can represent the layer. */
  toBeRepresentableWith(this: MatcherContext, received: unknown, heads: number, options: RepresentableOptions = {}): MatcherResult {
    const H = checkedCount(heads, 'heads');
    const meaning = checkedClass(options.class);
    const counted = countedLayer(received, options);
    const bounds = headBounds(counted, options);
    const how = `${options.r === undefined ? '' : ` of rank at most ${options.r}`}, ${CLASS_MEANINGS[meaning]} (class ${meaning})${atLength(counted)}`;
    return result(this, counted, bounds, H >= bounds.upper ? true : H < bounds.lower ? false : null, {
      wanted: `the layer to be representable with ${headsText(H)}${how}`,
      refused: `the layer not to be representable with ${headsText(H)}${how}`,
      found: `the least number of such heads is ${range(bounds)}`,
    });
  },
};

interface Sentence {
  readonly wanted: string;
  readonly refused: string;
  readonly found: string;
}

/** `holds` null: not known, so that neither the matcher nor its `.not` may pass. */
function result(
  context: MatcherContext,
  counted: CountedLayer,
  bounds: HeadBounds,
  holds: boolean | null,
  sentence: Sentence,
): MatcherResult {
  const isNot = context.isNot === true;
  const pass = holds ?? isNot;
  const message = (): string => {
    const head = `expected ${isNot ? sentence.refused : sentence.wanted}`;
    const verdict = holds === null ? `cannot be decided: ${sentence.found}. Neither the assertion nor its .not passes` : sentence.found;
    const lines = [`${head}; ${verdict}.`, '', ...[...bounds.reasons, ...evidenceLines(counted)].map((line) => `  ${line}`)];
    const file = layerFileLines(counted);
    return [...lines, ...(file.length === 0 ? [] : ['', ...file])].join('\n');
  };
  return { pass, message };
}

function isExactly({ lower, upper }: HeadBounds, k: number): boolean | null {
  if (k < lower || k > upper) return false;
  return lower === upper ? true : null;
}

function checkedCount(value: unknown, place: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  return fail('bad-count', `found ${String(value)}: expected a whole number from 0 up`, { place });
}

function checkedClass(value: unknown = 'O'): RepresentationClass {
  const known = REPRESENTATION_CLASSES.find((one) => one === value);
  return known ?? fail('bad-class', `found ${String(value)}: expected one of ${REPRESENTATION_CLASSES.join(', ')}`, { place: 'class' });
}

function atLength({ layer, report }: CountedLayer): string {
  return layer.kind === 'attention' ? '' : ` at length ${report.n}`;
}

function headsText(k: number): string {
  return k === 1 ? '1 head' : `${k} heads`;
}

function range({ lower, upper }: HeadBounds): string {
  if (lower === upper) return String(lower);
  return upper === Infinity ? `at least ${lower}, with no upper bound known` : `between ${lower} and ${upper}`;
}
