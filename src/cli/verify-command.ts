import { Command } from 'commander';
import { DiagnosticError, printable, renderDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Layer } from '../layers/layer.ts';
import type { VerifyReport } from '../report/heads-report.ts';
import { verifyText } from '../report/verify-text.ts';
import { looksLikeArticle } from './article-format.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { firstBytes, readText, standardInput, textOf } from './read-text.ts';
import type { Terminal } from './terminal.ts';
import { notAccepted, type VerifiedFile } from './verified-file.ts';

interface VerifyOptions {
  readonly layer?: string;
  readonly theorems?: boolean;
  readonly json?: boolean;
}

/** `headcount verify FILE…`: checks certificates and OpenTheory articles with neither search nor floating point. */
export function verifyCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('verify')
    .description('Check certificates and OpenTheory articles, using neither search nor floating point.')
    .argument('<file...>', 'certificates written by `headcount heads --certificate`; articles (.art, .art.gz); `-` is standard input')
    .option('--theorems', 'list what an article proves, each theorem with the assumptions and axioms it rests on')
    .option('--layer <file>', 'also refuse a certificate whose layer is not that of this layer file')
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  headcount verify legs.certificate.json\n  headcount verify legs.certificate.json --layer legs.layer.json\n  headcount verify proof.art.gz --theorems\n\nExit status: 0 all accepted, 1 something rejected, 2 something could not be read.',
    )
    .action(async (files: string[], options: VerifyOptions) => {
      const expected = options.layer === undefined ? undefined : await layerIn(options.layer);
      const results: (VerifiedFile & { readonly row: VerifyReport[number] })[] = [];
      for (const file of files) {
        terminal.progress(`checking ${printable(file)} …`);
        const started = performance.now();
        const { row, ...result } = await verified(file, expected, options.theorems ?? false);
        results.push({ ...result, row: { ...row, milliseconds: Math.round((performance.now() - started) * 100) / 100 } });
      }
      if (options.json) terminal.print(JSON.stringify(results.map(({ row }) => row)));
      for (const { row, diagnostic } of results) {
        if (row.ok && !options.json) terminal.print(verifyText(row, terminal.style));
        if (diagnostic !== undefined) terminal.say(renderDiagnostic(diagnostic));
      }
      finish(results.reduce<ExitCode>((worst, { code }) => (code > worst ? code : worst), EXIT.ok));
    });
}

/** Enough to recognise a format by; comments at the top of an article may be longer, then its name has to tell. */
const FIRST_BYTES = 4096;

// What checks a format is loaded when a file of that format is met: certificates need no kernel, articles no layers.
async function verified(file: string, expected: Layer | undefined, theorems: boolean): Promise<VerifiedFile> {
  try {
    const input = file === '-' ? standardInput() : undefined;
    const first = input?.subarray(0, FIRST_BYTES) ?? firstBytes(file, FIRST_BYTES);
    if (looksLikeArticle(file, first)) {
      const { verifiedArticle } = await import('./verified-article.ts');
      return await verifiedArticle(file, first, input, { theorems });
    }
    const { verifiedCertificate } = await import('./verified-certificate.ts');
    return verifiedCertificate(file, input === undefined ? readText(file) : textOf(input, file), expected);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return notAccepted({ file, format: null }, EXIT.input, error.inFile(file).diagnostic);
  }
}

async function layerIn(file: string): Promise<Layer> {
  const { readLayer } = await import('../layers/layer-file.ts');
  return readLayer(readText(file), file);
}
