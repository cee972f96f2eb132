// Tactics for natural numbers: induction, and the two cases 0 and successor.
import { abstraction, application, bodyAt, variable, type Term } from '../../kernel/term.ts';
import { occursFree } from '../../kernel/term-contents.ts';
import { assume, betaConv, eqMp, sym, type Theorem } from '../../kernel/theorem.ts';
import type { HolType } from '../../kernel/type.ts';
import { conj, disch, mp } from '../connective-rules.ts';
import { NATURAL, natural } from '../arithmetic/number-terms.ts';
import { betaNormal, converted } from '../conversion.ts';
import { isForall } from '../formula.ts';
import { fact } from '../foundation.ts';
import { refuse, script, termAt, variablesOf, withConclusion, withFacts, type Goal, type Solve, type Tactic } from '../goal.ts';
import { gen, spec } from '../quantifier-rules.ts';
import { cases, obtain } from './structure.ts';

/** The goal as a predicate of the natural number: of its first ∀, or of the free variable of that name. */
function predicateOf(goal: Goal, name: string, tactic: string): { readonly predicate: Term; readonly free: Term | null } {
  const t = goal.conclusion;
  const natural = (v: string, type: unknown): void => {
    if (type !== NATURAL) refuse(goal, tactic, `${v} is no natural number`);
  };
  if (isForall(t) && t.arg.name === name) {
    natural(name, t.arg.type.args[0]);
    return { predicate: t.arg, free: null };
  }
  const v = variablesOf(goal).find((one) => one.name === name);
  if (v === undefined) return refuse(goal, tactic, `the goal neither begins with ∀${name} nor has the variable ${name}`);
  natural(name, v.type);
  const used = goal.facts.find(({ theorem }) => occursFree(v, theorem.conclusion) || theorem.hypotheses.some((h) => occursFree(v, h)));
  if (used !== undefined) return refuse(goal, tactic, `there is a fact about ${name}; bring it into the goal first`);
  return { predicate: abstraction(v, t), free: v };
}

function reducedAt(predicate: Term, value: Term): { readonly t: Term; readonly back: (th: Theorem) => Theorem } {
  const redex = application(predicate, value);
  return { t: bodyAt(predicate, value), back: (th) => eqMp(sym(betaConv(redex)), th) };
}

function newName(goal: Goal, name: string): string {
  const taken = new Set(variablesOf(goal).map((v) => v.name));
  let own = name;
  for (let i = 1; taken.has(own); i++) own = `${name.replace(/[0-9']+$/, '') || 'n'}${String(i)}`;
  return own;
}

function finished(th: Theorem, free: Term | null): Theorem {
  const so = converted(betaNormal, th);
  return free === null ? so : spec(free, so);
}

/** Induction on the variable: for 0, and for its successor from `IH`. Each by its own steps, or by those that follow. */
export function induct(name: string, base?: readonly Tactic[], step?: readonly Tactic[]): Tactic {
  return (goal, rest) => {
    const { predicate, free } = predicateOf(goal, name, 'induct');
    const n = variable(free === null ? newName(goal, name) : name, NATURAL);
    const solve = (own: readonly Tactic[] | undefined): Solve => (own === undefined ? rest : script(own));
    const zero = reducedAt(predicate, natural.zero);
    const first = zero.back(solve(base)(withConclusion(goal, zero.t)));
    const next = reducedAt(predicate, application(natural.suc, n));
    const hypothesis = application(predicate, n);
    const known = eqMp(betaConv(hypothesis), assume(hypothesis));
    const then = next.back(solve(step)(withFacts(withConclusion(goal, next.t), [{ label: 'IH', theorem: known }])));
    const rule = converted(betaNormal, spec(predicate, fact('induction')));
    const premise = converted(betaNormal, conj(first, gen(n, disch(hypothesis, then))));
    return finished(mp(rule, premise), free);
  };
}

/** Strong induction: the formula for n, from `IH`, that it holds for all smaller numbers. */
export function strongInduct(name: string): Tactic {
  return (goal, rest) => {
    const { predicate, free } = predicateOf(goal, name, 'strongInduct');
    const n = variable(free === null ? newName(goal, name) : name, predicate.type.args[0] as HolType);
    const rule = converted(betaNormal, spec(predicate, fact('strong-induction')));
    const step = bodyAt(rule.conclusion.fn.arg.arg, n);
    const [hypothesis, wanted] = [step.fn.arg, step.arg];
    const th = rest(withFacts(withConclusion(goal, wanted), [{ label: 'IH', theorem: assume(hypothesis) }]));
    return finished(mp(rule, gen(n, disch(hypothesis, th))), free);
  };
}

/** The cases `n = 0` and `n = suc m`, with the variable m; the equation, called `is`, is a fact and rewrites the goal. */
export function zeroOrSuc(name: string, predecessor: string, zero?: readonly Tactic[], suc?: readonly Tactic[]): Tactic {
  return (goal, rest) => {
    const n = termAt(goal, name, NATURAL);
    const split = spec(n, fact('natural-cases'));
    const second: Tactic = (at, next) => obtain(predecessor, (g) => lastFact(g), 'is')(at, next);
    const then = (own: readonly Tactic[] | undefined): readonly Tactic[] => own ?? [(at: Goal) => rest(at)];
    return cases(split, [labelLast('is'), ...then(zero)], [second, ...then(suc)])(goal, rest);
  };
}

function lastFact(goal: Goal): Theorem {
  return goal.facts.at(-1)?.theorem ?? refuse(goal, 'zeroOrSuc', 'there is no fact');
}

function labelLast(label: string): Tactic {
  return (goal, rest) => rest({ ...goal, facts: goal.facts.map((one, i) => (i === goal.facts.length - 1 ? { ...one, label } : one)) });
}
