// Random applications of the rules of inference in both kernels. Most of them apply, but many do not.
import { assignmentOn, renamed, typeOn, typesOn, variableOn } from './arbitrary-terms.ts';
import type { Step, Twin } from './kernel-pair.ts';
import type { NamedTheorem } from './named-kernel/inference-rules.ts';
import { sameType, type NamedTerm } from './named-kernel/syntax.ts';
import { BOOL, abstraction, application, partsOfFunctionType } from './named-kernel/well-typed.ts';
import type { RandomArguments } from './random-arguments.ts';

type OneTerm = 'refl' | 'assume' | 'betaConv';
type TwoTheorems = 'appThm' | 'eqMp' | 'deductAntisym' | 'trans' | 'proveHyp';

/** For each rule, what draws arguments and gives the step. */
export function inferences(given: RandomArguments): Record<string, () => Step> {
  const { named, real, translation } = given.pair;
  const ofTerm = (by: OneTerm, t: NamedTerm): Step => ({ named: () => [named[by](t)], real: () => [real[by](translation.toKernel(t))] });
  const ofTwo = (by: TwoTheorems, a: Twin, b: Twin): Step => ({
    named: () => [named[by](a.named, b.named)],
    real: () => [real[by](a.real, b.real)],
  });
  const sides = ({ conclusion }: NamedTheorem) => named.sidesOf(conclusion);
  const again = (t: NamedTerm): NamedTerm => renamed(given.tape, t);

  return {
    refl: () => ofTerm('refl', given.term()),
    assume: () => ofTerm('assume', given.oneIn(6) ? given.term() : given.formula()),
    betaConv: () => ofTerm('betaConv', redex(given)),
    absThm: () => abs(given),
    appThm: () => {
      const domain = (th: NamedTheorem) => partsOfFunctionType(sides(th)?.left.type ?? BOOL)?.domain;
      const functions = given.theorem((th) => domain(th) !== undefined);
      const wanted = domain(functions.named) ?? BOOL;
      const fits = (th: NamedTheorem): boolean => sameType(sides(th)?.left.type ?? functions.named.conclusion.type, wanted);
      return ofTwo('appThm', functions, given.theorem(fits, ofTerm('refl', given.term(wanted))));
    },
    eqMp: () => {
      const equal = given.theorem((th) => sameType(sides(th)?.left.type ?? typeOn(given.tape), BOOL));
      const left = sides(equal.named)?.left ?? equal.named.conclusion;
      const wanted = given.theorem(({ conclusion }) => named.alphaEquivalent(left, conclusion), ofTerm('assume', again(left)));
      return ofTwo('eqMp', equal, wanted);
    },
    trans: () => {
      const first = given.equation();
      const middle = sides(first.named)?.right ?? first.named.conclusion;
      const fits = (th: NamedTheorem): boolean => named.alphaEquivalent(sides(th)?.left ?? th.conclusion, middle);
      return ofTwo('trans', first, given.theorem(fits, ofTerm('refl', again(middle))));
    },
    deductAntisym: () => {
      const first = given.theorem(({ hypotheses }) => hypotheses.length > 0);
      const isHypothesis = (t: NamedTerm): boolean => first.named.hypotheses.some((h) => named.alphaEquivalent(h, t));
      return ofTwo(
        'deductAntisym',
        first,
        given.theorem(({ conclusion }) => isHypothesis(conclusion)),
      );
    },
    proveHyp: () => {
      const th = given.theorem(({ hypotheses }) => hypotheses.length > 0);
      const isHypothesis = (t: NamedTerm): boolean => th.named.hypotheses.some((h) => named.alphaEquivalent(h, t));
      const lemma = given.theorem(({ conclusion }) => isHypothesis(conclusion));
      return ofTwo('proveHyp', lemma, th);
    },
    sym: () => {
      const th = given.equation();
      return { named: () => [named.sym(th.named)], real: () => [real.sym(th.real)] };
    },
    subst: () => subst(given),
    axiom: () => {
      const terms = Array.from({ length: given.tape.below(4) }, () => (given.oneIn(9) ? given.term() : given.formula()));
      const conclusion = given.formula();
      const hypotheses = terms.map((t) => translation.toKernel(t));
      return { named: () => [named.axiom(terms, conclusion)], real: () => [real.axiom(hypotheses, translation.toKernel(conclusion))] };
    },
  };
}

function redex(given: RandomArguments): NamedTerm {
  if (given.oneIn(6)) return given.term();
  const v = variableOn(given.tape);
  return application(abstraction(v, given.term()), given.term(v.type));
}

/** `absThm` with a variable that is often free in the theorem, and sometimes no variable. */
function abs(given: RandomArguments): Step {
  const { named, real, translation } = given.pair;
  const th = given.equation();
  const free = [...th.named.hypotheses, th.named.conclusion].flatMap((t) => named.freeVariables(t));
  const v = given.oneIn(8) ? given.term() : free.length > 0 && given.oneIn(2) ? given.tape.oneOf(free) : variableOn(given.tape);
  return { named: () => [named.absThm(v, th.named)], real: () => [real.absThm(translation.toKernel(v), th.real)] };
}

/** `subst` with terms for variables that are mostly there, and sometimes with an assignment that is none. */
function subst(given: RandomArguments): Step {
  const { named, real, translation } = given.pair;
  const { tape } = given;
  const th = given.theorem(({ hypotheses }) => hypotheses.length > 0);
  const types = typesOn(tape);
  const moved = named.subst(types, [], th.named);
  const terms = [...assignmentOn(tape, tape.oneOf([moved.conclusion, ...moved.hypotheses]), given.constants)];
  const spoil = tape.below(12);
  if (spoil === 1) terms.push([variableOn(tape), given.term()]);
  if (spoil === 2) terms.push([given.term(BOOL), given.term(BOOL)]);
  if (spoil === 3 && terms[0] !== undefined) terms.push([terms[0][0], renamed(tape, terms[0][1])]);
  if (spoil === 4) types.push(['A', typeOn(tape)]);
  const realTypes = types.map(([name, type]) => [name, translation.toKernelType(type)] as const);
  const realTerms = terms.map(([key, value]) => [translation.toKernel(key), translation.toKernel(value)] as const);
  return { named: () => [named.subst(types, terms, th.named)], real: () => [real.subst(realTypes, realTerms, th.real)] };
}
