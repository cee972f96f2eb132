import { sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROPERTY_FILES } from '../../../properties/claims.ts';
import { PROOF_FILES } from '../../../proofs/claims.ts';

/** Every { and \left has its partner, in order. */
function isBalanced(latex: string): boolean {
  const open: string[] = [];
  for (const [token] of latex.matchAll(/\\left(?![a-z])|\\right(?![a-z])|\\[{}]|[{}]/g)) {
    if (token === '{' || token === '\\left') open.push(token);
    else if (token === '}' && open.pop() !== '{') return false;
    else if (token === '\\right' && open.pop() !== '\\left') return false;
  }
  return open.length === 0;
}

it('there is a property file for each claim that has a proof file', () => {
  expect([...PROPERTY_FILES.keys()]).toEqual([...PROOF_FILES.keys()]);
});

describe.each([...PROPERTY_FILES])('the statements of %s', (id, load) => {
  it('are under the id that the claim has everywhere, and name the class that they are about', async () => {
    const { claim } = await load();
    expect(claim.id).toBe(id);
    expect(claim.section).toMatch(/^2\.\d+(\.\d+)?$/);
    if (claim.about !== null) expect(claim.statement.words).toMatch(new RegExp(`[Cc]lass(es)? [^.]*\\b${claim.about}\\b`));
    expect(claim.property === null).toBe(claim.unsearched !== undefined);
  });

  it('are sentences, with formulas that are well formed', async () => {
    const { claim } = await load();
    for (const { words, latex } of [claim.statement, ...claim.controls.map((one) => one.statement)]) {
      expect(words).toMatch(/^\p{L}.*[.”)]$/su);
      expect(latex).not.toBe('');
      expect(isBalanced(latex), latex).toBe(true);
    }
  });

  it('of false variants are under ids that are file names, with an example measured in the dimensions that are searched', async () => {
    const { claim } = await load();
    const ids = claim.controls.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id: control, property, example } of claim.controls) {
      expect(control).toMatch(new RegExp(`^${id}\\.[A-Za-z0-9-]+$`));
      const [one] = sample(property.source, { numRuns: 1, seed: 1 });
      const searched = Object.keys(property.size(one).dimensions);
      expect(Object.keys(example.dimensions).filter((name) => !searched.includes(name))).toEqual([]);
    }
  });
});
