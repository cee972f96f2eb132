// The search for an absurdity in formulas about numbers. Formulas become linear rows over numbered unknowns; if the rows
// have a solution, only what is false in that solution can help: a case distinction, a difference that is not cut off, a
// product of two rows. Nothing is proved before an absurdity is found.
import { addQ, compareQ, mulQ, negQ, ONE as ONE_Q, type Rational, ZERO as ZERO_Q } from '../../exact/rational.ts';
import { alphaEqual, type Term } from '../../kernel/term.ts';
import { assume, equation, type Theorem } from '../../kernel/theorem.ts';
import { byContradiction, cases, contradiction, truth } from '../connective-rules.ts';
import { isNot, not } from '../formula.ts';
import { atomFacts, monomialFacts } from './atom-facts.ts';
import { binary } from './expansion.ts';
import { decide, type LinearRow } from './feasibility.ts';
import { areOpposite, contentOf, given, type Cases, type Given } from './formula-split.ts';
import { factLaw } from './law.ts';
import { absurdityOf } from './linear-proof.ts';
import { isNegation, literalOf, type Relation } from './literal.ts';
import { isUnary, natural, operationOf, real } from './number-terms.ts';
import { Atoms, coefficientsOf, plusMultiple, polynomialOf, type Polynomial } from './polynomial.ts';
import { factorsOf, productRows, type Relating } from './row-products.ts';

/** A relation of reals that holds, as a row of a linear system. */
interface Row extends Relating, LinearRow {
  readonly isProduct?: true;
}

/** Values of the unknowns, by their names. */
type Values = ReadonlyMap<string, Rational>;

/** What is known in one branch of the search. */
interface Branch {
  rows: Row[];
  splits: Cases[];
  opaque: Given[];
  absurd: (() => Theorem) | null;
  /** How many of the unknowns have been asked for what holds of them. */
  seenAtoms: number;
  readonly seenMonomials: Set<string>;
  /** Differences `a - b` of naturals of which it is not known that b ≤ a. */
  differences: Term[];
  /** 0: no rows were multiplied, 1: those with known products of unknowns, 2: others too. */
  productStage: 0 | 1 | 2;
  /** How many more cases may be looked at that the values do not rule out. */
  guesses: number;
}

/** How far a search goes. */
export interface Scope {
  /** Facts about unknowns: naturals ≥ 0, minima, products of rows and the like. */
  readonly withFacts: boolean;
  /** Systems of rows that may be decided. */
  readonly most: number;
}

const MOST_GUESSES = 3;
const subAdd = factLaw('natural-sub-add');

/** A search for an absurdity. */
export class Refutation {
  readonly #atoms = new Atoms();
  readonly #scope: Scope;
  readonly #start: Branch;
  #left: number;
  /** Values that satisfy everything, in the branch where the search ended without success. */
  solution: Values | null = null;

