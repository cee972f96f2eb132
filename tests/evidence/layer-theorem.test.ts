import './steps-recorded.ts';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiagnosticError, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { layerCertificate, type LayerCertificate } from '../../src/evidence/layer-certificate.ts';
import { layerTheoremArticle, layerTheoremReport } from '../../src/evidence/layer-theorem-report.ts';
import type { Entries } from '../../src/evidence/layer-table.ts';
import { layerTheorem, type LayerTheorem } from '../../src/evidence/layer-theorem.ts';
import { FOUNDATION_ONLY } from '../../src/evidence/proof-axioms.ts';
import { ONE, ZERO, addQ, equalQ, formatQ, integer, mulQ, rational, type Rational } from '../../src/exact/rational.ts';
import { rationals } from '../../src/exact/rational-scalars.ts';
import { headCount } from '../../src/heads/head-count.ts';
import { alphaEqual, bodyAt, type Term } from '../../src/kernel/term.ts';
import { axiomsOf } from '../../src/kernel/theorem.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import type { Layer } from '../../src/layers/layer.ts';
import { operatorList } from '../../src/layers/operator-list.ts';
import { ssm } from '../../src/layers/ssm.ts';
import { naturalNumeral, naturalValue, rationalValue } from '../../src/logic/arithmetic/number-terms.ts';
import { isApplied, spine } from '../../src/logic/formula.ts';
import { parseStatement } from '../../src/logic/vocabulary.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';

const EXAMPLES = path.join(import.meta.dirname, '../../docs/examples/layers');
const layerNamed = (name: string): Layer => readLayer(readFileSync(path.join(EXAMPLES, `${name}.layer.json`), 'utf8'));
/** Cases of each kind in one property: HEADCOUNT_CASES multiplies them. */
const cases = Number(process.env['HEADCOUNT_CASES'] ?? 1);
const runs = (count: number): { numRuns: number } => ({ numRuns: Math.max(3, Math.round(count * cases)) });

function certificateOf(layer: Layer, n?: number): LayerCertificate {
  return layerCertificate(layer, headCount(layer, { n }).certificate!);
}

/** Examples that have a theorem and take well under a second each. */
const UNSUITED = ['attention', 'multi-query-attention', 'delay-line-64', 'legs-8', 'legs-8-row'];
const examples = readdirSync(EXAMPLES)
  .map((file) => file.replace('.layer.json', ''))
  .filter((name) => !UNSUITED.includes(name));

/** What a table of conditionals is at numbers, by reading it. */
function entryOf(table: Term, indices: readonly number[]): Rational {
  let t = table;
  for (const i of indices) {
    t = bodyAt(t, naturalNumeral(BigInt(i)));
    while (isApplied(t, 'Data.Bool.cond', 3)) {
      const [condition, yes, no] = spine(t).args as [Term, Term, Term];
      t = naturalValue(condition.fn.arg) === naturalValue(condition.arg) ? yes : no;
    }
  }
  return rationalValue(t)!;
}

/** n, p, d, the table, whether it is that of a causal family, and the number of heads: as a statement says, both times. */
function readStatement(t: Term): { n: number; p: number; d: number; table: Term; isCausal: boolean; heads: number } {
  expect(isApplied(t, 'Data.Bool./\\\\', 2)).toBe(true);
  const number = (one: Term): number => Number(naturalValue(one));
  const first = spine(t.fn.arg);
  expect(first.head.constant.name).toBe('Headcount.Heads');
  const [n, p, d, family, heads] = first.args as [Term, Term, Term, Term, Term];
  // ∀H. Heads n p d family H ⟹ k ≤ H
  const least = t.arg.arg.body;
  expect([isApplied(t.arg, 'Data.Bool.!', 1), isApplied(least, 'Data.Bool.==>', 2)]).toEqual([true, true]);
  expect(alphaEqual(least.fn.arg.fn, t.fn.arg.fn)).toBe(true);
  expect(least.fn.arg.arg.kind).toBe('bound');
  expect(isApplied(least.arg, 'Number.Natural.<=', 2)).toBe(true);
  expect([number(least.arg.fn.arg), least.arg.arg.kind]).toEqual([number(heads), 'bound']);
  // λx. causal M, or λx. W: x is not used
  const body = family.body;
  expect(body.loose).toBe(0);
  const isCausal = isApplied(body, 'Headcount.causal', 1);
  return { n: number(n), p: number(p), d: number(d), table: isCausal ? body.arg : body, isCausal, heads: number(heads) };
}

