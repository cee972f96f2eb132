import { fail, quoted } from '../diagnostics/diagnostic.ts';
import type { ByteSource } from './byte-source.ts';
import { readOnnxTensor } from './onnx-tensor.ts';
import type { ExternalData } from './onnx-tensor.ts';
import { WireReader, bad, signedNumber } from './protobuf-wire.ts';
import type { WireField } from './protobuf-wire.ts';
import type { Tensor } from './tensor.ts';

/** An attribute of a node: whichever of its values are present. */
export interface OnnxAttribute {
  readonly int?: number;
  readonly float?: number;
  readonly text?: string;
  readonly ints: readonly number[];
  readonly floats: readonly number[];
  readonly tensor?: Tensor;
  readonly graphs: readonly OnnxGraph[];
}

/** One operation of a graph. */
export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
}

/** A graph: its stored tensors by name, and its nodes in file order. Sub-graphs of `If`, `Loop` and `Scan` stand in attributes. */
export interface OnnxGraph {
  readonly initializers: ReadonlyMap<string, Tensor>;
  readonly nodes: readonly OnnxNode[];
}

/** A model: its main graph, the version of the default operator set, and its stored tensors: every initializer and `Constant`, at any depth. */
export interface OnnxModel {
  readonly graph: OnnxGraph;
  readonly opset: number;
  readonly tensors: readonly Tensor[];
}

const DEEPEST_GRAPH = 32;
/** Parts of a graph that we are willing to hold, about a hundred bytes each: a name or number counts 1, what is made of them more. */
const MOST_PARTS = 1_000_000;
const [NODE, ATTRIBUTE, TENSOR] = [6, 4, 6];
const NO_ATTRIBUTES: ReadonlyMap<string, OnnxAttribute> = new Map();

/**
 * Reads an ONNX ModelProto: graph 7; GraphProto node 1, initializer 5; NodeProto input 1, output 2, name 3, op_type 4,
 * attribute 5; AttributeProto name 1, f 2, i 3, s 4, t 5, g 6, floats 7, ints 8, tensors 10, graphs 11. Weights stand in initializers or in
 * `Constant` nodes, at any depth of sub-graphs. Throws `bad-protobuf`, `not-onnx`, `duplicate-name`, `too-deep`, `too-many-parts` and what
 * `readOnnxTensor` throws.
 */
export function readOnnx(source: ByteSource, external: ExternalData): OnnxModel {
  const walk = new OnnxWalk(source, external);
  const reader = walk.reader;
  let graph: OnnxGraph | undefined;
  let opset = 1;
  for (const field of reader.fields(0, source.size)) {
    if (field.number === 7 && field.wire === 2) {
      if (graph !== undefined) bad(field.start, 'a second graph, expected one');
      graph = walk.graph(field, 0);
    } else if (field.number === 8 && field.wire === 2) {
      const { domain, version } = walk.operatorSet(field);
      if (domain === '' || domain === 'ai.onnx') opset = version;
    }
  }
  return graph === undefined ? fail('not-onnx', 'has no graph, expected an ONNX model') : { graph, opset, tensors: walk.tensors };
}

class OnnxWalk {
  readonly reader: WireReader;
  readonly tensors: Tensor[] = [];
  readonly #external: ExternalData;
  #parts = 0;

  constructor(source: ByteSource, external: ExternalData) {
    this.reader = new WireReader(source);
    this.#external = external;
  }

  operatorSet(message: WireField): { domain: string; version: number } {
    let domain = '';
    let version = 1;
    for (const field of this.reader.fields(message.start, message.end)) {
      if (field.number === 1) domain = this.#text(field);
      else if (field.number === 2) version = signedNumber(field.varint, field.start);
    }
    return { domain, version };
  }

  graph(message: WireField, depth: number): OnnxGraph {
    if (depth > DEEPEST_GRAPH)
      fail('too-deep', `sub-graphs nested more than ${String(DEEPEST_GRAPH)} deep`, { place: `byte ${String(message.start)}` });
    const initializers = new Map<string, Tensor>();
    const nodes: OnnxNode[] = [];
    const produced = new Set<string>();
    const claim = (name: string, at: number): void => {
      // Values are assigned once (SSA, in the ONNX specification): a second one would leave open which weights count.
      if (produced.has(name))
        fail('duplicate-name', `the name ${quoted(name)} is given to two values of one graph`, { place: `byte ${String(at)}` });
      if (name !== '') produced.add(name);
    };
    for (const field of this.reader.fields(message.start, message.end)) {
      if (field.number === 1) {
        const node = this.#node(field, depth);
        for (const output of node.outputs) claim(output, field.start);
        nodes.push(node);
      } else if (field.number === 5) {
        const tensor = this.#tensor(field, '');
        claim(tensor.name, field.start);
        initializers.set(tensor.name, tensor);
        this.tensors.push(tensor);
      }
    }
    return { initializers, nodes };
  }

