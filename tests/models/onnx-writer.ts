import { message } from './protobuf-writer.ts';
import type { Field } from './protobuf-writer.ts';

/** Little-endian float32 bytes. */
export function float32Bytes(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

/** A float32 TensorProto with raw data. */
export function tensor(name: string, dims: readonly number[], values: readonly number[]): Uint8Array {
  return message([...dims.map((dim): Field => [1, dim]), [2, 1], [8, name], [9, float32Bytes(values)]]);
}

/** An int64 TensorProto with typed, packed data. */
export function int64Tensor(name: string, dims: readonly number[], values: readonly number[]): Uint8Array {
  return message([...dims.map((dim): Field => [1, dim]), [2, 7], [8, name], ...values.map((value): Field => [7, value])]);
}

/** Attributes: a whole number, a list of them, a text, a tensor or a graph. */
export type AttributeValue = number | readonly number[] | string | { readonly tensor: Uint8Array } | { readonly graph: Uint8Array };

/** A NodeProto. */
export function node(
  opType: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, AttributeValue>> = {},
): Uint8Array {
  return message([
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, opType],
    ...Object.entries(attributes).map(([name, value]): Field => [5, message([[1, name], ...attributeFields(value)])]),
  ]);
}

function attributeFields(value: AttributeValue): Field[] {
  if (typeof value === 'number') return [[3, value]];
  if (typeof value === 'string') return [[4, value]];
  if ('tensor' in value) return [[5, value.tensor]];
  if ('graph' in value) return [[6, value.graph]];
  return value.map((entry): Field => [8, entry]);
}

/** A GraphProto of nodes and initializers. */
export function graph(nodes: readonly Uint8Array[], initializers: readonly Uint8Array[] = []): Uint8Array {
  return message([...nodes.map((bytes): Field => [1, bytes]), ...initializers.map((bytes): Field => [5, bytes])]);
}

/** A ModelProto: IR version 8, one graph, an operator set. */
export function onnxModel(graphBytes: Uint8Array, opset = 16): Uint8Array {
  return message([
    [1, 8],
    [2, 'test'],
    [7, graphBytes],
    [8, message([[2, opset]])],
  ]);
}

/** A `Constant` node that holds a tensor. */
export function constant(name: string, tensorBytes: Uint8Array): Uint8Array {
  return node('Constant', [], [name], { value: { tensor: tensorBytes } });
}
