import { describe, expect, it } from 'vitest';
import { constant } from '../../src/kernel/constant.ts';
import { abstraction, alphaEqual, application, constantTerm, variable, type Term } from '../../src/kernel/term.ts';
import { BOOL, applyType, functionType, typeOperator, typeVariable, type HolType } from '../../src/kernel/type.ts';
import { baseSignature } from '../../src/logic/base-signature.ts';
import { binder, infix, prefix, word } from '../../src/logic/notation.ts';
import { parseTerm } from '../../src/logic/parse-term.ts';
import { printExactly } from '../../src/logic/print-exactly.ts';
import { printSequent, printTerm } from '../../src/logic/print-term.ts';
import { parseType } from '../../src/logic/parse-type.ts';
import { printType } from '../../src/logic/print-type.ts';

const signature = baseSignature();
const NATURAL = parseType('natural', signature);
const parse = (text: string): Term => parseTerm(text, { signature });
const A = typeVariable('A');
const [p, x] = [variable('p', functionType(A, BOOL)), variable('x', A)];

describe('a printed term', () => {
  const cases: [text: string, unicode: string, ascii: string][] = [
    ['!m n. m + n = n + (m:natural)', '∀m n. m + n = n + m', '!m n. m + n = n + m'],
    ['?x. !y. ?!z. x = (y:bool) /\\ z', '∃x. ∀y. ∃!z. (x ⇔ y) ∧ z', '?x. !y. ?!z. (x <=> y) /\\ z'],
    ['(p /\\ q) /\\ r \\/ s ==> t ==> u', '(p ∧ q) ∧ r ∨ s ⟹ t ⟹ u', '(p /\\ q) /\\ r \\/ s ==> t ==> u'],
    ['(p ==> q) ==> (r ==> s)', '(p ⟹ q) ⟹ r ⟹ s', '(p ==> q) ==> r ==> s'],
    ['(a + b) - (c + d) = (a - b) + 1', 'a + b - (c + d) = a - b + 1', 'a + b - (c + d) = a - b + 1'],
    ['(x + y) * z / w <= -x * inv (-y)', '(x + y) * z / w ≤ -x * inv (-y)', '(x + y) * z / w <= -x * inv (-y)'],
    ['-(-x) - -2 > (-x) ^ 2 + -(x ^ 2)', '-(-x) - -2 > (-x) ^ 2 + -(x ^ 2)', '-(-x) - -2 > (-x) ^ 2 + -(x ^ 2)'],
    ['2 ^ 3 ^ k = (2 ^ 3) ^ k', '2 ^ 3 ^ k = (2 ^ 3) ^ k', '2 ^ 3 ^ k = (2 ^ 3) ^ k'],
    ['m * n div k mod 2 = 1', '((m * n) div k) mod 2 = 1', '((m * n) div k) mod 2 = 1'],
    ['~p \\/ ~(q \\/ r)', '¬p ∨ ¬(q ∨ r)', '~p \\/ ~(q \\/ r)'],
    ['p \\/ (?x:bool. x) /\\ (?x:bool. x)', 'p ∨ (∃x. x) ∧ ∃x. x', 'p \\/ (?x. x) /\\ ?x. x'],
    ['~(!x:bool. x)', '¬∀x. x', '~!x. x'],
    ['if p then 1 else if q then 2 else 3', 'if p then 1 else if q then 2 else 3', 'if p then 1 else if q then 2 else 3'],
    ['(if p then 1 else 2) + 3', '(if p then 1 else 2) + 3', '(if p then 1 else 2) + 3'],
    ['f ((x:A), (y:B), (z:A)) = ((x, y), z)', 'f (x, y, z) = ((x, y), z)', 'f (x, y, z) = ((x, y), z)'],
    ['3 :: l @ (4 :: []) = [pre (suc 1); 2]', '3 :: l @ [4] = [pre (suc 1); 2]', '3 :: l @ [4] = [pre (suc 1); 2]'],
    ['x IN s UNION t INTER {} /\\ s SUBSET (t:A set)', 'x ∈ s ∪ t ∩ ∅ ∧ s ⊆ t', 'x IN s UNION t INTER {} /\\ s SUBSET t'],
    ['((f:A->A) o g) ^ n = f o f ^ n', '(f ∘ g) ^ n = f ∘ f ^ n', '(f o g) ^ n = f o f ^ n'],
    ['@x:natural. !p. p x', 'εx. ∀p. p x', '@x. !p. p x'],
    ['(minimal n. 2 < n) = 3', '(minimal n. 2 < n) = 3', '(minimal n. 2 < n) = 3'],
    ['foldl (+) 0 [1]', 'foldl (+) 0 [1]', 'foldl (+) 0 [1]'],
    ['f (/\\) (~) (\\/) (<=>) : bool', 'f (∧) (¬) (∨) (⇔)', 'f (/\\) (~) (\\/) (<=>)'],
    ['((=) : A -> A -> bool) = (=)', '(=) = (=)', '(=) = (=)'],
    ['select = (select : (A -> bool) -> A)', '(ε) = (ε)', 'select = select'],
    ['(-) 2 = (\\n. 2 - n)', '(-) 2 = λn. 2 - n', '(-) 2 = \\n. 2 - n'],
    ['"Number.Real.~" = abs', '"Number.Real.~" = abs', '"Number.Real.~" = abs'],
  ];
  it.each(cases)('%s has its usual notation and the parentheses that it needs', (text, unicode, ascii) => {
    const t = parse(text);
    expect(printTerm(t)).toBe(unicode);
    expect(printTerm(t, { notation: 'ascii' })).toBe(ascii);
  });

  it('shows numerals in decimal digits, also real ones and long ones', () => {
    const digits = (7n ** 1000n).toString();
    expect(printTerm(parse(`(${digits} : real)`), { limit: 10_000 })).toBe(digits);
    expect(printTerm(parse('bit0 (bit1 (bit1 zero))'))).toBe('6');
    expect(printTerm(parse('fromNatural (bit1 zero) = fromNatural n'))).toBe('1 = fromNatural n');
    expect(printTerm(parse('bit0 zero = bit1 n'))).toBe('bit0 0 = bit1 n');
  });

  it('names a binder apart from free variables, constants and binders around it', () => {
    expect(printTerm(abstraction(x, application(variable('f', functionType(A, A)), x)))).toBe('λx. f x');
    const inner = abstraction(variable('x', BOOL), variable('x', A));
    expect(printTerm(inner)).toBe("λx'. x");
    expect(printTerm(abstraction(x, abstraction(x, x)))).toBe("λx x'. x'");
    expect(printTerm(parse('\\suc:natural. \\sin:natural. suc < sin'))).toBe("λsuc' sin. suc' < sin");
    expect(printTerm(abstraction(variable('a b', A), variable('if', A)))).toBe("λv. 'if'");
    const f = new Map([
      ["x'", parseType('A -> B', signature)],
      ['f', parseType('(A -> B) -> C', signature)],
    ]);
    const shadowing = parseTerm("\\x y:A. f (\\x. x' x)", { signature, variables: f });
    expect(printTerm(shadowing)).toBe("λx y. f (λx''. x' x'')");
  });

  it('gives no name two readings: constants without notation have their full names, odd names are in quotes', () => {
    const odd = constantTerm(constant('Data.Byte.&&&'), functionType(A, A));
    expect(printTerm(application(odd, x))).toBe('"Data.Byte.&&&" x');
    expect(printTerm(constantTerm(constant('Data.Byte.fromNatural'), A))).toBe('Data.Byte.fromNatural');
    expect(printTerm(constantTerm(constant('if'), A))).toBe('"if"');
    expect(printTerm(variable('T', BOOL))).toBe("'T'");
    expect(printTerm(variable("it's", BOOL))).toBe("it's");
    expect(printTerm(variable('\'s "\\', BOOL))).toBe("'\\'s \"\\\\'");
  });

  it('has no control characters, whatever the names', () => {
    const text = printTerm(application(variable('f\u001b[31m', functionType(A, A)), constantTerm(constant('c\n\u202e'), A)));
    expect(text).toBe('\'f\\u001b[31m\' "c\\n\\u202e"');
    expect(printType(typeVariable('\u0007'))).toBe("'\\u0007'");
  });

  it('uses the notation of a signature that is given', () => {
    const own = signature
      .with(constant('Own.plus'), { type: parseType('A -> A -> A', signature), notation: infix('⊕', 16, 'left', '(+)') })
      .with(constant('Own.sum'), { type: parseType('natural -> (natural -> real) -> real', signature), notation: word('Σ', 'sum') })
      .with(constant('Own.no'), { type: parseType('A -> A', signature), notation: prefix('no') })
      .with(constant('Own.most'), { type: parseType('(A -> bool) -> bool', signature), notation: binder('most') });
    const t = parseTerm('most x. Σ 2 (λi. no &i ⊕ inv x) = Own.plus x x', { signature: own });
    expect(printTerm(t, { signature: own })).toBe('most x. Σ 2 (λi. no fromNatural i ⊕ inv x) = x ⊕ x');
    expect(printTerm(t)).toBe('Own.most (λx. Own.sum 2 (λi. Own.plus (Own.no (fromNatural i)) (inv x)) = Own.plus x x)');
  });
});

