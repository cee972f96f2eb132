// Layers one after the other (mathematics.md 2.12): the composite of layers of H1 and H2 heads is a layer of H1 H2 heads.
import {
  apply,
  argumentwise,
  arith,
  assuming,
  at,
  back,
  by,
  cases,
  chain,
  define,
  equals,
  exact,
  fix,
  forget,
  from,
  have,
  intro,
  lemma,
  note,
  obtain,
  rewrite,
  rewriteFact,
  take,
} from '../src/logic/proof.ts';
import { mmul, mvec, mvecMmul } from './matrices.ts';
import { heads } from './operators.ts';
import { sumRing } from './sum-normal.ts';
import { sumQuotients } from './sum-products.ts';
import { mvecSum } from './unroll.ts';
import { sumEqual, sumExchange, sumScale, sumScaleRight, sumSuc } from './sums.ts';

/** The composite family: W after W', with e coordinates between them. */
export const comp = define(
  'comp',
  'ℕ → ℕ → (ℕ → ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℕ → ℝ',
  "comp n e W W' i j = (λal be. sum n (λm. mmul e (W i m) (W' m j) al be))",
);

/** The family with the identity added on the diagonal: a layer with a residual connection. */
export const addI = define(
  'addI',
  '(ℕ → ℕ → ℕ → ℕ → ℝ) → ℕ → ℕ → ℕ → ℕ → ℝ',
  'addI W i j = (λal be. W i j al be + (if i = j then kron al be else 0))',
);

/** The product of two sums, with a factor in each of the terms of a third sum. */
const sumOfProducts = lemma(
  'sum-of-products',
  `∀a b u v H G e. sum e (λc. sum H (λs. a s * u s c) * sum G (λt. b t * v t c)) =
     sum H (λs. sum G (λt. a s * b t * sum e (λc. u s c * v t c)))`,
  fix('a b u v H G e'),
  chain(
    '…',
    equals('sum e (λc. sum H (λs. sum G (λt. a s * b t * (u s c * v t c))))', apply(sumEqual), intro(), sumRing()),
    equals('sum H (λs. sum e (λc. sum G (λt. a s * b t * (u s c * v t c))))', apply(sumExchange)),
    equals('sum H (λs. sum G (λt. sum e (λc. a s * b t * (u s c * v t c))))', apply(sumEqual), intro(), apply(sumExchange)),
    equals('…', apply(sumEqual), intro(), apply(sumEqual), intro(), apply(sumScale)),
  ),
);

/** The claim without residual connections. The outer layer reads f of the inner layer's input. */
export const composition = lemma(
  'composition',
  `∀n p e d H1 H2 (W : B → ℕ → ℕ → ℕ → ℕ → ℝ) (W' : A → ℕ → ℕ → ℕ → ℕ → ℝ) f.
     Heads n p e W H2 ∧ Heads n e d W' H1 ⟹ Heads n p d (λx. comp n e (W (f x)) (W' x)) (H2 * H1)`,
  fix("n p e d H1 H2 W W' f"),
  rewrite(heads),
  assuming('outer', 'inner'),
  obtain('V a', 'outer', 'outer'),
  obtain("V' a'", 'inner', 'inner'),
  // Head s H1 + t is head s of the outer layer after head t of the inner one.
  take("λh. mmul e (V (h div H1)) (V' (h mod H1))", "λx h i j. sum n (λm. a (f x) (h div H1) i m * a' x (h mod H1) m j)"),
  fix('x i j al be'),
  assuming('query', 'key', 'row', 'column'),
  note('double', at(sumQuotients, "λs t. sum n (λm. a (f x) s i m * a' x t m j) * mmul e (V s) (V' t) al be", 'H2', 'H1')),
  chain(
    '…',
    equals(
      "sum n (λm. sum e (λc. sum H2 (λs. a (f x) s i m * V s al c) * sum H1 (λt. a' x t m j * V' t c be)))",
      rewrite(comp, mmul),
      apply(sumEqual),
      fix('m'),
      assuming('token'),
      apply(sumEqual),
      fix('c'),
      assuming('inside'),
      argumentwise([apply('outer'), by()], [apply('inner'), by()]),
    ),
    equals(
      "sum n (λm. sum H2 (λs. sum H1 (λt. a (f x) s i m * a' x t m j * sum e (λc. V s al c * V' t c be))))",
      apply(sumEqual),
      intro(),
      apply(sumOfProducts),
    ),
    equals("sum H2 (λs. sum n (λm. sum H1 (λt. a (f x) s i m * a' x t m j * sum e (λc. V s al c * V' t c be))))", apply(sumExchange)),
    equals(
      "sum H2 (λs. sum H1 (λt. sum n (λm. a (f x) s i m * a' x t m j * sum e (λc. V s al c * V' t c be))))",
      apply(sumEqual),
      intro(),
      apply(sumExchange),
    ),
    equals(
      "sum H2 (λs. sum H1 (λt. sum n (λm. a (f x) s i m * a' x t m j) * mmul e (V s) (V' t) al be))",
      rewrite(mmul),
      apply(sumEqual),
      intro(),
      apply(sumEqual),
      intro(),
      apply(sumScaleRight),
    ),
    equals('…', rewrite('double'), by()),
  ),
);

