import { fail } from '../diagnostics/diagnostic.ts';
import { rational } from '../exact/rational.ts';
import { MAX_DEGREE } from './polynomial-product.ts';
import { Polynomial } from './polynomial.ts';
import { RationalFunction } from './rational-function.ts';

/** exp(exponent), positive. */
export interface ExpAtom {
  readonly kind: 'exp';
  readonly symbol: string;
  readonly exponent: RationalFunction;
}

/** The positive root of a positive radicand. */
export interface RootAtom {
  readonly kind: 'sqrt';
  readonly symbol: string;
  readonly radicand: RationalFunction;
}

/** The logarithm of a positive parameter or a prime number. */
export interface LogAtom {
  readonly kind: 'log';
  readonly symbol: string;
  readonly base: string | bigint;
}

/** A function value that stands as one variable in polynomials. */
export type Atom = ExpAtom | RootAtom | LogAtom;

/** Largest denominator of exponents that a refinement can ask for, so that degrees stay small. */
const MOST_REFINED = 1000n;
/** Atoms that one table can hold. */
const MOST_ATOMS = 400;

/**
 * The parameters and the atoms met so far, as one growing list of variables. Elements made before the list grew are
 * rewritten by `lifted`. An atom exp(E) can be refined to exp(E/m), of which it is then the m-th power.
 */
export class AtomTable {
  #variables: readonly string[];
  readonly #atoms = new Map<string, Atom>();
  readonly #refined = new Map<string, { symbol: string; power: number }>();
  #count = 0;
  #rooted = false;

  constructor(names: readonly string[]) {
    this.#variables = [...names];
  }

  /** The parameters, then the symbols of the atoms. */
  get variables(): readonly string[] {
    return this.#variables;
  }

  get atoms(): readonly Atom[] {
    return [...this.#atoms.values()];
  }

  /** Whether some atom is a root. */
  get hasRoots(): boolean {
    return this.#rooted;
  }

  /** The atom of a symbol; undefined for a parameter. */
  atom(symbol: string): Atom | undefined {
    return this.#atoms.get(symbol);
  }

  /** A variable as an element. */
  variable(name: string): RationalFunction {
    return RationalFunction.of(Polynomial.variable(this.#variables, name));
  }

  /** Takes a new atom in, which has to be independent of those there are. Throws DiagnosticError `expression-too-large`. */
  add(atom: { kind: 'exp'; exponent: RationalFunction } | { kind: 'sqrt'; radicand: RationalFunction } | Omit<LogAtom, 'symbol'>): Atom {
    if (this.#atoms.size >= MOST_ATOMS) fail('expression-too-large', `more than ${MOST_ATOMS} functions: expected at most that`);
    const made: Atom = { ...atom, symbol: this.#fresh(atom.kind) };
    this.#atoms.set(made.symbol, made);
    this.#rooted ||= made.kind === 'sqrt';
    this.#variables = [...this.#variables, made.symbol];
    return made;
  }

  /** Puts exp(E/m) in the place of exp(E). Throws DiagnosticError `expression-too-large` for a large m. */
  refine(atom: ExpAtom, m: bigint): ExpAtom {
    if (m === 1n) return atom;
    if (m > MOST_REFINED) fail('expression-too-large', `exponents with denominators beyond ${MOST_REFINED}: expected smaller ones`);
    const exponent = this.lifted(atom.exponent).times(RationalFunction.constant(this.#variables, rational(1n, m)));
    const made: ExpAtom = { kind: 'exp', symbol: this.#fresh('exp'), exponent };
    this.#refined.set(atom.symbol, { symbol: made.symbol, power: Number(m) });
    this.#variables = this.#variables.map((name) => (name === atom.symbol ? made.symbol : name));
    this.#atoms.delete(atom.symbol);
    this.#atoms.set(made.symbol, made);
    return made;
  }

  /** An element in the variables of now. */
  lifted(f: RationalFunction): RationalFunction {
    if (f.numerator.variables === this.#variables) return f;
    return RationalFunction.of(this.#polynomial(f.numerator), this.#polynomial(f.denominator));
  }

  #polynomial(p: Polynomial): Polynomial {
    const places = p.variables.map((name) => {
      let [symbol, power] = [name, 1];
      for (let next = this.#refined.get(symbol); next !== undefined; next = this.#refined.get(symbol)) {
        [symbol, power] = [next.symbol, power * next.power];
      }
      return { at: this.#variables.indexOf(symbol), power };
    });
    const terms = p.terms.map((term) => {
      const exponents = this.#variables.map(() => 0);
      term.exponents.forEach((e, v) => {
        const { at, power } = places[v] ?? { at: -1, power: 0 };
        if (e === 0) return;
        if (at < 0) throw new RangeError(`${p.variables[v] ?? ''} is not a variable of this field`);
        if (e * power > MAX_DEGREE) fail('expression-too-large', `an exponent beyond ${MAX_DEGREE}: expected a smaller one`);
        exponents[at] = e * power;
      });
      return { exponents, coefficient: term.coefficient };
    });
    return Polynomial.of(this.#variables, terms);
  }

  /** A symbol that no parameter can be named by. */
  #fresh(kind: Atom['kind']): string {
    this.#count += 1;
    return `${kind}#${this.#count}`;
  }
}
