// attention-jacobian (mathematics.md 2.9.2): how the output of attention moves with one of its tokens.
import type { ExactJudgement } from '../src/claims/claim.ts';
import { applied, appliedTransposed, derivativeOfAttention, dot, rowsOf } from './attention-derivative.ts';
import type { ClaimProperties } from './claim-properties.ts';
import { exactProperty, judged } from './exact-property.ts';
import { shapedCases, sizeNamed, type Shape, type ShapedCase } from './shaped-cases.ts';

/** Tokens X with positive weights E of their keys; the query is q, or Q times the last token. */
const ATTENTION = {
  sizes: { n: [1, 5], p: [1, 2], d: [1, 3], r: [1, 2] },
  weights: { V: ['p', 'd'], Q: ['r', 'd'], K: ['r', 'd'], q: ['r'], X: ['n', 'd'], E: ['n'] },
  entriesOf: { E: [1, 6] },
} as const satisfies Shape;

interface Attention {
  readonly V: readonly (readonly number[])[];
  readonly Q: readonly (readonly number[])[];
  readonly K: readonly (readonly number[])[];
  readonly X: readonly (readonly number[])[];
  readonly E: readonly number[];
}

function attentionOf(c: ShapedCase): Attention {
  const d = sizeNamed(c, 'd');
  const rows = (name: string): number[][] => rowsOf(c.weights[name] ?? [], d);
  return { V: rows('V'), Q: rows('Q'), K: rows('K'), X: rows('X'), E: c.weights['E'] ?? [] };
}

const unit = (d: number, b: number): number[] => Array.from({ length: d }, (_, t) => (t === b ? 1 : 0));

/** Z² times column b of the derivative by token j, by dual numbers; `query` says how q moves with the token, if it does. */
function derivative({ V, K, X, E }: Attention, q: readonly number[], j: number, b: number, query: readonly number[] | null): number[] {
  const d = X[0]?.length ?? 0;
  const step = unit(d, b);
  const slopes = X.map((x, m) => (m === j ? dot(q, applied(K, step)) : 0) + (query === null ? 0 : dot(query, applied(K, x))));
  return derivativeOfAttention({ value: V, tokens: X, weights: E, moves: X.map((_, m) => (m === j ? step : [])), slopes });
}

/** Z² times column b of a_j V + a_j V (x_j − x̄)(Kᵀq)ᵀ. */
function keyTerm({ V, K, X, E }: Attention, q: readonly number[], j: number, b: number): number[] {
  const Z = E.reduce((sum, x) => sum + x, 0);
  const weight = E[j] ?? 0;
  const slope = appliedTransposed(K, q)[b] ?? 0;
  const from = (X[j] ?? []).map((x, t) => Z * x - X.reduce((sum, token, m) => sum + (E[m] ?? 0) * (token[t] ?? 0), 0));
  return V.map((row) => weight * (Z * (row[b] ?? 0) + dot(row, from) * slope));
}

/** Z² times column b of V Cov_a KᵀQ, the covariance written out as a sum of squares. */
function queryTerm({ V, Q, K, X, E }: Attention, b: number): number[] {
  const d = X[0]?.length ?? 0;
  const Z = E.reduce((sum, x) => sum + x, 0);
  const mean = unit(d, 0).map((_, t) => X.reduce((sum, token, m) => sum + (E[m] ?? 0) * (token[t] ?? 0), 0));
  const direction = appliedTransposed(K, applied(Q, unit(d, b)));
  // Z³ Cov = Σ E_m (Z x_m − Σ E x)(Z x_m − Σ E x)ᵀ.
  const cubed = mean.map(() => 0);
  X.forEach((token, m) => {
    const from = token.map((x, t) => Z * x - (mean[t] ?? 0));
    const factor = (E[m] ?? 0) * dot(from, direction);
    from.forEach((x, t) => (cubed[t] = (cubed[t] ?? 0) + factor * x));
  });
  return V.map((row) => dot(row, cubed) / Z);
}

const same = (x: readonly number[], y: readonly number[]): boolean => x.every((entry, t) => entry === y[t]);

/** Every column of every derivative: with the query a vector of its own, and with the query Q x_i of the last token i. */
function matchesFormula(c: ShapedCase): ExactJudgement {
  const attention = attentionOf(c);
  const { Q, X } = attention;
  const [n, d] = [sizeNamed(c, 'n'), sizeNamed(c, 'd')];
  const fixed = c.weights['q'] ?? [];
  const asked = applied(Q, X[n - 1] ?? []);
  const columns = Array.from({ length: n * d }, (_, at) => [Math.floor(at / d), at % d] as const);
  const holds = columns.every(([j, b]) => {
    if (!same(derivative(attention, fixed, j, b, null), keyTerm(attention, fixed, j, b))) return false;
    const isQuery = j === n - 1;
    const found = derivative(attention, asked, j, b, isQuery ? applied(Q, unit(d, b)) : null);
    const key = keyTerm(attention, asked, j, b);
    if (!isQuery) return same(found, key);
    const query = queryTerm(attention, b);
    return same(
      found,
      key.map((x, a) => x + (query[a] ?? 0)),
    );
  });
  return judged(true, () => holds && movesWithItsToken(attention, attention.E, fixed), { derivatives: columns.length });
}

