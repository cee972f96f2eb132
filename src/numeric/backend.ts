import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { fail, quoted } from '../diagnostics/diagnostic.ts';

export type BackendName = 'node' | 'wasm' | 'cpu';

/** The tfjs backend in use. tfjs has no float64: what it computes is measured, never a verdict. */
export interface Backend {
  readonly name: BackendName;
  readonly dtype: 'float32';
  /** Why each backend that would have been preferred is not used. */
  readonly skipped: readonly { readonly name: BackendName; readonly reason: string }[];
}

/** Registers a backend with tfjs and makes it the current one; throws where it cannot. */
export type BackendLoader = () => Promise<void>;

const PREFERENCE: readonly BackendName[] = ['node', 'wasm', 'cpu'];
const NODE_PACKAGE: string = '@tensorflow/tfjs-node';

/** How each backend is brought up. tfjs-node is an optional dependency, often absent or broken: never imported statically. */
export const BACKEND_LOADERS: Readonly<Record<BackendName, BackendLoader>> = {
  node: async () => {
    process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
    await import(NODE_PACKAGE);
    await select('tensorflow');
  },
  wasm: async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(`${dirname(entry)}/`);
    await select('wasm');
  },
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu');
    await select('cpu');
  },
};

async function select(registered: string): Promise<void> {
  if (!(await tf.setBackend(registered))) throw new Error('the backend did not initialise');
  await tf.ready();
}

/**
 * Brings up the first of tfjs-node, wasm, cpu that loads, or the one that `forced` names. Prints nothing.
 * Throws DiagnosticError `unknown-backend` for a name that is none of them, `backend-unavailable` where the forced
 * one, or every one, fails.
 */
export async function chooseBackend(forced?: string, loaders = BACKEND_LOADERS): Promise<Backend> {
  const order = PREFERENCE.filter((name) => forced === undefined || name === forced);
  if (order.length === 0) {
    fail('unknown-backend', `no tfjs backend is called ${quoted(forced ?? '')}; expected node, wasm or cpu`, {
      place: 'HEADCOUNT_BACKEND',
    });
  }
  // tfjs advertises tfjs-node from its cpu backend; in production mode it keeps quiet.
  tf.enableProdMode();
  const skipped: { name: BackendName; reason: string }[] = [];
  for (const name of order) {
    try {
      await withoutNewProcessListeners(loaders[name]);
      return { name, dtype: 'float32', skipped };
    } catch (error) {
      skipped.push({ name, reason: reasonOf(error) });
    }
  }
  return fail(
    'backend-unavailable',
    `no tfjs backend could be loaded: ${skipped.map(({ name, reason }) => `${name}: ${reason}`).join('; ')}`,
  );
}

let current: Promise<Backend> | undefined;

/** The process's backend, chosen once; the environment variable HEADCOUNT_BACKEND (node, wasm or cpu) forces one. Throws as `chooseBackend`. */
export function backend(): Promise<Backend> {
  const forced = process.env['HEADCOUNT_BACKEND'];
  current ??= chooseBackend(forced === undefined || forced === '' ? undefined : forced);
  return current;
}

/** Emscripten adds handlers for uncaught errors that would rewrite every later crash of the process: they are taken off again. */
async function withoutNewProcessListeners(load: BackendLoader): Promise<void> {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => process.rawListeners(event));
  try {
    await load();
  } finally {
    events.forEach((event, at) => {
      for (const listener of process.rawListeners(event)) {
        if (!before[at]?.includes(listener)) process.removeListener(event, listener as (...args: unknown[]) => void);
      }
    });
  }
}

/** The first line of what went wrong, cut to what fits a report. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return 'not installed';
  const line = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return line === '' ? 'failed to load' : line.slice(0, 160);
}
