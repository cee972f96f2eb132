// Constants and type operators as nodes of a proof graph: taken by name, or results of the commands that define them.
import { fail, quoted } from '../diagnostics/diagnostic.ts';
import type { Constant } from '../kernel/constant.ts';
import type { Term } from '../kernel/term.ts';
import type { TypeDefinition } from '../kernel/theorem.ts';
import type { TypeOperator } from '../kernel/type.ts';
import type { ProofGraph } from './proof-graph.ts';

/** A type definition among the steps of a proof: what it made. */
export type DefinedType = Pick<TypeDefinition, 'operator' | 'abs' | 'rep'>;

/** A definition of a constant that the graph mentions, and whose operands are still to be made. */
export interface PendingDefinition {
  readonly command: number;
  readonly name: string;
  readonly definition: Term;
}

/** Makes the nodes of constants and type operators, each once. */
export class SymbolNodes {
  readonly #graph: ProofGraph;
  readonly #constants = new Map<Constant, number>();
  readonly #definitions = new Map<Constant, number>();
  readonly #operators = new Map<TypeOperator, number>();
  readonly #arities = new Map<string, number>();
  readonly #typeDefinitions = new Map<Constant, Map<Constant, number>>();
  readonly #pending: PendingDefinition[] = [];

  constructor(graph: ProofGraph) {
    this.#graph = graph;
  }

  /** The node of a constant. Fails (`article-undefined`) if it belongs to a type that `typeDefinition` was not told of. */
  constant(of: Constant): number {
    let node = this.#constants.get(of);
    if (node === undefined) this.#constants.set(of, (node = this.#constantNode(of)));
    return node;
  }

  #constantNode(of: Constant): number {
    if (of.origin === null) return this.#graph.node('const', this.#graph.name(of.name));
    return this.#defineConstant(of) + 1;
  }

  /** The node of the theorem that defines a constant as a term. */
  definition(of: Constant): number {
    const known = this.#definitions.get(of);
    if (known !== undefined) return known + 2;
    const command = this.#defineConstant(of);
    this.#constants.set(of, this.#constants.get(of) ?? command + 1);
    return command + 2;
  }

  /** Takes a constant from a command of the proof that makes it, so that it is not defined a second time. */
  made(of: Constant, node: number): void {
    if (!this.#constants.has(of)) this.#constants.set(of, node);
  }

  #defineConstant(of: Constant): number {
    const { name, origin } = of;
    if (origin === null || 'side' in origin) return notDefined('constant', name);
    const command = this.#graph.several('defineConst', 2);
    this.#definitions.set(of, command);
    this.#pending.push({ command, name, definition: origin.definition });
    return command;
  }

  /** The node of a type operator. Fails as `constant` does, and (`article-name`) if one name stands for two arities. */
  operator(of: TypeOperator): number {
    let node = this.#operators.get(of);
    if (node === undefined) this.#operators.set(of, (node = this.#operatorNode(of)));
    return node;
  }

  #operatorNode({ name, arity, origin }: TypeOperator): number {
    if (origin !== null) return notDefined('type operator', name);
    if ((this.#arities.get(name) ?? arity) !== arity) fail('article-name', `${quoted(name)} names type operators of two arities`);
    this.#arities.set(name, arity);
    return this.#graph.node('typeOp', this.#graph.name(name));
  }

  /** The command of a type definition, and whether this call made it: its operands must then be said by `complete`. */
  typeDefinition({ operator, abs, rep }: DefinedType): { readonly command: number; readonly made: boolean } {
    let ofAbs = this.#typeDefinitions.get(abs);
    if (ofAbs === undefined) this.#typeDefinitions.set(abs, (ofAbs = new Map<Constant, number>()));
    const known = ofAbs.get(rep);
    if (known !== undefined) return { command: known, made: false };
    const command = this.#graph.several('defineTypeOp', 5);
    ofAbs.set(rep, command);
    if (!this.#operators.has(operator)) this.#operators.set(operator, command + 1);
    if (!this.#constants.has(abs)) this.#constants.set(abs, command + 2);
    if (!this.#constants.has(rep)) this.#constants.set(rep, command + 3);
    return { command, made: true };
  }

  /** A definition whose operands are still to be made, if there is one. */
  nextPending(): PendingDefinition | undefined {
    return this.#pending.pop();
  }
}

function notDefined(what: string, name: string): never {
  return fail('article-undefined', `the ${what} ${quoted(name)} comes from a type definition that the proof does not contain`, {
    notes: ['an article defines a type from a theorem: give a theorem of its definition among the `definitions`'],
  });
}
