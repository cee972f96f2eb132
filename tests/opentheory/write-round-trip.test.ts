import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Axiom } from '../../src/kernel/axiom-set.ts';
import { constant } from '../../src/kernel/constant.ts';
import { abstraction, alphaEqual, application, constantTerm, substitution, variable, type Term } from '../../src/kernel/term.ts';
import { exactlyEqual } from '../../src/kernel/term-contents.ts';
import * as rules from '../../src/kernel/theorem.ts';
import { BOOL, functionType } from '../../src/kernel/type.ts';
import { componentsOf, nameOfComponents } from '../../src/opentheory/name.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';
import { writeArticle } from '../../src/opentheory/write-article.ts';
import { assignmentOn, tapes, termOn, typeOn, typesOn } from '../kernel/arbitrary-terms.ts';
import { NamedKernel } from '../kernel/named-kernel/named-kernel.ts';
import { Translation } from '../kernel/named-kernel/translation.ts';
import { RandomArguments } from '../kernel/random-arguments.ts';
import { definitions } from '../kernel/random-definitions.ts';
import { inferences } from '../kernel/random-inferences.ts';
import { dictionary, recorded, refusal, termAgain, written } from './written-articles.ts';

/** Cases of each property; from 10 000 on also every article of the corpus. */
const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 300);
const TIMEOUT = 60_000 + CASES * 40;
const OWN = path.join(import.meta.dirname, 'articles', 'good');
const CORPUS = path.resolve(import.meta.dirname, '../../../shared/opentheory');
/** Uncompressed bytes of the articles of the corpus that the suite writes again. */
const LARGEST = CASES < 10_000 ? 20_000 : Infinity;

/** Whether two lists of sequents are the same, whatever their order. */
function sameAxioms(a: readonly Axiom[], b: readonly Axiom[]): boolean {
  const covers = (x: readonly Term[], y: readonly Term[]): boolean => x.every((t) => y.some((other) => alphaEqual(t, other)));
  const same = (x: Axiom, y: Axiom): boolean =>
    alphaEqual(x.conclusion, y.conclusion) && covers(x.hypotheses, y.hypotheses) && covers(y.hypotheses, x.hypotheses);
  return a.every((x) => b.some((y) => same(x, y))) && b.every((x) => a.some((y) => same(x, y)));
}

describe('an article that was read, written and read again', { timeout: TIMEOUT }, () => {
  /** Reads, writes and reads; the size of what was written for each byte of what was read. */
  function roundTrip(name: string, bytes: Uint8Array): number {
    const first = readArticle(name, bytes, { recordSteps: true });
    const text = [...writeArticle(first.theorems, first)].join('');
    const second = readArticle(`${name} again`, text, { recordSteps: true });
    expect(second.theorems).toHaveLength(first.theorems.length);
    first.theorems.forEach((one, i) => {
      const other = second.theorems[i]!;
      expect(exactlyEqual(one.theorem.conclusion, other.theorem.conclusion)).toBe(true);
      expect(exactlyEqual(one.conclusion, other.conclusion)).toBe(true);
      expect(one.hypotheses.length).toBe(other.hypotheses.length);
      one.hypotheses.forEach((h, j) => {
        expect(exactlyEqual(h, other.hypotheses[j]!)).toBe(true);
      });
    });
    expect(sameAxioms(first.assumptions, second.assumptions) && sameAxioms(first.axioms, second.axioms)).toBe(true);
    expect(second.warnings.map(({ code }) => code)).not.toContain('objects-left');
    expect(dictionary(text).left).toBe(0);
    expect([...writeArticle(second.theorems, second)].join('') === text).toBe(true);
    return (Buffer.byteLength(text) - '6\nversion\n'.length) / Math.max(1, bytes.length);
  }

  it('proves the same, from the same axioms (own articles)', () => {
    const files = readdirSync(OWN).filter((name) => name.endsWith('.art'));
    expect(files.length).toBeGreaterThan(20);
    const refused = files.filter((file) => refusal(() => roundTrip(file, readFileSync(path.join(OWN, file)))) !== 'written');
    expect(refused).toEqual([]);
  });

  it.skipIf(!existsSync(CORPUS))('proves the same, from the same axioms, in hardly more bytes', () => {
    let count = 0;
    for (const file of readdirSync(CORPUS).filter((name) => name.endsWith('.art.gz'))) {
      const bytes = gunzipSync(readFileSync(path.join(CORPUS, file)));
      if (bytes.length > LARGEST || (CASES < 10_000 && count === 60)) continue;
      count++;
      const ratio = roundTrip(file, bytes);
      expect(`${file}: ${String(ratio < 1.05)} (${String(ratio)})`).toContain('true');
    }
    expect(count).toBeGreaterThan(30);
  });
});

