import { isCaseOfKind, CASE_KINDS } from '../../properties/arbitraries/case-fields.ts';
import { layerOfCase } from '../../properties/arbitraries/case-layer.ts';
import type { Case } from '../../properties/arbitraries/case.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { readLayer } from '../layers/layer-file.ts';
import type { Layer } from '../layers/layer.ts';

/** What a matcher was asked about, and the length that comes with it: a case has one, a layer has none. */
export interface LayerSubject {
  readonly layer: Layer;
  readonly n: number | undefined;
}

/**
 * The layer that a tested value stands for: a layer, the object or the JSON text of a layer file, or a case drawn by
 * `headcount/arbitraries`. Throws DiagnosticError: `not-a-layer` for anything else, and the codes of `readLayer`.
 */
export function layerSubject(value: unknown): LayerSubject {
  if (typeof value === 'string') return { layer: readLayer(value), n: undefined };
  if (typeof value !== 'object' || value === null) {
    return fail('not-a-layer', `found ${value === null ? 'null' : typeof value}: expected ${EXPECTED}`);
  }
  if (isLayer(value)) return { layer: value, n: undefined };
  if (isCase(value)) return { layer: readLayer(layerOfCase(value)), n: value.n };
  if ('tags' in value && 'denominator' in value) {
    fail('not-a-case', 'the value looks like a case, but its weights do not have the lengths that its sizes say');
  }
  return { layer: readLayer(value), n: undefined };
}

const EXPECTED = 'a layer, the object or JSON text of a layer file, or a case of headcount/arbitraries';

function isLayer(value: object): value is Layer {
  const { operator, toJSON } = value as Partial<Layer>;
  return typeof operator === 'function' && typeof toJSON === 'function' && 'structure' in value;
}

function isCase(value: object): value is Case {
  const { kind } = value as { readonly kind?: unknown };
  const known = CASE_KINDS.find((one) => one === kind);
  return known !== undefined && isCaseOfKind(known, value);
}
