// A total order of terms up to the names of bound variables: smaller terms first. Rules such as commutativity are used only
// in the direction that makes a term smaller, so that they end.
import type { Term } from '../kernel/term.ts';

const sizes = new WeakMap<Term, number>();

/** How many parts a term has, a shared part counted each time it occurs. */
export function sizeOf(t: Term): number {
  const known = sizes.get(t);
  if (known !== undefined) return known;
  const size = t.kind === 'application' ? sizeOf(t.fn) + sizeOf(t.arg) : t.kind === 'abstraction' ? 1 + sizeOf(t.body) : 1;
  sizes.set(t, size);
  return size;
}

const RANK = { bound: 0, variable: 1, constant: 2, application: 3, abstraction: 4 } as const;

/** Negative if a comes before b, 0 if they are alpha-equivalent, positive otherwise. */
export function compareTerms(a: Term, b: Term): number {
  if (a === b) return 0;
  const bySize = sizeOf(a) - sizeOf(b);
  if (bySize !== 0) return bySize;
  const byKind = RANK[a.kind] - RANK[b.kind];
  if (byKind !== 0) return byKind;
  switch (a.kind) {
    case 'bound':
      return Number(a.head) - Number(b.head);
    case 'variable':
      return compareTexts(a.name, b.name) || a.type.hash - b.type.hash;
    case 'constant':
      return compareTexts(a.constant.name, b.constant.name) || a.type.hash - b.type.hash;
    case 'abstraction':
      return compareTerms(a.body, b.body);
    case 'application':
      return compareTerms(a.fn, b.fn) || compareTerms(a.arg, b.arg);
  }
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
