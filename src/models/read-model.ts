import path from 'node:path';
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import { memorySource, utf8 } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { besideModel, fileSource } from './file-source.ts';
import { resolveName } from './layer-names.ts';
import { onnxLayers } from './onnx-layers.ts';
import { readOnnx } from './onnx.ts';
import { readSafetensors } from './safetensors.ts';
import { safetensorsLayers } from './safetensors-layers.ts';
import type { Findings, LayerEntry, LoadOptions, LoadedLayer, UnanalysedEntry } from './sequence-layers.ts';
import { inTensor } from './tensor.ts';
import type { Tensor } from './tensor.ts';
import { isTfjsModel, readModelJson, readTfjsModel } from './tfjs-model.ts';
import { tfjsLayers } from './tfjs-layers.ts';

/** The formats of models. */
export type ModelFormat = 'safetensors' | 'onnx' | 'tfjs';

/** A model file: what is stored in it, and the sequence layers found there. Weights are read when a layer or tensor is asked for. */
export interface Model {
  readonly format: ModelFormat;
  readonly file: string;
  readonly tensors: readonly Pick<Tensor, 'name' | 'shape' | 'dtype'>[];
  readonly layers: readonly LayerEntry[];
  readonly unanalysed: readonly UnanalysedEntry[];
  /**
   * The layer of that name (or of the only name that ends with it, or contains it), its weights exact.
   * Throws `unknown-layer`, `ambiguous-layer`, `bad-axis`, `heads-unknown`, `bad-layout`, `not-finite`, `layer-too-large`, and what reading the tensors throws.
   */
  load(name: string, options?: LoadOptions): LoadedLayer;
  /** The tensor of that name, found as layers are. Throws `unknown-layer`, `ambiguous-layer`. */
  tensor(name: string): Tensor;
}

/** Opens a file that the model names; throws if it is not beside the model. */
export type Companions = (relative: string, place: string) => ByteSource;

/** A `model.json` is text, read whole; its graph has been a few megabytes in every model we saw. */
const MOST_JSON_BYTES = 50_000_000;

/**
 * The format of a file by its content: a header length and `{` is safetensors, an object with `modelTopology` or `weightsManifest` tfjs, a
 * protobuf ModelProto ONNX; its ending decides only where the content is broken. Undefined for anything else (a layer file, say).
 * Throws `no-such-file`, `not-a-file`, `unreadable-file`.
 */
export function modelFormat(file: string): ModelFormat | undefined {
  return located(file, () => recognise(fileSource(file), file));
}

/** Reads a model file. Throws DiagnosticErrors that name the file and the place: see the readers of the three formats. */
export function readModel(file: string): Model {
  return located(file, () => {
    const folder = path.dirname(file);
    return modelFrom(fileSource(file), file, (relative, place) => besideModel(folder, relative, place));
  });
}

/** The same from any source of bytes; `file` is only its name. Throws `unknown-format` and what the readers throw. */
export function modelFrom(source: ByteSource, file: string, companions: Companions): Model {
  const format = recognise(source, file);
  if (format === undefined)
    return fail('unknown-format', 'is not a model of a known format: expected safetensors, ONNX or the model.json of tfjs');
  const { tensors, findings } = READERS[format](source, companions);
  return modelOf(format, file, tensors, findings);
}

interface ReadModel {
  readonly tensors: readonly Tensor[];
  readonly findings: Findings;
}

const READERS: Readonly<Record<ModelFormat, (source: ByteSource, companions: Companions) => ReadModel>> = {
  safetensors: (source) => {
    const tensors = readSafetensors(source);
    return { tensors, findings: safetensorsLayers(tensors) };
  },
  onnx: (source, companions) => {
    const model = readOnnx(source, companions);
    return { tensors: model.tensors, findings: onnxLayers(model) };
  },
  tfjs: (source, companions) => {
    const object = readModelJson(jsonText(source));
    if (!isTfjsModel(object))
      return fail('unknown-format', 'is JSON without modelTopology and weightsManifest: not the model.json of tfjs');
    const model = readTfjsModel(object, companions);
    return { tensors: model.tensors, findings: tfjsLayers(model) };
  },
};

function modelOf(format: ModelFormat, file: string, tensors: readonly Tensor[], { layers, unanalysed }: Findings): Model {
  const names = layers.map(({ entry }) => entry.name);
  return {
    format,
    file,
    tensors: tensors.map(({ name, shape, dtype }) => ({ name, shape, dtype })),
    layers: layers.map(({ entry }) => entry),
    unanalysed,
    load: (name, options = {}) =>
      located(file, () => {
        const found = layers[names.indexOf(resolveName(name, names, 'sequence layer'))];
        return found === undefined ? fail('unknown-layer', 'no such layer') : inTensor(found.entry.name, () => found.load(options));
      }),
    tensor: (name) =>
      located(file, () => {
        const known = tensors.map((tensor) => tensor.name);
        return tensors[known.indexOf(resolveName(name, known, 'tensor'))] ?? fail('unknown-layer', 'no such tensor');
      }),
  };
}

function recognise(source: ByteSource, file: string): ModelFormat | undefined {
  const ending = path.extname(file).toLowerCase();
  const head = source.read(0, Math.min(source.size, 64));
  // JSON text holds no zero bytes; a header length below 2^32 has four.
  if (head[8] === OPEN_BRACE && head.subarray(4, 8).every((byte) => byte === 0)) return 'safetensors';
  const firstSign = head.find((byte) => ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(byte));
  if (firstSign === OPEN_BRACE) return ending === '.safetensors' ? 'safetensors' : tfjsText(source) ? 'tfjs' : undefined;
  if (ending === '.safetensors') return 'safetensors';
  if (ending === '.onnx' || looksLikeOnnx(head)) return 'onnx';
  return undefined;
}

const OPEN_BRACE = 0x7b;

/** ModelProto begins with `ir_version` (field 1, a small varint) and then one of the fields 2 to 8. */
function looksLikeOnnx(head: Uint8Array): boolean {
  const [tag, version, next] = head;
  return tag === 0x08 && version !== undefined && version < 0x80 && next !== undefined && next >> 3 >= 2 && next >> 3 <= 8;
}

/** True for the model.json of tfjs: decided by its keys, so a layer file is none. A text that is no JSON is none either. */
function tfjsText(source: ByteSource): boolean {
  if (source.size > MOST_JSON_BYTES) return false;
  const text = new TextDecoder('latin1').decode(source.read(0, source.size));
  return text.includes('"modelTopology"') || text.includes('"weightsManifest"');
}

function jsonText(source: ByteSource): string {
  if (source.size > MOST_JSON_BYTES)
    fail('file-too-large', `${String(source.size)} bytes of JSON, expected at most ${String(MOST_JSON_BYTES)}`);
  return utf8(source.read(0, source.size), 'model.json');
}

/** Runs `read`, filling in the file of a diagnostic that does not name one. */
function located<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof DiagnosticError ? error.inFile(file) : error;
  }
}

/** A model held in memory, its companions by name: for tests and for programs that have the bytes already. */
export function modelFromBytes(bytes: Uint8Array, file: string, companions: ReadonlyMap<string, Uint8Array> = new Map()): Model {
  return located(file, () =>
    modelFrom(memorySource(bytes), file, (relative, place) => {
      const found = companions.get(relative);
      return found === undefined
        ? fail('no-such-file', `the model names a file that is not in its folder`, { place })
        : memorySource(found);
    }),
  );
}
