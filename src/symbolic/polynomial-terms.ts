/** The terms of a polynomial: `width` exponents a term, terms in ascending lexicographic order, no coefficient 0. */
export interface Terms {
  readonly width: number;
  readonly exponents: Uint16Array;
  readonly coefficients: readonly bigint[];
}

/** Largest exponent of each variable. */
export function degreesOf({ width, exponents }: Terms): number[] {
  const degrees = Array<number>(width).fill(0);
  for (let at = 0; at < exponents.length; at += 1) {
    const v = at % width;
    const e = exponents[at] ?? 0;
    if (e > (degrees[v] ?? 0)) degrees[v] = e;
  }
  return degrees;
}

/** Terms in any order, with repetitions, put in order and added up where monomials are equal. */
export function collectedTerms(width: number, list: readonly { exponents: readonly number[]; coefficient: bigint }[]): Terms {
  const ordered = [...list].sort((a, b) => compareExponents(a.exponents, 0, b.exponents, 0, width));
  const exponents = new Uint16Array(ordered.length * width);
  const coefficients: bigint[] = [];
  for (let from = 0; from < ordered.length;) {
    const first = ordered[from];
    if (first === undefined) break;
    let [to, sum] = [from, 0n];
    for (let next = ordered[to]; next !== undefined; next = ordered[to]) {
      if (compareExponents(first.exponents, 0, next.exponents, 0, width) !== 0) break;
      sum += next.coefficient;
      to += 1;
    }
    if (sum !== 0n) {
      exponents.set(first.exponents, coefficients.length * width);
      coefficients.push(sum);
    }
    from = to;
  }
  return { width, exponents: exponents.slice(0, coefficients.length * width), coefficients };
}

/** The terms of s·a + t·b. */
export function mergedTerms(a: Terms, s: bigint, b: Terms, t: bigint): Terms {
  const { width } = a;
  const [total, coefficients] = [a.coefficients.length + b.coefficients.length, [] as bigint[]];
  const exponents = new Uint16Array(total * width);
  const push = (from: Terms, at: number, coefficient: bigint): void => {
    if (coefficient === 0n) return;
    exponents.set(from.exponents.subarray(at * width, (at + 1) * width), coefficients.length * width);
    coefficients.push(coefficient);
  };
  let [i, j] = [0, 0];
  while (i < a.coefficients.length || j < b.coefficients.length) {
    const order =
      i === a.coefficients.length
        ? 1
        : j === b.coefficients.length
          ? -1
          : compareExponents(a.exponents, i * width, b.exponents, j * width, width);
    const sum = (order <= 0 ? s * (a.coefficients[i] ?? 0n) : 0n) + (order >= 0 ? t * (b.coefficients[j] ?? 0n) : 0n);
    if (order <= 0) push(a, i, sum);
    else push(b, j, sum);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return { width, exponents: exponents.slice(0, coefficients.length * width), coefficients };
}

/** The lexicographic order of two monomials of `width` exponents, each read from its place on. */
function compareExponents(a: ArrayLike<number>, from: number, b: ArrayLike<number>, other: number, width: number): number {
  for (let v = 0; v < width; v += 1) {
    const difference = (a[from + v] ?? 0) - (b[other + v] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
