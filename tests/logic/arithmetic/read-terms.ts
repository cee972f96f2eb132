// How the tests of arithmetic write terms, and what every theorem that arithmetic makes must satisfy.
import { expect } from 'vitest';
import { alphaEqual, type Term } from '../../../src/kernel/term.ts';
import { axiomsOf, type Theorem } from '../../../src/kernel/theorem.ts';
import { BOOL, functionType, type HolType } from '../../../src/kernel/type.ts';
import { NATURAL, REAL } from '../../../src/logic/arithmetic/number-terms.ts';
import { baseSignature } from '../../../src/logic/base-signature.ts';
import { factOfAxiom } from '../../../src/logic/foundation.ts';
import { parseTerm } from '../../../src/logic/parse-term.ts';
import { printSequent } from '../../../src/logic/print-term.ts';

const named = (names: string, type: HolType): [string, HolType][] => names.split(' ').map((name) => [name, type]);
const variables = new Map([
  ...named('x y z u v w e', REAL),
  ...named('m n k i j a b c d', NATURAL),
  ...named('p q', BOOL),
  ...named('f', functionType(NATURAL, NATURAL)),
  ...named('g', functionType(NATURAL, REAL)),
]);

/** A term; x y z u v w e are reals, m n k i j a b c d naturals, p q formulas, f and g sequences of naturals and of reals. */
export function read(text: string, type?: HolType): Term {
  return parseTerm(text, { signature: baseSignature(), variables, ...(type && { type }) });
}

/** Expects the theorem to be that formula, to have no other hypotheses, and to rest on the foundation alone. */
export function expectProved(th: Theorem, formula: Term, hypotheses: readonly Term[] = []): void {
  const text = printSequent(th);
  expect(alphaEqual(th.conclusion, formula), text).toBe(true);
  expect(
    th.hypotheses.every((h) => hypotheses.some((one) => alphaEqual(h, one))),
    text,
  ).toBe(true);
  for (const axiom of axiomsOf([th])) expect(factOfAxiom(axiom)).not.toBeNull();
}
