// Identities with division: both sides as fractions, whose denominators are not zero, and then an identity of polynomials.
import { fail } from '../../diagnostics/diagnostic.ts';
import { alphaEqual, application, type Term } from '../../kernel/term.ts';
import { appThm, assume, equation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { rightSide } from '../conversion.ts';
import { not } from '../formula.ts';
import { printTerm } from '../print-term.ts';
import { tryArithmetic } from './arithmetic.ts';
import { binary, combined, mapped } from './expansion.ts';
import * as laws from './field-laws.ts';
import { law, n, x, y, z, w, type Law } from './law.ts';
import { ONE, ZERO, isEquationAt, isUnary, operationOf, REAL, rationalValue, real } from './number-terms.ts';
import { realPowerOfProduct } from './power-laws.ts';
import { rationalNonzero } from './rational-evaluation.ts';
import { sameByRing } from './ring.ts';

const over = (a: Term, b: Term): Term => binary(real.over, a, b);
const nonzeroTerm = (t: Term): Term => not(equation(t, ZERO));
const { productOf, sumOf } = laws;

/** A term as a fraction: `t = above / below`, and that below is not 0. */
interface Fraction {
  readonly theorem: Theorem;
  readonly above: Term;
  readonly below: Term;
  readonly nonzero: Theorem;
}

/** From y and w not zero: `x / y + z / w = (x * w + z * y) / (y * w)`, `x / y * (z / w) = (x * z) / (y * w)`. */
const sumOfFractions = law([x, y, z, w], () => {
  const [above, below] = [sumOf(productOf(x, w), productOf(z, y)), productOf(y, w)];
  return laws.quotientSum([x, y, z, w, above, below], laws.productNonzero([y, w]), refl(productOf(above, below)));
});
const productOfFractions = law([x, y, z, w], () => {
  const [above, below] = [productOf(x, z), productOf(y, w)];
  return laws.quotientProduct([x, y, z, w, above, below], laws.productNonzero([y, w]), refl(productOf(above, below)));
});
/** From y, z, w not zero: `x / y / (z / w) = (x * w) / (y * z)`. */
const quotientOfFractions = law([x, y, z, w], () => {
  const [top, bottom] = [over(x, y), over(z, w)];
  const result = over(productOf(x, w), productOf(y, z));
  const back = trans(
    productOfFractions([productOf(x, w), productOf(y, z), z, w], laws.productNonzero([y, z])),
    equalFractions([productOf(productOf(x, w), z), productOf(productOf(y, z), w), x, y], crossed(), laws.productNonzero([productOf(y, z), w], laws.productNonzero([y, z]))),
  );
  return laws.quotientUnique([top, bottom, result], fractionNonzero([z, w]), back);
});
function crossed(): Theorem {
  return laws.realIdentity(productOf(productOf(productOf(x, w), z), y), productOf(x, productOf(productOf(y, z), w)));
}
/** From y and w not zero, and `x * w = z * y`: `x / y = z / w`. */
const equalFractions = law([x, y, z, w], () => {
  const same = assume(equation(productOf(x, w), productOf(z, y)));
  // (z / w) * y * w = z * y = x * w
  const moved = laws.realIdentity(productOf(productOf(over(z, w), y), w), productOf(productOf(over(z, w), w), y));
  const value = trans(trans(moved, combined(real.times, laws.divMul([z, w]), refl(y))), sym(same));
  return laws.quotientUnique([x, y, over(z, w)], laws.mulCancel([productOf(over(z, w), y), x, w], value));
});
/** From x and y not zero: `¬(x / y = 0)`. */
const fractionNonzero = law([x, y], () => {
  // (y / x) * (x / y) = 1
  const whole = productOfFractions([y, x, x, y]);
  const one = laws.quotientUnique([productOf(y, x), productOf(x, y), ONE], laws.productNonzero([x, y]), unit());
  return laws.nonzeroFactor([over(x, y), over(y, x)], trans(whole, one));
});
void [fail, alphaEqual, application, appThm, rightSide, printTerm, tryArithmetic, mapped, n, isEquationAt, isUnary, operationOf, REAL, rationalValue, realPowerOfProduct, rationalNonzero, sameByRing, nonzeroTerm];
export type { Fraction, Law };
