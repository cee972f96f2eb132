import { describe, expect, it } from 'vitest';
import { LemmaGraph, nodesBelow } from '../../src/evidence/lemma-graph.ts';
import { namedAxiom } from '../../src/evidence/proof-axioms.ts';
import { recordSteps } from '../../src/kernel/theorem.ts';
import { at, exact, fact, lemma } from '../../src/logic/proof.ts';
import { swap, swapped, twice } from './small-claims.ts';

describe('the lemmas behind a theorem', () => {
  it('are those that its steps use, not those that its script mentions', () => {
    const cautious = lemma('graph-cautious', '∀p q. p ∧ q ⟹ q ∧ p', (goal, rest) => {
      twice.theorem(); // looked at, and not used
      return exact(swap)(goal, rest);
    });
    const graph = new LemmaGraph();
    const node = graph.node(swapped, swapped.theorem());
    expect(node.uses.map(({ lemma: one }) => one.name)).toEqual(['small-swap']);
    expect(nodesBelow([node]).map(({ lemma: one }) => one.name)).toEqual(['small-swap', 'small-swapped']);
    const names = nodesBelow([graph.node(cautious, cautious.theorem())]).map(({ lemma: one }) => one.name);
    expect(names).not.toContain('smallTwice-def');
  });

  it('are told apart from the axioms that its own steps take', () => {
    const direct = lemma('graph-direct', '∀m. suc m = m + 1', exact(fact('suc-as-sum')));
    const instance = lemma('graph-instance', 'suc 0 = 0 + 1', exact(at(direct, '0')));
    const graph = new LemmaGraph();
    const node = graph.node(instance, instance.theorem());
    expect(node.axioms.map((one) => namedAxiom(one).name)).not.toContain('suc-as-sum');
    expect(node.uses.map(({ axioms }) => axioms.map((one) => namedAxiom(one).name))).toEqual([['suc-as-sum']]);
    expect(graph.restingOn(graph.node(direct, direct.theorem()))).toEqual([node]);
  });

  it('are unknown where steps were not recorded, and that is an error', () => {
    const before = recordSteps(false);
    try {
      const other = lemma('graph-other', '1 + 0 = 1', exact(at(fact('natural-add-zero'), '1')));
      const theorem = other.theorem();
      expect(() => new LemmaGraph().node(other, theorem)).toThrow('graph-other: steps of the proof were not recorded');
    } finally {
      recordSteps(before);
    }
  });
});
