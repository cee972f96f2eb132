/** A certificate file that must not be accepted: refused as input (exit 2) or rejected as a proof (exit 1), with its code and a part of the message. */
export interface MalformedCertificate {
  readonly file: string;
  readonly exit: 1 | 2;
  readonly code: string;
  readonly message: string;
  readonly text: string;
}

/** A quarter turn: M_0 = I, M_1 = J, and no more. */
const rotation = {
  format: 'headcount/certificate@1',
  layer: {
    format: 'headcount/layer@1',
    kind: 'ssm',
    A: [
      [0, -1],
      [1, 0],
    ],
    B: [
      [1, 0],
      [0, 1],
    ],
    C: [
      [1, 0],
      [0, 1],
    ],
  },
  n: 4,
  heads: 2,
  lower: {
    kind: 'functionals',
    basis: [0, 1],
    functionals: [
      [
        [1, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [1, 0],
      ],
    ],
  },
  upper: {
    kind: 'combinations',
    basis: [0, 1],
    coefficients: [
      [1, 0],
      [0, 1],
    ],
  },
};

const minor = {
  kind: 'minor',
  prime: 16777259,
  operators: [0, 1],
  entries: [
    [0, 0],
    [1, 0],
  ],
};
const annihilator = { kind: 'annihilator', polynomials: [{ side: 'input', coefficients: [1, 0] }] };
const vanishing = {
  kind: 'functionals',
  basis: [
    [0, 0],
    [1, 0],
  ],
  functionals: [
    { entry: [0, 1], coefficients: [0, -1] },
    { entry: [1, 1], coefficients: [1, 0] },
  ],
};

function changed(change: object): string {
  return `${JSON.stringify({ ...rotation, ...change })}\n`;
}

function refused(file: string, code: string, message: string, text: string): MalformedCertificate {
  return { file, exit: 2, code, message, text };
}

function rejected(file: string, message: string, change: object): MalformedCertificate {
  return { file, exit: 1, code: 'certificate-rejected', message, text: changed(change) };
}

const whole = changed({});

/** Files that are no certificates at all, or not as the schema has them. */
const refusedFiles: readonly MalformedCertificate[] = [
  refused('empty.json', 'not-json', 'the text ends here', ''),
  refused('truncated.json', 'not-json', 'the text ends here', whole.slice(0, 200)),
  refused('two-documents.json', 'not-json', 'text after the end', whole + whole),
  refused('duplicate-key.json', 'duplicate-key', '"heads" stands twice', whole.replace('"heads":2', '"heads":2,"heads":3')),
  refused('deep.json', 'too-deep', 'nested too deep', `{"format":"headcount/certificate@1","layer":${'['.repeat(100_000)}`),
  refused('list.json', 'unknown-format', 'is not a certificate', '[1, 2]\n'),
  refused('layer-file.json', 'unknown-format', 'is not a certificate', `${JSON.stringify(rotation.layer)}\n`),
  refused('other-version.json', 'unknown-format', 'is not a certificate', changed({ format: 'headcount/certificate@2' })),
  refused('no-lower.json', 'missing-key', '"lower" is missing', changed({ lower: undefined })),
  refused('no-heads.json', 'missing-key', '"heads" is missing', changed({ heads: undefined })),
  refused('extra-key.json', 'unknown-key', 'unknown key "seconds"', changed({ seconds: 0.1 })),
  refused('extra-key-in-lower.json', 'unknown-key', 'unknown key "seed"', changed({ lower: { ...minor, seed: 1 } })),
  refused('prototype-key.json', 'unknown-key', '__proto__', whole.replace('"heads":2', '"heads":2,"__proto__":{"heads":3}')),
  refused('heads-is-text.json', 'wrong-type', 'expected a whole number', changed({ heads: '2' })),
  refused('heads-is-fraction.json', 'wrong-type', 'expected a whole number', changed({ heads: 2.5 })),
  refused('heads-is-negative.json', 'wrong-type', 'expected at least 0', changed({ heads: -1 })),
  refused('n-is-zero.json', 'wrong-type', 'expected at least 1', changed({ n: 0 })),
  refused('n-is-huge.json', 'wrong-type', 'expected a whole number', whole.replace('"n":4', `"n":1${'0'.repeat(300)}`)),
  refused('n-has-exponent.json', 'wrong-type', 'expected a whole number', whole.replace('"n":4', '"n":4e0')),
  refused('lower-is-list.json', 'wrong-type', 'expected an object', changed({ lower: [] })),
  refused('unknown-kind-of-proof.json', 'wrong-type', 'found "trust-me"', changed({ upper: { kind: 'trust-me' } })),
  refused(
    'unknown-reason.json',
    'wrong-type',
    'expected "operators" or "entries" or "ranks"',
    changed({ upper: { kind: 'trivial', reason: 'because' } }),
  ),
  refused(
    'entry-is-word.json',
    'not-a-number',
    'is not an exact number',
    changed({
      upper: {
        ...rotation.upper,
        coefficients: [
          ['one', 0],
          [0, 1],
        ],
      },
    }),
  ),
  refused(
    'entry-over-zero.json',
    'zero-denominator',
    'has denominator 0',
    changed({
      upper: {
        ...rotation.upper,
        coefficients: [
          ['1/0', 0],
          [0, 1],
        ],
      },
    }),
  ),
  refused('label-of-three.json', 'wrong-type', 'a whole number or a pair', changed({ lower: { ...minor, operators: [[0, 1, 2], 1] } })),
  refused('layer-is-list.json', 'wrong-type', 'expected a layer object', changed({ layer: [] })),
  refused(
    'layer-is-ragged.json',
    'ragged-matrix',
    'expected rows of one length',
    changed({ layer: { ...rotation.layer, B: [[1, 0], [0]] } }),
  ),
  refused('layer-of-no-kind.json', 'unknown-kind', 'is not a known kind', changed({ layer: { ...rotation.layer, kind: 'transformer' } })),
  refused('layer-of-another-shape.json', 'shape-mismatch', 'expected 2', changed({ layer: { ...rotation.layer, C: [[1, 0, 0]] } })),
  refused('escape-codes.json', 'unknown-key', '\\u001b[31m', whole.replace('"heads":2', '"heads":2,"\\u001b[31mred":1')),
];

/** Well-formed certificates that prove nothing, or not what they say. */
const rejectedFiles: readonly MalformedCertificate[] = [
  rejected('one-head-too-many.json', 'expected 3 operators, found 2', { heads: 3 }),
  rejected('one-head-too-few.json', 'expected 1 operators, found 2', { heads: 1 }),
  rejected('no-heads-claimed.json', 'expected 0 operators, found 2', { heads: 0 }),
  rejected('layer-changed.json', 'is not 1', {
    layer: {
      ...rotation.layer,
      B: [
        [2, 0],
        [0, 1],
      ],
    },
  }),
  rejected('functional-not-dual.json', 'its value on operator 1 is not 0', {
    lower: {
      ...rotation.lower,
      functionals: [
        [
          [1, 0],
          [1, 0],
        ],
        [
          [0, 0],
          [1, 0],
        ],
      ],
    },
  }),
  rejected('functional-of-another-shape.json', 'expected a 2×2 matrix', {
    lower: {
      ...rotation.lower,
      functionals: [
        [[1], [0]],
        [
          [0, 0],
          [1, 0],
        ],
      ],
    },
  }),
  rejected('operator-twice.json', 'an operator is named twice', { lower: { ...rotation.lower, basis: [0, 0] } }),
  rejected('operator-beyond-length.json', 'there is no operator 4', { lower: { ...rotation.lower, basis: [0, 4] } }),
  rejected('operator-of-the-future.json', 'there is no operator -1', { lower: { ...rotation.lower, basis: [0, -1] } }),
  rejected('prime-is-small.json', 'expected a prime between', { lower: { ...minor, prime: 7 } }),
  rejected('prime-is-composite.json', 'expected a prime between', { lower: { ...minor, prime: 16777217 } }),
  rejected('prime-is-large.json', 'expected a prime between', { lower: { ...minor, prime: 900719925474099 } }),
  rejected('entry-twice.json', 'an entry is named twice', {
    lower: {
      ...minor,
      entries: [
        [0, 0],
        [0, 0],
      ],
    },
  }),
  rejected('entry-outside.json', 'entry [2,0]', {
    lower: {
      ...minor,
      entries: [
        [0, 0],
        [2, 0],
      ],
    },
  }),
  rejected('minor-is-zero.json', 'the minor is zero mod the prime', {
    lower: {
      ...minor,
      entries: [
        [0, 0],
        [1, 1],
      ],
    },
  }),
  rejected('minor-divisible.json', 'the minor is zero mod the prime', {
    layer: {
      ...rotation.layer,
      B: [
        [16777259, 0],
        [0, 16777259],
      ],
    },
    lower: minor,
    upper: annihilator,
  }),
  rejected('combination-wrong.json', 'is not that combination', {
    upper: {
      ...rotation.upper,
      coefficients: [
        [1, 0],
        [1, 1],
      ],
    },
  }),
  rejected('combination-missing.json', 'one for each operator that counts', { upper: { ...rotation.upper, coefficients: [[1, 0]] } }),
  rejected('coefficient-missing.json', 'expected 2 coefficients, found 1', { upper: { ...rotation.upper, coefficients: [[1], [0, 1]] } }),
  rejected('polynomial-wrong.json', 'it does not annihilate', {
    upper: { kind: 'annihilator', polynomials: [{ side: 'input', coefficients: [1, 1] }] },
  }),
  rejected('polynomial-of-low-degree.json', 'it does not annihilate', {
    upper: { kind: 'annihilator', polynomials: [{ side: 'both', coefficients: [1] }] },
  }),
  rejected('polynomial-missing.json', 'expected one polynomial', { upper: { kind: 'annihilator', polynomials: [] } }),
  rejected('polynomial-for-no-recurrence.json', 'expected one polynomial', {
    layer: {
      format: 'headcount/layer@1',
      kind: 'operators',
      operators: [
        [
          [1, 0],
          [0, 1],
        ],
        [
          [0, -1],
          [1, 0],
        ],
      ],
    },
    upper: annihilator,
    n: 2,
  }),
  rejected('trivial-by-entries.json', 'the bound by entries is 4, not 2', { upper: { kind: 'trivial', reason: 'entries' } }),
  rejected('trivial-by-ranks.json', 'the bound by ranks is 4, not 2', { upper: { kind: 'trivial', reason: 'ranks' } }),
  rejected('functional-does-not-vanish.json', 'does not vanish on every operator', {
    upper: {
      ...vanishing,
      functionals: [
        { entry: [0, 1], coefficients: [0, 1] },
        { entry: [1, 1], coefficients: [1, 0] },
      ],
    },
  }),
  rejected('functional-missing.json', 'expected one functional for each entry', {
    upper: { ...vanishing, functionals: vanishing.functionals.slice(0, 1) },
  }),
  rejected('length-beyond-list.json', 'the layer is defined up to length 1', {
    layer: { format: 'headcount/layer@1', kind: 'time-varying-ssm', A: [[[1]]], B: [[[1]]], C: [[[1]]] },
    n: 2,
  }),
];

/** All of them. */
export const malformedCertificates: readonly MalformedCertificate[] = [...refusedFiles, ...rejectedFiles];

/** The certificates that they are made of, which are in order. */
export const soundCertificates: readonly object[] = [
  rotation,
  { ...rotation, lower: minor, upper: annihilator },
  { ...rotation, upper: vanishing },
];
