// Values of finite sums over tables, and statements about all numbers below a bound: the arithmetic behind a layer's theorem.
import { belowNext, belowZero, sumNext, sumNextZero } from '../../proofs/family-certificate.ts';
import { kron } from '../../proofs/operators.ts';
import { sumZero } from '../../proofs/sums.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import type { Rational } from '../exact/rational.ts';
import { abstraction, alphaEqual, application, bodyAt, type Term } from '../kernel/term.ts';
import { appThm, betaConv, eqMp, refl, sym, trans, type Theorem } from '../kernel/theorem.ts';
import { lawOf } from '../logic/arithmetic/law.ts';
import { naturalLess, successorOf } from '../logic/arithmetic/natural-evaluation.ts';
import { naturalNumeral, naturalValue, operationOf, rationalValue, real } from '../logic/arithmetic/number-terms.ts';
import { rationalProduct, rationalSum } from '../logic/arithmetic/rational-evaluation.ts';
import { rightSide } from '../logic/conversion.ts';
import { isApplied, isForall, isImplies, opened, spine } from '../logic/formula.ts';
import { printTerm } from '../logic/print-term.ts';
import { quantify } from '../logic/quantifier-rules.ts';
import { vocabulary } from '../logic/vocabulary.ts';
import { decided, type EntryTable } from './layer-table.ts';

const [noTerms, nextTerm, nextZero] = [sumZero, sumNext, sumNextZero].map((one) => lawOf(() => one.theorem())) as [
  ReturnType<typeof lawOf>,
  ReturnType<typeof lawOf>,
  ReturnType<typeof lawOf>,
];
const [none, next, identity] = [belowZero, belowNext, kron].map((one) => lawOf(() => one.theorem())) as [
  ReturnType<typeof lawOf>,
  ReturnType<typeof lawOf>,
  ReturnType<typeof lawOf>,
];
const ZERO_TERM = rightSide

export const x = [alphaEqual, abstraction, application, bodyAt, ZERO_TERM];
