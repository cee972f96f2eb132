// Tactics for the shape of a goal: variables and assumptions, conjunctions, alternatives, witnesses, steps in between.
import { alphaEqual, bodyAt, variable, type Term } from '../../kernel/term.ts';
import { assume, eqMp, proveHyp, sym, type Theorem } from '../../kernel/theorem.ts';
import type { HolType } from '../../kernel/type.ts';
import * as rules from '../connective-rules.ts';
import { betaNormal, converted, rightSide } from '../conversion.ts';
import {
  FALSE,
  conjunctsOf,
  freeVariables,
  implies,
  isAnd,
  isExists,
  isForall,
  isIff,
  isImplies,
  isNot,
  isOr,
  not,
  sides,
} from '../formula.ts';
import {
  formulaAt,
  labelled,
  refuse,
  script,
  shown,
  termAt,
  used,
  variablesOf,
  withConclusion,
  withFacts,
  type Fact,
  type Goal,
  type Solve,
  type Tactic,
  type Use,
} from '../goal.ts';
import { choose, gen, witness } from '../quantifier-rules.ts';

/** The words of a text. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** A variable of that name and type that is free nowhere in the goal; with digits if the name is taken. */
function newVariable(goal: Goal, name: string, type: HolType): Term {
  const taken = new Set(variablesOf(goal).map((v) => v.name));
  let own = name;
  for (let i = 1; taken.has(own); i++) own = `${name.replace(/[0-9']+$/, '') || 'x'}${String(i)}`;
  return variable(own, type);
}

function fixOne(goal: Goal, name: string | undefined, rest: Solve): Theorem {
  const abs = goal.conclusion.arg;
  const type = abs.type.args[0] as HolType;
  if (name !== undefined && variablesOf(goal).some((v) => v.name === name))
    return refuse(goal, 'fix', `the variable ${name} is in use here`);
  const v = newVariable(goal, name ?? abs.name, type);
  return gen(v, rest(withConclusion(goal, bodyAt(abs, v))));
}

/** Takes the variables of `∀x y … . p` as given, under these names; without names as many as there are. */
export function fix(names?: string): Tactic {
  return (goal, rest) => {
    const wanted = names === undefined ? null : words(names);
    const from = (at: Goal, i: number): Theorem => {
      const done = wanted === null ? !isForall(at.conclusion) : i === wanted.length;
      if (done) return rest(at);
      if (!isForall(at.conclusion)) return refuse(at, 'fix', `the goal has no variable for ${wanted?.[i] ?? ''}`);
      return fixOne(at, wanted?.[i], (next) => from(next, i + 1));
    };
    return from(goal, 0);
  };
}

/** The conjuncts of a theorem as facts, with the labels as far as they go. */
export function factsFrom(th: Theorem, labels: readonly string[]): Fact[] {
  return rules.conjuncts(converted(betaNormal, th)).map((theorem, i) => ({ label: labels[i] ?? '', theorem }));
}

/** Assumes the left side of `p ⟹ q`, or p for a goal `¬p`; each conjunct becomes a fact, with these labels in order. */
export function assuming(...labels: readonly string[]): Tactic {
  return (goal, rest) => {
    const t = goal.conclusion;
    if (isImplies(t)) {
      const [a, b] = sides(t);
      return rules.disch(a, rest(withFacts(withConclusion(goal, b), factsFrom(assume(a), labels))));
    }
    if (isNot(t)) {
      const th = rest(withFacts(withConclusion(goal, FALSE), factsFrom(assume(t.arg), labels)));
      return rules.notIntro(rules.disch(t.arg, th));
    }
    return refuse(goal, 'assuming', 'the goal is no implication and no negation');
  };
}

/** Takes all variables of ∀ as given and assumes the left sides of implications, from outside, as long as there are any. */
export function intro(): Tactic {
  return (goal, rest) => {
    const again = (at: Goal): Theorem => {
      if (isForall(at.conclusion)) return fixOne(at, undefined, again);
      if (isImplies(at.conclusion)) return assuming()(at, again);
      return rest(at);
    };
    return again(goal);
  };
}