/** A residual connection is one more head: the identity. */
export const headsAddI = lemma(
  'heads-residual',
  '∀n d H (W : A → ℕ → ℕ → ℕ → ℕ → ℝ). Heads n d d W H ⟹ Heads n d d (λx. addI (W x)) (suc H)',
  fix('n d H W'),
  rewrite(heads),
  assuming('heads'),
  obtain('V a', 'heads', 'represented'),
  take('λh. if h = H then kron else V h', 'λx h i j. if h = H then (if i = j then 1 else 0) else a x h i j'),
  fix('x i j al be'),
  assuming('query', 'key', 'row', 'column'),
  note('here', from(at('represented', 'x', 'i', 'j', 'al', 'be'), 'query', 'key', 'row', 'column')),
  forget('represented'),
  rewrite(addI, sumSuc),
  have(
    `others: sum H (λh. (if h = H then (if i = j then 1 else 0) else a x h i j) * (if h = H then kron else V h) al be) =
     sum H (λh. a x h i j * V h al be)`,
    apply(sumEqual),
    fix('h'),
    assuming('below'),
    have('¬(h = H)', arith()),
    by(),
  ),
  rewrite('others', 'here'),
  cases('i = j', [by()], [by()]),
);

/** The claim with residual connections. */
export const compositionResidual = lemma(
  'composition-residual',
  `∀n d H1 H2 (W : B → ℕ → ℕ → ℕ → ℕ → ℝ) (W' : A → ℕ → ℕ → ℕ → ℕ → ℝ) f.
     Heads n d d W H2 ∧ Heads n d d W' H1 ⟹ Heads n d d (λx. comp n d (addI (W (f x))) (addI (W' x))) (suc H2 * suc H1)`,
  fix("n d H1 H2 W W' f"),
  assuming('outer', 'inner'),
  note('one', from(at(headsAddI, 'n', 'd', 'H2', 'W'), 'outer')),
  note('two', from(at(headsAddI, 'n', 'd', 'H1', "W'"), 'inner')),
  note('so', from(at(composition, 'n', 'd', 'd', 'd', 'suc H1', 'suc H2', 'λz. addI (W z)', "λx. addI (W' x)", 'f'), 'one', 'two')),
  exact('so'),
);

/** The composite family computes the composite map. */
export const compositionMap = lemma(
  'composition-map',
  `∀n e d W W' x i al. sum n (λj. mvec d (comp n e W W' i j) (x j) al) =
     sum n (λm. mvec e (W i m) (λga. sum n (λj. mvec d (W' m j) (x j) ga)) al)`,
  fix("n e d W W' x i al"),
  chain(
    '…',
    equals(
      "sum n (λj. sum n (λm. mvec e (W i m) (mvec d (W' m j) (x j)) al))",
      apply(sumEqual),
      fix('j'),
      intro(),
      rewrite(back(mvecMmul), at(mvec, 'd'), comp),
      chain('…', equals("sum d (λb. sum n (λm. mmul e (W i m) (W' m j) al b * x j b))", sumRing()), equals('…', apply(sumExchange))),
    ),
    equals("sum n (λm. sum n (λj. mvec e (W i m) (mvec d (W' m j) (x j)) al))", apply(sumExchange)),
    equals('…', apply(sumEqual), fix('m'), intro(), rewrite(at(mvecSum, 'e', 'W i m', "λj. mvec d (W' m j) (x j)", 'n', 'al')), by()),
  ),
);

/** Before or after a layer without heads, which is zero, nothing is left. */
export const compositionNone = lemma(
  'composition-none',
  `∀n p e d H1 (W : A → ℕ → ℕ → ℕ → ℕ → ℝ) W'.
     Heads n p e W 0 ∧ Heads n e d W' H1 ⟹ Heads n p d (λx. comp n e (W x) (W' x)) 0`,
  fix("n p e d H1 W W'"),
  assuming('outer', 'inner'),
  note('so', from(at(composition, 'n', 'p', 'e', 'd', 'H1', '0', 'W', "W'", 'λx : A. x'), 'outer', 'inner')),
  have('none: 0 * H1 = 0', arith()),
  rewriteFact('so', 'none'),
  exact('so'),
);
