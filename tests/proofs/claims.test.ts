// Every claim of the theory has its proof file, and every lemma in it is a theorem that rests on the foundation alone.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROOF_FILES } from '../../proofs/claims.ts';
import { axiomsOf } from '../../src/kernel/theorem.ts';
import { factOfAxiom } from '../../src/logic/foundation.ts';
import { printed } from '../../src/logic/goal.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../proofs');
const PAGE = path.resolve(import.meta.dirname, '../../../shared/mathematics.md');
const files = readdirSync(FOLDER);

describe('the proof files', () => {
  it('are short enough to be read', () => {
    const lengths = files.map((file) => [file, readFileSync(path.join(FOLDER, file), 'utf8').split('\n').length] as const);
    expect(lengths.filter(([, lines]) => lines > 401)).toEqual([]);
  });

  it('name each lemma once', () => {
    const text = files.map((file) => readFileSync(path.join(FOLDER, file), 'utf8')).join('\n');
    const names = [...text.matchAll(/\blemma\(\s*'([^']+)'/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.skipIf(!existsSync(PAGE))('are there for every claim of the mathematics', () => {
    const index = readFileSync(PAGE, 'utf8').split('## Index of claims')[1]?.split('\n---')[0] ?? '';
    const ids = [...index.matchAll(/^\| [\d.]+ \|([^|]*)\|/gm)].flatMap(([, cell]) =>
      [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, id]) => id),
    );
    expect(ids.length).toBeGreaterThan(20);
    expect([...PROOF_FILES.keys()].sort()).toEqual([...new Set(ids)].sort());
  });
});

describe.each([...PROOF_FILES.keys()])('%s', (id) => {
  it('is proved, with its false variants and smallest examples, from the library alone', { timeout: 120_000 }, async () => {
    const { claim } = await PROOF_FILES.get(id)!();
    expect(claim.id).toBe(id);
    expect(claim.parts.length + claim.open.length).toBeGreaterThan(0);
    // A control's id is also the name of a file.
    for (const { control } of claim.controls) expect(control).toMatch(/^[A-Za-z0-9-]+$/);
    for (const { name, theorem } of [...claim.parts, ...claim.controls].map(({ lemma }) => lemma).concat(claim.instances)) {
      const th = theorem();
      expect(th.hypotheses, name).toEqual([]);
      for (const axiom of axiomsOf([th])) expect(factOfAxiom(axiom), printed(th)).not.toBeNull();
    }
  });
});
