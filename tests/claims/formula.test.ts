import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaText } from '../../src/claims/print-formula.ts';
import { isTrue, judge, MAX_LENGTH_ASKED, valueOf, type Quantities } from '../../src/claims/evaluate-formula.ts';
import { formulaTokens } from '../../src/claims/formula-tokens.ts';
import { parseFormula } from '../../src/claims/parse-formula.ts';
import { usedQuantities } from '../../src/claims/used-quantities.ts';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { rational } from '../../src/exact/rational.ts';
import { arbitraryFormula, arbitraryQuantities, arbitraryTerm, withoutColumns } from './arbitrary-formulas.ts';
import { truthOfText } from './stack-evaluation.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 1000);

/** Formulas that a claim file may hold. */
const short = arbitraryFormula.filter((formula) => formulaText(formula).length <= 1500);

/** The truth value, or null where something that is needed has no value. */
function truth(text: string, quantities: Quantities): boolean | null {
  try {
    return isTrue(parseFormula(text), quantities);
  } catch (error) {
    if (error instanceof DiagnosticError && error.diagnostic.code === 'undefined-value') return null;
    throw error;
  }
}

/** Asks with every quantity worth a given number, and notes what was asked. */
function asking(values: Readonly<Record<string, bigint>>): { quantities: Quantities; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    quantities: (name, argument) => {
      const text = argument === undefined ? name : `${name}(${argument})`;
      asked.push(text);
      const value = values[text];
      if (value === undefined) throw new Error(`asked for ${text}`);
      return value;
    },
  };
}

describe(`a formula (${CASES} random ones in each property; HEADCOUNT_CASES sets how many)`, () => {
  it('is the same formula when it is printed and read again', () => {
    fc.assert(
      fc.property(short, (formula) => {
        const text = formulaText(formula);
        const again = parseFormula(text);
        expect(withoutColumns(again)).toEqual(formula);
        expect(formulaText(again)).toBe(text);
      }),
      { numRuns: CASES },
    );
  });

  it('does not depend on blanks or on brackets that it does not need', () => {
    fc.assert(
      fc.property(short, fc.constantFrom('', ' ', '\t', '\n'), (formula, blank) => {
        const text = formulaText(formula);
        const tokens = formulaTokens(text).map((token) => token.text);
        const spaced = tokens.join(`${blank} `);
        const dense = text.replace(/ ?(!=|<=|>=|[-+*/=<>,()]) ?/g, '$1');
        for (const other of [spaced, dense, `(${text})`, ` ((${text} )) `]) expect(withoutColumns(parseFormula(other))).toEqual(formula);
      }),
      { numRuns: CASES },
    );
  });

  it('has the truth value that a second evaluator finds, which reads the text with two stacks', () => {
    let [decided, hold] = [0, 0];
    fc.assert(
      fc.property(short, arbitraryQuantities, (formula, quantities) => {
        const text = formulaText(formula);
        const expected = truthOfText(text, quantities);
        decided += expected === null ? 0 : 1;
        hold += expected === true ? 1 : 0;
        expect(truth(text, quantities)).toBe(expected);
      }),
      { numRuns: CASES },
    );
    // The property says something only if both truth values and undefined ones occur.
    expect(decided).toBeGreaterThan(CASES / 2);
    expect(hold).toBeGreaterThan(decided / 5);
    expect(hold).toBeLessThan((4 * decided) / 5);
  });

  it('is never true together with its negation, and implication is what it says', () => {
    fc.assert(
      fc.property(short, short, arbitraryQuantities, (a, b, quantities) => {
        const [first, second] = [formulaText(a), formulaText(b)];
        const value = truth(first, quantities);
        expect(truth(`not (${first})`, quantities)).toBe(value === null ? null : !value);
        const text = `(${first}) implies (${second})`;
        expect(truth(text, quantities)).toBe(truth(`not (${first}) or (${second})`, quantities));
      }),
      { numRuns: CASES },
    );
  });

  it('asks only for what usedQuantities lists', () => {
    fc.assert(
      fc.property(short, arbitraryQuantities, (formula, quantities) => {
        const used = usedQuantities(formula);
        const names = new Set(
          used.map(({ term }) => (term.kind === 'name' ? term.name : term.kind === 'rank' ? `rank ${term.matrix}` : 'heads m')),
        );
        truth(formulaText(formula), (name, argument) => {
          const kind = argument === undefined ? '' : typeof argument === 'bigint' ? ' m' : ` ${argument}`;
          expect(names).toContain(`${name}${kind}`);
          return quantities(name, argument);
        });
        expect(new Set(used.map(({ text }) => text)).size).toBe(used.length);
      }),
      { numRuns: CASES },
    );
  });
});

