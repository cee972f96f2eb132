import { isCertificate, readCertificate } from '../certificates/format.ts';
import { verdictOn } from '../certificates/verify-certificate.ts';
import { fail, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { readJson } from '../layers/json-text.ts';
import type { Layer } from '../layers/layer.ts';
import { EXIT } from './exit-code.ts';
import { notAccepted, type VerifiedFile } from './verified-file.ts';

/** Values in a certificate's JSON; a certificate holds its layer besides its proof. */
const MAX_VALUES = 8_000_000;

const OTHER_LAYER: Diagnostic = {
  code: 'other-layer',
  place: 'layer',
  message: 'the certificate is about another layer than the given file',
};

/** Checks the text of a certificate, and that it is about `expected` if that is given. Throws DiagnosticError if it is none. */
export function verifiedCertificate(file: string, text: string, expected: Layer | undefined): VerifiedFile {
  const value = readJson(text, { values: MAX_VALUES });
  if (!isCertificate(value)) {
    fail('unknown-format', 'is not a certificate ("format": "headcount/certificate@1"), and not an OpenTheory article either');
  }
  const certificate = readCertificate(value as object, file);
  const { heads, n, kind, error } = verdictOn(certificate);
  const wrong = error ?? (expected !== undefined && !sameLayer(expected, certificate.layer) ? OTHER_LAYER : undefined);
  const row = { file, format: 'certificate' as const, heads, n, kind };
  if (wrong !== undefined) return notAccepted(row, EXIT.fails, { ...wrong, file });
  return { row: { ...row, ok: true, warnings: [] }, code: EXIT.ok };
}

/** Equal kinds and equal exact weights; names do not matter. */
function sameLayer(a: Layer, b: Layer): boolean {
  const weights = (layer: Layer): string => JSON.stringify({ ...layer.toJSON(), name: undefined });
  return weights(a) === weights(b);
}
