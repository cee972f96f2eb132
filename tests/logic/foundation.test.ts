// What the proofs assume is what the standard library proves, and nothing else.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { axiomsOf } from '../../src/kernel/theorem.ts';
import { FACT_NAMES, fact, factOfAxiom, lineOf, statementOfFact } from '../../src/logic/foundation.ts';
import { assume, axiom } from '../../src/kernel/theorem.ts';
import { TRUE } from '../../src/logic/formula.ts';
import { libraryIsHere, libraryTheorems, namedSequent } from '../evidence/library-theorems.ts';
import { isTrue } from './finite-model.ts';

const SOURCE = readFileSync(path.resolve(import.meta.dirname, '../../src/logic/foundation.ts'), 'utf8').split('\n');

describe('the facts', () => {
  it.skipIf(!libraryIsHere)('are theorems of the library, word for word up to the names of bound variables', () => {
    const library = libraryTheorems();
    expect(FACT_NAMES.filter((name) => !library.has(namedSequent(fact(name))))).toEqual([]);
  });

  it('have no hypotheses, and each rests on itself only', () => {
    for (const name of FACT_NAMES) {
      expect(fact(name).hypotheses, name).toHaveLength(0);
      const axioms = [...axiomsOf([fact(name)])];
      expect(
        axioms.map((one) => factOfAxiom(one)?.name),
        name,
      ).toEqual([name]);
    }
  });

  it('are different statements, each made once', () => {
    expect(new Set(FACT_NAMES.map((name) => namedSequent(fact(name)))).size).toBe(FACT_NAMES.length);
    for (const name of FACT_NAMES) expect(fact(name)).toBe(fact(name));
  });

  it('stand on the lines that lineOf says', () => {
    for (const name of FACT_NAMES) {
      const line = SOURCE[lineOf(name) - 1]!;
      expect(line, name).toMatch(new RegExp(`^ {2}'?${name}'?: `));
      expect(line, name).toContain(statementOfFact(name));
    }
  });

  it('about truth values and functions are true where types have two or three values', () => {
    const logical = FACT_NAMES.slice(0, FACT_NAMES.indexOf('first'));
    expect(logical.length).toBeGreaterThan(50);
    expect(logical.filter((name) => !isTrue(fact(name)))).toEqual([]);
  });
});

describe('factOfAxiom', () => {
  it('knows no other axiom', () => {
    const other = [...axiomsOf([axiom([], TRUE)])][0]!;
    expect(factOfAxiom(other)).toBeNull();
    const withHypothesis = [...axiomsOf([axiom([TRUE], fact('eta').conclusion)])][0]!;
    expect(factOfAxiom(withHypothesis)).toBeNull();
    expect(axiomsOf([assume(TRUE)]).size).toBe(0);
  });
});
