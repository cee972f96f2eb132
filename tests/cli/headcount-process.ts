import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The build that is tested: dist/src, or the folder that HEADCOUNT_BUILD names (an installed package, say). */
export const BUILD = path.resolve(process.env['HEADCOUNT_BUILD'] ?? path.join(ROOT, 'dist', 'src'));

/** The built command. */
export const COMMAND = path.join(BUILD, 'cli', 'main.js');

const USAGE = pathToFileURL(path.join(ROOT, 'tests', 'cli', 'report-usage.mjs')).href;

/** A folder of the shipped example layers. */
export const EXAMPLES = path.join(ROOT, 'docs', 'examples', 'layers');

/** What the command is run with besides its arguments. */
export interface ProcessOptions {
  /** Text for standard input; nothing unless given. */
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How a run of the command ended. */
export interface Ended {
  /** The exit status, or the name of the signal that ended it. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
  /** Largest resident set, in megabytes; NaN if the process did not live to say. */
  readonly megabytes: number;
}

/** Runs the built command in a process of its own. A run of more than a minute is killed. */
export async function headcount(args: readonly string[], options: ProcessOptions = {}): Promise<Ended> {
  if (!existsSync(COMMAND)) throw new Error('the command is not built: npm run build');
  const home = mkdtempSync(path.join(tmpdir(), 'headcount-run-'));
  const usage = path.join(home, 'usage');
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NO_COLOR' && name !== 'FORCE_COLOR'));
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', USAGE, COMMAND, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...environment, ...options.env, HEADCOUNT_USAGE_FILE: usage },
    stdio: 'pipe',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => (texts[name] += text));
  }
  // A command that refuses its arguments may be gone before it has read anything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  const code = await new Promise<number | string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve(status ?? signal ?? 'unknown');
    });
  });
  const milliseconds = performance.now() - started;
  const megabytes = existsSync(usage) ? Number(readFileSync(usage, 'utf8')) / 1024 : NaN;
  rmSync(home, { recursive: true, force: true });
  return { code, ...texts, milliseconds, megabytes };
}

/** A folder for one test file, removed when it is through. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'headcount-cli-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The example layer file of that name. */
export function example(name: string): string {
  return path.join(EXAMPLES, `${name}.layer.json`);
}

/** True if the text holds nothing that a terminal would obey: no control character but line breaks. */
export function isPlain(text: string): boolean {
  return !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(text);
}
