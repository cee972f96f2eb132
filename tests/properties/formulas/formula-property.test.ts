import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../properties/arbitraries/case.ts';
import { formulaProperty, law, type Over } from '../../../properties/formula-property.ts';
import type { Judgement } from '../../../src/claims/claim.ts';
import type { Formula } from '../../../src/claims/formula.ts';
import { formulaText } from '../../../src/claims/print-formula.ts';
import { claimObject, readClaim } from '../../../src/claims/read-claim.ts';
import { scopeOf } from '../../../src/claims/quantities.ts';
import { visitQuantities } from '../../../src/claims/used-quantities.ts';
import { DiagnosticError } from '../../../src/diagnostics/diagnostic.ts';
import { readLayer } from '../../../src/layers/layer-file.ts';
import { arbitraryFormula } from '../../claims/arbitrary-formulas.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 40);
const OVERS: readonly Over[] = [
  { kind: 'ssm' },
  { kind: 'diagonal-ssm' },
  { kind: 'time-varying-ssm' },
  { kind: 'bidirectional-ssm' },
  { kind: 'operators' },
  { kind: 'convolution' },
];

/** What is known of the claim after so many cases: the first that fails exactly, and how the others were judged. */
function searched(property: ReturnType<typeof law>, runs: number, seed = 1) {
  const cases = fc.sample(property.source, { numRuns: runs, seed });
  const judgements = cases.map((one) => property.judge(one));
  const failure = cases.find((one, at) => judgements[at] === 'fails' && property.confirm(one).judgement === 'fails');
  return {
    failure,
    holds: judgements.filter((one) => one === 'holds').length,
    outside: judgements.filter((one) => one === 'outside').length,
  };
}

describe('a law', () => {
  const laws: readonly [Over, Parameters<typeof law>[1]][] = [
    [{ kind: 'ssm', D: false }, { says: 'heads <= min(n, N, p*d) and heads <= degree' }],
    [{ kind: 'ssm' }, { says: 'heads <= min(n, N + 1) and heads(n + 1) <= heads + 1 and pairwise <= min(p, heads)' }],
    [
      { kind: 'ssm', D: false },
      { given: 'p*d = 1 and n >= degree and rank(A) = N', says: 'heads <= 1' },
    ],
    [{ kind: 'diagonal-ssm', D: false }, { says: 'heads <= eigenvalues and heads <= 2*N*d' }],
    [{ kind: 'time-varying-ssm' }, { says: 'heads <= p*d and ceil(heads/n) <= n' }],
    [{ kind: 'bidirectional-ssm' }, { says: 'heads <= min(N + 1, 2*n - 1)' }],
    [{ kind: 'operators' }, { says: 'heads <= min(w, n) and (softmax = heads or softmax = heads + 1)' }],
    [{ kind: 'convolution' }, { says: 'heads <= min(w, p*d) and rowRank <= p and colRank <= d' }],
  ];
  it.each(laws)('that is true over %o has no counterexample: %o', (over, says) => {
    const { failure, holds } = searched(law(over, says), 10 * CASES);
    expect(failure).toBeUndefined();
    expect(holds).toBeGreaterThan(0);
  });

  const wrong: readonly [Over, Parameters<typeof law>[1], string[]][] = [
    [
      { kind: 'ssm', D: false },
      { given: 'rank(A) = N', says: 'heads = min(n, N, p*d)' },
      ['rank(A)', 'N', 'heads', 'n', 'p', 'd', 'min(n, N, p*d)'],
    ],
    [{ kind: 'ssm', D: false }, { says: 'not heads > p' }, ['heads', 'p']],
    [{ kind: 'diagonal-ssm' }, { says: 'heads <= N' }, ['heads', 'N']],
    [{ kind: 'time-varying-ssm' }, { says: 'heads <= n' }, ['heads', 'n']],
    [{ kind: 'bidirectional-ssm' }, { says: 'heads <= n' }, ['heads', 'n']],
    [{ kind: 'operators' }, { says: 'pairwise = heads' }, ['pairwise', 'heads']],
    [{ kind: 'operators', w: [1, 3] }, { says: 'softmax = heads' }, ['softmax', 'heads']],
    [{ kind: 'convolution' }, { says: 'heads = min(w, n)' }, ['heads', 'w', 'n', 'min(w, n)']],
  ];
  it.each(wrong)('that is false over %o is refuted, with the values that this rests on: %o', (over, says, names) => {
    const property = law(over, says);
    const { failure } = searched(property, 2000);
    expect(failure).toBeDefined();
    const { facts } = property.confirm(failure);
    expect(facts.map(({ name }) => name)).toEqual(names);
    expect(facts.every(({ value }) => /^-?\d+$/.test(value))).toBe(true);
    // The counterexample can be saved and read again.
    expect(readLayer(property.layer(failure)!).kind).toBe(over.kind);
  });

  it('whose hypothesis nobody satisfies judges every case to be outside', () => {
    expect(searched(law({ kind: 'ssm' }, { given: 'heads > N + 1', says: 'n = 0' }), 200)).toEqual({
      failure: undefined,
      holds: 0,
      outside: 200,
    });
  });

  it('with a term that has no value says where, as fast and as exactly', () => {
    const property = law({ kind: 'ssm' }, { says: 'ceil(n/(heads - heads)) = 1' });
    const [one] = fc.sample(property.source, 1);
    for (const judge of judgesOf(property)) expect(() => judge(one)).toThrow(/expected a divisor other than 0/);
    // What is not looked at needs no value, and is then no fact.
    const guarded = law({ kind: 'ssm' }, { says: 'n < 1 or heads(n - 1) <= heads or heads(-1) = 0' });
    const names = guarded.confirm(fc.sample(guarded.source, 1)[0]).facts.map(({ name }) => name);
    expect(names).toEqual(['n', 'heads(n - 1)', 'heads']);
  });

  it('asks about lengths that only exact arithmetic refuses', () => {
    const steps = law({ kind: 'time-varying-ssm' }, { says: 'heads(n + 1) >= heads' });
    const [one] = fc.sample(steps.source, 1);
    for (const judge of judgesOf(steps)) expect(() => judge(one)).toThrow(/says|expected a whole number/);
  });
});