describe('a printed sequent', () => {
  it('lists the hypotheses in an order that does not depend on that of the set', () => {
    const [q, r] = [variable('q', BOOL), variable('r', BOOL)];
    expect(printSequent({ hypotheses: [r, q], conclusion: parse('q /\\ r') })).toBe('q, r ⊢ q ∧ r');
    expect(printSequent({ hypotheses: [q, r], conclusion: q }, { notation: 'ascii' })).toBe('q, r |- q');
    expect(printSequent({ hypotheses: [], conclusion: q })).toBe('⊢ q');
  });
});

describe('a printed type', () => {
  const cases: [text: string, unicode: string, ascii: string][] = [
    ['(A -> natural) -> A -> real', '(A → ℕ) → A → ℝ', '(A -> natural) -> A -> real'],
    ['(A # B) # A + B -> A', '(A × B) × A + B → A', '(A # B) # A + B -> A'],
    ['((A -> bool) list) set', '(A → bool) list set', '(A -> bool) list set'],
  ];
  it.each(cases)('%s', (text, unicode, ascii) => {
    const type = parseType(text, signature);
    expect(printType(type)).toBe(unicode);
    expect(printType(type, { notation: 'ascii' })).toBe(ascii);
    expect(parseType(unicode, signature)).toBe(type);
  });

  it('quotes what is not a name, and a type variable that is not one capital letter', () => {
    const type = applyType(typeOperator('Odd.a b', 2), [typeVariable('a'), applyType(typeOperator('A', 0), [])]);
    expect(printType(type)).toBe(`('a', "A") "Odd.a b"`);
  });
});

