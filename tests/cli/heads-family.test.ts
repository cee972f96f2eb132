import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { headsCommand } from '../../src/cli/heads-command.ts';
import { readText } from '../../src/cli/read-text.ts';
import { rational, type Rational } from '../../src/exact/rational.ts';
import { headCount } from '../../src/heads/head-count.ts';
import { layerAt, readParametricLayer, satisfies } from '../../src/layers/parametric-layer.ts';
import { headsReportSchema } from '../../src/report/heads-report.ts';
import { runCommand } from './in-process.ts';

const FOLDER = 'docs/examples/families';
const families = readdirSync(FOLDER).map((file) => path.join(FOLDER, file));

async function report(file: string): Promise<ReturnType<typeof headsReportSchema.parse>> {
  const { code, stdout } = await runCommand(headsCommand, [file, '--json']);
  expect(code).toBe(0);
  return headsReportSchema.parse(JSON.parse(stdout));
}

/** A value as a report writes it: `-3/5`. */
function value(text: string): Rational {
  const [num = '', den = '1'] = text.split('/');
  return rational(BigInt(num), BigInt(den));
}

describe('heads of a file with parameters', () => {
  it.each([
    ['rotation', 2, [['s = 0', 1]]],
    [
      'three-eigenvalues',
      3,
      [
        ['a = b', 2],
        ['a = c', 2],
        ['b = c', 2],
        ['a = b, b = c', 1],
      ],
    ],
    [
      'damped-rotation',
      2,
      [
        ['r = 0', 1],
        ['s = 0', 1],
      ],
    ],
    ['legs-step', 2, [['h = 0', 0]]],
    ['companion', 3, [['a = 0', 1]]],
    ['curve', 2, [['x^2*y + 2*x^2 = 1', 1]]],
  ] as const)('%s: the generic count, and where it is lower', async (name, heads, strata) => {
    const { operator } = await report(path.join(FOLDER, `${name}.layer.json`));
    expect(operator).toMatchObject({ heads, status: 'certified', undecided: [] });
    expect(operator.strata?.map((one) => [one.conditions.join(', '), one.heads])).toEqual(strata);
  });

  it.each(families)('%s: every sample is a point of the family with the count of its stratum', async (file) => {
    const { operator, n } = await report(file);
    const family = readParametricLayer(readText(file), file);
    for (const { heads, sample } of [{ heads: operator.heads, sample: operator.sample }, ...(operator.strata ?? [])]) {
      const point = new Map(Object.entries(sample ?? {}).map(([name, text]) => [name, value(text)]));
      expect([...point.keys()].sort()).toEqual([...family.parameters].sort());
      expect(satisfies(family, point)).toBe(true);
      expect(headCount(layerAt(family, point), { n, epsilon: [] }).operator.heads).toBe(heads);
    }
  });

  it('prints the conditions for people', async () => {
    const { stdout } = await runCommand(headsCommand, [path.join(FOLDER, 'rotation.layer.json')]);
    expect(stdout).toContain('  with c, s;  c^2 + s^2 = 1\n\n  heads needed in general     2  exact  as at c = ');
    expect(stdout).toMatch(/\n {2}fewer exactly where\n {4}s = 0 +1 {2}as at c = -?1, s = 0/);
  });

  it.each([['--plot', 'x.svg'], ['--theorem'], ['--eps', '0.1'], ['--head-dim', '2']])(
    'refuses %s, a question about one layer',
    async (...option) => {
      const { code, stderr } = await runCommand(headsCommand, [path.join(FOLDER, 'rotation.layer.json'), ...option]);
      expect(code).toBe(2);
      expect(stderr).toContain('is for a single layer; this file has parameters');
    },
  );
});
