import type { Case, CaseKind, Entries } from './case.ts';

/** The weights of one kind: for each field its axes, outermost first. A size of 2 that never changes is written `pair`. */
export interface CaseFields {
  /** The sizes that can shrink by dropping an index, in the order of shrinking: states, outputs, inputs, the rest. */
  readonly axes: readonly string[];
  readonly weights: Readonly<Record<string, readonly string[]>>;
}

/** Which fields of a case are sizes and which are weights. Whatever treats all kinds alike reads this table. */
export const CASE_FIELDS: { readonly [K in CaseKind]: CaseFields } = {
  ssm: { axes: ['N', 'p', 'd'], weights: { A: ['N', 'N'], B: ['N', 'd'], C: ['p', 'N'], D: ['p', 'd'] } },
  'diagonal-ssm': {
    axes: ['N', 'channels'],
    weights: { lambda: ['channels', 'N', 'pair'], B: ['channels', 'N', 'pair'], C: ['channels', 'N', 'pair'], D: ['channels'] },
  },
  'time-varying-ssm': {
    axes: ['N', 'p', 'd', 'n'],
    weights: { A: ['n', 'N', 'N'], B: ['n', 'N', 'd'], C: ['n', 'p', 'N'], D: ['n', 'p', 'd'] },
  },
  'bidirectional-ssm': {
    axes: ['N', 'backwardN', 'p', 'd'],
    weights: {
      A: ['N', 'N'],
      B: ['N', 'd'],
      C: ['p', 'N'],
      D: ['p', 'd'],
      backwardA: ['backwardN', 'backwardN'],
      backwardB: ['backwardN', 'd'],
      backwardC: ['p', 'backwardN'],
    },
  },
  operators: { axes: ['p', 'd', 'w'], weights: { operators: ['w', 'p', 'd'] } },
  convolution: { axes: ['p', 'd', 'w'], weights: { kernels: ['w', 'p', 'd'] } },
  'depthwise-convolution': { axes: ['channels', 'w'], weights: { taps: ['channels', 'w'] } },
  heads: { axes: ['p', 'd', 'H', 'n'], weights: { V: ['H', 'p', 'd'], a: ['H', 'n', 'n'] } },
  attention: {
    axes: ['p', 'd', 'r', 'H', 'n'],
    weights: { Q: ['H', 'r', 'd'], K: ['H', 'r', 'd'], V: ['H', 'p', 'd'], X: ['n', 'd'] },
  },
};

/** The kinds of cases, in the order of the table. */
export const CASE_KINDS = Object.keys(CASE_FIELDS) as readonly CaseKind[];

type Fields = Readonly<Record<string, unknown>>;

/** The size along an axis: 2 for `pair`, else the field of that name. Throws RangeError if the case has none. */
export function sizeAlong(c: Case, axis: string): number {
  if (axis === 'pair') return 2;
  const size = (c as unknown as Fields)[axis];
  if (typeof size !== 'number') throw new RangeError(`a case of kind ${c.kind} has no size ${axis}`);
  return size;
}

/** The entries of a weight; null where it is absent (D only). Throws RangeError if the case has no such weight. */
export function weightOf(c: Case, name: string): Entries | null {
  const weight = (c as unknown as Fields)[name];
  if (weight === null) return null;
  if (!Array.isArray(weight)) throw new RangeError(`a case of kind ${c.kind} has no weight ${name}`);
  return weight as Entries;
}

/** The same case with some fields changed; the caller keeps sizes and weights in step. */
export function withFields<C extends Case>(c: C, fields: Fields): C {
  return { ...c, ...fields };
}

/** Whether a value is a case of this kind whose weights are safe integers and have the lengths that its sizes say. */
export function isCaseOfKind(kind: CaseKind, value: unknown): value is Case {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Fields;
  if (fields['kind'] !== kind || !isSize(fields['n']) || !isSize(fields['denominator']) || !Array.isArray(fields['tags'])) return false;
  if (kind === 'convolution' || kind === 'depthwise-convolution') {
    if (!isSize(fields['dilation']) || typeof fields['centred'] !== 'boolean') return false;
  }
  if (kind === 'attention' && typeof fields['causal'] !== 'boolean') return false;
  const { axes, weights } = CASE_FIELDS[kind];
  if (!axes.every((axis) => isSize(fields[axis]))) return false;
  return Object.entries(weights).every(([name, along]) => {
    const entries = fields[name];
    if (entries === null && name === 'D') return true;
    const length = along.reduce((product, axis) => product * (axis === 'pair' ? 2 : Number(fields[axis])), 1);
    return Array.isArray(entries) && entries.length === length && entries.every((x) => Number.isSafeInteger(x));
  });
}

function isSize(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
