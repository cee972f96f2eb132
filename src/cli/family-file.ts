import { readJson } from '../layers/json-text.ts';
import { declaresParameters } from '../layers/layer-file.ts';
import { PARAMETRIC_KEYS } from '../layers/layer-schema.ts';

/** True for a layer file with parameters; what is no JSON is left to the reader of layers, which says why. */
export function isFamily(text: string): boolean {
  // Most files have none of these words, and need not be parsed twice; a key may be written with escapes.
  if (!PARAMETRIC_KEYS.some((key) => text.includes(key)) && !text.includes('\\u')) return false;
  try {
    return declaresParameters(readJson(text));
  } catch {
    return false;
  }
}
