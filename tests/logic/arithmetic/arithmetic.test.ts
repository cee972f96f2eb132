import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variable, type Term } from '../../../src/kernel/term.ts';
import { assume, equation, inferenceCount } from '../../../src/kernel/theorem.ts';
import { arithmetic, tryArithmetic } from '../../../src/logic/arithmetic/arithmetic.ts';
import { binary } from '../../../src/logic/arithmetic/expansion.ts';
import { NATURAL, natural, naturalNumeral } from '../../../src/logic/arithmetic/number-terms.ts';
import { and, implies, not, or } from '../../../src/logic/formula.ts';
import { expectProved, read } from './read-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 100);

describe('arithmetic', () => {
  it.each([
    // Indices
    'i < n ⟹ suc i ≤ n',
    'j ≤ i ∧ i < n ⟹ i - j < n',
    '¬(i < suc n) ⟹ n < i',
    'i < suc n ∧ ¬(i = n) ⟹ i < n',
    'j ≤ i ⟹ suc i - j = suc (i - j)',
    'i < n ⟹ n - suc i + suc i = n',
    'i < n ∧ j = n - suc i ⟹ j < n ∧ i = n - suc j',
    'j ≤ i ∧ k ≤ i - j ⟹ i - j - k = i - (j + k)',
    'i < 3 ⟹ i = 0 ∨ i = 1 ∨ i = 2',
    'm + n - n = m',
    '∀m n. m < n ⟹ ¬(n = 0)',
    'm ≤ n ∨ n < m',
    'm = n ⇔ m ≤ n ∧ n ≤ m',
    'f i < n ∧ n ≤ f j ⟹ ¬(f i = f j)',
    'm < n ∧ n < k ∧ k < m + 2 ⟹ F',
    'i < min m n ⇔ i < m ∧ i < n',
    'min m n = min n m',
    'a mod 2 = 0 ∨ a mod 2 = 1',
    '(a div 3) * 3 ≤ a',
    // Products
    'a < m ∧ b < n ⟹ a * n + b < m * n',
    'suc m * n = m * n + n',
    'm ≤ n ⟹ m * m ≤ n * n',
    'n ^ 2 = n * n',
    '0 ≤ x ∧ x ≤ 1 ⟹ x * x ≤ x',
    '0 < x ∧ x < y ⟹ x * x < y * y',
    'x * x + y * y ≥ 2 * (x * y)',
    'x = y ⟹ x * z = y * z',
    'x = 0 ∨ y = 0 ⟹ x * y = 0',
    // Reals, and naturals as reals
    'abs (x + y) ≤ abs x + abs y',
    'abs x < e ⇔ -e < x ∧ x < e',
    'fromNatural m ≤ x ∧ x < fromNatural n ⟹ m < n',
    'fromNatural (m + 1) = fromNatural m + 1',
    'n ≤ m ⟹ fromNatural (m - n) = fromNatural m - fromNatural n',
    // Formulas
    '(p ⟹ m < n) ∧ p ⟹ m + 1 ≤ n',
    'm < n ∧ (m < n ⟹ k = 3) ⟹ 2 < k',
    '(m = 0 ∨ m = 1) ∧ ¬(m = 1) ⟹ m = 0',
    '(m < n ⇔ p) ∧ ¬p ⟹ n ≤ m',
    '¬(m < n ⇔ n ≤ m) ⟹ F ∨ m < n ∨ n ≤ m',
    '¬(m ≤ n ∧ n ≤ m) ⟹ ¬(m = n)',
    'T',
  ])('proves %s', (text) => {
    expectProved(arithmetic(read(text), []), read(text));
  });

  it.each([
    'm < n ⟹ m + 2 ≤ n',
    'm - n ≤ m',
    'm - n + n = m',
    '2 * m = 2 * n',
    'x * y = y',
    'm * n ≤ m * k',
    'x < y ∨ y < x',
    '∃i. i < n',
    'p',
    'f m = f n',
    'm div n ≤ m',
    'F',
    'm = n ⇔ m ≤ n',
    'x / y * y = x',
    'abs x = x',
    'min m n = m',
  ])('does not prove %s', (text) => {
    expect(tryArithmetic(read(text), [])).toBeNull();
    expect(() => arithmetic(read(text), [])).toThrow(/does not follow by arithmetic/);
  });

  it('makes no inference where it proves nothing', () => {
    for (const text of ['m < n ⟹ m + 2 ≤ n', 'j ≤ i ⟹ i - j < j', 'x * y ≤ z', 'p']) {
      const goal = read(text);
      const before = inferenceCount();
      expect(tryArithmetic(goal, [])).toBeNull();
      expect(inferenceCount()).toBe(before);
    }
  });

  it('uses what is given, and no more of it than it needs', () => {
    const given = ['i < n', 'n ≤ f k', '∀i. i < n ⟹ f i < m', 'x < y', 'p ∨ m < n'].map((text) => assume(read(text)));
    const th = arithmetic(read('i + 1 ≤ f k'), given);
    expectProved(th, read('i + 1 ≤ f k'), [read('i < n'), read('n ≤ f k')]);
    expect(th.hypotheses).toHaveLength(2);
  });

  it('keeps the variables of the goal apart from those of the facts', () => {
    const given = [assume(read('m < n'))];
    expect(tryArithmetic(read('∀m. m < n'), given)).toBeNull();
    expectProved(arithmetic(read('∀m. n ≤ m ⟹ ¬(m = 0)'), given), read('∀m. n ≤ m ⟹ ¬(m = 0)'), [read('m < n')]);
  });

  it('reads numbers and absurdities in what is given', () => {
    const given = [assume(read('m < 0'))];
    expectProved(arithmetic(read('m = 7'), given), read('m = 7'), [read('m < 0')]);
    expectProved(arithmetic(read('p'), given), read('p'), [read('m < 0')]);
  });

  it('decides formulas about differences of three numbers as trying all small numbers does', () => {
    // Such a formula with constants up to 2 that is false somewhere is false for numbers up to 9.
    const [MOST, NAMES] = [9, ['m', 'n', 'k'] as const];
    type Formula = { readonly term: Term; readonly holds: (values: readonly number[]) => boolean };
    const place = fc.nat(3);
    const number = (i: number, plus: number): Term => {
      const t = i < 3 ? variable(NAMES[i] ?? '', NATURAL) : naturalNumeral(0n);
      return plus === 0 ? t : binary(natural.plus, t, naturalNumeral(BigInt(plus)));
    };
    const relation = fc.constantFrom('less', 'le', 'greater', 'ge', 'equal');
    const atom = fc.tuple(relation, place, place, fc.nat(2)).map(([r, i, j, plus]): Formula => {
      const [s, t] = [number(i, plus), number(j, 0)];
      const term = r === 'equal' ? equation(s, t) : binary(natural[r], s, t);
      const holds = (values: readonly number[]): boolean => {
        const [a, b] = [(values[i] ?? 0) + plus, values[j] ?? 0];
        return r === 'less' ? a < b : r === 'le' ? a <= b : r === 'greater' ? a > b : r === 'ge' ? a >= b : a === b;
      };
      return { term, holds };
    });
    const formulas = fc.letrec<{ all: Formula }>((tie) => ({
      all: fc.oneof(
        { maxDepth: 3 },
        atom,
        tie('all').map((a): Formula => ({ term: not(a.term), holds: (v) => !a.holds(v) })),
        fc.tuple(tie('all'), tie('all')).map(([a, b]): Formula => ({ term: and(a.term, b.term), holds: (v) => a.holds(v) && b.holds(v) })),
        fc.tuple(tie('all'), tie('all')).map(([a, b]): Formula => ({ term: or(a.term, b.term), holds: (v) => a.holds(v) || b.holds(v) })),
        fc
          .tuple(tie('all'), tie('all'))
          .map(([a, b]): Formula => ({ term: implies(a.term, b.term), holds: (v) => !a.holds(v) || b.holds(v) })),
      ),
    })).all;
    const everywhere = ({ holds }: Formula): boolean => {
      for (let a = 0; a <= MOST; a++) for (let b = 0; b <= MOST; b++) for (let c = 0; c <= MOST; c++) if (!holds([a, b, c])) return false;
      return true;
    };
    fc.assert(
      fc.property(formulas, formulas, (a, b) => {
        for (const one of [
          a,
          { term: implies(a.term, or(b.term, a.term)), holds: () => true },
          { term: implies(and(a.term, b.term), b.term), holds: () => true },
        ]) {
          const th = tryArithmetic(one.term, []);
          expect(th !== null).toBe(everywhere(one));
          if (th !== null) expectProved(th, one.term);
        }
      }),
      { numRuns: CASES },
    );
  });
});
