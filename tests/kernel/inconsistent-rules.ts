// Mistakes in the rules of inference, in substitution and in alpha-equivalence, each with a derivation of falsity.
import { firstOfTwo, takesFirst, type Inconsistency } from './inconsistency.ts';
import type { NamedTheorem } from './named-kernel/inference-rules.ts';
import { NamedKernel } from './named-kernel/named-kernel.ts';
import { identical, type NamedTerm, type NamedType, type NamedVariable } from './named-kernel/syntax.ts';
import type { NamedAssignment } from './named-kernel/term-logic.ts';
import { abstraction, application, equation, variable } from './named-kernel/well-typed.ts';

type Types = readonly (readonly [string, NamedType])[];

/** One mistake each. */
export const INCONSISTENT_RULES: readonly Inconsistency[] = [
  {
    mistake: 'variables of one name are one variable, whatever their types',
    broken: new (class extends NamedKernel {
      protected override binds(binder: NamedVariable, occurrence: NamedVariable): boolean {
        return binder.name === occurrence.name;
      }
    })(),
    derive: (d) => {
      const [x, y] = [d.a('x'), d.a('y')];
      const [left, right] = [d.k.abstraction(d.v('x'), x), d.k.abstraction(d.v('y'), y)];
      return d.collapse('x', 'y', d.at(d.k.trans(d.k.refl(left), d.k.refl(right)), d.T));
    },
    instead: 'trans refuses',
  },
  {
    mistake: 'two terms are alpha-equivalent when they are one object, also under different binders',
    broken: new (class extends NamedKernel {
      protected override alphaUnder(pairs: readonly (readonly [NamedVariable, NamedVariable])[], a: NamedTerm, b: NamedTerm): boolean {
        return a === b || super.alphaUnder(pairs, a, b);
      }
    })(),
    derive: (d) => {
      const [x, y, z] = [d.a('x'), d.a('y'), d.a('z')];
      const th = d.k.trans(d.k.refl(d.k.abstraction(x, x)), d.k.refl(d.k.abstraction(y, x)));
      return d.collapse('z', 'x', d.at(th, z));
    },
    instead: 'trans refuses',
  },
  {
    mistake: 'a binder captures a variable of what is substituted below it',
    broken: new (class extends NamedKernel {
      protected override captures(): boolean {
        return false;
      }
    })(),
    derive: (d) => {
      const [x, y, z, w] = [d.a('x'), d.a('y'), d.a('z'), d.a('w')];
      // `(\x y. x) y z` is y: for w in place of y nothing is in the way, and only then w becomes y.
      const first = d.lambda([x, y], x);
      const captured = d.at(d.k.betaConv(d.apply(first, y)), z);
      const right = d.put([[w, y]], d.at(d.k.betaConv(d.apply(first, w)), z));
      return d.collapse('y', 'z', d.k.trans(d.k.sym(right), captured));
    },
    instead: 'trans refuses',
  },
  {
    mistake: 'a binder is renamed to a name that is bound further out',
    broken: new (class extends NamedKernel {
      protected override freshFor(v: NamedVariable): NamedVariable {
        return variable(`${v.name}'`, v.type);
      }
    })(),
    derive: (d) => {
      const A = d.k.typeVariable('A');
      const [x, x1, y, w, s, t] = [d.a('x'), d.a("x'"), d.a('y'), d.a('w'), d.a('s'), d.a('t')];
      // `(\y x' x. first x' y) x s t` is s. The innermost binder must be renamed, but not to x', which is bound outside it.
      const nested = d.lambda([y, x1, x], d.apply(firstOfTwo(d, A, A), x1, y));
      const captured = d.k.trans(d.at(d.k.betaConv(d.apply(nested, x)), s, t), takesFirst(d, t, x));
      const right = d.k.trans(d.at(d.k.betaConv(d.apply(nested, w)), s, t), takesFirst(d, s, w));
      return d.collapse('s', 't', d.k.trans(d.k.sym(d.put([[w, x]], right)), captured));
    },
    instead: 'trans refuses',
  },
  {
    mistake: 'a binder captures a variable when their types become equal',
    broken: new (class extends NamedKernel {
      protected override renamesOnInstantiation(): boolean {
        return false;
      }
    })(),
    derive: (d) => {
      const th = d.k.betaConv(d.apply(d.lambda([d.a('x')], d.v('x')), d.a('a')));
      return d.collapse('a', 'x', d.contracted(d.k.subst([['A', d.bool]], [], th)));
    },
    instead: 'eqMp refuses',
  },
  {
    mistake: 'a bound variable is replaced because it is a key once its type is instantiated',
    broken: new (class extends NamedKernel {
      protected override underBinder(_: NamedVariable, terms: NamedAssignment): NamedAssignment {
        return terms;
      }
    })(),
    derive: (d) => {
      const [x, a] = [d.a('x'), d.a('a')];
      const th = d.k.subst([['A', d.bool]], [[d.v('x'), d.T]], d.k.betaConv(d.apply(d.lambda([x], x), a)));
      return d.absurd(d.put([[d.v('a'), d.F]], d.contracted(th)));
    },
    instead: 'eqMp refuses',
  },
  {
    mistake: 'what became of a part is remembered from outside a binder to inside',
    broken: new (class extends NamedKernel {
      override substitute(terms: NamedAssignment, root: NamedTerm): NamedTerm {
        const known: (readonly [NamedTerm, NamedTerm])[] = [];
        const go = (within: NamedAssignment, t: NamedTerm): NamedTerm => {
          const before = known.find(([one]) => identical(one, t));
          if (before !== undefined) return before[1];
          const inside = t.kind === 'abstraction' ? this.underBinder(t.variable, within) : within;
          let result = super.substitute(within, t);
          if (t.kind === 'application') result = application(go(within, t.fn), go(within, t.arg));
          if (t.kind === 'abstraction' && result === t) result = abstraction(t.variable, go(inside, t.body));
          known.push([t, result]);
          return result;
        };
        return go(terms, root);
      }
    })(),
    derive: (d) => {
      const [x, y, z] = [d.a('x'), d.a('y'), d.a('z')];
      // In `second x ((\x. x) z) = z` the first x is free and the last one is bound.
      const second = d.lambda([d.a('a'), d.a('b')], d.a('b'));
      const identity = d.k.betaConv(d.apply(d.lambda([x], x), z));
      const chosen = d.at(d.k.betaConv(d.apply(second, x)), d.sides(identity).left);
      const moved = d.put([[x, y]], d.k.trans(chosen, identity));
      const redex = d.argument(d.sides(moved).left);
      const th = d.k.trans(d.k.sym(d.at(d.k.betaConv(d.apply(second, y)), redex)), moved);
      return d.collapse('y', 'z', d.contracted(th));
    },
    instead: 'eqMp refuses',
  },
  {
    mistake: 'the conclusion gets its terms one after another, the hypotheses all at once',
    broken: new (class extends NamedKernel {
      override subst(types: Types, terms: NamedAssignment, th: NamedTheorem): NamedTheorem {
        const right = super.subst(types, terms, th);
        const conclusion = terms.reduce((t, one) => this.substitute([one], t), this.instantiate(new Map(types), th.conclusion));
        return { ...right, conclusion };
      }
    })(),
    derive: (d) => {
      const [x, y] = [d.v('x'), d.v('y')];
      // From {x} |- x, written `first x y`: exchanged one after another, x and y both become x.
      const assumed = d.k.assume(d.apply(firstOfTwo(d, d.bool, d.bool), x, y));
      const swapped = d.put([[x, y], [y, x]], assumed); // prettier-ignore
      const th = d.k.proveHyp(d.k.eqMp(d.k.sym(takesFirst(d, y, x)), d.k.assume(y)), d.k.eqMp(takesFirst(d, x, x), swapped));
      return d.k.proveHyp(d.truth, d.put([[y, d.T]], d.put([[x, d.F]], th)));
    },
    instead: 'eqMp refuses',
  },
  {
    mistake: 'subst leaves the hypotheses as they were',
    broken: new (class extends NamedKernel {
      override subst(types: Types, terms: NamedAssignment, th: NamedTheorem): NamedTheorem {
        return { ...super.subst(types, terms, th), hypotheses: th.hypotheses };
      }
    })(),
    derive: (d) => {
      const x = d.v('x');
      // {x} |- F and {F} |- x give |- F = x.
      const th = d.k.deductAntisym(d.put([[x, d.F]], d.k.assume(x)), d.anything(d.k.assume(d.F), x));
      return d.absurd(d.k.sym(d.put([[x, d.T]], th)));
    },
    instead: 'a hypothesis stays',
  },
  {
    mistake: 'absThm binds a variable that is free in a hypothesis',
    broken: new (class extends NamedKernel {
      protected override checkNotFree(): void {
        // Everything goes.
      }
    })(),
    derive: (d) => {
      const x = d.v('x');
      return d.k.proveHyp(d.k.refl(d.T), d.put([[x, d.T]], d.k.absThm(x, d.k.assume(d.equal(x, d.T)))));
    },
    instead: 'absThm refuses',
  },
  {
    mistake: 'absThm looks at one hypothesis only',
    broken: new (class extends NamedKernel {
      protected override checkNotFree(v: NamedTerm, hypotheses: readonly NamedTerm[]): void {
        super.checkNotFree(v, hypotheses.slice(0, 1));
      }
    })(),
    derive: (d) => {
      const [w, x] = [d.v('w'), d.v('x')];
      const th = d.k.absThm(x, d.k.trans(d.k.assume(d.equal(d.T, w)), d.k.assume(d.equal(w, x))));
      return d.k.proveHyp(d.k.refl(d.T), d.k.sym(d.put([[w, d.T], [x, d.T]], th))); // prettier-ignore
    },
    instead: 'absThm refuses',
  },
  {
    mistake: 'deductAntisym removes both conclusions from all hypotheses',
    broken: new (class extends NamedKernel {
      override deductAntisym(first: NamedTheorem, second: NamedTheorem): NamedTheorem {
        const conclusions = [first.conclusion, second.conclusion];
        const rest = [...first.hypotheses, ...second.hypotheses].filter((h) => !this.amongTerms(conclusions, h));
        return this.derived(rest, equation(first.conclusion, second.conclusion), first, second);
      }
    })(),
    derive: (d) => d.absurd(d.k.sym(d.put([[d.v('x'), d.F]], d.k.deductAntisym(d.k.assume(d.v('x')), d.truth)))),
    instead: 'a hypothesis stays',
  },
  {
    mistake: 'eqMp does not compare',
    broken: new (class extends NamedKernel {
      protected override checkSame(rule: string, a: NamedTerm, b: NamedTerm): void {
        if (rule !== 'eqMp') super.checkSame(rule, a, b);
      }
    })(),
    derive: (d) => d.k.eqMp(d.k.refl(d.F), d.truth),
    instead: 'eqMp refuses',
  },
  {
    mistake: 'trans does not compare',
    broken: new (class extends NamedKernel {
      protected override checkSame(rule: string, a: NamedTerm, b: NamedTerm): void {
        if (rule !== 'trans') super.checkSame(rule, a, b);
      }
    })(),
    derive: (d) => d.absurd(d.k.trans(d.k.refl(d.T), d.k.refl(d.F))),
    instead: 'trans refuses',
  },
  {
    mistake: 'eqMp forgets the hypotheses of the equation',
    broken: new (class extends NamedKernel {
      override eqMp(equal: NamedTheorem, th: NamedTheorem): NamedTheorem {
        return { ...super.eqMp(equal, th), hypotheses: th.hypotheses };
      }
    })(),
    derive: (d) => d.k.eqMp(d.k.assume(d.equal(d.T, d.F)), d.truth),
    instead: 'a hypothesis stays',
  },
  {
    mistake: 'proveHyp removes hypotheses that the lemma does not prove',
    broken: new (class extends NamedKernel {
      override proveHyp(lemma: NamedTheorem, th: NamedTheorem): NamedTheorem {
        return this.derived(lemma.hypotheses, th.conclusion, lemma, th);
      }
    })(),
    derive: (d) => d.k.proveHyp(d.truth, d.k.assume(d.F)),
    instead: 'a hypothesis stays',
  },
  {
    mistake: 'a constant that is named = counts as equality',
    broken: new (class extends NamedKernel {
      protected override isEquality({ name }: { readonly name: string }): boolean {
        return name === '=';
      }
    })(),
    derive: (d) => {
      const second = d.k.defineConstant('=', d.lambda([d.v('x'), d.v('y')], d.T));
      return d.k.eqMp(d.fromTrue(d.at(second, d.T, d.F)), d.truth);
    },
    instead: 'eqMp refuses',
  },
  {
    mistake: 'constants of one name are one constant',
    broken: new (class extends NamedKernel {
      protected override sameConstant(a: { readonly name: string }, b: { readonly name: string }): boolean {
        return a.name === b.name;
      }
    })(),
    derive: (d) => d.absurd(d.k.trans(d.k.sym(d.k.defineConstant('twice', d.T)), d.k.defineConstant('twice', d.F))),
    instead: 'trans refuses',
  },
];
