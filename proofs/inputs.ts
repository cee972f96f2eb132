// Inputs and maps (mathematics.md 1.2 and 2.5). An input is a function of the token and the coordinate; a family of operators
// gives a map from inputs to outputs.
import {
  apply,
  assuming,
  at,
  by,
  cases,
  chain,
  define,
  equals,
  extensionally,
  fact,
  fix,
  intro,
  lemma,
  rewrite,
} from '../src/logic/proof.ts';
import type { Use } from '../src/logic/proof.ts';
import { kronSymmetric, mvec, sumKronRight } from './matrices.ts';
import { causal } from './operators.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumSelect } from './sums.ts';

/** The input whose token j is v and whose other tokens are zero. */
export const tok = define('tok', 'ℕ → (ℕ → ℝ) → ℕ → ℕ → ℝ', 'tok j v = (λm b. if m = j then v b else 0)');

/** The input t times x. */
export const scale = define('scale', 'ℝ → (ℕ → ℕ → ℝ) → ℕ → ℕ → ℝ', 'scale t x = (λm b. t * x m b)');

/** Heads with value maps V compute the map of the causal family M, with coefficients that depend on the input in any way. */
export const mapHeads = define(
  'MapHeads',
  'ℕ → ℕ → ℕ → (ℕ → ℕ → ℕ → ℝ) → (ℕ → ℕ → ℕ → ℝ) → ℕ → bool',
  `MapHeads n p d M V H = (∃a. ∀x i al. i < n ∧ al < p ⟹
     sum n (λj. mvec d (causal M i j) (x j) al) = sum n (λj. sum H (λh. a x h i j * mvec d (V h) (x j) al)))`,
);

/** A matrix is linear: sums. */
export const mvecAdd = lemma(
  'mvec-add',
  '∀d M v w al. mvec d M (λb. v b + w b) al = mvec d M v al + mvec d M w al',
  fix('d M v w al'),
  rewrite(mvec),
  sumRing(),
);

/** A matrix is linear: multiples. */
export const mvecScale = lemma(
  'mvec-scale',
  '∀d M t v al. mvec d M (λb. t * v b) al = t * mvec d M v al',
  fix('d M t v al'),
  rewrite(mvec),
  sumRing(),
);

/** Rules that take a matrix into sums and multiples of vectors. */
export const linearRules: readonly Use[] = [mvecAdd, mvecScale, fact('eta')];

/** Basis vector number b picks column b. */
export const mvecKron = lemma(
  'mvec-kron',
  '∀d M b al. b < d ⟹ mvec d M (kron b) al = M al b',
  fix('d M b al'),
  assuming('below'),
  rewrite(mvec),
  chain(
    '…',
    equals('sum d (λc. M al c * kron c b)', apply(sumEqual), fix('c'), intro(), rewrite(kronSymmetric), by()),
    equals('…', apply(sumKronRight), by()),
  ),
);

/** A multiple of basis vector number b picks the multiple of column b. */
export const mvecScaledKron = lemma(
  'mvec-scaled-kron',
  '∀d M t b al. b < d ⟹ mvec d M (λc. t * kron b c) al = t * M al b',
  fix('d M t b al'),
  assuming('below'),
  rewrite(at(mvecScale, 'd', 'M', 't', 'kron b', 'al'), mvecKron),
);

/** A matrix at a token of an input with a single token that is not zero. */
export const mvecTok = lemma(
  'mvec-tok',
  '∀d M j v m al. mvec d M (tok j v m) al = if m = j then mvec d M v al else 0',
  fix('d M j v m al'),
  rewrite(tok, mvec),
  cases('m = j', [by()], [by()]),
);

/** A map at an input with a single token that is not zero. */
export const mapTok = lemma(
  'map-tok',
  '∀n d W j v al. j < n ⟹ sum n (λm. mvec d (W m) (tok j v m) al) = mvec d (W j) v al',
  fix('n d W j v al'),
  assuming('below'),
  rewrite(mvecTok),
  by(sumSelect),
);

/** Heads at an input with a single token that is not zero. */
export const headsTok = lemma(
  'heads-tok',
  '∀n d H a V j v al. j < n ⟹ sum n (λm. sum H (λh. a h m * mvec d (V h) (tok j v m) al)) = sum H (λh. a h j * mvec d (V h) v al)',
  fix('n d H a V j v al'),
  assuming('below'),
  chain(
    '…',
    equals(
      'sum n (λm. if m = j then sum H (λh. a h m * mvec d (V h) v al) else 0)',
      apply(sumEqual),
      fix('m'),
      intro(),
      rewrite(mvecTok),
      cases('m = j', [by()], [by()]),
    ),
    equals('…', by(sumSelect)),
  ),
);

/** Multiples of an input with a single token that is not zero. */
export const scaleTok = lemma(
  'scale-tok',
  '∀t j v. scale t (tok j v) = tok j (λb. t * v b)',
  fix('t j v'),
  extensionally('m', 'b'),
  rewrite(scale, tok),
  cases('m = j', [by()], [by()]),
);

/** The causal family at a vector. */
export const mvecCausal = lemma(
  'mvec-causal',
  '∀d M i j v al. mvec d (causal M i j) v al = if j ≤ i then mvec d (M (i - j)) v al else 0',
  fix('d M i j v al'),
  rewrite(mvec, causal),
  cases('j ≤ i', [by()], [by()]),
);