describe(`random theorems and terms (${String(CASES)} of each kind; HEADCOUNT_CASES sets how many)`, { timeout: TIMEOUT }, () => {
  const slow = new NamedKernel();
  const translation = new Translation();

  it('of random derivations are proved by what is written, by every rule, with the names of all bound variables', () => {
    const seen = new Set<string>();
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(tapes(400), (tape) => {
        const made = recorded(() => {
          const given = new RandomArguments(tape);
          const steps = Object.entries({ ...inferences(given), ...definitions(given) });
          const theorems: rules.Theorem[] = [];
          while (!tape.atEnd) {
            const [rule, draw] = tape.oneOf(steps);
            const twins = given.pair.take(rule, draw()) ?? [];
            given.keep(twins);
            theorems.push(...twins.map(({ real }) => real));
          }
          return theorems;
        });
        for (const th of made.slice(-4)) {
          const outcome = refusal(() => {
            const text = written(th);
            for (const line of text.split('\n')) seen.add(line);
            const [back] = readArticle('again.art', text).theorems;
            expect(exactlyEqual(back!.theorem.conclusion, th.conclusion)).toBe(true);
            const [axioms, before] = [rules.axiomsOf([back!.theorem]), rules.axiomsOf([th])];
            expect(sameAxioms([...axioms], [...before])).toBe(true);
            expect(dictionary(text).left).toBe(0);
          });
          const code = outcome.replace(/:.*/s, '');
          outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
        }
      }),
      { numRuns: CASES },
    );
    // Derivations may end in two constants of one name, or mention a type without its definition: no article says that.
    expect([...outcomes.keys()].filter((code) => !['written', 'article-export', 'article-undefined'].includes(code))).toEqual([]);
    expect(outcomes.get('written')! / [...outcomes.values()].reduce((a, b) => a + b)).toBeGreaterThan(0.8);
    const all = ['absThm', 'appThm', 'assume', 'axiom', 'betaConv', 'deductAntisym', 'defineConst', 'defineConstList', 'defineTypeOp'];
    expect([...all, 'eqMp', 'proveHyp', 'refl', 'subst', 'sym', 'trans'].filter((rule) => !seen.has(rule))).toEqual([]);
  });

  it('come back with the names of all bound variables if they were built with names', () => {
    fc.assert(
      fc.property(tapes(200), (tape) => {
        const t = translation.toKernel(termOn(tape, typeOn(tape)));
        expect(exactlyEqual(termAgain(t), t)).toBe(true);
      }),
      { numRuns: CASES },
    );
  });

  it('come back up to alpha-equivalence if names would capture after a substitution', () => {
    let renamings = 0;
    fc.assert(
      fc.property(tapes(300), (tape) => {
        const t = termOn(tape, typeOn(tape));
        const types = typesOn(tape);
        const terms = assignmentOn(tape, slow.instantiate(new Map(types), t));
        const replaced = substitution(
          types.map(([name, type]) => [name, translation.toKernelType(type)]),
          terms.map(([v, value]) => [translation.toKernel(v), translation.toKernel(value)]),
        )(translation.toKernel(t));
        const back = termAgain(replaced);
        expect(alphaEqual(back, replaced)).toBe(true);
        if (!exactlyEqual(back, replaced)) renamings++;
      }),
      { numRuns: CASES },
    );
    expect(renamings).toBeGreaterThan(CASES / 100);
  });

  it('come back with any names that an article can write', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), fc.string(), (components, name) => {
        const c = constantTerm(constant(nameOfComponents(['any', ...components])), functionType(BOOL, BOOL));
        const v = variable(nameOfComponents([name]), BOOL);
        const back = termAgain(abstraction(v, application(c, v)));
        expect([back.name, componentsOf(back.body.fn.constant.name)]).toEqual([v.name, ['any', ...components]]);
      }),
      { numRuns: CASES },
    );
  });
});
