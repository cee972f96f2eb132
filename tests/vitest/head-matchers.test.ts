// What the author of a property-test suite relies on: the matchers agree with a count by definition, three-valued answers
// never pass both ways, and a failure shows why and which layer it was.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  casesOf,
  inputOfCase,
  layerOfCase,
  layers,
  type AttentionCase,
  type Case,
  type CaseKind,
} from '../../properties/arbitraries/index.ts';
import { REPRESENTATION_CLASSES, type RepresentationClass } from '../../src/claims/claim.ts';
import { readLayer } from '../../src/layers/layer-file.ts';
import { headMatchers } from '../../src/vitest/extend-expect.ts';
import { plainRanks } from '../properties/formulas/every-operator.ts';
import { matrixOf, rank } from '../properties/arbitraries/naive-case.ts';

const RUNS = Number(process.env['HEADCOUNT_CASES'] ?? 30);
const KINDS: readonly Exclude<CaseKind, 'attention'>[] = [
  'ssm',
  'diagonal-ssm',
  'time-varying-ssm',
  'bidirectional-ssm',
  'operators',
  'convolution',
  'depthwise-convolution',
  'heads',
];

const example = (name: string): string => readFileSync(new URL(`../../docs/examples/layers/${name}.layer.json`, import.meta.url), 'utf8');

