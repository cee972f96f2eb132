import { describe, expect, it } from 'vitest';
import { kinds, makeSystem, mulberry32, system, systemText, SYSTEMS } from '../../bench/inputs.mjs';
import { readLayer } from '../../src/layers/layer-file.ts';
import { certifySpan } from '../../src/spans/certify-span.ts';
import { operatorRows } from '../../src/spans/operator-rows.ts';

// Printed by the Python program that first made these inputs: what a peer written in another language draws.
const DRAWN = [558128169, 3284153648, 3370780572, 215773016, 3666015714];
const RAND_8_B = [[-3, -2], [1, -3], [-2, -1], [1, 0], [-1, 0], [2, 0], [-2, -1], [-2, 0]]; // prettier-ignore
const RAND_8_C = [[-3, 0, 2, -1, -3, 1, 1, -3], [-1, -2, -3, 3, 3, 1, 0, -1]]; // prettier-ignore
const RAND_8_A0 = [0, 2, -1, 1, -2, 0, 3, 3];
const LOWRANK_32_A0 = [-5, -4, -7, -1, 6, -3, 0, -2];
const COMPANION_32_LAST = [0, -2, -2, 0, -1, 0, -3, 3];
const RESID_32_B1 = [1, -3, 3, 1, -3, -2, -3, 1, 0, -2, -2, -2, -2, 1, 1, -2];
const FINGERPRINTS: [kind: string, N: number, d: number, hash: number][] = [
  ['rand', 8, 2, 883394996],
  ['rand', 64, 16, 1955638883],
  ['rand', 128, 16, 3577592036],
  ['companion', 256, 16, 2851167096],
  ['legs', 64, 16, 3717204838],
  ['diagrep', 64, 16, 1630395727],
  ['nilp', 128, 16, 1383856738],
  ['resid', 64, 16, 2123840584],
  ['lowrank', 128, 16, 1089515555],
];

type Matrix = readonly (readonly number[])[];

const rank = ({ A, B, C }: { A: Matrix; B: Matrix; C: Matrix }): number =>
  certifySpan(operatorRows(readLayer({ format: 'headcount/layer@1', kind: 'ssm', A, B, C }), 1_000_000)).rank;

/** FNV-1a over the text of a system: one number that changes with every entry. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

describe('the inputs of the benchmarks', () => {
  it('come from mulberry32: the numbers that an implementation in Python draws', () => {
    const next = mulberry32(8205);
    expect([next(), next(), next(), next(), next()]).toEqual(DRAWN);
  });

  it('are the matrices that the Python generator writes', () => {
    const small = system('rand', 8, 2);
    expect(small.B).toEqual(RAND_8_B);
    expect(small.C).toEqual(RAND_8_C);
    expect(small.A[0]).toEqual(RAND_8_A0);
    const low = system('lowrank', 32, 16);
    expect(low.A[0].slice(0, 8)).toEqual(LOWRANK_32_A0);
    expect(
      system('companion', 32, 16)
        .A.map((row: readonly number[]) => row[31])
        .slice(0, 8),
    ).toEqual(COMPANION_32_LAST);
    expect(system('resid', 32, 16).B[1]).toEqual(RESID_32_B1);
  });

  it.each(FINGERPRINTS)('%s: every entry is what Python draws', (kind, N, d, expected) => {
    expect(fingerprint(systemText(system(kind, N, d)))).toBe(expected);
  });

  it('are 44 systems of different names', () => {
    expect(new Set(SYSTEMS.map(([kind, N, d]) => system(String(kind), Number(N), Number(d)).name)).size).toBe(44);
  });

  it('have the head counts that their kinds promise', () => {
    const promised: Record<string, (N: number) => number> = {
      rand: (N) => N,
      companion: (N) => N,
      legs: (N) => N,
      diagrep: (N) => N / 4,
      nilp: (N) => N / 2,
      resid: (N) => N / 2,
      lowrank: (N) => N / 4 + 1,
      dependent: (N) => N / 2,
    };
    expect(Object.keys(promised).sort()).toEqual([...kinds].sort());
    for (const kind of kinds) expect([kind, rank(makeSystem(kind, 16, 8, 8, 3))]).toEqual([kind, promised[kind]!(16)]);
  });

  it('keep all lag operators in other coordinates', () => {
    const lag = ({ A, B, C }: { A: Matrix; B: Matrix; C: Matrix }, l: number): number[][] => {
      const times = (x: Matrix, y: Matrix): number[][] =>
        x.map((row) => y[0]!.map((_, j) => row.reduce((sum, v, t) => sum + v * y[t]![j]!, 0)));
      let state = B;
      for (let i = 0; i < l; i++) state = times(A, state);
      return times(C, state);
    };
    for (const kind of ['diagrep', 'resid', 'dependent', 'nilp']) {
      const plain = makeSystem(kind, 8, 3, 2, 1);
      const dense = makeSystem(`${kind}-dense`, 8, 3, 2, 1);
      expect(dense.A.flat().filter((x: number) => x !== 0).length).toBeGreaterThan(plain.A.flat().filter((x: number) => x !== 0).length);
      for (let l = 0; l < 8; l++) expect(lag(dense, l)).toEqual(lag(plain, l));
    }
  });
});