  constructor(scope: Scope) {
    this.#scope = scope;
    this.#left = scope.most;
    this.#start = {
      rows: [],
      splits: [],
      opaque: [],
      absurd: null,
      seenAtoms: 0,
      seenMonomials: new Set(),
      differences: [],
      productStage: 0,
      guesses: MOST_GUESSES,
    };
  }

  /** Adds a formula that holds; one that makes cases only if `mayBranch`. */
  assume(formula: Given, mayBranch: boolean): void {
    this.#add(this.#start, formula, mayBranch);
  }

  /** `F`, with hypotheses of the formulas that hold; null if none was found. */
  search(): Theorem | null {
    return this.#search(this.#start);
  }

  /** The unknowns with their values in `solution`. */
  unknowns(): { readonly term: Term; readonly value: Rational }[] {
    return this.#atoms.terms.map((term, i) => ({ term, value: this.solution?.get(String(i)) ?? ZERO_Q }));
  }

  #add(branch: Branch, formula: Given, mayBranch: boolean): void {
    const content = contentOf(formula);
    switch (content.kind) {
      case 'nothing':
        return;
      case 'absurd':
        branch.absurd ??= isNot(formula.formula) ? () => contradiction(formula.theorem(), truth()) : formula.theorem;
        return;
      case 'parts':
        for (const part of content.parts) this.#add(branch, part, mayBranch);
        return;
      case 'cases':
        if (mayBranch) branch.splits.push(content.cases);
        return;
      case 'literal': {
        const { relation, left, right, from } = content.literal;
        this.#addRow(branch, relation, left, right, () => from(formula.theorem()));
        return;
      }
      case 'opaque': {
        const other = branch.opaque.find((one) => areOpposite(one.formula, formula.formula));
        if (other === undefined) branch.opaque.push(formula);
        else branch.absurd ??= () => clash(formula, other);
      }
    }
  }

  #addRow(branch: Branch, relation: Relation, left: Term, right: Term, theorem: () => Theorem): void {
    branch.rows.push(this.#row(relation, left, right, theorem));
  }

  #row(relation: Relation, left: Term, right: Term, theorem: () => Theorem): Row {
    const polynomial = this.#difference(left, right);
    return { relation, left, right, polynomial, coefficients: coefficientsOf(polynomial), theorem };
  }

  /** right - left. */
  #difference(left: Term, right: Term): Polynomial {
    return plusMultiple(polynomialOf(right, this.#atoms), polynomialOf(left, this.#atoms), negQ(ONE_Q));
  }

  /** Adds what holds of the unknowns, as long as this brings new ones. */
  #complete(branch: Branch): void {
    if (!this.#scope.withFacts) return;
    let seenRows = 0;
    while (branch.seenAtoms < this.#atoms.terms.length || seenRows < branch.rows.length) {
      for (; branch.seenAtoms < this.#atoms.terms.length; branch.seenAtoms++) {
        const t = this.#atoms.terms[branch.seenAtoms] as Term;
        for (const one of atomFacts(t)) this.#add(branch, one, true);
        if (isUnary(t, real.fromNatural) && operationOf(t.arg) === natural.minus) branch.differences.push(t.arg);
      }
      for (; seenRows < branch.rows.length; seenRows++) {
        for (const { monomial } of (branch.rows[seenRows] as Row).polynomial.values()) {
          if (monomial.degree < 2 || branch.seenMonomials.has(monomial.key)) continue;
          branch.seenMonomials.add(monomial.key);
          for (const one of monomialFacts(monomial, this.#atoms)) this.#add(branch, one, true);
        }
      }
    }
  }

  #search(branch: Branch): Theorem | null {
    for (;;) {
      if (branch.absurd !== null) return branch.absurd();
      this.#complete(branch);
      if (this.#left-- <= 0) return null;
      const { multipliers, values } = decide(branch.rows);
      if (multipliers !== undefined) return absurdityOf(branch.rows, multipliers);
      if (this.#resolveDifferences(branch, values)) continue;
      const split = branch.splits.find((one) => !this.#mayHold(branch, one.left, values) && !this.#mayHold(branch, one.right, values));
      // Cases may speak of unknowns that have no values yet.
      if (this.#scope.withFacts && branch.seenAtoms < this.#atoms.terms.length) continue;
      if (split !== undefined && branch.productStage > 0) return this.#branch(branch, split);
      if (this.#multiplyRows(branch)) continue;
      const next = split ?? this.#guess(branch);
      if (next !== undefined) return this.#branch(branch, next);
      this.solution = values;
      return null;
    }
  }

  #branch(branch: Branch, split: Cases): Theorem | null {
    const results: Theorem[] = [];
    for (const formula of [split.left, split.right]) {
      const own: Branch = {
        ...branch,
        // What is new may be multiplied with all else.
        rows: branch.rows.filter(({ isProduct }) => isProduct === undefined),
        productStage: 0,
        splits: branch.splits.filter((one) => one !== split),
        opaque: [...branch.opaque],
        seenMonomials: new Set(branch.seenMonomials),
        differences: [...branch.differences],
      };
      this.#add(
        own,
        given(formula, () => assume(formula)),
        true,
      );
      const th = this.#search(own);
      if (th === null) return null;
      // Where the case was not needed, the other one need not be looked at.
      if (!th.hypotheses.some((one) => alphaEqual(one, formula))) return th;
      results.push(th);
    }
    const [first, second] = results as [Theorem, Theorem];
    return cases(split.theorem(), first, second);
  }

  /** For differences a - b: tries to prove b ≤ a where the values leave that open, and adds `a - b + b = a`. */
  #resolveDifferences(branch: Branch, values: Values): boolean {
    const before = branch.differences.length;
    branch.differences = branch.differences.filter((t) => {
      const [a, b] = [t.fn.arg, t.arg];
      const le = binary(natural.le, b, a);
      if (!this.#mayHold(branch, le, values) || this.#left <= 0) return true;
      const literal = literalOf(not(le));
      if (literal === null) return true;
      const { relation, left, right, from } = literal;
      const extra = this.#row(relation, left, right, () => from(assume(not(le))));
      const rows = [...branch.rows, extra];
      this.#left--;
      const { multipliers } = decide(rows);
      if (multipliers === undefined) return true;
      const known = given(le, () => byContradiction(le, absurdityOf(rows, multipliers)));
      const whole = binary(natural.plus, t, b);
      this.#add(
        branch,
        given(equation(whole, a), () => subAdd([a, b], known.theorem())),
        true,
      );
      return false;
    });
    return branch.differences.length < before;
  }

  #multiplyRows(branch: Branch): boolean {
    if (!this.#scope.withFacts || branch.seenMonomials.size === 0 || branch.productStage === 2) return false;
    const known = new Set<string>();
    for (const { isProduct, polynomial } of branch.rows) {
      if (isProduct === undefined) for (const { monomial } of polynomial.values()) if (monomial.degree > 1) known.add(monomial.key);
    }
    while (branch.productStage < 2) {
      const withOthers: boolean = branch.productStage === 1;
      branch.productStage = withOthers ? 2 : 1;
      const products = productRows(branch.rows, this.#atoms, known, withOthers);
      for (const row of products) branch.rows.push({ ...row, coefficients: coefficientsOf(row.polynomial), isProduct: true });
      if (products.length > 0) return true;
    }
    return false;
  }

  /** A case distinction about products or their factors: the values need not fit these, so that it may help too. */
  #guess(branch: Branch): Cases | undefined {
    if (branch.guesses === 0) return undefined;
    const factors = factorsOf(branch.seenMonomials);
    const found = branch.splits.find((one) => this.#mentions(one.left, factors) || this.#mentions(one.right, factors));
    if (found !== undefined) branch.guesses--;
    return found;
  }

  #mentions(formula: Term, unknowns: ReadonlySet<number>): boolean {
    const literal = literalOf(formula);
    if (literal === null) return false;
    const summands = [...this.#difference(literal.left, literal.right).values()];
    return summands.some(({ monomial }) => monomial.degree > 1 || monomial.powers.some(({ atom }) => unknowns.has(atom)));
  }

  /** Whether the values let the formula hold, what is no arithmetic being free to hold unless its opposite is known. */
  #mayHold(branch: Branch, formula: Term, values: Values): boolean {
    const content = contentOf({ formula, theorem: () => assume(formula) });
    switch (content.kind) {
      case 'nothing':
        return true;
      case 'absurd':
        return false;
      case 'parts':
        return content.parts.every((part) => this.#mayHold(branch, part.formula, values));
      case 'cases':
        return this.#mayHold(branch, content.cases.left, values) || this.#mayHold(branch, content.cases.right, values);
      case 'opaque':
        return !branch.opaque.some((one) => areOpposite(one.formula, formula));
      case 'literal': {
        const { relation, left, right } = content.literal;
        let gap = ZERO_Q;
        for (const { monomial, coefficient } of this.#difference(left, right).values()) {
          const value = monomial.degree === 0 ? ONE_Q : (values.get(monomial.key) ?? ZERO_Q);
          gap = addQ(gap, mulQ(coefficient, value));
        }
        const sign = compareQ(gap, ZERO_Q);
        return relation === 'less' ? sign > 0 : relation === 'le' ? sign >= 0 : sign === 0;
      }
    }
  }
}

function clash(one: Given, other: Given): Theorem {
  const [first, second] = [one.theorem(), other.theorem()];
  const isFirst = isNegation(first.conclusion) && alphaEqual(first.conclusion.arg, second.conclusion);
  return isFirst ? contradiction(first, second) : contradiction(second, first);
}
