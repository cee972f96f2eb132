// The lag operators of particular state space models, entry by entry.
import {
  apply,
  argumentwise,
  arith,
  assuming,
  at,
  by,
  chain,
  equals,
  exact,
  fix,
  have,
  intro,
  lemma,
  rewrite,
  ring,
  take,
} from '../src/logic/proof.ts';
import { kronSymmetric, mmul, mpowSuc, mpowZero, sumKron, sumKronRight } from './matrices.ts';
import { mpowDiagonal, mpowDown, mpowKron, mpowUp } from './matrix-powers.ts';
import { kron, span } from './operators.ts';
import { spanDimEntries } from './span-dimension.ts';
import { lag } from './state-space.ts';
import { sumOne } from './sum-small.ts';
import { sumSingle } from './sum-terms.ts';
import { sumEqual } from './sums.ts';

/** Lag 0: C B. */
export const lagZero = lemma(
  'lag-zero',
  '∀N A B C a b. lag N A B C 0 a b = mmul N C B a b',
  fix('N A B C a b'),
  rewrite(lag, mmul),
  apply(sumEqual),
  intro(),
  argumentwise([rewrite(mpowZero), rewrite(at(kronSymmetric, 'i')), apply(sumKron), by()]),
);

/** Lag 1: C A B. */
export const lagOne = lemma(
  'lag-one',
  '∀N A B C a b. lag N A B C 1 a b = mmul N C (mmul N A B) a b',
  fix('N A B C a b'),
  rewrite(lag, mmul),
  apply(sumEqual),
  fix('i'),
  assuming('row'),
  argumentwise([
    apply(sumEqual),
    fix('j'),
    assuming('column'),
    argumentwise([have('is: 1 = suc 0', arith()), rewrite('is', mpowSuc, mpowZero, mmul), apply(sumKronRight), by()]),
  ]),
);

/** With B = C = 1 the lag operators are the powers of A. */
export const lagPowers = lemma(
  'lag-powers',
  '∀N A l a b. a < N ∧ b < N ⟹ lag N A kron kron l a b = mpow N A l a b',
  fix('N A l a b'),
  assuming('row', 'column'),
  rewrite(lag, mmul),
  rewrite(at(kronSymmetric, 'a')),
  chain('…', equals('sum N (λe. mpow N A l a e * kron e b)', apply(sumKron, { j: 'a' }), by()), equals('…', apply(sumKronRight), by())),
);

/** The delay line remembers the token of lag l in coordinate l. */
export const lagDelay = lemma(
  'lag-delay',
  '∀k C l a b. l < k ⟹ lag k (λs t. if s = suc t then 1 else 0) (λs z. kron s 0) C l a b = C a l',
  fix('k C l a b'),
  assuming('below'),
  rewrite(lag, mmul),
  chain(
    '…',
    equals(
      'sum k (λc. C a c * (if c = l then 1 else 0))',
      apply(sumEqual),
      fix('c'),
      assuming('row'),
      argumentwise([
        chain(
          '…',
          equals('mpow k (λs t. if s = suc t then 1 else 0) l c 0', apply(sumKronRight), arith()),
          equals('…', rewrite(mpowDown), by()),
        ),
      ]),
    ),
    equals('C a l * (if l = l then 1 else 0)', apply(sumSingle, { j: 'l' }, [exact('below')], [intro(), by()])),
    equals('C a l', by()),
  ),
);

/** The same with one output and all inputs: lag l reads coordinate l of the token. */
export const lagRow = lemma(
  'lag-row',
  '∀k l a b. b < k ⟹ lag k (λs t. if t = suc s then 1 else 0) kron (λz s. kron s 0) l a b = if b = l then 1 else 0',
  fix('k l a b'),
  assuming('column'),
  rewrite(lag, mmul),
  chain(
    '…',
    equals('sum k (λe. mpow k (λs t. if t = suc s then 1 else 0) l 0 e * kron e b)', apply(sumKron, { j: '0' }), arith()),
    equals('mpow k (λs t. if t = suc s then 1 else 0) l 0 b', apply(sumKronRight), by()),
    equals('…', rewrite(mpowUp), by()),
  ),
);

/** With a diagonal state matrix and B = 1 the lag operators are the columns of a Vandermonde matrix. */
export const lagVandermonde = lemma(
  'lag-vandermonde',
  '∀k g l a b. a < k ⟹ lag k (λs t. if s = t then g s else 0) (λs z. 1) kron l a b = g a ^ l',
  fix('k g l a b'),
  assuming('row'),
  rewrite(lag, mmul),
  rewrite(at(kronSymmetric, 'a')),
  chain(
    '…',
    equals('sum k (λe. mpow k (λs t. if s = t then g s else 0) l a e * 1)', apply(sumKron, { j: 'a' }), exact('row')),
    equals('(if a = a then g a ^ l else 0) * 1', rewrite(mpowDiagonal), apply(sumSingle, { j: 'a' }, [exact('row')], [intro(), by()])),
    equals('g a ^ l', by()),
  ),
);

/** With A = B = C = 1 all lag operators are the identity, and span one dimension. */
export const identityDimension = lemma(
  'identity-dimension',
  '∀n. 0 < n ⟹ SpanDim n 2 2 (lag 2 kron kron kron) 1',
  fix('n'),
  assuming('positive'),
  apply(
    spanDimEntries,
    { tau: 'λs. 0', row: 'λs. 0', col: 'λs. 0' },
    [by()],
    [fix('s t'), assuming('one', 'other'), rewrite(lagPowers, mpowKron, kron), by()],
    [fix('l'), assuming('below'), rewrite(span), take('λs. 1'), intro(), rewrite(sumOne, lagPowers, mpowKron), ring()],
  ),
);

/** A diagonal state matrix with entries g 0, g 1, …. */
export const lagDiagonal = lemma(
  'lag-diagonal',
  '∀N g B C l a b. lag N (λs t. if s = t then g s else 0) B C l a b = sum N (λs. C a s * (g s ^ l * B s b))',
  fix('N g B C l a b'),
  rewrite(lag, mmul),
  apply(sumEqual),
  fix('s'),
  assuming('row'),
  argumentwise([
    chain(
      '…',
      equals(
        '(if s = s then g s ^ l else 0) * B s b',
        rewrite(mpowDiagonal),
        apply(sumSingle, { j: 's' }, [exact('row')], [fix('t'), assuming('below', 'other'), have('¬(s = t)', arith()), by()]),
      ),
      equals('…', by()),
    ),
  ]),
);
