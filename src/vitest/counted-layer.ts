import { readCertificate, type ReadCertificate } from '../certificates/format.ts';
import { verdictOn } from '../certificates/verify-certificate.ts';
import type { Rational } from '../exact/rational.ts';
import { headCount, type HeadCount } from '../heads/head-count.ts';
import { exactEntry, within } from '../layers/entries.ts';
import type { Layer } from '../layers/layer.ts';
import { layerSubject } from './layer-subject.ts';

/** Tokens as rows: numbers, exact strings such as `"1/3"`, or rationals. */
export type InputTokens = readonly (readonly (number | string | Rational)[])[];

/** A layer with the report on it and its certificate, which the checker has accepted. */
export interface CountedLayer {
  readonly layer: Layer;
  readonly report: HeadCount;
  /** Null where only bounds are known. */
  readonly certificate: ReadCertificate | null;
}

/** What to count besides the heads themselves. */
export interface CountOptions {
  readonly n?: number | undefined;
  readonly r?: number | undefined;
  readonly x?: InputTokens | undefined;
}

/**
 * Counts the heads of what a value stands for and has the certificate checked, so that no matcher rests on the program
 * that found the count. Throws DiagnosticError for a value that is no layer and for options that do not fit it, and
 * Error if the checker refuses the certificate, which would be a fault of this package.
 */
export function countedLayer(value: unknown, { n, r, x }: CountOptions = {}): CountedLayer {
  const subject = layerSubject(value);
  const report = headCount(subject.layer, { n: n ?? subject.n, headDim: r, epsilon: [], x: x && tokens(x) });
  if (report.certificate === null) return { layer: subject.layer, report, certificate: null };
  const certificate = readCertificate(report.certificate);
  const verdict = verdictOn(certificate);
  if (!verdict.ok) throw new Error(`the certificate of ${verdict.heads} heads was refused: ${verdict.error?.message ?? ''}`);
  return { layer: subject.layer, report, certificate };
}

function tokens(x: InputTokens): Rational[][] {
  return x.map((row, i) => row.map((entry, j) => (typeof entry === 'object' ? entry : within(`x[${i}][${j}]`, () => exactEntry(entry)))));
}
