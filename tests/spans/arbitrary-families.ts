import fc from 'fast-check';

const format = 'headcount/layer@1';
const parameters = ['a', 'b', 'c'];

/** Entries that vanish, repeat and divide often enough for their layers to degenerate. */
const entry = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<string | number>(0, 1, -1, 2) },
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', '-a', 'a - b', 'a*b', 'a + c') },
  { weight: 1, arbitrary: fc.constantFrom('a^2', 'b^2 + 1', '1/a', 'a/(b - c)', '(a^2 - b^2)/(a - b)', 'a^-1', '1 - a*c', 'b/2') },
);

const conditions = fc.record(
  {
    relations: fc.constantFrom(['a*b = 0'], ['a^2 + b^2 = 1'], ['a = b^2'], ['a*b = 1', 'c = 2*a'], ['a*(a - 1) = 0'], ['b^2 = c^2']),
    inequations: fc.constantFrom(['a != 0'], ['a != b'], ['b*c != 1']),
  },
  { requiredKeys: [] },
);

const matrix = (rows: number, columns: number): fc.Arbitrary<(string | number)[][]> =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const times = <T>(count: number, of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: count, maxLength: count });
const size = fc.integer({ min: 1, max: 2 });

const ssm = fc.tuple(size, size, size, fc.boolean()).chain(([N, p, d, skip]) =>
  fc.record({
    kind: fc.constant('ssm'),
    A: matrix(N, N),
    B: matrix(N, d),
    C: matrix(p, N),
    ...(skip ? { D: matrix(p, d) } : {}),
  }),
);
const complex = fc.oneof(entry, fc.tuple(entry, entry));

/** Layer files of each kind with three parameters. */
export const arbitraryFamilies: Readonly<Record<string, fc.Arbitrary<object>>> = {
  ssm,
  'diagonal-ssm': fc.tuple(size, size, fc.boolean()).chain(([channels, N, skip]) =>
    fc.record({
      kind: fc.constant('diagonal-ssm'),
      lambda: times(channels, times(N, complex)),
      B: times(channels, times(N, complex)),
      C: times(channels, times(N, complex)),
      ...(skip ? { D: times(channels, entry) } : {}),
    }),
  ),
  'time-varying-ssm': fc.tuple(size, size, fc.boolean()).chain(([N, n, skip]) =>
    fc.record({
      kind: fc.constant('time-varying-ssm'),
      A: times(n, matrix(N, N)),
      B: times(n, matrix(N, 2)),
      C: times(n, matrix(1, N)),
      ...(skip ? { D: times(n, matrix(1, 2)) } : {}),
    }),
  ),
  'bidirectional-ssm': fc.tuple(size, size).chain(([N, M]) =>
    fc.record({
      kind: fc.constant('bidirectional-ssm'),
      forward: fc.record({ A: matrix(N, N), B: matrix(N, 2), C: matrix(1, N), D: matrix(1, 2) }, { requiredKeys: ['A', 'B', 'C'] }),
      backward: fc.record({ A: matrix(M, M), B: matrix(M, 2), C: matrix(1, M) }),
    }),
  ),
  operators: fc.record({ kind: fc.constant('operators'), operators: fc.array(matrix(2, 2), { minLength: 1, maxLength: 4 }) }),
  convolution: fc.record({
    kind: fc.constant('convolution'),
    kernels: fc.array(matrix(1, 3), { minLength: 1, maxLength: 3 }),
    dilation: fc.constantFrom(1, 2),
    centred: fc.boolean(),
  }),
  'depthwise convolution': fc.record({ kind: fc.constant('convolution'), depthwise: matrix(2, 3), centred: fc.boolean() }),
  'convolution-2d': fc.record({ kind: fc.constant('convolution-2d'), kernels: times(2, times(2, matrix(1, 3))), centred: fc.boolean() }),
  attention: size.chain((r) =>
    fc.record({
      kind: fc.constant('attention'),
      heads: fc.array(fc.record({ V: matrix(r, 2), O: matrix(2, r) }), { minLength: 1, maxLength: 3 }),
    }),
  ),
};

/** Any of them, with or without relations and inequations. */
export const arbitraryFamily: fc.Arbitrary<object> = fc
  .tuple(fc.oneof(...Object.values(arbitraryFamilies)), conditions)
  .map(([file, known]) => ({ format, parameters, ...known, ...file }));
