import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BACKEND_LOADERS, backend, chooseBackend } from '../../src/numeric/backend.ts';

const broken =
  (message: string): (() => Promise<void>) =>
  () =>
    Promise.reject(new Error(message));

describe('chooseBackend', () => {
  it('takes node, then wasm, then cpu, and says why the earlier ones are not used', async () => {
    const chosen = await chooseBackend(undefined, { ...BACKEND_LOADERS, node: broken('no libtensorflow\nat …'), wasm: broken('no simd') });
    expect(chosen).toEqual({
      name: 'cpu',
      dtype: 'float32',
      skipped: [
        { name: 'node', reason: 'no libtensorflow' },
        { name: 'wasm', reason: 'no simd' },
      ],
    });
  });

  it('calls a package that is absent not installed', async () => {
    const absent = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    const chosen = await chooseBackend(undefined, { ...BACKEND_LOADERS, node: () => Promise.reject(absent) });
    expect(chosen.skipped).toEqual([{ name: 'node', reason: 'not installed' }]);
    expect(chosen.name).toBe('wasm');
  });

  it('obeys a forced name and nothing else', async () => {
    expect((await chooseBackend('cpu')).name).toBe('cpu');
    expect(await chooseBackend('wasm')).toEqual({ name: 'wasm', dtype: 'float32', skipped: [] });
    await expect(chooseBackend('webgl')).rejects.toThrow('no tfjs backend is called "webgl"; expected node, wasm or cpu');
    await expect(chooseBackend('wasm', { ...BACKEND_LOADERS, wasm: broken('bad magic') })).rejects.toThrow('wasm: bad magic');
  });

  it('leaves the handlers of uncaught errors as they were', async () => {
    const before = process.rawListeners('uncaughtException').length;
    const chosen = await chooseBackend(undefined, {
      ...BACKEND_LOADERS,
      node: () => {
        process.on('uncaughtException', () => undefined);
        return Promise.resolve();
      },
    });
    expect(chosen.name).toBe('node');
    expect(process.rawListeners('uncaughtException')).toHaveLength(before);
  });

  it('chooses once for the process', async () => {
    expect(await backend()).toBe(await backend());
  });
});

const built = new URL('../../dist/src/numeric/attention-matrices.js', import.meta.url);

describe('a process that computes on a backend', () => {
  // A child process cannot load TypeScript: this needs the build, which `npm test` makes first.
  it.skipIf(!existsSync(built))('prints nothing but what it is told to', () => {
    const script = `
      const { attentionMatrices } = await import(${JSON.stringify(built.href)});
      const { backend } = await import(${JSON.stringify(new URL('backend.js', built).href)});
      await attentionMatrices(new Float64Array(6), 3, 2, [{ Q: new Float64Array(2), K: new Float64Array(2), r: 1 }]);
      console.log((await backend()).name);`;
    for (const name of ['wasm', 'cpu'] as const) {
      const env = { ...process.env, HEADCOUNT_BACKEND: name };
      const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
      expect({ stdout, stderr, status }).toEqual({ stdout: `${name}\n`, stderr: '', status: 0 });
    }
  });
});
