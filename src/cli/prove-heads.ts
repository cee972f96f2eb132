// `headcount heads --theorem`: the head count of a layer proved by the kernel. Loading this loads the proofs.
import { fail, printable } from '../diagnostics/diagnostic.ts';
import { layerCertificate } from '../evidence/layer-certificate.ts';
import { layerTheoremArticle, layerTheoremReport, layerTheoremText, type LayerTheoremReport } from '../evidence/layer-theorem-report.ts';
import { layerTheorem } from '../evidence/layer-theorem.ts';
import type { HeadCount } from '../heads/head-count.ts';
import type { Layer } from '../layers/layer.ts';
import type { Terminal } from './terminal.ts';
import { writeFileInPieces } from './write-file.ts';

/** A theorem as it is printed. */
export interface ProvedHeads {
  readonly report: LayerTheoremReport;
  readonly text: string;
}

/**
 * Proves the count of a report and, where a file is given, writes the proof there as an article; for that the record of steps
 * must have been turned on before this file was loaded. Throws DiagnosticError `no-layer-theorem` where there is no theorem
 * of this kind, `certificate-refuted` if the kernel computes something else, and as writing the file does.
 */
export function provedHeads(layer: Layer, count: HeadCount, article: string | undefined, terminal: Terminal): ProvedHeads {
  const { certificate } = count;
  if (certificate === null) return fail('no-layer-theorem', 'no theorem: only bounds are known for this layer');
  terminal.progress('proving the head count …');
  const start = performance.now();
  const proved = layerTheorem(layerCertificate(layer, certificate));
  const report = layerTheoremReport(proved, performance.now() - start);
  if (article !== undefined) {
    terminal.progress(`writing ${printable(article)} …`);
    writeFileInPieces(article, layerTheoremArticle(proved, printable(layer.name ?? `a layer of kind ${layer.kind}`)));
  }
  return { report, text: layerTheoremText(proved, report, Math.min(terminal.width, 100)) };
}