/** The terms for the variables of a goal `∃x y … . p`, in order. */
export function take(...terms: readonly string[]): Tactic {
  return (goal, rest) => {
    const from = (at: Goal, i: number): Theorem => {
      if (i === terms.length) return rest(at);
      if (!isExists(at.conclusion)) return refuse(at, 'take', 'the goal does not begin with ∃');
      const abs = at.conclusion.arg;
      const a = termAt(at, terms[i] ?? '', abs.type.args[0]);
      const instance = bodyAt(abs, a);
      const normal = betaNormal(instance);
      const th = from(withConclusion(at, normal === null ? instance : rightSide(normal)), i + 1);
      return witness(at.conclusion, a, normal === null ? th : eqMp(sym(normal), th));
    };
    return from(goal, 0);
  };
}

/** Divides `p ∧ q`, or `p ⇔ q` into its two implications; each part by its own steps, or all by those that follow. */
export function both(...parts: readonly (readonly Tactic[])[]): Tactic {
  return (goal, rest) => {
    const solve = (at: Goal, i: number): Theorem => {
      const own = parts[i];
      return own === undefined ? rest(at) : script(own)(at);
    };
    const t = goal.conclusion;
    const found = isIff(t) ? 2 : Math.max(2, conjunctsOf(t).length);
    if (parts.length > found) return refuse(goal, 'both', `${String(parts.length)} proofs are given for ${String(found)} parts`);
    if (isIff(t)) {
      const [a, b] = sides(t);
      const [forward, backward] = [implies(a, b), implies(b, a)];
      return rules.iff(solve(withConclusion(goal, forward), 0), solve(withConclusion(goal, backward), 1));
    }
    if (!isAnd(t)) return refuse(goal, 'both', 'the goal is neither a conjunction nor an equivalence');
    const count = Math.max(parts.length, 2);
    const from = (at: Goal, i: number): Theorem => {
      if (i === count - 1 || !isAnd(at.conclusion)) return solve(at, i);
      const [a, b] = sides(at.conclusion);
      return rules.conj(solve(withConclusion(at, a), i), from(withConclusion(at, b), i + 1));
    };
    return from(goal, 0);
  };
}

/** Proves `p ∨ q` by its left or its right side. */
export function either(side: 'left' | 'right'): Tactic {
  return (goal, rest) => {
    if (!isOr(goal.conclusion)) return refuse(goal, 'either', 'the goal is no disjunction');
    const [a, b] = sides(goal.conclusion);
    return side === 'left' ? rules.inLeft(rest(withConclusion(goal, a)), b) : rules.inRight(a, rest(withConclusion(goal, b)));
  };
}

/** A step in between: proves the formula (`label: formula`) by its own steps, and has it as facts from there on. */
export function have(statement: string, ...proof: readonly Tactic[]): Tactic {
  return (goal, rest) => {
    const { label, formula } = labelled(statement);
    const th = converted(betaNormal, script(proof)(withConclusion(goal, formulaAt(goal, formula))));
    return rest(withFacts(goal, isAnd(th.conclusion) && label === '' ? factsFrom(th, []) : [{ label, theorem: th }]));
  };
}

/** Has what is given as a fact with that label; its conjuncts one by one if there are several labels. */
export function note(labels: string, use: Use): Tactic {
  return (goal, rest) => {
    const th = converted(betaNormal, used(goal, use));
    const names = words(labels);
    return rest(withFacts(goal, names.length > 1 ? factsFrom(th, names) : [{ label: names[0] ?? '', theorem: th }]));
  };
}

/** Goes on with another formula, from which the goal follows by the steps given first. */
export function suffices(statement: string, ...why: readonly Tactic[]): Tactic {
  return (goal, rest) => {
    const { label, formula } = labelled(statement);
    const wanted = formulaAt(goal, formula);
    const th = script(why)(withFacts(goal, [{ label, theorem: assume(wanted) }]));
    return proveHyp(rest(withConclusion(goal, wanted)), th);
  };
}

