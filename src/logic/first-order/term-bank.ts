// Terms as the search knows them: numbers. A node is a symbol applied to nodes, or a variable of a clause; equal nodes are
// the same number. Each node stands for a kernel term, from which the proof is rebuilt.
import { SELECT } from '../../kernel/constant.ts';
import { variable, type Term } from '../../kernel/term.ts';
import { equation, isEquation } from '../../kernel/theorem.ts';
import type { HolType } from '../../kernel/type.ts';
import { spine } from '../formula.ts';

/** The nodes of one proof. Number 0 is no node. */
export class TermBank {
  /** By node: its symbol; for a variable ~i with the place i of the variable among those of its clause. */
  readonly symbol: number[] = [0];
  readonly args: (readonly number[])[] = [[]];
  /** By node: whether it has no variables. */
  readonly ground: boolean[] = [true];
  readonly type: number[] = [0];
  /** By node: the kernel term, with the variables of the clause. */
  readonly term: (Term | null)[] = [null];
  /** By node: the nodes of its variables. */
  readonly variables: (readonly number[])[] = [[]];
  readonly #nodes = new Map<string, number>();
  readonly #symbols = new Map<string | Term, number>();
  readonly #types = new Map<HolType, number>();
  readonly #known = new Map<Term, number>();
  readonly #variableNodes = new Map<Term, number>();
  readonly #templates = new Map<number, number>();
  /** The symbols of equality, with the numbers of the types that they compare. */
  readonly equalities = new Map<number, number>();
  readonly #typeTerms: HolType[] = [];
  readonly #choiceNumber: (t: Term) => number | null;

  /** `choiceNumber` knows the terms that stand for what exists: functions of the variables in them, and nothing more. */
  constructor(choiceNumber: (t: Term) => number | null) {
    this.#choiceNumber = choiceNumber;
  }

  /** Says that these are the variables of the clauses to come, by their places. */
  addVariables(variables: readonly Term[]): void {
    variables.forEach((v, i) => {
      if (this.#variableNodes.has(v)) return;
      const node = this.#add(~i, [], v);
      this.variables[node] = [node];
      this.ground[node] = false;
      this.#variableNodes.set(v, node);
      this.#known.set(v, node);
    });
  }

  /** The node for an atom. One that is only a variable of a clause is put under a symbol of its own, as nothing matches it. */
  atom(t: Term): number {
    const node = this.node(t);
    return (this.symbol[node] as number) >= 0 ? node : this.#compound('holds', [node], t);
  }

  /** The equation of two variables, at places 0 and 1, of the type with that number. */
  equationTemplate(type: number): number {
    const known = this.#templates.get(type);
    if (known !== undefined) return known;
    const [a, b] = ['template a', 'template b'].map((name) => variable(name, this.#typeTerms[type] as HolType)) as [Term, Term];
    this.addVariables([a, b]);
    const made = this.node(equation(a, b));
    this.#templates.set(type, made);
    return made;
  }

  #typeNumber(type: HolType): number {
    let number = this.#types.get(type);
    if (number === undefined) {
      this.#types.set(type, (number = this.#types.size));
      this.#typeTerms.push(type);
    }
    return number;
  }

  #symbolNumber(key: string | Term, arity: number): number {
    // One term as a head with different numbers of arguments gives different symbols.
    const full =
      typeof key === 'string' ? `${key}/${String(arity)}` : arity === 0 ? key : `${String(this.#symbolNumber(key, 0))}/${String(arity)}`;
    let number = this.#symbols.get(full);
    if (number === undefined) this.#symbols.set(full, (number = this.#symbols.size + 1));
    return number;
  }

  #add(symbol: number, args: readonly number[], t: Term): number {
    const node = this.symbol.length;
    this.symbol.push(symbol);
    this.args.push(args);
    this.ground.push(args.every((arg) => this.ground[arg] as boolean));
    this.type.push(this.#typeNumber(t.type));
    this.term.push(t);
    this.variables.push([...new Set(args.flatMap((arg) => this.variables[arg] as readonly number[]))]);
    return node;
  }

  #compound(key: string | Term, args: readonly number[], t: Term): number {
    const symbol = this.#symbolNumber(key, args.length);
    const name = `${String(symbol)} ${args.join(' ')}`;
    let node = this.#nodes.get(name);
    if (node === undefined) {
      this.#nodes.set(name, (node = this.#add(symbol, args, t)));
      if (isEquation(t)) this.equalities.set(symbol, this.#typeNumber(t.arg.type));
    }
    return node;
  }

  /** The node for a term. */
  node(t: Term): number {
    let known = this.#known.get(t);
    if (known === undefined) this.#known.set(t, (known = this.#made(t)));
    return known;
  }

  #made(t: Term): number {
    if (t.kind === 'abstraction') return this.#lifted(t);
    if (t.kind !== 'application') return this.#compound(t, [], t);
    const choice = t.fn.kind === 'constant' && t.fn.constant === SELECT ? this.#choiceNumber(t) : null;
    if (choice !== null) return this.#compound(`choice ${String(choice)}`, this.#variablesIn(t), t);
    const { head, args } = spine(t);
    const nodes = args.map((arg) => this.node(arg));
    const headNode = this.node(head);
    const isSymbol = head.kind === 'constant' || (head.kind === 'variable' && (this.symbol[headNode] as number) >= 0);
    if (isSymbol) return this.#compound(head, nodes, t);
    return this.#compound(`apply ${String(this.type[headNode])}`, [headNode, ...nodes], t);
  }

  /** The nodes of the variables of clauses that occur in the term, in the order in which they do. */
  #variablesIn(root: Term): number[] {
    const found = new Set<number>();
    const seen = new Set<Term>();
    const stack = [root];
    for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
      if (t.frees === 0 || seen.has(t)) continue;
      seen.add(t);
      const node = t.kind === 'variable' ? this.#variableNodes.get(t) : undefined;
      if (node !== undefined) found.add(node);
      if (t.part !== null) stack.push(t.part);
      if (t.kind === 'application') stack.push(t.fn);
    }
    return [...found];
  }

  /** An abstraction is a function of the largest parts that have no bound variable of it; its symbol is what is left. */
  #lifted(root: Term): number {
    const args: number[] = [];
    const shape = (t: Term): string => {
      if (t.loose === 0) {
        args.push(this.node(t));
        return `?${String(this.#typeNumber(t.type))}`;
      }
      if (t.kind === 'bound') return `#${String(Number(t.head))}`;
      if (t.kind === 'application') return `(${shape(t.fn)} ${shape(t.arg)})`;
      return `\\${shape(t.body)}`;
    };
    const key = `lambda ${String(this.#typeNumber(root.type))} ${shape(root.body)}`;
    return this.#compound(key, args, root);
  }
}
