import { Command } from 'commander';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { matrixKernel } from '../exact/matrix-kernel.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { nerdamerReport } from './nerdamer-report.ts';
import type { Terminal } from './terminal.ts';

/** One line of the doctor's findings. */
interface Finding {
  readonly what: string;
  readonly found: string;
  readonly ok: boolean;
}

/** `headcount doctor`: what is installed and used; with --nerdamer, how the answers of that library are checked. */
export function doctorCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description('What is installed and used: the exact kernel, the tfjs backend, versions, other provers.')
    .option('--nerdamer', 'questions that the algebra library nerdamer answers wrong, and whether its answers were stopped')
    .option('--json', 'one JSON document on standard output')
    .action(async (options: { json?: boolean; nerdamer?: boolean }) => {
      if (options.nerdamer === true) {
        terminal.progress('asking nerdamer');
        const { scoreboard } = await import('../nerdamer/scoreboard.ts');
        const board = await scoreboard();
        terminal.print(options.json ? JSON.stringify({ nerdamer: board }) : nerdamerReport(board, terminal.style));
        finish(board.ok || board.version === null ? EXIT.ok : EXIT.fails);
        return;
      }
      const findings = await findingsOf();
      terminal.print(
        options.json
          ? JSON.stringify(Object.fromEntries(findings.map(({ what, found, ok }) => [what, { found, ok }])))
          : text(findings, terminal),
      );
      finish(EXIT.ok);
    });
}

/** The package's own version. */
export function packageVersion(): string {
  const file = fileURLToPath(new URL('../../../package.json', import.meta.url));
  const manifest: unknown = JSON.parse(
    readFileSync(existsSync(file) ? file : fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
  );
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}

async function findingsOf(): Promise<Finding[]> {
  const kernel = matrixKernel().name;
  // The tensor library takes a while to load: only here, and where a layer is run.
  const { backend } = await import('../numeric/backend.ts');
  const chosen = await backend();
  const { installedVersion } = await import('../nerdamer/nerdamer-thread.ts');
  const nerdamer = installedVersion();
  const passed = chosen.skipped.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  return [
    { what: 'headcount', found: packageVersion(), ok: true },
    { what: 'node', found: `${process.version} on ${process.platform} ${process.arch}`, ok: true },
    { what: 'threads', found: String(availableParallelism()), ok: true },
    {
      what: 'exact kernel',
      found: kernel === 'wasm-simd' ? 'WebAssembly SIMD' : 'plain JavaScript: the same results, about 15 times slower',
      ok: kernel === 'wasm-simd',
    },
    {
      what: 'tfjs backend',
      found: `${chosen.name} (${chosen.dtype})${passed === '' ? '' : `; not used: ${passed}`}`,
      ok: chosen.name !== 'cpu',
    },
    {
      what: 'nerdamer',
      found:
        nerdamer === undefined
          ? 'not found: needed only as a second opinion on algebra'
          : `${nerdamer}, every answer checked: see --nerdamer`,
      ok: true,
    },
    { what: 'HOL Light', found: onPath('hol-light') ?? 'not found: needed only to re-check exported proofs', ok: true },
    { what: 'Redis', found: onPath('redis-server') ?? 'not found: needed only for searches over several machines', ok: true },
  ];
}

function onPath(program: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => endings.map((ending) => path.join(folder, program + ending))).find((file) => existsSync(file));
}

function text(findings: readonly Finding[], { style }: Terminal): string {
  return findings.map(({ what, found, ok }) => `  ${what.padEnd(14)}${ok ? found : style.doubtful(found)}`).join('\n');
}
