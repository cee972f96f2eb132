// What occurs in the body of an abstraction: which indices point out of it, and whether a variable is free in it.
import { Term } from '../kernel/term.ts';

const NONE: readonly number[] = [];

/** Two sorted lists as one; one of the two itself where it holds the other. */
function union(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const merged: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    merged.push(Math.min(x, y));
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return merged.length === a.length ? a : merged.length === b.length ? b : merged;
}

/** The loose indices of terms: 0 stands for the nearest binder that is missing around the term. */
export class LooseIndices {
  readonly #known = new Map<Term, readonly number[]>();

  /** The loose indices, in order and each once. Each shared part is looked at once in the life of this object. */
  of(root: Term): readonly number[] {
    const stack = [root];
    for (let t = stack.at(-1); t !== undefined; t = stack.at(-1)) {
      const before = stack.length;
      if (t.kind === 'application' && this.#at(t.fn) === undefined) stack.push(t.fn);
      if (t.part !== null && this.#at(t.part) === undefined) stack.push(t.part);
      if (stack.length > before) continue;
      stack.pop();
      if (this.#at(t) === undefined) this.#known.set(t, this.#from(t));
    }
    return this.#at(root) ?? NONE;
  }

  #at(t: Term): readonly number[] | undefined {
    return t.loose === 0 ? NONE : this.#known.get(t);
  }

  #from(t: Term): readonly number[] {
    if (t.part === null) return [t.loose - 1];
    const inPart = this.#at(t.part) ?? NONE;
    if (t.kind === 'application') return union(this.#at(t.fn) ?? NONE, inPart);
    return inPart.filter((index) => index > 0).map((index) => index - 1);
  }
}

/** Whether the variable is free in the term. `absent` remembers where it was found not to be: keep it for this variable. */
export function occursIn(v: Term, root: Term, absent: Set<Term>): boolean {
  const seen = new Set<Term>();
  const stack = [root];
  for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
    if (t === v) return true;
    if ((t.frees & v.frees) === 0 || seen.has(t) || absent.has(t)) continue;
    seen.add(t);
    if (t.part !== null) stack.push(t.part);
    if (t.head instanceof Term) stack.push(t.head);
  }
  for (const t of seen) absent.add(t);
  return false;
}
