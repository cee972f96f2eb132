import { bitLength, lcm, type Rational } from '../exact/rational.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { OperatorLabel } from '../layers/layer.ts';
import { annihilates, polynomialDegrees } from './annihilating-polynomial.ts';
import { readCertificate, type LowerEvidence, type ReadCertificate, type UpperEvidence } from './format.ts';
import { rankBound } from './integer-rank.ts';
import { largest } from './integer-system.ts';
import { layerOperators, type LayerOperators } from './layer-operators.ts';
import { isInvertibleModulo, isPrimeNumber, primesAbove, remainder, residue, timesModulo } from './modular-arithmetic.ts';

/** Whether a certificate proves its head count; if not, the first thing that is wrong with it. */
export interface CertificateVerdict {
  readonly ok: boolean;
  readonly heads: number;
  readonly n: number;
  /** The kind of layer that the certificate is about. */
  readonly kind: string;
  readonly error?: Diagnostic;
}

/** A step of the check that failed. */
class Rejection extends Error {
  readonly diagnostic: Diagnostic;

  constructor(place: string, message: string) {
    super(message);
    this.diagnostic = { code: 'certificate-rejected', place, message };
  }
}

function demand(condition: boolean, place: string, message: string): asserts condition {
  if (!condition) throw new Rejection(place, message);
}

/**
 * Checks a certificate (its JSON text, its object, or one already read) using nothing but the layer in it: no search,
 * no floating point, no code of `spans`. The lower evidence shows `heads` independent operators (L1), the upper
 * evidence that they span all of them (L2); together they say that exactly `heads` heads are needed (head-count).
 * Throws DiagnosticError only where the text is no certificate at all.
 */
export function verifyCertificate(input: string | object, file?: string): CertificateVerdict {
  return verdictOn(readCertificate(input, file));
}

/** The same for a certificate that has been read. */
export function verdictOn(certificate: ReadCertificate): CertificateVerdict {
  const { layer, n, heads, lower, upper } = certificate;
  const about = { heads, n, kind: layer.kind };
  try {
    demand(n <= layer.maxLength, 'n', `the layer is defined up to length ${String(layer.maxLength)}, found ${String(n)}`);
    const operators = layerOperators(layer, n);
    checkLower(operators, lower, heads, layer.p, layer.d);
    checkUpper(operators, upper, heads);
    return { ok: true, ...about };
  } catch (error) {
    if (error instanceof Rejection) return { ok: false, ...about, error: error.diagnostic };
    throw error;
  }
}

const key = (label: OperatorLabel): string => (typeof label === 'number' ? String(label) : label.join(','));

/** Positions of distinct labels among the operators. */
function positionsOf(operators: LayerOperators, labels: readonly OperatorLabel[], place: string): number[] {
  const index = new Map(operators.labels.map((label, t) => [key(label), t]));
  const positions = labels.map((label) => {
    const t = index.get(key(label));
    demand(t !== undefined, place, `there is no operator ${key(label)} below the length and the degree that count`);
    return t;
  });
  demand(new Set(positions).size === positions.length, place, 'an operator is named twice');
  return positions;
}

/** Columns of distinct entries; an entry that is zero in every operator has none. */
function columnsOf(operators: LayerOperators, entries: readonly (readonly [number, number])[], place: string): number[] {
  const index = new Map(operators.entries.map(([a, b], e) => [`${String(a)},${String(b)}`, e]));
  const columns = entries.map(([a, b]) => {
    const e = index.get(`${String(a)},${String(b)}`);
    demand(e !== undefined, place, `entry [${String(a)},${String(b)}] is zero in every operator`);
    return e;
  });
  demand(new Set(columns).size === columns.length, place, 'an entry is named twice');
  return columns;
}

