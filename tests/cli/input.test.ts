import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { safetensorsFile, f32 } from '../models/safetensors-writer.ts';
import { example, headcount, isPlain, scratchFolder } from './headcount-process.ts';

const folder = scratchFolder();
const posix = process.platform !== 'win32';

function written(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Runs `heads FILE --json`, which must refuse the file; returns the error. */
async function refusal(file: string, ...more: string[]): Promise<{ code: string; file: string; place: string | null; message: string }> {
  const { code, stdout, stderr } = await headcount(['heads', file, '--json', ...more]);
  expect(code).toBe(2);
  expect(isPlain(stderr)).toBe(true);
  expect(isPlain(stdout)).toBe(true);
  const { error } = JSON.parse(stdout) as { error: { code: string; file: string; place: string | null; message: string } };
  expect(stderr).toContain(error.message);
  return error;
}

describe('what is no file', () => {
  it('nothing, a folder, a path through a file', async () => {
    expect(await refusal(path.join(folder, 'absent'))).toMatchObject({ code: 'no-such-file', message: 'no such file' });
    expect((await refusal(folder)).message).toContain('is a folder');
    const file = written('plain', 'x');
    expect((await refusal(path.join(file, 'below'))).code).toBe('no-such-file');
  });

  it.skipIf(!posix)('a device, a pipe without a writer: refused without waiting', async () => {
    expect((await refusal('/dev/null')).code).toBe('not-a-file');
    const pipe = path.join(folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    expect((await refusal(pipe)).code).toBe('not-a-file');
    const { code } = await headcount(['verify', pipe]);
    expect(code).toBe(2);
  });
});

describe('files that hold something else', () => {
  it('nothing at all, bytes, text of another encoding', async () => {
    expect((await refusal(written('empty', ''))).code).toBe('not-json');
    expect(
      (
        await refusal(
          written(
            'junk',
            Uint8Array.from({ length: 4096 }, (_, i) => (i * 167 + 13) % 256),
          ),
        )
      ).code,
    ).toBe('not-utf8');
    expect((await refusal(written('latin1', Buffer.from('{"name": "é"}', 'latin1')))).code).toBe('not-utf8');
    expect((await refusal(written('utf16', Buffer.from('{"format": 1}', 'utf16le')))).message).toMatch(/JSON|UTF-8/);
  });

  it.skipIf(!posix)('a symlink to a good file is as good; one to nothing is missing; one to itself is an error', async () => {
    const link = path.join(folder, 'link.json');
    symlinkSync(example('rotation'), link);
    expect((await headcount(['heads', link])).code).toBe(0);
    const dangling = path.join(folder, 'dangling');
    symlinkSync('nowhere', dangling);
    expect((await refusal(dangling)).code).toBe('no-such-file');
    const loop = path.join(folder, 'loop');
    symlinkSync('loop', loop);
    expect((await refusal(loop)).code).toBe('unreadable-file');
  });

  it('one and the same error names file and place', async () => {
    const file = written('ragged.json', '{"format": "headcount/layer@1",\n"kind": "operators",\n"operators": [[[1, 2], [3]]]}');
    expect(await refusal(file)).toMatchObject({ code: 'ragged-matrix', file, place: 'operators[0][1] (line 3)' });
  });
});

describe('names that would drive a terminal', () => {
  const wild = 'a\nb\u001b[31mred\u009b2J\u202e';

  it.skipIf(!posix)('of files are shown escaped, and stand unchanged in the JSON', async () => {
    const file = path.join(folder, wild);
    expect(await refusal(file)).toMatchObject({ file });
    const { stderr } = await headcount(['heads', file]);
    expect(stderr).toContain('a\\u000ab\\u001b[31mred\\u009b2J\\u202e');
    expect(isPlain(stderr)).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    writeFileSync(file, readFileSync(example('rotation')));
    const certificate = `${file}.certificate`;
    for (const args of [
      ['heads', file, '--certificate', certificate],
      ['show', file],
      ['verify', certificate],
      ['verify', file],
    ]) {
      const { code, stdout, stderr: lines } = await headcount(args);
      expect(code).toBe(args[1] === file && args[0] === 'verify' ? 2 : 0);
      expect(isPlain(stdout + lines), args.join(' ')).toBe(true);
    }
  });

  it('of layers and tensors likewise', async () => {
    const layer = written('wild.json', JSON.stringify({ format: 'headcount/layer@1', kind: 'operators', name: wild, operators: [[[1]]] }));
    const model = written('wild.safetensors', safetensorsFile({ [wild]: f32([3], [1, 2, 3]) }));
    for (const args of [
      ['heads', layer],
      ['show', layer],
      ['heads', model],
    ]) {
      const { code, stdout, stderr } = await headcount(args);
      expect(code).toBe(0);
      expect(stdout).toContain('\\u001b[31mred');
      expect(isPlain(stdout + stderr)).toBe(true);
    }
    const { stdout } = await headcount(['heads', layer, '--json']);
    expect(isPlain(stdout)).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({ layer: { name: wild } });
  });
});

describe('standard input', () => {
  it('is read for -', async () => {
    const layer = readFileSync(example('legs-4'), 'utf8');
    const { code, stdout } = await headcount(['heads', '-', '--json'], { stdin: layer });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ layer: { kind: 'ssm' } });
    expect((await headcount(['show', '-'], { stdin: layer })).code).toBe(0);
    const empty = await headcount(['heads', '-', '--json']);
    expect(empty.code).toBe(2);
    expect(JSON.parse(empty.stdout)).toMatchObject({ error: { code: 'not-json', file: '-' } });
  });
});

describe('--x', () => {
  const attention = example('attention');

  it('takes n rows of d numbers, as JSON or as the tensor x of a safetensors file', async () => {
    const d = (JSON.parse((await headcount(['heads', attention, '--json'])).stdout) as { layer: { d: number } }).layer.d;
    const rows = Array.from({ length: 3 }, (_, i) => Array.from({ length: d }, (_unused, j) => i - j));
    const json = written('x.json', JSON.stringify(rows));
    const tensor = written('x.safetensors', safetensorsFile({ x: f32([3, d], rows.flat()) }));
    const answers = [];
    for (const file of [json, tensor]) {
      const { code, stdout } = await headcount(['heads', attention, '--x', file, '--json']);
      expect(code).toBe(0);
      answers.push((JSON.parse(stdout) as { operator: { atInput: number } }).operator.atInput);
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toBeGreaterThan(0);
  });

  it.each([
    ['[]', 'expected a list of n rows'],
    ['{}', 'expected a list of n rows'],
    ['[1, 2]', 'expected a row of d numbers'],
    ['[[1], [null]]', 'expected a number or an exact string'],
    ['[["1/0"]]', 'denominator 0'],
    ['[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]', 'expected d ='],
    ['[[1e999]]', 'exponent'],
  ])('refuses %s', async (text, message) => {
    const file = written('bad-x.json', text);
    expect((await refusal(attention, '--x', file)).message).toContain(message);
  });
});

describe('what cannot be written', () => {
  it('is an error, and leaves nothing behind', async () => {
    const blocked = path.join(folder, 'occupied');
    mkdirSync(blocked);
    for (const out of [path.join(folder, 'no', 'such', 'folder.json'), blocked]) {
      for (const option of ['--certificate', '--plot']) {
        expect((await refusal(example('rotation'), option, out)).code).toBe('cannot-write');
      }
    }
  });
});
