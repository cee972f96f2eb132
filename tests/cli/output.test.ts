import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type * as Library from '../../src/index.ts';
import { headsReportSchema, layersReportSchema, verifyReportSchema } from '../../src/report/heads-report.ts';
import { f32, safetensorsFile } from '../models/safetensors-writer.ts';
import { BUILD, COMMAND, EXAMPLES, example, headcount, isPlain, scratchFolder } from './headcount-process.ts';

const folder = scratchFolder();
const posix = process.platform !== 'win32';

const examples = readdirSync(EXAMPLES).map((file) => file.replace('.layer.json', ''));

describe('every example layer', () => {
  const certificateOf = (name: string): string => path.join(folder, `${name}.certificate.json`);
  const counted = new Map<string, object>();

  it.each(examples)('%s has a report with the promised keys and no other', async (name) => {
    const certificate = certificateOf(name);
    const { code, stdout, stderr } = await headcount(['heads', example(name), '--json', '--head-dim', '1', '--certificate', certificate]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const report: unknown = JSON.parse(stdout);
    // Strict: a key that the published schema does not know is a mistake of ours.
    const parsed = headsReportSchema.strict().parse(report);
    expect(parsed.operator.profile.at(-1)).toBe(parsed.operator.heads);
    expect(parsed.operator.basis).toHaveLength(parsed.operator.heads);
    counted.set(name, { ok: true, format: 'certificate', heads: parsed.operator.heads, n: parsed.n, kind: parsed.layer.kind });
  });

  it('has a certificate that verify accepts', async () => {
    const { code, stdout } = await headcount(['verify', ...[...counted.keys()].map(certificateOf), '--json']);
    expect(code).toBe(0);
    const rows = verifyReportSchema.parse(JSON.parse(stdout));
    expect(rows).toMatchObject([...counted].map(([name, row]) => ({ file: certificateOf(name), ...row })));
  });

  it('is held against the layer that verify is given', async () => {
    const certificate = certificateOf('rotation');
    expect((await headcount(['verify', certificate, '--layer', example('rotation')])).code).toBe(0);
    const { code, stderr } = await headcount(['verify', certificate, '--layer', example('legs-4')]);
    expect(code).toBe(1);
    expect(stderr).toContain('another layer');
  });
});

describe('verify of several files', () => {
  it('has a row for each and ends with the largest status', async () => {
    const good = path.join(folder, 'good.json');
    await headcount(['heads', example('e1'), '--certificate', good]);
    const certificate = JSON.parse(readFileSync(good, 'utf8')) as { heads: number };
    const wrong = path.join(folder, 'wrong.json');
    writeFileSync(wrong, JSON.stringify({ ...certificate, heads: certificate.heads + 1 }));
    const statuses = await Promise.all(
      [[good], [good, wrong], [wrong, good], [good, 'absent.json', wrong]].map(async (files) => {
        const { code, stdout } = await headcount(['verify', ...files, '--json']);
        const rows = verifyReportSchema.parse(JSON.parse(stdout));
        expect(rows.map(({ file }) => file)).toEqual(files);
        expect(rows.map(({ ok }) => ok)).toEqual(files.map((file) => file === good));
        return code;
      }),
    );
    expect(statuses).toEqual([0, 1, 1, 2]);
    const { stdout, stderr } = await headcount(['verify', good, wrong, 'absent.json']);
    expect(stdout).toContain(`${good}: certified`);
    expect(stderr).toContain(`${wrong}: `);
    expect(stderr).toContain('absent.json: no such file');
  });
});

describe('a model', () => {
  it('of several layers is listed; one is chosen by name; all are analysed on request', async () => {
    const model = path.join(folder, 'two.safetensors');
    const kernel = f32([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    writeFileSync(model, safetensorsFile({ 'first.conv.weight': kernel, 'second.conv.weight': kernel }));
    const listed = await headcount(['heads', model, '--json']);
    expect(listed.code).toBe(0);
    const { layers } = layersReportSchema.parse(JSON.parse(listed.stdout));
    expect(layers.length).toBe(2);
    const one = await headcount(['heads', model, '--json', '--layer', layers[0]!.name]);
    expect(headsReportSchema.parse(JSON.parse(one.stdout)).operator.status).toBe('certified');
    const all = JSON.parse((await headcount(['heads', model, '--json', '--all'])).stdout) as { layers: unknown[] };
    expect(all.layers.map((report) => headsReportSchema.parse(report).operator.heads)).toHaveLength(2);
    const unknown = await headcount(['heads', model, '--layer', 'third', '--json']);
    expect(unknown.code).toBe(2);
    expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { code: 'unknown-layer' } });
  });

  it('without a sequence layer is an answer too', async () => {
    const model = path.join(folder, 'none.safetensors');
    writeFileSync(model, safetensorsFile({ bias: f32([2], [1, 2]) }));
    const { code, stdout } = await headcount(['heads', model, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ layers: [], tensors: [{ name: 'bias', shape: [2] }] });
    expect((await headcount(['heads', model])).stdout).toContain('no sequence layer found');
  });
});

describe('output', () => {
  it('into a pipe has no colours, whatever NO_COLOR says', async () => {
    for (const env of [{}, { NO_COLOR: '1' }]) {
      for (const args of [['heads', example('legs-4')], ['show', example('legs-4')], ['doctor']]) {
        const { code, stdout } = await headcount(args, { env });
        expect(code).toBe(0);
        expect(isPlain(stdout)).toBe(true);
      }
    }
  });

  it('of show and doctor with --json is one document', async () => {
    for (const args of [
      ['show', example('rotation'), '--json'],
      ['doctor', '--json'],
    ]) {
      const { code, stdout, stderr } = await headcount(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toBeTypeOf('object');
    }
  });

  it('with --plot is an SVG', async () => {
    const plot = path.join(folder, 'plot.svg');
    const { code, stderr } = await headcount(['heads', example('legs-8'), '--plot', plot]);
    expect(code).toBe(0);
    expect(stderr).toContain(`wrote ${plot}`);
    expect(readFileSync(plot, 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
    expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([]);
  });

  it.skipIf(!posix)('whose reader is gone ends quietly', async () => {
    const child = spawn('sh', ['-c', `"$0" "$1" heads "$2" --json | head -c 10; exit 0`, process.execPath, COMMAND, example('legs-8')]);
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stderr).toBe('');
  });
});

describe.skipIf(!posix)('a run that takes long', () => {
  /** A layer on which exact arithmetic is busy for minutes: fractions of 300 digits without a common denominator. */
  const slow = path.join(folder, 'slow.layer.json');
  const digits = (seed: number): string => Array.from({ length: 300 }, (_, i) => String((seed * (i + 7) + i * i * 3 + 1) % 10)).join('');
  const fraction = (seed: number): string => `1${digits(seed)}/3${digits(seed * 3 + 1)}`;
  const N = 48;
  const fractions = (rows: number, cols: number, from: number): string[][] =>
    Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_unused, j) => fraction(from + i * cols + j)));
  writeFileSync(
    slow,
    JSON.stringify({ format: 'headcount/layer@1', kind: 'ssm', A: fractions(N, N, 1), B: fractions(N, 1, 5001), C: fractions(1, N, 9001) }),
  );

  it('says after a second what it is doing, and an interrupt ends it at once with status 130', async () => {
    const certificate = path.join(folder, 'interrupted.json');
    const child = spawn(process.execPath, [COMMAND, 'heads', slow, '--certificate', certificate], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr, sent] = ['', '', 0];
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => {
      stderr += text.toString();
      if (sent > 0) return;
      sent = performance.now();
      child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(performance.now() - sent).toBeLessThan(5000);
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toMatch(/^(?:reading|counting) [^\n]* …\n$/);
    expect(existsSync(certificate)).toBe(false);
    expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([]);
  });
});

describe('the library', () => {
  it('is the same from the built package: read a layer, count, verify', async () => {
    const library = (await import(pathToFileURL(path.join(BUILD, 'index.js')).href)) as typeof Library;
    const { readLayer, headCount, verifyCertificate, DiagnosticError } = library;
    const report = headCount(readLayer(readFileSync(example('legs-4'), 'utf8')), { n: 64 });
    expect(report.certificate).not.toBeNull();
    expect(verifyCertificate(report.certificate!)).toMatchObject({ ok: true, heads: report.operator.heads, n: 64 });
    expect(verifyCertificate(JSON.stringify(report.certificate)).ok).toBe(true);
    expect(() => readLayer('{}')).toThrow(DiagnosticError);
    expect(headsReportSchema.strict().parse(JSON.parse(JSON.stringify(report))).operator.status).toBe('certified');
  });
});
