import { fail } from '../diagnostics/diagnostic.ts';
import { ZERO } from '../exact/rational.ts';
import { attention } from './attention.ts';
import { bidirectionalSsm } from './bidirectional-ssm.ts';
import { convolution2d } from './convolution-2d.ts';
import { convolution, depthwiseConvolution } from './convolution.ts';
import { diagonalSsm } from './diagonal-ssm.ts';
import { exactEntry, exactList, exactMatrix, within } from './entries.ts';
import type { Entry } from './entries.ts';
import type { Complex, Layer } from './layer.ts';
import { wholeNumber } from './layer-schema.ts';
import type { LayerFile, LayerFileOf, LayerKind } from './layer-schema.ts';
import { operatorList } from './operator-list.ts';
import { ssm } from './ssm.ts';
import { timeVaryingSsm } from './time-varying-ssm.ts';

type ComplexEntry = Entry | readonly [Entry, Entry];
type Rows<T> = readonly (readonly T[])[];

/** How each kind becomes a layer. A new family adds its schema, its file and its row here. */
const READERS: { readonly [K in LayerKind]: (file: LayerFileOf<K>) => Layer } = {
  ssm: ({ A, B, C, D, name }) =>
    ssm({ A: exactMatrix(A, 'A'), B: exactMatrix(B, 'B'), C: exactMatrix(C, 'C'), D: D && exactMatrix(D, 'D'), name }),
  'diagonal-ssm': ({ lambda, B, C, D, name }) =>
    diagonalSsm({
      lambda: complexRows(lambda, 'lambda'),
      B: complexRows(B, 'B'),
      C: complexRows(C, 'C'),
      D: D && exactList(D, 'D'),
      name,
    }),
  'time-varying-ssm': ({ A, B, C, D, name }) =>
    timeVaryingSsm({ A: matrices(A, 'A'), B: matrices(B, 'B'), C: matrices(C, 'C'), D: D && matrices(D, 'D'), name }),
  'bidirectional-ssm': ({ forward, backward, name }) =>
    bidirectionalSsm({
      forward: { ...step(forward, 'forward'), D: forward.D && exactMatrix(forward.D, 'forward.D') },
      backward: step(backward, 'backward'),
      name,
    }),
  operators: ({ operators, name }) => operatorList({ operators: matrices(operators, 'operators'), name }),
  convolution: ({ kernels, depthwise, dilation, centred, name }) => {
    const placement = { dilation: dilation === undefined ? undefined : wholeNumber(dilation), centred, name };
    if (kernels !== undefined && depthwise !== undefined) {
      fail('conflicting-keys', 'both kernels and depthwise are given: expected exactly one of them', { place: 'depthwise' });
    }
    if (kernels !== undefined) return convolution({ kernels: matrices(kernels, 'kernels'), ...placement });
    if (depthwise !== undefined) return depthwiseConvolution({ depthwise: exactMatrix(depthwise, 'depthwise'), ...placement });
    return fail('missing-key', 'neither kernels nor depthwise is given: expected exactly one of them');
  },
  'convolution-2d': ({ kernels, centred, name }) =>
    convolution2d({ kernels: kernels.map((row, u) => matrices(row, `kernels[${String(u)}]`)), centred, name }),
  attention: ({ heads, causal, name }) =>
    attention({
      heads: heads.map(({ Q, K, V, O }, h) => {
        const place = `heads[${String(h)}]`;
        return {
          Q: Q && exactMatrix(Q, `${place}.Q`),
          K: K && exactMatrix(K, `${place}.K`),
          V: exactMatrix(V, `${place}.V`),
          O: O && exactMatrix(O, `${place}.O`),
        };
      }),
      causal,
      name,
    }),
};

/** The layer that a checked file describes. Throws DiagnosticError for entries that are not exact numbers and shapes that do not fit. */
export function layerOfFile(file: LayerFile): Layer {
  return layerOfKind(file.kind, file);
}

function layerOfKind<K extends LayerKind>(kind: K, file: LayerFile): Layer {
  // The table's row for `kind` takes the file of that kind, which is what `file` is: TypeScript cannot see the tie.
  return READERS[kind](file as LayerFileOf<K>);
}

function matrices(list: readonly Rows<Entry>[], place: string): ReturnType<typeof exactMatrix>[] {
  return list.map((m, t) => exactMatrix(m, `${place}[${String(t)}]`));
}

function step({ A, B, C }: { A: Rows<Entry>; B: Rows<Entry>; C: Rows<Entry> }, place: string) {
  return { A: exactMatrix(A, `${place}.A`), B: exactMatrix(B, `${place}.B`), C: exactMatrix(C, `${place}.C`) };
}

function complexRows(rows: Rows<ComplexEntry>, place: string): Complex[][] {
  return rows.map((row, c) => row.map((z, s) => complexEntry(z, `${place}[${String(c)}][${String(s)}]`)));
}

function complexEntry(z: ComplexEntry, place: string): Complex {
  if (!isPair(z)) return [within(place, () => exactEntry(z)), ZERO];
  return [within(`${place}[0]`, () => exactEntry(z[0])), within(`${place}[1]`, () => exactEntry(z[1]))];
}

function isPair(z: ComplexEntry): z is readonly [Entry, Entry] {
  return Array.isArray(z);
}
