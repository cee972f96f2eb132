// Unification on the nodes of a bank. A term of the search is a node with an offset: the variable at place i of the node is
// the variable offset + i of the search. So clauses are renamed without being copied.
import { substitution, type Term } from '../../kernel/term.ts';
import type { TermBank } from './term-bank.ts';

/** Thrown when no more may be done. */
export class WorkExhausted extends Error {}

/** Bindings of the variables of a search, and how to take them back. */
export class Unifier {
  readonly bank: TermBank;
  /** By variable: the node that it is bound to, 0 for none; and the offset of that node. */
  #node = new Int32Array(4096);
  #offset = new Int32Array(4096);
  /** The variables in the order in which they were bound. */
  trail: number[] = [];
  /** The number of the next new variable. */
  next = 0;
  // What `resolve` found last.
  node = 0;
  offset = 0;

  /** How many more parts of terms may be looked at: terms that share their parts can be very large. */
  #workLeft: number;

  constructor(bank: TermBank, mostWork: number) {
    this.bank = bank;
    this.#workLeft = mostWork;
  }

  /** New variables, so many: gives their offset. */
  reserve(count: number): number {
    const offset = this.next;
    this.next += count;
    if (this.next > this.#node.length) {
      const [nodes, offsets] = [new Int32Array(2 * this.next), new Int32Array(2 * this.next)];
      nodes.set(this.#node);
      offsets.set(this.#offset);
      this.#node = nodes;
      this.#offset = offsets;
    }
    return offset;
  }

  /** Binds a variable that is not bound. */
  bind(v: number, node: number, offset: number): void {
    this.#node[v] = node;
    this.#offset[v] = offset;
    this.trail.push(v);
  }

  /** Takes back all bindings after the trail had that length, and all variables from that number on. */
  undo(length: number, next: number): void {
    while (this.trail.length > length) this.#node[this.trail.pop() as number] = 0;
    this.next = next;
  }

  /** Follows bindings from a term: `node` and `offset` are then those of a compound term or of an unbound variable. */
  resolve(node: number, offset: number): void {
    const { symbol } = this.bank;
    let s = symbol[node] as number;
    while (s < 0) {
      const v = offset + ~s;
      const bound = this.#node[v] as number;
      if (bound === 0) break;
      node = bound;
      offset = this.#offset[v] as number;
      s = symbol[node] as number;
    }
    this.node = node;
    this.offset = offset;
  }

  /** Whether the two terms are the same as they stand. Throws WorkExhausted, as `unify` does. */
  same(a: number, aOffset: number, b: number, bOffset: number): boolean {
    if (--this.#workLeft < 0) throw new WorkExhausted();
    const { symbol, args, ground } = this.bank;
    this.resolve(a, aOffset);
    a = this.node;
    aOffset = this.offset;
    this.resolve(b, bOffset);
    b = this.node;
    bOffset = this.offset;
    if (a === b && (aOffset === bOffset || (ground[a] as boolean))) return true;
    const s = symbol[a] as number;
    const t = symbol[b] as number;
    if (s < 0 || t < 0) return s < 0 && t < 0 && aOffset + ~s === bOffset + ~t;
    if (s !== t || ((ground[a] as boolean) && (ground[b] as boolean))) return false;
    const [as, bs] = [args[a] as readonly number[], args[b] as readonly number[]];
    for (let i = 0; i < as.length; i++) if (!this.same(as[i] as number, aOffset, bs[i] as number, bOffset)) return false;
    return true;
  }

  #occurs(v: number, node: number, offset: number): boolean {
    if (--this.#workLeft < 0) throw new WorkExhausted();
    const { symbol, args, ground } = this.bank;
    this.resolve(node, offset);
    node = this.node;
    offset = this.offset;
    if (ground[node] as boolean) return false;
    const s = symbol[node] as number;
    if (s < 0) return offset + ~s === v;
    for (const arg of args[node] as readonly number[]) if (this.#occurs(v, arg, offset)) return true;
    return false;
  }

  /** Makes the two terms the same by binding variables; false if that cannot be, with some perhaps bound. */
  unify(a: number, aOffset: number, b: number, bOffset: number): boolean {
    if (--this.#workLeft < 0) throw new WorkExhausted();
    const { symbol, args, ground, type } = this.bank;
    this.resolve(a, aOffset);
    a = this.node;
    aOffset = this.offset;
    this.resolve(b, bOffset);
    b = this.node;
    bOffset = this.offset;
    if (a === b && (aOffset === bOffset || (ground[a] as boolean))) return true;
    const s = symbol[a] as number;
    const t = symbol[b] as number;
    if (s < 0) {
      const v = aOffset + ~s;
      if (t < 0 && bOffset + ~t === v) return true;
      if (type[a] !== type[b] || this.#occurs(v, b, bOffset)) return false;
      this.bind(v, b, bOffset);
      return true;
    }
    if (t < 0) {
      const v = bOffset + ~t;
      if (type[a] !== type[b] || this.#occurs(v, a, aOffset)) return false;
      this.bind(v, a, aOffset);
      return true;
    }
    if (s !== t || ((ground[a] as boolean) && (ground[b] as boolean))) return false;
    const [as, bs] = [args[a] as readonly number[], args[b] as readonly number[]];
    for (let i = 0; i < as.length; i++) if (!this.unify(as[i] as number, aOffset, bs[i] as number, bOffset)) return false;
    return true;
  }

  /** The terms as kernel terms, by the bindings as they stand for good; `anyOf` gives one for a variable that stays free. */
  kernelTerms(anyOf: (v: Term) => Term): (node: number, offset: number) => Term {
    const { bank } = this;
    const known = new Map<string, Term>();
    const build = (first: number, firstOffset: number): Term => {
      this.resolve(first, firstOffset);
      const [node, offset] = [this.node, this.offset];
      const own = bank.term[node] as Term;
      if (bank.ground[node] as boolean) return own;
      if ((bank.symbol[node] as number) < 0) return anyOf(own);
      const key = `${String(node)} ${String(offset)}`;
      let made = known.get(key);
      if (made === undefined) {
        const values = (bank.variables[node] as readonly number[]).map((v): [Term, Term] => [bank.term[v] as Term, build(v, offset)]);
        known.set(key, (made = substitution([], values)(own)));
      }
      return made;
    };
    return build;
  }
}
