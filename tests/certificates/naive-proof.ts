import { addMatrices, multiply, scaleMatrix } from '../../src/exact/matrix.ts';
import { addQ, equalQ, isZeroQ, mulQ, type Rational } from '../../src/exact/rational.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import type { Matrix } from '../../src/exact/scalars.ts';
import { readCertificate, type ReadCertificate } from '../../src/certificates/format.ts';
import { listedEntries, keptBy } from './naive-certificates.ts';
import { eliminate, labelText, naiveOperators } from './naive-operators.ts';

const exact = rationals();

/**
 * What is wrong with a certificate, decided with schoolbook arithmetic over the rationals and no code of the checker;
 * undefined if its head count is true and every number in its proof does what the proof says.
 */
export function flaw(file: object): string | undefined {
  const certificate = readCertificate(file);
  const { layer, n, heads } = certificate;
  if (n > layer.maxLength) return 'longer than the layer';
  const { counted, beyond } = naiveOperators(layer, n);
  const truth = eliminate([...counted, ...beyond].map(({ row }) => row)).rank;
  if (truth !== heads) return `the head count is ${String(truth)}`;
  return lowerFlaw(certificate) ?? upperFlaw(certificate);
}

function lowerFlaw({ layer, n, heads, lower }: ReadCertificate): string | undefined {
  const { counted } = naiveOperators(layer, n);
  const named = new Map(counted.map(({ label, row }) => [labelText(label), row]));
  const labels = (lower.kind === 'minor' ? lower.operators : lower.basis).map(labelText);
  const rows = labels.map((label) => named.get(label));
  if (labels.length !== heads || new Set(labels).size !== heads || rows.includes(undefined)) return 'lower: the operators';
  if (lower.kind === 'functionals') {
    if (lower.functionals.length !== heads) return 'lower: the number of functionals';
    const dual = lower.functionals.every((phi, s) => {
      if (phi.length !== layer.p || phi.some((row) => row.length !== layer.d)) return false;
      return rows.every((row, t) => equalQ(pairing(phi.flat(), row as readonly Rational[]), s === t ? exact.one : exact.zero));
    });
    return dual ? undefined : 'lower: not dual to the operators';
  }
  const places = lower.entries.map(([a, b]) => a * layer.d + b);
  if (places.length !== heads || new Set(places).size !== heads) return 'lower: the entries';
  if (lower.entries.some(([a, b]) => a < 0 || b < 0 || a >= layer.p || b >= layer.d)) return 'lower: an entry outside the matrix';
  const p = lower.prime;
  if (p <= 2 ** 24 || p >= 2 ** 25) return 'lower: the prime';
  for (let q = 2; q * q <= p; q++) if (p % q === 0) return 'lower: the prime';
  // Scaled to integers row by row, the minor must be invertible mod p.
  const minor = rows.map((row) => {
    const list = row as readonly Rational[];
    const common = list.reduce((m, q) => m * q.den, 1n);
    return places.map((e) => ((list[e] as Rational).num * common) / (list[e] as Rational).den);
  });
  return eliminateModulo(minor, BigInt(p)) < heads ? 'lower: the minor' : undefined;
}

