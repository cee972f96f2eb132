import { malformedOnnx } from './malformed-onnx.ts';
import { malformedSafetensors } from './malformed-safetensors.ts';
import { malformedTfjs } from './malformed-tfjs.ts';

/** A model file that must be refused (on reading, or where `load` names a layer, on loading it), with the code and a part of the message. */
export interface MalformedModel {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly load?: string;
  readonly bytes: Uint8Array;
}

/** All of them. */
export const malformedModels: readonly MalformedModel[] = [...malformedSafetensors, ...malformedOnnx, ...malformedTfjs];
