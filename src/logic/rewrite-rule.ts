// Rewrite rules: from a theorem, the equations that it gives from left to right, with the conditions under which they hold.
import { alphaEqual, type Term } from '../kernel/term.ts';
import { occursFree, typeVariablesOf } from '../kernel/term-contents.ts';
import { assume, isEquation, sym, type Theorem } from '../kernel/theorem.ts';
import { conj, conjuncts, mp, toFalse, toTrue } from './connective-rules.ts';
import { TRUE, conjunctsOf, freeVariables, isAnd, isForall, isImplies, isNot, spine } from './formula.ts';
import { match, type Openness } from './matching.ts';
import { natural } from './arithmetic/number-terms.ts';
import { NAMESPACE } from './vocabulary.ts';
import { numeralOf } from './numeral.ts';
import { specFresh } from './quantifier-rules.ts';

/** An equation for rewriting from left to right. */
export interface RewriteRule {
  /** `{c1, …, ck, …} ⊢ left = right`: the conditions are hypotheses. */
  readonly theorem: Theorem;
  readonly conditions: readonly Term[];
  readonly left: Term;
  readonly right: Term;
  readonly open: Openness;
  /** Whether the two sides are each other's instances: then it is used only if it makes the term smaller. */
  readonly permutes: boolean;
  /** Variables of the conditions that the left side does not determine. */
  readonly undetermined: readonly Term[];
}

/** Where rules for a term are looked up: the constant or fixed variable at its head, or the kind of the term. */
export function headKey(t: Term): unknown {
  const { head } = spine(t);
  return head.kind === 'constant' ? head.constant : head.kind === 'variable' ? head : head.kind;
}

/** The key under which a rule is looked up; null if its left side begins with an open variable. */
export function ruleKey(rule: RewriteRule): unknown {
  const { head } = spine(rule.left);
  return head.kind === 'variable' && rule.open.free.has(head) ? null : headKey(rule.left);
}

/** Whether the constant at the head of the term was defined by the proofs. */
function isDefined(t: Term): boolean {
  const { head } = spine(t);
  return head.kind === 'constant' && head.constant.name.startsWith(`${NAMESPACE}.`);
}

/** Whether the constant is at the head of an argument of the term. */
function mentions(t: Term, of: Term): boolean {
  return spine(t).args.some((arg) => arg.kind === 'application' && arg.fn === of);
}

/** Whether the part is somewhere in the term, up to the names of bound variables. */
function occursIn(part: Term, root: Term): boolean {
  const seen = new Set<Term>();
  const stack = [root];
  for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
    if (seen.has(t)) continue;
    seen.add(t);
    if (alphaEqual(part, t)) return true;
    if (t.kind === 'application') stack.push(t.fn);
    if (t.part !== null) stack.push(t.part);
  }
  return false;
}

function equationRule(th: Theorem, conditions: readonly Term[], open: Openness): RewriteRule | null {
  const t = th.conclusion;
  if (t === TRUE) return null;
  let equal = th;
  if (isNot(t)) equal = toFalse(th);
  else if (!isEquation(t)) equal = toTrue(th);
  // A numeral is what others are rewritten to.
  if (isEquation(t) && numeralOf(t.fn.arg) !== null && numeralOf(t.arg) === null) equal = sym(th);
  let [left, right] = [equal.conclusion.fn.arg, equal.conclusion.arg];
  const useless = (): boolean => {
    if (left.kind === 'variable' && open.free.has(left)) return true;
    return freeVariables([right]).some((v) => open.free.has(v) && !occursFree(v, left));
  };
  // f x = t with f x in t would go on for ever.
  if ((useless() || occursIn(left, right)) && isEquation(t)) {
    equal = toTrue(th);
    [left, right] = [equal.conclusion.fn.arg, equal.conclusion.arg];
  }
  if (useless() || alphaEqual(left, right)) return null;
  const determined = new Set(freeVariables([left]));
  const undetermined = freeVariables(conditions).filter((v) => open.free.has(v) && !determined.has(v));
  const numerals = isDefined(left) && mentions(left, natural.suc);
  const permutes = right.kind !== 'constant' && match(left, right, open) !== null && match(right, left, open) !== null;
  return { theorem: equal, conditions, left, right, open: { ...open, numerals }, permutes, undetermined };
}

/** The rewrite rules that a theorem gives: of each conjunct, under all its premises, with its quantified variables open. */
export function rewriteRules(th: Theorem): RewriteRule[] {
  const fixed = new Set(freeVariables(th.hypotheses));
  const rigidTypes = new Set(th.hypotheses.flatMap((h) => [...typeVariablesOf(h)]));
  const free = new Set<Term>();
  // The variables free in a theorem without hypotheses are those of a statement: general. Those of a fact are fixed.
  const found: RewriteRule[] = [];
  const walk = (so: Theorem, conditions: readonly Term[]): void => {
    const t = so.conclusion;
    if (isForall(t)) {
      const before = new Set(freeVariables([t, ...so.hypotheses]));
      const opened = specFresh(so, [...free, ...fixed]);
      for (const v of freeVariables([opened.conclusion])) if (!before.has(v)) free.add(v);
      walk(opened, conditions);
    } else if (isAnd(t)) for (const one of conjuncts(so)) walk(one, conditions);
    else if (isImplies(t)) {
      const parts = conjunctsOf(t.fn.arg);
      const premise = parts.map(assume).reduceRight((rest, one) => conj(one, rest));
      const nested = alphaEqual(premise.conclusion, t.fn.arg) ? premise : assume(t.fn.arg);
      walk(mp(so, nested), [...conditions, ...(nested === premise ? parts : [t.fn.arg])]);
    } else {
      const rule = equationRule(so, conditions, { free: new Set(free), rigidTypes });
      if (rule !== null) found.push(rule);
    }
  };
  walk(th, []);
  return found;
}
