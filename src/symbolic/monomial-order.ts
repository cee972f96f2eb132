/**
 * A monomial as its order sees it: for each block of variables the degree in them, then their exponents negated, the
 * last variable first. The order compares these lists lexicographically, a product of monomials is their sum.
 */
export type Monomial = readonly number[];

/**
 * An order of monomials by blocks of variables: first the degree in the first block, ties reverse lexicographically
 * within it, then the second block and so on. One block is the graded reverse lexicographic order, a block for each
 * variable the lexicographic one; variables of the first of two blocks are the ones that are eliminated.
 */
export class MonomialOrder {
  /** Number of variables in each block. */
  readonly #blocks: readonly number[];
  readonly #width: number;

  constructor(blocks: readonly number[]) {
    this.#blocks = blocks.filter((size) => size > 0);
    this.#width = this.#blocks.reduce((all, size) => all + size, 0);
  }

  /** One block of `width` variables. */
  static graded(width: number): MonomialOrder {
    return new MonomialOrder([width]);
  }

  /** A block for each variable: the order of `Polynomial`. */
  static lexicographic(width: number): MonomialOrder {
    return new MonomialOrder(Array<number>(width).fill(1));
  }

  /** The monomial with these exponents. */
  monomial(exponents: readonly number[]): Monomial {
    const monomial: number[] = [];
    let from = 0;
    for (const size of this.#blocks) {
      const at = monomial.length;
      let degree = 0;
      monomial.push(0);
      for (let v = from + size - 1; v >= from; v -= 1) {
        const e = exponents[v] ?? 0;
        degree += e;
        monomial.push(0 - e);
      }
      monomial[at] = degree;
      from += size;
    }
    return monomial;
  }

  /** Its exponents, in the order of the variables. */
  exponents(monomial: Monomial): number[] {
    const exponents = Array<number>(this.#width).fill(0);
    let [from, at] = [0, 0];
    for (const size of this.#blocks) {
      for (let v = 0; v < size; v += 1) exponents[from + size - 1 - v] = Math.abs(monomial[at + 1 + v] ?? 0);
      from += size;
      at += size + 1;
    }
    return exponents;
  }

  /** The least common multiple. */
  lcm(a: Monomial, b: Monomial): Monomial {
    const other = this.exponents(b);
    return this.monomial(this.exponents(a).map((e, v) => Math.max(e, other[v] ?? 0)));
  }
}

/** Negative, 0 or positive as a is smaller than b, equal to it or larger. */
export function compareMonomials(a: Monomial, b: Monomial): number {
  for (let i = 0; i < a.length; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True if a divides b. */
export function monomialDivides(a: Monomial, b: Monomial): boolean {
  for (let i = 0; i < a.length; i += 1) if (Math.abs(a[i] ?? 0) > Math.abs(b[i] ?? 0)) return false;
  return true;
}

/** The product a·b. */
export function monomialProduct(a: Monomial, b: Monomial): Monomial {
  return a.map((x, i) => x + (b[i] ?? 0));
}

/** The quotient b/a of a monomial and one that divides it. */
export function monomialQuotient(b: Monomial, a: Monomial): Monomial {
  return b.map((x, i) => x - (a[i] ?? 0));
}

/** True if no variable occurs in both. */
export function areDisjoint(a: Monomial, b: Monomial): boolean {
  // The degrees of blocks are positive in both also where no variable is shared.
  return a.every((x, i) => x >= 0 || (b[i] ?? 0) >= 0);
}

/** The total degree. */
export function monomialDegree(a: Monomial): number {
  let degree = 0;
  for (const x of a) if (x < 0) degree -= x;
  return degree;
}
