import { fail } from '../diagnostics/diagnostic.ts';
import type { OperatorLabel } from '../layers/layer.ts';
import type { ParameterRelation, ParametricLayer } from '../layers/parametric-layer.ts';
import { Ideal } from '../symbolic/ideal.ts';
import type { Polynomial } from '../symbolic/polynomial.ts';
import { irreducibleFactors } from './parametric-factors.ts';
import { divisorsOf, parametricOperators } from './parametric-operators.ts';
import type { ParametricOperator } from './parametric-operators.ts';
import { rankPieces, saturated } from './parametric-pieces.ts';
import type { RankPiece } from './parametric-pieces.ts';
import { proofOfRank } from './parametric-proof.ts';
import type { ParametricProof } from './parametric-proof.ts';
import { largestCount, samplePoint } from './parametric-sample.ts';
import { closedPart, conditionTexts, strataOf, unlessTooHard } from './parametric-strata.ts';
import type { Ground } from './parametric-strata.ts';

/** What to count, beyond the family itself. */
export interface ParametricCountOptions {
  /** Sequence length; the least after which k cannot grow anywhere in the family, unless given. */
  readonly n?: number | undefined;
  /** Most conditions that one case of the split may add; 12 unless given. */
  readonly depth?: number | undefined;
  /** Most cases that are looked at; 400 unless given. */
  readonly cases?: number | undefined;
  /** Term operations that one question about an ideal may take; 20 000 unless given. */
  readonly work?: number | undefined;
  /** Seed of the sample points; 1 unless given. */
  readonly seed?: number | undefined;
}

/** A part of a family on which fewer heads are enough. */
export interface Stratum {
  /** Equations that hold on it, besides the family's relations: `a = b`. */
  readonly conditions: readonly string[];
  readonly heads: number;
  /** A point of it at which the exact count is `heads`, or null if none was found. */
  readonly sample: Readonly<Record<string, string>> | null;
}

/** A part on which only bounds are known. */
export interface UndecidedStratum {
  readonly conditions: readonly string[];
  readonly lower: number;
  readonly upper: number;
  /** `depth`: it needs more conditions than allowed; `work`: it takes too long. */
  readonly reason: 'depth' | 'work';
}

/**
 * How many heads the layers of a family need. At a point of the family (over the reals) the count is the least `heads`
 * of the strata whose conditions hold there, or `heads` of the family if none does; in an undecided part it is within the
 * bounds of that part.
 */
export interface ParametricCount {
  readonly n: number;
  /** The generic count: the largest that was found. */
  readonly heads: number;
  /** `bounds` where some part is undecided. */
  readonly status: 'certified' | 'bounds';
  readonly lower: number;
  /** No layer of the family needs more. */
  readonly upper: number;
  /** The operators of a generic basis, the first ones that are independent; empty where none was found. */
  readonly basis: readonly OperatorLabel[];
  /** [k_1 … k_s] of a generic layer, as `heads` gives it for one layer; null where no proof was found. */
  readonly profile: readonly number[] | null;
  readonly strata: readonly Stratum[];
  readonly undecided: readonly UndecidedStratum[];
  /** A point with the generic count. */
  readonly sample: Readonly<Record<string, string>> | null;
  /** The minor and the identities behind the generic count; null where they would take too long. */
  readonly proof: ParametricProof | null;
  /** The operators that the proof speaks of. */
  readonly operators: readonly ParametricOperator[];
}

/**
 * The generic head count of a family of layers, exactly where it is lower, and a sample point of each part.
 * Throws DiagnosticError: the codes of `parametricOperators`; `no-point` if the conditions of the family contradict each
 * other; `ideal-too-hard` if its relations alone are too much.
 */
