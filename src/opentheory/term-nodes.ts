// Types and terms as nodes of a proof graph. In the kernel a bound variable is an index, in an article it has a name: here
// the names are chosen, so that none is captured and equal parts become equal nodes.
import { variable, type Term } from '../kernel/term.ts';
import type { HolType } from '../kernel/type.ts';
import { LooseIndices, occursIn } from './loose-indices.ts';
import type { ProofGraph } from './proof-graph.ts';
import type { SymbolNodes } from './symbol-nodes.ts';

/** Makes the nodes of types and terms. Each shared part is looked at once for each naming of the binders around it. */
export class TermNodes {
  readonly #graph: ProofGraph;
  readonly #symbols: SymbolNodes;
  readonly #types = new Map<HolType, number>();
  readonly #variables = new Map<Term, number>();
  readonly #closed = new Map<Term, number>();
  /** Parts with loose indices, by the variables that these stand for. */
  readonly #open = new Map<Term, Map<number | string, number>>();
  readonly #loose = new LooseIndices();
  readonly #absent = new Map<Term, Set<Term>>();
  /** The variables of the binders around the part that is looked at, the outermost first. */
  readonly #binders: number[] = [];

  constructor(graph: ProofGraph, symbols: SymbolNodes) {
    this.#graph = graph;
    this.#symbols = symbols;
  }

  /** The node of a type. */
  type(root: HolType): number {
    const stack = [root];
    for (let type = stack.at(-1); type !== undefined; type = stack.at(-1)) {
      const before = stack.length;
      if (!this.#types.has(type)) for (const arg of type.args) if (!this.#types.has(arg)) stack.push(arg);
      if (stack.length > before) continue;
      if (!this.#types.has(type)) this.#types.set(type, this.#typeNode(type));
      stack.pop();
    }
    return this.#types.get(root) as number;
  }

  #typeNode({ name, operator, args }: HolType): number {
    if (operator === null) return this.#graph.node('varType', this.#graph.globalName(name));
    const list = this.#graph.list(args.map((arg) => this.#types.get(arg) as number));
    return this.#graph.node('opType', this.#symbols.operator(operator), list);
  }

  /** The node of a variable: of itself, not of the term that consists of it. */
  variable(v: Term): number {
    let node = this.#variables.get(v);
    if (node === undefined) this.#variables.set(v, (node = this.#graph.node('var', this.#graph.globalName(v.name), this.type(v.type))));
    return node;
  }

  /** The node of a term that stands by itself. */
  term(root: Term): number {
    const open = [root];
    const depths = [0];
    const done: number[] = [];
    for (let t = open.pop(); t !== undefined; t = open.pop()) {
      const depth = depths.pop() as number;
      const key = this.#key(t, depth < 0 ? ~depth : depth);
      if (depth >= 0) {
        const known = this.#known(t, key);
        if (known !== undefined) {
          done.push(known);
          continue;
        }
        open.push(t, t.part as Term);
        if (t.kind === 'abstraction') {
          this.#binders[depth] = this.#binder(t, depth);
          depths.push(~depth, depth + 1);
        } else {
          open.push(t.fn);
          depths.push(~depth, depth, depth);
        }
        continue;
      }
      const part = done.pop() as number;
      const node =
        t.kind === 'abstraction' ? this.#graph.node('absTerm', this.#binders[~depth], part) : this.#graph.node('appTerm', done.pop(), part);
      this.#remember(t, key, node);
      done.push(node);
    }
    return done[0] as number;
  }

  /** The variables that the loose indices of a part stand for; the empty text if there is none. */
  #key(t: Term, depth: number): number | string {
    if (t.loose === 0) return '';
    const indices = this.#loose.of(t);
    if (indices.length === 1) return this.#binders[depth - 1 - (indices[0] as number)] as number;
    return indices.map((index) => this.#binders[depth - 1 - index]).join();
  }

  #known(t: Term, key: number | string): number | undefined {
    if (t.kind === 'bound') return this.#graph.node('varTerm', key as number);
    if (key !== '') return this.#open.get(t)?.get(key);
    const known = this.#closed.get(t);
    if (known !== undefined || t.part !== null) return known;
    const node =
      t.kind === 'variable'
        ? this.#graph.node('varTerm', this.variable(t))
        : this.#graph.node('constTerm', this.#symbols.constant(t.constant), this.type(t.type));
    this.#closed.set(t, node);
    return node;
  }

  #remember(t: Term, key: number | string, node: number): void {
    if (key === '') this.#closed.set(t, node);
    else {
      let byKey = this.#open.get(t);
      if (byKey === undefined) this.#open.set(t, (byKey = new Map<number | string, number>()));
      byKey.set(key, node);
    }
  }

  /** The variable to bind: of the name that the abstraction shows, or if that would capture, of that name and a number. */
  #binder(t: Term, depth: number): number {
    const { name, body } = t;
    const taken = new Set<number>();
    if (body.loose > 1) for (const index of this.#loose.of(body)) if (index > 0) taken.add(this.#binders[depth - index] as number);
    for (let i = 0; ; i++) {
      const v = variable(i === 0 ? name : `${name}${String(i)}`, t.type.args[0] as HolType);
      const node = this.variable(v);
      if (!taken.has(node) && !this.#occurs(v, body)) return node;
    }
  }

  #occurs(v: Term, t: Term): boolean {
    if ((v.frees & t.frees) === 0) return false;
    let absent = this.#absent.get(v);
    if (absent === undefined) this.#absent.set(v, (absent = new Set<Term>()));
    return occursIn(v, t, absent);
  }
}
