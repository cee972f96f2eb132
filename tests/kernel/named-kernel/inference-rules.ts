// The rules of inference over named terms. Hypotheses are a list without two that are alpha-equivalent.
import { decline, sameType, type NamedConstant, type NamedTerm, type NamedType } from './syntax.ts';
import { TermLogic, type NamedAssignment } from './term-logic.ts';
import { BOOL, abstraction, application, constant, equation } from './well-typed.ts';

/** A sequent taken without proof. */
export interface NamedAxiom {
  readonly hypotheses: readonly NamedTerm[];
  readonly conclusion: NamedTerm;
}

/** A derived sequent with the axioms that it rests on, each object once. */
export interface NamedTheorem {
  readonly hypotheses: readonly NamedTerm[];
  readonly conclusion: NamedTerm;
  readonly axioms: readonly NamedAxiom[];
}

/** The twelve rules, and what an equation is. Each throws NamedRefusal where it does not apply. */
export class InferenceRules extends TermLogic {
  /** A theorem of that conclusion; hypotheses alpha-equivalent to an earlier one are left out. */
  protected derived(hypotheses: readonly NamedTerm[], conclusion: NamedTerm, ...premises: readonly NamedTheorem[]): NamedTheorem {
    const kept: NamedTerm[] = [];
    for (const h of hypotheses) if (!this.amongTerms(kept, h)) kept.push(h);
    return { hypotheses: kept, conclusion, axioms: [...new Set(premises.flatMap(({ axioms }) => axioms))] };
  }

  /** Whether a term alpha-equivalent to `t` is in the list. */
  protected amongTerms(terms: readonly NamedTerm[], t: NamedTerm): boolean {
    return terms.some((one) => this.alphaEquivalent(one, t));
  }

  /** Whether the constant is the primitive equality. */
  protected isEquality(c: NamedConstant): boolean {
    return this.sameConstant(c, constant('='));
  }

  /** The sides of `a = b`, or null for another term. */
  sidesOf(t: NamedTerm): { readonly left: NamedTerm; readonly right: NamedTerm } | null {
    if (t.kind !== 'application' || t.fn.kind !== 'application' || t.fn.fn.kind !== 'constant') return null;
    return this.isEquality(t.fn.fn.constant) ? { left: t.fn.arg, right: t.arg } : null;
  }

