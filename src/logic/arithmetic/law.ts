// Laws: theorems proved once, whose variables are then given values by a single substitution and whose premises are cut.
import { alphaEqual, variable, type Term } from '../../kernel/term.ts';
import { assume, equation, proveHyp, subst, trans, type Theorem } from '../../kernel/theorem.ts';
import { conj, mp } from '../connective-rules.ts';
import { onceFromTop, rightConverted } from '../conversion.ts';
import { conjunctsOf, isAnd, isForall, isImplies } from '../formula.ts';
import { fact, type FactName } from '../foundation.ts';
import { spec } from '../quantifier-rules.ts';
import { NATURAL, REAL } from './number-terms.ts';
import type { HolType } from '../../kernel/type.ts';

/**
 * The law at values for its variables, in their order (fewer may be given: the others stay), each premise cut that one of
 * the theorems has as its conclusion.
 */
export type Law = (values: readonly Term[], ...premises: readonly Theorem[]) => Theorem;

/** Variables for statements about naturals, and about reals. */
export const [m, n, k, l] = ['m', 'n', 'k', 'l'].map((name) => variable(name, NATURAL)) as [Term, Term, Term, Term];
/** See m. */
export const [x, y, z, u, v, w] = ['x', 'y', 'z', 'u', 'v', 'w'].map((name) => variable(name, REAL)) as [
  Term,
  Term,
  Term,
  Term,
  Term,
  Term,
];

function variablesOfKind(type: HolType, count: number): readonly Term[] {
  const names = type === REAL ? [x, y, z, u, v, w] : type === NATURAL ? [m, n, k, l] : [];
  return names.slice(0, count);
}

/** From `∀v1 … vk. p1 ∧ … ∧ pj ⟹ c`: the variables, called x, y, … or m, n, …, and `{p1, …, pj} ⊢ c`. */
function openForm(closed: Theorem): { readonly variables: Term[]; readonly theorem: Theorem } {
  const variables: Term[] = [];
  let theorem = closed;
  while (isForall(theorem.conclusion)) {
    const type = theorem.conclusion.arg.type.args[0] as HolType;
    const used = variables.filter((one) => one.type === type).length;
    const value = variablesOfKind(type, used + 1)[used] ?? variable(theorem.conclusion.arg.name, type);
    variables.push(value);
    theorem = spec(value, theorem);
  }
  while (isImplies(theorem.conclusion)) {
    const premise = theorem.conclusion.fn.arg;
    const assumed = (t: Term): Theorem => (isAnd(t) ? conj(assumed(t.fn.arg), assumed(t.arg)) : assume(t));
    theorem = mp(theorem, conjunctsOf(premise).length > 1 ? assumed(premise) : assume(premise));
  }
  return { variables, theorem };
}

/** The law with these variables that a theorem with free variables and premises as hypotheses is; proved at its first use. */
export function law(variables: readonly Term[], prove: () => Theorem): Law {
  let theorem: Theorem | undefined;
  return (values, ...premises) => {
    theorem ??= prove();
    let th = theorem;
    const pairs: [Term, Term][] = [];
    for (let i = 0; i < values.length; i++) {
      const [key, value] = [variables[i] as Term, values[i] as Term];
      if (key !== value) pairs.push([key, value]);
    }
    if (pairs.length > 0) th = subst([], pairs, th);
    for (const premise of premises) th = proveHyp(premise, th);
    return th;
  };
}

/** The law that a closed theorem is, with its quantified variables in their order and its premises as hypotheses. */
export function lawOf(closed: () => Theorem): Law {
  let proved: Law | undefined;
  return (values, ...premises) => {
    if (proved === undefined) {
      const { variables, theorem } = openForm(closed());
      proved = law(variables, () => theorem);
    }
    return proved(values, ...premises);
  };
}

/** The law that an assumed theorem is. */
export function factLaw(name: FactName): Law {
  return lawOf(() => fact(name));
}

/** From `a = c[s]`: `{s = t} ⊢ a = c[t]`, with t in place of s wherever it is. */
export function withPart(th: Theorem, s: Term, t: Term): Theorem {
  const equal = assume(equation(s, t));
  return rightConverted(
    onceFromTop((part) => (alphaEqual(part, s) ? equal : null)),
    th,
  );
}

/** From `a = b`, `b = c`, …: `a = z`. */
export function chain(first: Theorem, ...rest: readonly Theorem[]): Theorem {
  return rest.reduce(trans, first);
}