/** The message with which an assertion fails; null if it passes. */
function failure(assertion: () => unknown): string | null {
  try {
    assertion();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether the matcher passes, its `.not`, or neither. */
function answer(subject: unknown, heads: number, options: { class?: RepresentationClass; r?: number } = {}): 'yes' | 'no' | 'unknown' {
  const passes = failure(() => expect(subject).toBeRepresentableWith(heads, options)) === null;
  const refused = failure(() => expect(subject).not.toBeRepresentableWith(heads, options)) === null;
  if (passes && refused) throw new Error('both the assertion and its .not pass');
  return passes ? 'yes' : refused ? 'no' : 'unknown';
}

describe.each(KINDS)('the matchers on cases of kind %s', (kind) => {
  it('agree with the rank of all operators, entry by entry', () => {
    fc.assert(
      fc.property(casesOf(kind) as fc.Arbitrary<Case>, (c) => {
        const { heads } = plainRanks(readLayer(layerOfCase(c)), c.n);
        expect(c).toNeedHeads(heads);
        expect(c).toHaveInteractionRank(heads);
        expect(c).not.toNeedHeads(heads + 1);
        expect(c).toBeRepresentableWith(heads);
        expect(c).toBeRepresentableWith(heads + 1);
        if (heads > 0) {
          expect(c).not.toBeRepresentableWith(heads - 1);
          expect(c).not.toHaveInteractionRank(heads - 1);
        }
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });

  it('answer alike for the case, its layer, the object of its layer file and the text', () => {
    fc.assert(
      fc.property(casesOf(kind) as fc.Arbitrary<Case>, (c) => {
        const object = layerOfCase(c);
        const { heads } = plainRanks(readLayer(object), c.n);
        for (const subject of [readLayer(object), object, JSON.stringify(object)]) expect(subject).toNeedHeads(heads, { n: c.n });
      }),
      { numRuns: RUNS },
    );
  });

  it('never pass both ways, and a weaker class is refuted only where the stronger is', () => {
    fc.assert(
      fc.property(casesOf(kind) as fc.Arbitrary<Case>, fc.nat(4), (c, heads) => {
        const answers = new Map(REPRESENTATION_CLASSES.map((one) => [one, answer(c, heads, { class: one })]));
        expect(answers.get('O')).not.toBe('unknown');
        expect(answers.get('C')).toBe(answers.get('O'));
        for (const [strong, weak] of [
          ['O', 'E'],
          ['E', 'P'],
          ['P', 'G'],
        ] as const) {
          if (answers.get(strong) === 'yes') expect([weak, answers.get(weak)]).toEqual([weak, 'yes']);
          if (answers.get(weak) === 'no') expect([strong, answers.get(strong)]).toEqual([strong, 'no']);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('attention', () => {
  const attention = casesOf('attention', { p: [1, 2], d: [1, 2], H: [1, 3] });

  it('needs as many heads with free scores as its value maps have dimensions', () => {
    const dimension = (c: AttentionCase): number =>
      rank(Array.from({ length: c.H }, (_, h) => matrixOf(c.V, 1, c.p * c.d, h * c.p * c.d)[0] ?? []));
    fc.assert(
      fc.property(attention, (c) => {
        expect(c).toNeedHeads(dimension(c));
      }),
      { numRuns: RUNS },
    );
  });

  it('has at a given input the rank of its operators there: one token is seen by all heads with weight 1', () => {
    fc.assert(
      fc.property(casesOf('attention', { n: [1, 1] }), (c) => {
        const size = c.p * c.d;
        const sum = Array.from({ length: size }, (_, e) => c.V.reduce((total, x, at) => total + (at % size === e ? x : 0), 0));
        const [right, wrong] = sum.some((x) => x !== 0) ? [1, 0] : [0, 1];
        // A rank below its bound at an input is known modulo primes only: then nothing passes.
        if (right === 1) expect(c).toHaveInteractionRank(right, { x: inputOfCase(c) });
        expect(failure(() => expect(c).toHaveInteractionRank(wrong, { x: inputOfCase(c) }))).not.toBeNull();
        expect(failure(() => expect(c).not.toHaveInteractionRank(right, { x: inputOfCase(c) }))).not.toBeNull();
      }),
      { numRuns: RUNS },
    );
  });

  it('is not said to have a rank at an input that is known modulo primes only', () => {
    const head = (value: number): object => ({ Q: [[0]], K: [[0]], V: [[value]] });
    const cancelling = { format: 'headcount/layer@1', kind: 'attention', heads: [head(1), head(-1)] };
    expect(failure(() => expect(cancelling).toHaveInteractionRank(0, { x: [[1]] }))).toContain('cannot be decided: it is between 0 and 1');
    expect(cancelling).not.toHaveInteractionRank(2, { x: [['1/2']] });
  });

  it('has no map-level classes, which the matcher says instead of answering', () => {
    expect(() => expect(example('attention')).toBeRepresentableWith(3, { class: 'P' })).toThrow(/depend on the input: expected class O/);
    expect(() => expect(example('attention')).not.toBeRepresentableWith(3, { class: 'P' })).toThrow(/expected class O/);
  });
});

describe('what the examples of the mathematics need', () => {
  it('E1 is three heads as an operator and two as a map', () => {
    expect(example('e1')).toNeedHeads(3);
    expect(example('e1')).toBeRepresentableWith(2, { class: 'E' });
    expect(example('e1')).not.toBeRepresentableWith(1, { class: 'P' });
    expect(example('e1')).not.toBeRepresentableWith(2, { class: 'C' });
  });

  it('P1 is two heads at every input and one at almost every input', () => {
    expect(example('p1')).toBeRepresentableWith(1, { class: 'P' });
    expect(example('p1')).not.toBeRepresentableWith(1, { class: 'E' });
  });

  it('a delay line keeps its heads in every class', () => {
    for (const one of REPRESENTATION_CLASSES) {
      expect(example('delay-line-4')).toBeRepresentableWith(4, { class: one });
      expect(example('delay-line-4')).not.toBeRepresentableWith(3, { class: one });
    }
  });

  it('a quarter turn may be one head where coefficients see all tokens, or two: the matcher does not know', () => {
    expect([0, 1, 2].map((heads) => answer(example('rotation'), heads, { class: 'G' }))).toEqual(['no', 'unknown', 'yes']);
  });

  it('a quarter turn takes two heads of rank two, and two or three of rank one: which, the matcher leaves open', () => {
    expect(['rotation', 'quarter-turns'].map((name) => answer(example(name), 2, { r: 2 }))).toEqual(['yes', 'yes']);
    expect([1, 2, 3].map((heads) => answer(example('rotation'), heads, { r: 1 }))).toEqual(['no', 'unknown', 'yes']);
  });
});

describe('the length', () => {
  it('that is given counts, before that of a case and that of a layer', () => {
    const c = fc.sample(casesOf('convolution', { n: [1, 1] }), 50).find((one) => plainRanks(readLayer(layerOfCase(one)), 9).heads > 1);
    expect(c && plainRanks(readLayer(layerOfCase(c)), 1).heads).toBeLessThan(2);
    expect(c).not.toBeRepresentableWith(1, { n: 9 });
    expect(c).toBeRepresentableWith(1);
    expect(example('delay-line-4')).toNeedHeads(4);
    expect(example('delay-line-4')).toNeedHeads(3, { n: 3 });
  });
});

describe('a failure', () => {
  it('shows the independent operators with a minor, the profile, the length and the layer to save', () => {
    const message = failure(() => expect(example('rotation')).toBeRepresentableWith(1, { n: 64 })) ?? '';
    expect(message).toContain('expected the layer to be representable with 1 head, operator by operator (class O) at length 64');
    expect(message).toContain('the least number of such heads is 2.');
    expect(message).toContain('M_0 = [1 0; 0 1]\n  M_1 = [0 -1; 1 0]\n');
    expect(message).toContain('linearly independent: their entries (0,0), (0,1) form a minor with value -1.');
    expect(message).toContain('k_n for n = 1, 2, …: 1, 2');
    expect(message).toContain('npx headcount heads found.layer.json --n 64\n');
    expect(message.split('\n').at(-1)).toBe(JSON.stringify(readLayer(example('rotation')).toJSON()));
  });

  it('shows fractions as they are', () => {
    const half = { format: 'headcount/layer@1', kind: 'operators', operators: [[['1/2', 0]], [[1, '-2/3']]] };
    const message = failure(() => expect(half).toNeedHeads(1)) ?? '';
    expect(message).toContain('M_0 = [1/2 0]\n  M_1 = [1 -2/3]\n');
    expect(message).toContain('form a minor with value -1/3.');
  });

  it('shows why fewer heads are enough', () => {
    expect(failure(() => expect(example('bidirectional')).toNeedHeads(4))).toContain(
      'Every other operator is a combination of them: M_2 = -1/4 M_0 + 3/2 M_1, M_-2 = -1/2 M_0.',
    );
    expect(failure(() => expect(example('zero')).toNeedHeads(1))).toContain('Every operator is zero.');
  });

  it('of .not shows the same', () => {
    const message = failure(() => expect(example('rotation')).not.toNeedHeads(2));
    expect(message).toMatch(/^expected the layer not to need exactly 2 heads at length 2; it needs 2\./);
    expect(message).toContain('linearly independent');
  });

  it('says where only bounds are known, and so does .not', () => {
    for (const message of [
      failure(() => expect(example('so3')).toBeRepresentableWith(2, { class: 'E' })),
      failure(() => expect(example('so3')).not.toBeRepresentableWith(2, { class: 'E' })),
    ]) {
      expect(message).toContain('cannot be decided: the least number of such heads is between 2 and 3.');
      expect(message).toContain('Neither the assertion nor its .not passes.');
    }
  });

  it('of a property shrinks to a layer that is minimal for what it shows', () => {
    const run = fc.check(
      fc.property(layers('ssm', { D: false }), (layer) => {
        expect(layer).toBeRepresentableWith(1);
      }),
    );
    expect(run.failed).toBe(true);
    const [layer] = run.counterexample ?? [];
    expect(layer).toNeedHeads(2);
    expect(layer?.stateDim).toBe(2);
    expect(fc.defaultReportMessage(run)).toContain(`Counterexample: [${JSON.stringify(layer?.toJSON())}]`);
  });
});

describe('asymmetric use', () => {
  it('asks the same questions inside a larger value', () => {
    const value = { layers: [example('rotation'), example('zero')] };
    expect(value).toEqual({ layers: [expect.toNeedHeads(2), expect.toBeRepresentableWith(0)] });
    expect(value).not.toEqual({ layers: [expect.toNeedHeads(1), expect.toBeRepresentableWith(0)] });
  });

  it("goes with an expect of one's own through headMatchers", () => {
    expect(headMatchers.toNeedHeads.call({ isNot: false }, example('rotation'), 2).pass).toBe(true);
  });
});

describe('wrong use fails, also after .not', () => {
  const wrong: [string, () => unknown, () => unknown, RegExp][] = [
    ['a number', () => expect(3).toNeedHeads(1), () => expect(3).not.toNeedHeads(1), /found number: expected a layer/],
    ['null', () => expect(null).toNeedHeads(1), () => expect(null).not.toNeedHeads(1), /found null: expected a layer/],
    ['a list', () => expect([]).toNeedHeads(1), () => expect([]).not.toNeedHeads(1), /expected an object with "format"/],
    ['a text', () => expect('{').toNeedHeads(1), () => expect('{').not.toNeedHeads(1), /line 1/],
    [
      'half a head',
      () => expect(example('p1')).toNeedHeads(0.5),
      () => expect(example('p1')).not.toNeedHeads(0.5),
      /found 0\.5: expected a whole number/,
    ],
    [
      'a negative count',
      () => expect(example('p1')).toBeRepresentableWith(-1),
      () => expect(example('p1')).not.toBeRepresentableWith(-1),
      /found -1/,
    ],
    [
      'a length beyond the list',
      () => expect(example('time-varying')).toNeedHeads(1, { n: 9 }),
      () => expect(example('time-varying')).not.toNeedHeads(1, { n: 9 }),
      /given for 2 positions, found n = 9/,
    ],
    [
      'a class that is none',
      () => expect(example('p1')).toBeRepresentableWith(1, { class: 'Q' as 'P' }),
      () => expect(example('p1')).not.toBeRepresentableWith(1, { class: 'Q' as 'P' }),
      /found Q: expected one of O, C, E, P, G/,
    ],
    [
      'a rank bound beside another class',
      () => expect(example('p1')).toBeRepresentableWith(1, { class: 'P', r: 1 }),
      () => expect(example('p1')).not.toBeRepresentableWith(1, { class: 'P', r: 1 }),
      /r is about class O/,
    ],
    [
      'a case whose weights have other sizes',
      () => expect({ ...fc.sample(casesOf('ssm'), 1)[0], N: 50 }).toNeedHeads(1),
      () => expect({ ...fc.sample(casesOf('ssm'), 1)[0], N: 50 }).not.toNeedHeads(1),
      /looks like a case/,
    ],
  ];
  it.each(wrong)('%s', (_, assertion, negated, message) => {
    expect(assertion).toThrow(message);
    expect(negated).toThrow(message);
  });
});