/** Has w with p w from `∃w. p w`; several names for several quantifiers. The conjuncts of p become facts with the labels. */
export function obtain(names: string, from: Use, ...labels: readonly string[]): Tactic {
  return (goal, rest) => {
    const open = (th: Theorem, left: readonly string[]): Theorem => {
      const [name, ...others] = left;
      if (name === undefined) return rest(withFacts(goal, factsFrom(th, labels)));
      if (!isExists(th.conclusion)) return refuse(goal, 'obtain', `there is no ∃ for ${name} in ${shown(th)}`);
      const abs = th.conclusion.arg;
      const inUse = [...variablesOf(goal), ...freeVariables([th.conclusion, ...th.hypotheses])];
      if (inUse.some((v) => v.name === name)) return refuse(goal, 'obtain', `the variable ${name} is in use here`);
      const w = variable(name, abs.type.args[0] as HolType);
      return choose(w, th, open(assume(bodyAt(abs, w)), others));
    };
    return open(converted(betaNormal, used(goal, from)), words(names));
  };
}

/** By cases: a disjunction that is a fact (by its label) or a use, or any formula and its negation. */
export function cases(what: Use, one?: readonly Tactic[], other?: readonly Tactic[]): Tactic {
  return (goal, rest) => {
    // A name that is no variable is meant for a label, also where there is no such fact.
    const isLabel =
      typeof what === 'string' &&
      (goal.facts.some(({ label }) => label === what) ||
        (/^[A-Za-z][\w']*$/.test(what) && !variablesOf(goal).some(({ name }) => name === what)));
    const { label, formula } = typeof what === 'string' && !isLabel ? labelled(what) : { label: '', formula: '' };
    const th = typeof what === 'string' && !isLabel ? rules.either(formulaAt(goal, formula)) : used(goal, what);
    const branch = (which: Term, steps: readonly Tactic[] | undefined): Theorem => {
      const fact =
        isOr(which) && label === '' ? [{ label: 'rest', theorem: assume(which) }] : factsFrom(assume(which), label === '' ? [] : [label]);
      return (steps === undefined ? rest : script(steps))(withFacts(goal, fact));
    };
    if (!isOr(th.conclusion)) return refuse(goal, 'cases', `${shown(th)} is no disjunction`);
    const [a, b] = sides(th.conclusion);
    return rules.cases(th, branch(a, one), branch(b, other));
  };
}

/** Assumes the negation of the goal (under that label) and goes on to F. */
export function contradiction(label = 'not'): Tactic {
  return (goal, rest) => {
    const negated = assume(not(goal.conclusion));
    const th = rest(withFacts(withConclusion(goal, FALSE), [{ label, theorem: negated }]));
    return rules.byContradiction(goal.conclusion, th);
  };
}

/** From two facts, the first the negation of the second: anything. */
export function absurd(negated: Use, positive: Use): Tactic {
  return (goal) => {
    const [no, yes] = [used(goal, negated), used(goal, positive)];
    if (!isNot(no.conclusion) || !alphaEqual(no.conclusion.arg, yes.conclusion)) {
      return refuse(goal, 'absurd', `${shown(no)} is not the negation of ${shown(yes)}`);
    }
    return rules.contr(goal.conclusion, rules.contradiction(no, yes));
  };
}

/** Leaves out facts, by their labels. */
export function forget(...labels: readonly string[]): Tactic {
  return (goal, rest) => rest({ ...goal, facts: goal.facts.filter(({ label }) => label === '' || !labels.includes(label)) });
}

/** Goes on with a formula that is the goal up to the names of bound variables and redexes. */
export function show(formula: string): Tactic {
  return (goal, rest) => {
    const wanted = formulaAt(goal, formula);
    const [a, b] = [betaNormal(goal.conclusion), betaNormal(wanted)];
    const [left, right] = [a === null ? goal.conclusion : rightSide(a), b === null ? wanted : rightSide(b)];
    if (!alphaEqual(left, right)) return refuse(goal, 'show', `${shown(wanted)} is another formula`);
    const th = rest(withConclusion(goal, wanted));
    const so = b === null ? th : eqMp(b, th);
    return a === null ? so : eqMp(sym(a), so);
  };
}
