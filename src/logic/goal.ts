// Goals and tactics. A tactic proves a goal with the help of `rest`, which proves what remains of it: so a proof is a list
// of tactics, and each returns the theorem at once. There is nothing to keep track of between them.
import { fail } from '../diagnostics/diagnostic.ts';
import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import { KernelError } from '../kernel/kernel-error.ts';
import { alphaEqual, type Term } from '../kernel/term.ts';
import { eqMp, isEquation, refl, sym, type Theorem } from '../kernel/theorem.ts';
import { BOOL, type HolType } from '../kernel/type.ts';
import { betaNormal, rightSide } from './conversion.ts';
import { etaNormal } from './eta.ts';
import { truth } from './connective-rules.ts';
import { TRUE, freeVariables } from './formula.ts';
import type { Lemma } from './lemma.ts';
import { parseTerm } from './parse-term.ts';
import { printSequent, printTerm } from './print-term.ts';
import { readIn, vocabulary } from './vocabulary.ts';

/** Something known in a proof. Its theorem's hypotheses are among what was assumed on the way. */
export interface Fact {
  /** By which the proof may name it; empty if it has no name. */
  readonly label: string;
  readonly theorem: Theorem;
}

/** What is to be proved, from which facts, for which lemma. */
export interface Goal {
  readonly facts: readonly Fact[];
  readonly conclusion: Term;
  readonly lemma: string;
  /** The number of the lemma: which rules its simplifications see. */
  readonly serial: number;
}

/** Proves a goal: the theorem's conclusion is the goal's, its hypotheses are hypotheses of facts. */
export type Solve = (goal: Goal) => Theorem;
/** A step of a proof. */
export type Tactic = (goal: Goal, rest: Solve) => Theorem;

/** Something that a tactic may use: a lemma, a theorem, the label of a fact, or what depends on the goal. */
export type Use = Lemma | Theorem | string | ((goal: Goal) => Theorem);

/** The facts and the conclusion of a goal as text. */
export function printedGoal(goal: Goal): { readonly facts: readonly string[]; readonly conclusion: string } {
  const signature = vocabulary();
  const facts = goal.facts.map(({ label, theorem }) => {
    const text = printTerm(theorem.conclusion, { signature, limit: 600 });
    return label === '' ? text : `${label}: ${text}`;
  });
  return { facts, conclusion: printTerm(goal.conclusion, { signature, limit: 2000 }) };
}

/** A formula, or what a theorem says, as a part of a message. */
export function shown(what: Term | Theorem): string {
  return printTerm('conclusion' in what ? what.conclusion : what, { signature: vocabulary(), limit: 300 });
}

/** Ends a proof: which tactic failed, in which lemma, why, and at which goal. */
export function refuse(goal: Goal, tactic: string, why: string): never {
  const printed = printedGoal(goal);
  const notes = [...printed.facts.map((text) => `known   ${text}`), `to prove ${printed.conclusion}`];
  return fail('tactic', `${tactic}: ${why}`, { place: goal.lemma, notes, goal: printed });
}

/** The error with the goal at which it came up, unless it has one already. */
function placed(error: unknown, goal: Goal): unknown {
  if (error instanceof KernelError) {
    const found = error.found.map((t) => ('kind' in t ? printTerm(t, { signature: vocabulary(), limit: 400 }) : ''));
    return withGoal(`${error.message}${found.length > 0 ? `: ${found.join('; ')}` : ''}`, 'kernel', goal);
  }
  if (error instanceof DiagnosticError && error.diagnostic.goal === undefined) {
    const { code, message, place, notes } = error.diagnostic;
    return withGoal(place === undefined ? message : `${place}: ${message}`, code, goal, notes);
  }
  return error;
}

function withGoal(message: string, code: string, goal: Goal, before: readonly string[] = []): DiagnosticError {
  const printed = printedGoal(goal);
  const notes = [...before, ...printed.facts.map((text) => `known   ${text}`), `to prove ${printed.conclusion}`];
  return new DiagnosticError({ code, message, place: goal.lemma, notes, goal: printed });
}

/** Proves a goal by tactics in order. Without any, the goal must be T or one of the facts. */
export function script(tactics: readonly Tactic[]): Solve {
  let reached = 0;
  const from =
    (i: number): Solve =>
    (goal) => {
      reached = Math.max(reached, i);
      const tactic = tactics[i];
      if (tactic === undefined) return closing(goal);
      try {
        return checked(goal, tactic(goal, from(i + 1)));
      } catch (error) {
        throw placed(error, goal);
      }
    };
  return (goal) => {
    const th = from(0)(goal);
    if (reached < tactics.length - 1)
      refuse(goal, 'proof', `it is complete after ${String(reached + 1)} of its ${String(tactics.length)} steps`);
    return th;
  };
}

