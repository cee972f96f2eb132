import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { readModel } from '../../src/models/read-model.ts';
import { malformedModels } from './malformed-models.ts';
import { constant, graph, onnxModel } from './onnx-writer.ts';
import { message } from './protobuf-writer.ts';
import { modelJson } from './tfjs-writer.ts';

interface Case {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly load?: string;
}

const folder = fileURLToPath(new URL('../malformed/models/', import.meta.url));

// The files are small and stand in the tree for other programs' tests; their source is malformed-models.ts. After a change there:
// HEADCOUNT_WRITE=1 npx vitest run tests/models/malformed.test.ts
if (process.env['HEADCOUNT_WRITE'] === '1') {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, bytes } of malformedModels) writeFileSync(path.join(folder, file), bytes);
  const index = malformedModels.map(({ file, code, message: part, load }) => ({
    file,
    code,
    message: part,
    ...(load === undefined ? {} : { load }),
  }));
  writeFileSync(path.join(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
}

const cases = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as readonly Case[];

function refusal(run: () => unknown): DiagnosticError {
  try {
    run();
  } catch (error) {
    if (error instanceof DiagnosticError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('malformed model files', () => {
  it('are the ones that malformed-models.ts makes', () => {
    expect(
      readdirSync(folder)
        .filter((file) => file !== 'index.json')
        .sort(),
    ).toEqual(malformedModels.map(({ file }) => file).sort());
    for (const { file, bytes } of malformedModels) expect(readFileSync(path.join(folder, file)).equals(bytes), file).toBe(true);
    expect(cases.length).toBeGreaterThanOrEqual(50);
  });

  it.each(cases)('$file: $code', ({ file, code, message: part, load }) => {
    const place = path.join(folder, file);
    const error = refusal(() => {
      const model = readModel(place);
      if (load === undefined) throw new Error('was accepted');
      model.load(load);
    });
    expect(error.diagnostic.code).toBe(code);
    expect(error.diagnostic.file).toBe(place);
    expect(error.message).toContain(part);
    expect(error.message).not.toContain('\u001b');
    expect(error.message.length).toBeLessThan(1000);
  });
});

describe('what is not a model file at all', () => {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(path.join(tmpdir(), 'headcount-models-'));
  });
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('is refused: nothing there, a folder, a path with a zero byte', () => {
    expect(refusal(() => readModel(path.join(home, 'absent.onnx'))).diagnostic.code).toBe('no-such-file');
    expect(refusal(() => readModel(home)).message).toContain('is a folder, expected a model file');
    expect(refusal(() => readModel(`${home}/a\0b`)).diagnostic.code).toBe('no-such-file');
  });

  it.skipIf(process.platform === 'win32')('is refused without waiting for it: a pipe, a device', () => {
    const pipe = path.join(home, 'pipe.onnx');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    expect(refusal(() => readModel(pipe)).message).toContain('is not a regular file');
    expect(refusal(() => readModel('/dev/zero')).message).toContain('is not a regular file');
  });

  it.skipIf(process.platform === 'win32')('cannot be smuggled in by a symlink beside the model', () => {
    const inside = path.join(home, 'inside');
    mkdirSync(inside);
    writeFileSync(path.join(home, 'secret.bin'), new Uint8Array(24));
    symlinkSync(path.join(home, 'secret.bin'), path.join(inside, 'shard.bin'));
    const weights = [{ name: 'k', shape: [6], dtype: 'float32' }];
    writeFileSync(path.join(inside, 'model.json'), modelJson([], weights));
    expect(refusal(() => readModel(path.join(inside, 'model.json'))).diagnostic.code).toBe('path-outside-folder');

    const external = message([
      [1, 'location'],
      [2, 'shard.bin'],
    ]);
    const model = onnxModel(
      graph([
        constant(
          'w',
          message([
            [1, 6],
            [2, 1],
            [13, external],
            [14, 1],
          ]),
        ),
      ]),
    );
    writeFileSync(path.join(inside, 'model.onnx'), model);
    expect(refusal(() => readModel(path.join(inside, 'model.onnx'))).diagnostic.code).toBe('path-outside-folder');

    // A link that stays inside the folder is as good as a file.
    rmSync(path.join(inside, 'shard.bin'));
    writeFileSync(path.join(inside, 'data.bin'), new Uint8Array(Float32Array.of(1, 2, 3, 4, 5, 6).buffer));
    symlinkSync('data.bin', path.join(inside, 'shard.bin'));
    expect(Array.from(readModel(path.join(inside, 'model.onnx')).tensor('w').values())).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Array.from(readModel(path.join(inside, 'model.json')).tensor('k').values())).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('costs neither time nor memory by its size alone: two empty gigabytes', () => {
    for (const name of ['empty.onnx', 'empty.safetensors', 'empty.json']) {
      const file = path.join(home, name);
      writeFileSync(file, name.endsWith('.safetensors') ? Uint8Array.of(0, 0, 0, 64, 0, 0, 0, 0) : Uint8Array.of(0x7b));
      truncateSync(file, 2 ** 31);
      const before = process.memoryUsage().rss;
      refusal(() => readModel(file));
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
      rmSync(file);
    }
  });
});
