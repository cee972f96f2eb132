// Which lemmas and axioms proofs really used, read off the kernel's record of steps and not off what somebody wrote down.
import { fail } from '../diagnostics/diagnostic.ts';
import type { Axiom } from '../kernel/axiom-set.ts';
import type { Theorem } from '../kernel/theorem.ts';
import { lemmaOf, type Lemma } from '../logic/lemma.ts';

/** A lemma with what the steps of its own proof used. */
export interface LemmaNode {
  readonly lemma: Lemma;
  readonly theorem: Theorem;
  /** In the order in which the proof uses them. */
  readonly uses: readonly LemmaNode[];
  /** The axioms that its own steps take, without those of the lemmas that it uses. */
  readonly axioms: readonly Axiom[];
}

/** The lemmas behind theorems. Keeps what it has found, so that lemmas of several claims are looked at once. */
export class LemmaGraph {
  readonly #nodes = new Map<Lemma, LemmaNode>();

  /**
   * The node of a lemma's theorem, with all below it. Fails (`proof-unrecorded`) where steps were not recorded, that is
   * where `recordSteps` was not on before the proof ran.
   */
  node(lemma: Lemma, theorem: Theorem): LemmaNode {
    const known = this.#nodes.get(lemma);
    if (known !== undefined) return known;
    const { lemmas, axioms } = directUses(lemma, theorem);
    const uses = [...lemmas].map(([one, th]) => this.node(one, th));
    const node = { lemma, theorem, uses, axioms: [...axioms] };
    this.#nodes.set(lemma, node);
    return node;
  }

  /** All nodes so far, each behind those that it uses. */
  nodes(): LemmaNode[] {
    return [...this.#nodes.values()];
  }

  /** The nodes so far that rest on this one, each behind those that it uses; not the node itself. */
  restingOn(node: LemmaNode): LemmaNode[] {
    const resting = new Set<LemmaNode>([node]);
    for (const one of this.#nodes.values()) if (one.uses.some((below) => resting.has(below))) resting.add(one);
    resting.delete(node);
    return [...resting];
  }
}

/** All nodes below these, and they themselves: each behind those that it uses. */
export function nodesBelow(roots: readonly LemmaNode[]): LemmaNode[] {
  const found = new Set<LemmaNode>();
  const visit = (node: LemmaNode): void => {
    if (found.has(node)) return;
    node.uses.forEach(visit);
    found.add(node);
  };
  roots.forEach(visit);
  return [...found];
}

/** The lemmas and axioms that the steps of a proof used, up to the theorems of lemmas. */
function directUses(lemma: Lemma, root: Theorem): { readonly lemmas: ReadonlyMap<Lemma, Theorem>; readonly axioms: ReadonlySet<Axiom> } {
  const lemmas = new Map<Lemma, Theorem>();
  const axioms = new Set<Axiom>();
  const seen = new Set<Theorem>([root]);
  const stack = [root];
  for (let th = stack.pop(); th !== undefined; th = stack.pop()) {
    const used = th === root ? null : lemmaOf(th);
    if (used !== null && used !== lemma) {
      lemmas.set(used, th);
      continue;
    }
    const { step } = th;
    if (step === null) return fail('proof-unrecorded', 'steps of the proof were not recorded', { place: lemma.name });
    if (step.rule === 'axiom') axioms.add(step.data as Axiom);
    for (const premise of step.premises.toReversed()) {
      if (seen.has(premise)) continue;
      seen.add(premise);
      stack.push(premise);
    }
  }
  return { lemmas, axioms };
}
