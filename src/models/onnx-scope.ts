import type { OnnxGraph, OnnxNode } from './onnx.ts';
import type { Tensor } from './tensor.ts';

/** Operations that hand on their first input unchanged, as far as weights and shapes are concerned. */
const TRANSPARENT: ReadonlySet<string> = new Set(['Identity', 'Cast', 'Dropout']);

/** How many nodes a look-up follows before it gives up: a file may hold a circle. */
const LONGEST_WALK = 64;

/**
 * What names mean inside one graph: its own values, then those of the graphs around it (sub-graphs of `If` and `Loop` see
 * them). Built once per graph, in time linear in its nodes.
 */
export class OnnxScope {
  readonly graph: OnnxGraph;
  readonly #parent: OnnxScope | undefined;
  readonly #producers = new Map<string, OnnxNode>();
  readonly #consumers = new Map<string, OnnxNode[]>();

  constructor(graph: OnnxGraph, parent?: OnnxScope) {
    this.graph = graph;
    this.#parent = parent;
    for (const node of graph.nodes) {
      for (const output of node.outputs) this.#producers.set(output, node);
      for (const input of new Set(node.inputs)) {
        const known = this.#consumers.get(input);
        if (known === undefined) this.#consumers.set(input, [node]);
        else known.push(node);
      }
    }
  }

  /** The node whose output is called `name`, here or around. */
  producer(name: string): OnnxNode | undefined {
    if (this.#producers.has(name)) return this.#producers.get(name);
    return this.graph.initializers.has(name) ? undefined : this.#parent?.producer(name);
  }

  /** The nodes of this graph that read `name`. */
  consumers(name: string): readonly OnnxNode[] {
    return this.#consumers.get(name) ?? [];
  }

  /** The stored tensor that `name` stands for: an initializer or a `Constant`, also behind `Identity` and `Cast`; undefined for computed values. */
  constant(name: string): Tensor | undefined {
    let wanted = name;
    for (let steps = 0; steps < LONGEST_WALK && wanted !== ''; steps++) {
      const stored = this.#initializer(wanted);
      if (stored !== undefined) return stored;
      const node = this.producer(wanted);
      if (node === undefined) return undefined;
      if (node.opType === 'Constant') return constantValue(node);
      if (!TRANSPARENT.has(node.opType)) return undefined;
      wanted = node.inputs[0] ?? '';
    }
    return undefined;
  }

  /** The numbers of a small stored tensor (a shape, axes, one scalar), or undefined. */
  numbers(name: string): readonly number[] | undefined {
    const tensor = this.constant(name);
    if (tensor === undefined || tensor.shape.reduce((a, b) => a * b, 1) > 1024 || tensor.dtype === 'string') return undefined;
    return Array.from(tensor.values());
  }

  /** The entries of a shape vector, undefined where they are computed: Paddle and PyTorch write `Concat(0, length, 3, 8, 15)`. */
  partialShape(name: string): readonly (number | undefined)[] | undefined {
    const whole = this.numbers(name);
    if (whole !== undefined) return whole;
    const node = this.#behindTransparent(name);
    if (node?.opType !== 'Concat' || node.inputs.length > 64) return undefined;
    return node.inputs.flatMap((input) => this.numbers(input) ?? this.#unsqueezed(input));
  }

  #unsqueezed(name: string): readonly (number | undefined)[] {
    const node = this.#behindTransparent(name);
    return node?.opType === 'Unsqueeze' ? (this.numbers(node.inputs[0] ?? '') ?? [undefined]) : [undefined];
  }

  #behindTransparent(name: string): OnnxNode | undefined {
    let node = this.producer(name);
    for (let steps = 0; node !== undefined && TRANSPARENT.has(node.opType) && steps < LONGEST_WALK; steps++)
      node = this.producer(node.inputs[0] ?? '');
    return node;
  }

  #initializer(name: string): Tensor | undefined {
    if (this.#producers.has(name)) return undefined;
    return this.graph.initializers.get(name) ?? (this.#parent === undefined ? undefined : this.#parent.#initializer(name));
  }
}

/** The tensor of a `Constant` node, also where it is written as an attribute value_int, value_ints, value_float or value_floats. */
function constantValue(node: OnnxNode): Tensor | undefined {
  const name = node.outputs[0] ?? '';
  const literal = (shape: number[], dtype: string, numbers: readonly number[]): Tensor => ({
    name,
    shape,
    dtype,
    values: () => Float64Array.from(numbers),
  });
  for (const [key, value] of node.attributes) {
    if (key === 'value') return value.tensor;
    if (key === 'value_int' && value.int !== undefined) return literal([], 'int64', [value.int]);
    if (key === 'value_float' && value.float !== undefined) return literal([], 'float32', [value.float]);
    if (key === 'value_ints') return literal([value.ints.length], 'int64', value.ints);
    if (key === 'value_floats') return literal([value.floats.length], 'float32', value.floats);
  }
  return undefined;
}

/** The scopes of a graph and of every sub-graph in it, outermost first. */
export function allScopes(graph: OnnxGraph, parent?: OnnxScope): OnnxScope[] {
  const scope = new OnnxScope(graph, parent);
  const inner = graph.nodes.flatMap((node) => [...node.attributes.values()].flatMap((attribute) => attribute.graphs));
  return [scope, ...inner.flatMap((sub) => allScopes(sub, scope))];
}
