import type { LayerKind } from '../layers/layer-schema.ts';
import type { MatrixName } from './formula.ts';

/** One word of the language of claims: what it stands for, and the kinds of layers that have it. */
export interface Quantity {
  readonly means: string;
  readonly latex: string;
  readonly kinds: readonly LayerKind[];
}

const ONE_STATE_MATRIX: readonly LayerKind[] = ['ssm', 'diagonal-ssm'];
const STATE_SPACES: readonly LayerKind[] = [...ONE_STATE_MATRIX, 'time-varying-ssm', 'bidirectional-ssm'];
const INPUT_INDEPENDENT: readonly LayerKind[] = [...STATE_SPACES, 'operators', 'convolution', 'convolution-2d'];
const ALL: readonly LayerKind[] = [...INPUT_INDEPENDENT, 'attention'];

/** The quantities that are plain words (mathematics.md's symbols in LaTeX), in the order in which errors list them. */
export const QUANTITIES: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  ['n', { means: 'sequence length', latex: 'n', kinds: ALL }],
  ['N', { means: 'state dimension; both directions of a bidirectional layer together', latex: 'N', kinds: STATE_SPACES }],
  ['p', { means: 'output dimension', latex: 'p', kinds: ALL }],
  ['d', { means: 'input dimension', latex: 'd', kinds: ALL }],
  ['w', { means: 'number of kernels or of listed operators', latex: 'w', kinds: ['operators', 'convolution'] }],
  ['heads', { means: 'least number of heads at length n, operator level (class O)', latex: 'k_n', kinds: ALL }],
  [
    'pairwise',
    {
      means: 'least number of heads almost everywhere, pairwise coefficients (class P)',
      latex: 'k_{\\mathrm{loc}}',
      kinds: INPUT_INDEPENDENT,
    },
  ],
  [
    'softmax',
    { means: 'least number of softmax heads with a sink (normalised-heads)', latex: 'H_{\\mathrm{softmax}}', kinds: INPUT_INDEPENDENT },
  ],
  ['rowRank', { means: 'rank of the operators side by side, [M_0 | M_1 | …]', latex: 'R_{\\mathrm{row}}', kinds: ALL }],
  ['colRank', { means: 'rank of the operators one above the other, [M_0; M_1; …]', latex: 'R_{\\mathrm{col}}', kinds: ALL }],
  ['eigenvalues', { means: 'number of distinct complex eigenvalues of A', latex: '\\lvert\\sigma(A)\\rvert', kinds: ONE_STATE_MATRIX }],
  ['degree', { means: 'degree of the minimal polynomial of A', latex: '\\deg\\mu_A', kinds: ONE_STATE_MATRIX }],
]);

/** The matrices that `rank(…)` takes, in order. */
export const MATRICES: readonly MatrixName[] = ['A', 'B', 'C'];

/** The kinds of layers that have one matrix of each name, so that `rank(A)` has a meaning. */
const WITH_MATRICES: readonly LayerKind[] = ['ssm'];

/** Words of the language that are no quantities: a parameter of such a name cannot be spoken of. */
export const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'implies', 'min', 'max', 'ceil', 'rank']);

/** The names that a claim about one kind of layer may use. */
export interface Scope {
  readonly kind: string;
  readonly quantities: ReadonlySet<string>;
  readonly matrices: ReadonlySet<MatrixName>;
  /** Parameters of a layer file: rationals, not always whole numbers. */
  readonly parameters: ReadonlySet<string>;
}

/** The scope of a layer kind; a kind that this version does not know has no quantities. */
export function scopeOf(kind: string, parameters: readonly string[] = []): Scope {
  const has = (list: readonly string[]): boolean => list.includes(kind);
  return {
    kind,
    quantities: new Set([...QUANTITIES].filter(([, { kinds }]) => has(kinds)).map(([name]) => name)),
    matrices: new Set(has(WITH_MATRICES) ? MATRICES : []),
    parameters: new Set(parameters),
  };
}