function checkLower(operators: LayerOperators, lower: LowerEvidence, heads: number, p: number, d: number): void {
  if (lower.kind === 'minor') {
    const { prime } = lower;
    demand(prime > 2 ** 24 && prime < 2 ** 25 && isPrimeNumber(prime), 'lower.prime', 'expected a prime between 2^24 and 2^25');
    demand(
      lower.operators.length === heads,
      'lower.operators',
      `expected ${String(heads)} operators, found ${String(lower.operators.length)}`,
    );
    demand(lower.entries.length === heads, 'lower.entries', `expected ${String(heads)} entries, found ${String(lower.entries.length)}`);
    const rows = positionsOf(operators, lower.operators, 'lower.operators');
    const columns = columnsOf(operators, lower.entries, 'lower.entries');
    const residues = operators.modulo(prime, largest(rows.map((t) => t + 1)));
    const matrix = rows.map((t) => Float64Array.from(columns, (e) => (residues[t] as Float64Array)[e] as number));
    demand(isInvertibleModulo(matrix, prime), 'lower', 'the minor is zero mod the prime: it does not show independence');
    return;
  }
  demand(lower.basis.length === heads, 'lower.basis', `expected ${String(heads)} operators, found ${String(lower.basis.length)}`);
  demand(
    lower.functionals.length === heads,
    'lower.functionals',
    `expected ${String(heads)} functionals, found ${String(lower.functionals.length)}`,
  );
  const basis = positionsOf(operators, lower.basis, 'lower.basis');
  const rows = operators.exact(largest(basis.map((t) => t + 1))).map(cleared);
  lower.functionals.forEach((phi, s) => {
    const place = `lower.functionals[${String(s)}]`;
    demand(phi.length === p && phi.every((row) => row.length === d), place, `expected a ${String(p)}×${String(d)} matrix`);
    const { nums, den } = cleared(operators.entries.map(([a, b]) => (phi[a] as readonly Rational[])[b] as Rational));
    basis.forEach((t, position) => {
      const row = rows[t] as Cleared;
      let value = 0n;
      nums.forEach((x, e) => (value += x === 0n ? 0n : x * (row.nums[e] as bigint)));
      const expected = position === s ? 1n : 0n;
      demand(
        value === expected * den * row.den,
        place,
        `its value on operator ${key(lower.basis[position] ?? 0)} is not ${String(expected)}`,
      );
    });
  });
}

function checkUpper(operators: LayerOperators, upper: UpperEvidence, heads: number): void {
  switch (upper.kind) {
    case 'trivial': {
      const bound = trivialBound(operators, upper.reason);
      demand(bound === heads, 'upper', `the bound by ${upper.reason} is ${String(bound)}, not ${String(heads)}`);
      return;
    }
    case 'annihilator': {
      const kept = keptByPolynomials(operators, upper.polynomials, 'upper.polynomials');
      demand(kept.length === heads, 'upper.polynomials', `the degrees leave ${String(kept.length)} operators, not ${String(heads)}`);
      return;
    }
    case 'combinations':
      checkCombinations(operators, upper, heads);
      return;
    case 'functionals':
      checkFunctionals(operators, upper, heads);
  }
}

function trivialBound(operators: LayerOperators, reason: 'operators' | 'entries' | 'ranks'): number {
  if (reason === 'operators') return operators.operatorBound;
  if (reason === 'entries') return operators.entries.length;
  const [only, ...more] = operators.systems;
  demand(only !== undefined && more.length === 0 && only.from === 0, 'upper.reason', 'rank(C)·rank(B) bounds only an SSM without D');
  return rankBound(only.system.B) * rankBound(only.system.C);
}

/** Positions of the operators that span the rest once the polynomials are shown to annihilate. */
function keptByPolynomials(operators: LayerOperators, polynomials: Parameters<typeof polynomialDegrees>[0], place: string): number[] {
  const { systems } = operators;
  demand(
    systems.length > 0 && polynomials.length === systems.length,
    place,
    `expected one polynomial for each of the layer's ${String(systems.length)} recurrences`,
  );
  systems.forEach(({ system, from }, part) => {
    const polynomial = polynomials[part];
    demand(
      polynomial !== undefined && annihilates(system, from, polynomial),
      `${place}[${String(part)}]`,
      'it does not annihilate the lags',
    );
  });
  const degrees = polynomialDegrees(polynomials);
  const apart = systems[0]?.from === 1 ? [0] : [];
  return [...apart, ...systems.flatMap(({ positions }, part) => positions.slice(0, degrees[part]))].sort((a, b) => a - b);
}

