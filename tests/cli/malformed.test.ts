import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { ROOT, headcount, isPlain, type Ended } from './headcount-process.ts';

interface Case {
  readonly folder: 'layers' | 'models' | 'certificates';
  readonly file: string;
  readonly code: string;
  readonly message: string;
  /** 2 unless the index says otherwise. */
  readonly exit?: number;
  /** The layer whose reading must fail, for a model that can be opened. */
  readonly load?: string;
}

const home = path.join(ROOT, 'tests', 'malformed');
const cases = (['layers', 'models', 'certificates'] as const).flatMap((folder) => {
  const index = path.join(home, folder, 'index.json');
  if (!existsSync(index)) throw new Error(`tests/malformed/${folder} has no index`);
  return (JSON.parse(readFileSync(index, 'utf8')) as Omit<Case, 'folder'>[]).map((one): Case => ({ folder, ...one }));
});
// What is no model, only the readers of models can be given: the command takes it for a layer file, and refuses it as one.
const given = cases.filter(({ folder, file }) => folder !== 'models' || file !== 'not-a-model.json');

/** Each file costs a process: the suite runs every twelfth, another twelfth for another seed; HEADCOUNT_MALFORMED=all runs them all. */
const STEP = process.env['HEADCOUNT_MALFORMED'] === 'all' ? 1 : 12;
const chosen = given.filter((_, i) => i % STEP === inject('propertySeed') % STEP);

async function refused({ folder, file, load }: Case): Promise<Ended & { error: { code: string; message: string; file: string | null } }> {
  const place = path.join(home, folder, file);
  if (folder === 'certificates') {
    const ended = await headcount(['verify', place, '--json']);
    const [row] = JSON.parse(ended.stdout) as [{ file: string; ok: boolean; error: { code: string; message: string; place?: string } }];
    expect(row.ok).toBe(false);
    return { ...ended, error: { code: row.error.code, message: `${row.error.place ?? ''} ${row.error.message}`, file: row.file } };
  }
  const ended = await headcount(['heads', place, '--json', ...(load === undefined ? [] : ['--layer', load])]);
  const { error } = JSON.parse(ended.stdout) as { error: { code: string; message: string; place: string | null; file: string | null } };
  return { ...ended, error: { ...error, message: `${error.place ?? ''}: ${error.message}` } };
}

describe(`malformed files given to the command (${String(chosen.length)} of ${String(given.length)}; HEADCOUNT_MALFORMED=all for every one)`, () => {
  const measured: { file: string; seconds: number; megabytes: number }[] = [];

  it.each(chosen)('$folder/$file', async (one) => {
    const { code, stdout, stderr, error, milliseconds, megabytes } = await refused(one);
    expect(code).toBe(one.exit ?? 2);
    expect(error.code).toBe(one.code);
    expect(`${error.message}\n${stderr}`).toContain(one.message);
    expect(error.file).toContain(one.file);
    expect(stderr).toContain(one.file);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(isPlain(stdout + stderr)).toBe(true);
    expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
    expect(megabytes).toBeLessThan(300);
    // A second on an idle machine, which a test cannot ask for; the campaign prints what it took.
    expect(milliseconds).toBeLessThan(20_000);
    measured.push({ file: `${one.folder}/${one.file}`, seconds: milliseconds / 1000, megabytes });
  });

  it.runIf(STEP === 1)('cost little', () => {
    const slowest = measured.reduce((a, b) => (b.seconds > a.seconds ? b : a));
    const largest = measured.reduce((a, b) => (b.megabytes > a.megabytes ? b : a));
    process.stdout.write(
      `measured: ${String(measured.length)} files, slowest ${slowest.seconds.toFixed(2)} s (${slowest.file}), most memory ${largest.megabytes.toFixed(0)} MB (${largest.file})\n`,
    );
    expect(measured.length).toBe(given.length);
  });
});
