// Identities between expressions with finite sums. In normal form each sum is of one product whose factors all depend on the
// index; the other factors stand before it. What is built from such sums is a polynomial in them.
import { bodyAt, variable, type Term } from '../src/kernel/term.ts';
import { occursFree } from '../src/kernel/term-contents.ts';
import { absThm, appThm, eqMp, equation, isEquation, refl, sym, trans, type Theorem } from '../src/kernel/theorem.ts';
import type { HolType } from '../src/kernel/type.ts';
import { Atoms, polynomialOf, type Summand } from '../src/logic/arithmetic/polynomial.ts';
import { rationalTerm, real } from '../src/logic/arithmetic/number-terms.ts';
import { ring } from '../src/logic/arithmetic/ring.ts';
import { betaNormal, continued, rightSide, type Conversion } from '../src/logic/conversion.ts';
import { apply, isApplied, spine } from '../src/logic/formula.ts';
import { refuse } from '../src/logic/goal.ts';
import { rewriteRules } from '../src/logic/rewrite-rule.ts';
import { RuleSet, simplify } from '../src/logic/simplify.ts';
import { compareTerms } from '../src/logic/term-order.ts';
import { apply as applying, chain, equals, fix, intro, lemma, type Tactic } from '../src/logic/proof.ts';
import { sumAdd, sumEqual, sumExchange, sumOfZeros, sumScale } from './sums.ts';

const SUM = 'Headcount.sum';

/** The product of the factors; 1 for none. */
function productOf(factors: readonly Term[]): Term {
  const [first, ...others] = factors;
  return first === undefined ? rationalTerm({ num: 1n, den: 1n }) : others.reduce((so, one) => apply(real.times, so, one), first);
}

/** A term of a polynomial as `p * q`: q is the product of the factors in which the variable occurs. */
function divided({ coefficient, monomial }: Summand, atoms: Atoms, v: Term): Term {
  const factors = monomial.powers.flatMap(({ atom, exponent }) => Array.from({ length: exponent }, () => atoms.terms[atom] as Term));
  const sorted = factors.sort(compareTerms);
  const before = [rationalTerm(coefficient), ...sorted.filter((one) => !occursFree(v, one))];
  return apply(real.times, productOf(before), productOf(sorted.filter((one) => occursFree(v, one))));
}

let linearity: RuleSet | null = null;

/** `sum n (λi. p * f i + …) = p * sum n f + …`. */
const separated: Conversion = (t) => {
  if (linearity === null) {
    linearity = new RuleSet();
    for (const one of [sumAdd, sumScale, sumOfZeros]) linearity.add(rewriteRules(one.theorem()));
  }
  return simplify(t, { rules: [linearity], congruences: new Map(), conversions: [], facts: [], prove: () => null, isDecided: () => false });
};

/** The sum in normal form: its body first, then divided into products. */
function normalSum(t: Term, depth: number): Theorem | null {
  const body = t.arg;
  if (body.kind !== 'abstraction') return null;
  // The same name at each depth, so that equal sums have their factors in the same order.
  const v = variable(`index ${String(depth)}`, body.type.args[0] as HolType);
  const inner = normalSums(bodyAt(body, v), depth + 1);
  const value = inner === null ? bodyAt(body, v) : rightSide(inner);
  const atoms = new Atoms();
  const summands = [...polynomialOf(value, atoms).values()].map((one) => divided(one, atoms, v));
  const wanted =
    summands.length === 0 ? rationalTerm({ num: 0n, den: 1n }) : summands.sort(compareTerms).reduce((so, one) => apply(real.plus, so, one));
  const same = ring(equation(value, wanted));
  const equal = absThm(v, inner === null ? same : trans(inner, same));
  const moved = appThm(refl(t.fn), equal);
  return continued(moved, t, separated);
}

/** The term with each sum in it in normal form; looks through the operations of real numbers only. */
function normalSums(t: Term, depth: number): Theorem | null {
  if (isApplied(t, SUM, 2)) return normalSum(t, depth);
  const { head, args } = spine(t);
  if (!OPERATIONS.has(head) || args.length === 0) return null;
  const parts = args.map((arg) => normalSums(arg, depth));
  if (parts.every((one) => one === null)) return null;
  return parts.reduce<Theorem>((so, one, i) => appThm(so, one ?? refl(args[i] as Term)), refl(head));
}

const OPERATIONS: ReadonlySet<Term> = new Set([real.plus, real.minus, real.times, real.negate, real.power]);

/** Proves an equation between expressions with finite sums: both sides have the same normal form. */
export function sumRing(): Tactic {
  return (goal) => {
    const normal = betaNormal(goal.conclusion);
    const t = normal === null ? goal.conclusion : rightSide(normal);
    if (!isEquation(t)) return refuse(goal, 'sumRing', 'the goal is no equation');
    const [a, b] = [t.fn.arg, t.arg];
    const [left, right] = [normalSums(a, 0), normalSums(b, 0)];
    const between = ring(equation(left === null ? a : rightSide(left), right === null ? b : rightSide(right)));
    const first = left === null ? between : trans(left, between);
    const th = right === null ? first : trans(first, sym(right));
    return normal === null ? th : eqMp(sym(normal), th);
  };
}

/** A combination of combinations is one: the coefficients are multiplied as matrices. */
export const sumCombine = lemma(
  'sum-combine',
  '∀y c v m n. sum m (λt. y t * sum n (λh. c t h * v h)) = sum n (λh. sum m (λt. y t * c t h) * v h)',
  fix('y c v m n'),
  chain(
    '…',
    equals('sum m (λt. sum n (λh. y t * c t h * v h))', applying(sumEqual), intro(), sumRing()),
    equals('sum n (λh. sum m (λt. y t * c t h * v h))', applying(sumExchange)),
    equals('…', applying(sumEqual), intro(), sumRing()),
  ),
);