/** J_π(j)(πX) = J_j(X) for the exchanges π of two keys, the query being fixed. Weights go with their tokens, `factors` stay where they are. */
function movesWithItsToken(
  attention: Attention,
  own: readonly number[],
  q: readonly number[],
  factors: readonly number[] = own.map(() => 1),
): boolean {
  const { X } = attention;
  const [n, d] = [X.length, X[0]?.length ?? 0];
  const withFactors = (weights: readonly number[]): number[] => weights.map((x, m) => x * (factors[m] ?? 1));
  const square = (weights: readonly number[]): number => weights.reduce((sum, x) => sum + x, 0) ** 2;
  for (let j = 1; j < n; j += 1) {
    const exchanged = <T>(list: readonly T[]): T[] => list.map((x, m) => (m === 0 ? (list[j] ?? x) : m === j ? (list[0] ?? x) : x));
    const before = { ...attention, E: withFactors(own) };
    const after = { ...attention, X: exchanged(X), E: withFactors(exchanged(own)) };
    const [Z, moved] = [square(before.E), square(after.E)];
    for (let b = 0; b < d; b += 1) {
      const left = derivative(before, q, 0, b, null).map((x) => x * moved);
      const right = derivative(after, q, j, b, null).map((x) => x * Z);
      if (!same(left, right)) return false;
    }
  }
  return true;
}

function withoutQueryTerm(c: ShapedCase): ExactJudgement {
  const attention = attentionOf(c);
  const n = sizeNamed(c, 'n');
  const q = applied(attention.Q, attention.X[n - 1] ?? []);
  const columns = Array.from({ length: sizeNamed(c, 'd') }, (_, b) => ({
    found: derivative(attention, q, n - 1, b, applied(attention.Q, unit(sizeNamed(c, 'd'), b))),
    said: keyTerm(attention, q, n - 1, b),
  }));
  return judged(true, () => columns.every(({ found, said }) => same(found, said)), {
    'Z² dy_i/dx_i': columns.map(({ found }) => `[${found.join(', ')}]`).join(' '),
    'Z² (a_i V + a_i V (x_i - mean)(K^T q)^T)': columns.map(({ said }) => `[${said.join(', ')}]`).join(' '),
  });
}

function withPositions(c: ShapedCase): ExactJudgement {
  const attention = { ...attentionOf(c), Q: [], K: [c.weights['g'] ?? []] };
  const holds = (): boolean => movesWithItsToken(attention, attention.E, [1], c.weights['F']);
  return judged(true, holds, { 'factors of positions': (c.weights['F'] ?? []).join(', ') });
}

/** See `ClaimProperties`. */
export const claim: ClaimProperties = {
  id: 'attention-jacobian',
  section: '2.9.2',
  statement: {
    words:
      'The derivative of one output of softmax attention by a token is its weight times V, plus a term of rank one through the score of its key, plus, for the token that asks, the covariance of the tokens under the weights through the query; with the query fixed it moves with its token when keys are exchanged. (A statement about Jacobians, in no class of heads; the exponentials are read as any positive weights.)',
    latex: String.raw`\frac{\partial y_i}{\partial x_j} = a_j V + a_j V (x_j - \bar x)(K^\top q)^\top + [i = j]\, V\, \mathrm{Cov}_a K^\top Q`,
  },
  about: null,
  property: exactProperty({ cases: shapedCases(ATTENTION), decide: matchesFormula }),
  controls: [
    {
      id: 'attention-jacobian.query-term',
      statement: {
        words: 'The derivative by the token that asks is given by the same formula as that by any other token.',
        latex: String.raw`\frac{\partial y_i}{\partial x_i} = a_i V + a_i V (x_i - \bar x)(K^\top q)^\top,\quad q = Q x_i`,
      },
      property: exactProperty({
        cases: shapedCases({
          sizes: { n: [1, 5], p: [1, 3], d: [1, 3], r: [1, 3] },
          weights: { V: ['p', 'd'], Q: ['r', 'd'], K: ['r', 'd'], X: ['n', 'd'], E: ['n'] },
          entriesOf: { E: [1, 6] },
        }),
        decide: withoutQueryTerm,
      }),
      example: { dimensions: { n: 2, p: 1, d: 1, r: 1 }, nonzero: 6 },
    },
    {
      id: 'attention-jacobian.permutation',
      statement: {
        words:
          'The derivative moves with its token when keys are exchanged, also where the weights have factors that depend on the position (ALiBi).',
        latex: String.raw`a_j \propto f_j\, e^{q^\top K x_j} \implies J_{\pi(j)}(\pi X) = J_j(X)`,
      },
      property: exactProperty({
        cases: shapedCases({
          sizes: { n: [1, 5], p: [1, 3], d: [1, 3] },
          weights: { V: ['p', 'd'], g: ['d'], X: ['n', 'd'], E: ['n'], F: ['n'] },
          entriesOf: { E: [1, 6], F: [1, 4] },
        }),
        decide: withPositions,
      }),
      example: { dimensions: { n: 2, p: 1, d: 1 }, nonzero: 5 },
    },
  ],
};
