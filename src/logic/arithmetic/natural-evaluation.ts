// Arithmetic on natural numerals: for two numbers the theorem that says what an operation makes of them. Sums of small
// numbers are remembered, as the same ones come again and again.
import type { Term } from '../../kernel/term.ts';
import { appThm, refl, trans, type Theorem } from '../../kernel/theorem.ts';
import { toTrue } from '../connective-rules.ts';
import { rightSide } from '../conversion.ts';
import { factLaw } from './law.ts';
import * as laws from './natural-laws.ts';
import { natural, naturalNumeral } from './number-terms.ts';

const [zeroAdd, addZero] = [factLaw('natural-zero-add'), factLaw('natural-add-zero')];
const [zeroMul, mulZero] = [factLaw('natural-zero-mul'), factLaw('natural-mul-zero')];

/** 0 or 1 for the last digit of a numeral that is not zero. */
function lastDigit(t: Term): 0 | 1 {
  return t.fn === natural.bit0 ? 0 : 1;
}

/** `suc t = t'` for a numeral. */
export function successorOf(t: Term): Theorem {
  if (t === natural.zero) return laws.sucZero([]);
  if (lastDigit(t) === 0) return laws.sucBit0([t.arg]);
  const carried = successorOf(t.arg);
  return laws.sucBit1([t.arg, rightSide(carried)], carried);
}

function sum(a: Term, b: Term): Theorem {
  if (a === natural.zero) return zeroAdd([b]);
  if (b === natural.zero) return addZero([a]);
  const [i, j] = [lastDigit(a), lastDigit(b)];
  const rest = i + j === 2 ? sumAndOne(a.arg, b.arg) : sum(a.arg, b.arg);
  return digitLaw(laws.addDigits, i, j)([a.arg, b.arg, rightSide(rest)], rest);
}

function sumAndOne(a: Term, b: Term): Theorem {
  if (a === natural.zero || b === natural.zero) {
    const [isFirst, other] = a === natural.zero ? [true, b] : [false, a];
    const next = successorOf(other);
    return (isFirst ? laws.sucZeroAdd : laws.sucAddZero)([other, rightSide(next)], next);
  }
  const [i, j] = [lastDigit(a), lastDigit(b)];
  const rest = i + j === 0 ? sum(a.arg, b.arg) : sumAndOne(a.arg, b.arg);
  return digitLaw(laws.addDigitsAndOne, i, j)([a.arg, b.arg, rightSide(rest)], rest);
}

function digitLaw(table: typeof laws.addDigits, i: 0 | 1, j: 0 | 1): typeof laws.sucBit0 {
  const row = table[i] ?? [];
  return row[j] ?? laws.sucBit0;
}

/** How many results are remembered. */
const MOST_REMEMBERED = 20_000;
const SMALL = 1n << 16n;
const sums = new Map<bigint, Theorem>();
const products = new Map<bigint, Theorem>();

function remembered(register: Map<bigint, Theorem>, a: bigint, b: bigint, make: () => Theorem): Theorem {
  if (a >= SMALL || b >= SMALL) return make();
  const key = a * SMALL + b;
  let th = register.get(key);
  if (th === undefined) {
    if (register.size >= MOST_REMEMBERED) register.clear();
    register.set(key, (th = make()));
  }
  return th;
}

/** `a + b = c` for numerals. */
export function naturalSum(a: bigint, b: bigint): Theorem {
  return remembered(sums, a, b, () => sum(naturalNumeral(a), naturalNumeral(b)));
}

/** `a * b = c` for numerals. */
export function naturalProduct(a: bigint, b: bigint): Theorem {
  return remembered(products, a, b, () => {
    const [s, t] = [naturalNumeral(a), naturalNumeral(b)];
    if (a === 0n) return zeroMul([t]);
    if (b === 0n) return mulZero([s]);
    if (a === 1n) return laws.oneTimes([t]);
    if (b === 1n) return laws.timesOne([s]);
    const half = naturalProduct(a / 2n, b);
    const doubled = (a / 2n) * b;
    if (a % 2n === 0n) return laws.bit0Times([s.arg, t, naturalNumeral(doubled)], half);
    const total = naturalSum(2n * doubled, b);
    return laws.bit1Times([s.arg, t, naturalNumeral(doubled), rightSide(total)], half, total);
  });
}

