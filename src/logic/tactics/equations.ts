// Tactics for equations: chains of them, functions compared at each argument, both sides part by part.
import { alphaEqual, application, variable, type Term } from '../../kernel/term.ts';
import { appThm, eqMp, equation, isEquation, refl, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { FUNCTION, type HolType } from '../../kernel/type.ts';
import { mp } from '../connective-rules.ts';
import { betaNormal, converted, rightSide } from '../conversion.ts';
import { fact } from '../foundation.ts';
import { refuse, script, shown, termAt, variablesOf, withConclusion, type Goal, type Tactic } from '../goal.ts';
import { gen, spec } from '../quantifier-rules.ts';
import { subst } from '../../kernel/theorem.ts';
import { by } from './automatic.ts';

/** A step of a chain of equations: the next term, and why it equals the one before. */
export interface Link {
  readonly term: string;
  readonly why: readonly Tactic[];
}

/** `= term`, by these steps; without any, by what finds simple proofs. */
export function equals(term: string, ...why: readonly Tactic[]): Link {
  return { term, why };
}

/** Proves `a = z` through a chain `a = b = … = z`, whose first and last terms may be left to the goal by writing `…`. */
export function chain(first: string, ...links: readonly Link[]): Tactic {
  return (goal) => {
    const t = goal.conclusion;
    if (!isEquation(t)) return refuse(goal, 'chain', 'the goal is no equation');
    const type = t.arg.type;
    const read = (text: string, whole: Term): Term => (text === '…' ? whole : termAt(goal, text, type));
    let so: Theorem | null = null;
    let here = read(first, t.fn.arg);
    for (const { term, why } of links) {
      const next = read(term, t.arg);
      const th = script(why.length === 0 ? [by()] : why)(withConclusion(goal, equation(here, next)));
      so = so === null ? th : trans(so, th);
      here = next;
    }
    if (so === null) return refuse(goal, 'chain', 'it has no links');
    const [a, b] = [so.conclusion.fn.arg, so.conclusion.arg];
    if (alphaEqual(a, t.fn.arg) && alphaEqual(b, t.arg)) return so;
    // The chain may be written with redexes reduced, or not.
    const normal = (u: Term): Term => {
      const th = betaNormal(u);
      return th === null ? u : rightSide(th);
    };
    const same = betaNormal(t);
    const reduced = converted(betaNormal, so);
    if (!alphaEqual(reduced.conclusion, normal(t))) {
      return refuse(goal, 'chain', `it proves ${shown(so)}, and not the goal`);
    }
    return same === null ? reduced : eqMp(sym(same), reduced);
  };
}

/** Proves `f = g` between functions by `f x = g x`, for a new x under each of the names in turn. */
export function extensionally(...names: readonly string[]): Tactic {
  return (goal, rest) => {
    const from = (at: Goal, i: number): Theorem => {
      const name = names[i];
      if (name === undefined) return rest(at);
      const t = at.conclusion;
      if (!isEquation(t) || t.arg.type.operator !== FUNCTION) return refuse(at, 'extensionally', 'the goal is no equation of functions');
      const [f, g] = [t.fn.arg, t.arg];
      const [domain, range] = f.type.args as readonly [HolType, HolType];
      if (variablesOf(at).some((v) => v.name === name)) return refuse(at, 'extensionally', `the variable ${name} is in use here`);
      const x = variable(name, domain);
      const pointwise = equation(application(f, x), application(g, x));
      const normal = betaNormal(pointwise);
      const inner = from(withConclusion(at, normal === null ? pointwise : rightSide(normal)), i + 1);
      const law = subst(
        [
          ['A', domain],
          ['B', range],
        ],
        [],
        fact('extensionality'),
      );
      return mp(spec(g, spec(f, law)), gen(x, normal === null ? inner : eqMp(sym(normal), inner)));
    };
    return from(goal, 0);
  };
}

/** From `f a b … = f a' b' …` to the equations of the arguments that differ; each by its own steps, or by those that follow. */
export function argumentwise(...proofs: readonly (readonly Tactic[])[]): Tactic {
  return (goal, rest) => {
    const t = goal.conclusion;
    if (!isEquation(t)) return refuse(goal, 'argumentwise', 'the goal is no equation');
    let i = 0;
    const equal = (a: Term, b: Term): Theorem => {
      if (alphaEqual(a, b)) return refl(a);
      const own = proofs[i++];
      return (own === undefined ? rest : script(own))(withConclusion(goal, equation(a, b)));
    };
    const parts = (a: Term, b: Term): Theorem => {
      if (alphaEqual(a, b)) return refl(a);
      if (a.kind !== 'application' || b.kind !== 'application' || a.fn.type !== b.fn.type) {
        return refuse(goal, 'argumentwise', 'the two sides are not the same function of some arguments');
      }
      const functions = parts(a.fn, b.fn);
      return appThm(functions, equal(a.arg, b.arg));
    };
    const th = parts(t.fn.arg, t.arg);
    if (i < proofs.length) refuse(goal, 'argumentwise', `${String(proofs.length)} proofs are given for ${String(i)} arguments that differ`);
    return th;
  };
}
