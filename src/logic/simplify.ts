// Simplification: rewriting everywhere with conditional rules, where the premises that hold at a place (the left side of an
// implication, a condition, the bound of a sum) may be used, and conditions of rules are proved by simplification in turn.
import { fail } from '../diagnostics/diagnostic.ts';
import { abstraction, alphaEqual, bodyAt, type Term } from '../kernel/term.ts';
import { absThm, appThm, assume, eqMp, proveHyp, refl, sym, trans, type Theorem } from '../kernel/theorem.ts';
import { conj, conjuncts, disch, fromTrue, mp, toFalse, toTrue } from './connective-rules.ts';
import { evaluateNumerals } from './arithmetic/numeral-evaluation.ts';
import { natural } from './arithmetic/number-terms.ts';
import { betaNormal, betaRedex, converted, everywhere, rightSide, type Conversion } from './conversion.ts';
import { FALSE, TRUE, conjunctsOf, freeVariables, freshVariable, isAnd, isForall, isImplies, isNot, not, spine } from './formula.ts';
import type { HolType } from '../kernel/type.ts';
import { instanceOf, instantiated, match, type Matching } from './matching.ts';
import { withoutEta } from './eta.ts';
import { vocabulary } from './vocabulary.ts';
import { printTerm } from './print-term.ts';
import { gen, specFresh } from './quantifier-rules.ts';
import { headKey, rewriteRules, ruleKey, type RewriteRule } from './rewrite-rule.ts';
import { compareTerms } from './term-order.ts';

/** Rules by the head of their left side. */
export class RuleSet {
  readonly #byKey = new Map<unknown, RewriteRule[]>();

  /** Adds rules; those added last are tried first. */
  add(rules: readonly RewriteRule[]): void {
    for (const rule of rules) {
      const key = ruleKey(rule);
      const known = this.#byKey.get(key);
      if (known === undefined) this.#byKey.set(key, [rule]);
      else known.unshift(rule);
    }
  }

  /** The rules whose left side may match the term. */
  for(t: Term): readonly RewriteRule[] {
    const own = this.#byKey.get(headKey(t)) ?? [];
    const any = this.#byKey.get(null) ?? [];
    return any.length === 0 ? own : [...own, ...any];
  }
}

/**
 * A theorem `p1 ∧ … ∧ pk ⟹ f a = f a'` whose premises are `a = a'`, possibly under variables and conditions: how to
 * simplify below f with what may be assumed there.
 */
export interface Congruence {
  readonly theorem: Theorem;
  readonly premises: readonly Term[];
  readonly left: Term;
  readonly open: ReadonlySet<Term>;
}

/** What a simplification may use. */
export interface Simplifier {
  readonly rules: readonly RuleSet[];
  readonly congruences: ReadonlyMap<unknown, Congruence>;
  readonly conversions: readonly Conversion[];
  /** What holds here: it proves conditions, also by way of `prove`. */
  readonly facts: readonly Theorem[];
  /** Tries to prove a condition that simplification did not make true. */
  readonly prove: (condition: Term, facts: readonly Theorem[]) => Theorem | null;
  /** Whether it is worth while to try to prove or refute such a formula wherever it stands. */
  readonly isDecided: (formula: Term) => boolean;
}

/** A congruence from its theorem. */
export function congruence(th: Theorem): Congruence {
  const open = specFresh(th);
  const [premise, equal] = [open.conclusion.fn.arg, open.conclusion.arg];
  const fixed = new Set(freeVariables([th.conclusion, ...th.hypotheses]));
  const free = freeVariables([open.conclusion]).filter((v) => !fixed.has(v));
  return { theorem: open, premises: conjunctsOf(premise), left: equal.fn.arg, open: new Set(free) };
}

/** Steps after which a simplification is taken to run for ever. */
const MOST_STEPS = 20_000;
/** How many rewritings may follow one another at a place. */
const MOST_NESTED = 300;
/** How deeply conditions of conditions are proved. */
const MOST_DEPTH = 4;

/** `t = t'` with t' simplified, or null where nothing can be simplified. Throws `simplify-limit` where it does not end. */
export function simplify(t: Term, with_: Simplifier): Theorem | null {
  const steps = { left: MOST_STEPS, nested: 0 };
  return new Pass(with_, with_.rules, with_.facts, 0, steps).whole(t);
}

function endless(t: Term): never {
  return fail('simplify-limit', `simplification does not end: it has come to ${printTerm(t, { limit: 300, signature: vocabulary() })}`);
}

