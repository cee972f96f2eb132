// The theorems of the standard library, as texts that know constants by their names only: what an article assumes has to be
// among them.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Term } from '../../src/kernel/term.ts';
import type { HolType } from '../../src/kernel/type.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';

const FILE = path.resolve(import.meta.dirname, '../../../shared/opentheory/base-composed.art.gz');

/** Whether the library is here. */
export const libraryIsHere = existsSync(FILE);

/** Equal for two sequents if and only if they are the same up to the names of bound variables, constants by name. */
export function namedSequent(sequent: { readonly hypotheses: readonly Term[]; readonly conclusion: Term }): string {
  return JSON.stringify([sequent.hypotheses.map((t) => namedTerm(t)).sort(), namedTerm(sequent.conclusion)]);
}

function namedTerm(t: Term): string {
  const { head } = t;
  if (t.kind === 'variable') return `(var ${JSON.stringify(t.name)} ${namedType(t.type)})`;
  if (t.kind === 'constant') return `(const ${JSON.stringify(t.constant.name)} ${namedType(t.type)})`;
  if (t.kind === 'bound') return `#${typeof head === 'number' ? head : '?'}`;
  if (t.kind === 'application') return `(${namedTerm(t.fn)} ${namedTerm(t.arg)})`;
  return `(\\${namedType(t.type.args[0] as HolType)} ${namedTerm(t.body)})`;
}

function namedType({ operator, name, args }: HolType): string {
  return operator === null ? `'${name}` : `(${[operator.name, ...args.map(namedType)].join(' ')})`;
}

/** All theorems of the library; reads for some seconds. */
export function libraryTheorems(): ReadonlySet<string> {
  return new Set(readArticle('base', gunzipSync(readFileSync(FILE))).theorems.map(namedSequent));
}
