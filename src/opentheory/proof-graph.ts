// What an article is to build, as a graph: each node is a command with the objects it takes, and equal nodes are one.
import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { articleName, isGlobal, nameInArticle } from './name.ts';

/** Stands for an operand that a command does not take. */
export const NO_NODE = -1;

const SEQUENCE = -1;
const OUTPUT = -2;

/**
 * A graph whose nodes are the objects of an article. A node is the line of text that makes it (a command or a name) and the
 * nodes that lie on the stack before, at most two of them; where a command takes more, `both` puts two in one place.
 */
export class ProofGraph {
  readonly #texts: string[] = [];
  readonly #codes = new Map<string, number>();
  /** Of each node: an index of #texts, SEQUENCE or OUTPUT. */
  readonly #code: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  /** Open addressing: numbers of nodes plus one, 0 where free. */
  #table = new Int32Array(1 << 12);
  #tabled = 0;

  /** How many nodes there are; they are numbered from 0. */
  get size(): number {
    return this.#code.length;
  }

  /** The line that makes the node; empty for `both` and for one of several results. */
  text(node: number): string {
    return this.#texts[this.#code[node] as number] ?? '';
  }

  /** What lies on the stack first (of a result: the command that gives it), or NO_NODE. */
  left(node: number): number {
    return this.#left[node] as number;
  }

  /** What lies on the stack last, or NO_NODE. */
  right(node: number): number {
    return this.#right[node] as number;
  }

  /** Whether the node only puts two others side by side. */
  isBoth(node: number): boolean {
    return this.#code[node] === SEQUENCE;
  }

  /** Whether the node is one of several results of the command to its left. */
  isResult(node: number): boolean {
    return this.#code[node] === OUTPUT;
  }

  /** The node of that line with those operands, found or made. */
  node(text: string, left = NO_NODE, right = NO_NODE): number {
    const code = this.#codeOf(text);
    let slot = this.#slot(code, left, right);
    for (let found = this.#table[slot] as number; found !== 0; found = this.#table[slot] as number) {
      const node = found - 1;
      if (this.#code[node] === code && this.#left[node] === left && this.#right[node] === right) return node;
      slot = (slot + 1) & (this.#table.length - 1);
    }
    const made = this.#add(code, left, right);
    this.#table[slot] = made + 1;
    if (++this.#tabled * 2 > this.#table.length) this.#grow();
    return made;
  }

  /** The node of a name. Fails (`article-name`) if no article can write it. */
  name(name: string): number {
    const line = articleName(name);
    const read = nameInArticle(line.slice(1, -1));
    if (!('name' in read) || read.name !== name || /\p{Surrogate}/u.test(name)) {
      fail('article-name', `no article can write the name ${quoted(name)}`);
    }
    return this.node(line);
  }

  /** The node of the name of a variable or type variable, which has no namespace (else `article-name`). */
  globalName(name: string): number {
    if (!isGlobal(name)) fail('article-name', `the name ${quoted(name)} of a variable has a namespace`);
    return this.name(name);
  }

  /** The node of a list. */
  list(members: readonly number[]): number {
    return members.reduceRight((tail, head) => this.node('cons', head, tail), this.node('nil'));
  }

  /** A node that only leaves both on the stack: for one use only, as no number can stand for two objects. */
  both(left: number, right: number): number {
    return this.#add(SEQUENCE, left, right);
  }

  /**
   * A node of its own for a command that leaves several objects, the first one lowest. These are the nodes that follow it.
   * What it takes is said later by `complete`, so that it can be mentioned before that is known.
   */
  several(text: string, results: number): number {
    const command = this.#add(this.#codeOf(text), NO_NODE, NO_NODE);
    for (let i = 0; i < results; i++) this.#add(OUTPUT, command, NO_NODE);
    return command;
  }

  /** Says what the command made by `several` takes. */
  complete(command: number, left: number, right: number): void {
    this.#left[command] = left;
    this.#right[command] = right;
  }

  /** How many objects the command leaves that `several` made. */
  results(command: number): number {
    let next = command + 1;
    while (this.#code[next] === OUTPUT && this.#left[next] === command) next++;
    return next - command - 1;
  }

  /** The nodes that the roots need, each after its operands; null if one needs itself, so that no order could make it. */
  inOrder(roots: readonly number[]): number[] | null {
    const order: number[] = [];
    const state = new Uint8Array(this.size); // 1: its operands are being looked at, 2: in the order
    const stack = [...roots].reverse();
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      if (state[node] !== 0) {
        if (state[node] === 1) order.push(node);
        state[node] = 2;
        stack.pop();
        continue;
      }
      state[node] = 1;
      for (const operand of [this.right(node), this.left(node)]) {
        if (operand === NO_NODE || state[operand] === 2) continue;
        if (state[operand] === 1) return null;
        stack.push(operand);
      }
    }
    return order;
  }

  #add(code: number, left: number, right: number): number {
    this.#left.push(left);
    this.#right.push(right);
    return this.#code.push(code) - 1;
  }

  #codeOf(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) this.#codes.set(text, (code = this.#texts.push(text) - 1));
    return code;
  }

  #slot(code: number, left: number, right: number): number {
    let h = Math.imul(code, 0x9e3779b1) ^ Math.imul(left, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) + Math.imul(right, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 13), 0x297a2d39);
    return (h ^ (h >>> 16)) & (this.#table.length - 1);
  }

  #grow(): void {
    const before = this.#table;
    this.#table = new Int32Array(before.length * 2);
    for (const found of before) {
      if (found === 0) continue;
      const node = found - 1;
      let slot = this.#slot(this.#code[node] as number, this.#left[node] as number, this.#right[node] as number);
      while (this.#table[slot] !== 0) slot = (slot + 1) & (this.#table.length - 1);
      this.#table[slot] = found;
    }
  }
}
