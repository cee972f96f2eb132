import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { CERTIFICATE_FORMAT } from '../../src/certificates/format.ts';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { headCount } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { familyNamed, families } from '../layers/arbitrary-layers.ts';
import { draws, mutate } from './certificate-mutants.ts';
import { naiveEvidence } from './naive-certificates.ts';
import { flaw } from './naive-proof.ts';

/** Mutants in all; `HEADCOUNT_MUTANTS=10000` for the long run. */
const MUTANTS = Number(process.env['HEADCOUNT_MUTANTS'] ?? 2200);

interface Original {
  readonly kind: string;
  readonly file: object;
}

const seed = inject('propertySeed');
const examples = new URL('../../docs/examples/layers/', import.meta.url);

/** Layers small enough for schoolbook proofs: shipped ones and seeded random ones of every family. */
function layers(): ReturnType<typeof readLayer>[] {
  const shipped = readdirSync(examples)
    .map((file) => readLayer(readFileSync(new URL(file, examples), 'utf8')))
    .filter((layer) => (layer.stateDim ?? 0) <= 8);
  const random = Object.keys(families).flatMap((family) => fc.sample(familyNamed(family), { numRuns: 8, seed }));
  return [...shipped, ...random];
}

/** Every kind of evidence, from below with every kind from above, on every layer that admits it. */
function originals(): Original[] {
  return layers().flatMap((layer) => {
    const n = Math.min(layer.defaultLength, 12);
    const { heads, lower, upper } = naiveEvidence(layer, n);
    const about = { format: CERTIFICATE_FORMAT, layer: layer.toJSON(), n, heads };
    return Object.entries(lower).flatMap(([below, low]) =>
      Object.entries(upper).map(([above, up]): Original => ({ kind: `${below} with ${above}`, file: { ...about, lower: low, upper: up } })),
    );
  });
}

const all = originals();
const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
const share = Math.max(1, Math.ceil(MUTANTS / kinds.length));

/** True if the checker accepts, false if it rejects or refuses; anything else that is thrown is a fault. */
function accepted(file: object): boolean {
  try {
    return verifyCertificate(file).ok;
  } catch (error) {
    if (error instanceof DiagnosticError) return false;
    throw error;
  }
}

describe('certificates written by schoolbook elimination', () => {
  it('are of every kind that there is', () => {
    const above = ['combinations', 'functionals', 'trivial-operators', 'trivial-entries', 'trivial-ranks'];
    for (const side of ['input', 'output', 'both']) above.push(`annihilator-${side}`, `combinations-${side}`);
    expect(kinds).toEqual(['functionals', 'minor'].flatMap((below) => above.map((kind) => `${below} with ${kind}`)).sort());
  });

  it('are all accepted', () => {
    for (const { kind, file } of all) {
      expect(flaw(file), kind).toBeUndefined();
      expect(verifyCertificate(file), `${kind}: ${JSON.stringify(file)}`).toMatchObject({ ok: true });
      expect(verifyCertificate(JSON.stringify(file)).ok, kind).toBe(true);
    }
  });
});

describe(`mutated certificates (${String(MUTANTS)} of them; HEADCOUNT_MUTANTS sets how many)`, () => {
  const total = { mutants: 0, proofs: 0 };
  afterAll(() => {
    process.stdout.write(`measured: ${String(total.mutants)} mutants, ${String(total.proofs)} of them still proofs, none false\n`);
  });

  it.each(kinds)('%s: rejected, or still a proof of a true count', { timeout: 30_000 + share * 200 }, (kind) => {
    const own = all.filter((original) => original.kind === kind);
    const random = draws(seed * 7919 + kinds.indexOf(kind));
    const choose = (list: readonly Original[]): object => list[Math.floor(random() * list.length)]!.file;
    let alive = 0;
    for (let i = 0; i < share; i++) {
      const original = choose(own);
      const { file, changes } = mutate(original, choose(random() < 0.5 ? own : all), random);
      const text = JSON.stringify(file);
      const about = `mutant ${String(i)} of seed ${String(seed)}: ${changes.join('; ')}\n${text}`;
      const verdict = accepted(file);
      expect(accepted(JSON.parse(text) as object), about).toBe(verdict);
      if (!verdict) continue;
      if (text !== JSON.stringify(original)) alive += 1;
      const wrong = flaw(file);
      if (wrong !== undefined) throw new Error(`A FALSE CERTIFICATE WAS ACCEPTED (${wrong})\n${about}`);
      const { layer, n, heads } = file as { layer: object; n: number; heads: number };
      expect(headCount(readLayer(layer), { n, epsilon: [] }).operator, about).toMatchObject({ heads, status: 'certified' });
    }
    // If many lived, the mutations would not touch what a proof rests on.
    total.mutants += share;
    total.proofs += alive;
    expect(alive / share).toBeLessThan(0.5);
  });
});
