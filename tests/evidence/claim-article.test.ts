import { beforeAll, describe, expect, it } from 'vitest';
import { claimArticle, exportedTheorems } from '../../src/evidence/claim-article.ts';
import { loadClaim, proveClaim, type ProofEvidence, type ProofFiles } from '../../src/evidence/proof-evidence.ts';
import { alphaEqual } from '../../src/kernel/term.ts';
import { readArticle, type Article } from '../../src/opentheory/read-article.ts';
import { PROOF_FILES } from '../../proofs/claims.ts';
import { libraryIsHere, libraryTheorems, namedSequent } from './library-theorems.ts';
import { SMALL_CLAIMS, SOUND_CLAIMS } from './small-claims.ts';

/** The claims of the package that have a theorem. */
const claims = await Promise.all([...PROOF_FILES.values()].map((load) => load()));
const wanted = claims.flatMap(({ claim }) => (claim.parts.length + claim.controls.length > 0 ? [claim.id] : []));

async function proved(files: ProofFiles, id: string): Promise<ProofEvidence> {
  return proveClaim(await loadClaim(files, id));
}

function articleOf(evidence: ProofEvidence): Article {
  return readArticle(evidence.id, [...claimArticle(evidence)].join(''));
}

const cases: [string, ProofFiles][] = [...SOUND_CLAIMS.keys()].map((id): [string, ProofFiles] => [id, SOUND_CLAIMS]);
cases.push(...wanted.map((id): [string, ProofFiles] => [id, PROOF_FILES]));

describe.each(cases)('the article of %s', (id, files) => {
  it('gives the same theorems again, and has no axioms', async () => {
    const evidence = await proved(files, id);
    expect(evidence.failures.map(({ diagnostic }) => diagnostic.message)).toEqual([]);
    const { theorems, axioms, warnings } = articleOf(evidence);
    const exported = exportedTheorems(evidence);
    expect(theorems.length).toBe(exported.length);
    theorems.forEach(({ conclusion, hypotheses }, i) => {
      expect(hypotheses).toEqual([]);
      expect(alphaEqual(conclusion, exported[i]!.theorem.conclusion)).toBe(true);
    });
    expect({ axioms, warnings }).toEqual({ axioms: [], warnings: [] });
  }, 300_000);
});

describe.skipIf(!libraryIsHere)('what the articles assume', () => {
  let library: ReadonlySet<string>;
  beforeAll(() => {
    library = libraryTheorems();
  }, 300_000);

  it.each(cases)(
    'of %s is proved, word for word, by the standard library',
    async (id, files) => {
      const { assumptions } = articleOf(await proved(files, id));
      expect(assumptions.map(namedSequent).filter((text) => !library.has(text))).toEqual([]);
    },
    300_000,
  );
});

describe('a claim that rests on more than the foundation', () => {
  it('has no article', async () => {
    const evidence = await proved(SMALL_CLAIMS, 'smuggled');
    expect(evidence.failures).toEqual([]);
    expect(() => claimArticle(evidence)).toThrow('small-smuggled: rests on an axiom that is no fact of the foundation');
  });
});
