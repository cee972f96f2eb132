// The public corpus of articles, against the counts that the reference tool gave for each.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';

interface Listed {
  readonly name: string;
  readonly sha256: string;
  readonly version: number;
  readonly inferences: number;
  readonly theorems: number;
  readonly assumptions: number;
  readonly axioms: number;
}

interface BadListed {
  readonly file: string;
  readonly reason: string;
}

const CORPUS = path.resolve(import.meta.dirname, '../../../shared/opentheory');
const present = existsSync(CORPUS);
/** Half of all inferences are in these two. */
const LARGE = ['base-composed', 'h-def'];

function listIn(file: string): { readonly articles: readonly unknown[] } {
  return present ? (JSON.parse(readFileSync(path.join(CORPUS, file), 'utf8')) as { articles: unknown[] }) : { articles: [] };
}

const listed = listIn('manifest.json').articles as readonly Listed[];
const badListed = listIn('bad/index.json').articles as readonly BadListed[];

function expectCounts({ name, sha256, version, inferences, theorems, assumptions, axioms }: Listed): void {
  const bytes = gunzipSync(readFileSync(path.join(CORPUS, `${name}.art.gz`)));
  expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sha256);
  const article = readArticle(name, bytes);
  expect({
    name,
    version: article.version,
    inferences: article.inferences,
    theorems: article.theorems.length,
    assumptions: article.assumptions.length,
    axioms: article.axioms.length,
  }).toEqual({ name, version, inferences, theorems, assumptions, axioms });
}

describe.skipIf(!present)('the public corpus', () => {
  it('is there as a whole', () => {
    expect(listed.length).toBeGreaterThan(200);
    expect(badListed.length).toBeGreaterThan(10);
  });

  it('proves what its manifest says, article by article', () => {
    for (const one of listed.filter(({ name }) => !LARGE.includes(name))) expectCounts(one);
  });

  it.each(LARGE)('%s proves what the manifest says', (large) => {
    const [one] = listed.filter(({ name }) => name === large);
    expect(one).toBeDefined();
    if (one !== undefined) expectCounts(one);
  });

  it('has bad articles, each of which is rejected at a line of it', () => {
    for (const { file, reason } of badListed) {
      const bytes = readFileSync(path.join(CORPUS, 'bad', file));
      const read = (): unknown => readArticle(file, bytes);
      expect(read, reason).toThrow(DiagnosticError);
      expect(read, reason).toThrow(/: line \d+: /);
    }
  });
});
