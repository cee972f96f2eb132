// Tactics that rewrite: simplification with everything known, and plain rewriting with what is given.
import { fail } from '../../diagnostics/diagnostic.ts';
import { alphaEqual, type Term } from '../../kernel/term.ts';
import { eqMp, isEquation, sym, type Theorem } from '../../kernel/theorem.ts';
import { tryArithmetic } from '../arithmetic/arithmetic.ts';
import { conjuncts, contr, disch, fromTrue, undisch } from '../connective-rules.ts';
import { betaNormal, continued, converted, rightSide, type Conversion } from '../conversion.ts';
import { FALSE, TRUE, freeVariables, isForall, isImplies } from '../formula.ts';
import { refuse, shown, used, withConclusion, type Fact, type Goal, type Tactic, type Use } from '../goal.ts';
import { genAll, specFresh } from '../quantifier-rules.ts';
import { headKey, rewriteRules } from '../rewrite-rule.ts';
import { simplifierAt } from '../simplification-rules.ts';
import { RuleSet, congruence, simplify, type Simplifier } from '../simplify.ts';
import { isCongruence } from '../congruence-laws.ts';

/** The simplification of terms at a goal, by the facts given, the uses, and all rules declared. */
function simplifierFor(goal: Goal, facts: readonly Theorem[], uses: readonly Use[]): Simplifier {
  const base = simplifierAt(goal.serial, tryArithmetic);
  const own = new RuleSet();
  const congruences = new Map(base.congruences);
  for (const th of facts) {
    own.add(rewriteRules(th));
    const simplified = alone(th, base, goal.serial);
    if (simplified !== th) own.add(rewriteRules(simplified));
  }
  for (const use of uses) {
    const th = used(goal, use);
    if (isCongruence(th)) {
      const one = congruence(th);
      congruences.set(headKey(one.left), one);
    } else own.add(rewriteRules(th));
  }
  return { ...base, rules: [own, ...base.rules], congruences, facts };
}

const simplified = new WeakMap<Theorem, Map<number, Theorem>>();

/** A fact simplified by the declared rules alone, as goals are: so that it fits what becomes of these. */
function alone(th: Theorem, base: Simplifier, serial: number): Theorem {
  let bySerial = simplified.get(th);
  if (bySerial === undefined) simplified.set(th, (bySerial = new Map<number, Theorem>()));
  let known = bySerial.get(serial);
  if (known === undefined) {
    const equal = simplify(th.conclusion, { ...base, prove: () => null, isDecided: () => false });
    bySerial.set(serial, (known = equal === null ? th : eqMp(equal, th)));
  }
  return known;
}

function factTheorems(goal: Goal): Theorem[] {
  return goal.facts.map(({ theorem }) => theorem);
}

/** Whether one of the facts is F, after simplification: then anything follows. */
function closedByFacts(goal: Goal): Theorem | null {
  const absurd = goal.facts.find(({ theorem }) => theorem.conclusion === FALSE);
  return absurd === undefined ? null : contr(goal.conclusion, absurd.theorem);
}

/** What is given, simplified by the facts other than itself: what `by` reasons from. */
export function simplifiedUses(goal: Goal, uses: readonly Use[]): Theorem[] {
  return uses.map((use) => {
    const th = used(goal, use);
    const others = factTheorems(goal).filter((one) => !alphaEqual(one.conclusion, th.conclusion));
    const equal = simplify(th.conclusion, simplifierFor(goal, others, []));
    return equal === null ? th : eqMp(equal, th);
  });
}

/** Goes on with what the conversion makes of the goal; a goal that becomes T is proved. */
export function converting(name: string, conversionAt: (goal: Goal) => Conversion): Tactic {
  return (goal, rest) => {
    const done = closedByFacts(goal);
    if (done !== null) return done;
    const equal = conversionAt(goal)(goal.conclusion);
    if (equal === null) return refuse(goal, name, 'nothing here can be rewritten');
    if (rightSide(equal) === TRUE) return fromTrue(equal);
    return eqMp(sym(equal), rest(withConclusion(goal, rightSide(equal))));
  };
}

