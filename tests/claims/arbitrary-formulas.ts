import fc from 'fast-check';
import { rational } from '../../src/exact/rational.ts';
import type { Quantities, Value } from '../../src/claims/evaluate-formula.ts';
import type { Formula, NumberTerm } from '../../src/claims/formula.ts';

const NAMES = ['n', 'N', 'p', 'd', 'heads', 'pairwise', 'softmax', 'rowRank', 'colRank', 'eigenvalues', 'degree', 'c', 'lambda_1'];
const COLUMN = 0;

const binary = fc.constantFrom('sum', 'difference', 'product');
const relation = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const connective = fc.constantFrom('and', 'or', 'implies');

const { term, formula } = fc.letrec<{ term: NumberTerm; formula: Formula }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('integer' as const), value: fc.oneof(fc.bigInt(0n, 5n), fc.bigInt(0n, 10n ** 39n)) }),
    fc.record({ kind: fc.constant('name' as const), name: fc.constantFrom(...NAMES), column: fc.constant(COLUMN) }),
    fc.record({
      kind: fc.constant('rank' as const),
      matrix: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
      column: fc.constant(COLUMN),
    }),
    fc.record({ kind: binary, left: tie('term'), right: tie('term') }),
    fc.record({ kind: fc.constant('negation' as const), of: tie('term') }),
    fc.record({
      kind: fc.constantFrom('minimum' as const, 'maximum' as const),
      of: fc.array(tie('term'), { minLength: 1, maxLength: 3 }).map((list) => list as [NumberTerm, ...NumberTerm[]]),
    }),
    fc.record({ kind: fc.constant('ceiling' as const), dividend: tie('term'), divisor: tie('term'), column: fc.constant(COLUMN) }),
    fc.record({ kind: fc.constant('heads' as const), length: tie('term'), column: fc.constant(COLUMN) }),
  ),
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('comparison' as const), relation, left: tie('term'), right: tie('term') }),
    fc.record({ kind: connective, left: tie('formula'), right: tie('formula') }),
    fc.record({ kind: fc.constant('not' as const), of: tie('formula') }),
  ),
}));

/** Any formula of the language, its columns all 0. */
export const arbitraryFormula: fc.Arbitrary<Formula> = formula;
/** Any term of the language, its columns all 0. */
export const arbitraryTerm: fc.Arbitrary<NumberTerm> = term;

/** The same expression with all columns 0. */
export function withoutColumns<T>(expression: T): T {
  if (typeof expression !== 'object' || expression === null) return expression;
  if (Array.isArray(expression)) return expression.map(withoutColumns) as T;
  return Object.fromEntries(
    Object.entries(expression).map(([key, value]: [string, unknown]) => [key, key === 'column' ? COLUMN : withoutColumns(value)]),
  ) as T;
}

/** Answers for all names: small whole numbers, and fractions for the parameters. `heads` at another length depends on it. */
export const arbitraryQuantities: fc.Arbitrary<Quantities> = fc
  .record({
    whole: fc.array(fc.bigInt(-3n, 6n), { minLength: NAMES.length, maxLength: NAMES.length }),
    c: fc.tuple(fc.bigInt(-6n, 6n), fc.bigInt(1n, 4n)),
  })
  .map(({ whole, c }): Quantities => {
    const known = new Map<string, Value>(NAMES.map((name, i) => [name, whole[i]!]));
    known.set('c', rational(...c));
    return (name, argument) => {
      if (typeof argument === 'bigint') return (argument * 7n) % 5n;
      if (typeof argument === 'string') return BigInt(argument.charCodeAt(0) - 64);
      const value = known.get(name);
      if (value === undefined) throw new Error(`asked for ${name}`);
      return value;
    };
  });
