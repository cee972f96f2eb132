import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import type { ParameterRelation } from '../layers/parametric-layer.ts';
import { conditionText } from '../layers/parametric-layer.ts';
import type { Expression } from '../symbolic/expression.ts';
import type { Ideal } from '../symbolic/ideal.ts';
import { polynomialExpression } from '../symbolic/normal-form.ts';
import { Polynomial } from '../symbolic/polynomial.ts';
import { irreducibleFactors } from './parametric-factors.ts';
import { saturated } from './parametric-pieces.ts';
import type { RankPiece } from './parametric-pieces.ts';

/** A closed part of a family: its points satisfy the conditions, besides what holds in the whole family. */
export interface ClosedPart {
  readonly ideal: Ideal;
  readonly conditions: readonly ParameterRelation[];
  readonly lower: number;
  readonly upper: number;
  readonly reason?: 'depth' | 'work';
}

/** What holds at every point of the family. */
export interface Ground {
  readonly ideal: Ideal;
  /** Polynomials that are 0 at no point of it. */
  readonly units: readonly Polynomial[];
}

/**
 * The closed parts on which the rank falls below `generic`, most heads first, none inside another one on which it is as
 * low. At a point of the family the rank is the least `upper` of the parts that it lies in, or else the generic one: where
 * the rank is at most r is a closed set, and so the union of the closures of the pieces with at most that rank.
 */
export function strataOf(pieces: readonly RankPiece[], generic: number, ground: Ground): ClosedPart[] {
  const lower = pieces.filter(({ upper, lower: least }) => upper === least && upper < generic);
  const ordered = [...lower].sort((a, b) => b.upper - a.upper || a.equations.length - b.equations.length);
  const kept: RankPiece[] = [];
  for (const [at, piece] of ordered.entries()) {
    const others = [...kept, ...ordered.slice(at + 1)];
    if (!others.some((other) => other.upper <= piece.upper && liesWithin(piece.ideal, other.ideal))) kept.push(piece);
  }
  return kept.map((piece) => closedPart(piece, ground)).sort(inOrder);
}

/** A piece with the conditions that describe its closure. */
export function closedPart(piece: RankPiece, ground: Ground): ClosedPart {
  const conditions = conditionsOf(piece, ground);
  return {
    ideal: piece.ideal,
    conditions: conditions.map((p) => asRelation(p)),
    lower: piece.lower,
    upper: piece.upper,
    ...(piece.reason === undefined ? {} : { reason: piece.reason }),
  };
}

/** Most heads first, then fewest conditions, then by the text. */
function inOrder(a: ClosedPart, b: ClosedPart): number {
  const size = b.upper - a.upper || a.conditions.length - b.conditions.length;
  if (size !== 0) return size;
  return conditionTexts(a.conditions).join() < conditionTexts(b.conditions).join() ? -1 : 1;
}

/** Every zero of the first is one of the second. */
function liesWithin(inner: Ideal, outer: Ideal): boolean {
  const within = (): boolean => outer.basis.every((p) => inner.contains(p)) || outer.basis.every((p) => inner.radicalContains(p));
  return unlessTooHard(within) ?? false;
}

/** What a computation with ideals gives, or null where it takes too long. */
export function unlessTooHard<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof DiagnosticError && error.diagnostic.code === 'ideal-too-hard') return null;
    throw error;
  }
}

/**
 * Polynomials that with those of the ground have the same zeros as the piece: the conditions of the case split where they
 * are enough, else the whole basis, and none that the others make unnecessary.
 */
function conditionsOf(piece: RankPiece, ground: Ground): Polynomial[] {
  const enough = (list: readonly Polynomial[]): boolean =>
    unlessTooHard(() => {
      const ideal = saturated(ground.ideal.plus(list), ground.units);
      return piece.ideal.basis.every((p) => ideal.radicalContains(p));
    }) ?? false;
  let list: Polynomial[] = enough(piece.equations) ? [...piece.equations] : shortened(piece.ideal.basis);
  for (const p of [...list].reverse()) {
    const without = list.filter((other) => other !== p);
    if (enough(without)) list = without;
  }
  return list;
}

/** Square-free, so that c^2 = 0 is the condition c = 0. */
function shortened(basis: readonly Polynomial[]): Polynomial[] {
  return basis.map((p) => irreducibleFactors(p).reduce((product, factor) => product.times(factor), p.power(0)));
}

/** p = 0 with its negative terms on the other side: `a = b`, `c^2 + s^2 = 1`. */
export function asRelation(p: Polynomial): ParameterRelation {
  const [plus, minus] = [p.terms.filter((t) => t.coefficient.num > 0n), p.terms.filter((t) => t.coefficient.num < 0n)];
  const left = Polynomial.of(p.variables, plus);
  const right = Polynomial.of(p.variables, minus).negated();
  const sides: [Expression, Expression] = [polynomialExpression(left), polynomialExpression(right)];
  return { left: sides[0], right: sides[1], difference: p };
}

/** The conditions as text that `parseSides` reads. */
export function conditionTexts(conditions: readonly ParameterRelation[]): string[] {
  return conditions.map((condition) => conditionText(condition, '='));
}