/** Simplifies the goal by the facts, by what is given, and by the rules declared for all. */
export function simp(...uses: readonly Use[]): Tactic {
  return converting('simp', (goal) => (t) => simplify(t, simplifierFor(goal, factTheorems(goal), uses)));
}

/** Simplifies by what is given and the rules declared for all, but not with facts as rules: they only prove conditions. */
export function simpOnly(...uses: readonly Use[]): Tactic {
  return converting('simpOnly', (goal) => (t) => {
    const simplifier = simplifierFor(goal, [], uses);
    return simplify(t, { ...simplifier, facts: factTheorems(goal) });
  });
}

/** The fact with that label: the last one, if there are several. */
function factCalled(goal: Goal, label: string): Fact | undefined {
  return goal.facts.findLast((fact) => fact.label === label);
}

/** Simplifies the fact with that label, by all the other facts and what is given; its conjuncts become facts. */
export function simpFact(label: string, ...uses: readonly Use[]): Tactic {
  return (goal, rest) => {
    const [named, th] = [factCalled(goal, label), used(goal, label)];
    const others = goal.facts.filter((fact) => fact !== named);
    const simplifier = simplifierFor(
      goal,
      others.map(({ theorem }) => theorem).filter(({ conclusion }) => !alphaEqual(conclusion, th.conclusion)),
      uses,
    );
    const equal = simplify(th.conclusion, simplifier);
    if (equal === null) return refuse(goal, 'simpFact', `nothing in ${label} can be simplified`);
    const so = eqMp(equal, th);
    if (so.conclusion === FALSE) return contr(goal.conclusion, so);
    const facts = conjuncts(so).map((theorem) => ({ label, theorem }));
    return rest({ ...goal, facts: [...others, ...facts.filter(({ theorem }) => theorem.conclusion !== TRUE)] });
  };
}

/** Rewrites the term once with each rule in turn, wherever its left side is found, without any other rule. */
function rewriting(goal: Goal, uses: readonly Use[]): Conversion {
  return (t) => {
    let so: Theorem | null = null;
    for (const use of uses) {
      const rules = new RuleSet();
      rules.add(rewriteRules(used(goal, use)));
      const simplifier: Simplifier = {
        rules: [rules],
        congruences: new Map(),
        conversions: [],
        facts: factTheorems(goal),
        prove: tryArithmetic,
        isDecided: () => false,
      };
      so = continued(so, t, (u) => simplify(u, simplifier));
    }
    return continued(so, t, betaNormal);
  };
}

/** Rewrites the goal by each equation in turn, from left to right and as often as it can be, with no other rule. */
export function rewrite(...uses: readonly Use[]): Tactic {
  return converting('rewrite', (goal) => rewriting(goal, uses));
}

/** Rewrites the fact with that label in the same way. */
export function rewriteFact(label: string, ...uses: readonly Use[]): Tactic {
  return (goal, rest) => {
    const [named, th] = [factCalled(goal, label), used(goal, label)];
    const so = converted(rewriting(goal, uses), th);
    if (alphaEqual(so.conclusion, th.conclusion)) return refuse(goal, 'rewriteFact', `nothing in ${label} can be rewritten`);
    return rest({ ...goal, facts: goal.facts.map((fact) => (fact === named ? { label, theorem: so } : fact)) });
  };
}

/** An equation to be used from right to left. */
export function back(use: Use): Use {
  return (goal) => backwards(used(goal, use));
}

function backwards(th: Theorem): Theorem {
  const open = specFresh(th);
  const flipped = (t: Theorem): Theorem => {
    if (isForall(t.conclusion)) return flipped(specFresh(t));
    if (isImplies(t.conclusion)) return disch(t.conclusion.fn.arg, flipped(undisch(t)));
    return isEquation(t.conclusion) ? sym(t) : fail('tactic', `back: ${shown(t)} is no equation`);
  };
  return closureOver(th, flipped(open));
}

function closureOver(before: Theorem, after: Theorem): Theorem {
  const fixed = new Set<Term>([...freeVariables([before.conclusion, ...before.hypotheses])]);
  return genAll(
    freeVariables([after.conclusion]).filter((v) => !fixed.has(v)),
    after,
  );
}
