import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The room and the tests' tasks as JavaScript, for threads and processes, which run no TypeScript. The folder lies where
 * the packages are found, and is removed after the tests of the file.
 */
export function compiledJobs(): { readonly url: (file: string) => URL } {
  const folder = mkdtempSync(path.join(ROOT, 'node_modules', '.headcount-jobs-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  const files = ['src/jobs', 'src/diagnostics'].flatMap((room) => readdirSync(path.join(ROOT, room)).map((file) => `${room}/${file}`));
  for (const file of [...files, 'tests/jobs/counting-task.ts', 'tests/jobs/counting-worker.ts']) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(ROOT, file), 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2023,
        verbatimModuleSyntax: true,
        rewriteRelativeImportExtensions: true,
      },
      fileName: file,
    });
    const target = path.join(folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return { url: (file) => pathToFileURL(path.join(folder, file)) };
}
