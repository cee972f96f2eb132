import { readJson } from '../layers/json-text.ts';
import { declaresParameters } from '../layers/layer-file.ts';

/** True for a layer file with parameters; what is no JSON is left to the reader of layers, which says why. */
export function isFamily(text: string): boolean {
  try {
    return declaresParameters(readJson(text));
  } catch {
    return false;
  }
}
