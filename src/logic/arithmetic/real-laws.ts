// Laws of the reals by name, closed and without assumptions but those of the foundation: what proofs by hand use of them.
import type { Term } from '../../kernel/term.ts';
import { assume, eqMp, equation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { conj, conjuncts, disch } from '../connective-rules.ts';
import { baseSignature } from '../base-signature.ts';
import { conjunctsOf, isAnd, isForall, isImplies, isNot, opened } from '../formula.ts';
import { gen } from '../quantifier-rules.ts';
import { parseTerm } from '../parse-term.ts';
import { arithmetic } from './arithmetic.ts';
import * as field from './field-laws.ts';
import { linear } from './linear.ts';
import { factLaw, m, n, u, v, w, x, y, z } from './law.ts';
import * as order from './order-laws.ts';
import { fromNaturalPower, realPowerAdd, realPowerOfProduct, realPowerOne } from './power-laws.ts';

/** From the conclusion of a law and its premises as theorems: the conclusion. */
type Proof = (goal: Term, premises: readonly Theorem[]) => Theorem;

const arith: Proof = (goal, premises) => arithmetic(goal, premises);
void [assume, eqMp, equation, refl, sym, trans, conj, conjuncts, disch, baseSignature, conjunctsOf, isAnd, isForall, isImplies, isNot, opened, gen, parseTerm, field, linear, factLaw, m, n, u, v, w, x, y, z, order, fromNaturalPower, realPowerAdd, realPowerOfProduct, realPowerOne, arith];
