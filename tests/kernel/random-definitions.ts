// Random definitions in both kernels. Most of them apply, but many do not.
import { variableOn } from './arbitrary-terms.ts';
import type { Step } from './kernel-pair.ts';
import type { NamedTheorem } from './named-kernel/inference-rules.ts';
import type { NamedTerm } from './named-kernel/syntax.ts';
import { BOOL, equation } from './named-kernel/well-typed.ts';
import type { RandomArguments } from './random-arguments.ts';

/** For each kind of definition, what draws arguments and gives the step. */
export function definitions(given: RandomArguments): Record<string, () => Step> {
  return {
    defineConstant: () => defineConstant(given),
    defineConstantList: () => defineConstantList(given),
    defineTypeOperator: () => defineTypeOperator(given),
  };
}

function defineConstant(given: RandomArguments): Step {
  const { named, real, translation } = given.pair;
  const [name, definition] = [given.name(), given.closed()];
  return {
    named: () => {
      const th = named.defineConstant(name, definition);
      const c = named.constantOf(named.sidesOf(th.conclusion)?.left ?? th.conclusion);
      given.keepConstants(c === null ? [] : [c]);
      return [th];
    },
    real: () => [real.defineConstant(name, translation.toKernel(definition))],
  };
}

/** From a sequent of definitions, or from any theorem, for a list that is sometimes short, long or in another order. */
function defineConstantList(given: RandomArguments): Step {
  const { named, real, translation } = given.pair;
  const { tape } = given;
  const values = Array.from({ length: tape.below(4) }, () => given.closed());
  const variables = values.map(({ type }) => variableOn(tape, type));
  const hypotheses = variables.map((v, i) => equation(v, values[i] as NamedTerm));
  const about = hypotheses.length > 0 && given.oneIn(2) ? tape.oneOf(hypotheses) : given.term(BOOL);
  const others = named.freeVariables(about).filter((v) => !variables.some((one) => named.sameVariable(one, v)));
  const closing = given.oneIn(6) ? about : others.reduce<NamedTerm>((body, v) => named.abstraction(v, body), about);
  const list = variables.map((v): [string, NamedTerm] => [given.name(), v]);
  const spoil = tape.below(10);
  if (spoil === 1) list.push([given.name(), variableOn(tape)]);
  if (spoil === 2) list.pop();
  if (spoil === 3) list.push(...list);
  if (spoil >= 8) list.reverse();
  const drawn = given.oneIn(6) ? given.theorem(() => true) : null;
  const other = drawn !== null && given.pair.spelledAlike(drawn) ? drawn : null;
  return {
    named: () => {
      const made = named.defineConstantList(list, other?.named ?? named.axiom(hypotheses, equation(closing, closing)));
      given.keepConstants(made.constants);
      return [made.theorem];
    },
    real: () => {
      const toKernel = (t: NamedTerm) => translation.toKernel(t);
      const th = other?.real ?? real.axiom(hypotheses.map(toKernel), toKernel(equation(closing, closing)));
      const realList = list.map(([name, v]) => [name, toKernel(v)] as const);
      return [real.defineConstantList(realList, th).theorem];
    },
  };
}

/** From any theorem, mostly one without hypotheses and with a closed predicate, mostly with the right type variables. */
function defineTypeOperator(given: RandomArguments): Step {
  const { named, real, translation } = given.pair;
  const fits = ({ hypotheses, conclusion }: NamedTheorem): boolean =>
    hypotheses.length === 0 && conclusion.kind === 'application' && named.freeVariables(conclusion.fn).length === 0;
  const closed = given.closed();
  const plain = { named: named.refl(closed), real: real.refl(translation.toKernel(closed)) };
  const drawn = given.theorem(fits);
  const th = given.pair.spelledAlike(drawn) ? drawn : plain;
  const predicate = named.partsOf(th.named.conclusion)?.fn;
  const types = predicate === undefined ? [] : [...named.typeVariables(predicate)];
  const spoil = given.tape.below(8);
  if (spoil === 1) types.push('D');
  if (spoil === 2) types.pop();
  if (spoil === 3) types.push(...types);
  if (spoil >= 6) types.reverse();
  const [name, abs, rep] = [given.name(), given.name(), given.name()];
  let learn: Parameters<typeof translation.learn>[0] | null = null;
  return {
    named: () => {
      const made = named.defineTypeOperator(name, abs, rep, types, th.named);
      learn = made;
      given.keepConstants([made.abs, made.rep]);
      return [made.absRep, made.repAbs];
    },
    real: () => {
      const made = real.defineTypeOperator(name, abs, rep, types, th.real);
      if (learn !== null) translation.learn(learn, made);
      return [made.absRep, made.repAbs];
    },
  };
}
