// Claims that somebody writes in TypeScript. Such a file is a program: it runs here, with the rights of whoever starts it.
import { build, type BuildFailure, type Message, type Plugin } from 'esbuild';
import * as fastCheck from 'fast-check';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as arbitraries from '../../properties/arbitraries/index.ts';
import { OwnClaim } from '../../properties/own-claim.ts';
import { DiagnosticError, fail, quoted } from '../diagnostics/diagnostic.ts';

/** The endings of files that may hold a claim. */
export const CLAIM_MODULE_ENDINGS: readonly string[] = ['.ts', '.mts', '.js', '.mjs'];

/** Modules that a claim shares with the running program, so that there is one of each: classes and seeds must agree. */
const SHARED: ReadonlyMap<string, () => Promise<object>> = new Map<string, () => Promise<object>>([
  ['headcount', libraryFace],
  ['headcount/arbitraries', () => Promise.resolve(arbitraries)],
  ['fast-check', () => Promise.resolve(fastCheck)],
]);

/** Where shared modules wait for the compiled claim. */
const PLACE = 'headcount: modules shared with claims';

/** A claim with the program that it is: the compiled file, everything it imports from other files of its own in it. */
export interface ClaimModule {
  readonly claim: OwnClaim;
  readonly code: string;
}

/**
 * Compiles a file and runs it: its default export, which must be what `claim({ … })` gives. Imports of its own files are
 * bundled; packages are looked for from the file, but `headcount`, `headcount/arbitraries` and `fast-check` are those of
 * this running program, wherever it is installed. Throws DiagnosticError, with the file: `cannot-read`, `claim-syntax`
 * (with the line), `claim-imports`, `claim-failed` where running it throws, `not-a-claim`, and the codes of `claim`.
 */
export async function claimFromModule(file: string): Promise<ClaimModule> {
  const shared = Object.fromEntries(await Promise.all([...SHARED].map(async ([name, load]) => [name, await load()] as const)));
  const code = await compiled(file);
  Reflect.set(globalThis, Symbol.for(PLACE), shared);
  let module: Readonly<Record<string, unknown>>;
  try {
    // A data URL leaves no file behind, whatever happens.
    module = (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (error instanceof DiagnosticError) throw error.inFile(file);
    const shown = error instanceof Error ? `${error.name}: ${error.message}` : quoted(String(error), 80);
    return fail('claim-failed', `running the file threw ${shown}`, { file });
  }
  const exported = module['default'];
  if (exported instanceof OwnClaim) return { claim: exported, code };
  const found = exported === undefined ? 'the file has no default export' : `the default export is ${described(exported)}`;
  return fail('not-a-claim', `${found}: expected export default claim({ id, words, over, says })`, {
    file,
    notes: ["claim comes from 'headcount', the cases of layers from 'headcount/arbitraries'"],
  });
}

async function compiled(file: string): Promise<string> {
  const absolute = path.resolve(file);
  try {
    // esbuild would say it too, but about its own entry point.
    readFileSync(absolute);
    const { outputFiles } = await build({
      entryPoints: [absolute],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
      // Comments would name the folder that the program was started in.
      minifyWhitespace: true,
      // Settings that happen to lie above the file are not the claim's.
      tsconfigRaw: '{}',
      // What runs is no file: these are to say where the file is.
      define: {
        'import.meta.url': JSON.stringify(pathToFileURL(absolute).href),
        'import.meta.dirname': JSON.stringify(path.dirname(absolute)),
        'import.meta.filename': JSON.stringify(absolute),
      },
      plugins: [sharedModules, packages],
    });
    return outputFiles[0]?.text ?? '';
  } catch (error) {
    if (isBuildFailure(error)) return refuseBuild(file, error.errors);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return fail(
      'cannot-read',
      code === 'EISDIR' ? 'it is a folder: expected a file' : `the file cannot be read (${code || 'no reason given'})`,
      {
        file,
      },
    );
  }
}

/** A module that hands on what the running program has. */
const sharedModules: Plugin = {
  name: 'shared-modules',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^(headcount(\/arbitraries)?|fast-check)$/ }, ({ path: name }) => ({ path: name, namespace: 'shared' }));
    esbuild.onLoad({ filter: /.*/, namespace: 'shared' }, async ({ path: name }) => {
      const module = (await SHARED.get(name)?.()) ?? {};
      const lines = Object.keys(module).map((key) =>
        key === 'default' ? 'export default shared.default;' : `export const ${key} = shared.${key};`,
      );
      const place = `globalThis[Symbol.for(${JSON.stringify(PLACE)})][${JSON.stringify(name)}]`;
      return { contents: [`const shared = ${place};`, ...lines].join('\n'), loader: 'js' };
    });
  },
};

/** Packages stay what they are, named by the place where they were found: a data URL has no folder to look from. */
const packages: Plugin = {
  name: 'packages',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^[^./]/ }, async ({ path: name, kind, resolveDir, pluginData }) => {
      if (pluginData === LOOKING || isBuiltin(name) || path.isAbsolute(name)) return undefined;
      const found = await esbuild.resolve(name, { kind, resolveDir, pluginData: LOOKING });
      if (found.errors.length > 0) return { errors: found.errors };
      return { path: pathToFileURL(found.path).href, external: true };
    });
  },
};

const LOOKING = 'looking';

/** What the package exports: a room that this one may not import by name, beside it as it was written or as it was built. */
async function libraryFace(): Promise<object> {
  const url = new URL(`../index${path.extname(fileURLToPath(import.meta.url))}`, import.meta.url);
  return (await import(url.href)) as object;
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

function refuseBuild(file: string, errors: readonly Message[]): never {
  const [first] = errors;
  const location = first?.location ?? null;
  const isImport = first !== undefined && /^(Could not resolve|No matching export)/.test(first.text);
  // The place may be in a file that the claim imports.
  const where = location === null ? undefined : path.resolve(location.file) === path.resolve(file) ? file : location.file;
  return fail(isImport ? 'claim-imports' : 'claim-syntax', first === undefined ? 'the file cannot be compiled' : lowered(first.text), {
    file: where ?? file,
    ...(location === null ? {} : { place: `line ${location.line}, column ${location.column + 1}` }),
  });
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function described(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'function'
    ? 'a function'
    : Array.isArray(value)
      ? 'a list'
      : `a ${typeof value === 'object' ? 'plain object' : typeof value}`;
}