describe('hostile terms', () => {
  const deep = (times: number, step: (t: Term) => Term, start: Term): Term => {
    let t = start;
    for (let i = 0; i < times; i++) t = step(t);
    return t;
  };
  const f = variable('f', functionType(A, A));
  const doubled = deep(300, (t) => application(application(variable('g', functionType(A, functionType(A, A))), t), t), x);

  it('are printed however deep they are, up to the limit', () => {
    expect(printTerm(deep(100_000, (t) => application(f, t), x))).toMatch(/^(f \(){1000,}f?…$/);
    expect(
      printTerm(
        deep(20_000, (t) => abstraction(x, t), x),
        { limit: 40 },
      ),
    ).toMatch(/^λx x' x'' x0 x1 .*…$/);
    const chain = deep(100_000, (t) => application(t, x), variable('h', deepType(100_000)));
    expect(printTerm(chain, { limit: 12 })).toBe('h x x x x x …');
  });

  it('that share their parts are printed up to the limit, though no memory could hold the whole text', () => {
    expect(printTerm(doubled)).toHaveLength(4001);
    expect(printTerm(doubled, { limit: 10 })).toBe('g (g (g (g…');
    const type = deepTypeShared(300);
    expect(printType(type)).toHaveLength(1001);
    expect(printTerm(deep(300, (t) => conjunction(t, t), variable('q', BOOL)))).toHaveLength(4001);
  });

  it('that cannot be written in full are refused when they are to be written exactly', () => {
    expect(() => printExactly(doubled, signature, { limit: 10_000 })).toThrow(
      /cannot be written exactly: its text has more than 10000 characters/,
    );
    expect(() =>
      printExactly(
        deep(5000, (t) => application(f, t), x),
        signature,
      ),
    ).toThrow(/nested too deeply/);
    expect(() => printExactly(variable('x', deepTypeShared(300)), signature)).toThrow(/cannot be written exactly/);
  });

  function deepType(depth: number): HolType {
    let type: HolType = A;
    for (let i = 0; i < depth; i++) type = functionType(A, type);
    return type;
  }
  function deepTypeShared(depth: number): HolType {
    let type: HolType = A;
    for (let i = 0; i < depth; i++) type = functionType(type, type);
    return type;
  }
  function conjunction(a: Term, b: Term): Term {
    return application(application(parse('(/\\)'), a), b);
  }
});

describe('a term printed exactly', () => {
  const cases: [text: string, exact: string][] = [
    ['!x:real. 0 <= x * x', '∀(x : ℝ). 0 ≤ x * x'],
    ['!x:natural. 0 <= x * x', '∀x. 0 ≤ x * x'],
    ['2 + 2 = 4', '2 + 2 = 4'],
    ['2 + 2 = (4:real)', '(2 : ℝ) + 2 = 4'],
    ['f = (\\x:A. x)', '(f : A → A) = λx. x'],
    ['!(x:A) y. x = y', '∀(x : A) y. x = y'],
    ['(fst:A#B->A) = fst', '(fst : A × B → A) = fst'],
    ['({}:A set) = {}', '(∅ : A set) = ∅'],
    ['\\(x:A) (y:A) (z:B). T', 'λ(x y : A) (z : B). T'],
    ['x = (1:real) /\\ y + z = x', '(x : ℝ) = 1 ∧ y + z = x'],
  ];
  it.each(cases)('%s has types where they are needed', (text, exact) => {
    const t = parse(text);
    expect(printExactly(t, signature)).toBe(exact);
    expect(alphaEqual(parse(exact), t)).toBe(true);
  });

  it('is refused where the text would mean something else', () => {
    const twice = application(application(constantTerm(constant('f'), functionType(A, functionType(BOOL, BOOL))), x), variable('x', BOOL));
    const own = signature.with(constant('f'), { type: functionType(A, functionType(BOOL, BOOL)) });
    expect(() => printExactly(twice, own)).toThrow(/f x x cannot be written exactly/);
    expect(() => printExactly(twice, signature)).toThrow(/cannot be written exactly/);
    expect(() => printExactly(application(p, variable('x', A)), signature)).not.toThrow();
    const strange = constantTerm(constant('Number.Natural.suc'), functionType(BOOL, NATURAL));
    expect(() => printExactly(strange, signature)).toThrow(/cannot be written exactly/);
  });
});
