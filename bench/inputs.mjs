/**
 * Integer state space systems for the benchmarks, the same numbers on every machine and in every language: each entry
 * is drawn from one mulberry32 stream in a fixed order (B, then C, then what the kind of A needs), so a peer program
 * that draws in that order gets the very same matrices. tests/bench/inputs.test.ts pins the first of them.
 */

/** Tommy Ettinger's 32-bit generator: unsigned 32-bit integers without end. */
export function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** rows × cols entries drawn row by row, each `low + draw mod (high - low + 1)`. */
function drawn(next, rows, cols, low = -3, high = 3) {
  return Array.from({ length: rows }, () => Array.from({ length: cols }, () => low + (next() % (high - low + 1))));
}

function square(N, entry) {
  return Array.from({ length: N }, (_, i) => Array.from({ length: N }, (_, j) => entry(i, j)));
}

/** How each kind makes A (and changes B, C) from the numbers still to come; d columns of B, p rows of C. */
const KINDS = {
  /** Dense, entries -3 … 3: full rank. */
  rand: ({ next, N }) => drawn(next, N, N),
  /** Companion matrix of a random monic polynomial. */
  companion: ({ next, N }) => {
    const last = Array.from({ length: N }, () => -3 + (next() % 7));
    return square(N, (i, j) => (j === N - 1 ? last[i] : i === j + 1 ? 1 : 0));
  },
  /** HiPPO-LegS (Gu et al. 2020) up to a diagonal similarity that makes it integer. */
  legs: ({ N }) => square(N, (i, j) => (i > j ? -(2 * j + 1) : i === j ? -(i + 1) : 0)),
  /** N/4 eigenvalues, each four times, on a diagonal: k = N/4. */
  diagrep: ({ N }) => square(N, (i, j) => (i === j ? 1 + (i % Math.max(1, N >> 2)) : 0)),
  /** Two nilpotent blocks of size N/2: k = N/2. */
  nilp: ({ N }) => square(N, (i, j) => (j === i + 1 && j !== N >> 1 ? 1 : 0)),
  /** N eigenvalues, every second one cut off from the input: k = N/2. */
  resid: ({ N, B }) => {
    B.forEach((row, i) => i % 2 === 0 && row.fill(0));
    return square(N, (i, j) => (i === j ? i + 1 : 0));
  },
  /** A = U·V of rank N/4: k = N/4 + 1. */
  lowrank: ({ next, N }) => {
    const q = Math.max(1, N >> 2);
    const U = drawn(next, N, q, -2, 2);
    const V = drawn(next, q, N, -2, 2);
    return product(U, V);
  },
  /** N eigenvalues whose residues are equal in pairs up to a factor 2: k = N/2 although the shortest recurrence has degree N. */
  dependent: ({ N, B, C }) => {
    for (let i = 1; i < N; i += 2) {
      B[i] = [...B[i - 1]];
      for (const row of C) row[i] = 2 * row[i - 1];
    }
    return square(N, (i, j) => (i === j ? i + 1 : 0));
  },
};

/** Names of the kinds. */
export const kinds = Object.keys(KINDS);

/**
 * The system {name, N, p, d, A, B, C} of one kind, plain numbers. A kind with `-dense` behind its name is the same
 * system in other coordinates: A becomes S·A·S⁻¹ with S an integer matrix of determinant 1, so no structure is left to see.
 */
export function makeSystem(kind, N, p, d, seed) {
  const [base, dense] = kind.split('-');
  const next = mulberry32(seed * 7919 + N * 31 + p * 17 + d);
  const B = drawn(next, N, d);
  const C = drawn(next, p, N);
  const A = KINDS[base]({ next, N, B, C });
  const name = `${kind}_N${N}_d${d}`;
  return dense === undefined ? { name, N, p, d, A, B, C } : { name, N, p, d, ...inOtherCoordinates({ A, B, C }, next) };
}

/** The system of these benchmarks with p = d. */
export const system = (kind, N, d) => makeSystem(kind, N, d, d, 1);

/** The 44 systems on which wrong answers are counted. */
export const SYSTEMS = [
  ...[8, 32, 64, 128, 256].flatMap((N) => [2, 4, 8, 16].map((d) => ['rand', N, d])),
  ...['companion', 'legs', 'diagrep', 'nilp', 'resid', 'lowrank'].flatMap((kind) => [32, 64, 128, 256].map((N) => [kind, N, 16])),
];

function product(X, Y) {
  return X.map((row) => Y[0].map((_, j) => row.reduce((sum, x, t) => sum + x * Y[t][j], 0)));
}

/** S = L·U with L and U bidiagonal, ones on the diagonal and random signs beside it: S is sparse, its inverse is full. */
function inOtherCoordinates({ A, B, C }, next) {
  const N = A.length;
  const sign = () => (next() % 2 === 0 ? 1 : -1);
  const below = Array.from({ length: N }, sign);
  const above = Array.from({ length: N }, sign);
  const L = square(N, (i, j) => (i === j ? 1 : i === j + 1 ? below[j] : 0));
  const U = square(N, (i, j) => (i === j ? 1 : j === i + 1 ? above[i] : 0));
  // The inverse of a bidiagonal matrix: products of the negated entries beside its diagonal.
  const lower = square(N, (i, j) => (i < j ? 0 : below.slice(j, i).reduce((x, b) => -x * b, 1)));
  const upper = square(N, (i, j) => (i > j ? 0 : above.slice(i, j).reduce((x, a) => -x * a, 1)));
  const S = product(L, U);
  const inverse = product(upper, lower);
  return { A: product(product(S, A), inverse), B: product(S, B), C: product(C, inverse) };
}

/** A system as text for the peers: `N p d`, then the rows of A, B and C. */
export function systemText({ N, p, d, A, B, C }) {
  return `${N} ${p} ${d}\n${[...A, ...B, ...C].map((row) => row.join(' ')).join('\n')}\n`;
}

/** A system as a PARI/GP program. */
export function systemGp({ N, p, d, A, B, C }) {
  const matrix = (m) => `[${m.map((row) => row.join(',')).join(';')}]`;
  return `N=${N};p=${p};d=${d};A=${matrix(A)};B=${matrix(B)};C=${matrix(C)};\n`;
}

/** A system as a layer file's object. */
export function systemLayer({ name, A, B, C }) {
  return { format: 'headcount/layer@1', kind: 'ssm', name, A, B, C };
}