class Pass {
  readonly #given: Simplifier;
  readonly #rules: readonly RuleSet[];
  readonly #facts: readonly Theorem[];
  readonly #depth: number;
  readonly #steps: { left: number; nested: number };
  readonly #known = new Map<Term, Theorem | null>();
  #avoid: readonly Term[] | null = null;

  constructor(
    given: Simplifier,
    rules: readonly RuleSet[],
    facts: readonly Theorem[],
    depth: number,
    steps: { left: number; nested: number },
  ) {
    this.#given = given;
    this.#rules = rules;
    this.#facts = facts;
    this.#depth = depth;
    this.#steps = steps;
  }

  /** The same with further facts, as rules too. */
  #under(facts: readonly Theorem[]): Pass {
    const own = new RuleSet();
    for (const th of facts) own.add(rewriteRules(th));
    return new Pass(this.#given, [own, ...this.#rules], [...facts, ...this.#facts], this.#depth, this.#steps);
  }

  whole(t: Term): Theorem | null {
    const before = this.#known.get(t);
    if (before !== undefined) return before;
    let so = this.#inParts(t);
    const own = this.#atTop(so === null ? t : rightSide(so));
    if (own !== null) {
      if (--this.#steps.left < 0) endless(t);
      so = so === null ? own : trans(so, own);
      if (++this.#steps.nested > MOST_NESTED) endless(t);
      const again = this.whole(rightSide(so));
      this.#steps.nested--;
      if (again !== null) so = trans(so, again);
    }
    this.#known.set(t, so);
    return so;
  }

  #inParts(t: Term): Theorem | null {
    if (t.kind === 'abstraction') {
      const v = this.#fresh(t);
      const th = this.whole(bodyAt(t, v));
      return th === null ? null : absThm(v, th);
    }
    if (t.kind !== 'application') return null;
    const special = this.#given.congruences.get(headKey(t));
    if (special !== undefined) {
      const found = match(special.left, t, { free: special.open });
      if (found !== null) return this.#byCongruence(special, found, t);
    }
    const [fn, arg] = [this.whole(t.fn), this.whole(t.arg)];
    return fn === null && arg === null ? null : appThm(fn ?? refl(t.fn), arg ?? refl(t.arg));
  }

  #fresh(abs: Term): Term {
    this.#avoid ??= freeVariables(this.#facts.flatMap((th) => [th.conclusion, ...th.hypotheses]));
    const names = new Set(this.#avoid.map((v) => v.name));
    let name = abs.name;
    for (let i = 1; names.has(name); i++) name = `${abs.name.replace(/[0-9']+$/, '') || 'x'}${String(i)}`;
    return freshVariable(name, abs.type.args[0] as HolType, [abs]);
  }

  #byCongruence({ theorem, premises }: Congruence, found: Matching, t: Term): Theorem | null {
    let values = found;
    const proved: Theorem[] = [];
    let changed = false;
    for (const premise of premises) {
      const { th, value, moved } = this.#premise(instanceOf(premise, values));
      changed ||= moved;
      proved.push(th);
      values = { types: values.types, terms: new Map([...values.terms, [this.#solved(premise), value]]) };
    }
    // Below, everything has its redexes reduced, the left side too.
    const normal = betaNormal(t);
    if (!changed) return normal;
    let so = converted(betaNormal, instantiated(theorem, values));
    const premise = proved.reduceRight((rest, one) => conj(one, rest));
    so = mp(so, premise);
    return normal === null ? so : trans(normal, so);
  }

  /** The variable that a premise determines: at the head of its right side. */
  #solved(premise: Term): Term {
    let t = premise;
    while (isForall(t) || isImplies(t)) t = isForall(t) ? t.arg.body : t.arg;
    let head = t.arg;
    while (head.kind === 'application') head = head.fn;
    return head;
  }

  /** From `∀xs. c ⟹ l xs = r xs`: what l becomes under c, the theorem, and the value for r. */
  #premise(premise: Term): { th: Theorem; value: Term; moved: boolean; bare: boolean } {
    if (isForall(premise)) {
      const v = this.#fresh(premise.arg);
      const { th, value, moved, bare } = this.#premise(bodyAt(premise.arg, v));
      return { th: gen(v, th), value: bare ? withoutEta(v, value) : abstraction(v, value), moved, bare };
    }
    if (isImplies(premise)) {
      const condition = betaReduced(premise.fn.arg);
      // What stands under a condition that cannot hold is left alone.
      const impossible = condition === FALSE || (isNot(condition) && condition.arg === TRUE);
      const facts = conjuncts(assume(condition));
      const { th, value, moved, bare } = impossible ? unchanged(premise.arg) : this.#under(facts).#premise(premise.arg);
      return { th: disch(condition, th), value, moved, bare };
    }
    const left = betaReduced(premise.fn.arg);
    const th = this.whole(left);
    // A function that is no abstraction stays one.
    const bare = spine(premise.fn.arg).head.kind !== 'abstraction';
    return { th: th ?? refl(left), value: th === null ? left : rightSide(th), moved: th !== null, bare };
  }

  #atTop(t: Term): Theorem | null {
    const reduced = betaRedex(t);
    if (reduced !== null) return reduced;
    for (const set of this.#rules) {
      for (const rule of set.for(t)) {
        const th = this.#apply(rule, t);
        if (th !== null) return th;
      }
    }
    for (const conversion of this.#given.conversions) {
      const th = conversion(t);
      if (th !== null) return th;
    }
    return this.#given.isDecided(t) ? this.#decided(t) : null;
  }

  #decided(t: Term): Theorem | null {
    const holds = this.#given.prove(t, this.#facts);
    if (holds !== null) return toTrue(holds);
    const fails = this.#given.prove(not(t), this.#facts);
    return fails === null ? null : toFalse(fails);
  }

