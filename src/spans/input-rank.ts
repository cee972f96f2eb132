import { matrixKernel } from '../exact/matrix-kernel.ts';
import { balanced } from '../exact/primes.ts';
import type { Rational } from '../exact/rational.ts';
import { rowProfileOf } from '../exact/row-profile.ts';
import type { Matrix } from '../exact/scalars.ts';
import { randomSafePrime, scores } from '../exact/score-scalars.ts';
import { between, mulberry32 } from '../exact/seeded.ts';
import { readMatrix } from '../exact/matrix.ts';
import type { Layer } from '../layers/layer.ts';

/** The interaction rank at one input, irk_X = dim⟨W_ij(X) : i, j⟩ (mathematics.md 1.2). */
export interface InputRank {
  /** Proved from below: the rank modulo a prime at which the exponential is a homomorphism. */
  readonly rank: number;
  /** `certified` where the rank equals a bound that needs no computation: the heads, or the number of pairs. */
  readonly status: 'certified' | 'probable';
}

/** Primes tried; a rank that is too low at all of them is possible but very improbable. */
const TRIALS = 2;

/** Draws after which an input whose weights vanish modulo every prime is given up. */
const MAX_DRAWS = 20;

/** irk_X of a layer whose operators depend on the input; `heads` is its interaction rank over all inputs. */
export function inputRank(layer: Layer, X: Matrix<Rational>, heads: number, seed = 1): InputRank {
  const random = mulberry32(seed ^ 0x2545f491);
  const pairs = layer.causal ? (X.length * (X.length + 1)) / 2 : X.length ** 2;
  let rank = 0;
  let trials = 0;
  for (let draw = 0; draw < MAX_DRAWS && trials < TRIALS; draw++) {
    const p = randomSafePrime(random);
    try {
      rank = Math.max(rank, rankModulo(layer, X, p, between(random, 2, p - 2)));
      trials++;
      if (rank === Math.min(pairs, heads)) return { rank, status: 'certified' };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return { rank, status: 'probable' };
}

function rankModulo(layer: Layer, X: Matrix<Rational>, p: number, base: number): number {
  const scalars = scores(p, base);
  const input = readMatrix(scalars, X);
  const n = X.length;
  const rows: number[][] = [];
  const seen = new Set<string>();
  const add = (row: readonly { readonly residue: number }[]): void => {
    const residues = row.map((x) => balanced(x.residue, p));
    const id = residues.join(',');
    if (residues.some((x) => x !== 0) && !seen.has(id)) {
      seen.add(id);
      rows.push(residues);
    }
  };
  if (layer.coefficients && layer.structure.type === 'listed') {
    const { operators } = layer.structure.operators(n);
    const maps = operators.map((m) => readMatrix(scalars, m).flat());
    const coefficients = layer.coefficients(scalars, input);
    // Rank of a·V for the n² × H coefficients a and the H × pd value maps V: the maps through their row space only.
    const basis = columnBasis(
      maps.map((m) => m.map((x) => balanced(x.residue, p))),
      p,
    );
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        add(
          basis.map((e) =>
            maps.reduce(
              (sum, m, h) => scalars.add(sum, scalars.mul(coefficients[h]?.[i]?.[j] ?? scalars.zero, m[e] ?? scalars.zero)),
              scalars.zero,
            ),
          ),
        );
      }
    }
  } else {
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) add(layer.operator(scalars, input, i, j).flat());
  }
  const width = rows[0]?.length ?? 0;
  return width === 0 ? 0 : rowProfileOf(matrixKernel(), Float64Array.from(rows.flat()), rows.length, width, p).rank;
}

/** Columns of a minor of full rank: they determine every combination of the rows. */
function columnBasis(rows: readonly (readonly number[])[], p: number): readonly number[] {
  const width = rows[0]?.length ?? 0;
  return rowProfileOf(matrixKernel(), Float64Array.from(rows.flat()), rows.length, width, p).columns;
}
