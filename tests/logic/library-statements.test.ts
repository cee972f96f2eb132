// The statements that kernel.md lists from the standard library, in its own notation, against the theorems of the library.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Constant } from '../../src/kernel/constant.ts';
import { alphaEqual, type Term } from '../../src/kernel/term.ts';
import { HolType, type TypeOperator } from '../../src/kernel/type.ts';
import { baseSignature } from '../../src/logic/base-signature.ts';
import { parseTerm } from '../../src/logic/parse-term.ts';
import { printExactly } from '../../src/logic/print-exactly.ts';
import { printTerm } from '../../src/logic/print-term.ts';
import { Signature } from '../../src/logic/signature.ts';
import { readArticle } from '../../src/opentheory/read-article.ts';

const SHARED = path.resolve(import.meta.dirname, '../../../shared');
const BASE = path.join(SHARED, 'opentheory/base-composed.art.gz');
const PAGE = path.join(SHARED, 'kernel.md');

/** Statements whose types their text does not determine, or that need both kinds of numbers: with annotations. */
const ANNOTATED = new Map([
  ['!n. id ^ n = id', '!n. (id : A -> A) ^ n = id'],
  ['!f. f ^ 0 = id', '!f : A -> A. f ^ 0 = id'],
  ['!n. n ^ 1 = n', '!n : natural. n ^ 1 = n'],
  ['!f. f ^ 1 = f', '!f : A -> A. f ^ 1 = f'],
  ['?f. injective f /\\ ~surjective f', '?f : ind -> ind. injective f /\\ ~surjective f'],
  ['!f n. f ^ suc n = f o f ^ n', '!(f : A -> A) n. f ^ suc n = f o f ^ n'],
  ['!f n. f ^ suc n = f ^ n o f', '!(f : A -> A) n. f ^ suc n = f ^ n o f'],
  ['!m n p. m ^ (n * p) = (m ^ n) ^ p', '!(m : natural) n p. m ^ (n * p) = (m ^ n) ^ p'],
  ['!f n x. (f ^ suc n) x = f ((f ^ n) x)', '!f n (x : A). (f ^ suc n) x = f ((f ^ n) x)'],
  ['!f n x. (f ^ suc n) x = (f ^ n) (f x)', '!f n (x : A). (f ^ suc n) x = (f ^ n) (f x)'],
  ['!f m n. f ^ (m * n) = (f ^ m) ^ n', '!(f : A -> A) m n. f ^ (m * n) = (f ^ m) ^ n'],
  ['!f m n. f ^ (m + n) = f ^ m o f ^ n', '!(f : A -> A) m n. f ^ (m + n) = f ^ m o f ^ n'],
  ['!e f. ?!fn. fn 0 = e /\\ !n. fn (suc n) = f (fn n) n', '!(e : A) f. ?!fn. fn 0 = e /\\ !n. fn (suc n) = f (fn n) n'],
  ['!x y n. x ^ n = y ^ n <=> x = y \\/ n = 0', '!(x : natural) y n. x ^ n = y ^ n <=> x = y \\/ n = 0'],
  ['!x. x ^ 0 = 1', '!x : real. x ^ 0 = 1'],
  ['!x. ~x + x = 0', '!x : real. -x + x = 0'],
  ['!x y. x - y = x + ~y', '!(x : real) y. x - y = x + -y'],
  ['!x. abs x = if 0 <= x then x else ~x', '!x. abs x = if 0 <= x then x else -x'],
]);

/** The constants and type operators in these terms. */
function symbolsIn(terms: readonly Term[]): { constants: Set<Constant>; operators: Set<TypeOperator> } {
  const [constants, operators] = [new Set<Constant>(), new Set<TypeOperator>()];
  const seen = new Set<Term | HolType>();
  const stack: (Term | HolType)[] = [...terms];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (part instanceof HolType) {
      if (part.operator !== null) operators.add(part.operator);
      stack.push(...part.args);
      continue;
    }
    stack.push(part.type);
    if (part.kind === 'constant') constants.add(part.constant);
    if (part.kind === 'application') stack.push(part.fn);
    if (part.part !== null) stack.push(part.part);
  }
  return { constants, operators };
}

/** The statements in the first block of code after a heading, each on one line. */
function statementsAfter(page: string, heading: string): string[] {
  const block = page.slice(page.indexOf(heading)).split('```')[1]!;
  const statements = block.split(/^ {2}\|- /m).slice(1);
  return statements.map((text) => text.replace(/\s+/g, ' ').trim());
}