  #node(message: WireField, depth: number): OnnxNode {
    this.#message(message, 'a node', NODE);
    const node = { name: '', opType: '', inputs: [] as string[], outputs: [] as string[] };
    const pending: WireField[] = [];
    for (const field of this.reader.fields(message.start, message.end)) {
      if (field.number === 1) node.inputs.push(this.#text(field));
      else if (field.number === 2) node.outputs.push(this.#text(field));
      else if (field.number === 3) node.name = this.#text(field);
      else if (field.number === 4) node.opType = this.#text(field);
      else if (field.number === 5) pending.push(field);
    }
    if (pending.length === 0) return { ...node, attributes: NO_ATTRIBUTES };
    const attributes = new Map<string, OnnxAttribute>();
    for (const field of pending) {
      const [name, attribute] = this.#attribute(field, depth, node.opType === 'Constant' ? (node.outputs[0] ?? '') : '');
      if (attributes.has(name))
        fail('duplicate-name', `the attribute ${quoted(name)} stands twice in one node`, { place: `byte ${String(field.start)}` });
      attributes.set(name, attribute);
      if (node.opType === 'Constant' && attribute.tensor !== undefined) this.tensors.push(attribute.tensor);
    }
    return { ...node, attributes };
  }

  #attribute(message: WireField, depth: number, tensorName: string): [string, OnnxAttribute] {
    this.#message(message, 'an attribute', ATTRIBUTE);
    let name = '';
    const found: { -readonly [K in keyof OnnxAttribute]: OnnxAttribute[K] } & { ints: number[]; floats: number[]; graphs: OnnxGraph[] } = {
      ints: [],
      floats: [],
      graphs: [],
    };
    for (const field of this.reader.fields(message.start, message.end)) {
      if (field.number === 1) name = this.#text(field);
      else if (field.number === 2) found.float = this.#floats(field)[0] ?? 0;
      else if (field.number === 3) found.int = signedNumber(field.varint, field.start);
      else if (field.number === 4) {
        // A byte string that need not be text: only short ones name something we look at.
        if (field.wire === 2 && field.end - field.start <= 64) found.text = new TextDecoder().decode(this.reader.bytes(field));
      } else if (field.number === 5) found.tensor = this.#tensor(field, tensorName);
      else if (field.number === 6 || field.number === 11) {
        this.#message(field, 'a graph', NODE);
        found.graphs.push(this.graph(field, depth + 1));
      } else if (field.number === 7) for (const value of this.#floats(field)) found.floats.push(value);
      else if (field.number === 8) this.#ints(field, found.ints);
      else if (field.number === 10) this.#tensor(field, tensorName);
    }
    return [name, found];
  }

  #tensor(field: WireField, name: string): Tensor {
    this.#part(field.start, TENSOR);
    const stored = readOnnxTensor(this.reader, field, this.#external);
    // A Constant node's tensor is known by the node's output; the tensor's own name may be empty or anything.
    return name === '' ? stored : { ...stored, name };
  }

  #floats(field: WireField): number[] {
    const bytes = field.wire === 5 || field.wire === 2 ? this.reader.bytes(field) : bad(field.start, 'expected float32 numbers');
    if (bytes.length % 4 !== 0) bad(field.start, 'expected float32 numbers');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: bytes.length / 4 }, (_, i) => {
      this.#part(field.start);
      return view.getFloat32(i * 4, true);
    });
  }

  #ints(field: WireField, into: number[]): void {
    const push = (value: bigint): void => {
      this.#part(field.start);
      // Slice ends are often INT64_MAX ("to the end"): clamped, not refused.
      const signed = Number(BigInt.asIntN(64, value));
      into.push(Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, signed)));
    };
    if (field.wire === 0) push(field.varint);
    else if (field.wire === 2) for (const value of this.reader.packed(field.start, field.end)) push(value);
    else bad(field.start, 'expected whole numbers');
  }

  #text(field: WireField): string {
    this.#part(field.start, 1 + Math.floor((field.end - field.start) / 256));
    return this.reader.text(field);
  }

  #message(field: WireField, what: string, cost: number): void {
    if (field.wire !== 2) bad(field.start, `expected ${what}`);
    this.#part(field.start, cost);
  }

  #part(at: number, cost = 1): void {
    this.#parts += cost;
    if (this.#parts > MOST_PARTS)
      fail('too-many-parts', `more than ${String(MOST_PARTS)} nodes, names and numbers in the graph`, { place: `byte ${String(at)}` });
  }
}