function checkCombinations(operators: LayerOperators, upper: Extract<UpperEvidence, { kind: 'combinations' }>, heads: number): void {
  demand(upper.basis.length === heads, 'upper.basis', `expected ${String(heads)} operators, found ${String(upper.basis.length)}`);
  const basis = positionsOf(operators, upper.basis, 'upper.basis');
  const kept = upper.polynomials ? keptByPolynomials(operators, upper.polynomials, 'upper.polynomials') : operators.labels.map((_, t) => t);
  demand(
    upper.coefficients.length === kept.length,
    'upper.coefficients',
    `expected ${String(kept.length)} rows, one for each operator that counts, found ${String(upper.coefficients.length)}`,
  );
  const rows = operators.exact(largest([...kept, ...basis].map((t) => t + 1))).map(cleared);
  const inputs = basis.map((t) => rows[t] as Cleared);
  kept.forEach((t, position) => {
    const coefficients = upper.coefficients[position] as readonly Rational[];
    const place = `upper.coefficients[${String(position)}]`;
    demand(coefficients.length === heads, place, `expected ${String(heads)} coefficients, found ${String(coefficients.length)}`);
    const target = rows[t] as Cleared;
    // Coefficients for the integer rows, over one denominator: den·target = target.den·Σ nums[s]·inputs[s].
    const { nums, den } = cleared(coefficients.map((c, s) => ({ num: c.num, den: c.den * (inputs[s] as Cleared).den })));
    const sums = new Array<bigint>(operators.entries.length).fill(0n);
    nums.forEach((x, s) => {
      if (x === 0n) return;
      const row = (inputs[s] as Cleared).nums;
      for (let e = 0; e < sums.length; e++) sums[e] = (sums[e] as bigint) + x * (row[e] as bigint);
    });
    demand(
      sums.every((sum, e) => target.den * sum === den * (target.nums[e] as bigint)),
      place,
      `operator ${key(operators.labels[t] ?? 0)} is not that combination of the basis`,
    );
  });
}

/**
 * M[entry] = Σ_s c_s M[basis_s] for every operator M and every entry outside the basis: then an operator is determined
 * by its basis entries. Compared modulo primes whose product exceeds twice a bound on both sides, cleared of fractions.
 */
function checkFunctionals(operators: LayerOperators, upper: Extract<UpperEvidence, { kind: 'functionals' }>, heads: number): void {
  demand(upper.basis.length === heads, 'upper.basis', `expected ${String(heads)} entries, found ${String(upper.basis.length)}`);
  const basis = columnsOf(operators, upper.basis, 'upper.basis');
  const targets = columnsOf(
    operators,
    upper.functionals.map((f) => f.entry),
    'upper.functionals',
  );
  const covered = new Set([...basis, ...targets]);
  demand(
    covered.size === operators.entries.length && basis.length + targets.length === covered.size,
    'upper.functionals',
    'expected one functional for each entry outside the basis',
  );
  const functionals = upper.functionals.map(({ coefficients }, f) => {
    demand(coefficients.length === heads, `upper.functionals[${String(f)}]`, `expected ${String(heads)} coefficients`);
    return cleared(coefficients);
  });
  const count = operators.labels.length;
  const coefficientBits = largest(functionals.flatMap(({ den, nums }) => [den, ...nums].map(bitLength)));
  const sidesBits = coefficientBits + bitLength(BigInt(heads + 1)) + 2;
  const needed = operators.labels.map((_, t) => sidesBits + operators.bits(t));
  const most = largest(needed);
  const primes = primesAbove();
  for (let bits = 0; bits < most; bits += 24) {
    const p = primes.next().value;
    // Small operators are settled by fewer primes.
    const rows = operators.modulo(p, count).filter((_, t) => (needed[t] as number) > bits);
    const failed = failingFunctional(rows, basis, targets, functionals, p);
    demand(failed < 0, `upper.functionals[${String(failed)}]`, 'it does not vanish on every operator');
  }
}

/** The first f with den·row[targets[f]] ≠ Σ_s nums[s]·row[basis[s]] mod p for some row; -1 if there is none. */
function failingFunctional(
  rows: readonly Float64Array[],
  basis: readonly number[],
  targets: readonly number[],
  functionals: readonly Cleared[],
  p: number,
): number {
  const P = BigInt(p);
  const factors = functionals.map(({ den }) => residue(den, P));
  const coefficients = basis.map((_, s) => Float64Array.from(functionals, ({ nums }) => residue(nums[s] as bigint, P)));
  const sums = timesModulo(
    rows.map((row) => Float64Array.from(basis, (e) => row[e] as number)),
    coefficients,
    p,
  );
  return targets.findIndex((target, f) =>
    rows.some((row, l) => {
      // An empty basis gives empty sums: the functional is then zero itself.
      const sum = (sums[l] as Float64Array)[f] ?? 0;
      return remainder((row[target] as number) * (factors[f] as number), p) !== sum;
    }),
  );
}

/** Rationals nums[i]/den over one positive denominator. */
interface Cleared {
  readonly nums: readonly bigint[];
  readonly den: bigint;
}

function cleared(list: readonly Rational[]): Cleared {
  const den = list.reduce((m, q) => (q.den === 1n ? m : lcm(m, q.den)), 1n);
  return { nums: den === 1n ? list.map((q) => q.num) : list.map((q) => q.num * (den / q.den)), den };
}
