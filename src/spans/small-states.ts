import { reduced, SmallEchelon } from './small-echelon.ts';
import { hadamardBits, settledRank, type SmallCount } from './small-rank.ts';
import { MOST_SMALL, multiplySmall, NO_SYSTEM, writeResidues, type SmallSystem } from './small-rows.ts';

/** A matrix of an LTI layer whose rank can be asked for. */
export type StateMatrix = 'A' | 'B' | 'C';

/** The powers I, A, …, A^(N-1) modulo one prime. */
interface Powers {
  readonly prime: number;
  residues: Float64Array;
  isWritten: boolean;
}

/** The counts of a small LTI layer that depend on its matrices, modulo a few primes. One layer at a time. */
export class SmallStates {
  readonly #primes: readonly number[];
  readonly #primeBits: readonly number[];
  readonly #powers: readonly Powers[];
  readonly #echelon = new SmallEchelon();
  readonly #matrix = new Float64Array(MOST_SMALL * MOST_SMALL);
  readonly #bits = new Float64Array(2 * MOST_SMALL);
  readonly #scratch = new Float64Array(2 * MOST_SMALL);
  #system = NO_SYSTEM;

  /** `primes` below 2^25, tried in this order. */
  constructor(primes: readonly number[]) {
    this.#primes = primes;
    this.#primeBits = primes.map(Math.log2);
    this.#powers = primes.map((prime) => ({ prime, residues: new Float64Array(1024), isWritten: false }));
  }

  /** Takes another system, which has been checked. */
  load(system: SmallSystem): void {
    this.#system = system;
    for (const powers of this.#powers) powers.isWritten = false;
  }

  /** The rank of a matrix. */
  rank(name: StateMatrix): SmallCount {
    const { N, p, d, [name]: entries } = this.#system;
    const [rows, cols] = [name === 'C' ? p : N, name === 'B' ? d : N];
    return settledRank(
      {
        trivial: Math.min(rows, cols),
        modulo: (i) => {
          writeResidues(entries, this.#primes[i] as number, this.#matrix);
          return this.#rankOf(this.#matrix, rows, cols, i);
        },
        upper: () => Infinity,
        minorBits: (size) => {
          for (let r = 0; r < rows; r++) {
            let most = 0;
            for (let c = 0; c < cols; c++) most = Math.max(most, Math.abs(entries[r * cols + c] as number));
            this.#bits[r] = Math.log2(most);
          }
          return hadamardBits(this.#bits, rows, 1, size, this.#scratch);
        },
      },
      this.#primeBits,
    );
  }

  /** The degree of the minimal polynomial of A: the rank of the powers I, A, …, A^(N-1) as vectors. */
  degree(): SmallCount {
    const { N } = this.#system;
    return settledRank(
      {
        trivial: N,
        modulo: (i) => this.#rankOf(this.#powersModulo(i), N, N * N, i),
        upper: () => Infinity,
        // Entries of A^l are at most the l-th power of the largest row sum.
        minorBits: (size) => hadamardBits(this.#rowBits(0, 1), N, 1, size, this.#scratch),
      },
      this.#primeBits,
    );
  }

  /** The number of distinct complex eigenvalues of A: the rank of the traces of A^(i+j), i, j < N (Hermite 1856). */
  eigenvalues(): SmallCount {
    const { N } = this.#system;
    return settledRank(
      {
        trivial: N,
        modulo: (i) => {
          this.#writeTraces(i);
          return this.#rankOf(this.#matrix, N, N, i);
        },
        upper: () => {
          const degree = this.degree();
          return degree.status === 'certain' ? degree.value : Infinity;
        },
        minorBits: (size) => hadamardBits(this.#rowBits(N - 1, N), N, 1, size, this.#scratch),
      },
      this.#primeBits,
    );
  }

  #rankOf(residues: Float64Array, rows: number, cols: number, i: number): number {
    const echelon = this.#echelon;
    const most = Math.min(rows, cols);
    echelon.start(cols, most, this.#primes[i] as number);
    for (let r = 0; r < rows && echelon.rank < most; r++) echelon.add(residues, r * cols);
    return echelon.rank;
  }

  #powersModulo(i: number): Float64Array {
    const powers = this.#powers[i] as Powers;
    const { N, A } = this.#system;
    const size = N * N;
    if (powers.isWritten) return powers.residues;
    if (N * size > powers.residues.length) powers.residues = new Float64Array(2 * N * size);
    const { prime, residues } = powers;
    residues.fill(0, 0, size);
    for (let s = 0; s < N; s++) residues[s * N + s] = 1;
    const a = this.#matrix;
    writeResidues(A, prime, a);
    for (let l = 1; l < N; l++) multiplySmall(residues, (l - 1) * size, a, N, N, N, prime, residues, l * size);
    powers.isWritten = true;
    return residues;
  }

  /** Row i, column j of the matrix: tr A^(i+j), from A^i and A^j. */
  #writeTraces(i: number): void {
    const { N } = this.#system;
    const prime = this.#primes[i] as number;
    const powers = this.#powersModulo(i);
    const [size, inverse] = [N * N, 1 / prime];
    for (let l = 0; l <= 2 * N - 2; l++) {
      const low = Math.max(0, l - N + 1);
      const [left, right] = [(l - low) * size, low * size];
      let trace = 0;
      for (let s = 0; s < N; s++) {
        let sum = 0;
        for (let t = 0; t < N; t++) sum += (powers[left + s * N + t] as number) * (powers[right + t * N + s] as number);
        trace += reduced(sum, prime, inverse);
      }
      trace = reduced(trace, prime, inverse);
      for (let r = low; r <= l - low; r++) this.#matrix[r * N + l - r] = trace;
    }
  }

  /** log2 of bounds on `factor`·(entries of A^(l + shift)) for l < N. */
  #rowBits(shift: number, factor: number): Float64Array {
    const { N, A } = this.#system;
    let sum = 1;
    for (let s = 0; s < N; s++) {
      let row = 0;
      for (let t = 0; t < N; t++) row += Math.abs(A[s * N + t] as number);
      sum = Math.max(sum, row);
    }
    for (let l = 0; l < N; l++) this.#bits[l] = Math.log2(factor) + (l + shift) * Math.log2(sum);
    return this.#bits;
  }
}
