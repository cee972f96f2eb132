// Tactics that use a lemma: at given values, or backwards, so that its premises remain to be proved.
import { DiagnosticError, fail } from '../../diagnostics/diagnostic.ts';
import { alphaEqual, variable, type Term } from '../../kernel/term.ts';
import { typeVariablesOf } from '../../kernel/term-contents.ts';
import { assume, eqMp, proveHyp, subst, sym, type Theorem } from '../../kernel/theorem.ts';
import type { HolType } from '../../kernel/type.ts';
import { realLaw, type RealLawName } from '../arithmetic/real-laws.ts';
import { conj, mp, undisch } from '../connective-rules.ts';
import { betaNormal, converted, rightSide } from '../conversion.ts';
import { conjunctsOf, freeVariables, isAnd, isForall, isIff, isImplies, sides } from '../formula.ts';
import { refuse, script, termAt, used, withConclusion, type Goal, type Solve, type Tactic, type Use } from '../goal.ts';
import { instanceOf, instantiated, match, noValues, type Matching } from '../matching.ts';
import { printTerm } from '../print-term.ts';
import { spec, specFresh } from '../quantifier-rules.ts';
import { vocabulary } from '../vocabulary.ts';

/** A theorem at a value, its type variables instantiated as the value needs. */
function specialised(th: Theorem, goal: Goal, text: string): Theorem {
  const type = th.conclusion.arg.type.args[0] as HolType;
  const value = valueOf(goal, text, type);
  const types = typeValues(type, value.type);
  // Type variables of hypotheses stand for themselves: the hypotheses would change with them.
  const rigid = th.hypotheses.length === 0 || types === null ? [] : th.hypotheses.flatMap((h) => [...typeVariablesOf(h)]);
  if (types === null || rigid.some((name) => types.has(name)))
    return refuse(goal, 'at', `${text} has not the type of the variable ${th.conclusion.arg.name}`);
  return spec(value, types.size === 0 ? th : subst([...types], [], th));
}

/** The term that a text stands for, at that type if it can have it: its type variables may be meant as they are. */
function valueOf(goal: Goal, text: string, type: HolType): Term {
  if (type.variables === 0) return termAt(goal, text, type);
  try {
    return termAt(goal, text, type);
  } catch (error) {
    if (error instanceof DiagnosticError) return termAt(goal, text);
    throw error;
  }
}

function typeValues(pattern: HolType, type: HolType): Map<string, HolType> | null {
  const found = match(variableOf(pattern), variableOf(type), { free: new Set([variableOf(pattern)]) });
  return found === null ? null : new Map([...found.types].filter(([name, value]) => value.operator !== null || value.name !== name));
}

/** What is given at these values, in the order of its variables, as far as they go. Its premises are kept. */
export function at(use: Use, ...values: readonly string[]): Use {
  return (goal) => {
    let so = used(goal, use);
    for (const text of values) {
      if (!isForall(so.conclusion)) {
        const shown = printTerm(so.conclusion, { limit: 300, signature: vocabulary() });
        return refuse(goal, 'at', `there is no variable for ${text} in ${shown}`);
      }
      so = specialised(so, goal, text);
    }
    return converted(betaNormal, so);
  };
}

/** A law of the reals by its name, proved when it is first used. */
export function law(name: RealLawName): Use {
  return () => realLaw(name);
}

/** What is given, an implication, with its premises proved by the others in order (conjuncts one by one, `_` for facts). */
export function from(use: Use, ...premises: readonly Use[]): Use {
  return (goal) => {
    let so = used(goal, use);
    const left = [...premises];
    while (left.length > 0) {
      if (!isImplies(so.conclusion)) return refuse(goal, 'from', `no premise is left for ${String(left.length)} of what is given`);
      const parts = conjunctsOf(so.conclusion.fn.arg).map((part) => {
        const next = left.shift();
        const th = next === undefined ? undefined : used(goal, next);
        if (th === undefined || !alphaEqual(th.conclusion, part)) {
          const shown = printTerm(part, { limit: 300, signature: vocabulary() });
          return refuse(goal, 'from', `the premise ${shown} is not what is given`);
        }
        return th;
      });
      so = mp(so, joined(so.conclusion.fn.arg, parts));
    }
    return so;
  };
}

