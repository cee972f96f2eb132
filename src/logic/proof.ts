// The language of proofs: what a proof file needs, under one roof.
export { lemma, type Lemma } from './lemma.ts';
export { define, defineByRecursion } from './definition.ts';
export { declareCongruence, declareRewrites } from './simplification-rules.ts';
export { fact } from './foundation.ts';
export { infix, prefix, word } from './notation.ts';
export type { Tactic, Use } from './goal.ts';
export {
  absurd,
  assuming,
  both,
  cases,
  contradiction,
  either,
  fix,
  forget,
  have,
  intro,
  note,
  obtain,
  show,
  suffices,
  take,
} from './tactics/structure.ts';
export { induct, strongInduct, zeroOrSuc } from './tactics/induction.ts';
export { choose } from './tactics/choice.ts';
export { apply, at, from, law } from './tactics/backward.ts';
export { argumentwise, chain, equals, extensionally } from './tactics/equations.ts';
export { back, rewrite, rewriteFact, simp, simpFact, simpOnly } from './tactics/simplifying.ts';
export { arith, by, exact, linearly, logic, logicFrom, ring } from './tactics/automatic.ts';
