import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addQ, mulQ, negQ, rational, subQ, ZERO as ZERO_Q, type Rational } from '../../../src/exact/rational.ts';
import type { Term } from '../../../src/kernel/term.ts';
import { assume } from '../../../src/kernel/theorem.ts';
import { binary } from '../../../src/logic/arithmetic/expansion.ts';
import { linear } from '../../../src/logic/arithmetic/linear.ts';
import { rationalTerm, real } from '../../../src/logic/arithmetic/number-terms.ts';
import { FALSE, not } from '../../../src/logic/formula.ts';
import { expectProved, read } from './read-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 25);

const UNKNOWNS = ['x', 'y', 'z', 'x * y', 'g (n + 1)'].map((text) => read(text));

/** A linear form: its constant, and a coefficient for each unknown. */
interface Form {
  readonly constant: Rational;
  readonly factors: readonly Rational[];
}

const small = fc.tuple(fc.integer({ min: -4, max: 4 }), fc.constantFrom(1, 1, 2, 3)).map(([a, b]) => rational(BigInt(a), BigInt(b)));
const forms: fc.Arbitrary<Form> = fc.record({
  constant: small,
  factors: fc.array(fc.oneof(fc.constant(ZERO_Q), small), { minLength: UNKNOWNS.length, maxLength: UNKNOWNS.length }),
});

function combine(a: Form, b: Form, factor: Rational): Form {
  return {
    constant: addQ(a.constant, mulQ(factor, b.constant)),
    factors: a.factors.map((c, i) => addQ(c, mulQ(factor, b.factors[i] ?? ZERO_Q))),
  };
}

function termOf({ constant, factors }: Form): Term {
  const products = factors.map((c, i) => binary(real.times, rationalTerm(c), UNKNOWNS[i] as Term));
  return products.reduce((so, one) => binary(real.plus, so, one), rationalTerm(constant));
}

const nothing: Form = { constant: ZERO_Q, factors: UNKNOWNS.map(() => ZERO_Q) };

interface Inequality {
  readonly left: Form;
  readonly right: Form;
  readonly isStrict: boolean;
}

/** `left ≤ right` or `left < right` in one of the ways in which people write it. */
function formula({ left, right, isStrict }: Inequality, way: number): Term {
  const [s, t] = [termOf(left), termOf(right)];
  if (way === 0) return binary(isStrict ? real.less : real.le, s, t);
  if (way === 1) return binary(isStrict ? real.greater : real.ge, t, s);
  return not(binary(isStrict ? real.le : real.less, t, s));
}

const inequalities = fc.record({ left: forms, right: forms, isStrict: fc.boolean() });
const ways = fc.integer({ min: 0, max: 2 });
const positives = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })).map(([a, b]) => rational(BigInt(a), BigInt(b)));
const systems = fc.array(fc.tuple(inequalities, ways, positives), { minLength: 1, maxLength: 5 });

/** The sum of the multiplied right sides less the left sides. */
function gap(system: readonly (readonly [Inequality, number, Rational])[]): Form {
  return system.reduce((so, [{ left, right }, , factor]) => combine(combine(so, right, factor), left, negQ(factor)), nothing);
}

describe('linear arithmetic over the reals', () => {
  it('finds the absurdity in systems that are made to be absurd', () => {
    fc.assert(
      fc.property(systems, ways, positives, (system, way, scale) => {
        // What was added up is negative, it says further.
        const total = gap(system);
        const below = { ...nothing, constant: negQ(scale) };
        const formulas = [...system.map(([one, its]) => formula(one, its)), formula({ left: total, right: below, isStrict: false }, way)];
        expectProved(
          linear(
            FALSE,
            formulas.map((one) => assume(one)),
          ),
          FALSE,
          formulas,
        );
      }),
      { numRuns: CASES },
    );
  });

  it('proves what follows by adding multiples', () => {
    fc.assert(
      fc.property(systems, ways, forms, (system, way, shift) => {
        const isStrict = system.some(([one]) => one.isStrict);
        // 0 ≤ total, so that shift ≤ shift + total.
        const goal = formula({ left: shift, right: combine(shift, gap(system), rational(1n)), isStrict }, way);
        const formulas = system.map(([one, its]) => formula(one, its));
        expectProved(
          linear(
            goal,
            formulas.map((one) => assume(one)),
          ),
          goal,
          formulas,
        );
      }),
      { numRuns: CASES },
    );
  });

  it('finds no absurdity in what holds at some point', () => {
    const points = fc.array(small, { minLength: UNKNOWNS.length, maxLength: UNKNOWNS.length });
    fc.assert(
      fc.property(systems, points, (system, point) => {
        const valueAt = ({ constant, factors }: Form): Rational =>
          factors.reduce((so, c, i) => addQ(so, mulQ(c, point[i] ?? ZERO_Q)), constant);
        // Each left side is moved down as far as needed.
        const formulas = system.map(([one, way]) => {
          const excess = subQ(valueAt(one.left), valueAt(one.right));
          const slack = excess.num >= 0n ? addQ(excess, one.isStrict ? rational(1n) : ZERO_Q) : ZERO_Q;
          return formula({ ...one, left: combine(one.left, { ...nothing, constant: slack }, rational(-1n)) }, way);
        });
        const given = formulas.map((one) => assume(one));
        expect(() => linear(FALSE, given)).toThrow(/does not follow by linear arithmetic/);
      }),
      { numRuns: CASES },
    );
  });

  it.each<[string, ...string[]]>([
    ['x < z', 'x < y', 'y ≤ z', 'm < n', '∀x. x < e ⟹ x = (0 : ℝ)'],
    ['x = y', 'x ≤ y', 'y ≤ x'],
    ['x = y', 'x + z = y + z'],
    ['x ≤ y ∧ y < x + 1', 'y = x + 1 / 2'],
    ['F', 'x < y', 'y < x'],
    ['¬(x = y)', 'x < y'],
    ['y * x ≤ z', 'x * y < z'],
    ['0 < e / 2', '0 < e'],
    ['x ≤ 3', 'x ≤ 3 ∧ y ≤ 4'],
    ['¬(x < y)', 'y - x ≤ -(1 / 7)'],
    ['x > y', '2 * x ≥ 2 * y + 1'],
  ])('proves %s', (goal, ...given) => {
    const formulas = given.map((text) => read(text));
    expectProved(
      linear(
        read(goal),
        formulas.map((one) => assume(one)),
      ),
      read(goal),
      formulas,
    );
  });

  it('says where the goal would be false', () => {
    expect(() => linear(read('x ≤ 2 * y'), [assume(read('x ≤ y'))])).toThrow(
      /would be false where x = -?\d+, y = -?\d+\n {2}given: x ≤ y ⊢ x ≤ y/,
    );
  });

  it('does not treat products as more than unknowns', () => {
    expect(() => linear(read('0 ≤ x * x'), [])).toThrow(/does not follow/);
    expect(() => linear(not(read('p')), [])).toThrow(/does not follow/);
  });
});
