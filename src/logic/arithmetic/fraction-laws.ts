// Laws of fractions: how two of them are added, multiplied, divided and compared.
import { application, type Term } from '../../kernel/term.ts';
import { assume, equation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { contradiction, disch, notIntro } from '../connective-rules.ts';
import { not } from '../formula.ts';
import { binary, combined, mapped } from './expansion.ts';
import * as field from './field-laws.ts';
import { chain, factLaw, law, n, w, x, y, z } from './law.ts';
import { byInduction } from './natural-laws.ts';
import { ONE, ZERO, real } from './number-terms.ts';
import { realPowerSuc, realPowerZero } from './power-laws.ts';

const over = (a: Term, b: Term): Term => binary(real.over, a, b);
const { productOf, sumOf } = field;

/** From y and w not zero: `x / y + z / w = (x * w + z * y) / (y * w)`. */
export const sumOfFractions = law([x, y, z, w], () => {
  const [above, below] = [sumOf(productOf(x, w), productOf(z, y)), productOf(y, w)];
  return field.quotientSum([x, y, z, w, above, below], field.productNonzero([y, w]), refl(productOf(above, below)));
});

/** From `¬(y = 0)`: `x / y + z / y = (x + z) / y`. */
export const sumOverSame = law([x, y, z], () => {
  const sum = sumOf(over(x, y), over(z, y));
  const spread = trans(field.addMul([over(x, y), over(z, y), y]), combined(real.plus, field.divMul([x, y]), field.divMul([z, y])));
  return sym(field.quotientUnique([sumOf(x, z), y, sum], spread));
});

/** From y and w not zero: `x / y * (z / w) = (x * z) / (y * w)`. */
export const productOfFractions = law([x, y, z, w], () => {
  const [above, below] = [productOf(x, z), productOf(y, w)];
  return field.quotientProduct([x, y, z, w, above, below], field.productNonzero([y, w]), refl(productOf(above, below)));
});

/** From y and w not zero, and `x * w = z * y`: `x / y = z / w`. */
export const equalFractions = law([x, y, z, w], () => {
  const same = assume(equation(productOf(x, w), productOf(z, y)));
  // z / w * y * w = z * y = x * w
  const moved = field.realIdentity(productOf(productOf(over(z, w), y), w), productOf(productOf(over(z, w), w), y));
  const value = chain(moved, combined(real.times, field.divMul([z, w]), refl(y)), sym(same));
  return field.quotientUnique([x, y, over(z, w)], field.mulCancel([productOf(over(z, w), y), x, w], value));
});

/** From x and y not zero: `¬(x / y = 0)`. */
export const fractionNonzero = law([x, y], () => {
  // y / x * (x / y) = 1
  const unit = trans(factLaw('real-one-mul')([productOf(x, y)]), field.multiplication.commutes([x, y]));
  const one = field.quotientUnique([productOf(y, x), productOf(x, y), ONE], field.productNonzero([x, y]), unit);
  return field.nonzeroFactor([over(x, y), over(y, x)], trans(productOfFractions([y, x, x, y]), one));
});

/** From `¬(y = 0)` and `¬(x / y = 0)`: `¬(x = 0)`. */
export const numeratorNonzero = law([x, y], () => {
  const zero = assume(equation(x, ZERO));
  const quotient = field.quotientUnique([x, y, ZERO], trans(field.zeroMul([y]), sym(zero)));
  return notIntro(disch(zero.conclusion, contradiction(assume(not(equation(over(x, y), ZERO))), quotient)));
});

/** From y, z, w not zero: `x / y / (z / w) = (x * w) / (y * z)`. */
export const quotientOfFractions = law([x, y, z, w], () => {
  const [above, below] = [productOf(x, w), productOf(y, z)];
  const [wholeAbove, wholeBelow] = [productOf(above, z), productOf(below, w)];
  const nonzeroBelow = field.productNonzero([y, z]);
  const crossed = field.realIdentity(productOf(wholeAbove, y), productOf(x, wholeBelow));
  const nonzeroWhole = field.productNonzero([below, w], nonzeroBelow);
  const back = trans(
    productOfFractions([above, below, z, w], nonzeroBelow),
    equalFractions([wholeAbove, wholeBelow, x, y], crossed, nonzeroWhole),
  );
  return field.quotientUnique([over(x, y), over(z, w), over(above, below)], fractionNonzero([z, w]), back);
});

/** From `¬(x = 0)`: `inv x = 1 / x`. */
export const inverseAsFraction = law([x], () => {
  const unfolded = factLaw('real-div')([ONE, x]);
  return sym(trans(unfolded, factLaw('real-one-mul')([application(real.inverse, x)])));
});

/** From `¬(x = 0)`: `¬(x ^ n = 0)`. */
export const powerNonzero = law([x, n], () => {
  const at = (e: Term): Term => binary(real.power, x, e);
  const statement = not(equation(at(n), ZERO));
  const nonzeroIf = (value: Theorem, different: Theorem): Theorem => {
    const zero = assume(equation(value.conclusion.fn.arg, ZERO));
    return notIntro(disch(zero.conclusion, contradiction(different, trans(sym(value), zero))));
  };
  const base = nonzeroIf(realPowerZero([x]), field.oneNotZero([]));
  const step = nonzeroIf(realPowerSuc([x, n]), field.productNonzero([x, at(n)]));
  return byInduction(n, statement, base, step);
});

/** From `¬(y = 0)`: `(x / y) ^ n = x ^ n / y ^ n`. */
export const powerOfFraction = law([x, y, n], () => {
  const at = (t: Term, e: Term): Term => binary(real.power, t, e);
  const statement = equation(at(over(x, y), n), over(at(x, n), at(y, n)));
  const base = chain(
    realPowerZero([over(x, y)]),
    sym(field.overOne([ONE])),
    combined(real.over, sym(realPowerZero([x])), sym(realPowerZero([y]))),
  );
  const step = chain(
    realPowerSuc([over(x, y), n]),
    mapped(application(real.times, over(x, y)), assume(statement)),
    productOfFractions([x, y, at(x, n), at(y, n)], powerNonzero([y, n])),
    combined(real.over, sym(realPowerSuc([x, n])), sym(realPowerSuc([y, n]))),
  );
  return byInduction(n, statement, base, step);
});
