// A total order of terms up to the names of bound variables: smaller terms first. Rules such as commutativity are used only
// in the direction that makes a term smaller, so that they end.
import { alphaEqual, type Term } from '../kernel/term.ts';
import type { HolType } from '../kernel/type.ts';

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
  if (alphaEqual(a, b)) return 0;
  const [mine, other] = [sizeOf(a), sizeOf(b)];
  if (mine !== other) return mine < other ? -1 : 1;
  const byKind = RANK[a.kind] - RANK[b.kind];
  if (byKind !== 0) return byKind;
  switch (a.kind) {
    case 'bound':
      return Number(a.head) - Number(b.head) || compareTypes(a.type, b.type);
    case 'variable':
      return compareTexts(a.name, b.name) || compareTypes(a.type, b.type);
    case 'constant':
      return compareTexts(a.constant.name, b.constant.name) || compareTypes(a.type, b.type);
    case 'abstraction':
      return compareTypes(a.type, b.type) || compareTerms(a.body, b.body);
    case 'application':
      return compareTerms(a.fn, b.fn) || compareTerms(a.arg, b.arg);
  }
}

/** By the names in them; types of the same name made by different definitions come in the order in which they were made. */
function compareTypes(a: HolType, b: HolType): number {
  if (a === b) return 0;
  const byName = compareTexts(a.name, b.name) || a.args.length - b.args.length;
  if (byName !== 0) return byName;
  for (const [i, arg] of a.args.entries()) {
    const order = compareTypes(arg, b.args[i] as HolType);
    if (order !== 0) return order;
  }
  return a.hash - b.hash;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
