import { constant, type Constant } from '../../src/kernel/constant.ts';
import { abstraction, alphaEqual, application, constantTerm, variable, type Term } from '../../src/kernel/term.ts';
import * as rules from '../../src/kernel/theorem.ts';
import { applyType, typeOperator, typeVariable, type HolType, type TypeOperator } from '../../src/kernel/type.ts';
import type { Logic } from './named-kernel/logic.ts';

const { refl, assume, betaConv, absThm, appThm, eqMp, deductAntisym, sym, trans, proveHyp, subst, axiom } = rules;
const { defineConstant, defineConstantList, defineTypeOperator } = rules;

/** The kernel of this package behind the interface that derivations are written against. */
export const kernelLogic: Logic<HolType, TypeOperator, Constant, Term, rules.Theorem> = {
  ...{ typeVariable, typeOperator, applyType, constant, variable, constantTerm, application, abstraction },
  typeOf: (t) => t.type,
  partsOf: (t) => (t.kind === 'application' ? { fn: t.fn, arg: t.arg } : null),
  constantOf: (t) => (t.kind === 'constant' ? t.constant : null),
  alphaEquivalent: alphaEqual,
  ...{ refl, assume, betaConv, absThm, appThm, eqMp, deductAntisym, sym, trans, proveHyp, subst, axiom },
  ...{ defineConstant, defineConstantList, defineTypeOperator },
  hypothesesOf: (th) => th.hypotheses,
  conclusionOf: (th) => th.conclusion,
  axiomCount: (th) => rules.axiomsOf([th]).size,
};