function upperFlaw({ layer, n, heads, upper }: ReadCertificate): string | undefined {
  const { counted } = naiveOperators(layer, n);
  const rows = counted.map(({ row }) => row);
  switch (upper.kind) {
    case 'trivial': {
      if (upper.reason === 'ranks' && (layer.structure.type !== 'recurrences' || layer.structure.recurrences.length > 1))
        return 'upper: ranks';
      return undefined;
    }
    case 'annihilator': {
      const degrees = upper.polynomials.map((f) => f.coefficients.length);
      if (keptBy(layer, n, degrees).length !== heads) return 'upper: the degrees';
      return polynomialFlaw(layer, upper.polynomials);
    }
    case 'combinations': {
      const found = upper.polynomials && polynomialFlaw(layer, upper.polynomials);
      if (found !== undefined) return found;
      const kept = upper.polynomials
        ? keptBy(
            layer,
            n,
            upper.polynomials.map((f) => f.coefficients.length),
          )
        : rows.map((_, t) => t);
      const named = new Map(counted.map(({ label, row }) => [labelText(label), row]));
      const basis = upper.basis.map((label) => named.get(labelText(label)));
      if (basis.length !== heads || basis.includes(undefined) || upper.coefficients.length !== kept.length) return 'upper: the lists';
      const right = kept.every((t, i) => {
        const c = upper.coefficients[i] as readonly Rational[];
        if (c.length !== heads) return false;
        return (rows[t] as readonly Rational[]).every((x, e) =>
          equalQ(
            x,
            pairing(
              c,
              basis.map((row) => (row as readonly Rational[])[e] as Rational),
            ),
          ),
        );
      });
      return right ? undefined : 'upper: a combination';
    }
    case 'functionals': {
      const e = ([a, b]: readonly [number, number]): number => (a >= 0 && b >= 0 && a < layer.p && b < layer.d ? a * layer.d + b : -1);
      const basis = upper.basis.map(e);
      const targets = upper.functionals.map((f) => e(f.entry));
      const all = new Set(listedEntries(layer, rows));
      const together = [...basis, ...targets];
      if (basis.length !== heads || together.length !== all.size || new Set(together).size !== all.size) return 'upper: the entries';
      if (together.some((place) => !all.has(place))) return 'upper: an entry outside';
      const right = upper.functionals.every(({ coefficients }, f) => {
        if (coefficients.length !== heads) return false;
        return rows.every((row) =>
          equalQ(
            row[targets[f] as number] as Rational,
            pairing(
              coefficients,
              basis.map((b) => row[b] as Rational),
            ),
          ),
        );
      });
      return right ? undefined : 'upper: a functional';
    }
  }
}

type Polynomials = Extract<ReadCertificate['upper'], { kind: 'annihilator' }>['polynomials'];

function polynomialFlaw({ structure }: ReadCertificate['layer'], polynomials: Polynomials): string | undefined {
  if (structure.type !== 'recurrences' || polynomials.length !== structure.recurrences.length) return 'upper: the number of polynomials';
  const from = structure.hasSkip || structure.recurrences.length > 1 ? 1 : 0;
  const right = structure.recurrences.every(({ A, B, C }, part) => {
    const { side, coefficients } = polynomials[part]!;
    // Horner on the left of B, f(A) A^from B; for `output` and `both` it is held against C.
    const powered = (X: Matrix<Rational>): Matrix<Rational> => {
      const start = from === 1 ? multiply(exact, A, X) : X;
      return [...coefficients]
        .reverse()
        .reduce<Matrix<Rational>>((value, c) => addMatrices(exact, multiply(exact, A, value), scaleMatrix(exact, c, start)), start);
    };
    const vanishes = (m: Matrix<Rational>): boolean => m.every((row) => row.every(isZeroQ));
    if (side === 'input') return vanishes(powered(B));
    const identity = A.map((_, i) => A.map((_unused, j) => (i === j ? exact.one : exact.zero)));
    if (side === 'output') return vanishes(multiply(exact, C, powered(identity)));
    let X = powered(B);
    return A.every(() => {
      const lag = multiply(exact, C, X);
      X = multiply(exact, A, X);
      return vanishes(lag);
    });
  });
  return right ? undefined : 'upper: a polynomial';
}

function pairing(x: readonly Rational[], y: readonly Rational[]): Rational {
  return x.reduce((sum, q, i) => addQ(sum, mulQ(q, y[i] as Rational)), exact.zero);
}

/** Rank mod p, without division. */
function eliminateModulo(m: readonly (readonly bigint[])[], p: bigint): number {
  let rows = m.map((row) => row.map((x) => ((x % p) + p) % p));
  let rank = 0;
  for (let j = 0; j < (m[0]?.length ?? 0); j++) {
    const at = rows.findIndex((row) => row[j] !== 0n);
    if (at < 0) continue;
    const [pivot] = rows.splice(at, 1) as [bigint[]];
    rows = rows.map((row) => row.map((x, t) => (((x * (pivot[j] as bigint) - (row[j] as bigint) * (pivot[t] as bigint)) % p) + p) % p));
    rank++;
  }
  return rank;
}
