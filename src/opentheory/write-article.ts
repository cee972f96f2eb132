// Theorems whose steps were recorded → the text of an article that proves them.
import { fail } from '../diagnostics/diagnostic.ts';
import type { Axiom } from '../kernel/axiom-set.ts';
import type { Constant } from '../kernel/constant.ts';
import type { Assignment, Term } from '../kernel/term.ts';
import { defineConstant, type Step, type Theorem } from '../kernel/theorem.ts';
import type { HolType } from '../kernel/type.ts';
import type { Export } from './article-machine.ts';
import { refuseNameClashes } from './article-symbols.ts';
import { articleText } from './article-text.ts';
import { NO_NODE, ProofGraph } from './proof-graph.ts';
import { SequentTable } from './sequent-table.ts';
import { SymbolNodes, type DefinedType } from './symbol-nodes.ts';
import { TermNodes } from './term-nodes.ts';

/** The data of a step of the rule `subst`. */
interface Assignments {
  readonly types: Assignment<string, HolType>;
  readonly terms: Assignment<Term, Term>;
}

/** The theorems that the proofs of these are made of, premises first. Fails (`article-unrecorded`) where no step was kept. */
function proofOf(theorems: readonly Theorem[]): Map<Theorem, Step> {
  const proof = new Map<Theorem, Step>();
  const stack = [...theorems].reverse();
  for (let th = stack.at(-1); th !== undefined; th = stack.at(-1)) {
    const { step } = th;
    if (step === null) {
      return fail('article-unrecorded', 'how one of the theorems was proved was not recorded', {
        notes: ['turn `recordSteps` on before the proof begins'],
      });
    }
    const before = stack.length;
    if (!proof.has(th)) for (const premise of step.premises) if (!proof.has(premise)) stack.push(premise);
    if (stack.length > before) continue;
    proof.set(th, step);
    stack.pop();
  }
  return proof;
}

/** The constants that a step of the rule `defineConstantList` made, in the order of its list. */
function constantsOfList({ premises, data }: Step): Constant[] {
  const definitions = new Map((premises[0]?.hypotheses ?? []).map((h) => [h.fn.arg, h.arg]));
  return (data as Assignment<string, Term>).map(([name, v]) => {
    // The same name and definition give the same constant.
    return defineConstant(name, definitions.get(v) as Term).conclusion.fn.arg.constant;
  });
}

/** Makes the nodes of theorems. */
class TheoremNodes {
  readonly graph = new ProofGraph();
  readonly #symbols = new SymbolNodes(this.graph);
  readonly #terms = new TermNodes(this.graph, this.#symbols);
  readonly #nodes = new Map<Theorem, number>();
  readonly #listDefinitions = new Map<Step, number>();

  /**
   * Makes the nodes of a whole proof, premises first. Constants that were defined as a list are taken `fromLists` or defined
   * once more by themselves: the first is what other readers want, and fails only where such a definition rests on a theorem
   * that mentions the constant already.
   */
  constructor(proof: ReadonlyMap<Theorem, Step>, fromLists: boolean) {
    // A term anywhere in the proof may mention what a definition anywhere in it makes.
    const definitions = new Map<Step, number>();
    for (const step of proof.values()) {
      if (step.rule === 'defineConstantList') this.#listDefinition(step, fromLists);
      if (step.rule !== 'defineTypeOperator') continue;
      const { command, made } = this.#symbols.typeDefinition(step.data as DefinedType);
      if (made) definitions.set(step, command);
    }
    for (const [th, step] of proof) {
      this.#nodes.set(th, this.#nodeOf(th, step));
      const command = definitions.get(step);
      if (command !== undefined) this.#completeType(command, step);
    }
  }