describe('what is not needed', () => {
  it.each([
    ['n = 1 and heads = 1', { n: 2n }],
    ['n = 2 or heads = 1', { n: 2n }],
    ['n = 1 implies heads(n - 2) = 1', { n: 2n }],
    ['not (n = 2) and heads = 1 and pairwise = 2', { n: 2n }],
    ['n = 1 implies heads = 1 implies softmax = 1', { n: 2n }],
  ])('is not asked for: %s', (text, values) => {
    const { quantities, asked } = asking(values);
    isTrue(parseFormula(text), quantities);
    expect(asked).toEqual(['n']);
  });

  it('is not asked for where the hypothesis of a claim does not hold', () => {
    const { quantities, asked } = asking({ N: 1n, 'rank(A)': 0n });
    expect(judge(parseFormula('rank(A) = N'), parseFormula('heads = min(n, N)'), quantities)).toBe('outside');
    expect(asked).toEqual(['rank(A)', 'N']);
  });
});

describe('a claim', () => {
  const says = parseFormula('heads = min(n, N, p*d)');
  it('fails or holds where its hypothesis does', () => {
    const values = { n: 2n, N: 2n, p: 2n, d: 2n };
    expect(judge(null, says, asking({ ...values, heads: 2n }).quantities)).toBe('holds');
    expect(judge(parseFormula('n > 1'), says, asking({ ...values, heads: 1n }).quantities)).toBe('fails');
  });

  it.each([
    ['says', 'heads(n - 3) = 1', 'says, column 1', 'm = -1'],
    ['says', `heads(${MAX_LENGTH_ASKED + 1n}) = 1`, 'says, column 1', 'm = 1025'],
    ['says', 'n > 0 and n = ceil(n/(n - 2))', 'says, column 15', 'b = 0'],
    ['given', 'ceil(heads(n*n*n*n*n*n*n*n*n*n*n*n)/1) = 1', 'given, column 6', 'm = 4096'],
  ])('without a value in "%s" says where: %s', (key, text, place, found) => {
    const quantities = asking({ n: 2n, heads: 1n }).quantities;
    const [given, conclusion] = key === 'given' ? [parseFormula(text), says] : [null, parseFormula(text)];
    expect(() => judge(given, conclusion, quantities)).toThrow(
      expect.objectContaining({
        diagnostic: expect.objectContaining({ code: 'undefined-value', place, message: expect.stringContaining(found) }),
      }),
    );
  });
});

describe('arithmetic', () => {
  const ask: Quantities = (name, argument) => (name === 'c' ? rational(-7n, 2n) : name === 'heads' ? (argument as bigint) : 3n);
  const value = (text: string): unknown => {
    const formula = parseFormula(`${text} = 0`);
    return formula.kind === 'comparison' ? valueOf(formula.left, ask) : undefined;
  };
  it.each([
    ['2 + 3*4 - 5 - 6', 3n],
    ['-n*n', -9n],
    ['--n - -1', 4n],
    ['2 - (3 - 4)', 3n],
    ['min(n, 2, 5) + max(-1, -2)', 1n],
    ['ceil(7/2) + ceil(-7/2) + ceil(7/-2) + ceil(-6/-2)', 1n],
    ['ceil(c/1)', -3n],
    ['ceil(1/c)', 0n],
    ['c*2', { num: -7n, den: 1n }],
    ['c + c', { num: -7n, den: 1n }],
    ['min(c, n)', { num: -7n, den: 2n }],
    ['heads(n + 1)', 4n],
    ['99999999999999999999*99999999999999999999 - 99999999999999999998*100000000000000000000', 1n],
  ])('is exact: %s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it('of whole numbers stays in whole numbers', () => {
    fc.assert(
      fc.property(arbitraryTerm, arbitraryQuantities, (term, quantities) => {
        let result: unknown = 0n;
        try {
          result = valueOf(term, (name, argument) => (name === 'c' ? 2n : quantities(name, argument)));
        } catch (error) {
          if (!(error instanceof DiagnosticError)) throw error;
        }
        expect(typeof result).toBe('bigint');
      }),
      { numRuns: 200 },
    );
  });
});
