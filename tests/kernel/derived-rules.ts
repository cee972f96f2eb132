// Truth, falsity and universal quantification written out with equality, and the few derived rules that proofs of falsity
// need. Everything goes through a `Logic`, so any kernel can run it.
import type { Logic, Pairs } from './named-kernel/logic.ts';

/** Derived rules over one kernel. Each throws where the kernel refuses a step. */
export class DerivedRules<Type, Operator, Constant, Term, Theorem> {
  readonly k: Logic<Type, Operator, Constant, Term, Theorem>;
  readonly bool: Type;
  /** `(\p. p) = (\p. p)`. */
  readonly T: Term;
  /** `!p. p`. */
  readonly F: Term;
  /** `|- T`. */
  readonly truth: Theorem;

  constructor(k: Logic<Type, Operator, Constant, Term, Theorem>) {
    this.k = k;
    this.bool = this.type('bool');
    const p = k.variable('p', this.bool);
    this.truth = k.refl(k.abstraction(p, p));
    this.T = k.conclusionOf(this.truth);
    this.F = this.forall(p, p);
  }

  /** A type: an operator that is only a name, applied. */
  type(name: string, ...args: Type[]): Type {
    return this.k.applyType(this.k.typeOperator(name, args.length), args);
  }

  /** A variable, of type bool unless another is given. */
  v(name: string, type: Type = this.bool): Term {
    return this.k.variable(name, type);
  }

  /** A variable of type A. */
  a(name: string): Term {
    return this.k.variable(name, this.k.typeVariable('A'));
  }

  /** `fn arg1 arg2 …`. */
  apply(fn: Term, ...args: Term[]): Term {
    return args.reduce((f, x) => this.k.application(f, x), fn);
  }

  /** `\v1 v2 …. body`. */
  lambda(variables: readonly Term[], body: Term): Term {
    return variables.reduceRight((inner, v) => this.k.abstraction(v, inner), body);
  }

  /** `a = b`. */
  equal(a: Term, b: Term): Term {
    const type = this.k.typeOf(a);
    const equality = this.k.constantTerm(this.k.constant('='), this.type('->', type, this.type('->', type, this.bool)));
    return this.apply(equality, a, b);
  }

  /** `!v. body`, which is `(\v. body) = (\v. T)`. */
  forall(v: Term, body: Term): Term {
    return this.equal(this.k.abstraction(v, body), this.k.abstraction(v, this.T));
  }

  /** The function of an application. */
  fn(t: Term): Term {
    return this.#parts(t).fn;
  }

  /** The argument of an application. */
  argument(t: Term): Term {
    return this.#parts(t).arg;
  }

  #parts(t: Term): { readonly fn: Term; readonly arg: Term } {
    const parts = this.k.partsOf(t);
    if (parts === null) throw new Error('not an application');
    return parts;
  }

  /** The sides of `a = b`. */
  sides(th: Theorem): { readonly left: Term; readonly right: Term } {
    const { fn, arg } = this.#parts(this.k.conclusionOf(th));
    return { left: this.argument(fn), right: arg };
  }

  /** The constant that the theorem of a definition is about, as the term that it is there. */
  defined(definition: Theorem): Term {
    return this.sides(definition).left;
  }

  /** From `A |- c`: `A |- c = T`. */
  isTrue(th: Theorem): Theorem {
    return this.k.deductAntisym(th, this.truth);
  }

  /** From `A |- c = T`: `A |- c`. */
  fromTrue(th: Theorem): Theorem {
    return this.k.eqMp(this.k.sym(th), this.truth);
  }

  /** From `A |- c`: `A |- !v. c`, for a variable not free in A. */
  gen(v: Term, th: Theorem): Theorem {
    return this.k.absThm(v, this.isTrue(th));
  }

  /** From `A |- f = g`: `A |- f x = g x`, each side contracted if it is a redex. */
  at(th: Theorem, ...args: readonly Term[]): Theorem {
    return args.reduce((one, x) => this.contracted(this.k.appThm(one, this.k.refl(x))), th);
  }

  /** From `A |- a = b`: the same with each side contracted that is a redex. */
  contracted(th: Theorem): Theorem {
    const { left, right } = this.sides(th);
    const onLeft = this.k.trans(this.k.sym(this.#beta(left)), th);
    return this.k.trans(onLeft, this.#beta(right));
  }

  #beta(t: Term): Theorem {
    try {
      return this.k.betaConv(t);
    } catch {
      return this.k.refl(t);
    }
  }

  /** From `A |- !v. c`: `A |- c[t/v]`. */
  spec(th: Theorem, t: Term): Theorem {
    return this.fromTrue(this.at(th, t));
  }

  /** From `A |- F`: `A |- c`. */
  anything(falsity: Theorem, c: Term): Theorem {
    return this.spec(falsity, c);
  }

  /** `subst` with terms only. */
  put(terms: Pairs<Term, Term>, th: Theorem): Theorem {
    return this.k.subst([], terms, th);
  }

  /** From `|- T = F`: `|- F`. Refused unless the sides are these. */
  absurd(th: Theorem): Theorem {
    return this.k.eqMp(this.k.trans(th, this.k.refl(this.F)), this.truth);
  }

  /** From `|- x = y`, variables of type A or bool of these names: `|- F`. Refused unless the sides are two such variables. */
  collapse(x: string, y: string, th: Theorem): Theorem {
    return this.absurd(this.k.subst([['A', this.bool]], [[this.v(x), this.T], [this.v(y), this.F]], th)); // prettier-ignore
  }
}
