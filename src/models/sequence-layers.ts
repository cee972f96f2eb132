import type { Layer } from '../layers/layer.ts';
import type { Layout } from './layout.ts';

/** A sequence layer of a model, as it is listed. */
export interface LayerEntry {
  readonly name: string;
  /** `convolution`, `attention`, `ssm` or `diagonal-ssm`. */
  readonly kind: string;
  readonly p: number;
  readonly d: number;
  /** Taps along the sequence axis, of a convolution. */
  readonly taps?: number;
  /** Heads of attention, where the file says how many. */
  readonly heads?: number;
  /** State dimension, of an SSM. */
  readonly stateDim?: number;
}

/** Something that mixes positions but has no analysis here (an LSTM, a transposed convolution), or that mixes none (one tap). */
export interface UnanalysedEntry {
  readonly name: string;
  readonly kind: string;
  /** Why it is not among the layers. */
  readonly reason: string;
  /** State size of a recurrent layer. */
  readonly hidden?: number;
  /** Stored tensors that it is made from. */
  readonly weights?: readonly string[];
}

/** What a reader should know about how the layer was read. */
export interface ModelWarning {
  readonly code: string;
  readonly message: string;
}

/** How to read a layer where the file leaves it open. */
export interface LoadOptions {
  /** Of a 2-D convolution, the spatial axis that is the sequence: 0 or 1. */
  readonly axis?: number;
  readonly layout?: Layout;
}

/** A layer with what was assumed on reading it. */
export interface LoadedLayer {
  readonly layer: Layer;
  readonly warnings: readonly ModelWarning[];
}

/** An entry and the way to its weights; nothing is decoded before `load`. */
export interface SequenceLayer {
  readonly entry: LayerEntry;
  load(options: LoadOptions): LoadedLayer;
}

/** What a search through a model found. */
export interface Findings {
  readonly layers: readonly SequenceLayer[];
  readonly unanalysed: readonly UnanalysedEntry[];
}

/** Several findings as one, each layer name unique: a name that is taken gets `#2`, `#3`, … (one weight may be used by two nodes). */
export function joinFindings(parts: readonly Findings[]): Findings {
  const taken = new Map<string, number>();
  const layers = parts
    .flatMap((part) => part.layers)
    .map((found) => {
      const uses = (taken.get(found.entry.name) ?? 0) + 1;
      taken.set(found.entry.name, uses);
      return uses === 1 ? found : { ...found, entry: { ...found.entry, name: `${found.entry.name}#${String(uses)}` } };
    });
  return { layers, unanalysed: parts.flatMap((part) => part.unanalysed) };
}
