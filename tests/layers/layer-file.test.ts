import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { rational } from '../../src/exact/rational.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import type { Layer } from '../../src/layers/layer.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { families, familyNamed, layerWithInput } from './arbitrary-layers.ts';
import { q } from './written-matrix.ts';

const exact = rationals();
const format = 'headcount/layer@1';

function problem(input: string | object, file?: string): Diagnostic {
  try {
    readLayer(input, file);
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
  throw new Error('accepted');
}

/** A layer without its functions: everything it declares about itself. */
function declared(layer: Layer): unknown {
  const { structure, ...rest } = layer;
  const n = Math.min(layer.maxLength, 3);
  return JSON.stringify({ ...rest, structure: structure.type === 'listed' ? structure.operators(n) : structure }, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

describe.each(Object.keys(families))('%s: a layer file', (family) => {
  it('written by toJSON is read back as the same layer, from text and from the object', () => {
    fc.assert(
      fc.property(layerWithInput(familyNamed(family)), ({ layer, X }) => {
        const file = layer.toJSON();
        for (const again of [readLayer(file), readLayer(JSON.stringify(file)), readLayer(JSON.stringify(file, null, 2))]) {
          expect(again.toJSON()).toEqual(file);
          expect(declared(again)).toEqual(declared(layer));
          expect(again.run(exact, X)).toEqual(layer.run(exact, X));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('readLayer', () => {
  it('reads numbers losslessly', () => {
    const text = `{"format": "${format}", "kind": "ssm", "A": [[0.1]], "B": [["1/3"]], "C": [[12345678901234567890]]}`;
    expect(readLayer(text).toJSON()).toMatchObject({ A: [['1/10']], B: [['1/3']], C: [['12345678901234567890']] });
  });

  it('takes a parsed object to mean what its JSON text means', () => {
    const object = { format, kind: 'operators', operators: [[[0.1, 1e-7, 1e21, -0]]] };
    expect(readLayer(object).toJSON()).toEqual(readLayer(JSON.stringify(object)).toJSON());
    expect(readLayer(object).operator(exact, [], 0, 0)[0]?.[0]).toEqual(rational(1n, 10n));
  });

  it('allows $schema, name and description in every object, and keeps the name of the layer', () => {
    const notes = { $schema: 'x.json', name: 'part', description: 'text' };
    const step = { A: [[1]], B: [[1]], C: [[1]], ...notes };
    const both = readLayer({ format, kind: 'bidirectional-ssm', ...notes, name: 'whole', forward: { ...step, D: [[1]] }, backward: step });
    expect(both.name).toBe('whole');
    expect(readLayer({ format, kind: 'attention', heads: [{ V: [[1]], ...notes }] }).name).toBeUndefined();
  });

  it('reads eigenvalues as numbers or as [re, im]', () => {
    const file = { format, kind: 'diagonal-ssm', lambda: [['1/2', [0, 1]]], B: [[1, 1]], C: [[1, [1, 0]]] };
    expect(readLayer(file).toJSON()).toMatchObject({ lambda: [['1/2', [0, 1]]], C: [[1, 1]] });
    expect(readLayer(file).defaultLength).toBe(3);
  });

  it('names the file, the place and the line', () => {
    const text = `{\n"format": "${format}",\n"kind": "ssm",\n"A": [[1, 0], [0, 1]],\n"B": [[1]],\n"C": [[1, 1]]\n}`;
    expect(problem(text, 'a.layer.json')).toEqual({
      code: 'shape-mismatch',
      file: 'a.layer.json',
      place: 'B (line 5)',
      message: '1 row where A is 2×2: expected 2',
    });
    expect(() => readLayer(text, 'a.layer.json')).toThrow('a.layer.json: B (line 5): 1 row where A is 2×2: expected 2');
  });

  it('names an unknown key first, since it explains the missing one', () => {
    const { code, message, notes } = problem({ format, kind: 'ssm', a: [[1]], B: [[1]], C: [[1]] });
    expect(code).toBe('unknown-key');
    expect(message).toBe('unknown key "a": the nearest known key is "A"');
    expect(notes).toContain('also: the key "A" is missing: expected a list');
  });

  it('is not fooled by keys of prototypes, in texts and in objects', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const text = `{"format": "${format}", "kind": "operators", "operators": [[[1]]], "${key}": {"name": "x"}}`;
      expect(problem(text)).toMatchObject({ code: 'unknown-key' });
      expect(problem(JSON.parse(text) as object)).toMatchObject({ code: 'unknown-key' });
    }
    expect(problem(Object.create({ format, kind: 'operators', operators: [[[1]]] }) as object)).toMatchObject({ code: 'unknown-format' });
  });

  it('does not follow a list that contains itself', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    expect(problem({ format, kind: 'ssm', A: cyclic, B: [[1]], C: [[1]] })).toMatchObject({ code: 'wrong-type' });
  });

  it('escapes what a terminal would obey', () => {
    const { message } = problem({ format, kind: '\u001b[31mssm', A: [[1]] });
    expect(message).not.toContain('\u001b');
    expect(message).toContain('\\u001b[31mssm');
  });

  it.each([
    ['null entries', '"kind":"ssm","A":[[@]],"B":[[1]],"C":[[1]]', 'null', 'wrong-type', 'A[0][0] (line 1)'],
    ['empty rows', '"kind":"ssm","A":[[1]],"B":[[1]],"C":[@]', '[]', 'empty-list', 'C[0] (line 1)'],
    ['empty heads', '"kind":"attention","heads":[@]', '{}', 'missing-key', 'heads[0] (line 1)'],
    ['lists for entries', '"kind":"operators","operators":[[[1,@]]]', '[1]', 'wrong-type', 'operators[0][0][1] (line 1)'],
  ])('a million %s cost one error', (_, template, item, code, place) => {
    const text = `{"format":"${format}",${template.replace('@', `${`${item},`.repeat(1_000_000)}${item}`)}}`;
    const before = process.memoryUsage().rss;
    expect(problem(text)).toMatchObject({ code, place });
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
  });

  it('reads the kernels of a trained convolution, 172 800 entries', () => {
    const kernels = Array.from({ length: 3 }, (_, s) =>
      Array.from({ length: 60 }, (_, a) => Array.from({ length: 960 }, (_, b) => Math.sin(s + 7 * a + 13 * b))),
    );
    expect(readLayer(JSON.stringify({ format, kind: 'convolution', kernels }))).toMatchObject({ p: 60, d: 960, defaultLength: 3 });
  });

  it('refuses more entries than it can hold', () => {
    const row = Array<number>(1_000_000).fill(0);
    expect(problem({ format, kind: 'operators', operators: [[row, row, row, row, row, row]] })).toMatchObject({ code: 'too-many-entries' });
  });

  it('E1 of mathematics.md 2.5.3 has the lag operators printed there', () => {
    const layer = readLayer({
      format,
      kind: 'ssm',
      name: 'E1',
      A: [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 2],
      ],
      B: [
        [1, 0],
        [0, 1],
        [0, 1],
      ],
      C: [
        [1, 1, 0],
        [0, 0, 1],
      ],
    });
    expect([0, 1, 2].map((l) => layer.operator(exact, [], l, 0))).toEqual([
      q([
        [1, 1],
        [0, 1],
      ]),
      q([
        [0, 1],
        [0, 2],
      ]),
      q([
        [0, 1],
        [0, 4],
      ]),
    ]);
  });
});

/** Mutants of a real file: each is read or refused with a diagnostic, never with another exception. */
describe('fuzz', () => {
  it('finds no crash among mutated layer files', () => {
    const texts = fc
      .constantFrom(...Object.keys(families))
      .chain((family) => familyNamed(family).map((layer) => JSON.stringify(layer.toJSON())));
    const scrap = fc.constantFrom(
      '',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      '0',
      '-',
      'e9',
      '/',
      'null',
      '[]',
      '{}',
      '\\',
      '\u0000',
      '1e999',
      '"1/0"',
      '"__proto__":1,',
    );
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4), scrap), { minLength: 1, maxLength: 3 }),
        (text, edits) => {
          const mutant = edits.reduce((t, [where, cut, piece]) => {
            const at = Math.floor(where * t.length);
            return t.slice(0, at) + piece + t.slice(at + cut);
          }, text);
          try {
            readLayer(mutant);
          } catch (error) {
            if (!(error instanceof DiagnosticError)) throw error;
            expect(error.diagnostic.message).not.toBe('');
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});
