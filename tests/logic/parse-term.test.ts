import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { EQUALITY, SELECT, constant } from '../../src/kernel/constant.ts';
import { alphaEqual, application, constantTerm, variable, type Term } from '../../src/kernel/term.ts';
import { defineConstant } from '../../src/kernel/theorem.ts';
import { BOOL, typeVariable } from '../../src/kernel/type.ts';
import { baseSignature } from '../../src/logic/base-signature.ts';
import { infix, prefix, word } from '../../src/logic/notation.ts';
import { parseTerm } from '../../src/logic/parse-term.ts';
import { parseType } from '../../src/logic/parse-type.ts';
import { LIBRARY_CONSTANTS } from '../../src/logic/standard-library.ts';
import { printType } from '../../src/logic/print-type.ts';

const FUZZ = Number(process.env['HEADCOUNT_FUZZ'] ?? 1000);
const signature = baseSignature();
const [REAL, A] = [parseType('real', signature), typeVariable('A')];
const parse = (text: string): Term => parseTerm(text, { signature });

/** The diagnostic of the error that this raises; null if it raises none. */
function refusal(work: () => unknown): Diagnostic | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
}

function errorOf(work: () => unknown): Diagnostic {
  const error = refusal(work);
  if (error === null) throw new Error('nothing was refused');
  return error;
}

describe('operators', () => {
  const same: [text: string, grouped: string][] = [
    ['p ==> q ==> r', 'p ==> (q ==> r)'],
    ['p /\\ q /\\ r \\/ s', '(p /\\ (q /\\ r)) \\/ s'],
    ['p \\/ q ==> r <=> s <=> t', '((p \\/ q) ==> r) <=> (s <=> t)'],
    ['p <=> x = 1 /\\ q', 'p <=> ((x = 1) /\\ q)'],
    ['~p /\\ q', '(~p) /\\ q'],
    ['~~p', '~(~p)'],
    ['a - b - c + 1', '((a - b) - c) + 1'],
    ['a + b * c - 1', '(a + (b * c)) - 1'],
    ['a * b * c = 1', '((a * b) * c) = 1'],
    ['x / y / z * 2', '((x / y) / z) * 2'],
    ['m * n mod k + 1', '((m * n) mod k) + 1'],
    ['m div n * k', 'm div (n * k)'],
    ['2 ^ m ^ n', '2 ^ (m ^ n)'],
    ['f o f ^ n o f', '(f:A->A) o ((f ^ n) o f)'],
    ['x :: y :: l @ [1]', 'x :: (y :: (l @ [1]))'],
    ['g x y + g y x', '((g x) y) + ((g (y:A)) x)'],
    ['!x. h x /\\ q ==> r', '!x:A. (((h x) /\\ q) ==> r)'],
    ['q /\\ !x. h x \\/ r', 'q /\\ (!x:A. ((h x) \\/ r))'],
    ['~!x. h x /\\ q', '~(!x:A. ((h x) /\\ q))'],
    ['if p then q else r \\/ s', 'if p then q else (r \\/ s)'],
    ['(1, 2, 3)', '(1, (2, 3))'],
    ['\\x y. x + 1 = y', '\\x. (\\y. ((x + 1) = y))'],
    ['-x * y - -z', '((-x) * y) - (-z)'],
    ['x * -y', 'x * (-y)'],
    ['∀x. ∃y : bool. ∃!z. ¬(x = y) ∨ (λw. w) z', '!x. ?y:bool. ?!z. (~(x = y)) \\/ ((\\w. w) z)'],
    ['p ⟹ (x ⇔ y) ∧ T', 'p ==> ((x <=> y) /\\ T)'],
    ['1 ≤ 2 ∧ 2 ≥ (1 : ℕ)', '1 <= 2 /\\ 2 >= (1 : natural)'],
    ['λ(x : ℝ × A → bool). εy:ℝ. x = x', '\\(x : real # A -> bool). @y:real. x = x'],
    ['f ∘ f = f ∧ x ∈ s ∪ s ∩ ∅ ∧ s ⊆ (s : A set)', 'f o f = f /\\ x IN s UNION (s INTER {}) /\\ s SUBSET (s : A set)'],
    ['&n * &2 = x', 'fromNatural n * (2:real) = x'],
  ];
  const variables = new Map(
    Object.entries({ p: 'bool', a: 'natural', f: 'A -> A', g: 'A -> A -> natural', h: 'A -> bool' }).map(([name, type]) => [
      name,
      parseType(type, signature),
    ]),
  );
  it.each(same)('%s is %s', (text, grouped) => {
    expect(alphaEqual(parseTerm(text, { signature, variables }), parseTerm(grouped, { signature, variables }))).toBe(true);
  });

  it('stand by themselves in parentheses', () => {
    expect(parse('(/\\)').type).toBe(parseType('bool -> bool -> bool', signature));
    expect(parse('((,) : A -> B -> A # B)').constant.name).toBe('Data.Pair.,');
    expect(parse('((=) : A -> A -> bool)').constant).toBe(EQUALITY);
    expect(parse('(select : (A -> bool) -> A)').constant).toBe(SELECT);
    expect(parse('(@) [1]').fn.constant.name).toBe('Data.List.@');
    expect(parse('(-) 2 = ((-) 2 : natural -> natural)').arg.fn.constant.name).toBe('Number.Natural.-');
  });
});

