import { describe, expect, it } from 'vitest';
import { statementHash } from '../../src/search/statement-hash.ts';

describe('the hash of a statement', () => {
  const statement = { words: 'k ≤ p', latex: 'k \\le p' };
  const claim = { format: 'headcount/claim@1', id: 'mine', over: { kind: 'ssm', N: [1, 6] }, says: 'heads <= N' };

  it('is the same whatever the order of keys, and the same on every machine', () => {
    expect(statementHash({ id: 'a', statement })).toBe(
      statementHash({ statement: { latex: statement.latex, words: statement.words }, id: 'a' }),
    );
    const { format, id, over, says } = claim;
    expect(statementHash({ id, claim })).toBe(statementHash({ id, claim: { says, over: { N: over.N, kind: over.kind }, id, format } }));
    expect(statementHash({ id: 'a', statement })).toMatch(/^[0-9a-f]{32}$/);
  });

  it('differs where the id, the words, the LaTeX or anything in a claim differs', () => {
    const hashes = [
      statementHash({ id: 'a', statement }),
      statementHash({ id: 'b', statement }),
      statementHash({ id: 'a', statement: { ...statement, words: 'k < p' } }),
      statementHash({ id: 'a', statement: { ...statement, latex: 'k < p' } }),
      statementHash({ id: 'a', claim }),
      statementHash({ id: 'a', claim: { ...claim, says: 'heads < N' } }),
      statementHash({ id: 'a', claim: { ...claim, over: { kind: 'ssm', N: [6, 1] } } }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