export function parametricCount(family: ParametricLayer, options: ParametricCountOptions = {}): ParametricCount {
  const { depth = 12, cases = 400, work = 20_000, seed = 1 } = options;
  const ground = groundOf(family, work);
  // A normal form only keeps polynomials small: where it takes too long the polynomial itself will do.
  const reduce = (p: Polynomial): Polynomial => unlessTooHard(() => ground.ideal.normalForm(p)) ?? p;
  const { n, operators } = parametricOperators(family, options.n, reduce);
  const matrix = operators.map((operator) => operator.matrix.flat());
  const pieces = rankPieces(matrix, ground.ideal, ground.units, { depth, pieces: cases });
  if (pieces.length === 0) fail('no-point', 'the relations and inequations of this family leave no point: expected at least one');
  const open = pieces.filter((piece) => piece.upper > piece.lower);
  const found = Math.max(...pieces.map((piece) => piece.lower));
  const upper = Math.max(found, ...open.map((piece) => upperBound(piece, pieces, ground)));
  // What one layer of the family needs is a lower bound on the generic count.
  const heads = upper > found ? Math.max(found, largestCount(family, n, seed)) : found;
  const proof = proofFor(matrix, heads, pieces, ground);
  const sampled = (conditions: readonly ParameterRelation[], count: number): Stratum['sample'] =>
    samplePoint(family, conditions, n, count, seed);
  return {
    n,
    heads,
    status: open.length === 0 ? 'certified' : 'bounds',
    lower: heads,
    upper,
    basis: basisOf(proof, pieces, heads).map((row) => operators[row]?.label ?? 0),
    profile: proof === null ? null : profileOf(proof.rows.map((row) => operators[row]?.since ?? 1)),
    strata: strataOf(pieces, heads, ground).map((part) => ({
      conditions: conditionTexts(part.conditions),
      heads: part.upper,
      sample: sampled(part.conditions, part.upper),
    })),
    undecided: open.map((piece) => {
      const part = closedPart(piece, ground);
      return { conditions: conditionTexts(part.conditions), lower: part.lower, upper: part.upper, reason: part.reason ?? 'work' };
    }),
    sample: sampled([], heads),
    proof,
    operators,
  };
}

/** The relations with everything taken away that an inequation or a division excludes. */
function groundOf(family: ParametricLayer, work: number): Ground {
  const units: Polynomial[] = [];
  for (const p of [...family.inequations.map(({ difference }) => difference), ...divisorsOf(family)]) {
    if (p.isZero) fail('no-point', 'a division by an expression that is 0 everywhere: expected another divisor');
    for (const factor of irreducibleFactors(p)) if (!units.some((known) => known.equals(factor))) units.push(factor);
  }
  const relations = Ideal.of(
    family.relations.map(({ difference }) => difference),
    { work },
  );
  const ideal = saturated(relations, units);
  if (ideal.isWhole()) fail('no-point', 'the relations and inequations of this family leave no point: expected at least one');
  return { ideal, units };
}

/**
 * An undecided piece has at most the rank of a decided one whose closure it lies in, as rank does not rise in a limit.
 */
function upperBound(piece: RankPiece, pieces: readonly RankPiece[], ground: Ground): number {
  const around = pieces.filter((other) => other.lower === other.upper && other.ideal.basis.every((p) => ground.ideal.contains(p)));
  return Math.min(piece.upper, ...around.map((other) => other.upper));
}

function proofFor(
  matrix: readonly (readonly Polynomial[])[],
  heads: number,
  pieces: readonly RankPiece[],
  ground: Ground,
): ParametricProof | null {
  const generic = pieces.find((piece) => piece.lower === heads && piece.upper === heads);
  const ideals = generic === undefined ? [ground.ideal] : [ground.ideal, generic.ideal];
  for (const ideal of ideals) {
    const proof = unlessTooHard(() => proofOfRank(matrix, ideal, heads));
    if (proof !== null) return proof;
  }
  return null;
}

function basisOf(proof: ParametricProof | null, pieces: readonly RankPiece[], heads: number): number[] {
  if (proof !== null) return [...proof.rows];
  const rows = pieces.find((piece) => piece.lower === heads)?.pivots.map(([row]) => row) ?? [];
  return [...rows].sort((a, b) => a - b);
}

/** k_1 … k_s, s the least length from which the count stays the same; [0] for zero operators. */
function profileOf(births: readonly number[]): number[] {
  const last = births.at(-1) ?? 1;
  return Array.from({ length: last }, (_, l) => births.filter((since) => since <= l + 1).length);
}
