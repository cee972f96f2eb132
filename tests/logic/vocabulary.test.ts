// The constants of the proofs, beside those of the library.
import { describe, expect, it } from 'vitest';
import { abstraction, variable } from '../../src/kernel/term.ts';
import { defineConstant } from '../../src/kernel/theorem.ts';
import { BOOL } from '../../src/kernel/type.ts';
import { TRUE, not } from '../../src/logic/formula.ts';
import { word } from '../../src/logic/notation.ts';
import { printTerm } from '../../src/logic/print-term.ts';
import { NAMESPACE, addConstant, parseStatement, vocabulary } from '../../src/logic/vocabulary.ts';
import { errorOf } from './proof-outcome.ts';

const p = variable('p', BOOL);
const NAME = `${NAMESPACE}.vocabularySample`;
const sample = defineConstant(NAME, abstraction(p, not(p))).conclusion.fn.arg.constant;

describe('the vocabulary', () => {
  it('reads and writes a constant once it is added', () => {
    expect(parseStatement('vocabularySample T').fn.kind).toBe('variable');
    addConstant(sample, word('vocabularySample'));
    const t = parseStatement('vocabularySample T');
    expect(t.fn.constant).toBe(sample);
    expect(t.arg).toBe(TRUE);
    expect(printTerm(t, { signature: vocabulary() })).toBe('vocabularySample T');
  });

  it('takes the same constant again, but no other of its name', () => {
    addConstant(sample, word('vocabularySample'));
    const other = defineConstant(NAME, abstraction(p, p)).conclusion.fn.arg.constant;
    const error = errorOf(() => {
      addConstant(other, word('vocabularySample'));
    });
    expect(error.code).toBe('constant-twice');
    expect(error.message).toContain(NAME);
    expect(parseStatement('vocabularySample T').fn.constant).toBe(sample);
  });

  it('reads statements only: formulas', () => {
    expect(errorOf(() => parseStatement('suc 0')).code).toBe('term-types');
    expect(errorOf(() => parseStatement('T ∧')).code).toBe('term-syntax');
  });
});
