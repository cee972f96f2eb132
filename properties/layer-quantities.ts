import { MAX_LENGTH_ASKED } from '../src/claims/evaluate-formula.ts';
import type { MatrixName } from '../src/claims/formula.ts';
import { fail, quoted } from '../src/diagnostics/diagnostic.ts';
import { exactRank } from '../src/exact/exact-rank.ts';
import { clearDenominators, entryOf } from '../src/exact/integer-matrix.ts';
import { matrixKernel } from '../src/exact/matrix-kernel.ts';
import { formatQ, negQ, ONE, ZERO, type Rational } from '../src/exact/rational.ts';
import type { Matrix } from '../src/exact/scalars.ts';
import type { Layer } from '../src/layers/layer.ts';
import { ssm } from '../src/layers/ssm.ts';
import { certifySpan, type CertifiedSpan } from '../src/spans/certify-span.ts';
import { areAffordable, operatorRows, type OperatorRows } from '../src/spans/operator-rows.ts';
import { mapCount } from '../src/spans/pairwise-count.ts';
import { softmaxCount } from '../src/spans/softmax-count.ts';

/** A whole number between two bounds that are both proved: known exactly where they meet. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** The operators on one length, with their span. */
interface Counted {
  readonly rows: OperatorRows;
  readonly span: CertifiedSpan;
  readonly heads: Bounds;
}

/** Primes and points of the exact counts; only what stays undecided could depend on it. */
const SEED = 1;

/**
 * What formulas ask of one layer at one length, proved over the rationals: certified spans, and exact ranks of integer
 * matrices where a certificate says nothing. Where a count is not decided, the bounds that are proved.
 */
export class LayerQuantities {
  readonly #layer: Layer;
  readonly #n: number;
  readonly #counted = new Map<number, Counted>();
  readonly #known = new Map<string, Bounds>();

  constructor(layer: Layer, n: number) {
    this.#layer = layer;
    this.#n = n;
  }