describe('names', () => {
  it('are bound variables first, then those that the caller gives, then constants, then free variables', () => {
    expect(printType(parse('\\suc:A. suc').type)).toBe('A → A');
    expect(parse('suc').kind).toBe('constant');
    expect(parseTerm('suc', { signature, variables: new Map([['suc', A]]) })).toBe(variable('suc', A));
    expect(parse("('suc' : A)")).toBe(variable('suc', A));
    expect(parse('"Number.Natural.suc"')).toBe(parse('suc'));
    expect(parse('Number.Natural.suc')).toBe(parse('suc'));
    expect(parse('member 1 {}').fn.fn.constant.name).toBe('Set.member');
    expect(parse('!x.x').arg.body.kind).toBe('bound');
  });

  it('mean the innermost binder of the name', () => {
    const t = parse('\\x:A. \\x:bool. x');
    expect(printType(t.type)).toBe('A → bool → bool');
  });

  it('of the library all stand for their constants, in full', () => {
    for (const name of LIBRARY_CONSTANTS.keys()) {
      const { constant: known, type } = signature.constants.get(name)!;
      const t = parseTerm(JSON.stringify(name), { signature, type });
      expect(t).toBe(constantTerm(known, type));
    }
  });

  it('can be added: constants that a proof defines, with notation and short words', () => {
    const twice = defineConstant('twice', parse('\\n. n + (n:natural)')).conclusion.fn.arg.constant;
    const own = signature
      .with(twice)
      .with(constant('Own.dot'), {
        type: parseType('natural -> (natural -> real) -> real', signature),
        notation: infix('⊙', 18, 'left', '(.)'),
      })
      .with(constant('Own.Sum.sum'), {
        type: parseType('natural -> (natural -> real) -> real', signature),
        notation: word('Σ', 'sum'),
        alias: 'total',
      })
      .with(constant('Own.hash'), { type: parseType('A list -> natural', signature), notation: prefix('#') });
    expect(parseTerm('twice 2', { signature: own }).fn.constant).toBe(twice);
    const sum = parseTerm('sum 2 f', { signature: own });
    expect(alphaEqual(parseTerm('Σ 2 f', { signature: own }), sum)).toBe(true);
    expect(alphaEqual(parseTerm('total 2 f', { signature: own }), sum)).toBe(true);
    expect(alphaEqual(parseTerm('Own.Sum.sum 2 f', { signature: own }), sum)).toBe(true);
    expect(alphaEqual(parseTerm('# [T] (.) f', { signature: own }), parseTerm('#[T] ⊙ f', { signature: own }))).toBe(true);
    expect(errorOf(() => signature.with(constant('untyped')))).toMatchObject({ code: 'signature-type' });
    expect(errorOf(() => signature.with(twice, { notation: infix('+', 3, 'left') }))).toMatchObject({ code: 'signature-notation' });
    expect(errorOf(() => signature.with(twice, { notation: word('a b') }))).toMatchObject({ code: 'signature-notation' });
  });
});

