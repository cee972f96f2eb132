import { toStringMethod, type Arbitrary } from 'fast-check';
import { readLayer } from '../../src/layers/layer-file.ts';
import type { Layer } from '../../src/layers/layer.ts';
import { casesOf } from './arbitraries.ts';
import { layerOfCase } from './case-layer.ts';
import type { CaseOptions } from './case-ranges.ts';
import type { CaseKind } from './case.ts';

/**
 * Layers of one kind, for properties that need no length or input of their own: what `casesOf` draws, read. They shrink
 * as the cases do, and a failed property prints them as layer files. Throws RangeError for a range that is empty or out
 * of bounds.
 */
export function layers(kind: CaseKind, options: CaseOptions = {}): Arbitrary<Layer> {
  return casesOf(kind, options).map((c) => {
    const layer = readLayer(layerOfCase(c));
    // fast-check prints a value by this method where there is one.
    return Object.defineProperty(layer, toStringMethod, { value: () => JSON.stringify(layer.toJSON()) });
  });
}
