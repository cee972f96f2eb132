// The axioms that a theorem rests on. A set of up to 16 is listed; beyond that a set is the union of two others, so that
// n theorems resting on n axioms take memory in proportion to n. Sets are never changed.
import type { Term } from './term.ts';

/** A sequent taken without proof. Two calls of the rule `axiom` make two of them. */
export type Axiom = { readonly hypotheses: readonly Term[]; readonly conclusion: Term };

/** A set of axioms: its members, or the two sets whose union it is. */
export type AxiomSet = readonly Axiom[] | { readonly left: AxiomSet; readonly right: AxiomSet };

const MOST_LISTED = 16;
/** The set without axioms. */
export const NO_AXIOMS: AxiomSet = Object.freeze([]);

/** The union; one of the two sets itself where it holds the other. */
export function unionOfAxioms(a: AxiomSet, b: AxiomSet): AxiomSet {
  if (a === b || b === NO_AXIOMS) return a;
  if (a === NO_AXIOMS) return b;
  if ('left' in a || 'left' in b) return Object.freeze({ left: a, right: b });
  const [large, small] = a.length >= b.length ? [a, b] : [b, a];
  const missing = small.filter((one) => !large.includes(one));
  if (missing.length === 0) return large;
  return Object.freeze(large.length + missing.length > MOST_LISTED ? { left: a, right: b } : [...large, ...missing]);
}

/** The members of all these sets, each once. */
export function axiomsIn(sets: readonly AxiomSet[]): Set<Axiom> {
  const members = new Set<Axiom>();
  const seen = new Set<AxiomSet>();
  const stack = [...sets];
  for (let set = stack.pop(); set !== undefined; set = stack.pop()) {
    if (seen.has(set)) continue;
    seen.add(set);
    if ('left' in set) stack.push(set.right, set.left);
    else for (const one of set) members.add(one);
  }
  return members;
}
