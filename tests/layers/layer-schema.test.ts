import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LAYER_KINDS, layerJsonSchema } from '../../src/layers/layer-schema.ts';
import { families, familyNamed } from './arbitrary-layers.ts';

const ONE_FORM = '[{"required":["kernels"]},{"required":["depthwise"]}]';

/** The published schema as a checker of its own, built from its JSON text, less two conditions that zod cannot read back. */
const published = z.fromJSONSchema(
  JSON.parse(
    JSON.stringify(layerJsonSchema(), (key, value: unknown) => (isCondition(key, value) ? undefined : value)),
  ) as z.core.JSONSchema.JSONSchema,
);
const text = JSON.stringify(layerJsonSchema());

function isCondition(key: string, value: unknown): boolean {
  return key === 'dependentRequired' || (key === 'oneOf' && JSON.stringify(value) === ONE_FORM);
}

describe('the published JSON Schema', () => {
  it.each(Object.keys(families))('accepts every file that %s writes', (family) => {
    fc.assert(
      fc.property(familyNamed(family), (layer) => {
        expect(published.safeParse(JSON.parse(JSON.stringify(layer)))).toMatchObject({ success: true });
      }),
      { numRuns: 30 },
    );
  });

  it('accepts expressions as entries only beside parameters', () => {
    const file = {
      format: 'headcount/layer@1',
      kind: 'ssm',
      A: [
        ['c', '-s'],
        ['s', '2*c - 1/2'],
      ],
      B: [[1], [0]],
      C: [[1, 0]],
    };
    expect(published.safeParse(file).success).toBe(false);
    expect(published.safeParse({ ...file, relations: ['c^2 + s^2 = 1'] }).success).toBe(false);
    const parametric = { ...file, parameters: ['c', 's'], relations: ['c^2 + s^2 = 1'], inequations: ['s != 0'] };
    expect(published.safeParse(parametric).success).toBe(true);
    expect(published.safeParse({ ...parametric, parameters: ['2c'] }).success).toBe(false);
    expect(published.safeParse({ ...parametric, C: [['alert("x")', 0]] }).success).toBe(false);
    expect(published.safeParse({ ...parametric, C: [[null, 0]] }).success).toBe(false);
  });

  it.each([
    [{ kind: 'ssm', A: [[1]], B: [[1]], C: [[1]] }],
    [{ format: 'headcount/layer@1', kind: 'ssm', A: [[1]], B: [[1]] }],
    [{ format: 'headcount/layer@1', kind: 'ssm', A: [[1]], B: [[1]], C: [[1]], gain: 2 }],
    [{ format: 'headcount/layer@1', kind: 'ssm', A: [['1e5']], B: [[1]], C: [[1]] }],
    [{ format: 'headcount/layer@1', kind: 'ssm', A: [], B: [[1]], C: [[1]] }],
    [{ format: 'headcount/layer@1', kind: 'nothing' }],
  ])('refuses %j', (file) => {
    expect(published.safeParse(file).success).toBe(false);
  });

  it('describes each kind once with numbers and once with parameters, and leaves no unexplained part', () => {
    expect(LAYER_KINDS).toHaveLength(8);
    for (const kind of LAYER_KINDS) expect(text.split(`"const":"${kind}"`)).toHaveLength(3);
    expect(text).toContain(`"oneOf":${ONE_FORM}`);
    expect(text).toContain('"dependentRequired":{"Q":["K"],"K":["Q"]}');
    expect(text).not.toMatch(/:\{\}[,}]/);
  });
});
