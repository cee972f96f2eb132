// Laws of the reals by name: closed theorems that rest on the foundation alone, for proofs that go step by step.
import type { Term } from '../../kernel/term.ts';
import { assume, isEquation, trans, type Theorem } from '../../kernel/theorem.ts';
import { baseSignature } from '../base-signature.ts';
import { byContradiction, cases, conjuncts, contradiction, disch, either, iff, inLeft, inRight, truth } from '../connective-rules.ts';
import { freeVariables, isForall, isImplies, not, opened } from '../formula.ts';
import { parseTerm } from '../parse-term.ts';
import { gen } from '../quantifier-rules.ts';
import { arithmetic } from './arithmetic.ts';
import { divisionFacts, field, nonzero } from './field.ts';
import { mulCancel, multiplication } from './field-laws.ts';
import { ZERO } from './number-terms.ts';
import { le, lessOfNotLe } from './order-laws.ts';
import * as powers from './power-order-laws.ts';
import { absOfNegative, absOfNonnegative } from './rational-order.ts';
import { ring } from './ring.ts';

/** How the conclusion of a law is proved from its premises. */
type Proof = (goal: Term, premises: readonly Theorem[]) => Theorem;

const byRing: Proof = (goal) => ring(goal);
const byField: Proof = field;
const byArithmetic: Proof = arithmetic;
/** By arithmetic, with `a / b * b = a` for the quotients of the goal. */
const byDivision: Proof = (goal, premises) => arithmetic(goal, [...premises, ...divisionFacts(goal, premises)]);
const byNonzero: Proof = (goal, premises) => nonzero(goal.arg.fn.arg, premises);
/** One proof for each direction of `s / t = …`: an equation by fractions, the other one by arithmetic. */
const byFieldEachWay: Proof = (goal, premises) => {
  const [a, b] = [goal.fn.arg, goal.arg];
  const forward = arithmetic(b, [...premises, ...divisionFacts(a, premises), assume(a)]);
  const backward = field(a, [...premises, assume(b)]);
  return iff(disch(a, forward), disch(b, backward));
};

/** From `x * y = x * z` and `¬(x = 0)`: `y = z`. */
const byCancelling: Proof = ({ fn: { arg: first }, arg: second }, premises) => {
  const same = premises.find(({ conclusion }) => isEquation(conclusion)) ?? truth();
  const { arg: left } = same.conclusion.fn;
  const different = nonzero(left.fn.arg, premises);
  const turned = trans(multiplication.commutes([first, left.fn.arg]), trans(same, multiplication.commutes([left.fn.arg, second])));
  return mulCancel([first, second, left.fn.arg], different, turned);
};

/** From `x * y = 0`: `x = 0 ∨ y = 0`, and back. */
const byZeroProduct: Proof = (goal, premises) => {
  const [a, b] = [goal.fn.arg, goal.arg];
  const [first, second] = [b.fn.arg, b.arg];
  const different = [first, second].map((one) => assume(not(one))) as [Theorem, Theorem];
  const absurd = contradiction(nonzero(a.fn.arg, different), assume(a));
  const forward = cases(either(first), inLeft(assume(first), second), inRight(first, byContradiction(second, absurd)));
  return iff(disch(a, forward), disch(b, arithmetic(a, [...premises, assume(b)])));
};

/** By arithmetic in the cases that x is, or is not, at least 0, with the absolute value of x, for each variable of the goal. */
const bySigns: Proof = (goal, premises) => {
  const split = (variables: readonly Term[], given: readonly Theorem[]): Theorem => {
    const [first, ...rest] = variables;
    if (first === undefined) return arithmetic(goal, given);
    const [above, below] = [assume(le(ZERO, first)), assume(not(le(ZERO, first)))];
    const [positive, negative] = [absOfNonnegative([first]), absOfNegative([first], lessOfNotLe([ZERO, first]))];
    const [one, other] = [split(rest, [...given, above, positive]), split(rest, [...given, below, negative])];
    return cases(either(above.conclusion), one, other);
  };
  return split(freeVariables([goal]), premises);
};

