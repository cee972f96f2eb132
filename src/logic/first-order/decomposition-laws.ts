// The schemas by which a formula that is a hypothesis is replaced by simpler ones: each says `parts ⊢ formula`. They are
// proved once, with variables p, q, c for formulas and P for a predicate.
import { abstraction, application, constantTerm, variable, type Term } from '../../kernel/term.ts';
import { SELECT } from '../../kernel/constant.ts';
import { absThm, assume, eqMp, equation, subst, sym, trans, type Theorem } from '../../kernel/theorem.ts';
import { BOOL, functionType, typeVariable, type HolType } from '../../kernel/type.ts';
import {
  byContradiction,
  cases,
  conj,
  contr,
  contradiction,
  definitionAt,
  disch,
  inLeft,
  inRight,
  left,
  mp,
  notIntro,
  once,
  right,
  toFalse,
  toTrue,
} from '../connective-rules.ts';
import { betaNormal, converted } from '../conversion.ts';
import { FALSE, and, implies, not, or } from '../formula.ts';
import { fact } from '../foundation.ts';
import { spec, specAll } from '../quantifier-rules.ts';

const [p, q, c] = ['p', 'q', 'c'].map((name) => variable(name, BOOL)) as [Term, Term, Term];
const A = typeVariable('A');
const [P, x] = [variable('P', functionType(A, BOOL)), variable('x', A)];

/** `¬t` from a refutation of t. */
function refuted(t: Term, refutation: Theorem): Theorem {
  return notIntro(disch(t, refutation));
}

const condTerm = once(() => specAll([c, p, q], fact('cond-as-clauses')));
const conditional = (): Term => condTerm().conclusion.fn.arg;
const condParts = once(() => eqMp(condTerm(), assume(conditional())));

/** `parts ⊢ formula`, by the formula: what is true of it and how, from the parts that are named. */
export const LAWS = {
  and: once(() => conj(assume(p), assume(q))),
  orLeft: once(() => inLeft(assume(p), q)),
  orRight: once(() => inRight(p, assume(q))),
  impliesLeft: once(() => disch(p, contr(q, contradiction(assume(not(p)), assume(p))))),
  impliesRight: once(() => disch(p, assume(q))),
  iffTrue: once(() => trans(toTrue(assume(p)), sym(toTrue(assume(q))))),
  iffFalse: once(() => trans(toFalse(assume(not(p))), sym(toFalse(assume(not(q)))))),
  condTrue: once(() => eqMp(sym(condTerm()), conj(inRight(not(c), assume(p)), inLeft(assume(c), q)))),
  condFalse: once(() => eqMp(sym(condTerm()), conj(inLeft(assume(not(c)), p), inRight(c, assume(q))))),
  notNot: once(() => refuted(not(p), contradiction(assume(not(p)), assume(p)))),
  notAndLeft: once(() => refuted(and(p, q), contradiction(assume(not(p)), left(assume(and(p, q)))))),
  notAndRight: once(() => refuted(and(p, q), contradiction(assume(not(q)), right(assume(and(p, q)))))),
  notOr: once(() => {
    const [one, other] = [p, q].map((t) => contradiction(assume(not(t)), assume(t))) as [Theorem, Theorem];
    return refuted(or(p, q), cases(assume(or(p, q)), one, other));
  }),
  notImplies: once(() => refuted(implies(p, q), contradiction(assume(not(q)), mp(assume(implies(p, q)), assume(p))))),
  notIffLeft: once(() => refuted(equation(p, q), contradiction(assume(not(q)), eqMp(assume(equation(p, q)), assume(p))))),
  notIffRight: once(() => refuted(equation(p, q), contradiction(assume(not(p)), eqMp(sym(assume(equation(p, q))), assume(q))))),
  notCondTrue: once(() => {
    const [wrong, other] = [contradiction(assume(not(c)), assume(c)), contradiction(assume(not(p)), assume(p))];
    return refuted(conditional(), cases(left(condParts()), wrong, other));
  }),
  notCondFalse: once(() => {
    const [wrong, other] = [contradiction(assume(not(c)), assume(c)), contradiction(assume(not(q)), assume(q))];
    return refuted(conditional(), cases(right(condParts()), wrong, other));
  }),
  notFalse: once(() => refuted(FALSE, assume(FALSE))),
  /** `p, ¬p ⊢ F`. */
  contradiction: once(() => contradiction(assume(not(p)), assume(p))),
  /** `F = p ⊢ ¬p`. */
  isFalse: once(() => refuted(p, eqMp(sym(assume(equation(FALSE, p))), assume(p)))),
  /** `F = ¬p ⊢ p`. */
  isTrue: once(() => byContradiction(p, eqMp(sym(assume(equation(FALSE, not(p)))), assume(not(p))))),
} as const;

/** The law with formulas for p, q and c. */
export function lawAt(law: () => Theorem, first: Term, second?: Term, condition?: Term): Theorem {
  const terms: [Term, Term][] = [[p, first]];
  if (second !== undefined) terms.push([q, second]);
  if (condition !== undefined) terms.push([c, condition]);
  return subst([], terms, law());
}

/** The term `ε predicate`. */
function chosen(predicate: Term): Term {
  return application(constantTerm(SELECT, functionType(predicate.type, predicate.type.args[0] as HolType)), predicate);
}

const counterexample = abstraction(x, not(application(P, x)));
const forallFromCounterexample = once(() => {
  const choice = converted(betaNormal, specAll([counterexample, x], fact('choice')));
  const kept = application(P, chosen(counterexample));
  const wrong = contradiction(mp(choice, assume(choice.conclusion.fn.arg)), assume(kept));
  const everywhere = absThm(x, toTrue(byContradiction(application(P, x), wrong)));
  const eta = spec(P, subst([['B', BOOL]], [], fact('eta')));
  return eqMp(sym(definitionAt(fact('forall-def'), P)), trans(sym(eta), everywhere));
});

const existsGivesExample = once(() => {
  const unfolded = definitionAt(fact('exists-def'), P);
  const example = application(P, chosen(P));
  const there = mp(spec(example, eqMp(unfolded, assume(unfolded.conclusion.fn.arg))), spec(P, fact('choice')));
  return refuted(unfolded.conclusion.fn.arg, contradiction(assume(not(example)), there));
});

/**
 * For a predicate b that is an abstraction, with the term e that it chooses: `b e ⊢ (∀) b` where e is what refutes b if
 * anything does, or `¬b e ⊢ ¬(∃) b` where e is what satisfies b if anything does.
 */
export function byChoice(kind: 'forall' | 'not-exists', predicate: Term): { readonly value: Term; readonly law: Theorem } {
  const schema = kind === 'forall' ? forallFromCounterexample() : existsGivesExample();
  const type = predicate.type.args[0] as HolType;
  const law = subst([['A', type]], [[variable('P', predicate.type), predicate]], schema);
  const own = law.hypotheses[0] as Term;
  return { value: (kind === 'forall' ? own : own.arg).arg, law };
}
