import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { modelFromBytes } from '../../src/models/read-model.ts';
import { varint } from './protobuf-writer.ts';
import { tinyModels } from './tiny-models.ts';

/** Mutated files in all; `HEADCOUNT_FUZZ=100000` for the long run. */
const RUNS = Number(process.env['HEADCOUNT_FUZZ'] ?? 2000);

type Seed = ReturnType<typeof tinyModels>[number];

/** The real models, without most of their weights: what is left is the graph, where a reader can go wrong. */
function realModels(): Seed[] {
  const file = (name: string): string => fileURLToPath(new URL(`../../models/${name}`, import.meta.url));
  const silero = file('silero-vad/silero_vad.onnx');
  const pitch = file('basic-pitch/model.json');
  const shard = file('basic-pitch/group1-shard1of1.bin');
  return [
    ...(existsSync(silero) ? [{ file: 'silero_vad.onnx', bytes: readFileSync(silero), companions: new Map<string, Uint8Array>() }] : []),
    ...(existsSync(shard) && existsSync(pitch)
      ? [{ file: 'model.json', bytes: readFileSync(pitch), companions: new Map([['group1-shard1of1.bin', readFileSync(shard)]]) }]
      : []),
  ];
}

type Mutation =
  | { readonly kind: 'set' | 'insert'; readonly at: number; readonly bytes: readonly number[] }
  | { readonly kind: 'cut' | 'drop' | 'repeat'; readonly at: number; readonly length: number };

// Not fc.double: most doubles below 1 are tiny, and the first byte of a file would take nearly every change.
const position = fc.noBias(fc.nat({ max: 2 ** 30 - 1 })).map((x) => x / 2 ** 30);
const piece = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 4 }),
  // What makes readers fail: lengths, large numbers, brackets, digits.
  fc.constantFrom(...[0n, 127n, 2n ** 31n - 1n, 2n ** 32n, 2n ** 63n, 2n ** 64n - 1n].map((n) => varint(n))),
  fc
    .constantFrom('[', '{', '}', '"', ':', ',', '9', '-1', '1e999', '999999999999', '[[[[', '\\u0000', '../')
    .map((text) => [...Buffer.from(text)]),
);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // Mostly gentle ones, so that many files stay readable and their layers are loaded with strange numbers in them.
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('set' as const), at: position, bytes: fc.tuple(fc.integer({ min: 0, max: 255 })) }),
  },
  fc.record({ kind: fc.constantFrom('set' as const, 'insert' as const), at: position, bytes: piece }),
  fc.record({
    kind: fc.constantFrom('cut' as const, 'drop' as const, 'repeat' as const),
    at: position,
    length: fc.integer({ min: 1, max: 64 }),
  }),
);

/** Half of the positions fall into the first kilobyte, where headers are. */
function mutate(bytes: Uint8Array, change: Mutation): Uint8Array {
  const scaled = change.at < 0.5 ? change.at * 2 * Math.min(1024, bytes.length) : (change.at * 2 - 1) * bytes.length;
  const at = Math.floor(scaled);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  if ('bytes' in change) {
    const skipped = change.kind === 'set' ? change.bytes.length : 0;
    return Buffer.concat([before, Uint8Array.from(change.bytes), after.subarray(skipped)]);
  }
  if (change.kind === 'cut') return before;
  if (change.kind === 'drop') return Buffer.concat([before, after.subarray(change.length)]);
  return Buffer.concat([before, after.subarray(0, change.length), after]);
}

/** Reads all there is to read, weights of small layers included; true if nothing was wrong. */
function readsAll({ file, companions }: Seed, bytes: Uint8Array, layers: number): boolean {
  try {
    const model = modelFromBytes(bytes, file, companions);
    for (const { name } of model.layers.slice(0, layers)) {
      const { layer } = model.load(name, { layout: { heads: 2 } });
      expect(layer.p * layer.d).toBeGreaterThan(0);
    }
    return true;
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    expect(error.message.length).toBeLessThan(2000);
    expect(error.message).not.toContain('\u001b');
    return false;
  }
}

function attack(seeds: readonly Seed[], runs: number, layers: number): { accepted: number; slowest: number } {
  let accepted = 0;
  let slowest = 0;
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 3 }), (seed, changes) => {
      const start = performance.now();
      if (readsAll(seed, changes.reduce(mutate, seed.bytes), layers)) accepted += 1;
      slowest = Math.max(slowest, performance.now() - start);
    }),
    { numRuns: runs, endOnFailure: true },
  );
  return { accepted, slowest };
}

describe(`mutated model files (${String(RUNS)} of them; HEADCOUNT_FUZZ sets how many)`, () => {
  const share = Math.max(1, Math.floor(RUNS * 0.9));

  it('small ones give a model or a diagnostic, nothing else', { timeout: 20_000 + RUNS * 20 }, () => {
    const { accepted } = attack(tinyModels(), share, 4);
    // If none were accepted the mutations would only test the first check; if all were, none.
    if (RUNS >= 1000) expect(accepted / share).toSatisfy((rate: number) => rate > 0.02 && rate < 0.9);
  });

  const real = realModels();
  it.skipIf(real.length === 0)('real ones likewise', { timeout: 20_000 + RUNS * 100 }, () => {
    attack(real, Math.max(1, RUNS - share), 2);
  });
});
