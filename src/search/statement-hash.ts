import { createHash } from 'node:crypto';

/** What a hash is of: a registered claim or control by its statement, a claim from a file by the object that it parses to. */
export interface HashedStatement {
  readonly id: string;
  readonly statement?: { readonly words: string; readonly latex: string };
  readonly claim?: object;
}

/**
 * A name for what a claim says, the same on every machine and whatever the order of its keys: 32 hexadecimal digits of
 * SHA-256. A stored counterexample and a batch done elsewhere are taken only where it agrees.
 */
export function statementHash({ id, statement, claim }: HashedStatement): string {
  const text = canonicalJson({ id, statement: statement ?? null, claim: claim ?? null });
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** JSON with the keys of every object sorted, and what JSON leaves out left out. */
function canonicalJson(value: unknown): string {
  const sorted = (_key: string, part: unknown): unknown => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return JSON.stringify(value, sorted);
}