/** `a ^ b = c` for numerals. */
export function naturalPower(a: bigint, b: bigint): Theorem {
  const base = naturalNumeral(a);
  if (b === 0n) return factLaw('natural-power-zero')([base]);
  if (b === 1n) return laws.powerOne([base]);
  const exponent = naturalNumeral(b);
  if (b % 2n === 0n) {
    const root = naturalPower(a, b / 2n);
    const square = naturalProduct(a ** (b / 2n), a ** (b / 2n));
    return laws.powerBit0([base, exponent.arg, rightSide(root), rightSide(square)], root, square);
  }
  const before = naturalPower(a, b - 1n);
  const next = naturalProduct(a, a ** (b - 1n));
  return laws.powerBit1([base, exponent.arg, rightSide(before), rightSide(next)], before, next);
}

/** `a - b = c` for numerals with b ≤ a. */
export function naturalDifference(a: bigint, b: bigint): Theorem {
  return laws.differenceOfSum([naturalNumeral(a), naturalNumeral(b), naturalNumeral(a - b)], naturalSum(b, a - b));
}

/** `a ≤ b` for numerals where that is so. */
export function naturalLe(a: bigint, b: bigint): Theorem {
  return laws.leOfSum([naturalNumeral(a), naturalNumeral(b - a), naturalNumeral(b)], naturalSum(a, b - a));
}

/** `a < b` for numerals where that is so. */
export function naturalLess(a: bigint, b: bigint): Theorem {
  const next = successorOf(naturalNumeral(a));
  const values = [naturalNumeral(a), naturalNumeral(b - a - 1n), naturalNumeral(b), rightSide(next)];
  return laws.lessOfSum(values, next, naturalSum(a + 1n, b - a - 1n));
}

/** `¬(a = 0)` for a numeral that is not zero. */
export function naturalNonzero(a: bigint): Theorem {
  return laws.nonzero([naturalNumeral(a)], naturalLess(0n, a));
}

/** `(a = b) = T` or `(a = b) = F` for numerals. */
export function naturalEqual(a: bigint, b: bigint): Theorem {
  const [s, t] = [naturalNumeral(a), naturalNumeral(b)];
  if (a === b) return toTrue(refl(s));
  return a < b ? laws.unequal([s, t], naturalLess(a, b)) : laws.unequalAbove([s, t], naturalLess(b, a));
}

/** `(a ≤ b) = T` or `(a ≤ b) = F` for numerals. */
export function naturalLeValue(a: bigint, b: bigint): Theorem {
  return a <= b ? toTrue(naturalLe(a, b)) : laws.notLe([naturalNumeral(a), naturalNumeral(b)], naturalLess(b, a));
}

/** `(a < b) = T` or `(a < b) = F` for numerals. */
export function naturalLessValue(a: bigint, b: bigint): Theorem {
  return a < b ? toTrue(naturalLess(a, b)) : laws.notLess([naturalNumeral(a), naturalNumeral(b)], naturalLe(b, a));
}

/** `a div b = q` or `a mod b = r` for numerals, b not zero. */
export function naturalDivision(a: bigint, b: bigint, part: 'div' | 'mod'): Theorem {
  const [q, r] = [a / b, a % b];
  const product = naturalProduct(q, b);
  const total = naturalSum(q * b, r);
  // a = q * b + r
  const whole = trans(appThm(appThm(refl(natural.plus), product), refl(naturalNumeral(r))), total);
  const values = [a, b, q, r].map(naturalNumeral);
  return laws.divisionOf(part)(values, whole, naturalLess(r, b));
}
