import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatQ, rational } from '../../src/exact/rational.ts';
import { evaluate } from '../../src/symbolic/evaluate-expression.ts';
import { namesIn } from '../../src/symbolic/expression.ts';
import { isParameterName, parseExpression, parseSides } from '../../src/symbolic/parse-expression.ts';
import { expressionText } from '../../src/symbolic/print-expression.ts';

/** Texts in the fuzz test; `HEADCOUNT_FUZZ=100000` for the long run. */
const RUNS = Number(process.env['HEADCOUNT_FUZZ'] ?? 2000);

const point = new Map([
  ['a', rational(2n)],
  ['b', rational(3n)],
  ['z', rational(0n)],
  ['lambda_1', rational(-1n, 2n)],
]);

function problem(run: () => unknown): Diagnostic {
  try {
    run();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
  throw new Error('accepted');
}

describe('an expression means what mathematics means by it', () => {
  it.each([
    ['1', '1'],
    ['0.125', '1/8'],
    ['007', '7'],
    ['-a^2', '-4'],
    ['(-a)^2', '4'],
    ['a - b - 1', '-2'],
    ['a - (b - 1)', '0'],
    ['12/a/b', '2'],
    ['12/(a/b)', '18'],
    ['a/b*b', '2'],
    ['a*-b', '-6'],
    ['a--b', '5'],
    ['--a', '2'],
    ['2*a^-2', '1/2'],
    ['b^(-1)', '1/3'],
    ['a + b*a^3', '26'],
    ['-1/2', '-1/2'],
    ['lambda_1^3', '-1/8'],
    ['z^0', '1'],
    ['(a - 2)^0', '1'],
    [' a\n*\tb ', '6'],
    ['((((a))))', '2'],
  ])('%s is %s at a = 2, b = 3', (text, value) => {
    expect(formatQ(evaluate(parseExpression(text), point))).toBe(value);
  });

  it('counts how deep brackets and signs are nested, not how many there are', () => {
    expect(formatQ(evaluate(parseExpression(Array(150).fill('(-a)').join('+')), point))).toBe('-300');
    expect(formatQ(evaluate(parseExpression(`${'('.repeat(100)}a${')'.repeat(100)}`), point))).toBe('2');
  });

  it('keeps the order of what was written: nothing is simplified', () => {
    expect(expressionText(parseExpression('(b) + (a*1) - 0'))).toBe('b + a*1 - 0');
    expect([...namesIn(parseExpression('b + a*b - c'))]).toEqual(['b', 'a', 'c']);
  });

  it.each([
    ['a/z', 'division-by-zero'],
    ['z^-1', 'division-by-zero'],
    ['1/(a - 2)', 'division-by-zero'],
    ['unknown + 1', 'unknown-name'],
    ['((2^1000)^1000)^1000', 'number-too-large'],
    ['((b^-1000)^1000)^1000', 'number-too-large'],
    ['-b^1000*b^1000*b^1000', 'number-too-large'],
    [`${'(a^1000 + 1/7)^3*'.repeat(3)}1`, 'number-too-large'],
  ])('%s has no value: %s', (text, code) => {
    expect(problem(() => evaluate(parseExpression(text), point)).code).toBe(code);
  });
});

const refused: readonly (readonly [text: string, place: string | undefined, code: string, message: string])[] = [
  ['', undefined, 'expression-syntax', 'an empty text'],
  ['   ', undefined, 'expression-syntax', 'an empty text'],
  ['a +', 'column 4', 'expression-syntax', 'the text ends here: expected a number, a parameter, - or ('],
  ['+a', 'column 1', 'expression-syntax', 'found "+"'],
  ['a b', 'column 3', 'expression-syntax', 'found "b": expected an operator or the end'],
  ['2a', 'column 2', 'expression-syntax', 'found "a" just after a number'],
  ['2 a', 'column 3', 'expression-syntax', 'found "a": expected an operator'],
  ['1e5', 'column 2', 'expression-syntax', 'found "e5" just after a number'],
  ['1.', 'column 2', 'expression-syntax', 'a digit before and after a decimal point'],
  ['.5', 'column 1', 'expression-syntax', 'a digit before and after a decimal point'],
  ['1,5', 'column 2', 'expression-syntax', 'a point for decimals'],
  ['1.2.3', 'column 4', 'expression-syntax', 'found "."'],
  ['a^b', 'column 3', 'expression-not-supported', 'no whole number'],
  ['a^(1/2)', 'column 3', 'expression-not-supported', 'no whole number'],
  ['a^0.5', 'column 3', 'expression-not-supported', 'no whole number'],
  ['a^(b+1)', 'column 3', 'expression-not-supported', 'no whole number'],
  ['a^', 'column 3', 'expression-syntax', 'the text ends here: expected a whole exponent'],
  ['a^(2', 'column 5', 'expression-syntax', 'the text ends here: expected a closing bracket'],
  ['a^2^3', 'column 4', 'expression-syntax', 'brackets around a power of a power'],
  ['a^1001', 'column 3', 'exponent-out-of-range', 'beyond ±1000'],
  ['a**2', 'column 2', 'expression-syntax', 'found "**", which is not written here: expected ^'],
  ['exp(a)', 'column 1', 'expression-not-supported', 'the function exp is not read by this version'],
  ['1 + sqrt(2)', 'column 5', 'expression-not-supported', 'the function sqrt'],
  ['sin(a)', 'column 1', 'expression-not-supported', 'the function sin'],
  ['exp', 'column 1', 'expression-not-supported', 'the function exp'],
  ['a(b)', 'column 2', 'expression-syntax', 'a sign before the bracket, such as a*('],
  ['(a', 'column 3', 'expression-syntax', 'the text ends here: expected an operator or a closing bracket'],
  ['a)', 'column 2', 'expression-syntax', 'found ")"'],
  ['()', 'column 2', 'expression-syntax', 'found ")"'],
  ['[a]', 'column 1', 'expression-syntax', 'found "[", which is not written here: expected ('],
  ['a − b', 'column 3', 'expression-syntax', 'expected -'],
  ['a·b', 'column 2', 'expression-syntax', 'expected *'],
  ['a²', 'column 2', 'expression-syntax', 'expected ^2'],
  ['λ', 'column 1', 'expression-syntax', 'begins nothing that can stand here'],
  ['_a', 'column 1', 'expression-syntax', 'found "_"'],
  ['a = 1', 'column 3', 'expression-syntax', 'found "=": expected an operator or the end'],
  ['a\u0000', 'column 2', 'expression-syntax', 'found "\\\\u0000"'],
  ['a;b', 'column 2', 'expression-syntax', 'found ";"'],
  ['a.constructor', 'column 2', 'expression-syntax', 'found "."'],
  ['"a"', 'column 1', 'expression-syntax', 'begins nothing'],
  ['`a`', 'column 1', 'expression-syntax', 'begins nothing'],
  ['a=>b', 'column 3', 'expression-syntax', 'found ">"'],
  ['9'.repeat(401), 'column 1', 'number-too-long', 'a number of 401 digits'],
  ['a'.repeat(61), 'column 1', 'expression-syntax', 'a name of 61 characters'],
  ['a+'.repeat(1001) + 'a', undefined, 'expression-too-long', 'an expression of 2003 characters'],
  [' '.repeat(10_001) + 'a', undefined, 'expression-too-long', 'an expression of 10002 characters'],
  ['('.repeat(101) + 'a' + ')'.repeat(101), 'column 102', 'expression-too-deep', 'nested more than 100 deep'],
  ['-'.repeat(101) + 'a', 'column 102', 'expression-too-deep', 'nested more than 100 deep'],
];

describe('a text that is no expression', () => {
  it.each(refused.map((row) => [row[0].length > 40 ? `${row[0].slice(0, 40)}…` : row[0], row] as const))('%j is refused', (_, row) => {
    const [text, place, code, message] = row;
    const found = problem(() => parseExpression(text));
    expect(found).toMatchObject({ code, ...(place === undefined ? {} : { place }) });
    expect(found.place).toBe(place);
    expect(found.message).toContain(message.replaceAll('\\\\', '\\'));
  });

  it('is shown with a mark under the place', () => {
    expect(problem(() => parseExpression('2*c + exp(s)')).notes).toEqual(['2*c + exp(s)', '      ^']);
    expect(problem(() => parseExpression('sin(x)')).notes?.at(-1)).toContain('c^2 + s^2 = 1');
  });

  it('names the parameters where a name is none of them', () => {
    expect(problem(() => parseExpression('c + t', ['c', 's']))).toMatchObject({
      code: 'unknown-name',
      place: 'column 5',
      message: 'unknown name "t": expected one of the parameters c, s',
    });
  });

  it('knows no names of prototypes', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(problem(() => evaluate(parseExpression(name.replaceAll('_', 'x')), new Map())).code).toBe('unknown-name');
      expect(problem(() => parseExpression(name, ['c']))).toMatchObject({
        code: name.startsWith('_') ? 'expression-syntax' : 'unknown-name',
      });
    }
  });
});

