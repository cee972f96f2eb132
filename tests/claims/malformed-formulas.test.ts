import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNames } from '../../src/claims/check-names.ts';
import { FAMILIES, FAMILY_KINDS } from '../../src/claims/claim-families.ts';
import { isTrue } from '../../src/claims/evaluate-formula.ts';
import { parseFormula } from '../../src/claims/parse-formula.ts';
import { formulaText } from '../../src/claims/print-formula.ts';
import { QUANTITIES, RESERVED, scopeOf, type Scope } from '../../src/claims/quantities.ts';
import { DiagnosticError, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { LAYER_KINDS } from '../../src/layers/layer-schema.ts';
import { withoutColumns } from './arbitrary-formulas.ts';

const CASES = Number(process.env['HEADCOUNT_FUZZ'] ?? 3000);

/** What is wrong with a text, in a scope if one is given; undefined where nothing is. */
function problem(text: string, scope?: Scope): Diagnostic | undefined {
  try {
    const formula = parseFormula(text);
    if (scope !== undefined) checkNames(formula, scope);
    return undefined;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
}

const syntax: readonly (readonly [text: string, column: number, message: string])[] = [
  ['heads <= ', 10, 'the text ends here: expected a number or a name'],
  ['<= n', 1, 'found "<=": expected a number or a name'],
  ['heads <= n n = 1', 12, 'found "n": expected a sign'],
  ['heads = p d', 11, 'found "d": expected a sign'],
  ['heads <= n and', 15, 'the text ends here'],
  ['and heads = 1', 1, 'found "and": expected a number or a name'],
  ['heads = 1 implies', 18, 'the text ends here'],
  ['n = 1 AND p = 1', 7, 'found "AND"'],
  ['n + not p = 1', 5, 'found "not": expected a number'],
  ['1 < n < 3', 7, 'found "<" after a comparison'],
  ['n = p = d', 7, 'found "=" after a comparison'],
  ['(n = 1', 7, 'the ")" of the bracket in column 1'],
  ['n = 1)', 6, 'found ")"'],
  ['() = 1', 2, 'found ")"'],
  ['n = (1 + 2', 11, 'the ")" of the bracket in column 5'],
  ['n = n/2', 6, 'found "/"'],
  ['n ** 2 = 4', 4, 'found "*"'],
  ['n = 2n', 6, 'found "n" just after a number'],
  ['n = 1.5', 6, 'found ".", which is not written here'],
  ['n = 1e5', 6, 'found "e5" just after a number'],
  ['n = +1', 5, 'found "+"'],
  ['n == 1', 3, 'found "==", which is not written here: expected ='],
  ['n => 1', 3, 'found "=>"'],
  ['n =< 1', 3, 'found "=<", which is not written here: expected <='],
  ['n <> 1', 3, 'found "<>", which is not written here: expected !='],
  ['n !== 1', 3, 'found "!=="'],
  ['n <=> 1', 3, 'found "<=>"'],
  ['n ≤ 1', 3, 'found "≤", which is not written here: expected <='],
  ['n = 1 && p = 1', 7, 'expected and'],
  ['!(n = 1)', 1, 'expected not'],
  ['n^2 = 4', 2, 'found "^"'],
  ['heads[1] = 1', 6, 'found "["'],
  ['n = "1"', 5, 'begins nothing'],
  ['n = 1;', 6, 'begins nothing'],
  ['n = `1`', 5, 'begins nothing'],
  ['n\u00a0= 1', 2, 'begins nothing'],
  ['n = 𝟙', 5, 'found "𝟙", which begins nothing'],
  ['π = 3', 1, 'begins nothing'],
  ['\ud800', 1, 'begins nothing'],
  ['n = \u001b[31m1', 5, 'begins nothing'],
  ['min() = 1', 5, 'found ")"'],
  ['min(1,) = 1', 7, 'found ")"'],
  ['min(1 2) = 1', 7, 'found "2"'],
  ['min = 1', 5, 'found "=": expected "(" after min'],
  ['rank = 1', 6, 'expected "(" after rank'],
  ['rank(D) = 1', 6, 'one of the matrices A, B, C'],
  ['rank(n) = 1', 6, 'one of the matrices A, B, C'],
  ['rank(A, B) = 1', 7, 'found ","'],
  ['heads() = 1', 7, 'found ")"'],
  ['heads(1, 2) = 1', 8, 'found ","'],
  ['n(1) = 1', 1, '"n" takes nothing in brackets'],
  ['A(1) = 1', 1, '"A" takes nothing in brackets'],
  ['maximum(1) = 1', 1, 'the nearest that does is "max"'],
  ['constructor(1) = 1', 1, '"constructor" takes nothing in brackets'],
  ['ceil(n) = 1', 7, 'expected "/", as in ceil(a/b)'],
  ['ceil(p + d/2) = 1', 8, 'expected "/", as in ceil(a/b)'],
  ['ceil(p/d*2) = 1', 9, 'found "*": expected ")" after ceil(a/b'],
  ['ceil(p/d + 1) = 1', 10, 'found "+": expected ")" after ceil(a/b'],
];

const types: readonly (readonly [text: string, column: number, message: string])[] = [
  ['heads', 1, 'a claim says something true or false: found a number'],
  ['(n + 1)', 1, 'a claim says something true or false: found a number'],
  ['not n', 5, '"not" takes a truth value'],
  ['n and p = 1', 1, '"and" joins truth values'],
  ['p = 1 or n', 10, '"or" joins truth values'],
  ['n implies p = 1', 1, '"implies" joins truth values'],
  ['p = 1 implies (n)', 15, '"implies" joins truth values'],
  ['(n = 1) = (p = 1)', 1, '"=" compares numbers'],
  ['n = (p = 1)', 5, '"=" compares numbers'],
  ['(n = 1) + 1 = 2', 1, '"+" takes numbers'],
  ['2*(n = 1) = 2', 3, '"*" takes numbers'],
  ['-(n = 1) = 2', 2, '"-" takes a number'],
  ['min(n, n = 1) = 1', 8, '"min" takes numbers'],
  ['heads(n = 1) = 1', 7, '"heads" takes numbers'],
  ['ceil((n = 1)/2) = 1', 6, '"ceil" takes a quotient of numbers'],
  ['ceil(2/(n = 1)) = 1', 8, '"/" divides numbers'],
];

describe('a text that is no formula', () => {
  it.each(syntax)('is refused where it goes wrong: %j in column %i', (text, column, message) => {
    const found = problem(text);
    expect(found).toMatchObject({ code: 'formula-syntax', place: `column ${column}` });
    expect(found?.message).toContain(message);
  });

  it.each(types)('mixes up numbers and truth values: %j in column %i', (text, column, message) => {
    const found = problem(text);
    expect(found).toMatchObject({ code: 'formula-type', place: `column ${column}` });
    expect(found?.message).toContain(message);
  });

  it('is shown with a mark below the place', () => {
    expect(problem('heads = N and (p <= d or n)')?.notes).toEqual(['heads = N and (p <= d or n)', '                         ^']);
    const long = `${'n + '.repeat(100)}? + ${'n + '.repeat(100)}n = 1`;
    const [shown = '', mark = ''] = problem(long)?.notes ?? [];
    expect(shown.length).toBeLessThan(90);
    expect(shown[mark.length - 1]).toBe('?');
    // A terminal must not obey what a file says.
    expect(problem('n = \u001b[31m1')?.notes?.join('')).not.toContain('\u001b');
  });

  it.each(['', ' ', '\n\t '])('is empty: %j', (text) => {
    expect(problem(text)).toMatchObject({ code: 'formula-syntax', message: expect.stringContaining('an empty text') });
  });

  it('suggests what to write instead', () => {
    const notes = (text: string): string => problem(text)?.notes?.join('\n') ?? '';
    expect(notes('1 < n < 3')).toContain('a < b and b < c');
    expect(notes('n = n/2')).toContain('ceil(a/b)');
    expect(notes('n = 2n')).toContain('2*n');
    expect(notes('n = 1 AND p = 1')).toContain('written small: and');
    expect(notes('heads = p d')).toContain('a*b');
  });
});

describe('a hostile text', () => {
  const many = 100_000;
  it.each([
    ['open brackets', '('.repeat(many), 'formula-too-long'],
    ['matched brackets', `${'('.repeat(many)}n = 1${')'.repeat(many)}`, 'formula-too-long'],
    ['prefixes', `n = ${'-'.repeat(many)}1`, 'formula-too-long'],
    ['negations', `${'not '.repeat(many)}n = 1`, 'formula-too-long'],
    ['a long sum', `n = ${'1 + '.repeat(many)}1`, 'formula-too-long'],
    ['blanks', `n = 1${' '.repeat(many)}`, 'formula-too-long'],
    ['one name', 'n'.repeat(many), 'formula-too-long'],
    ['brackets within the length', '('.repeat(900), 'formula-too-deep'],
    ['prefixes within the length', `n = ${'-'.repeat(900)}1`, 'formula-too-deep'],
    ['negations within the length', `${'not '.repeat(400)}n = 1`, 'formula-too-deep'],
    ['functions within the length', `n = ${'min('.repeat(300)}1`, 'formula-too-deep'],
    ['implications within the length', `${'n=1 implies '.repeat(150)}n=1`, 'formula-too-deep'],
    ['a huge number', `n = ${'9'.repeat(1900)}`, 'number-too-long'],
    ['a huge number that is longer', `n = ${'9'.repeat(many)}`, 'formula-too-long'],
  ])('is refused at once: %s', (_, text, code) => {
    const found = problem(text);
    expect(found?.code).toBe(code);
    expect(`${found?.message} ${found?.notes?.join(' ')}`.length).toBeLessThan(500);
  });

  it('of the most characters is still read, printed and evaluated', () => {
    const longest = `${'1+'.repeat(998)}1=n`;
    expect(problem(longest, scopeOf('ssm'))).toBeUndefined();
    const formula = parseFormula(longest);
    expect(withoutColumns(parseFormula(formulaText(formula)))).toEqual(withoutColumns(formula));
    expect(isTrue(formula, () => 999n)).toBe(true);
    expect(problem(`${'('.repeat(99)}n=1${')'.repeat(99)}`)).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'prototype'])(
    'names what every object of JavaScript has: %s',
    (name) => {
      const scope = scopeOf('ssm');
      expect(problem(`${name} = 1`, scope)).toMatchObject({ code: 'unknown-name', place: 'column 1' });
      expect(problem(`n = ${name}(1)`, scope)).toMatchObject({ code: 'formula-syntax', place: 'column 5' });
      expect(problem(`${name} = 1`, scopeOf(name))?.code).toBe('unknown-name');
      expect(problem(`${name} = 1`, scopeOf('ssm', [name]))).toBeUndefined();
    },
  );

  it(`of ${CASES} random ones (HEADCOUNT_FUZZ sets how many) is read or refused with a place in it, never anything else`, () => {
    const pieces = [
      ...RESERVED,
      ...QUANTITIES.keys(),
      ...Array.from('()+-*/,=<>!.&|^ '),
      '!=',
      '<=',
      '>=',
      '==',
      '12',
      'A',
      'x',
      ' ',
      '\u0000',
      '∧',
      '𝟙',
    ];
    let read = 0;
    const check = (text: string): void => {
      const found = problem(text, scopeOf('ssm'));
      if (found === undefined) read += 1;
      else if (found.place !== undefined) expect(Number(/^column (\d+)$/.exec(found.place)?.[1])).toBeLessThanOrEqual(text.length + 1);
      else expect(found.message).toMatch(/empty text|characters/);
    };
    const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join(''));
    // One character of a sound text changed, dropped or doubled.
    const sound = 'rank(A) = N and not (n < ceil(p/2)) implies heads(n - 1) = min(n, N, p*d)';
    const damaged = fc
      .tuple(fc.nat(sound.length), fc.constantFrom('', ...pieces), fc.nat(2))
      .map(([at, piece, drop]) => sound.slice(0, at) + piece + sound.slice(at + drop));
    fc.assert(fc.property(fc.oneof(soup, damaged, fc.string({ unit: 'binary', maxLength: 30 })), check), { numRuns: CASES });
    expect(read).toBeGreaterThan(0);
  });
});

describe('the names of a layer', () => {
  it.each([
    ['ssm', 'heds = 1', 'unknown-name', 'the nearest is "heads"'],
    ['ssm', 'rank(A) = k', 'unknown-name', 'is no name here'],
    ['ssm', 'A = 1', 'unknown-name', 'expected rank(A)'],
    ['ssm', 'w = 1', 'no-such-quantity', 'a layer of kind "ssm" has no "w"'],
    ['operators', 'heads <= N', 'no-such-quantity', 'has no "N"'],
    ['convolution', 'rank(B) = d', 'no-such-quantity', 'no rank(B)'],
    ['time-varying-ssm', 'degree = N', 'no-such-quantity', 'has no "degree"'],
    ['attention', 'softmax = heads', 'no-such-quantity', 'has no "softmax"'],
    ['diagonal-ssm', 'rank(A) = N', 'no-such-quantity', 'no rank(A)'],
  ])('of kind %s are not those of %s', (kind, text, code, message) => {
    const found = problem(text, scopeOf(kind));
    expect(found).toMatchObject({ code, place: expect.stringMatching(/^column \d+$/), message: expect.stringContaining(message) });
    expect(found?.notes?.[0]).toMatch(/^names here: n, /);
  });

  it('include its parameters, which may be fractions', () => {
    const scope = scopeOf('ssm', ['c', 's', 'd']);
    expect(problem('c*c + s*s = 1 implies heads(ceil(c/1)) = 2', scope)).toBeUndefined();
    expect(problem('heads(n + c) = 2', scope)).toMatchObject({ code: 'not-a-whole-number', place: 'column 1' });
    expect(problem('n = 1 or heads(min(2, -c*n)) = 2', scope)).toMatchObject({ code: 'not-a-whole-number', place: 'column 10' });
    expect(problem('heads <= p*d', scope)).toMatchObject({ code: 'ambiguous-name', place: 'column 12' });
    expect(problem('c = 1', scopeOf('ssm'))).toMatchObject({ code: 'unknown-name' });
  });

  it('are defined for every kind of layer, and are words of the language', () => {
    for (const kind of LAYER_KINDS) expect([...scopeOf(kind).quantities]).toEqual(expect.arrayContaining(['n', 'p', 'd', 'heads']));
    for (const name of QUANTITIES.keys()) {
      expect(RESERVED.has(name)).toBe(false);
      expect(problem(`${name} = 1`)).toBeUndefined();
    }
  });

  it('mean in `over` what they mean in a formula: each range that is one of them is a quantity of that kind', () => {
    for (const kind of FAMILY_KINDS) {
      const ranges = Object.keys(FAMILIES[kind].ranges).filter((key) => QUANTITIES.has(key));
      expect([...scopeOf(kind).quantities]).toEqual(expect.arrayContaining(ranges));
    }
  });
});