/** The conjunction from its conjuncts, bracketed as in the formula. */
function joined(t: Term, parts: Theorem[]): Theorem {
  if (!isAnd(t)) return parts.shift() ?? fail('rule-shape', 'a conjunct is missing');
  const a = joined(t.fn.arg, parts);
  return conj(a, joined(t.arg, parts));
}

/**
 * Proves the goal by a lemma whose conclusion it matches. Its premises remain, each proved by its own steps, or by those
 * that follow. `values` are for variables that the conclusion does not determine: `{ k: 'suc n' }`.
 */
export function apply(use: Use, values: Readonly<Record<string, string>> = {}, ...proofs: readonly (readonly Tactic[])[]): Tactic {
  return (goal, rest) => {
    const th = converted(betaNormal, used(goal, use));
    const before = new Set(freeVariables([th.conclusion, ...th.hypotheses]));
    const rigidTypes = new Set(th.hypotheses.flatMap((h) => [...typeVariablesOf(h)]));
    const failures: string[] = [];
    for (const { open, premises } of layers(th)) {
      const free = new Set(freeVariables([open.conclusion, ...premises]).filter((v) => !before.has(v)));
      if (Object.keys(values).some((name) => ![...free].some((v) => v.name === name))) continue;
      const start = given(goal, free, values);
      const found = match(open.conclusion, goal.conclusion, { free, rigidTypes }, start);
      if (found === null) {
        failures.push(printTerm(open.conclusion, { limit: 300, signature: vocabulary() }));
        continue;
      }
      const missing = [...free].find((v) => !found.terms.has(v));
      if (missing !== undefined) return refuse(goal, 'apply', `what is ${missing.name}? Give it: { ${missing.name}: '…' }`);
      return discharged(goal, rest, open, premises, found, proofs);
    }
    if (failures.length === 0) return refuse(goal, 'apply', `what is used has not all of the variables ${Object.keys(values).join(', ')}`);
    return refuse(goal, 'apply', `the goal does not match ${failures.join(', nor ')}`);
  };
}

/**
 * The theorem with its quantifiers opened and its premises as hypotheses: all of them, then one less, and so on; an equivalence
 * at the end also as the implications from right to left and from left to right.
 */
function layers(th: Theorem): { readonly open: Theorem; readonly premises: readonly Term[] }[] {
  const found: { open: Theorem; premises: readonly Term[] }[] = [];
  let [so, premises]: [Theorem, readonly Term[]] = [th, []];
  for (;;) {
    if (isForall(so.conclusion)) {
      found.unshift({ open: so, premises });
      so = specFresh(so, premises);
    }
    found.unshift({ open: so, premises });
    if (isIff(so.conclusion)) {
      const [a, b] = sides(so.conclusion);
      found.push({ open: eqMp(sym(so), assume(b)), premises: [...premises, b] }, { open: eqMp(so, assume(a)), premises: [...premises, a] });
    }
    if (!isImplies(so.conclusion)) return found;
    premises = [...premises, so.conclusion.fn.arg];
    so = undisch(so);
  }
}

function given(goal: Goal, free: ReadonlySet<Term>, values: Readonly<Record<string, string>>): Matching {
  let start = noValues();
  for (const [name, text] of Object.entries(values)) {
    const v = [...free].find((one) => one.name === name);
    if (v === undefined) return refuse(goal, 'apply', `what is used has no variable ${name}`);
    const value = valueOf(goal, text, v.type);
    start = match(v, value, { free }, start) ?? refuse(goal, 'apply', `${text} has not the type of ${name}`);
  }
  return start;
}

function discharged(
  goal: Goal,
  rest: Solve,
  open: Theorem,
  premises: readonly Term[],
  found: Matching,
  proofs: readonly (readonly Tactic[])[],
): Theorem {
  let so = instantiated(open, found);
  let i = 0;
  for (const premise of premises) {
    const instance = instanceOf(premise, found);
    const normal = betaNormal(instance);
    const parts = conjunctsOf(normal === null ? instance : rightSide(normal)).map((part) => {
      const own = proofs[i++];
      return (own === undefined ? rest : script(own))(withConclusion(goal, part));
    });
    const th = joined(normal === null ? instance : rightSide(normal), parts);
    so = proveHyp(normal === null ? th : eqMp(sym(normal), th), so);
  }
  if (i < proofs.length) refuse(goal, 'apply', `${String(proofs.length)} proofs are given for ${String(i)} premises`);
  return so;
}

function variableOf(type: HolType): Term {
  return variable('v', type);
}