describe('types', () => {
  const found: [text: string, type: string][] = [
    ['\\x. x + 1', 'ℕ → ℕ'],
    ['\\x. x / 2', 'ℝ → ℝ'],
    ['\\x n. x ^ n = (1:real)', 'ℝ → ℕ → bool'],
    ['\\(f : A -> A) x. f (f x)', '(A → A) → A → A'],
    ['\\x y. if x IN y then [x] else [T]', 'bool → bool set → bool list'],
    ['\\x y z. x < y + z * fromNatural 3', 'ℝ → ℝ → ℝ → bool'],
    ['\\x y. max x y - min x 1 = abs y', 'ℝ → ℝ → bool'],
    ['(member T : bool list -> bool)', 'bool list → bool'],
    ['\\p. fst p + snd p = 0', 'ℕ × ℕ → bool'],
    ['7', 'ℕ'],
    ['-7', 'ℝ'],
    ['2 ^ 2 = 4', 'bool'],
    ['(x : real, y : A)', 'ℝ × A'],
  ];
  it.each(found)('of %s is found to be %s', (text, type) => {
    expect(printType(parse(text).type)).toBe(type);
  });

  it('of polymorphic constants differ from use to use', () => {
    expect(printType(parse('(id suc, id T, [] = [T], [] = [1])').type)).toBe('(ℕ → ℕ) × bool × bool × bool');
  });

  it('of one free variable are the same at all its occurrences', () => {
    const t = parse('f x = 1 /\\ x = (y:real)');
    expect(alphaEqual(t, parse('(f:real->natural) (x:real) = 1 /\\ x = y'))).toBe(true);
  });

  it('can be given for the whole term', () => {
    expect(parseTerm('x', { signature, type: BOOL })).toBe(variable('x', BOOL));
    expect(alphaEqual(parseTerm('1', { signature, type: REAL }), parse('(1:real)'))).toBe(true);
    expect(parse('x : A')).toBe(variable('x', A));
  });

  it('of binders may stand at each name, at several, or at the end for all without one', () => {
    expect(alphaEqual(parse('!(x y : real) n:natural. p'), parse('!(x:real) (y:real) (n:natural). p'))).toBe(true);
    expect(alphaEqual(parse('!x y:real. p'), parse('!(x:real) (y:real). p'))).toBe(true);
  });
});

describe('a text that is no term', () => {
  const syntax: [text: string, place: string, message: RegExp][] = [
    ['', 'column 1', /expected a term, found the end of the text/],
    ['x +', 'column 4', /expected a term, found the end of the text/],
    ['(x', 'column 3', /expected "\)" for the "\(" at column 1, found the end of the text/],
    ['x)', 'column 2', /expected an operator, an argument or the end of the text, found "\)"/],
    ['[1, 2]', 'column 3', /expected "\]" for the "\[" at column 1, found ","/],
    ['(1; 2)', 'column 3', /expected "\)" .* found ";"/],
    ['!. p', 'column 2', /expected the name of a variable, found "\."/],
    ['!x p', 'column 5', /expected "\." after the variables, found the end/],
    ['!if. p', 'column 2', /expected the name of a variable, found "if"/],
    ['!x:. p', 'column 4', /expected a type, found "\."/],
    ['!(x). p', 'column 4', /expected ":" and a type, found "\)"/],
    ['x : reel', 'column 5', /there is no type "reel" here/],
    ['x : A B', 'column 7', /expected .*the end of the text, found "B"/],
    ['x : list', 'column 5', /expected a type, found "list"/],
    ['x : (A, B) list', 'column 12', /"list" takes 1 types, but before it there are 2/],
    ['x : (A, B)', 'column 11', /expected a type operator after several types/],
    ['if p then q', 'column 12', /expected "else" for the "if" at column 1/],
    ['if p else q', 'column 6', /expected "then" for the "if" at column 1, found "else"/],
    ['f !x. x', 'column 3', /expected an operator, an argument or the end of the text, found "!"/],
    ['a = b = c', 'column 7', /"=" and "=" in a row need parentheses/],
    ['a < b = c', 'column 7', /"<" and "=" in a row need parentheses/],
    ['-x ^ 2', 'column 1', /a minus before a power can be read in two ways/],
    ['--x', 'column 1', /expected a term, found "--"/],
    ['p § q', 'column 3', /no symbol begins with "§"/],
    ["'x", 'column 1', /the quotes that begin here do not end/],
    ["'\\q'", 'column 1', /the escapes between these quotes are not those of JSON/],
    ['"No.such"', 'column 1', /there is no constant "No\.such" here/],
    ['No.such', 'column 1', /there is no constant "No\.such" here/],
    ['p ∧\n  (q ∨)', '2:7', /expected a term, found "\)"/],
    ['𝔸 ∧ ∧', 'column 5', /expected a term, found "∧"/],
    ['9'.repeat(40_000), 'column 1', /a numeral of at most 39000 digits/],
  ];
  it.each(syntax)('%j is refused at %s', (text, place, message) => {
    const error = errorOf(() => parse(text));
    expect(error).toMatchObject({ code: 'term-syntax', place });
    expect(error.message).toMatch(message);
  });
});

