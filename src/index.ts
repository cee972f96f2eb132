/**
 * Headcount: how many attention heads does a sequence layer need? The library's face.
 *
 * ```ts
 * import { readLayer, headCount, verifyCertificate } from 'headcount';
 * const report = headCount(readLayer(text), { n: 64 });
 * verifyCertificate(report.certificate).ok;
 * ```
 */
export { DiagnosticError, renderDiagnostic, type Diagnostic } from './diagnostics/diagnostic.ts';
export { readLayer } from './layers/layer-file.ts';
export type { Layer, LayerObject, OperatorLabel } from './layers/layer.ts';
export { headCount, type HeadCount, type HeadCountOptions } from './heads/head-count.ts';
export type { HeadsReport, VerifyReport, LayersReport } from './report/heads-report.ts';
export { verifyCertificate, type CertificateVerdict } from './certificates/verify-certificate.ts';
export type { CertificateObject } from './certificates/format.ts';
export { claim, OwnClaim, type LayerNumbers, type WrittenClaim } from '../properties/own-claim.ts';