describe('any formula', () => {
  it.each(OVERS)('is judged the same way modulo primes and exactly over %o', (over) => {
    const { quantities, matrices } = scopeOf(over.kind);
    // Softmax and pairwise counts may be undecided, or are asked for exactly anyway.
    const known = [...quantities].filter((name) => name !== 'softmax' && name !== 'pairwise');
    const speakable = arbitraryFormula.map((formula) => withKnown(formula, known, matrices.size > 0)).filter((text) => text.length < 400);
    fc.assert(
      fc.property(speakable, fc.integer(), (says, seed) => {
        const property = law(over, { says });
        for (const one of fc.sample(property.source, { numRuns: 3, seed })) {
          expect(outcome(() => property.judge(one))).toEqual(outcome(() => property.confirm(one).judgement));
        }
      }),
      { numRuns: CASES },
    );
  });
});

describe('a claim file about a family', () => {
  it('draws no entry outside its range, unlike a law, which may reach further', () => {
    const over = { kind: 'ssm', entries: [-1, 1], N: [2, 4] } as const;
    const claim = readClaim({ format: 'headcount/claim@1', id: 'mine', over, says: 'heads <= N + 1' });
    const largest = (property: ReturnType<typeof law>): number =>
      Math.max(
        ...fc.sample(property.source, { numRuns: 300, seed: 1 }).flatMap((one) => (one as Extract<Case, { kind: 'ssm' }>).A.map(Math.abs)),
      );
    expect(largest(formulaProperty(claim))).toBe(1);
    expect(largest(law(over, { says: 'heads <= N + 1' }))).toBeGreaterThan(1);
  });

  it('about a layer that is still a path is not searched', () => {
    const claim = readClaim({ format: 'headcount/claim@1', id: 'mine', layer: 'a.layer.json', says: 'heads <= N' });
    expect(() => formulaProperty(claim)).toThrow(/expected the layer itself/);
  });
});

describe('a claim about one layer', () => {
  const rotation = { format: 'headcount/layer@1', kind: 'ssm', A: [[0, -1], [1, 0]], B: [[1, 0], [0, 1]], C: [[1, 0], [0, 1]] }; // prettier-ignore
  const about = (says: string, n?: [number, number]) =>
    formulaProperty(readClaim({ format: 'headcount/claim@1', id: 'mine', layer: rotation, ...(n && { ranges: { n } }), says }));

  it('is searched over its lengths, and shrinks to the least that fails', () => {
    const property = about('heads <= 1 or n > 40', [1, 64]);
    const { failure } = searched(property, 100);
    let current = failure as { n: number };
    for (;;) {
      const smaller = [...property.source.shrink(current, undefined)].find(({ value }) => property.judge(value) === 'fails');
      if (smaller === undefined) break;
      current = smaller.value as { n: number };
    }
    expect(current).toEqual({ n: 2 });
    expect(property.confirm(current)).toEqual({ judgement: 'fails', facts: [{ name: 'heads', value: '2' }, { name: 'n', value: '2' }] }); // prettier-ignore
    expect(property.size(current)).toEqual({ dimensions: { n: 2 }, nonzero: 0 });
    expect(property.below?.({ dimensions: { n: 0 }, nonzero: 0 })).toBeNull();
    expect(property.layer(current)).toEqual(
      claimObject(readClaim({ format: 'headcount/claim@1', id: 'x', layer: rotation, says: 'n = n' }))['layer'],
    );
    expect(searched(about('heads <= 2 and eigenvalues = 2 and rank(A) = 2'), 100).failure).toBeUndefined();
  });

  it('takes only lengths of the claim back from a store', () => {
    const { source } = about('heads <= 2', [2, 5]);
    for (const n of [2, 5]) expect(source.canShrinkWithoutContext({ n })).toBe(true);
    for (const wrong of [{ n: 1 }, { n: 6 }, { n: 2.5 }, { n: 3, extra: 1 }, null, 3])
      expect(source.canShrinkWithoutContext(wrong)).toBe(false);
  });
});

/** The fast judgement and the exact one. */
function judgesOf(property: ReturnType<typeof law>): ((one: unknown) => unknown)[] {
  return [(one) => property.judge(one), (one) => property.confirm(one)];
}

/** The same formula with names that the kind has, its parameters replaced by lengths, ready to be read again. */
function withKnown(formula: Formula, names: readonly string[], hasMatrices: boolean): string {
  const renamed = structuredClone(formula);
  visitQuantities(renamed, (term) => {
    const mutable = term as { kind: string; name?: string; matrix?: string };
    if (term.kind === 'name') mutable.name = names[term.name.charCodeAt(term.name.length - 1) % names.length]!;
    if (term.kind === 'rank' && !hasMatrices) Object.assign(mutable, { kind: 'name', name: 'n' });
  });
  return formulaText(renamed);
}

function outcome(judge: () => Judgement): string {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return `${error.diagnostic.code} at ${error.diagnostic.place ?? ''}: ${error.diagnostic.message}`;
  }
}