describe('a text whose types do not fit', () => {
  const wrong: [text: string, place: string, message: RegExp][] = [
    ['suc T', 'column 5', /"T" has type bool, but "suc" takes ℕ/],
    ['p /\\ 1', 'column 6', /the numeral "1" is natural or real, but bool is expected/],
    ['p ∧ (x + 1)', 'column 8', /"\+" cannot have type bool → bool → bool/],
    ['T F', 'column 1', /"T" has type bool and is no function, but "F" follows as its argument/],
    ['(x : natural) + (y : real)', 'column 18', /"\(y : real\)" has type ℝ, but "\(x : natural\) \+" takes ℕ/],
    ['x + y', 'column 3', /"\+" can be any of 2 constants, and no type tells which one/],
    ['!x. x = x', 'column 2', /the type of "x" is not determined, only \?/],
    ['fst x', 'column 5', /the type of "x" is not determined, only \? × \?/],
    ['{} = {}', 'column 1', /the type of "\{\}" is not determined, only \? set/],
    ['x x', 'column 1', /the type of "x" would contain itself/],
    ['(x : real) = (x : natural)', 'column 15', /"x" has type ℝ, but the annotation says ℕ/],
    ['[1; T]', 'column 2', /the numeral "1" is natural or real, but bool is expected/],
    ['T + T', 'column 3', /"\+" cannot have type bool → bool → bool/],
    ['p ==>\n(suc p)', '2:6', /"p" has type bool, but "suc" takes ℕ/],
  ];
  it.each(wrong)('%j is refused at %s', (text, place, message) => {
    const error = errorOf(() => parse(text));
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({ code: 'term-types', place });
  });

  it('names the constants that an ambiguous symbol can be, and what to do', () => {
    expect(errorOf(() => parse('x + y')).notes).toEqual([
      'Number.Natural.+ : ℕ → ℕ → ℕ',
      'Number.Real.+ : ℝ → ℝ → ℝ',
      'annotate an argument, as in (x : ℝ)',
    ]);
  });

  it('is refused also by the type that is wanted', () => {
    const error = errorOf(() => parseTerm('suc', { signature, type: BOOL }));
    expect(error).toMatchObject({ code: 'term-types', message: '"suc" has type ℕ → ℕ, but what is wanted here is bool' });
  });
});

describe('hostile texts', () => {
  const many = 100_000;
  it.each(['(', '[', 'if ', '!x. ', '\\x. ', '(x : ', 'f (', '-('])('%j a hundred thousand times is refused', (opening) => {
    expect(errorOf(() => parse(opening.repeat(many)))).toMatchObject({ code: 'term-syntax' });
  });

  it('nested too deeply are refused at the place where they are', () => {
    const text = `${'('.repeat(many)}T${')'.repeat(many)}`;
    expect(errorOf(() => parse(text))).toMatchObject({ place: 'column 1001', message: 'nested too deeply: at most 1000 levels are read' });
    const type = `x : ${'('.repeat(many)}A${')'.repeat(many)}`;
    expect(errorOf(() => parse(type))).toMatchObject({ code: 'term-syntax', place: 'column 405' });
  });

  it('that are long but not nested are read', () => {
    let nots = parse('T');
    for (let i = 0; i < 20_000; i++) nots = application(parse('(~)'), nots);
    expect(alphaEqual(parse(`${'~'.repeat(20_000)}T`), nots)).toBe(true);
    expect(parse(`p${' ==> p'.repeat(20_000)}`).type).toBe(BOOL);
    expect(parse(`x${' + x'.repeat(20_000)} = (0:real)`).type).toBe(BOOL);
    expect(printType(parse(`[1${'; 1'.repeat(20_000)}]`).type)).toBe('ℕ list');
    expect(parse(`x : A${' list'.repeat(20_000)}`).kind).toBe('variable');
    expect(parse(`(1${', 1'.repeat(20_000)})`).kind).toBe('application');
  });

  it('whose types have more parts than memory could hold are read', () => {
    const openings = Array.from({ length: 300 }, (_, i) => `(\\x${String(i)}. `).join('');
    const closings = Array.from({ length: 300 }, (_, i) => `) (${i === 299 ? 'T, T' : `x${String(298 - i)}, x${String(298 - i)}`})`).join(
      '',
    );
    const t = parse(`${openings}x299${closings}`);
    expect(printType(t.type)).toMatch(/^\(\(.*…$/);
    expect(t.type.args[0]).toBe(t.type.args[1]);
  });

  it('of random symbols give a term or an error with its place', () => {
    const pieces = ['(', ')', '!', '\\', 'x', 'y', '.', ':', 'real', '+', '-', '=', '==>', '[', ']', ';', ',', '1', 'if', 'then', 'else'];
    const more = ['~', 'suc', "'", '"', '->', 'A', '{}', 'o', '^', 'Number', 'Set.', '∀', 'ε', 'λ', '#', '@', '::', '\\u0000', '𝔸'];
    const texts = fc.tuple(fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 14 }), fc.constantFrom('', ' ', '\n'));
    fc.assert(
      fc.property(texts, ([words, between]) => {
        const error = refusal(() => parse(words.join(between)));
        if (error === null) return;
        expect(error.code).toMatch(/^term-(syntax|types)$/);
        expect(error.place).toMatch(/^column \d+$|^\d+:\d+$/);
      }),
      { numRuns: FUZZ },
    );
  });
});
