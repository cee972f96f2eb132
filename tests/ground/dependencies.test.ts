import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPermissive } from './licence-expression.ts';
import { ROOT, filesBelow, importsOf, textOf } from './source-files.ts';

interface PackageFile {
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}

interface LockEntry {
  readonly dev?: boolean;
  readonly license?: string;
  readonly version?: string;
}

const project = JSON.parse(textOf('package.json')) as PackageFile;
const lock = JSON.parse(textOf('package-lock.json')) as { readonly packages: Record<string, LockEntry> };
/** What a user may install beside the package; we install them to test with, so they are in devDependencies as well. */
const peers = Object.keys(project.peerDependencies ?? {});
const groups = {
  production: Object.keys(project.dependencies ?? {}),
  optional: [...Object.keys(project.optionalDependencies ?? {}), ...peers],
  development: Object.keys(project.devDependencies ?? {}).filter((name) => !peers.includes(name)),
};

describe('docs/dependencies.md', () => {
  const page = textOf('docs/dependencies.md');
  it.each(Object.entries(groups))('has one row with a reason for each %s dependency, and no other', (group, names) => {
    const section = page.split(/^## /m).find((text) => text.toLowerCase().startsWith(group)) ?? '';
    const rows = [...section.matchAll(/^\| `([^`]+)` +\| (\S.*?) *\|$/gm)];
    expect(rows.map((row) => row[1]).sort()).toEqual([...names].sort());
    expect(rows.filter((row) => row[2]!.length < 20)).toEqual([]);
  });
});

describe('production dependencies', () => {
  const installed = Object.entries(lock.packages).filter(([place, entry]) => place !== '' && entry.dev !== true);

  it('are in the lock file', () => {
    const missing = [...groups.production, ...Object.keys(project.optionalDependencies ?? {})].filter(
      (name) => !installed.some(([place]) => place === `node_modules/${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('have permissive licences, those that they need included', () => {
    const licences = installed.map(([place, entry]) => ({ place, licence: licenceOf(place, entry) }));
    expect(licences.filter(({ licence }) => !isPermissive(licence))).toEqual([]);
  });

  it('are all that src imports', () => {
    const allowed = new Set([...groups.production, ...groups.optional]);
    const foreign = filesBelow('src')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.as.ts'))
      .flatMap((file) => importsOf(textOf(file)).map(({ specifier }) => ({ file, specifier })))
      .filter(({ specifier }) => !specifier.startsWith('.') && !isBuiltin(specifier))
      .filter(({ specifier }) => !allowed.has(packageOf(specifier)));
    expect(foreign).toEqual([]);
  });
});

describe('licence expressions', () => {
  it.each(['MIT', '(MIT OR GPL-3.0-only)', 'Apache-2.0 AND MIT', '(BSD-3-Clause AND Apache-2.0)', 'GPL-2.0-only AND ISC OR MIT'])(
    '%s is permissive',
    (text) => {
      expect(isPermissive(text)).toBe(true);
    },
  );
  it.each([
    'GPL-3.0-only',
    'MIT AND GPL-3.0-only',
    'MIT AND (LGPL-3.0-only OR MPL-2.0)',
    '',
    'UNLICENSED',
    'MIT MIT',
    '(MIT',
    'SEE LICENSE IN LICENSE',
    'MIT OR',
    'MIT OR )',
    'Apache-2.0 WITH x',
  ])('"%s" is not', (text) => {
    expect(isPermissive(text)).toBe(false);
  });
});

/** What the package itself says where it is installed, else what the lock file recorded. Old packages write an object or a list. */
function licenceOf(place: string, entry: LockEntry): string {
  const file = path.join(ROOT, place, 'package.json');
  if (!existsSync(file)) return entry.license ?? '';
  const { license, licenses } = JSON.parse(textOf(`${place}/package.json`)) as { license?: unknown; licenses?: unknown };
  if (license !== undefined) return nameOf(license);
  return Array.isArray(licenses) ? licenses.map(nameOf).join(' OR ') : nameOf(licenses);
}

function nameOf(licence: unknown): string {
  if (typeof licence === 'string') return licence;
  if (typeof licence === 'object' && licence !== null && 'type' in licence && typeof licence.type === 'string') return licence.type;
  return '';
}

/** `@scope/name` or `name` of an import such as `@scope/name/part`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