/** The statement, read back from its text, is about exactly the layer's operators on that length, and that number of heads. */
function expectAbout(proved: LayerTheorem, layer: Layer, length: number, heads: number): void {
  const { statement, hypotheses } = layerTheoremReport(proved, 0);
  expect(hypotheses).toEqual([]);
  const said = readStatement(parseStatement(statement));
  expect(alphaEqual(parseStatement(statement), proved.theorem.conclusion)).toBe(true);
  const n = layer.tokens(length);
  expect(said).toMatchObject({ n, p: layer.p, d: layer.d, heads, isCausal: layer.causal && layer.toeplitz });
  const X = Array.from({ length: n }, () => Array.from({ length: layer.d }, () => ZERO));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const W = layer.operator(rationals(), X, i, j);
      const entry = (a: number, b: number): Rational => {
        if (!said.isCausal) return entryOf(said.table, [i, j, a, b]);
        return j <= i ? entryOf(said.table, [i - j, a, b]) : ZERO;
      };
      expect(W.map((row, a) => row.map((_, b) => formatQ(entry(a, b))))).toEqual(W.map((row) => row.map(formatQ)));
    }
  }
}

function diagnosticOf(compute: () => unknown): Diagnostic | null {
  try {
    compute();
    return null;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
}

describe('the theorem about an example layer', () => {
  it.each(examples)(
    '%s says its numbers and its count, from the foundation alone',
    (name) => {
      const layer = layerNamed(name);
      const report = headCount(layer);
      const proved = layerTheorem(layerCertificate(layer, report.certificate!));
      expect(proved.theorem.hypotheses).toEqual([]);
      expect([...axiomsOf([proved.theorem])].every(FOUNDATION_ONLY)).toBe(true);
      expectAbout(proved, layer, report.n, report.operator.heads);
    },
    120_000,
  );

  it('is about the length that was asked for', () => {
    for (const [name, n] of [
      ['rotation', 6],
      ['so3', 2],
      ['bidirectional', 2],
      ['centred-convolution', 4],
    ] as const) {
      const layer = layerNamed(name);
      const count = headCount(layer, { n });
      expectAbout(layerTheorem(layerCertificate(layer, count.certificate!)), layer, n, count.operator.heads);
    }
  });
});

const entry = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }).map(integer) },
  { weight: 1, arbitrary: fc.tuple(fc.bigInt(-40n, 40n), fc.bigInt(1n, 12n)).map(([a, b]) => rational(a, b)) },
);
const matrix = (rows: number, columns: number): fc.Arbitrary<Rational[][]> =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const operatorLayer = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([p, d, n]) => fc.array(matrix(p, d), { minLength: n, maxLength: n }))
  .map((operators) => operatorList({ operators }));

describe('the theorem about a random layer', () => {
  it('says its operators and its count', () => {
    fc.assert(
      fc.property(operatorLayer, (layer) => {
        const count = headCount(layer);
        expectAbout(layerTheorem(layerCertificate(layer, count.certificate!)), layer, count.n, count.operator.heads);
      }),
      runs(20),
    );
  }, 300_000);

  it('is there for state spaces of size 3 on six tokens', () => {
    fc.assert(
      fc.property(matrix(3, 3), matrix(3, 3), matrix(3, 3), (A, B, C) => {
        const layer = ssm({ A, B, C });
        const count = headCount(layer, { n: 6 });
        expectAbout(layerTheorem(layerCertificate(layer, count.certificate!)), layer, 6, count.operator.heads);
      }),
      runs(4),
    );
  }, 300_000);
});

type Numbers = readonly (readonly Rational[])[];

/** Whether (tau, c, phi) prove the count of a causal layer, computed here. */
function holds({ n, operators, basis, coefficients, functionals }: LayerCertificate): boolean {
  const M = operators as readonly Numbers[];
  const tau = basis.map(([l]) => l!);
  if (tau.some((l) => l >= n)) return false;
  const total = (list: readonly Rational[]): Rational => list.reduce(addQ, ZERO);
  const combined = M.every((m, l) =>
    m.every((row, a) =>
      row.every((q, b) => equalQ(q, total((coefficients[l] as readonly Rational[]).map((c, s) => mulQ(c, M[tau[s]!]![a]![b]!))))),
    ),
  );
  const dual = (functionals as readonly Numbers[]).every((phi, s) =>
    tau.every((l, t) => equalQ(total(M[l]!.flatMap((row, a) => row.map((q, b) => mulQ(phi[a]![b]!, q)))), s === t ? ONE : ZERO)),
  );
  return combined && dual;
}

