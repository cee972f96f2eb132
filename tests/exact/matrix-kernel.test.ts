import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MatrixKernel, summable } from '../../src/exact/matrix-kernel.ts';

const wasm = MatrixKernel.wasm();
const kernels = [MatrixKernel.scalar(), ...(wasm === null ? [] : [wasm])];

/** The largest and the least prime that the kernel is meant for, and small ones. */
const prime = fc.constantFrom(33554393, 16777259, 3, 101);

interface Product {
  readonly p: number;
  readonly shape: readonly [number, number, number];
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** Balanced residues, at their extremes more often than not: that is where sums would overflow. */
function residues(p: number, length: number): fc.Arbitrary<number[]> {
  const half = (p - 1) / 2;
  return fc.array(fc.oneof(fc.constantFrom(half, -half, 0, 1), fc.integer({ min: -half, max: half })), {
    minLength: length,
    maxLength: length,
  });
}

const products: fc.Arbitrary<Product> = fc
  .tuple(prime, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 9 }))
  .chain(([p, m, k, n]) =>
    fc.record({ p: fc.constant(p), shape: fc.constant([m, k, n] as const), a: residues(p, m * k), b: residues(p, k * n) }),
  );

function plainProduct({ p, shape: [m, k, n], a, b }: Product): number[] {
  return Array.from({ length: m * n }, (_, e) => {
    let sum = 0n;
    for (let t = 0; t < k; t++) sum += BigInt(a[Math.floor(e / n) * k + t] ?? 0) * BigInt(b[t * n + (e % n)] ?? 0);
    const P = BigInt(p);
    return Number(((sum % P) + P) % P);
  });
}

const canonical = (x: number, p: number): number => ((x % p) + p) % p;

describe('the matrix kernel', () => {
  it('runs as WebAssembly SIMD here (the scalar twin is for runtimes without it)', () => {
    expect(wasm?.name).toBe('wasm-simd');
  });

  it('has no more products between two reductions than a double can hold', () => {
    for (const p of [16777259, 33554393]) expect((BigInt(summable(p)) + 1n) * BigInt((p - 1) / 2) ** 2n < 2n ** 53n).toBe(true);
  });

  it.each(kernels.map((k) => [k.name, k] as const))(
    '%s: products mod p are those of integers, any shape, balanced results',
    (_, kernel) => {
      fc.assert(
        fc.property(products, (product) => {
          const { p, shape, a, b } = product;
          const [m, k, n] = shape;
          const result = kernel.scope(() =>
            kernel.read(kernel.product(kernel.load(Float64Array.from(a), m, k), kernel.load(Float64Array.from(b), k, n), p)),
          );
          expect([...result].map((x) => canonical(x, p))).toEqual(plainProduct(product));
          for (const x of result) expect(Math.abs(x)).toBeLessThanOrEqual(p / 2 + 2);
        }),
        { numRuns: 300 },
      );
    },
  );

  it.each(kernels.map((k) => [k.name, k] as const))('%s: with p = 0 the product is that of doubles', (_, kernel) => {
    const small = fc.integer({ min: -(2 ** 20), max: 2 ** 20 });
    const shapes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(
        shapes.chain(([m, k, n]) =>
          fc.tuple(
            fc.constant([m, k, n] as const),
            fc.array(small, { minLength: m * k, maxLength: m * k }),
            fc.array(small, { minLength: k * n, maxLength: k * n }),
          ),
        ),
        ([[m, k, n], a, b]) => {
          const result = kernel.scope(() =>
            kernel.read(kernel.product(kernel.load(Float64Array.from(a), m, k), kernel.load(Float64Array.from(b), k, n), 0)),
          );
          const expected = Array.from({ length: m * n }, (_e, e) =>
            Array.from({ length: k }, (_t, t) => (a[Math.floor(e / n) * k + t] ?? 0) * (b[t * n + (e % n)] ?? 0)).reduce(
              (x, y) => x + y,
              0,
            ),
          );
          expect([...result]).toEqual(expected.map((x) => x + 0));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps matrices through growth of its memory, and gives scopes back', () => {
    for (const kernel of kernels) {
      kernel.scope(() => {
        const kept = kernel.load(Float64Array.from([1, 2, 3, 4, 5, 6]), 2, 3);
        const inner = kernel.scope(() => kernel.matrix(900, 900).pointer);
        expect([...kernel.read(kept)]).toEqual([1, 2, 3, 4, 5, 6]);
        const again = kernel.scope(() => kernel.matrix(1, 1).pointer);
        expect(again).toBe(inner);
        expect(kernel.read(kernel.matrix(40, 40)).every((x) => x === 0)).toBe(true);
      });
    }
  });

  it('reduces a row by pivots the same way on both paths: the first nonzero column and the residues left', () => {
    const cases = fc
      .tuple(prime, fc.integer({ min: 1, max: 13 }), fc.integer({ min: 0, max: 5 }))
      .chain(([p, width, count]) =>
        fc.tuple(
          fc.constant([p, width, count] as const),
          residues(p, width),
          residues(p, width * Math.max(count, 1)),
          fc.integer({ min: 1, max: 1000 }),
        ),
      );
    fc.assert(
      fc.property(cases, ([[p, width, count], row, rows, factor]) => {
        const outcomes = kernels.map((kernel) =>
          kernel.scope(() => {
            const r = kernel.load(Float64Array.from(row), 1, width);
            const pivots = kernel.load(Float64Array.from(rows), Math.max(count, 1), width);
            const list = kernel.allocate(4 * Math.max(count, 1));
            for (let s = 0; s < count; s++) kernel.ints[list / 4 + s] = (s * 5) % width;
            kernel.scaleRow(r.pointer, r.ld, canonical(factor, p), p);
            const column = kernel.reduceRow(r.pointer, r.ld, pivots.pointer, pivots.ld, list, count, p);
            return [column, [...kernel.read(r)].map((x) => canonical(x, p))];
          }),
        );
        // By the definition, in integers.
        const P = BigInt(p);
        const expected = row.map((x) => (BigInt(x) * BigInt(canonical(factor, p))) % P);
        for (let s = 0; s < count; s++) {
          const f = expected[(s * 5) % width] ?? 0n;
          expected.forEach((x, j) => (expected[j] = (x - f * BigInt(rows[s * width + j] ?? 0)) % P));
        }
        const left = expected.map((x) => canonical(Number(x), p));
        for (const outcome of outcomes) expect(outcome).toEqual([left.findIndex((x) => x !== 0), left]);
      }),
      { numRuns: 300 },
    );
  });

  it('is compiled from the AssemblyScript source that stands in the tree', async () => {
    const script = new URL('../../scripts/build-wasm.mjs', import.meta.url).href;
    const { compileKernel, bytesModule } = (await import(script)) as {
      compileKernel: () => Promise<Uint8Array>;
      bytesModule: (bytes: Uint8Array) => string;
    };
    const committed = readFileSync(new URL('../../src/exact/wasm/matrix-kernel-bytes.ts', import.meta.url), 'utf8');
    expect(bytesModule(await compileKernel())).toBe(committed.replaceAll('\r\n', '\n'));
  });
});
