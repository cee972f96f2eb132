// Order of powers and absolute values of products: by induction, or by cases.
import { application, type Term } from '../../kernel/term.ts';
import { assume, equation, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { binary, mapped } from './expansion.ts';
import { mulOne, productOf } from './field-laws.ts';
import { factLaw, law, n, x, y } from './law.ts';
import { byInduction } from './natural-laws.ts';
import { ONE, ZERO, real } from './number-terms.ts';
import * as order from './order-laws.ts';
import { realPowerSuc, realPowerZero } from './power-laws.ts';
import { rationalPositive } from './rational-order.ts';

const powerOf = (t: Term, e: Term): Term => binary(real.power, t, e);
const oneLe = (): Theorem => order.leOfLess([ZERO, ONE], rationalPositive({ num: 1n, den: 1n }));

/** From `0 ≤ x`: `0 ≤ x ^ n`. */
export const powerNonnegative = law([x, n], () => {
  const statement = order.le(ZERO, powerOf(x, n));
  const base = order.related(oneLe(), null, sym(realPowerZero([x])));
  const product = factLaw('real-mul-nonnegative')([x, powerOf(x, n)]);
  return byInduction(n, statement, base, order.related(product, null, sym(realPowerSuc([x, n]))));
});

/** From `0 < x`: `0 < x ^ n`. */
export const powerPositive = law([x, n], () => {
  const statement = order.less(ZERO, powerOf(x, n));
  const base = order.related(rationalPositive({ num: 1n, den: 1n }), null, sym(realPowerZero([x])));
  const product = order.positiveProduct([x, powerOf(x, n)]);
  return byInduction(n, statement, base, order.related(product, null, sym(realPowerSuc([x, n]))));
});

/** `1 ^ n = 1`. */
export const powerOfOne = law([n], () => {
  const statement = equation(powerOf(ONE, n), ONE);
  const step = trans(mapped(application(real.times, ONE), assume(statement)), mulOne([ONE]));
  return byInduction(n, statement, realPowerZero([ONE]), trans(realPowerSuc([ONE, n]), step));
});

/** From `0 ≤ x` and `x ≤ y`: `x ^ n ≤ y ^ n`. */
export const powerMonotone = law([x, y, n], () => {
  const statement = order.le(powerOf(x, n), powerOf(y, n));
  const base = order.related(factLaw('real-le-refl')([ONE]), sym(realPowerZero([x])), sym(realPowerZero([y])));
  const nonnegativeY = factLaw('real-le-trans')([ZERO, x, y]);
  // x * x^n ≤ x * y^n ≤ y * y^n
  const first = order.scaledLe([x, powerOf(x, n), powerOf(y, n)]);
  const second = order.related(
    order.scaledLe([powerOf(y, n), x, y], powerNonnegative([y, n], nonnegativeY)),
    turned(powerOf(y, n), x),
    turned(powerOf(y, n), y),
  );
  const both = factLaw('real-le-trans')(
    [productOf(x, powerOf(x, n)), productOf(x, powerOf(y, n)), productOf(y, powerOf(y, n))],
    first,
    second,
  );
  return byInduction(n, statement, base, order.related(both, sym(realPowerSuc([x, n])), sym(realPowerSuc([y, n]))));
});

function turned(a: Term, b: Term): Theorem {
  return factLaw('real-mul-comm')([a, b]);
}