// prettier-ignore
const LAWS = {
  // Sums
  'add-zero': ['∀(x : ℝ). x + 0 = x', byRing],
  'add-neg': ['∀x. x + -x = 0', byRing],
  'neg-neg': ['∀x. -(-x) = x', byRing],
  'neg-zero': ['-0 = (0 : ℝ)', byRing],
  'neg-add': ['∀x y. -(x + y) = -x + -y', byRing],
  'neg-as-product': ['∀x. -x = -1 * x', byRing],
  'sub-self': ['∀(x : ℝ). x - x = 0', byRing],
  'sub-zero': ['∀(x : ℝ). x - 0 = x', byRing],
  'sub-add': ['∀(x : ℝ) y. x - y + y = x', byRing],
  'add-sub': ['∀(x : ℝ) y. x + y - y = x', byRing],
  'neg-sub': ['∀(x : ℝ) y. -(x - y) = y - x', byRing],
  'sub-equal-zero': ['∀(x : ℝ) y. x - y = 0 ⇔ x = y', byArithmetic],
  'add-cancel-left': ['∀(x : ℝ) y z. x + y = x + z ⇔ y = z', byArithmetic],
  'add-cancel-right': ['∀(x : ℝ) y z. x + z = y + z ⇔ x = y', byArithmetic],
  'neg-equal': ['∀x y. -x = -y ⇔ x = y', byArithmetic],
  'equal-sub': ['∀(x : ℝ) y z. x = y - z ⇔ x + z = y', byArithmetic],
  // Products
  'mul-zero': ['∀(x : ℝ). x * 0 = 0', byRing],
  'zero-mul': ['∀(x : ℝ). 0 * x = 0', byRing],
  'mul-one': ['∀(x : ℝ). x * 1 = x', byRing],
  'add-mul': ['∀(x : ℝ) y z. (x + y) * z = x * z + y * z', byRing],
  'mul-sub': ['∀(x : ℝ) y z. x * (y - z) = x * y - x * z', byRing],
  'sub-mul': ['∀(x : ℝ) y z. (x - y) * z = x * z - y * z', byRing],
  'mul-neg': ['∀x y. x * -y = -(x * y)', byRing],
  'neg-mul': ['∀x y. -x * y = -(x * y)', byRing],
  'neg-mul-neg': ['∀x y. -x * -y = x * y', byRing],
  'mul-equal-zero': ['∀(x : ℝ) y. x * y = 0 ⇔ x = 0 ∨ y = 0', byZeroProduct],
  'mul-not-zero': ['∀(x : ℝ) y. ¬(x = 0) ∧ ¬(y = 0) ⟹ ¬(x * y = 0)', byNonzero],
  'mul-cancel-left': ['∀(x : ℝ) y z. ¬(x = 0) ∧ x * y = x * z ⟹ y = z', byCancelling],
  // Order
  'le-refl': ['∀(x : ℝ). x ≤ x', byArithmetic],
  'less-irrefl': ['∀(x : ℝ). ¬(x < x)', byArithmetic],
  'le-trans': ['∀(x : ℝ) y z. x ≤ y ∧ y ≤ z ⟹ x ≤ z', byArithmetic],
  'less-trans': ['∀(x : ℝ) y z. x < y ∧ y < z ⟹ x < z', byArithmetic],
  'le-less-trans': ['∀(x : ℝ) y z. x ≤ y ∧ y < z ⟹ x < z', byArithmetic],
  'less-le-trans': ['∀(x : ℝ) y z. x < y ∧ y ≤ z ⟹ x < z', byArithmetic],
  'less-le': ['∀(x : ℝ) y. x < y ⟹ x ≤ y', byArithmetic],
  'le-cases': ['∀(x : ℝ) y. x ≤ y ⇔ x < y ∨ x = y', byArithmetic],
  'less-iff': ['∀(x : ℝ) y. x < y ⇔ x ≤ y ∧ ¬(x = y)', byArithmetic],
  'not-less': ['∀(x : ℝ) y. ¬(x < y) ⇔ y ≤ x', byArithmetic],
  'not-le': ['∀(x : ℝ) y. ¬(x ≤ y) ⇔ y < x', byArithmetic],
  'less-total': ['∀(x : ℝ) y. x < y ∨ x = y ∨ y < x', byArithmetic],
  'le-antisym': ['∀(x : ℝ) y. x ≤ y ∧ y ≤ x ⟹ x = y', byArithmetic],
  'zero-less-one': ['0 < (1 : ℝ)', byArithmetic],
  'add-le-add': ['∀(x : ℝ) y z w. x ≤ y ∧ z ≤ w ⟹ x + z ≤ y + w', byArithmetic],
  'add-less-add': ['∀(x : ℝ) y z w. x < y ∧ z < w ⟹ x + z < y + w', byArithmetic],
  'add-less-le': ['∀(x : ℝ) y z w. x < y ∧ z ≤ w ⟹ x + z < y + w', byArithmetic],
  'add-le-less': ['∀(x : ℝ) y z w. x ≤ y ∧ z < w ⟹ x + z < y + w', byArithmetic],
  'add-le-cancel': ['∀(x : ℝ) y z. x + y ≤ x + z ⇔ y ≤ z', byArithmetic],
  'add-less-cancel': ['∀(x : ℝ) y z. x + y < x + z ⇔ y < z', byArithmetic],
  'neg-le': ['∀x y. -x ≤ -y ⇔ y ≤ x', byArithmetic],
  'neg-less': ['∀x y. -x < -y ⇔ y < x', byArithmetic],
  'sub-nonnegative': ['∀(x : ℝ) y. 0 ≤ x - y ⇔ y ≤ x', byArithmetic],
  'sub-positive': ['∀(x : ℝ) y. 0 < x - y ⇔ y < x', byArithmetic],
  'positive-not-zero': ['∀(x : ℝ). 0 < x ⟹ ¬(x = 0)', byArithmetic],
  'mul-nonnegative': ['∀(x : ℝ) y. 0 ≤ x ∧ 0 ≤ y ⟹ 0 ≤ x * y', byArithmetic],
  'mul-positive': ['∀(x : ℝ) y. 0 < x ∧ 0 < y ⟹ 0 < x * y', byArithmetic],
  'mul-le-left': ['∀(x : ℝ) y z. 0 ≤ x ∧ y ≤ z ⟹ x * y ≤ x * z', byArithmetic],
  'mul-le-right': ['∀(x : ℝ) y z. 0 ≤ z ∧ x ≤ y ⟹ x * z ≤ y * z', byArithmetic],
  'mul-less-left': ['∀(x : ℝ) y z. 0 < x ∧ y < z ⟹ x * y < x * z', byArithmetic],
  'mul-less-right': ['∀(x : ℝ) y z. 0 < z ∧ x < y ⟹ x * z < y * z', byArithmetic],
  'mul-le-cancel': ['∀(x : ℝ) y z. 0 < x ⟹ (x * y ≤ x * z ⇔ y ≤ z)', byArithmetic],
  'mul-less-cancel': ['∀(x : ℝ) y z. 0 < x ⟹ (x * y < x * z ⇔ y < z)', byArithmetic],
  'mul-le-mul': ['∀(x : ℝ) y z w. 0 ≤ x ∧ x ≤ y ∧ 0 ≤ z ∧ z ≤ w ⟹ x * z ≤ y * w', byArithmetic],
  'square-nonnegative': ['∀(x : ℝ). 0 ≤ x * x', byArithmetic],
  'square-positive': ['∀(x : ℝ). ¬(x = 0) ⟹ 0 < x * x', bySigns],
  // Division: by what is not 0, as nothing is known of x / 0
  'inv-mul': ['∀x. ¬(x = 0) ⟹ inv x * x = 1', byField],
  'mul-inv': ['∀x. ¬(x = 0) ⟹ x * inv x = 1', byField],
  'inv-one': ['inv 1 = 1', byRing],
  'inv-inv': ['∀x. ¬(x = 0) ⟹ inv (inv x) = x', byField],
  'inv-not-zero': ['∀x. ¬(x = 0) ⟹ ¬(inv x = 0)', byNonzero],
  'inv-mul-distribute': ['∀x y. ¬(x = 0) ∧ ¬(y = 0) ⟹ inv (x * y) = inv x * inv y', byField],
  'inv-neg': ['∀x. ¬(x = 0) ⟹ inv (-x) = -inv x', byField],
  'inv-positive': ['∀x. 0 < x ⟹ 0 < inv x', byDivision],
  'inv-as-div': ['∀x. ¬(x = 0) ⟹ inv x = 1 / x', byField],
  'div-as-mul': ['∀x y. ¬(y = 0) ⟹ x / y = x * inv y', byField],
  'div-one': ['∀x. x / 1 = x', byRing],
  'div-self': ['∀x. ¬(x = 0) ⟹ x / x = 1', byField],
  'zero-div': ['∀x. ¬(x = 0) ⟹ 0 / x = 0', byField],
  'div-mul': ['∀x y. ¬(y = 0) ⟹ x / y * y = x', byField],
  'mul-div': ['∀x y. ¬(y = 0) ⟹ x * y / y = x', byField],
  'mul-div-assoc': ['∀x y z. ¬(z = 0) ⟹ x * (y / z) = x * y / z', byField],
  'div-add': ['∀x y z. ¬(z = 0) ⟹ (x + y) / z = x / z + y / z', byField],
  'div-sub': ['∀x y z. ¬(z = 0) ⟹ (x - y) / z = x / z - y / z', byField],
  'div-neg': ['∀x y. ¬(y = 0) ⟹ -x / y = -(x / y)', byField],
  'div-div': ['∀x y z. ¬(y = 0) ∧ ¬(z = 0) ⟹ x / y / z = x / (y * z)', byField],
  'div-mul-div': ['∀x y z w. ¬(y = 0) ∧ ¬(w = 0) ⟹ x / y * (z / w) = x * z / (y * w)', byField],
  'div-add-div': ['∀x y z w. ¬(y = 0) ∧ ¬(w = 0) ⟹ x / y + z / w = (x * w + z * y) / (y * w)', byField],
  'div-cancel': ['∀x y z. ¬(y = 0) ∧ ¬(z = 0) ⟹ x * z / (y * z) = x / y', byField],
  'div-equal': ['∀x y z. ¬(y = 0) ⟹ (x / y = z ⇔ x = z * y)', byFieldEachWay],
  'div-equal-zero': ['∀x y. ¬(y = 0) ⟹ (x / y = 0 ⇔ x = 0)', byFieldEachWay],
  'div-positive': ['∀x y. 0 < x ∧ 0 < y ⟹ 0 < x / y', byDivision],
  'div-nonnegative': ['∀x y. 0 ≤ x ∧ 0 < y ⟹ 0 ≤ x / y', byDivision],
  'div-le': ['∀x y z. 0 < y ⟹ (x / y ≤ z ⇔ x ≤ z * y)', byDivision],
  'le-div': ['∀x y z. 0 < z ⟹ (x ≤ y / z ⇔ x * z ≤ y)', byDivision],
  'div-less': ['∀x y z. 0 < y ⟹ (x / y < z ⇔ x < z * y)', byDivision],
  'less-div': ['∀x y z. 0 < z ⟹ (x < y / z ⇔ x * z < y)', byDivision],
  'div-le-div': ['∀x y z. 0 < z ∧ x ≤ y ⟹ x / z ≤ y / z', byDivision],
  'div-less-div': ['∀x y z. 0 < z ∧ x < y ⟹ x / z < y / z', byDivision],
  // Absolute values
  'abs-nonnegative': ['∀x. 0 ≤ abs x', byArithmetic],
  'abs-of-nonnegative': ['∀x. 0 ≤ x ⟹ abs x = x', byArithmetic],
  'abs-of-nonpositive': ['∀x. x ≤ 0 ⟹ abs x = -x', byArithmetic],
  'abs-zero': ['abs 0 = 0', byArithmetic],
  'abs-equal-zero': ['∀x. abs x = 0 ⇔ x = 0', byArithmetic],
  'abs-positive': ['∀x. 0 < abs x ⇔ ¬(x = 0)', byArithmetic],
  'abs-neg': ['∀x. abs (-x) = abs x', byArithmetic],
  'abs-sub': ['∀x y. abs (x - y) = abs (y - x)', byArithmetic],
  'abs-triangle': ['∀x y. abs (x + y) ≤ abs x + abs y', byArithmetic],
  'abs-triangle-sub': ['∀x y z. abs (x - z) ≤ abs (x - y) + abs (y - z)', byArithmetic],
  'abs-difference': ['∀x y. abs x - abs y ≤ abs (x - y)', byArithmetic],
  'abs-mul': ['∀x y. abs (x * y) = abs x * abs y', bySigns],
  'abs-abs': ['∀x. abs (abs x) = abs x', byArithmetic],
  'le-abs': ['∀x. x ≤ abs x', byArithmetic],
  'neg-le-abs': ['∀x. -x ≤ abs x', byArithmetic],
  'abs-le': ['∀x y. abs x ≤ y ⇔ -y ≤ x ∧ x ≤ y', byArithmetic],
  'abs-less': ['∀x y. abs x < y ⇔ -y < x ∧ x < y', byArithmetic],
  // Powers
  'power-one': ['∀(x : ℝ). x ^ 1 = x', byRing],
  'power-two': ['∀(x : ℝ). x ^ 2 = x * x', byRing],
  'power-add': ['∀(x : ℝ) m n. x ^ (m + n) = x ^ m * x ^ n', byRing],
  'mul-power': ['∀(x : ℝ) y n. (x * y) ^ n = x ^ n * y ^ n', byRing],
  'one-power': ['∀n. (1 : ℝ) ^ n = 1', (goal) => powers.powerOfOne([goal.fn.arg.arg])],
  'div-power': ['∀x y n. ¬(y = 0) ⟹ (x / y) ^ n = x ^ n / y ^ n', byField],
  'power-not-zero': ['∀(x : ℝ) n. ¬(x = 0) ⟹ ¬(x ^ n = 0)', byNonzero],
  'power-nonnegative': ['∀(x : ℝ) n. 0 ≤ x ⟹ 0 ≤ x ^ n', (goal, given) => powers.powerNonnegative([goal.arg.fn.arg, goal.arg.arg], ...given)],
  'power-positive': ['∀(x : ℝ) n. 0 < x ⟹ 0 < x ^ n', (goal, given) => powers.powerPositive([goal.arg.fn.arg, goal.arg.arg], ...given)],
  'power-le-power': ['∀(x : ℝ) y n. 0 ≤ x ∧ x ≤ y ⟹ x ^ n ≤ y ^ n', (goal, given) => powers.powerMonotone([goal.fn.arg.fn.arg, goal.arg.fn.arg, goal.arg.arg], ...given)],
  // Naturals as reals
  'from-natural-nonnegative': ['∀n. 0 ≤ fromNatural n', byArithmetic],
  'from-natural-suc': ['∀n. fromNatural (suc n) = fromNatural n + 1', byRing],
  'from-natural-add': ['∀m n. fromNatural (m + n) = fromNatural m + fromNatural n', byRing],
  'from-natural-mul': ['∀m n. fromNatural (m * n) = fromNatural m * fromNatural n', byRing],
  'from-natural-power': ['∀m n. fromNatural (m ^ n) = fromNatural m ^ n', byRing],
  'from-natural-sub': ['∀m n. n ≤ m ⟹ fromNatural (m - n) = fromNatural m - fromNatural n', byArithmetic],
  'from-natural-less': ['∀m n. fromNatural m < fromNatural n ⇔ m < n', byArithmetic],
  'from-natural-le': ['∀m n. fromNatural m ≤ fromNatural n ⇔ m ≤ n', byArithmetic],
  'from-natural-equal': ['∀m n. fromNatural m = fromNatural n ⇔ m = n', byArithmetic],
  'from-natural-positive': ['∀n. 0 < fromNatural n ⇔ ¬(n = 0)', byArithmetic],
  'from-natural-equal-zero': ['∀n. fromNatural n = 0 ⇔ n = 0', byArithmetic],
} as const satisfies Readonly<Record<string, readonly [statement: string, proof: Proof]>>;

/** The name of a law of the reals. */
export type RealLawName = keyof typeof LAWS;

/** All names of laws of the reals. */
export const REAL_LAW_NAMES = Object.keys(LAWS) as readonly RealLawName[];

/** The text of a law of the reals. */
export function statementOfRealLaw(name: RealLawName): string {
  return LAWS[name][0];
}

function prove(goal: Term, premises: readonly Theorem[], proof: Proof): Theorem {
  if (isForall(goal)) {
    const { v, body } = opened(goal);
    return gen(v, prove(body, premises, proof));
  }
  if (!isImplies(goal)) return proof(goal, premises);
  const premise = goal.fn.arg;
  return disch(premise, prove(goal.arg, [...premises, ...conjuncts(assume(premise))], proof));
}

const proved = new Map<RealLawName, Theorem>();

/** A law of the reals by its name: `realLaw('mul-le-left')`. It is proved when first asked for. */
export function realLaw(name: RealLawName): Theorem {
  let theorem = proved.get(name);
  if (theorem === undefined) {
    const [statement, proof] = LAWS[name];
    proved.set(name, (theorem = prove(parseTerm(statement, { signature: baseSignature() }), [], proof)));
  }
  return theorem;
}
