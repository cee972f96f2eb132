import { Command } from 'commander';
import { isCertificate, readCertificate } from '../certificates/format.ts';
import { verdictOn } from '../certificates/verify-certificate.ts';
import { DiagnosticError, fail, printable, renderDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { readJson } from '../layers/json-text.ts';
import { readLayer } from '../layers/layer-file.ts';
import type { Layer } from '../layers/layer.ts';
import type { VerifyReport } from '../report/heads-report.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { readText } from './read-text.ts';
import type { Terminal } from './terminal.ts';

type Row = VerifyReport[number];

/** Values in a certificate's JSON; a certificate holds its layer besides its proof. */
const MAX_VALUES = 8_000_000;

/** `headcount verify FILE…`: checks certificates with neither search nor floating point. */
export function verifyCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('verify')
    .description('Check certificates, using neither search nor floating point.')
    .argument('<file...>', 'certificates written by `headcount heads --certificate`')
    .option('--layer <file>', 'also refuse a certificate whose layer is not that of this layer file')
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  headcount verify legs.certificate.json\n  headcount verify legs.certificate.json --layer legs.layer.json',
    )
    .action((files: string[], options: { layer?: string; json?: boolean }) => {
      const expected = options.layer === undefined ? undefined : readLayer(readText(options.layer), options.layer);
      const rows = files.map((file) => {
        terminal.progress(`checking ${printable(file)} …`);
        return verified(file, expected);
      });
      if (options.json) terminal.print(JSON.stringify(rows.map(({ row }) => row)));
      for (const { row, diagnostic } of rows) {
        if (row.ok && !options.json) terminal.print(rowText(row, terminal));
        if (diagnostic !== undefined) terminal.say(renderDiagnostic(diagnostic));
      }
      finish(rows.reduce<ExitCode>((worst, { code }) => (code > worst ? code : worst), EXIT.ok));
    });
}

interface Verified {
  readonly row: Row;
  readonly code: ExitCode;
  readonly diagnostic?: Diagnostic;
}

function verified(file: string, expected: Layer | undefined): Verified {
  const started = performance.now();
  const milliseconds = (): number => Math.round((performance.now() - started) * 100) / 100;
  try {
    const value = readJson(readText(file), { values: MAX_VALUES });
    if (!isCertificate(value)) fail('unknown-format', 'is not a certificate: expected an object with "format": "headcount/certificate@1"');
    const certificate = readCertificate(value as object, file);
    const { ok, heads, n, kind, error } = verdictOn(certificate);
    const mismatch = expected !== undefined && !sameLayer(expected, certificate.layer) ? OTHER_LAYER : undefined;
    const wrong = error ?? mismatch;
    const row: Row = {
      file,
      format: 'certificate',
      ok: ok && mismatch === undefined,
      warnings: [],
      heads,
      n,
      kind,
      milliseconds: milliseconds(),
    };
    if (wrong === undefined) return { row, code: EXIT.ok };
    return { row: { ...row, error: plain(wrong) }, code: EXIT.fails, diagnostic: { ...wrong, file } };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const diagnostic = error.inFile(file).diagnostic;
    const row: Row = { file, format: null, ok: false, error: plain(diagnostic), warnings: [], milliseconds: milliseconds() };
    return { row, code: EXIT.input, diagnostic };
  }
}

const OTHER_LAYER: Diagnostic = {
  code: 'other-layer',
  place: 'layer',
  message: 'the certificate is about another layer than the given file',
};

/** Equal kinds and equal exact weights; names do not matter. */
function sameLayer(a: Layer, b: Layer): boolean {
  const weights = (layer: Layer): string => JSON.stringify({ ...layer.toJSON(), name: undefined });
  return weights(a) === weights(b);
}

function plain({ code, place, message }: Diagnostic): { code: string; place?: string; message: string } {
  return { code, ...(place === undefined ? {} : { place }), message };
}

function rowText(row: Row, { style }: Terminal): string {
  const heads = `${String(row.heads)} ${row.heads === 1 ? 'head' : 'heads'}`;
  return `${printable(row.file)}: ${style.good('certified')}: exactly ${heads} (${row.kind ?? ''}, n = ${String(row.n)})  ${style.faint(`checked in ${String(row.milliseconds)} ms`)}`;
}