describe('equations and inequations', () => {
  it('have two sides', () => {
    const { left, right } = parseSides('c^2+s^2 = 1', '=');
    expect([expressionText(left), expressionText(right)]).toEqual(['c^2 + s^2', '1']);
    expect(expressionText(parseSides('s != 0', '!=').left)).toBe('s');
  });

  it.each([
    ['c^2 + s^2', '=', 'column 10', 'the text ends here: expected an operator or ='],
    ['c = 1 = s', '=', 'column 7', 'found "="'],
    ['c != 1', '=', 'column 3', 'found "!="'],
    ['c = 1', '!=', 'column 3', 'found "=": expected an operator or !='],
    ['c == 1', '=', 'column 3', 'found "==", which is not written here: expected ='],
    ['c =', '=', 'column 4', 'the text ends here'],
    ['= 1', '=', 'column 1', 'found "="'],
    ['c >= 1', '=', 'column 3', 'found ">"'],
  ] as const)('%s is no relation with %s', (text, sign, place, message) => {
    const found = problem(() => parseSides(text, sign));
    expect(found.place).toBe(place);
    expect(found.message).toContain(message);
  });
});

describe('names of parameters', () => {
  it('are words of Latin letters that no function has', () => {
    for (const name of ['c', 'lambda_1', 'x10', 'A', 'e', 'expo', 'constructor']) expect(isParameterName(name)).toBe(true);
    for (const name of ['', '_c', '1c', 'λ', 'c-d', 'a b', 'exp', 'sqrt', 'a'.repeat(61)]) expect(isParameterName(name)).toBe(false);
  });
});

describe(`any text (${String(RUNS)} of them; HEADCOUNT_FUZZ sets how many)`, () => {
  it('is an expression that prints and reads again, or is refused with a message and a column within it', () => {
    const piece = fc.constantFrom(
      ...['a', 'b', '1', '0', '0.5', '+', '-', '*', '/', '^', '(', ')', ' ', '^2', '^-1', '.', 'exp(', '=', '!', '"', '\\', '\n'],
      ...['λ', '💥', '__proto__', 'constructor', '${a}', '=>', '9'.repeat(50)],
    );
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 25 }).map((list) => list.join('')),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const expression = parseExpression(text);
          expect(parseExpression(expressionText(expression))).toEqual(expression);
        } catch (error) {
          if (!(error instanceof DiagnosticError)) throw error;
          const { place, message } = error.diagnostic;
          expect(message).not.toBe('');
          if (place === undefined) return;
          const column = Number(/^column (\d+)$/.exec(place)?.[1]);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
