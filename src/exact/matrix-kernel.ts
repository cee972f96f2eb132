import { scalarKernel } from './scalar-kernel.ts';
import { MATRIX_KERNEL_BASE64 } from './wasm/matrix-kernel-bytes.ts';

/** The kernel's entry points (documented in wasm/matrix-kernel.as.ts). Pointers are bytes. */
export interface KernelFunctions {
  multiply(
    A: number,
    lda: number,
    B: number,
    ldb: number,
    C: number,
    ldc: number,
    m: number,
    k: number,
    n: number,
    p: number,
    kb: number,
    pack: number,
  ): void;
  reduceRow(row: number, width: number, pivots: number, ld: number, columns: number, count: number, p: number): number;
  scaleRow(row: number, width: number, f: number, p: number): void;
}

/** A matrix in the kernel's memory: rows and cols as meant, storage zero-padded to multiples of 4 in both directions. */
export interface KernelMatrix {
  readonly pointer: number;
  readonly rows: number;
  readonly cols: number;
  /** Distance between rows in doubles, a multiple of 4. */
  readonly ld: number;
}

const PAGE = 65536;
const MAX_PAGES = 65535;

/** Least multiple of 4 that is at least n. */
export const ceil4 = (n: number): number => (n + 3) & ~3;

/**
 * How many products of two balanced residues mod p can be summed exactly in a double before one reduction,
 * the reduced remainder of the sum so far included (numeric.md 1.2).
 */
export const summable = (p: number): number => Math.floor(2 ** 53 / (1.02 * (p / 2) ** 2)) - 1;

/**
 * Dense matrix products and row reduction over 𝔽_p (p an odd prime below 2^25) or float64 (p = 0), with a stack of
 * matrices in one linear memory. Everything allocated inside `scope` is given back when it returns.
 */
export class MatrixKernel {
  readonly name: 'wasm-simd' | 'scalar';
  #buffer: () => ArrayBuffer;
  #grow: (bytes: number) => void;
  #functions: KernelFunctions;
  #top = 64;
  #doubles: Float64Array;
  #ints: Int32Array;

  private constructor(
    name: 'wasm-simd' | 'scalar',
    buffer: () => ArrayBuffer,
    grow: (bytes: number) => void,
    functions: KernelFunctions | null,
  ) {
    this.name = name;
    this.#buffer = buffer;
    this.#grow = grow;
    this.#doubles = new Float64Array(buffer());
    this.#ints = new Int32Array(buffer());
    this.#functions =
      functions ??
      scalarKernel(
        () => this.doubles,
        () => this.ints,
      );
  }

  /** The WebAssembly SIMD kernel; null where the runtime cannot compile it. */
  static wasm(): MatrixKernel | null {
    try {
      const bytes = Uint8Array.from(atob(MATRIX_KERNEL_BASE64), (c) => c.charCodeAt(0));
      const memory = new WebAssembly.Memory({ initial: 16, maximum: MAX_PAGES });
      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
      const grow = (needed: number): void => void memory.grow(Math.ceil((needed - memory.buffer.byteLength) / PAGE));
      return new MatrixKernel('wasm-simd', () => memory.buffer, grow, instance.exports as unknown as KernelFunctions);
    } catch {
      return null;
    }
  }

  /** The plain JavaScript kernel. */
  static scalar(): MatrixKernel {
    let buffer = new ArrayBuffer(16 * PAGE);
    const grow = (needed: number): void => {
      const larger = new ArrayBuffer(needed);
      new Uint8Array(larger).set(new Uint8Array(buffer));
      buffer = larger;
    };
    return new MatrixKernel('scalar', () => buffer, grow, null);
  }