  /**
   * The value of a quantity as `Quantities` of src/claims asks for it. Throws DiagnosticError: `no-such-quantity` for what
   * the layer does not have, `undefined-value` for `heads(m)` where m is no length of the layer.
   */
  boundsOf(name: string, argument?: number | MatrixName): Bounds {
    const key = argument === undefined ? name : `${name} ${argument}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#compute(name, argument);
    this.#known.set(key, found);
    return found;
  }

  #compute(name: string, argument: number | MatrixName | undefined): Bounds {
    const { kind, p, d } = this.#layer;
    switch (name) {
      case 'n':
        return exactly(this.#n);
      case 'N':
        return exactly(this.#layer.stateDim ?? missing(kind, name));
      case 'p':
        return exactly(p);
      case 'd':
        return exactly(d);
      case 'w':
        return exactly(this.#operatorCount());
      case 'heads':
        return this.#heads(typeof argument === 'number' ? argument : this.#n);
      case 'pairwise':
        return this.#layer.dependsOnInput ? missing(kind, name) : this.#pairwise();
      case 'softmax':
        return this.#layer.dependsOnInput ? missing(kind, name) : this.#softmax();
      case 'rowRank':
        return this.#flattened(p, (row) => Array.from({ length: p }, (_, a) => row.slice(a * d, (a + 1) * d)), 'beside');
      case 'colRank':
        return this.#flattened(d, (row) => Array.from({ length: p }, (_, a) => row.slice(a * d, (a + 1) * d)), 'above');
      case 'rank':
        return exactly(rationalRank(this.#matrix(argument)));
      case 'degree':
        return exactly(kind === 'diagonal-ssm' ? this.#diagonalEigenvalues() : this.#powers().degree);
      case 'eigenvalues':
        return exactly(kind === 'diagonal-ssm' ? this.#diagonalEigenvalues() : this.#powers().eigenvalues);
      default:
        return missing(kind, name);
    }
  }

  #count(n: number): Counted {
    const known = this.#counted.get(n);
    if (known !== undefined) return known;
    const most = Math.min(this.#layer.maxLength, Number(MAX_LENGTH_ASKED));
    if (!Number.isInteger(n) || n < 0 || n > most) {
      fail('undefined-value', `heads(m) with m = ${n}: expected a whole number from 0 to ${most}`);
    }
    const rows = operatorRows(this.#layer, n);
    const span = certifySpan(rows, SEED);
    const counted = { rows, span, heads: headBounds(rows, span) };
    this.#counted.set(n, counted);
    return counted;
  }

  #heads(n: number): Bounds {
    return n === 0 ? exactly(0) : this.#count(n).heads;
  }

  #pairwise(): Bounds {
    const { p, d } = this.#layer;
    const { rows, span, heads } = this.#count(this.#n);
    const { pairwise, pairwiseStatus } = mapCount(rows, span, p, d, SEED);
    if (pairwiseStatus === 'certified') return exactly(pairwise);
    // The witness proves it from below; an image has no more dimensions than the span, or than the outputs.
    const { most } = this.boundsOf('rowRank');
    return { least: pairwise, most: Math.max(pairwise, Math.min(heads.most, most, p)) };
  }

  #softmax(): Bounds {
    const { rows, span, heads } = this.#count(this.#n);
    if (span.upper !== null) {
      const { heads: count } = softmaxCount(this.#layer, this.#n, rows, span);
      if (count !== null) return exactly(count);
    }
    return { least: heads.least, most: heads.most === 0 ? 0 : heads.most + 1 };
  }

  /** The rank of the operators side by side, or one above the other, each given by its rows. */
  #flattened(most: number, rowsOf: (row: readonly bigint[]) => readonly (readonly bigint[])[], how: 'beside' | 'above'): Bounds {
    const { rows, heads } = this.#count(this.#n);
    const count = rows.labels.length;
    if (!areAffordable(rows, count)) return { least: heads.least === 0 ? 0 : 1, most };
    const { p, d } = this.#layer;
    const operators = rows.integerRows(count).map((row) => {
      const full = new Array<bigint>(p * d).fill(0n);
      rows.entries.forEach(([a, b], e) => (full[a * d + b] = row[e] as bigint));
      return rowsOf(full);
    });
    if (how === 'above') return exactly(exactRank(matrixKernel(), operators.flat()));
    const beside = Array.from({ length: p }, (_, a) => operators.flatMap((operator) => operator[a] as readonly bigint[]));
    return exactly(exactRank(matrixKernel(), beside));
  }

  /** w: the operators that are listed, whatever the length. */
  #operatorCount(): number {
    const object = this.#layer.toJSON();
    const listed = object['operators'] ?? object['kernels'];
    if (Array.isArray(listed)) return listed.length;
    const [taps] = (object['depthwise'] ?? []) as readonly (readonly unknown[])[];
    return taps === undefined ? missing(this.#layer.kind, 'w') : taps.length;
  }

  #recurrence(): { A: Matrix<Rational>; B: Matrix<Rational>; C: Matrix<Rational> } {
    const { structure, kind } = this.#layer;
    const [first, ...others] = structure.type === 'recurrences' ? structure.recurrences : [];
    return first !== undefined && others.length === 0 ? first : missing(kind, 'A');
  }

  #matrix(name: number | string | undefined): Matrix<Rational> {
    const { A, B, C } = this.#recurrence();
    return name === 'A' ? A : name === 'B' ? B : name === 'C' ? C : missing(this.#layer.kind, `rank(${String(name)})`);
  }

  /** The same number of eigenvalues and the same degree: A is diagonal, and the real recurrence has the conjugates too. */
  #diagonalEigenvalues(): number {
    const { structure, kind } = this.#layer;
    if (structure.type !== 'diagonal') return missing(kind, 'eigenvalues');
    const all = structure.channels.flatMap(({ lambda }) => lambda);
    return new Set(all.flatMap(([re, im]) => [im, negQ(im)].map((part) => `${formatQ(re)} ${formatQ(part)}`))).size;
  }

  /**
   * The lags of (A, I, I) are the powers of A: their span has the degree of the minimal polynomial, and the rank of
   * tr A^(i+j), i, j < N, is the number of different eigenvalues (Hermite 1856). Positive factors s^l on A^l change neither.
   */
  #powers(): { degree: number; eigenvalues: number } {
    const { A } = this.#recurrence();
    const N = A.length;
    const one = A.map((_, i) => A.map((_row, j) => (i === j ? ONE : ZERO)));
    const powers = operatorRows(ssm({ A, B: one, C: one }), 2 * N - 1, 2 * N - 1).integerRows(2 * N - 1);
    const traces = powers.map((power) => power.reduce((sum, x, e) => (e % (N + 1) === 0 ? sum + x : sum), 0n));
    return {
      degree: exactRank(matrixKernel(), powers.slice(0, N)),
      eigenvalues: exactRank(
        matrixKernel(),
        A.map((_, i) => traces.slice(i, i + N)),
      ),
    };
  }
}

function exactly(value: number): Bounds {
  return { least: value, most: value };
}

/** Certified; else by an exact rank if that takes no more than seconds; else what is proved from both sides. */
function headBounds(rows: OperatorRows, span: CertifiedSpan): Bounds {
  if (span.upper !== null) return exactly(span.rank);
  const count = rows.labels.length;
  if (!areAffordable(rows, count)) return { least: span.rank, most: span.trivial };
  return exactly(exactRank(matrixKernel(), rows.integerRows(count)));
}

function rationalRank(m: Matrix<Rational>): number {
  const { integers } = clearDenominators(m);
  const { rows, cols } = integers;
  return exactRank(
    matrixKernel(),
    Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => entryOf(integers, i * cols + j))),
  );
}

function missing(kind: string, name: string): never {
  return fail('no-such-quantity', `a layer of kind ${quoted(kind)} has no ${name}`);
}
