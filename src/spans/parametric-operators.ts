import { fail } from '../diagnostics/diagnostic.ts';
import type { Matrix, Scalars } from '../exact/scalars.ts';
import { exactEntry } from '../layers/entries.ts';
import type { OperatorLabel } from '../layers/layer.ts';
import { mapEntries, OpenEntry } from '../layers/parametric-entries.ts';
import type { ParametricLayer } from '../layers/parametric-layer.ts';
import type { Expression } from '../symbolic/expression.ts';
import { rationalFunctionOf } from '../symbolic/normal-form.ts';
import type { Polynomial } from '../symbolic/polynomial.ts';
import { RationalFunction } from '../symbolic/rational-function.ts';
import { listedFamily } from './parametric-families.ts';
import type { SymbolicFile } from './parametric-families.ts';
import { polynomialScalars } from './parametric-scalars.ts';

/** Most entries of all operators together. */
const MOST_ENTRIES = 20_000;

/** One operator of a family, multiplied by a polynomial that is nowhere 0 in it, so that its entries are polynomials. */
export interface ParametricOperator {
  readonly label: OperatorLabel;
  /** Least length at which it occurs. */
  readonly since: number;
  readonly matrix: Matrix<Polynomial>;
  /** What the operator was multiplied by: a product of the family's denominators. */
  readonly scale: Polynomial;
}

/**
 * The operators of a family that can matter on length n: at every point of it their span has the dimension k_n of the
 * layer there. Lags of a recurrence are cut off where the span cannot grow any more (Cayley–Hamilton).
 */
export interface ParametricOperators {
  readonly n: number;
  readonly operators: readonly ParametricOperator[];
}

/**
 * The operators of a family with their denominators cleared, entries in the normal form that `reduce` gives.
 * Throws DiagnosticError: the codes of `rationalFunctionOf`, `bad-length`, `length-beyond-list`, `family-too-large`.
 */
export function parametricOperators(
  family: ParametricLayer,
  n: number | undefined,
  reduce: (p: Polynomial) => Polynomial,
): ParametricOperators {
  const { parameters } = family;
  const read = mapEntries(family.template, (entry) =>
    entry instanceof OpenEntry
      ? rationalFunctionOf(entry.expression, parameters)
      : RationalFunction.constant(parameters, exactEntry(entry)),
  );
  // The template is a checked file; all that was a number or an expression in it is a rational function now.
  const { defaultLength, operators } = listedFamily(read as SymbolicFile, parameters);
  const length = n ?? defaultLength;
  if (!Number.isSafeInteger(length) || length < 1) {
    fail('bad-length', `${String(length)} is not a sequence length: expected a whole number from 1 to 2^53 - 1`, { place: 'n' });
  }
  if (length > family.maxLength) {
    fail('length-beyond-list', `the layer is given for ${String(family.maxLength)} positions, found n = ${String(length)}`, { place: 'n' });
  }
  const scalars: Scalars<Polynomial> = polynomialScalars(parameters, reduce);
  const found: ParametricOperator[] = [];
  for (const operator of operators(scalars, length)) {
    found.push({ ...operator, matrix: operator.matrix.map((row) => row.map(reduce)) });
    if (found.length * family.p * family.d > MOST_ENTRIES) {
      fail('family-too-large', `operators of more than ${MOST_ENTRIES} entries: expected fewer for a count with parameters`);
    }
  }
  return { n: length, operators: found };
}

/**
 * What the family divides by somewhere: an entry has a value exactly where none of these is 0.
 * Throws DiagnosticError: the codes of `rationalFunctionOf`.
 */
export function divisorsOf(family: ParametricLayer): Polynomial[] {
  const divisors: Polynomial[] = [];
  const divides = (by: Expression): void => {
    const { numerator } = rationalFunctionOf(by, family.parameters);
    if (numerator.constantValue === undefined && !divisors.some((known) => known.equals(numerator))) divisors.push(numerator);
  };
  const visit = (one: Expression): void => {
    if (one.kind === 'quotient') divides(one.right);
    if (one.kind === 'power' && typeof one.exponent === 'number' && one.exponent < 0) divides(one.base);
    if ('left' in one) [one.left, one.right].forEach(visit);
    if ('of' in one) visit(one.of);
    if ('base' in one) visit(one.base);
  };
  for (const entry of family.open) if (entry.divides) visit(entry.expression);
  return divisors;
}
