import { multiply } from '../../src/exact/matrix.ts';
import { isZeroQ, type Rational } from '../../src/exact/rational.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import type { Matrix } from '../../src/exact/scalars.ts';
import { toEntry } from '../../src/layers/entries.ts';
import type { Layer } from '../../src/layers/layer.ts';
import { eliminate, naiveOperators, solve } from './naive-operators.ts';

const exact = rationals();

/** Evidence by the name of its kind. */
export type NamedEvidence = Readonly<Record<string, object>>;

/** A prime between 2^24 and 2^25. */
const PRIME = 16777259;

type Side = 'input' | 'output' | 'both';

/**
 * Every kind of evidence that this layer and length admit, found by schoolbook elimination over the rationals: nothing
 * of the search is used, so the checker is tested on certificates that it was not written for.
 */
export function naiveEvidence(layer: Layer, n: number): { heads: number; lower: NamedEvidence; upper: NamedEvidence } {
  const { counted } = naiveOperators(layer, n);
  const rows = counted.map(({ row }) => row);
  const { rank: heads, rows: independent, columns } = eliminate(rows);
  const basis = independent.map((t) => rows[t] as readonly Rational[]);
  const labels = independent.map((t) => counted[t]?.label);
  const place = (e: number): [number, number] => [Math.floor(e / layer.d), e % layer.d];
  const entries = listedEntries(layer, rows);
  const lower = {
    minor: { kind: 'minor', prime: PRIME, operators: labels, entries: columns.map(place) },
    functionals: { kind: 'functionals', basis: labels, functionals: dual(basis, columns).map((phi) => folded(phi, layer.d)) },
  };
  const combined = (t: number): (number | string)[] => (solve(basis, rows[t] as readonly Rational[]) as Rational[]).map(toEntry);
  const transposed = (e: number): Rational[] => rows.map((row) => row[e] as Rational);
  const columnBasis = columns.map(transposed);
  const upper: Record<string, object> = {
    combinations: { kind: 'combinations', basis: labels, coefficients: rows.map((_, t) => combined(t)) },
    functionals: {
      kind: 'functionals',
      basis: columns.map(place),
      functionals: entries
        .filter((e) => !columns.includes(e))
        .map((e) => ({ entry: place(e), coefficients: (solve(columnBasis, transposed(e)) as Rational[]).map(toEntry) })),
    },
  };
  for (const [reason, bound] of Object.entries(trivialBounds(layer, rows, entries.length))) {
    if (bound === heads) upper[`trivial-${reason}`] = { kind: 'trivial', reason };
  }
  for (const side of ['input', 'output', 'both'] as const) {
    const polynomials = annihilators(layer, side);
    const kept =
      polynomials &&
      keptBy(
        layer,
        n,
        polynomials.map((f) => f.length),
      );
    if (polynomials === null || kept?.length !== heads) continue;
    const written = polynomials.map((f) => ({ side, coefficients: f.map(toEntry) }));
    upper[`annihilator-${side}`] = { kind: 'annihilator', polynomials: written };
    upper[`combinations-${side}`] = { kind: 'combinations', basis: labels, coefficients: kept.map(combined), polynomials: written };
  }
  return { heads, lower, upper };
}

/** Entries that a certificate may name: all of an LTI layer's matrix, the diagonal of a diagonal layer, else those that some operator uses. */
export function listedEntries(layer: Layer, rows: Matrix<Rational>): number[] {
  const all = Array.from({ length: layer.p * layer.d }, (_, e) => e);
  if (layer.structure.type === 'recurrences') return all;
  if (layer.structure.type === 'diagonal') return all.filter((e) => Math.floor(e / layer.d) === e % layer.d);
  return all.filter((e) => rows.some((row) => !isZeroQ(row[e] as Rational)));
}

function trivialBounds(layer: Layer, rows: Matrix<Rational>, entries: number): Record<string, number> {
  const { structure } = layer;
  const operators = structure.type === 'listed' ? rows.filter((row) => row.some((x) => !isZeroQ(x))).length : rows.length;
  const bounds: Record<string, number> = { operators, entries };
  if (structure.type === 'recurrences' && structure.recurrences.length === 1 && !structure.hasSkip) {
    const [r] = structure.recurrences;
    bounds['ranks'] = eliminate(r!.B).rank * eliminate(r!.C).rank;
  }
  return bounds;
}

/** Functionals on the pivot columns with φ_s(basis_t) = [s = t]. */
function dual(basis: Matrix<Rational>, columns: readonly number[]): Rational[][] {
  const width = basis[0]?.length ?? 0;
  return basis.map((_, s) => {
    // φ restricted to the columns solves (minor)·x = e_s.
    const minor = columns.map((e) => basis.map((row) => row[e] as Rational));
    const x = solve(
      minor,
      basis.map((_unused, t) => (s === t ? exact.one : exact.zero)),
    ) as Rational[];
    const phi = Array.from({ length: width }, () => exact.zero);
    columns.forEach((e, c) => (phi[e] = x[c] as Rational));
    return phi;
  });
}

function folded(phi: readonly Rational[], d: number): (number | string)[][] {
  return Array.from({ length: phi.length / d }, (_, a) => phi.slice(a * d, (a + 1) * d).map(toEntry));
}

/** The least monic polynomial for each recurrence, lower coefficients only; null where the layer has none. */
function annihilators(layer: Layer, side: Side): Rational[][] | null {
  const { structure } = layer;
  if (structure.type !== 'recurrences') return null;
  const from = structure.hasSkip || structure.recurrences.length > 1 ? 1 : 0;
  return structure.recurrences.map(({ A, B, C }) => {
    // Vectors v_0, v_1, … whose first dependence is the polynomial.
    const powers: Rational[][] = [];
    let X: Matrix<Rational> = side === 'output' ? C : B;
    const step = (): void => {
      X = side === 'output' ? multiply(exact, X, A) : multiply(exact, A, X);
    };
    if (from === 1) step();
    for (;;) {
      const value = side === 'both' ? lagBlock(A, C, X) : X.flat();
      const known = powers.length === 0 ? (value.every(isZeroQ) ? [] : undefined) : solve(powers, value);
      if (known !== undefined) return known.map((c) => exact.neg(c));
      powers.push(value);
      step();
    }
  });
}

/** C X, C A X, … C A^(N-1) X in one row. */
function lagBlock(A: Matrix<Rational>, C: Matrix<Rational>, X: Matrix<Rational>): Rational[] {
  const out: Rational[] = [];
  let Y = X;
  for (let i = 0; i < A.length; i++) {
    out.push(...multiply(exact, C, Y).flat());
    Y = multiply(exact, A, Y);
  }
  return out;
}

/** Positions among the counted operators that polynomials of these degrees leave. */
export function keptBy(layer: Layer, n: number, degrees: readonly number[]): number[] {
  const { structure } = layer;
  if (structure.type !== 'recurrences') return [];
  const from = structure.hasSkip || structure.recurrences.length > 1 ? 1 : 0;
  return naiveOperators(layer, n).counted.flatMap(({ label }, t) => {
    if (from === 1 && label === 0) return [t];
    const part = structure.recurrences.findIndex((r) => structure.recurrences.length === 1 || r.sign === Math.sign(Number(label)));
    return Math.abs(Number(label)) - from < (degrees[part] ?? 0) ? [t] : [];
  });
}
