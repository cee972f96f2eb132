// Values of finite sums over tables, and statements about all numbers below a bound: the arithmetic behind a layer's theorem.
import { belowNext, belowZero, sumNext, sumNextZero } from '../../proofs/family-certificate.ts';
import { kron } from '../../proofs/operators.ts';
import { sumZero } from '../../proofs/sums.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { addQ, isZeroQ, type Rational } from '../exact/rational.ts';
import { abstraction, application, bodyAt, type Term } from '../kernel/term.ts';
import { appThm, betaConv, eqMp, refl, sym, trans, type Theorem } from '../kernel/theorem.ts';
import { lawOf, type Law } from '../logic/arithmetic/law.ts';
import { successorOf } from '../logic/arithmetic/natural-evaluation.ts';
import { naturalNumeral, naturalValue, operationOf, rationalTerm, rationalValue, real } from '../logic/arithmetic/number-terms.ts';
import { rationalProduct, rationalSum } from '../logic/arithmetic/rational-evaluation.ts';
import { rightSide } from '../logic/conversion.ts';
import { implies, opened, spine } from '../logic/formula.ts';
import type { Lemma } from '../logic/lemma.ts';
import { printTerm } from '../logic/print-term.ts';
import { quantify, spec } from '../logic/quantifier-rules.ts';
import { vocabulary } from '../logic/vocabulary.ts';
import { decided, type EntryTable } from './layer-table.ts';

const lawOfLemma = (lemma: Lemma): Law => lawOf(() => lemma.theorem());
const [noTerms, nextTerm, nextZero] = [lawOfLemma(sumZero), lawOfLemma(sumNext), lawOfLemma(sumNextZero)];
const [nextBelow, unitEntry] = [lawOfLemma(belowNext), lawOfLemma(kron)];

const numeral = (n: number): Term => naturalNumeral(BigInt(n));

/** The number below which a quantifier or a sum goes. */
function boundOf(t: Term): number {
  return Number(naturalValue(t) ?? fail('layer-arithmetic', `no numeral: ${printTerm(t, { signature: vocabulary(), limit: 300 })}`));
}

/** What is shown of a statement at numerals for all its indices; called with these in their order. */
export type Instance = (statement: Term, indices: readonly number[]) => Theorem;

/**
 * `∀i. i < m ⟹ ∀j. j < n ⟹ … c`, the formula given, with numerals for m, n, …, from what is shown of c at each tuple of
 * numbers below them. Throws what showing that throws.
 */
export function everywhereBelow(statement: Term, depth: number, instance: Instance, indices: readonly number[] = []): Theorem {
  if (depth === 0) return instance(statement, indices);
  const { v, body } = opened(statement);
  const bound = boundOf(body.fn.arg.arg);
  const predicate = abstraction(v, body.arg);
  let all = spec(predicate, belowZero.theorem());
  for (let i = 0; i < bound; i++) {
    const inner = everywhereBelow(bodyAt(predicate, numeral(i)), depth - 1, instance, [...indices, i]);
    const here = eqMp(sym(betaConv(application(predicate, numeral(i)))), inner);
    const successor = successorOf(numeral(i));
    all = nextBelow([predicate, numeral(i), numeral(i + 1)], successor, all, here);
  }
  // ∀i. i < m ⟹ (λi. c) i
  const reduced = appThm(refl(implies(body.fn.arg, body.arg).fn), betaConv(application(predicate, v)));
  return eqMp(quantify('forall', v, reduced), all);
}

/** Values of terms made of sums with numerals as bounds, products, tables and `kron`, in which all indices are numerals. */
export class LayerArithmetic {
  readonly #tables: ReadonlyMap<Term, EntryTable>;
  readonly #looked = new Map<Term, Theorem>();
  readonly #products = new Map<string, Theorem>();

  constructor(tables: readonly EntryTable[]) {
    this.#tables = new Map(tables.map((one) => [one.term, one]));
  }

  /** `t = q`, where q is a numeral or a rational constant. Throws `layer-arithmetic` for a term of another kind. */
  value(t: Term): Theorem {
    const operation = operationOf(t);
    if (operation === real.times) return this.#product(t);
    const { head, args } = spine(t);
    const table = this.#tables.get(head);
    if (table !== undefined) return this.#entry(table, t, args);
    if (head.kind === 'constant' && head.constant.name === 'Headcount.sum') return this.#sum(t);
    if (head.kind === 'constant' && head.constant.name === 'Headcount.kron') {
      const unfolded = unitEntry(args);
      return trans(unfolded, decided(rightSide(unfolded)));
    }
    return fail('layer-arithmetic', `no value is known of ${printTerm(t, { signature: vocabulary(), limit: 300 })}`);
  }

  #entry(table: EntryTable, t: Term, args: readonly Term[]): Theorem {
    let th = this.#looked.get(t);
    if (th !== undefined) return th;
    const values = args.map((arg) => (naturalValue(arg) === null ? this.value(arg) : null));
    th = table.at(args.map((arg, i) => Number(naturalValue(values[i] ? rightSide(values[i]) : arg))));
    if (values.some((one) => one !== null)) {
      const moved = args.reduce((fn, arg, i) => appThm(fn, values[i] ?? refl(arg)), refl(table.term));
      th = trans(moved, th);
    }
    this.#looked.set(t, th);
    return th;
  }

  #product(t: Term): Theorem {
    const [first, second] = [this.value(t.fn.arg), this.value(t.arg)];
    const [p, q] = [first, second].map((th) => rational(rightSide(th))) as [Rational, Rational];
    const key = `${p.num.toString(36)}/${p.den.toString(36)} ${q.num.toString(36)}/${q.den.toString(36)}`;
    let product = this.#products.get(key);
    if (product === undefined) this.#products.set(key, (product = rationalProduct(p, q)));
    return trans(appThm(appThm(refl(real.times), first), second), product);
  }

  #sum(t: Term): Theorem {
    const terms = t.arg;
    const bound = boundOf(t.fn.arg);
    let total: Rational = rational(rationalTerm({ num: 0n, den: 1n }));
    let th = noTerms([terms]);
    for (let i = 0; i < bound; i++) {
      const reduced = betaConv(application(terms, numeral(i)));
      const last = trans(reduced, this.value(rightSide(reduced)));
      const value = rational(rightSide(last));
      const [before, now] = [numeral(i), numeral(i + 1)];
      const next = successorOf(before);
      if (isZeroQ(value)) {
        th = nextZero([terms, before, now, rationalTerm(total)], next, th, last);
        continue;
      }
      const sum = addQ(total, value);
      const values = [terms, before, now, ...[total, value, sum].map(rationalTerm)];
      th = nextTerm(values, next, th, last, rationalSum(total, value));
      total = sum;
    }
    return th;
  }
}

function rational(t: Term): Rational {
  return rationalValue(t) ?? fail('layer-arithmetic', `no rational constant: ${printTerm(t, { signature: vocabulary(), limit: 300 })}`);
}