/** The theorem, if it proves the goal from nothing but hypotheses of its facts: a tactic that does not is at fault. */
function checked(goal: Goal, th: Theorem): Theorem {
  if (!alphaEqual(th.conclusion, goal.conclusion)) {
    const [is, wanted] = [betaNormal(th.conclusion), betaNormal(goal.conclusion)];
    if (is !== null) return checked(goal, eqMp(is, th));
    if (wanted === null || !alphaEqual(rightSide(wanted), th.conclusion)) return refuse(goal, 'tactic', `it proved ${printed(th)} instead`);
    return eqMp(sym(wanted), th);
  }
  const left = th.hypotheses.find((h) => !goal.facts.some(({ theorem }) => theorem.hypotheses.some((one) => alphaEqual(one, h))));
  return left === undefined
    ? th
    : refuse(goal, 'tactic', `it left the hypothesis ${printTerm(left, { signature: vocabulary(), limit: 300 })}`);
}

function closing(goal: Goal): Theorem {
  return closed(goal.conclusion, goal.facts) ?? refuse(goal, 'proof', 'this is left to be proved');
}

/** The formula if it is T, an equation of a thing with itself or a fact, also where only one of them has `λx. f x` for f. */
function closed(t: Term, facts: readonly Fact[]): Theorem | null {
  if (t === TRUE) return truth();
  if (isEquation(t) && alphaEqual(t.fn.arg, t.arg)) return refl(t.arg);
  const known = facts.find(({ theorem }) => alphaEqual(theorem.conclusion, t));
  if (known !== undefined) return known.theorem;
  const equal = etaNormal(t);
  if (equal !== null) {
    const th = closed(rightSide(equal), facts);
    return th === null ? null : eqMp(sym(equal), th);
  }
  for (const { theorem } of facts) {
    const normal = etaNormal(theorem.conclusion);
    if (normal !== null && alphaEqual(rightSide(normal), t)) return eqMp(normal, theorem);
  }
  return null;
}

/** The theorem of a closed formula, proved by tactics. */
export function prove(lemma: string, serial: number, conclusion: Term, tactics: readonly Tactic[]): Theorem {
  return script(tactics)({ facts: [], conclusion, lemma, serial });
}

/** The same goal with further facts. */
export function withFacts(goal: Goal, facts: readonly Fact[]): Goal {
  return facts.length === 0 ? goal : { ...goal, facts: [...goal.facts, ...facts] };
}

/** The same goal with another conclusion. */
export function withConclusion(goal: Goal, conclusion: Term): Goal {
  return { ...goal, conclusion };
}

/** The variables that are free in a goal. */
export function variablesOf(goal: Goal): Term[] {
  return freeVariables([goal.conclusion, ...goal.facts.flatMap(({ theorem }) => [theorem.conclusion, ...theorem.hypotheses])]);
}

/** The term that a text stands for at a goal, whose variables keep their types. */
export function termAt(goal: Goal, text: string, type?: HolType): Term {
  const here = variablesOf(goal);
  const variables = new Map(here.map((v) => [v.name, v.type]));
  const t = readIn(text, () => parseTerm(text, { signature: vocabulary(), variables, ...(type && { type }) }));
  const unknown = freeVariables([t]).find((v) => !here.includes(v));
  if (unknown !== undefined) return refuse(goal, 'term', `there is no variable ${unknown.name} here, in ${text}`);
  return t;
}

/** The formula that a text stands for at a goal. */
export function formulaAt(goal: Goal, text: string): Term {
  return termAt(goal, text, BOOL);
}

/** A text `label: formula` in its two parts; the label may be missing. */
export function labelled(text: string): { readonly label: string; readonly formula: string } {
  const found = /^\s*([A-Za-z][\w']*):\s+(?=\S)([\s\S]*)$/.exec(text);
  return found === null ? { label: '', formula: text } : { label: found[1] ?? '', formula: found[2] ?? '' };
}

/** The theorem that a use stands for at a goal. */
export function used(goal: Goal, use: Use): Theorem {
  if (typeof use === 'function') return use(goal);
  if (typeof use !== 'string') return 'statement' in use ? use.theorem() : use;
  const fact = goal.facts.findLast(({ label }) => label === use);
  if (fact !== undefined) return fact.theorem;
  const labels = goal.facts.map(({ label }) => label).filter((label) => label !== '');
  return refuse(goal, 'use', `no fact is called ${use}${labels.length > 0 ? `; there are ${labels.join(', ')}` : ''}`);
}

/** A sequent as text, with the constants of the proofs. */
export function printed(th: Theorem): string {
  return printSequent(th, { signature: vocabulary() });
}
