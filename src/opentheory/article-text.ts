// A proof graph → the commands that build it, in an order that needs little of the dictionary: what is used once stays on
// the stack, what is used again is stored under the smallest number that is free, and removed at its last use.
import { FreeNumbers } from './free-numbers.ts';
import { NO_NODE, type ProofGraph } from './proof-graph.ts';

/** About so many lines make a piece of the text. */
const PIECE = 1 << 13;
/** A name or empty list of so few characters is written again: a number and `ref` would hardly be shorter. */
const SHORT = 7;

/** How often each node is wanted on the stack; of a command with several results, each result has its own count. */
function uses(graph: ProofGraph, roots: readonly number[], order: readonly number[]): Int32Array {
  const times = new Int32Array(graph.size);
  for (const root of roots) times[root] = 1;
  for (const node of order) {
    for (const operand of [graph.left(node), graph.right(node)]) {
      if (operand !== NO_NODE) times[operand] = (times[operand] as number) + 1;
    }
  }
  return times;
}

/** Writes the nodes of one graph, once. */
class Emission {
  /** The lines of the piece that is being written. */
  #lines: string[] = [];
  readonly #graph: ProofGraph;
  /** How often each node is still wanted. */
  readonly #left: Int32Array;
  /** The number under which each node is stored, or -1. */
  readonly #stored: Int32Array;
  readonly #numbers = new FreeNumbers();

  constructor(graph: ProofGraph, times: Int32Array) {
    this.#graph = graph;
    this.#left = times.slice();
    this.#stored = new Int32Array(graph.size).fill(-1);
  }

  /** The text of the lines given and of the commands for the roots, in pieces. */
  *pieces(head: readonly string[], roots: readonly number[]): Generator<string> {
    const graph = this.#graph;
    this.#lines.push(...head);
    // Wanted nodes, the next one last; `~node` where the operands are on the stack and the line of the node itself is due.
    const due = [...roots].reverse();
    for (let next = due.pop(); next !== undefined; next = due.pop()) {
      const node = next < 0 ? ~next : next;
      const command = graph.isResult(node) ? graph.left(node) : node;
      if (next < 0) this.#execute(node, command);
      else if (this.#stored[node] !== -1) this.#fetch(node);
      else {
        if (!graph.isBoth(node)) due.push(~node);
        for (const operand of [graph.right(command), graph.left(command)]) if (operand !== NO_NODE) due.push(operand);
      }
      if (this.#lines.length >= PIECE) yield this.#taken();
    }
    yield this.#taken();
  }

  #taken(): string {
    this.#lines.push('');
    const text = this.#lines.join('\n');
    this.#lines = [];
    return text;
  }

  #count(node: number, more: number): number {
    return (this.#left[node] = (this.#left[node] as number) + more);
  }

  #execute(node: number, command: number): void {
    const graph = this.#graph;
    this.#lines.push(graph.text(command));
    if (command !== node) this.#keepOne(node, command);
    else if (this.#count(node, -1) > 0 && (graph.left(node) !== NO_NODE || graph.text(node).length > SHORT)) this.#store(node);
  }

  /** Of all that the command left on the stack, keeps the one result there, and stores what is wanted later. */
  #keepOne(node: number, command: number): void {
    const first = command + 1;
    for (let result = command + this.#graph.results(command); result > first; result--) {
      if (this.#count(result, 0) > 0) this.#store(result);
      this.#lines.push('pop');
    }
    const wanted = this.#count(first, node === first ? -1 : 0);
    if (wanted > 0) this.#store(first);
    if (node === first) return;
    this.#lines.push('pop');
    this.#fetch(node);
  }

  #store(node: number): void {
    const number = this.#numbers.take();
    this.#stored[node] = number;
    this.#lines.push(String(number), 'def');
  }

  #fetch(node: number): void {
    const number = this.#stored[node] as number;
    const again = this.#count(node, -1) > 0;
    this.#lines.push(String(number), again ? 'ref' : 'remove');
    if (!again) this.#numbers.giveBack(number);
  }
}

/** The article that begins with these lines and then executes the roots, which leave nothing: its text in pieces. `order` is that of the graph. */
export function articleText(
  graph: ProofGraph,
  roots: readonly number[],
  order: readonly number[],
  head: readonly string[],
): Iterable<string> {
  const times = uses(graph, roots, order);
  return { [Symbol.iterator]: () => new Emission(graph, times).pieces(head, roots) };
}
