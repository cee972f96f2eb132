import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FAMILIES, FAMILY_KINDS, LAYER_RANGES, type FamilyBounds, type RangeBounds } from '../../src/claims/claim-families.ts';
import { claimJsonSchema, MAX_ID_LENGTH } from '../../src/claims/claim-schema.ts';
import { formulaText } from '../../src/claims/print-formula.ts';
import { aboutLayer, claimObject, isClaim, readClaim, type FileClaim } from '../../src/claims/read-claim.ts';
import { DiagnosticError, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { withoutColumns } from './arbitrary-formulas.ts';

const FORMAT = 'headcount/claim@1';
const over = { kind: 'ssm', N: [1, 6], p: [1, 3], d: [1, 3], n: [1, 12], D: false, entries: [-2, 2] };
const mine = { format: FORMAT, id: 'mine', over, given: 'rank(A) = N', says: 'heads = min(n, N, p*d)' };
const rotation = { format: 'headcount/layer@1', kind: 'ssm', A: [[0, -1], [1, 0]], B: [[1, 0], [0, 1]], C: [[1, 0], [0, 1]] }; // prettier-ignore
const list = { format: 'headcount/layer@1', kind: 'time-varying-ssm', A: [[[1]]], B: [[[1]]], C: [[[1]]] };

/** The published schema as a checker of its own, less the two conditions that zod cannot read back. */
const { oneOf, dependentRequired, ...readable } = claimJsonSchema();
const published = z.fromJSONSchema(JSON.parse(JSON.stringify(readable)) as z.core.JSONSchema.JSONSchema);

function problem(input: string | object): Diagnostic | undefined {
  try {
    readClaim(input, 'my.claim.json');
    return undefined;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
}

const rangeWithin = ({ least, most }: RangeBounds): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constant(undefined),
    fc.integer({ min: least, max: most }),
    fc
      .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
  );

const rangesWithin = (table: FamilyBounds['ranges']): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(Object.entries(table).map(([key, limits]) => [key, rangeWithin(limits)])));

/** Sound claim files: every kind, every form of a range, with and without what may be left out. */
const claimFile: fc.Arbitrary<object> = fc
  .record({
    subject: fc.oneof(
      ...FAMILY_KINDS.map((kind) => {
        const { ranges, choices }: FamilyBounds = FAMILIES[kind];
        const flags = fc.record(Object.fromEntries(choices.map((key) => [key, fc.constantFrom(undefined, true, false)])));
        return fc.tuple(rangesWithin(ranges), flags).map(([sizes, chosen]) => ({ over: { kind, ...sizes, ...chosen } }));
      }),
      fc
        .record({ layer: fc.constantFrom('rotation.layer.json', 'a/b.json', rotation), ranges: rangesWithin(LAYER_RANGES) })
        .map(({ layer, ranges }) => ({ layer, ranges })),
    ),
    id: fc.constantFrom('mine', 'no-more-than-states', 'a1'),
    name: fc.option(fc.string(), { nil: undefined }),
    description: fc.option(fc.string(), { nil: undefined }),
    given: fc.constantFrom(undefined, 'n > 1', '  (n>1)  '),
    says: fc.constantFrom('heads <= p*d', 'heads = min(n, p * d)', 'not (heads(n - 1) > heads)'),
  })
  .map(({ subject, ...rest }) => ({ format: FORMAT, ...rest, ...subject }))
  // A depthwise convolution whose ranges of p and d do not meet is refused.
  .filter((file) => problem(JSON.stringify(file))?.code !== 'empty-range');