describe.skipIf(!existsSync(BASE) || !existsSync(PAGE))('the theorems of the standard library', () => {
  const theorems = existsSync(BASE) ? readArticle('base', gunzipSync(readFileSync(BASE))).theorems : [];
  const { constants, operators } = symbolsIn(theorems.map(({ conclusion }) => conclusion));
  // The article defines its constants: a statement is about them, not about those that are only names.
  const signatureOf = (which: (name: string) => boolean): Signature => {
    const { notation } = baseSignature();
    let signature = Signature.primitive();
    for (const operator of operators) signature = signature.withOperator(operator);
    for (const one of constants) {
      const how = notation.get(one.name);
      if (which(one.name))
        signature = signature.with(one, { ...(how && { notation: how }), ...(one.name === 'Set.member' && { alias: 'member' }) });
    }
    return signature;
  };
  const all = signatureOf(() => true);

  it('are all written so that they can be read again', () => {
    expect(theorems.length).toBeGreaterThan(1300);
    for (const { conclusion } of theorems) printExactly(conclusion, all);
  });

  it.each([
    ['### Reals', 32, signatureOf((name) => !/^Number\.Natural\.[^a-z]|^Data\.List/.test(name))],
    ['### Naturals', 323, signatureOf((name) => !name.startsWith('Number.Real.'))],
  ])('are among them as listed under %s', (heading, count, signature) => {
    const statements = statementsAfter(readFileSync(PAGE, 'utf8'), heading);
    expect(statements).toHaveLength(count);
    const missing = statements.filter((statement) => {
      const isMixed = statement.includes('fromNatural');
      const t = parseTerm(ANNOTATED.get(statement) ?? statement, { signature: isMixed ? all : signature });
      return !theorems.some(({ conclusion }) => alphaEqual(conclusion, t));
    });
    expect(missing).toEqual([]);
  });

  it.each([
    ['!x y. x <= y /\\ y <= x <=> x = (y:real)', '∀x y. x ≤ y ∧ y ≤ x ⇔ x = y'],
    ['!(x : real) y z. x + (y + z) = x + y + z', '∀x y z. x + (y + z) = x + y + z'],
    ['!x:real. ~(x = 0) ==> inv x * x = 1', '∀x. ¬(x = 0) ⟹ inv x * x = 1'],
    ['!m n. fromNatural m * fromNatural n = fromNatural (m * n)', '∀m n. fromNatural m * fromNatural n = fromNatural (m * n)'],
    ['!x. abs x = if 0 <= x then x else -x', '∀x. abs x = if 0 ≤ x then x else -x'],
    [
      '!p:real->bool. (?x. p x) /\\ (?m. !x. p x ==> x <= m) ==> ?s. (!x. p x ==> x <= s) /\\ !m. (!x. p x ==> x <= m) ==> s <= m',
      '∀p. (∃x. p x) ∧ (∃m. ∀x. p x ⟹ x ≤ m) ⟹ ∃s. (∀x. p x ⟹ x ≤ s) ∧ ∀m. (∀x. p x ⟹ x ≤ m) ⟹ s ≤ m',
    ],
    ['!p. p 0 /\\ (!n. p n ==> p (suc n)) ==> !n. p n', '∀p. p 0 ∧ (∀n. p n ⟹ p (suc n)) ⟹ ∀n. p n'],
    ['!m n. ~(n = 0) ==> (m div n) * n + m mod n = m', '∀m n. ¬(n = 0) ⟹ (m div n) * n + m mod n = m'],
    ['!n. factorial (suc n) = suc n * factorial n', '∀n. factorial (suc n) = suc n * factorial n'],
    ['(minimal n. T) = 0', '(minimal n. T) = 0'],
    ['!m n p. m * n < m * p <=> ~(m = 0) /\\ n < (p:natural)', '∀m n p. m * n < m * p ⇔ ¬(m = 0) ∧ n < p'],
    ['!m n p. ~(p = 0) ==> m * (n div p) <= m * n div p', '∀m n p. ¬(p = 0) ⟹ m * (n div p) ≤ (m * n) div p'],
  ])('are printed for people as they are read: %s', (text, printed) => {
    const t = parseTerm(text, { signature: all });
    expect(theorems.some(({ conclusion }) => alphaEqual(conclusion, t))).toBe(true);
    expect(printTerm(t)).toBe(printed);
  });
});