  get doubles(): Float64Array {
    if (this.#doubles.byteLength !== this.#buffer().byteLength) this.#doubles = new Float64Array(this.#buffer());
    return this.#doubles;
  }

  get ints(): Int32Array {
    if (this.#ints.byteLength !== this.#buffer().byteLength) this.#ints = new Int32Array(this.#buffer());
    return this.#ints;
  }

  /** Runs `body` and frees every matrix allocated in it. The result must not be one of them. */
  scope<T>(body: () => T): T {
    const top = this.#top;
    try {
      return body();
    } finally {
      this.#top = top;
    }
  }

  /** Room for `bytes`, zeroed, 16-byte aligned. Throws RangeError past 4 GiB. */
  allocate(bytes: number): number {
    const pointer = this.#top;
    const end = pointer + Math.ceil(bytes / 16) * 16;
    if (end > this.#buffer().byteLength) {
      if (end > MAX_PAGES * PAGE)
        throw new RangeError(`the matrix kernel's memory is limited to 4 GiB; ${String(end)} bytes were asked for`);
      this.#grow(Math.min(Math.max(end, this.#buffer().byteLength * 2), MAX_PAGES * PAGE));
    }
    this.#top = end;
    this.doubles.fill(0, pointer / 8, end / 8);
    return pointer;
  }

  /** A zero matrix. */
  matrix(rows: number, cols: number): KernelMatrix {
    const ld = ceil4(cols);
    return { pointer: this.allocate(ceil4(rows) * ld * 8), rows, cols, ld };
  }

  /** A matrix holding `values`, rows × cols in row-major order. */
  load(values: Float64Array, rows: number, cols: number): KernelMatrix {
    const m = this.matrix(rows, cols);
    const mem = this.doubles;
    for (let i = 0; i < rows; i++) mem.set(values.subarray(i * cols, (i + 1) * cols), m.pointer / 8 + i * m.ld);
    return m;
  }

  /** The entries in row-major order, without padding. */
  read(m: KernelMatrix): Float64Array {
    const out = new Float64Array(m.rows * m.cols);
    const base = m.pointer / 8;
    for (let i = 0; i < m.rows; i++) out.set(this.doubles.subarray(base + i * m.ld, base + i * m.ld + m.cols), i * m.cols);
    return out;
  }

  /** Columns from `col` on, `cols` of them (both multiples of 4 but for the last block), as a view. */
  columns(m: KernelMatrix, col: number, cols: number): KernelMatrix {
    return { pointer: m.pointer + col * 8, rows: m.rows, cols, ld: m.ld };
  }

  /** Rows from `row` on, `rows` of them (both multiples of 4 but for the last block), as a view. */
  rowsOf(m: KernelMatrix, row: number, rows: number): KernelMatrix {
    return { pointer: m.pointer + row * m.ld * 8, rows, cols: m.cols, ld: m.ld };
  }

  /** a·b mod p (p = 0: float64), into `into` if given. */
  product(a: KernelMatrix, b: KernelMatrix, p: number, into = this.matrix(a.rows, b.cols)): KernelMatrix {
    const pack = this.allocate(a.cols * 32);
    const kb = p > 0 ? Math.min(summable(p), a.cols) : a.cols;
    this.#functions.multiply(
      a.pointer,
      a.ld,
      b.pointer,
      b.ld,
      into.pointer,
      into.ld,
      ceil4(a.rows),
      a.cols,
      ceil4(b.cols),
      p,
      Math.max(kb, 1),
      pack,
    );
    return into;
  }

  /** See `reduceRow` of the kernel. */
  reduceRow(row: number, width: number, pivots: number, ld: number, columns: number, count: number, p: number): number {
    return this.#functions.reduceRow(row, width, pivots, ld, columns, count, p);
  }

  /** See `scaleRow` of the kernel. */
  scaleRow(row: number, width: number, f: number, p: number): void {
    this.#functions.scaleRow(row, width, f, p);
  }
}

let shared: MatrixKernel | undefined;

/** The process's kernel: WebAssembly SIMD, or plain JavaScript where that does not load. Single-threaded use. */
export function matrixKernel(): MatrixKernel {
  shared ??= MatrixKernel.wasm() ?? MatrixKernel.scalar();
  return shared;
}