describe('readClaim', () => {
  it('reads the example of the documentation', () => {
    const claim = readClaim(JSON.stringify(mine));
    expect(claim).toMatchObject({
      id: 'mine',
      subject: { type: 'family', family: { kind: 'ssm', N: [1, 6], n: [1, 12], D: false, entries: [-2, 2], denominator: [1, 1] } },
    });
    expect([claim.given, claim.says].map((formula) => formula && formulaText(formula))).toEqual(['rank(A) = N', 'heads = min(n, N, p*d)']);
  });

  it('fills in the usual ranges, takes one number for both ends, and leaves open what is not chosen', () => {
    const family = (written: object): unknown => {
      const { subject } = readClaim({ format: FORMAT, id: 'x', over: written, says: 'heads <= n' });
      return subject.type === 'family' ? subject.family : undefined;
    };
    const usual = { kind: 'ssm', N: [1, 6], p: [1, 3], d: [1, 3], n: [1, 12], entries: [-2, 2], denominator: [1, 1] };
    expect(family({ kind: 'ssm' })).toEqual(usual);
    expect(family({ kind: 'ssm', N: 4, denominator: 2, D: true })).toEqual({ ...usual, N: [4, 4], denominator: [2, 2], D: true });
    expect(family({ kind: 'diagonal-ssm', complex: false })).not.toHaveProperty('p');
  });

  it('takes a claim without a hypothesis', () => {
    expect(readClaim({ ...mine, given: undefined }).given).toBeNull();
  });

  it('reads back every claim that it writes, in the same normal form, from text and from the object', () => {
    fc.assert(
      fc.property(claimFile, (file) => {
        const claim = readClaim(JSON.stringify(file));
        const normal = claimObject(claim);
        expect(isClaim(normal)).toBe(true);
        for (const again of [readClaim(normal), readClaim(JSON.stringify(normal, null, 2))]) {
          expect(claimObject(again)).toEqual(normal);
          expect(withoutColumns([again.given, again.says])).toEqual(withoutColumns([claim.given, claim.says]));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads in a normal form as long as a claim can be', () => {
    const says = `${'1<n and '.repeat(330)}11111111<n`;
    expect(claimObject(readClaim(claimObject(readClaim({ ...mine, says }))))).toEqual(claimObject(readClaim({ ...mine, says })));
  });
});

describe('a claim about one layer', () => {
  const file = { format: FORMAT, id: 'mine', layer: 'rotation.layer.json', says: 'heads <= N' };
  it('is checked against the layer once that is there', () => {
    const claim = readClaim(file);
    expect(claim.subject).toEqual({ type: 'layer', layer: 'rotation.layer.json', n: [1, 12], entries: [-3, 3], denominator: [1, 4] });
    const layer = readLayer(rotation);
    expect(aboutLayer(claim, layer).subject).toMatchObject({ layer });
    const codeOf = (wrong: FileClaim, parameters: string[] = []): unknown => {
      try {
        aboutLayer(wrong, layer, parameters);
        return undefined;
      } catch (error) {
        return error instanceof DiagnosticError ? [error.diagnostic.code, error.diagnostic.place] : error;
      }
    };
    expect(codeOf(readClaim({ ...file, says: 'heads <= c' }))).toEqual(['unknown-name', 'says, column 10']);
    expect(codeOf(readClaim({ ...file, says: 'heads <= c' }), ['c'])).toBeUndefined();
    expect(codeOf(readClaim({ ...file, given: 'w = 1' }))).toEqual(['no-such-quantity', 'given, column 1']);
    expect(aboutLayer(readClaim(mine), layer)).toEqual(readClaim(mine));
  });

  it('may hold the layer itself, so that it needs no second file', () => {
    const claim = readClaim({ ...file, layer: rotation });
    expect(claimObject(claim)).toMatchObject({ layer: rotation, ranges: { n: [1, 12] } });
    expect(problem(JSON.stringify({ ...file, layer: { ...rotation, B: [[1]] } }, null, 1))).toMatchObject({
      code: 'shape-mismatch',
      place: expect.stringMatching(/^layer\.B \(line \d+\)$/),
    });
    expect(problem({ ...file, layer: list, says: 'degree = 1' })?.code).toBe('no-such-quantity');
    expect(problem({ ...file, layer: list, ranges: { n: [2, 3] }, says: 'heads <= 2' })).toMatchObject({
      code: 'length-beyond-list',
      place: 'ranges.n',
    });
  });

  it.each([
    '/etc/passwd',
    '../x.json',
    'a/../../x.json',
    '..',
    '.',
    'a/./b',
    'C:\\x.json',
    'a\\b.json',
    'file:x',
    '',
    'a\u0000b',
    'a\u2028/../../x.json',
    'a/.. /x.json',
  ])('stays in the folder of the claim: %j', (path) => {
    expect(problem({ ...file, layer: path })).toMatchObject({ code: 'wrong-type', place: 'layer' });
    expect(published.safeParse({ ...file, layer: path }).success).toBe(false);
  });

  it('has a path of a moderate length', () => {
    expect(problem({ ...file, layer: 'a'.repeat(1000) })).toBeUndefined();
    expect(problem({ ...file, layer: 'a'.repeat(1001) })?.code).toBe('wrong-type');
  });

  it.each(['x.json', 'a/b.json', '..x', 'x..json', '.hidden/x', 'ä b.json'])('may lie below it: %j', (path) => {
    expect(problem({ ...file, layer: path })).toBeUndefined();
    expect(published.safeParse({ ...file, layer: path }).success).toBe(true);
  });
});

const wrong: readonly (readonly [change: object, code: string, place: string | undefined, message: string])[] = [
  [{ format: 'headcount/claim@2' }, 'unknown-format', 'format (line 2)', 'expected "headcount/claim@1"'],
  [{ format: undefined }, 'unknown-format', undefined, 'the key "format" is missing'],
  [{ says: undefined }, 'missing-key', undefined, 'the key "says" is missing'],
  [{ id: undefined }, 'missing-key', undefined, 'the key "id" is missing'],
  [{ over: undefined }, 'missing-key', undefined, 'neither over nor layer is given'],
  [{ layer: 'x.json' }, 'conflicting-keys', 'layer (line 30)', 'both over and layer are given'],
  [{ over: undefined, ranges: 3 }, 'wrong-type', 'ranges (line 6)', 'found 3: expected an object'],
  [{ ranges: {} }, 'conflicting-keys', 'ranges (line 30)', 'expected the ranges inside over'],
  [{ giben: 'n = 1' }, 'unknown-key', 'giben (line 30)', 'the nearest known key is "given"'],
  [{ constructor: 1 }, 'unknown-key', 'constructor (line 30)', 'unknown key "constructor"'],
  [{ id: 'Mine' }, 'wrong-type', 'id (line 3)', 'found "Mine": expected small letters and digits'],
  [{ id: '../mine' }, 'wrong-type', 'id (line 3)', 'expected small letters'],
  [{ id: 'con' }, 'wrong-type', 'id (line 3)', 'expected small letters'],
  [{ id: 'a'.repeat(MAX_ID_LENGTH + 1) }, 'wrong-type', 'id (line 3)', 'expected small letters'],
  [{ id: 7 }, 'wrong-type', 'id (line 3)', 'found 7: expected small letters'],
  [{ name: 7 }, 'wrong-type', 'name (line 30)', 'found 7: expected a string'],
  [{ says: 3 }, 'wrong-type', 'says (line 29)', 'found 3: expected a string'],
  [{ given: null }, 'wrong-type', 'given (line 28)', 'found null: expected a string'],
  [{ over: 3 }, 'wrong-type', 'over (line 4)', 'found 3: expected an object'],
  [{ over: null }, 'wrong-type', 'over (line 4)', 'found null: expected an object'],
  [{ over: [] }, 'wrong-type', 'over (line 4)', 'found an empty list: expected an object'],
  [{ over: {} }, 'missing-key', 'over (line 4)', 'the key "kind" is missing: expected one of ssm'],
  [{ over: { kind: 'smm' } }, 'unknown-kind', 'over.kind (line 5)', 'the nearest is "ssm"'],
  [{ over: { kind: 'attention' } }, 'unknown-kind', 'over.kind (line 5)', 'not a kind that a claim may be over'],
  [{ over: { kind: 'constructor' } }, 'unknown-kind', 'over.kind (line 5)', 'not a kind'],
  [{ over: { kind: ['ssm'] } }, 'unknown-kind', 'over.kind (line 5)', 'found a list of 1'],
  [{ over: { kind: 'ssm', M: 2 } }, 'unknown-key', 'over.M (line 6)', 'the nearest known key is "N"'],
  [{ over: { kind: 'operators', N: 2 } }, 'unknown-key', 'over.N (line 6)', 'unknown key "N"'],
  [{ over: { kind: 'ssm', D: 'no' } }, 'wrong-type', 'over.D (line 6)', 'expected true or false'],
  [{ over: { kind: 'ssm', N: '3' } }, 'wrong-type', 'over.N (line 6)', 'found "3": expected a whole number from 1 to 24, or a pair'],
  [{ over: { kind: 'ssm', N: 1.5 } }, 'wrong-type', 'over.N (line 6)', 'found 1.5'],
  [{ over: { kind: 'ssm', N: [1, 2, 3] } }, 'wrong-type', 'over.N (line 6)', 'found a list of 3'],
  [{ over: { kind: 'ssm', N: [1] } }, 'wrong-type', 'over.N (line 6)', 'found a list of 1'],
  [{ over: { kind: 'ssm', N: null } }, 'wrong-type', 'over.N (line 6)', 'found null'],
  [{ over: { kind: 'ssm', N: 0 } }, 'out-of-range', 'over.N (line 6)', 'found 0: expected a whole number from 1 to 24'],
  [{ over: { kind: 'ssm', n: [1, 1e9] } }, 'out-of-range', 'over.n[1] (line 8)', 'found 1000000000: expected a whole number from 1 to 64'],
  [{ over: { kind: 'ssm', entries: [-1001, 0] } }, 'out-of-range', 'over.entries[0] (line 7)', 'found -1001'],
  [{ over: { kind: 'ssm', denominator: 0 } }, 'out-of-range', 'over.denominator (line 6)', 'expected a whole number from 1'],
  [{ over: { kind: 'ssm', p: [3, 2] } }, 'empty-range', 'over.p (line 6)', '3 is above 2'],
  [{ over: { kind: 'convolution', depthwise: true, p: 1, d: 2 } }, 'empty-range', 'over.depthwise (line 6)', 'p = d'],
  [{ says: 'heads <= heds' }, 'unknown-name', 'says (line 29), column 10', 'the nearest is "heads"'],
  [{ given: 'n <' }, 'formula-syntax', 'given (line 28), column 4', 'the text ends here'],
  [{ given: '' }, 'formula-syntax', 'given (line 28)', 'an empty text'],
  [{ says: `${'('.repeat(1e5)}n = 1` }, 'formula-too-long', 'says (line 29)', 'expected at most 2000'],
];

describe('a malformed claim file', () => {
  it.each(wrong.map((row) => [JSON.stringify(row[0]).slice(0, 60), ...row] as const))('with %s', (_, change, code, place, message) => {
    const found = problem(JSON.stringify({ ...mine, ...change }, null, 1));
    expect(found).toMatchObject({ code, file: 'my.claim.json' });
    expect(found?.place).toBe(place);
    expect(found?.message).toContain(message);
    expect(new DiagnosticError(found as Diagnostic).message.length).toBeLessThan(700);
  });

  it.each([
    ['not JSON', '{"format": ', 'not-json'],
    ['nothing', '', 'not-json'],
    ['a list', '[]', 'not-a-claim'],
    ['a number', '7', 'not-a-claim'],
    ['null', 'null', 'not-a-claim'],
    ['a layer file', JSON.stringify(rotation), 'unknown-format'],
    ['a key that stands twice', `{"format": "${FORMAT}", "id": "a", "id": "b"}`, 'duplicate-key'],
    [
      'a prototype key',
      `{"format": "${FORMAT}", "id": "a", "__proto__": {"says": "n = 1"}, "over": {"kind": "ssm"}, "says": "n = 1"}`,
      'unknown-key',
    ],
    [
      'a prototype key in over',
      `{"format": "${FORMAT}", "id": "a", "over": {"kind": "ssm", "__proto__": 1}, "says": "n = 1"}`,
      'unknown-key',
    ],
    [
      'a range of huge numbers',
      `{"format": "${FORMAT}", "id": "a", "over": {"kind": "ssm", "N": ${'9'.repeat(5000)}}, "says": "n = 1"}`,
      'wrong-type',
    ],
    ['a range in exponents', `{"format": "${FORMAT}", "id": "a", "over": {"kind": "ssm", "N": [1, 1e999]}, "says": "n = 1"}`, 'wrong-type'],
    ['100 000 nested lists', `{"format": "${FORMAT}", "id": "a", "over": ${'['.repeat(1e5)}`, 'too-deep'],
  ])('is refused: %s', (_, text, code) => {
    expect(problem(text)?.code).toBe(code);
  });

  it('given as an object is refused just so', () => {
    const polluted = JSON.parse(
      `{"format": "${FORMAT}", "id": "a", "over": {"kind": "ssm", "__proto__": {"N": 3}}, "says": "n = 1"}`,
    ) as object;
    expect(problem(polluted)?.code).toBe('unknown-key');
    const inherited = Object.create(mine) as object;
    expect(problem(inherited)?.code).toBe('unknown-format');
    expect(isClaim(inherited)).toBe(false);
    const circular: Record<string, unknown> = { ...mine, over: undefined };
    circular['layer'] = { format: 'headcount/layer@1', kind: 'operators', operators: [circular] };
    expect(problem(circular)).toBeDefined();
    for (const N of [NaN, Infinity, 2 ** 60, [1, NaN]]) expect(problem({ ...mine, over: { kind: 'ssm', N } })?.code).toBe('wrong-type');
  });

  it('that is a sound one with a value put in the place of another is read or refused, never anything else', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('ssm', 'operators', 'n = 1', 'heads', [1, 2], [0, 1], [2, 1], 1, 25, -1, true, null),
    );
    fc.assert(
      fc.property(claimFile, fc.nat(), value, (file, at, put) => {
        const changed = JSON.parse(JSON.stringify(file)) as Record<string, unknown>;
        const inner = (changed['over'] ?? changed['ranges']) as Record<string, unknown>;
        const places = [
          ...Object.keys(changed).map((key) => [changed, key] as const),
          ...Object.keys(inner).map((key) => [inner, key] as const),
        ];
        const [object, key] = places[at % places.length]!;
        object[key] = put;
        const found = problem(JSON.stringify(changed));
        if (found !== undefined) expect(found.message).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the published JSON Schema', () => {
  it('accepts every claim file and every normal form', () => {
    fc.assert(
      fc.property(claimFile, (file) => {
        const plain: unknown = JSON.parse(JSON.stringify(file));
        expect(published.safeParse(plain)).toMatchObject({ success: true });
        expect(published.safeParse(JSON.parse(JSON.stringify(claimObject(readClaim(plain as object)))))).toMatchObject({ success: true });
      }),
      { numRuns: 50 },
    );
  });

  it('refuses what the reader refuses for its shape', () => {
    const shapes = new Set(['unknown-format', 'unknown-key', 'unknown-kind', 'wrong-type', 'out-of-range']);
    const refused = wrong
      .filter(([, code]) => shapes.has(code))
      .map(([change]) => JSON.parse(JSON.stringify({ ...mine, ...change })) as unknown);
    expect(refused.length).toBeGreaterThan(20);
    for (const file of refused) expect(published.safeParse(file).success, JSON.stringify(file)).toBe(false);
  });

  it('says that over and layer exclude each other, and leaves no unexplained part', () => {
    expect(oneOf).toEqual([{ required: ['over'] }, { required: ['layer'] }]);
    expect(dependentRequired).toEqual({ ranges: ['layer'] });
    expect(JSON.stringify(readable)).not.toMatch(/:\{\}[,}]/);
  });
});