  /** The node of the command that exports a theorem of the proof. */
  exported({ theorem, hypotheses, conclusion }: Export): number {
    const { graph } = this;
    return graph.node('thm', this.#of(theorem), graph.both(this.#list(hypotheses), this.#terms.term(conclusion)));
  }

  /** Completes the definitions of all constants that were mentioned: to be called last. */
  finish(): void {
    for (let next = this.#symbols.nextPending(); next !== undefined; next = this.#symbols.nextPending()) {
      this.graph.complete(next.command, this.graph.name(next.name), this.#terms.term(next.definition));
    }
  }

  #of(th: Theorem): number {
    return this.#nodes.get(th) as number;
  }

  #list(terms: readonly Term[]): number {
    return this.graph.list(terms.map((t) => this.#terms.term(t)));
  }

  #pair(first: number, second: number): number {
    return this.graph.list([first, second]);
  }

  #nodeOf({ conclusion }: Theorem, step: Step): number {
    const { graph } = this;
    const { rule, premises, data } = step;
    const [first, second] = premises.map((th) => this.#of(th));
    switch (rule) {
      case 'refl':
      case 'assume':
      case 'betaConv':
        return graph.node(rule, this.#terms.term(data as Term));
      case 'absThm':
        return graph.node(rule, this.#terms.variable(data as Term), first);
      case 'subst': {
        const { types, terms } = data as Assignments;
        const forTypes = graph.list(types.map(([name, type]) => this.#pair(graph.globalName(name), this.#terms.type(type))));
        const forTerms = graph.list(terms.map(([v, value]) => this.#pair(this.#terms.variable(v), this.#terms.term(value))));
        return graph.node(rule, this.#pair(forTypes, forTerms), first);
      }
      case 'axiom': {
        const sequent = data as Axiom;
        return graph.node(rule, this.#list(sequent.hypotheses), this.#terms.term(sequent.conclusion));
      }
      case 'defineConstant':
        return this.#symbols.definition(conclusion.fn.arg.constant);
      case 'defineConstantList': {
        const command = this.#listDefinitions.get(step) as number;
        const list = (data as Assignment<string, Term>).map(([name, v]) => this.#pair(graph.name(name), this.#terms.variable(v)));
        graph.complete(command, graph.list(list), first ?? NO_NODE);
        return command + 2;
      }
      case 'defineTypeOperator': {
        const { command } = this.#symbols.typeDefinition(data as DefinedType);
        // `(\a. abs (rep a)) = (\a. a)`, and not the theorem about `rep (abs r) = r`.
        return conclusion.arg.body.kind === 'bound' ? command + 4 : command + 5;
      }
      default:
        // sym, trans, appThm, eqMp, deductAntisym, proveHyp: commands of the same name that take theorems only.
        return graph.node(rule, first, second);
    }
  }

  /** The command of a definition of several constants, and these as members of the list that it gives. */
  #listDefinition(step: Step, fromLists: boolean): void {
    const { graph } = this;
    const command = graph.several('defineConstList', 2);
    this.#listDefinitions.set(step, command);
    if (!fromLists) return;
    let rest = command + 1;
    for (const constant of constantsOfList(step)) {
      const parts = graph.several('hdTl', 2);
      graph.complete(parts, rest, NO_NODE);
      this.#symbols.made(constant, parts + 1);
      rest = parts + 2;
    }
  }

  #completeType(command: number, { premises, data }: Step): void {
    const { graph } = this;
    const { operator, abs, rep } = data as DefinedType;
    const variables = graph.list((operator.origin?.variables ?? []).map((name) => graph.globalName(name)));
    const names = graph.both(graph.both(graph.name(operator.name), graph.name(abs.name)), graph.name(rep.name));
    graph.complete(command, names, graph.both(variables, this.#of(premises[0] as Theorem)));
  }
}

/** What an article is written with besides its theorems. */
export interface WriteOptions {
  /** Lines for the top of the file. */
  readonly comments?: readonly string[];
  /** Theorems of type definitions, for types that the proofs mention but do not rest on. What is not mentioned is not written. */
  readonly definitions?: readonly Theorem[];
}

/** Refuses (`article-export`) what a reader would refuse: a sequent that is not that of its theorem, and clashes of names. */
function checkExports(exports: readonly Export[]): void {
  for (const { theorem, hypotheses, conclusion } of exports) {
    const proved = new SequentTable<Theorem>();
    proved.found(theorem.hypotheses, theorem.conclusion, () => theorem);
    if (!proved.has(hypotheses, conclusion)) fail('article-export', 'a sequent to be exported is not that of its theorem');
  }
  refuseNameClashes(exports.flatMap(({ hypotheses, conclusion }) => [...hypotheses, conclusion]));
}

/**
 * The article, of version 6, that proves these theorems by their recorded steps and exports the sequents as they are given:
 * its text in pieces. Reading it gives the same theorems, from the same axioms. Comments stand at the top.
 * A bound variable keeps the name that it shows, unless it would capture another of that name and type.
 * Fails at once, and without place: `article-unrecorded` if a step was not recorded, `article-undefined` if a term mentions
 * a defined type whose definition is neither in the proofs nor given, `article-name` for names that no article can write,
 * and `article-export` for a sequent that is not its theorem's or two symbols of one name.
 */
export function writeArticle(exports: readonly Export[], options: WriteOptions = {}): Iterable<string> {
  checkExports(exports);
  const proof = proofOf([...exports.map(({ theorem }) => theorem), ...(options.definitions ?? [])]);
  const built = (fromLists: boolean): { graph: ProofGraph; roots: number[] } => {
    const nodes = new TheoremNodes(proof, fromLists);
    const roots = exports.map((one) => nodes.exported(one));
    nodes.finish();
    return { graph: nodes.graph, roots };
  };
  let { graph, roots } = built(true);
  let order = graph.inOrder(roots);
  if (order === null) {
    ({ graph, roots } = built(false));
    order = graph.inOrder(roots);
  }
  if (order === null) return fail('article-undefined', 'a type is defined by a theorem whose proof mentions that type');
  const comments = (options.comments ?? []).flatMap((text) => text.split('\n')).map((line) => `# ${line}`);
  return articleText(graph, roots, order, [...comments, '6', 'version']);
}
