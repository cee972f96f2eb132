// Powers of reals with natural exponents: their laws, by induction on the exponent.
import { application, type Term } from '../../kernel/term.ts';
import { assume, equation, refl, sym, trans } from '../../kernel/theorem.ts';
import { binary, combined, mapped, rearranged } from './expansion.ts';
import { fromNaturalProduct, mulOne, multiplication, productOf } from './field-laws.ts';
import { chain, factLaw, law, m, n, x, y, z } from './law.ts';
import { bit0Double, byInduction, sucZero } from './natural-laws.ts';
import { ONE, fromNatural, natural, real } from './number-terms.ts';

const [powerZero, powerSuc] = [factLaw('real-power-zero'), factLaw('real-power-suc')];
const powerOf = (t: Term, e: Term): Term => binary(real.power, t, e);

/** `x ^ 1 = x`. */
export const realPowerOne = law([x], () => {
  const unfolded = trans(mapped(application(real.power, x), sym(sucZero([]))), powerSuc([x, natural.zero]));
  return chain(unfolded, mapped(application(real.times, x), powerZero([x])), mulOne([x]));
});

/** `x ^ (m + n) = x ^ m * x ^ n`. */
export const realPowerAdd = law([x, m, n], () => {
  const statement = equation(powerOf(x, binary(natural.plus, m, n)), productOf(powerOf(x, m), powerOf(x, n)));
  const base = chain(
    mapped(application(real.power, x), factLaw('natural-zero-add')([n])),
    sym(factLaw('real-one-mul')([powerOf(x, n)])),
    combined(real.times, sym(powerZero([x])), refl(powerOf(x, n))),
  );
  const step = chain(
    mapped(application(real.power, x), factLaw('natural-suc-add')([m, n])),
    powerSuc([x, binary(natural.plus, m, n)]),
    mapped(application(real.times, x), assume(statement)),
    multiplication.associates([x, powerOf(x, m), powerOf(x, n)]),
    combined(real.times, sym(powerSuc([x, m])), refl(powerOf(x, n))),
  );
  return byInduction(m, statement, base, step);
});

/** `(x * y) ^ n = x ^ n * y ^ n`. */
export const realPowerOfProduct = law([x, y, n], () => {
  const product = productOf(x, y);
  const statement = equation(powerOf(product, n), productOf(powerOf(x, n), powerOf(y, n)));
  const ones = combined(real.times, sym(powerZero([x])), sym(powerZero([y])));
  const base = chain(powerZero([product]), sym(mulOne([ONE])), ones);
  const unfolded = trans(powerSuc([product, n]), mapped(application(real.times, product), assume(statement)));
  const parts = productOf(productOf(x, powerOf(x, n)), productOf(y, powerOf(y, n)));
  const regrouped = rearranged(multiplication, unfolded.conclusion.arg, parts);
  return byInduction(n, statement, base, chain(unfolded, regrouped, combined(real.times, sym(powerSuc([x, n])), sym(powerSuc([y, n])))));
});

/** `fromNatural (m ^ n) = fromNatural m ^ n`. */
export const fromNaturalPower = law([m, n], () => {
  const power = binary(natural.power, m, n);
  const statement = equation(fromNatural(power), powerOf(fromNatural(m), n));
  const base = trans(mapped(real.fromNatural, factLaw('natural-power-zero')([m])), sym(powerZero([fromNatural(m)])));
  const step = chain(
    mapped(real.fromNatural, factLaw('natural-power-suc')([m, n])),
    sym(fromNaturalProduct([m, power])),
    mapped(application(real.times, fromNatural(m)), assume(statement)),
    sym(powerSuc([fromNatural(m), n])),
  );
  return byInduction(n, statement, base, step);
});

/** From `x ^ n = y` and `y * y = z`: `x ^ bit0 n = z`. */
export const realPowerBit0 = law([x, n, y, z], () => {
  const value = assume(equation(powerOf(x, n), y));
  const square = trans(combined(real.times, value, value), assume(equation(productOf(y, y), z)));
  return chain(mapped(application(real.power, x), bit0Double([n])), realPowerAdd([x, n, n]), square);
});

/** From `x ^ bit0 n = y` and `x * y = z`: `x ^ bit1 n = z`. */
export const realPowerBit1 = law([x, n, y, z], () => {
  const even = application(natural.bit0, n);
  const product = mapped(application(real.times, x), assume(equation(powerOf(x, even), y)));
  const unfolded = chain(mapped(application(real.power, x), factLaw('bit1')([n])), powerSuc([x, even]), product);
  return trans(unfolded, assume(equation(productOf(x, y), z)));
});

/** `x ^ suc n = x * x ^ n` and `x ^ 0 = 1`. */
export { powerSuc as realPowerSuc, powerZero as realPowerZero };