  #apply(rule: RewriteRule, t: Term): Theorem | null {
    const found = match(rule.left, t, rule.open);
    if (found === null) return null;
    for (const values of rule.undetermined.length === 0 ? [found] : this.#choices(rule, found)) {
      const th = withNumerals(rule, t, instantiated(rule.theorem, values));
      if (alphaEqual(th.conclusion.fn.arg, rightSide(th))) continue;
      if (rule.permutes && compareTerms(rightSide(th), t) >= 0) continue;
      if (!alphaEqual(th.conclusion.fn.arg, t)) continue;
      const so = this.#discharged(
        th,
        rule.conditions.map((one) => instanceOf(one, values)),
      );
      if (so !== null) return so;
    }
    return null;
  }

  /** Values for what the left side leaves open, from facts that match the conditions. */
  #choices(rule: RewriteRule, found: Matching): Matching[] {
    let choices = [found];
    for (const condition of rule.conditions) {
      if (!rule.undetermined.some((v) => freeVariables([condition]).includes(v))) continue;
      choices = choices.flatMap((values) => this.#facts.flatMap((fact) => match(condition, fact.conclusion, rule.open, values) ?? []));
    }
    return choices.slice(0, 20).filter((values) => rule.undetermined.every((v) => values.terms.has(v)));
  }

  #discharged(th: Theorem, conditions: readonly Term[]): Theorem | null {
    let so = th;
    for (const condition of conditions) {
      const normal = betaNormal(condition);
      const proof = this.#prove(normal === null ? condition : rightSide(normal));
      if (proof === null) return null;
      so = proveHyp(normal === null ? proof : eqMp(sym(normal), proof), so);
    }
    return so;
  }

  #prove(condition: Term): Theorem | null {
    if (isAnd(condition)) {
      const [a, b] = [this.#prove(condition.fn.arg), this.#prove(condition.arg)];
      return a === null || b === null ? null : conj(a, b);
    }
    for (const fact of this.#facts) if (alphaEqual(fact.conclusion, condition)) return fact;
    if (this.#depth >= MOST_DEPTH) return null;
    const pass = new Pass(this.#given, this.#rules, this.#facts, this.#depth + 1, this.#steps);
    const th = pass.whole(condition);
    if (th !== null && rightSide(th) === TRUE) return fromTrue(th);
    const rest = th === null ? condition : rightSide(th);
    const proof = this.#given.prove(rest, this.#facts);
    return proof === null || th === null ? proof : eqMp(sym(th), proof);
  }
}

/** An equation `l = r` with l for r. */
function unchanged(equal: Term): { th: Theorem; value: Term; moved: boolean; bare: boolean } {
  const left = betaReduced(equal.fn.arg);
  return { th: refl(left), value: left, moved: false, bare: false };
}

/** The equation with the successors of numerals on its left side evaluated. */
function withNumerals(rule: RewriteRule, t: Term, th: Theorem): Theorem {
  if (rule.open.numerals !== true || alphaEqual(th.conclusion.fn.arg, t)) return th;
  const equal = evaluatedSuccessors(th.conclusion.fn.arg);
  return equal === null ? th : trans(sym(equal), th);
}

const evaluatedSuccessors: Conversion = everywhere((t) => (t.kind === 'application' && t.fn === natural.suc ? evaluateNumerals(t) : null));

function betaReduced(t: Term): Term {
  const th = betaNormal(t);
  return th === null ? t : rightSide(th);
}
