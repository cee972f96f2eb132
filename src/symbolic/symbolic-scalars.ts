import { ONE, ZERO } from '../exact/rational.ts';
import type { Capability, Scalars } from '../exact/scalars.ts';
import type { RationalFunction } from './rational-function.ts';
import type { RealField } from './real-field.ts';

const CAPABILITIES: ReadonlySet<Capability> = new Set(['field', 'exp']);

/**
 * Expressions as scalars: a layer read over them gives its operators and outputs as functions of symbols, `exp` being
 * the real exponential as a positive atom. Operations throw the DiagnosticErrors of `RealField`.
 */
export function symbolicScalars(field: RealField): Scalars<RationalFunction> {
  return {
    name: 'expressions',
    capabilities: CAPABILITIES,
    zero: field.rational(ZERO),
    one: field.rational(ONE),
    add: (a, b) => (a.isZero ? b : b.isZero ? a : field.plus(a, b)),
    sub: (a, b) => field.minus(a, b),
    neg: (a) => a.negated(),
    mul: (a, b) => field.times(a, b),
    div: (a, b) => field.dividedBy(a, b),
    exp: (a) => field.exp(a),
    isZero: (a) => a.isZero,
    fromRational: (q) => field.rational(q),
  };
}

/** The input X of n tokens of d parameters each, named `x_11` … `x_nd`, or `x_1_1` where an index has two digits. */
export function symbolicInput(n: number, d: number, letter = 'x'): string[][] {
  const separator = n > 9 || d > 9 ? '_' : '';
  return Array.from({ length: n }, (_, i) => Array.from({ length: d }, (_, c) => `${letter}_${i + 1}${separator}${c + 1}`));
}
