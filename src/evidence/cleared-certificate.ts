// A rational certificate cleared of denominators: products of whole numbers are what the kernel computes fastest.
import { ONE, divQ, gcd, lcm, mulQ, rational, type Rational } from '../exact/rational.ts';
import type { LayerCertificate } from './layer-certificate.ts';
import { isList, type Entries } from './layer-table.ts';

/**
 * Whole numbers with c l s = gamma l s * e s / delta l and phi s = psi s * e s / nu s, for the coefficients c and the
 * functionals phi of a certificate: e s times basis operator s has whole entries.
 */
export interface ClearedCertificate {
  /** e, by [s]. */
  readonly scales: readonly Rational[];
  /** nu, by [s]. */
  readonly values: readonly Rational[];
  /** delta, by [l] or [i][j]. */
  readonly multiples: readonly Entries[];
  /** gamma, by [l][s] or [i][j][s]. */
  readonly coefficients: readonly Entries[];
  /** psi, by [s][row][column]. */
  readonly functionals: readonly Entries[];
}

/** The same certificate in whole numbers. */
export function cleared({ form, operators, basis, coefficients, functionals }: LayerCertificate): ClearedCertificate {
  const scales = basis.map((place) => commonDenominator(place.reduce<Entries>((part, i) => listOf(part)[i] ?? [], operators)));
  const factors = functionals.map((phi, s) => {
    const multiple = commonDenominator(phi);
    const common = numbersOf(scaled(phi, multiple)).reduce((g, q) => gcd(g, q.num), 0n);
    const factor = common === 0n ? ONE : rational(multiple.num, common);
    const nu = mulQ(factor, scales[s] ?? ONE);
    // What is left of a denominator in nu goes to psi.
    return { nu: rational(nu.num), psi: scaled(phi, mulQ(factor, rational(nu.den))) };
  });
  const quotients = (row: Entries): Entries[] => numbersOf(row).map((c, s) => divQ(c, scales[s] ?? ONE));
  const onRows = (of: (row: Entries) => Entries): Entries[] =>
    coefficients.map((one) => (form === 'causal' ? of(one) : listOf(one).map(of)));
  return {
    scales,
    values: factors.map(({ nu }) => nu),
    multiples: onRows((row) => commonDenominator(quotients(row))),
    coefficients: onRows((row) => scaled(quotients(row), commonDenominator(quotients(row)))),
    functionals: factors.map(({ psi }) => psi),
  };
}

function listOf(entries: Entries): readonly Entries[] {
  return isList(entries) ? entries : [];
}

function numbersOf(entries: Entries): readonly Rational[] {
  return isList(entries) ? entries.flatMap(numbersOf) : [entries];
}

function scaled(entries: Entries, by: Rational): Entries {
  return isList(entries) ? entries.map((one) => scaled(one, by)) : mulQ(entries, by);
}

function commonDenominator(entries: Entries): Rational {
  return rational(numbersOf(entries).reduce((m, q) => lcm(m, q.den), 1n));
}
