import { CERTIFICATE_FORMAT, type Certificate, type LowerEvidence, type Polynomial, type UpperEvidence } from '../certificates/format.ts';
import { bitLength, ONE, rational, ZERO, type Rational } from '../exact/rational.ts';
import type { Layer, OperatorLabel } from '../layers/layer.ts';
import type { Annihilator } from './annihilator.ts';
import type { CertifiedSpan } from './certify-span.ts';
import { dualWeights, operatorCoefficients } from './operator-coefficients.ts';
import type { OperatorRows } from './operator-rows.ts';
import type { IntegerRecurrence, RecurrenceRows } from './recurrence-rows.ts';

/** Certificates carry (τ, c, φ) as rationals up to this many of them (design.md 5) … */
const RATIONAL_ENTRIES = 20_000;

/** … and up to this many binary digits in all, beyond which the minor is the readable and the faster proof. */
const RATIONAL_BITS = 9_000_000;

/** Digits that a rational in a file may have; see entries. */
const ENTRY_BITS = 16_000;

/**
 * The certificate of a certified span: rational (τ, c, φ) where they are small, otherwise the minor and the upper
 * bound that the search proved. Null if the span has no proof from above.
 */
export function issueCertificate(layer: Layer, n: number, rows: OperatorRows, span: CertifiedSpan): Certificate | null {
  const { upper } = span;
  if (upper === null) return null;
  const polynomials = upper.kind === 'annihilator' ? polynomialsOf(rows as RecurrenceRows, upper.annihilators) : null;
  const evidence = rationalEvidence(layer, rows, span, polynomials) ?? {
    lower: minorOf(rows, span),
    upper: upperOf(rows, span, polynomials),
  };
  return { format: CERTIFICATE_FORMAT, layer: layer.toJSON(), n, heads: span.rank, ...evidence };
}

function labelsAt(rows: OperatorRows, positions: readonly number[]): OperatorLabel[] {
  return positions.map((t) => rows.labels[t] as OperatorLabel);
}

function entriesAt(rows: OperatorRows, columns: readonly number[]): (readonly [number, number])[] {
  return columns.map((e) => rows.entries[e] as readonly [number, number]);
}

function minorOf(rows: OperatorRows, span: CertifiedSpan): LowerEvidence {
  return { kind: 'minor', prime: span.prime, operators: labelsAt(rows, span.rows), entries: entriesAt(rows, span.columns) };
}

/** x^m + Σ f_i x^i in the integer matrix A' = s·A is, up to s^m, x^m + Σ f_i s^(i-m) x^i in A itself. */
function polynomialsOf(rows: RecurrenceRows, annihilators: readonly Annihilator[]): Polynomial[] {
  return annihilators.map(({ side, coefficients }, part) => {
    const { aScale } = rows.recurrences[part] as IntegerRecurrence;
    const degree = coefficients.length;
    return { side, coefficients: coefficients.map((f, i) => rational(f, aScale ** BigInt(degree - i))) };
  });
}

function upperOf(rows: OperatorRows, span: CertifiedSpan, polynomials: readonly Polynomial[] | null): UpperEvidence {
  const upper = span.upper;
  if (upper === null) throw new Error('unreachable: a span without an upper bound has no certificate');
  if (upper.kind === 'annihilator') return { kind: 'annihilator', polynomials: polynomials ?? [] };
  if (upper.kind !== 'dependencies') return { kind: 'trivial', reason: upper.kind };
  const { of, pivots, dependencies } = upper.dependencies;
  if (of === 'columns') {
    return {
      kind: 'functionals',
      basis: entriesAt(rows, pivots),
      functionals: dependencies.map(({ index, nums, den }) => ({
        entry: rows.entries[index] as readonly [number, number],
        coefficients: nums.map((x) => rational(x, den)),
      })),
    };
  }
  // The search worked with integer rows scale_t·M_t: M_l = Σ (num/den)(scale_τ/scale_l) M_τ.
  const coefficients = rows.labels.map((_, t): Rational[] => pivots.map((q) => (q === t ? ONE : ZERO)));
  for (const { index, nums, den } of dependencies) {
    coefficients[index] = nums.map((x, s) => rational(x * rows.scale(pivots[s] as number), den * rows.scale(index)));
  }
  return { kind: 'combinations', basis: labelsAt(rows, pivots), coefficients };
}

/** (τ, c, φ) in rationals; with annihilating polynomials only the operators below their degrees are listed in c. */
function rationalEvidence(
  layer: Layer,
  rows: OperatorRows,
  span: CertifiedSpan,
  polynomials: readonly Polynomial[] | null,
): { lower: LowerEvidence; upper: UpperEvidence } | null {
  const k = span.rank;
  // With polynomials the span is the operators that they leave, which are exactly the basis.
  const listed = polynomials ? span.rows : rows.labels.map((_, t) => t);
  if (listed.length * k + k * layer.p * layer.d > RATIONAL_ENTRIES || exceedsBits(rows, span, listed)) return null;
  const weights = dualWeights(rows, span);
  const functionals = weights.map((weight) => {
    const phi = Array.from({ length: layer.p }, () => new Array<Rational>(layer.d).fill(ZERO));
    span.columns.forEach((e, c) => {
      const [a, b] = rows.entries[e] as readonly [number, number];
      (phi[a] as Rational[])[b] = weight[c] as Rational;
    });
    return phi;
  });
  const all = operatorCoefficients(
    rows,
    span,
    listed.reduce((most, t) => Math.max(most, t + 1), 0),
    weights,
  );
  const coefficients = listed.map((t) => all[t] as Rational[]);
  if (coefficients.flat().some(isLong) || weights.flat().some(isLong)) return null;
  const basis = labelsAt(rows, span.rows);
  return {
    lower: { kind: 'functionals', basis, functionals },
    upper: { kind: 'combinations', basis, coefficients, ...(polynomials ? { polynomials } : {}) },
  };
}

/** Cramer: φ and c are quotients of minors of size k, each below the product of the row bounds. */
function exceedsBits(rows: OperatorRows, span: CertifiedSpan, listed: readonly number[]): boolean {
  const minor = span.rows.reduce((bits, t) => bits + rows.rowBits(t) + Math.log2(span.rank + 1) / 2, 0);
  const dependent = listed.length - span.rank;
  return minor > ENTRY_BITS * 2 || 2 * minor * span.rank * (span.rank + dependent) > RATIONAL_BITS;
}

function isLong(q: Rational): boolean {
  return bitLength(q.num) + bitLength(q.den) > ENTRY_BITS * 2;
}
