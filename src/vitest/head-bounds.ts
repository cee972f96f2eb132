import type { RepresentationClass } from '../claims/claim.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import type { CountedLayer } from './counted-layer.ts';

/** What is proved of the least number of heads, with the reasons as lines for a reader. */
export interface HeadBounds {
  readonly lower: number;
  readonly upper: number;
  /** Said only where the class or the kind of heads has more to say than the span itself. */
  readonly reasons: readonly string[];
}

/** The kind of heads that a question is about. */
export interface HeadsAsked {
  /** What "represents" means: `O` unless said. */
  readonly class?: RepresentationClass | undefined;
  /** Value maps of rank at most r; class O only. */
  readonly r?: number | undefined;
}

/** The sentence that goes with each class in a message. */
export const CLASS_MEANINGS: { readonly [K in RepresentationClass]: string } = {
  O: 'operator by operator',
  C: 'as a map, with coefficients continuous at the zero input',
  E: 'as a map, at every input',
  P: 'as a map, at almost every input, each coefficient a function of its two tokens',
  G: 'as a map, at almost every input, coefficients free to depend on all tokens',
};

/**
 * Bounds on the least number of heads of that kind, all of them proved: what is only probable widens them. Throws
 * DiagnosticError: `class-undefined` for a map-level class of a layer whose operators depend on the input, `bad-option`
 * for bounded value maps in any other class than O.
 */
export function headBounds(counted: CountedLayer, asked: HeadsAsked = {}): HeadBounds {
  const meaning = asked.class ?? 'O';
  if (asked.r === undefined) return boundsInClass(counted, meaning);
  if (meaning !== 'O') fail('bad-option', `r is about class O: expected no class beside it, found ${meaning}`, { place: 'r' });
  const { rankLimited } = counted.report;
  const span = spanBounds(counted);
  if (asked.r >= Math.min(counted.layer.p, counted.layer.d)) return span;
  if (rankLimited === undefined || counted.certificate === null) {
    return { lower: span.lower, upper: Infinity, reasons: [`no upper bound is known for value maps of rank at most ${asked.r}`] };
  }
  const { lower, upper } = rankLimited;
  return {
    lower,
    upper,
    reasons: [`With value maps of rank at most ${asked.r} ${lower === upper ? atLeast(lower, 'are needed') : between(lower, upper)}.`],
  };
}

/** The bounds on dim of the operator span: equal unless only bounds were found. */
export function spanBounds({ report: { operator } }: CountedLayer): HeadBounds {
  if (operator.status === 'certified') return { lower: operator.heads, upper: operator.heads, reasons: [] };
  return { lower: operator.lower ?? operator.heads, upper: operator.upper ?? Infinity, reasons: [] };
}

/** The bounds on the interaction rank at the input that was given; without one, those of the span. */
export function inputBounds(counted: CountedLayer): HeadBounds {
  const span = spanBounds(counted);
  const { atInput, atInputStatus } = counted.report.operator;
  if (atInput === undefined) return span;
  if (atInputStatus === 'certified') return { lower: atInput, upper: atInput, reasons: [] };
  return { lower: atInput, upper: span.upper, reasons: [`At the given input the rank is at least ${atInput}, and very probably that.`] };
}

function boundsInClass(counted: CountedLayer, meaning: RepresentationClass): HeadBounds {
  const span = spanBounds(counted);
  if (meaning === 'O') return span;
  const { layer, report } = counted;
  const { map } = report;
  if (map === null) {
    return fail('class-undefined', `the operators of this layer depend on the input: expected class O, found ${meaning}`, {
      place: 'class',
    });
  }
  // A rank that is only probable was still reached: it bounds from below.
  const local = { lower: map.pairwise, upper: map.pairwiseStatus === 'certified' ? map.pairwise : span.upper };
  switch (meaning) {
    case 'C':
      return {
        ...span,
        reasons: ['Coefficients that are continuous at 0 give the operators themselves: class C needs as many heads as O.'],
      };
    case 'E':
      return {
        lower: map.everywhere[0],
        upper: span.upper === Infinity ? Infinity : map.everywhere[1],
        reasons: [`At every input ${between(map.everywhere[0], map.everywhere[1])}.`],
      };
    case 'P':
      return { ...local, reasons: localReasons(counted) };
    case 'G': {
      // map-prefix (a): for d = 1 inputs that are zero but for one token give every M_l; else one head is all that is sure.
      const robust = layer.d === 1 && layer.causal && layer.toeplitz;
      return {
        lower: robust ? span.lower : Math.min(1, span.lower),
        upper: Math.min(local.upper, span.upper),
        reasons: robust ? ['With d = 1 no freedom of the coefficients saves a head.'] : [...localReasons(counted), OPEN_IN_G],
      };
    }
  }
}

const OPEN_IN_G = 'That many heads are enough in class G. For d > 1 it is an open question how few are.';

function localReasons({ report: { map } }: CountedLayer): string[] {
  if (map === null) return [];
  const at = map.witness === undefined || map.pairwise === 0 ? 'At almost every v' : `At v = (${map.witness.join(', ')})`;
  const known = map.pairwiseStatus === 'certified' ? ', and nowhere more' : '; that it is nowhere more is probable, not proved';
  return [`${at} the vectors Tv, T in the span of the operators, have dimension ${map.pairwise}${known}.`];
}

function atLeast(heads: number, rest: string): string {
  return `${heads} ${heads === 1 ? 'head' : 'heads'} ${heads === 1 ? rest.replace('are', 'is') : rest}`;
}

function between(lower: number, upper: number): string {
  return lower === upper
    ? atLeast(lower, 'are needed and enough')
    : `between ${lower} and ${upper} heads are needed: which of these is not known`;
}