function changed(entries: Entries, place: readonly number[], by: Rational): Entries {
  const [i, ...rest] = place;
  if (i === undefined || !Array.isArray(entries)) return addQ(entries as Rational, by);
  const list = entries as readonly Entries[];
  return list.map((one, at) => (at === i % list.length ? changed(one, rest, by) : one));
}

describe('a wrong certificate', () => {
  const mutation = fc.record({
    part: fc.constantFrom('tau' as const, 'c' as const, 'phi' as const),
    place: fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }),
    by: entry.filter((q) => q.num !== 0n),
  });

  it('gives no theorem, whichever number is changed', () => {
    fc.assert(
      fc.property(operatorLayer, mutation, (layer, { part, place, by }) => {
        const right = certificateOf(layer);
        if (right.basis.length === 0) return;
        const s = place[0]! % right.basis.length;
        const wrong: LayerCertificate =
          part === 'tau'
            ? { ...right, basis: right.basis.map(([l], t) => [t === s ? (l! + 1 + (place[1]! % right.n)) % (right.n + 1) : l!]) }
            : part === 'c'
              ? { ...right, coefficients: changed(right.coefficients, place.slice(0, 2), by) as readonly Entries[] }
              : { ...right, functionals: changed(right.functionals, place, by) as readonly Entries[] };
        const found = diagnosticOf(() => layerTheorem(wrong));
        // A number that plays no part may be any: then the theorem is the same, and right.
        if (holds(wrong)) expect(found).toBeNull();
        else expect(found?.code).toBe('certificate-refuted');
      }),
      runs(60),
    );
  }, 300_000);

  it('is refused with the numbers that differ', () => {
    const right = certificateOf(layerNamed('rotation'), 4);
    const messages = [
      { ...right, basis: [[0], [9]] },
      { ...right, coefficients: changed(right.coefficients, [2, 0], ONE) as readonly Entries[] },
      { ...right, functionals: changed(right.functionals, [1, 0, 0], ONE) as readonly Entries[] },
      { ...right, functionals: [[], []] },
      {
        ...right,
        basis: [[0]],
        coefficients: right.coefficients.map((row) => (row as readonly Entries[]).slice(0, 1)),
        functionals: right.functionals.slice(0, 1),
      },
    ].map((wrong) => {
      const found = diagnosticOf(() => layerTheorem(wrong));
      return `${found?.code ?? ''}: ${found?.message ?? ''}: ${found?.notes?.join() ?? ''}`;
    });
    expect(messages).toMatchInlineSnapshot(`
      [
        "certificate-refuted: a basis operator lies beyond the length: number 1 stands at 9, expected below 4",
        "certificate-refuted: M_2 is not the combination of the 2 basis operators that the certificate says: its entry [0, 0] is -1, that of the combination 0",
        "certificate-refuted: the functionals of the certificate are not dual to its basis: functional 1 at basis operator 0 is not zero, expected 0",
        "certificate-refuted: the functionals of the certificate are not dual to its basis: functional 0 at basis operator 0 is 0, expected 1",
        "certificate-refuted: M_1 is not the combination of the 1 basis operators that the certificate says: its entry [0, 1] is -1, that of the combination 0",
      ]
    `);
  });
});

describe('a layer without such a theorem', () => {
  it.each([
    ['attention', 'depend on the input'],
    ['delay-line-64', 'there are 4096 entries of operators, expected at most 2000'],
  ])('%s is refused: %s', (name, message) => {
    const found = diagnosticOf(() => certificateOf(layerNamed(name)));
    expect(found?.code).toBe('no-layer-theorem');
    expect(found?.message).toContain(message);
  });
});

describe('the article of a layer theorem', () => {
  it.each(['rotation', 'zero', 'time-varying'])(
    '%s reads back as the theorem, without axioms',
    (name) => {
      const proved = layerTheorem(certificateOf(layerNamed(name)));
      const { theorems, axioms, warnings } = readArticle(name, [...layerTheoremArticle(proved, name)].join(''));
      expect({ axioms, warnings, count: theorems.length }).toEqual({ axioms: [], warnings: [], count: 1 });
      expect(theorems[0]!.hypotheses).toEqual([]);
      expect(alphaEqual(theorems[0]!.conclusion, proved.theorem.conclusion)).toBe(true);
    },
    120_000,
  );
});
