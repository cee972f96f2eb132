import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { headCount } from '../../src/heads/head-count.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { integerSsm, integerSystems, type IntegerSsm } from '../spans/integer-systems.ts';

/** HEADCOUNT_SYSTEMS=256 takes all 44 (minutes); 64 are those that a peer decides in seconds. */
const LARGEST = Number(process.env['HEADCOUNT_SYSTEMS'] ?? 64);
const TIMEOUT = LARGEST > 64 ? 3_600_000 : 120_000;

const runs = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { timeout: 20_000 }).status === 0;
const pari = runs('gp', ['--version-short']);
const sympy = runs('python3', ['-c', 'import sympy']);

const text = (m: readonly (readonly number[])[]): string => `[${m.map((row) => row.join(',')).join(';')}]`;

/** Ranks over ℚ of the first L lags for each of `lengths`, from PARI in one process: exact integers, matrank. */
function ranksByPari(questions: readonly { readonly system: IntegerSsm; readonly lengths: readonly number[] }[]): number[][] {
  const program = questions.map(({ system: { A, B, C }, lengths }) => {
    const last = Math.max(...lengths);
    return [
      `A=${text(A)};B=${text(B)};C=${text(C)};X=B;rows=List();`,
      `for(l=1,${String(last)},M=C*X;v=[];for(i=1,matsize(M)[1],v=concat(v,M[i,]));listput(rows,v);X=A*X);`,
      `print([${lengths.map((L) => `matrank(matconcat(Vec(rows)[1..${String(L)}]~))`).join(',')}]);`,
    ].join('\n');
  });
  const script = ['default(parisizemax,4000000000);', ...program, 'quit'].join('\n');
  const { stdout, stderr } = spawnSync('gp', ['-q', '-f'], { input: script, encoding: 'utf8', timeout: TIMEOUT, maxBuffer: 2 ** 26 });
  const lines = stdout.trim().split('\n');
  if (lines.length !== questions.length) throw new Error(`gp: ${stderr || stdout}`);
  return lines.map((line) => JSON.parse(line) as number[]);
}

const systems = integerSystems(LARGEST);

function lengthsOf({ A }: IntegerSsm): number[] {
  const N = A.length;
  return [...new Set([1, 2, 3, Math.floor(N / 4), Math.floor(N / 2), N - 1, N])];
}

function countOf({ A, B, C }: IntegerSsm, n: number): ReturnType<typeof headCount> {
  return headCount(readLayer({ format: 'headcount/layer@1', kind: 'ssm', A, B, C }), { n, epsilon: [] });
}

describe('integer systems', () => {
  const questions = systems.map((system) => ({ system, lengths: lengthsOf(system) }));

  it.skipIf(!pari)(
    `${String(systems.length)} systems with N ≤ ${String(LARGEST)}: k_n as PARI computes it, n = 1, 2, 3, N/4, N/2, N − 1, N, and no more at 4N`,
    () => {
      const expected = ranksByPari(questions);
      questions.forEach(({ system, lengths }, q) => {
        const { profile, heads, status } = countOf(system, system.A.length).operator;
        const found = lengths.map((n) => profile[Math.min(n, profile.length) - 1]);
        expect([system.name, status, ...found]).toEqual([system.name, 'certified', ...(expected[q] ?? [])]);
        expect([system.name, countOf(system, 4 * system.A.length).operator.heads]).toEqual([system.name, heads]);
      });
    },
    TIMEOUT,
  );

  it.skipIf(!sympy)(
    'small systems of every family: k_n for every n as SymPy computes it',
    () => {
      const small = ['random', 'companion', 'legs', 'repeated', 'nilpotent', 'zero residues', 'low rank'].flatMap((family) =>
        [1, 2].map((width) => integerSsm(family, 8, width, 11 + width)),
      );
      const program = `
import json, sys
from sympy import ZZ, QQ
from sympy.polys.matrices import DomainMatrix
out = []
for s in json.load(sys.stdin):
    A, B, C = (DomainMatrix([[ZZ(x) for x in row] for row in s[k]], (len(s[k]), len(s[k][0])), ZZ) for k in 'ABC')
    X, rows, ranks = B, [], []
    for l in range(len(s['A']) + 2):
        rows.append([x for row in (C * X).to_Matrix().tolist() for x in row])
        X = A * X
        ranks.append(DomainMatrix([[QQ(int(x)) for x in row] for row in rows], (len(rows), len(rows[0])), QQ).rank())
    out.append(ranks)
print(json.dumps(out))
`;
      const { stdout, stderr } = spawnSync('python3', ['-c', program], {
        input: JSON.stringify(small),
        encoding: 'utf8',
        timeout: 110_000,
      });
      const expected = (stdout ? JSON.parse(stdout) : stderr) as number[][];
      small.forEach((system, s) => {
        const ranks = expected[s] ?? [];
        const { profile } = countOf(system, ranks.length).operator;
        expect([system.name, ...ranks.map((_, l) => profile[Math.min(l, profile.length - 1)])]).toEqual([system.name, ...ranks]);
      });
    },
    120_000,
  );

  it('every certificate is accepted', { timeout: TIMEOUT }, () => {
    for (const system of systems) {
      const report = countOf(system, 4 * system.A.length);
      expect([system.name, verifyCertificate(JSON.stringify(report.certificate)).ok]).toEqual([system.name, true]);
    }
  });
});
