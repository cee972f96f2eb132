// Finite tables of numbers as functions in the logic, and their values by lookups that the kernel makes, each once.
import type { Rational } from '../exact/rational.ts';
import { abstraction, alphaEqual, application, constantTerm, variable, type Term } from '../kernel/term.ts';
import { appThm, assume, betaConv, equation, proveHyp, refl, subst, trans, type Theorem } from '../kernel/theorem.ts';
import { BOOL, functionType, typeVariable, type HolType } from '../kernel/type.ts';
import { constant } from '../kernel/constant.ts';
import { naturalEqual } from '../logic/arithmetic/natural-evaluation.ts';
import { NATURAL, REAL, ZERO, naturalNumeral, naturalValue, rationalTerm } from '../logic/arithmetic/number-terms.ts';
import { once } from '../logic/connective-rules.ts';
import { rightSide } from '../logic/conversion.ts';
import { FALSE, NAMES, TRUE, apply, isApplied } from '../logic/formula.ts';
import { fact } from '../logic/foundation.ts';
import { specAll } from '../logic/quantifier-rules.ts';

/** Rational numbers, lists of them, lists of such lists, …: all at the same depth. */
export type Entries = Rational | readonly Entries[];

/** How a table is written. */
export interface TableShape {
  /** Names of the indices, from the outermost. */
  readonly indices: readonly string[];
  /** Whether the entries are natural numbers in the logic too, or reals. */
  readonly of: 'naturals' | 'reals';
}

/**
 * A table as the function `λi. if i = 0 then … else if i = 1 then … else 0`, of functions of the same kind. Entries that are
 * zero, and lists of only such, are left to the `else`; so is what lies beyond a list.
 */
export class EntryTable {
  readonly term: Term;
  readonly #known = new Map<string, Theorem>();

  constructor(entries: readonly Entries[], shape: TableShape) {
    this.term = new TableWriter(shape).written(entries, 0);
  }

  /** `T i j … = q` for numerals i, j, … in their order. */
  at(indices: readonly number[]): Theorem {
    const key = indices.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const last = naturalNumeral(BigInt(indices.at(-1) ?? 0));
    let th: Theorem;
    if (indices.length === 1) th = lookup(this.term, last);
    else {
      const before = this.at(indices.slice(0, -1));
      th = trans(appThm(before, refl(last)), lookup(rightSide(before), last));
    }
    this.#known.set(key, th);
    return th;
  }
}

class TableWriter {
  readonly #shape: TableShape;
  readonly #types: readonly HolType[];
  readonly #zeros: readonly Term[];
  // Equal parts are one term.
  readonly #written = new Map<string, Term>();

  constructor(shape: TableShape) {
    this.#shape = shape;
    const types = [shape.of === 'reals' ? REAL : NATURAL];
    const zeros = [shape.of === 'reals' ? ZERO : naturalNumeral(0n)];
    for (const name of shape.indices.toReversed()) {
      types.unshift(functionType(NATURAL, types[0] as HolType));
      zeros.unshift(abstraction(variable(name, NATURAL), zeros[0] as Term));
    }
    [this.#types, this.#zeros] = [types, zeros];
  }

  written(entries: Entries, depth: number): Term {
    if (!isList(entries)) return this.#shape.of === 'reals' ? rationalTerm(entries) : naturalNumeral(entries.num);
    const key = `${String(depth)} ${keyOf(entries)}`;
    const known = this.#written.get(key);
    if (known !== undefined) return known;
    const index = variable(this.#shape.indices[depth] ?? 'i', NATURAL);
    const type = this.#types[depth + 1] as HolType;
    const choose = constantTerm(constant(NAMES.cond), functionType(BOOL, functionType(type, functionType(type, type))));
    const otherwise = this.#zeros[depth + 1] as Term;
    const body = entries.reduceRight<Term>((rest, entry, i) => {
      const value = this.written(entry, depth + 1);
      return alphaEqual(value, otherwise) ? rest : apply(choose, equation(index, naturalNumeral(BigInt(i))), value, rest);
    }, otherwise);
    const zero = this.#zeros[depth] as Term;
    const term = alphaEqual(body, otherwise) ? zero : abstraction(index, body);
    this.#written.set(key, term);
    return term;
  }
}

/** Whether it is a list, not a number. */
export function isList(entries: Entries): entries is readonly Entries[] {
  return Array.isArray(entries);
}

function keyOf(entries: Entries): string {
  return isList(entries) ? `[${entries.map(keyOf).join()}]` : `${entries.num.toString(36)}/${entries.den.toString(36)}`;
}

const lookups = new WeakMap<Term, Map<Term, Theorem>>();

/** `(λi. if i = … then … else …) n = x` for a numeral n. */
function lookup(table: Term, index: Term): Theorem {
  let known = lookups.get(table);
  if (known === undefined) lookups.set(table, (known = new Map<Term, Theorem>()));
  let th = known.get(index);
  if (th === undefined) {
    th = betaConv(application(table, index));
    while (isApplied(rightSide(th), NAMES.cond, 3)) th = trans(th, decided(rightSide(th)));
    known.set(index, th);
  }
  return th;
}

const p = variable('p', BOOL);
const branch = (value: Term): (() => Theorem) =>
  once(() => {
    const A = typeVariable('A');
    const [x, y] = [variable('x', A), variable('y', A)];
    const choose = constantTerm(constant(NAMES.cond), functionType(BOOL, functionType(A, functionType(A, A))));
    const decided = appThm(appThm(appThm(refl(choose), assume(equation(p, value))), refl(x)), refl(y));
    return trans(decided, specAll([x, y], fact(value === TRUE ? 'cond-true' : 'cond-false')));
  });
const [first, second] = [branch(TRUE), branch(FALSE)];

const comparisons = new Map<string, Theorem>();

/** `(if m = n then x else y) = x` or `= y` for numerals m and n. */
export function decided(t: Term): Theorem {
  const [condition, x, y] = [t.fn.fn.arg, t.fn.arg, t.arg];
  const [m, n] = [naturalValue(condition.fn.arg) ?? 0n, naturalValue(condition.arg) ?? 0n];
  const key = `${String(m)} ${String(n)}`;
  let value = comparisons.get(key);
  if (value === undefined) comparisons.set(key, (value = naturalEqual(m, n)));
  const values: [Term, Term][] = [
    [p, condition],
    [variable('x', x.type), x],
    [variable('y', x.type), y],
  ];
  return proveHyp(value, subst([['A', x.type]], values, (m === n ? first : second)()));
}
