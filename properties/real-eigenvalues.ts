// How many different eigenvalues a matrix of whole numbers has, and how many of them are real: by Sturm's theorem (1829).
import { gcd } from '../src/exact/rational.ts';
import { productOf, unitMatrix, type Whole } from './integer-operators.ts';

/** Coefficients, the constant one first; the last is not 0. Empty for 0. */
type Polynomial = readonly bigint[];

/** det(x I − A), by the method of Faddeev and Le Verrier: every division in it is exact. */
export function characteristicPolynomial(A: Whole): Polynomial {
  const N = A.length;
  const coefficients = new Array<bigint>(N + 1).fill(0n);
  coefficients[N] = 1n;
  let M = unitMatrix(N);
  for (let k = 1; k <= N; k += 1) {
    const product = productOf(A, M);
    const c = -product.reduce((sum, row, i) => sum + (row[i] ?? 0n), 0n) / BigInt(k);
    coefficients[N - k] = c;
    M = product.map((row, i) => row.map((x, j) => (i === j ? x + c : x)));
  }
  return coefficients;
}

/** The different eigenvalues: the real ones, and the pairs of conjugate ones that are not real. */
export function eigenvaluesOf(A: Whole): { readonly real: number; readonly pairs: number } {
  const chain = sturmChain(characteristicPolynomial(A));
  const common = (chain.at(-1)?.length ?? 1) - 1;
  const changes = (sign: (f: Polynomial) => bigint): number => {
    const signs = chain.map((f) => sign(f) > 0n);
    return signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length;
  };
  const atPlus = changes((f) => f.at(-1) ?? 0n);
  const atMinus = changes((f) => (f.length % 2 === 1 ? (f.at(-1) ?? 0n) : -(f.at(-1) ?? 0n)));
  const real = atMinus - atPlus;
  return { real, pairs: (A.length - common - real) / 2 };
}

/** f, f′, and minus the remainders, each divided by a positive number; it ends with the common divisor of f and f′. */
function sturmChain(f: Polynomial): Polynomial[] {
  const chain = [f];
  let next: Polynomial = primitive(f.slice(1).map((x, k) => x * BigInt(k + 1)));
  while (next.length > 0) {
    const last = chain.at(-1) ?? [];
    chain.push(next);
    next = primitive(remainder(last, next).map((x) => -x));
  }
  return chain;
}

/** A positive multiple of the remainder of f by g. */
function remainder(f: Polynomial, g: Polynomial): Polynomial {
  let rest = [...f];
  const lead = g.at(-1) ?? 1n;
  while (rest.length >= g.length) {
    const top = rest.at(-1) ?? 0n;
    const shift = rest.length - g.length;
    const factor = lead < 0n ? -lead : lead;
    const times = lead < 0n ? -top : top;
    rest = trimmed(rest.map((x, k) => factor * x - times * (g[k - shift] ?? 0n)));
  }
  return rest;
}

function primitive(f: Polynomial): Polynomial {
  const g = f.reduce(gcd, 0n);
  return trimmed(g > 1n ? f.map((x) => x / g) : f);
}

function trimmed(f: Polynomial): bigint[] {
  let length = f.length;
  while (length > 0 && f[length - 1] === 0n) length -= 1;
  return f.slice(0, length);
}
