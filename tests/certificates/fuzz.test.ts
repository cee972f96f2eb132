import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/certificates/format.ts';
import { verdictOn } from '../../src/certificates/verify-certificate.ts';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { headCount } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';

/** Mutated files in all; `HEADCOUNT_FUZZ=100000` for the long run. */
const RUNS = Number(process.env['HEADCOUNT_FUZZ'] ?? 2000);

const folder = new URL('../../docs/examples/layers/', import.meta.url);
const layers = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .filter((text) => text.length < 5000);
const certificates = layers.map((text) => JSON.stringify(headCount(readLayer(text), { epsilon: [] }).certificate));

/** What makes readers fail: brackets, quotes, huge or strange numbers, keys that mean something elsewhere, bytes that are no text. */
const PIECES = (
  '[ ] { } " : , - 9 1e999 1e-999 1e400 0.1 "1/0" "1/3" 99999999999999999999 1e21 [[ ]] [] {} null true NaN \\u0000 \\ud800 ' +
  '"__proto__":1, "constructor":[1], "name":"\u001b[31m", "D":[[1]], "n":0, "n":9007199254740991, "heads":-1, "kind":"operators", \u0000 \ufeff \u2028 é'
).split(' ');

// Not fc.double: most doubles below 1 are tiny, and the beginning of a file, where its format stands, would take nearly every change.
const position = fc.noBias(fc.nat({ max: 2 ** 30 - 1 })).map((x) => x / 2 ** 30);
const change = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('digit' as const),
      at: position,
      piece: fc.constantFrom('0', '1', '2', '3', '5', '8', '-7', '12', '0.5', '1e2', '-', '/'),
    }),
  },
  fc.record({ kind: fc.constantFrom('insert' as const, 'replace' as const), at: position, piece: fc.constantFrom(...PIECES) }),
  fc.record({
    kind: fc.constantFrom('drop' as const, 'repeat' as const, 'move' as const),
    at: position,
    length: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: position }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function apply(text: string, one: Change): string {
  const at = Math.floor(one.at * text.length);
  switch (one.kind) {
    case 'digit': {
      // The next digit becomes another: the text stays JSON and its numbers change.
      const found = text.slice(at).search(/\d/);
      return found < 0 ? text : text.slice(0, at + found) + one.piece + text.slice(at + found + 1);
    }
    case 'insert':
      return text.slice(0, at) + one.piece + text.slice(at);
    case 'replace':
      return text.slice(0, at) + one.piece + text.slice(at + one.piece.length);
    case 'drop':
      return text.slice(0, at) + text.slice(at + one.length);
    case 'repeat':
      return text.slice(0, at + one.length) + text.slice(at);
    case 'move': {
      const part = text.slice(at, at + one.length);
      const rest = text.slice(0, at) + text.slice(at + one.length);
      const to = Math.floor(rest.length * (1 - one.at));
      return rest.slice(0, to) + part + rest.slice(to);
    }
    case 'cut':
      return text.slice(0, at);
  }
}

/** Mutates files and reads them: nothing but a result or a DiagnosticError that is fit to print may come of it. */
function attack(files: readonly string[], runs: number, read: (text: string) => void): { accepted: number; slowest: number } {
  let [accepted, slowest] = [0, 0];
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 2 }), (file, changes) => {
      const text = changes.reduce(apply, file);
      const start = performance.now();
      try {
        read(text);
        accepted += 1;
      } catch (error) {
        if (!(error instanceof DiagnosticError)) throw error;
        expect(error.message.length).toBeLessThan(2000);
        expect(error.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      }
      slowest = Math.max(slowest, performance.now() - start);
    }),
    { numRuns: runs, endOnFailure: true },
  );
  process.stdout.write(`measured: ${String(runs)} files, ${String(accepted)} still read, slowest ${slowest.toFixed(0)} ms\n`);
  return { accepted, slowest };
}

describe(`mutated layer files and certificates (${String(RUNS)} of them; HEADCOUNT_FUZZ sets how many)`, () => {
  const half = Math.max(1, Math.floor(RUNS / 2));
  const patience = 30_000 + RUNS * 20;

  it('a layer file gives a layer, which can be written and read again, or a diagnostic', { timeout: patience }, () => {
    const { accepted, slowest } = attack(layers, half, (text) => {
      const layer = readLayer(text, 'fuzz.layer.json');
      expect(layer.p * layer.d).toBeGreaterThan(0);
      const again = readLayer(layer.toJSON());
      expect(again.toJSON()).toEqual(layer.toJSON());
    });
    expect(slowest).toBeLessThan(5000);
    // If none were accepted the mutations would only test the first check.
    if (half >= 500) expect(accepted / half).toSatisfy((rate: number) => rate > 0.05 && rate < 0.9);
  });

  it('a certificate gives a verdict or a diagnostic', { timeout: patience }, () => {
    let proofs = 0;
    const { slowest } = attack(certificates, half, (text) => {
      if (verdictOn(readCertificate(text, 'fuzz.certificate.json')).ok) proofs += 1;
    });
    expect(slowest).toBeLessThan(5000);
    if (half >= 500) expect(proofs / half).toSatisfy((rate: number) => rate > 0.01 && rate < 0.5);
  });
});
