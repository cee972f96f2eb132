// Mistakes in the three kinds of definition, each with a derivation of falsity.
import type { Inconsistency } from './inconsistency.ts';
import { NamedKernel } from './named-kernel/named-kernel.ts';
import type { NamedTerm } from './named-kernel/syntax.ts';
import { atMostOne, elementOf, oneElementType, singleton, twoOfBool } from './one-element-type.ts';

/** One mistake each. */
export const INCONSISTENT_DEFINITIONS: readonly Inconsistency[] = [
  {
    mistake: 'a constant is defined as a term with a free variable',
    broken: new (class extends NamedKernel {
      protected override checkClosed(): void {
        // Everything goes.
      }
    })(),
    derive: (d) => {
      const th = d.k.defineConstant('open', d.v('x'));
      return d.absurd(d.k.trans(d.k.sym(d.put([[d.v('x'), d.T]], th)), d.put([[d.v('x'), d.F]], th)));
    },
    instead: 'defineConstant refuses',
  },
  {
    mistake: 'a constant is defined as a term with a type variable that its type does not have',
    broken: new (class extends NamedKernel {
      protected override checkTypeVariables(): void {
        // Everything goes.
      }
    })(),
    derive: (d) => {
      const definition = d.k.defineConstant('one', atMostOne(d));
      const unit = oneElementType(d);
      const th = d.k.eqMp(d.k.sym(d.k.subst([['A', unit.type]], [], definition)), unit.atMostOne);
      return twoOfBool(d, d.k.eqMp(d.k.subst([['A', d.bool]], [], definition), th));
    },
    instead: 'defineConstant refuses',
  },
  {
    mistake: 'defineConstantList drops a hypothesis that is no definition',
    broken: new (class extends NamedKernel {
      protected override definitionsIn(hypotheses: readonly NamedTerm[]): [NamedTerm, NamedTerm][] {
        return super.definitionsIn(hypotheses.filter((h) => this.sidesOf(h)?.left.kind === 'variable'));
      }
    })(),
    derive: (d) => d.k.defineConstantList([], d.k.assume(d.F)).theorem,
    instead: 'defineConstantList refuses',
  },
  {
    mistake: 'defineConstantList takes two definitions of one variable',
    broken: new (class extends NamedKernel {
      protected override checkEachOnce(): void {
        // Everything goes.
      }
    })(),
    derive: (d) => {
      const v = d.v('v');
      const both = d.k.trans(d.k.sym(d.k.assume(d.equal(v, d.T))), d.k.assume(d.equal(v, d.F)));
      return d.absurd(d.k.defineConstantList([['c', v]], both).theorem);
    },
    instead: 'defineConstantList refuses',
  },
  {
    mistake: 'defineConstantList takes a definition that mentions what it defines',
    broken: new (class extends NamedKernel {
      protected override checkClosed(): void {
        // Everything goes.
      }
    })(),
    derive: (d) => {
      const v = d.v('v');
      const circular = d.k.assume(d.equal(v, d.equal(v, d.F)));
      const { theorem } = d.k.defineConstantList([['liar', v]], circular);
      const c = d.sides(theorem).left;
      const assumed = d.k.assume(c);
      const absurdIf = d.k.eqMp(d.k.eqMp(theorem, assumed), assumed);
      const isFalse = d.k.sym(d.k.deductAntisym(absurdIf, d.anything(d.k.assume(d.F), c)));
      return d.k.eqMp(isFalse, d.k.eqMp(d.k.sym(theorem), isFalse));
    },
    instead: 'defineConstantList refuses',
  },
  {
    mistake: 'a type is defined by a theorem with a hypothesis',
    broken: new (class extends NamedKernel {
      protected override checkNoHypothesis(): void {
        // Everything goes.
      }
    })(),
    derive: (d) => {
      const never = d.lambda([d.v('x')], d.F);
      const th = d.k.eqMp(d.k.sym(d.k.betaConv(d.apply(never, d.T))), d.k.assume(d.F));
      return elementOf(d, d.k.defineTypeOperator('empty', 'abs', 'rep', [], th), []).property;
    },
    instead: 'defineTypeOperator refuses',
  },
  {
    mistake: 'a type is defined by a predicate with a free variable',
    broken: new (class extends NamedKernel {
      protected override checkClosed(): void {
        // Everything goes.
      }
    })(),
    derive: (d) => {
      const y = d.v('y');
      const made = d.k.defineTypeOperator('varying', 'abs', 'rep', [], singleton(d, y));
      const { property } = elementOf(d, made, []);
      return d.absurd(d.k.trans(d.k.sym(d.put([[y, d.T]], property)), d.put([[y, d.F]], property)));
    },
    instead: 'defineTypeOperator refuses',
  },
  ...(
    [
      ['leaves out a type variable', []],
      ['has another type variable', ['B']],
    ] as const
  ).map(([how, types]): Inconsistency => ({
    mistake: `a type is defined with a list that ${how} of the predicate's body`,
    broken: new (class extends NamedKernel {
      protected override checkTypeList(): void {
        // Everything goes.
      }
    })(),
    derive: (d) => {
      const made = d.k.defineTypeOperator('hidden', 'abs', 'rep', types, singleton(d, atMostOne(d)));
      const { property } = elementOf(d, made, types);
      const unit = oneElementType(d);
      const [ofUnit, ofBool] = [d.k.subst([['A', unit.type]], [], property), d.k.subst([['A', d.bool]], [], property)];
      return twoOfBool(d, d.k.eqMp(d.k.trans(d.k.sym(ofUnit), ofBool), unit.atMostOne));
    },
    instead: 'defineTypeOperator refuses',
  })),
];