  #equation(rule: string, th: NamedTheorem): { readonly left: NamedTerm; readonly right: NamedTerm } {
    return this.sidesOf(th.conclusion) ?? decline(rule, 'not an equation');
  }

  /** Declines a term of another type than bool. */
  protected checkBool(rule: string, t: NamedTerm): void {
    if (!sameType(t.type, BOOL)) decline(rule, 'not of type bool');
  }

  /** `|- t = t`. */
  refl(t: NamedTerm): NamedTheorem {
    return this.derived([], equation(t, t));
  }

  /** `{t} |- t`. */
  assume(t: NamedTerm): NamedTheorem {
    this.checkBool('assume', t);
    return this.derived([t], t);
  }

  /** `|- (\v. b) a = b[a/v]`. */
  betaConv(redex: NamedTerm): NamedTheorem {
    if (redex.kind !== 'application' || redex.fn.kind !== 'abstraction') return decline('betaConv', 'not a redex');
    return this.derived([], equation(redex, this.substitute([[redex.fn.variable, redex.arg]], redex.fn.body)));
  }

  /** From `H |- a = b`: `H |- (\v. a) = (\v. b)`, v not free in H. */
  absThm(v: NamedTerm, th: NamedTheorem): NamedTheorem {
    const { left, right } = this.#equation('absThm', th);
    if (v.kind !== 'variable') return decline('absThm', 'not a variable');
    this.checkNotFree(v, th.hypotheses);
    return this.derived(th.hypotheses, equation(abstraction(v, left), abstraction(v, right)), th);
  }

  /** Declines a variable that is free in one of the hypotheses. */
  protected checkNotFree(v: NamedTerm, hypotheses: readonly NamedTerm[]): void {
    if (hypotheses.some((h) => v.kind === 'variable' && this.occursFree(v, h))) decline('absThm', 'free in a hypothesis');
  }

  /** From `F |- f = g` and `X |- x = y`: `F u X |- f x = g y`. */
  appThm(functions: NamedTheorem, args: NamedTheorem): NamedTheorem {
    const [f, x] = [this.#equation('appThm', functions), this.#equation('appThm', args)];
    const conclusion = equation(application(f.left, x.left), application(f.right, x.right));
    return this.derived([...functions.hypotheses, ...args.hypotheses], conclusion, functions, args);
  }

  /** From `A |- a = b` and `B |- a`: `A u B |- b`. */
  eqMp(equal: NamedTheorem, th: NamedTheorem): NamedTheorem {
    const { left, right } = this.#equation('eqMp', equal);
    this.checkSame('eqMp', left, th.conclusion);
    return this.derived([...equal.hypotheses, ...th.hypotheses], right, equal, th);
  }

  /** Declines two terms that should be alpha-equivalent and are not. */
  protected checkSame(rule: string, a: NamedTerm, b: NamedTerm): void {
    if (!this.alphaEquivalent(a, b)) decline(rule, 'the terms differ');
  }

  /** From `A |- a` and `B |- b`: `(A - {b}) u (B - {a}) |- a = b`. */
  deductAntisym(first: NamedTheorem, second: NamedTheorem): NamedTheorem {
    const left = first.hypotheses.filter((h) => !this.alphaEquivalent(h, second.conclusion));
    const right = second.hypotheses.filter((h) => !this.alphaEquivalent(h, first.conclusion));
    return this.derived([...left, ...right], equation(first.conclusion, second.conclusion), first, second);
  }

  /** From `H |- a = b`: `H |- b = a`. */
  sym(th: NamedTheorem): NamedTheorem {
    const { left, right } = this.#equation('sym', th);
    return this.derived(th.hypotheses, equation(right, left), th);
  }

  /** From `A |- a = b` and `B |- b = c`: `A u B |- a = c`. */
  trans(first: NamedTheorem, second: NamedTheorem): NamedTheorem {
    const [one, other] = [this.#equation('trans', first), this.#equation('trans', second)];
    this.checkSame('trans', one.right, other.left);
    return this.derived([...first.hypotheses, ...second.hypotheses], equation(one.left, other.right), first, second);
  }

  /** From `A |- a` and `B |- b`: `A u (B - {a}) |- b`. */
  proveHyp(lemma: NamedTheorem, th: NamedTheorem): NamedTheorem {
    const rest = th.hypotheses.filter((h) => !this.alphaEquivalent(h, lemma.conclusion));
    return this.derived([...lemma.hypotheses, ...rest], th.conclusion, lemma, th);
  }

  /** From `H |- c`: `s(H) |- s(c)`; types first, so that terms are looked up under the new types. */
  subst(types: readonly (readonly [string, NamedType])[], terms: NamedAssignment, th: NamedTheorem): NamedTheorem {
    this.checkAssignment(types, terms);
    const move = (t: NamedTerm): NamedTerm => this.substitute(terms, this.instantiate(new Map(types), t));
    return this.derived(th.hypotheses.map(move), move(th.conclusion), th);
  }

  /** `H |- c`, an axiom. */
  axiom(hypotheses: readonly NamedTerm[], conclusion: NamedTerm): NamedTheorem {
    for (const t of [...hypotheses, conclusion]) this.checkBool('axiom', t);
    const { hypotheses: kept } = this.derived(hypotheses, conclusion);
    if (kept.length < hypotheses.length) decline('axiom', 'two hypotheses are alpha-equivalent');
    return { hypotheses: kept, conclusion, axioms: [{ hypotheses, conclusion }] };
  }
}
