// The constants of the naturals and the reals as terms, numerals and rational constants, and how to take them apart.
import { constant } from '../../kernel/constant.ts';
import { application, constantTerm, type Term } from '../../kernel/term.ts';
import { isEquation } from '../../kernel/theorem.ts';
import { BOOL, applyType, functionType, typeOperator, type HolType } from '../../kernel/type.ts';
import { rational, type Rational } from '../../exact/rational.ts';
import { apply } from '../formula.ts';
import { NUMERAL } from '../notation.ts';

/** The type of naturals. */
export const NATURAL: HolType = applyType(typeOperator(NUMERAL.natural, 0), []);
/** The type of reals. */
export const REAL: HolType = applyType(typeOperator(NUMERAL.real, 0), []);

const mapping = (...types: readonly HolType[]): HolType =>
  types.slice(0, -1).reduceRight((range, domain) => functionType(domain, range), types.at(-1) ?? BOOL);
const library = (name: string, ...types: readonly HolType[]): Term => constantTerm(constant(name), mapping(...types));
const N = (name: string, ...types: readonly HolType[]): Term => library(`Number.Natural.${name}`, ...types);
const R = (name: string, ...types: readonly HolType[]): Term => library(`Number.Real.${name}`, ...types);

/** Constants of the naturals. */
export const natural = {
  zero: N('zero', NATURAL),
  suc: N('suc', NATURAL, NATURAL),
  bit0: N('bit0', NATURAL, NATURAL),
  bit1: N('bit1', NATURAL, NATURAL),
  plus: N('+', NATURAL, NATURAL, NATURAL),
  minus: N('-', NATURAL, NATURAL, NATURAL),
  times: N('*', NATURAL, NATURAL, NATURAL),
  power: N('^', NATURAL, NATURAL, NATURAL),
  div: N('div', NATURAL, NATURAL, NATURAL),
  mod: N('mod', NATURAL, NATURAL, NATURAL),
  min: N('min', NATURAL, NATURAL, NATURAL),
  le: N('<=', NATURAL, NATURAL, BOOL),
  less: N('<', NATURAL, NATURAL, BOOL),
  ge: N('>=', NATURAL, NATURAL, BOOL),
  greater: N('>', NATURAL, NATURAL, BOOL),
} as const;

/** Constants of the reals. */
export const real = {
  fromNatural: library(NUMERAL.fromNatural, NATURAL, REAL),
  plus: R('+', REAL, REAL, REAL),
  minus: R('-', REAL, REAL, REAL),
  times: R('*', REAL, REAL, REAL),
  over: R('/', REAL, REAL, REAL),
  negate: R('~', REAL, REAL),
  inverse: R('inv', REAL, REAL),
  abs: R('abs', REAL, REAL),
  power: R('^', REAL, NATURAL, REAL),
  le: R('<=', REAL, REAL, BOOL),
  less: R('<', REAL, REAL, BOOL),
  ge: R('>=', REAL, REAL, BOOL),
  greater: R('>', REAL, REAL, BOOL),
} as const;

/** Whether the term is that constant applied to one argument. */
export function isUnary(t: Term, of: Term): boolean {
  return t.kind === 'application' && t.fn === of;
}

/** The constant `f` of a term `f a b`; null for a term of another form. */
export function operationOf(t: Term): Term | null {
  return t.kind === 'application' && t.fn.kind === 'application' && t.fn.fn.kind === 'constant' ? t.fn.fn : null;
}

/** Whether the term is an equation between terms of that type. */
export function isEquationAt(t: Term, type: HolType): boolean {
  return isEquation(t) && t.arg.type === type;
}

const smallNumerals: Term[] = [];

/** The numeral of a natural number. */
export function naturalNumeral(n: bigint): Term {
  const known = n < 256n ? smallNumerals[Number(n)] : undefined;
  if (known !== undefined) return known;
  let t: Term = natural.zero;
  if (n > 0n) for (const bit of n.toString(2)) t = application(bit === '0' ? natural.bit0 : natural.bit1, t);
  if (n < 256n) smallNumerals[Number(n)] = t;
  return t;
}

/** The number that a numeral stands for (zero, bit0, bit1, without a leading bit0); null for any other term. */
export function naturalValue(t: Term): bigint | null {
  if (t === natural.zero) return 0n;
  let digits = '';
  let rest = t;
  for (; rest.kind === 'application'; rest = rest.arg) {
    if (rest.fn === natural.bit0) digits = `0${digits}`;
    else if (rest.fn === natural.bit1) digits = `1${digits}`;
    else return null;
  }
  return rest === natural.zero && digits.startsWith('1') ? BigInt(`0b${digits}`) : null;
}

/** `fromNatural t`. */
export function fromNatural(t: Term): Term {
  return application(real.fromNatural, t);
}

/** `0` and `1` of the reals. */
export const ZERO = fromNatural(naturalNumeral(0n));
/** See ZERO. */
export const ONE = fromNatural(naturalNumeral(1n));

/** A rational number as a term in canonical form: `n`, `-n`, `n / d` or `-(n / d)`, in lowest terms with d > 1. */
export function rationalTerm({ num, den }: Rational): Term {
  const above = fromNatural(naturalNumeral(num < 0n ? -num : num));
  const size = den === 1n ? above : apply(real.over, above, fromNatural(naturalNumeral(den)));
  return num < 0n ? application(real.negate, size) : size;
}

/** The number that a rational constant in canonical form stands for; null for any other term. */
export function rationalValue(t: Term): Rational | null {
  if (isUnary(t, real.negate)) {
    const size = rationalValue(t.arg);
    return size === null || size.num <= 0n ? null : { num: -size.num, den: size.den };
  }
  if (isUnary(t, real.fromNatural)) {
    const n = naturalValue(t.arg);
    return n === null ? null : { num: n, den: 1n };
  }
  if (operationOf(t) !== real.over || !isUnary(t.fn.arg, real.fromNatural) || !isUnary(t.arg, real.fromNatural)) return null;
  const [num, den] = [naturalValue(t.fn.arg.arg), naturalValue(t.arg.arg)];
  if (num === null || den === null || den < 2n) return null;
  const value = rational(num, den);
  return value.den === den ? value : null;
}
