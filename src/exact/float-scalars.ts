import { toDouble } from './rational.ts';
import type { Scalars } from './scalars.ts';

/**
 * float64 as scalars, `exp` being the real exponential. Division by zero throws RangeError as in every other
 * reading, and so does an exponential beyond the largest double, so that softmax gives no silent NaN; sums and
 * products may overflow to Infinity.
 */
export const floats: Scalars<number> = Object.freeze({
  name: 'float64',
  capabilities: new Set(['field', 'order', 'exp'] as const),
  zero: 0,
  one: 1,
  add: (a: number, b: number) => a + b,
  sub: (a: number, b: number) => a - b,
  neg: (a: number) => -a,
  mul: (a: number, b: number) => a * b,
  div: (a: number, b: number) => {
    if (b === 0) throw new RangeError('division by 0 in float64');
    return a / b;
  },
  exp: (a: number) => {
    const value = Math.exp(a);
    if (value === Infinity) throw new RangeError(`exp(${String(a)}) is beyond float64`);
    return value;
  },
  isZero: (a: number) => a === 0,
  fromRational: toDouble,
});
