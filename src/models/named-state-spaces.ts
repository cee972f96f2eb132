import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { diagonalSsm } from '../layers/diagonal-ssm.ts';
import type { Complex } from '../layers/layer.ts';
import { ssm } from '../layers/ssm.ts';
import type { Findings, SequenceLayer } from './sequence-layers.ts';
import { exactWeights, showShape } from './tensor.ts';
import type { Tensor } from './tensor.ts';

/**
 * State space layers stored as matrices, already discrete: `A`, `B`, `C` and perhaps `D` (N×N, N×d, p×N, p×d), or diagonal ones `lambda`, `B`,
 * `C` (channels × N, or channels × N × 2 as pairs [re, im]) and perhaps `D` (channels). All names of a layer share one prefix, `P.A` or `A`.
 */
export function namedStateSpaces(tensors: ReadonlyMap<string, Tensor>): Findings {
  const layers = [...tensors.keys()].flatMap((name): SequenceLayer[] => {
    const [, prefix = '', word = ''] = /^(.*[._/])?(A|lambda|Lambda)$/.exec(name) ?? [];
    const part = (letter: string): Tensor | undefined => tensors.get(prefix + letter);
    const [first, B, C, D] = [tensors.get(name), part('B'), part('C'), part('D')];
    if (word === '' || first === undefined || B === undefined || C === undefined) return [];
    const named = prefix === '' ? (word === 'A' ? 'ssm' : 'diagonal-ssm') : prefix.slice(0, -1);
    return word === 'A' ? dense(named, first, B, C, D) : diagonal(named, first, B, C, D);
  });
  return { layers, unanalysed: [] };
}

function dense(name: string, A: Tensor, B: Tensor, C: Tensor, D: Tensor | undefined): SequenceLayer[] {
  const [N = 0, N2 = 0] = A.shape;
  const [NB = 0, d = 0] = B.shape;
  const [p = 0, NC = 0] = C.shape;
  const sound = [A, B, C].every((tensor) => tensor.shape.length === 2) && N >= 1 && N === N2 && N === NB && N === NC && d >= 1 && p >= 1;
  if (!sound) return [];
  const load: SequenceLayer['load'] = () => {
    if (D !== undefined && showShape(D.shape) !== showShape([p, d]))
      fail('shape-mismatch', `D is ${showShape(D.shape)}, expected ${showShape([p, d])}`, { place: `tensor ${quoted(D.name)}` });
    const layer = ssm({ A: matrix(A), B: matrix(B), C: matrix(C), ...(D === undefined ? {} : { D: matrix(D) }), name });
    return { layer, warnings: [] };
  };
  return [{ entry: { name, kind: 'ssm', p, d, stateDim: N }, load }];
}

function diagonal(name: string, lambda: Tensor, B: Tensor, C: Tensor, D: Tensor | undefined): SequenceLayer[] {
  const [channels = 0, N = 0, pair] = lambda.shape;
  const sound = lambda.shape.length >= 2 && lambda.shape.length <= 3 && (pair === undefined || pair === 2) && channels >= 1 && N >= 1;
  const alike = (tensor: Tensor): boolean => {
    const [c, n, two, ...more] = tensor.shape;
    return c === channels && n === N && (two === undefined || two === 2) && more.length === 0;
  };
  if (!sound || !alike(B) || !alike(C)) return [];
  const load: SequenceLayer['load'] = () => {
    if (D !== undefined && showShape(D.shape) !== String(channels))
      fail('shape-mismatch', `D is ${showShape(D.shape)}, expected ${String(channels)}`, { place: `tensor ${quoted(D.name)}` });
    const layer = diagonalSsm({
      lambda: complexRows(lambda),
      B: complexRows(B),
      C: complexRows(C),
      ...(D === undefined ? {} : { D: exactWeights(D) }),
      name,
    });
    return { layer, warnings: [] };
  };
  return [{ entry: { name, kind: 'diagonal-ssm', p: channels, d: channels, stateDim: N }, load }];
}

function matrix(tensor: Tensor): Rational[][] {
  const [rows = 0, cols = 0] = tensor.shape;
  const weights = exactWeights(tensor);
  return Array.from({ length: rows }, (_, i) => weights.slice(i * cols, (i + 1) * cols));
}

function complexRows(tensor: Tensor): Complex[][] {
  const [rows = 0, cols = 0, pair] = tensor.shape;
  const weights = exactWeights(tensor);
  const at = (i: number): Rational => weights[i] ?? ZERO;
  const entry = (i: number): Complex => (pair === 2 ? [at(2 * i), at(2 * i + 1)] : [at(i), ZERO]);
  return Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => entry(i * cols + j)));
}
