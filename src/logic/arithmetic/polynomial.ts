// Polynomials with rational coefficients in numbered atoms: what a real term is worth, found without any inference.
import { addQ, mulQ, ONE as ONE_Q, negQ, rational, type Rational } from '../../exact/rational.ts';
import { alphaEqual, type Term } from '../../kernel/term.ts';
import { shapeOf } from './real-shape.ts';

/** Real terms with numbers, equal numbers for alpha-equivalent terms. */
export class Atoms {
  readonly terms: Term[] = [];
  readonly #byHash = new Map<number, number[]>();

  constructor(terms: readonly Term[] = []) {
    for (const t of terms) this.numberOf(t);
  }

  /** The number of the term: its place in `terms`, where it is put if it is new. */
  numberOf(t: Term): number {
    const near = this.#byHash.get(t.hash);
    for (const i of near ?? []) if (alphaEqual(this.terms[i] as Term, t)) return i;
    const own = this.terms.push(t) - 1;
    if (near === undefined) this.#byHash.set(t.hash, [own]);
    else near.push(own);
    return own;
  }
}

/** A power of an atom. */
export interface Power {
  readonly atom: number;
  readonly exponent: number;
}

/** A product of powers of different atoms, in the order of their numbers; equal ones have equal keys. */
export interface Monomial {
  readonly key: string;
  readonly degree: number;
  readonly powers: readonly Power[];
}

/** The empty product. */
export const UNIT: Monomial = { key: '', degree: 0, powers: [] };

/** The product of these powers, whose atoms ascend. */
export function monomialOf(powers: readonly Power[]): Monomial {
  const key = powers.map(({ atom, exponent }) => (exponent === 1 ? String(atom) : `${String(atom)}^${String(exponent)}`)).join(' ');
  return { key, degree: powers.reduce((sum, { exponent }) => sum + exponent, 0), powers };
}

/** Negative if a comes before b in a polynomial: higher degrees first, then by the powers of the first atoms. */
export function compareMonomials(a: Monomial, b: Monomial): number {
  if (a.key === b.key) return 0;
  if (a.degree !== b.degree) return b.degree - a.degree;
  for (let i = 0; ; i++) {
    const [p, q] = [a.powers[i], b.powers[i]];
    if (p === undefined || q === undefined) return p === undefined ? 1 : -1;
    if (p.atom !== q.atom) return p.atom - q.atom;
    if (p.exponent !== q.exponent) return q.exponent - p.exponent;
  }
}

function monomialProduct(a: Monomial, b: Monomial): Monomial {
  if (a.degree === 0) return b;
  if (b.degree === 0) return a;
  const powers: Power[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [p, q] = [a.powers[i], b.powers[j]];
    if (p === undefined && q === undefined) return monomialOf(powers);
    if (q === undefined || (p !== undefined && p.atom < q.atom)) {
      powers.push(p as Power);
      i++;
    } else if (p === undefined || q.atom < p.atom) {
      powers.push(q);
      j++;
    } else {
      powers.push({ atom: p.atom, exponent: p.exponent + q.exponent });
      i++;
      j++;
    }
  }
}

/** A term of a polynomial; the coefficient is not 0. */
export interface Summand {
  readonly monomial: Monomial;
  readonly coefficient: Rational;
}

/** A polynomial: its terms by the keys of their monomials. */
export type Polynomial = ReadonlyMap<string, Summand>;

/** The polynomial 0. */
export const NOTHING: Polynomial = new Map();

/** A constant polynomial. */
export function constantPolynomial(value: Rational): Polynomial {
  return value.num === 0n ? NOTHING : new Map([[UNIT.key, { monomial: UNIT, coefficient: value }]]);
}

/** `a + factor * b`. */
export function plusMultiple(a: Polynomial, b: Polynomial, factor: Rational = ONE_Q): Polynomial {
  if (b.size === 0 || factor.num === 0n) return a;
  const sum = new Map(a);
  for (const [key, { monomial, coefficient }] of b) {
    const added = mulQ(factor, coefficient);
    const before = sum.get(key);
    const total = before === undefined ? added : addQ(before.coefficient, added);
    if (total.num === 0n) sum.delete(key);
    else sum.set(key, { monomial, coefficient: total });
  }
  return sum;
}

/** `a * b`. */
export function polynomialProduct(a: Polynomial, b: Polynomial): Polynomial {
  let product = NOTHING;
  for (const { monomial, coefficient } of b.values()) {
    const shifted = new Map<string, Summand>();
    for (const one of a.values()) {
      const both = monomialProduct(one.monomial, monomial);
      shifted.set(both.key, { monomial: both, coefficient: one.coefficient });
    }
    product = plusMultiple(product, shifted, coefficient);
  }
  return product;
}

function polynomialPower(base: Polynomial, exponent: number): Polynomial {
  let result = constantPolynomial(ONE_Q);
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = polynomialProduct(result, square);
    if (left > 1) square = polynomialProduct(square, square);
  }
  return result;
}

/** The coefficients of a polynomial by the keys of its monomials. */
export function coefficientsOf(p: Polynomial): ReadonlyMap<string, Rational> {
  return new Map([...p].map(([key, { coefficient }]) => [key, coefficient]));
}

/** The value of a polynomial that is a constant; null for another. */
export function constantOf(p: Polynomial): Rational | null {
  if (p.size === 0) return rational(0n);
  const only = p.size === 1 ? p.get(UNIT.key) : undefined;
  return only === undefined ? null : only.coefficient;
}

/** The polynomial that a real term is, in the atoms that it is built from, which are added to the list. */
export function polynomialOf(t: Term, atoms: Atoms): Polynomial {
  const shape = shapeOf(t);
  switch (shape.kind) {
    case 'constant':
      return constantPolynomial(shape.value);
    case 'sum':
      return plusMultiple(polynomialOf(shape.left, atoms), polynomialOf(shape.right, atoms));
    case 'negation':
      return plusMultiple(NOTHING, polynomialOf(shape.part, atoms), negQ(ONE_Q));
    case 'product':
      return polynomialProduct(polynomialOf(shape.left, atoms), polynomialOf(shape.right, atoms));
    case 'power':
      return polynomialPower(polynomialOf(shape.base, atoms), shape.exponent);
    case 'atom': {
      const monomial = monomialOf([{ atom: atoms.numberOf(shape.term), exponent: 1 }]);
      return new Map([[monomial.key, { monomial, coefficient: ONE_Q }]]);
    }
  }
}
