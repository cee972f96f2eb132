// Writes claims out: one to a file or to standard output, or all of them into a folder.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClaimProperties } from '../../properties/claim-properties.ts';
import { DiagnosticError, fail, printable, renderDiagnostic } from '../diagnostics/diagnostic.ts';
import { claimArticle } from '../evidence/claim-article.ts';
import { propertiesOf } from '../evidence/claim-registry.ts';
import { proofReport, theoremsByName } from '../evidence/claim-report.ts';
import { holLightFile } from '../evidence/hol-light-file.ts';
import { LemmaGraph } from '../evidence/lemma-graph.ts';
import type { ProofEvidence, ProofFiles } from '../evidence/proof-evidence.ts';
import { vocabulary } from '../logic/vocabulary.ts';
import { claimLatex } from '../report/claim-latex.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { ExportFormat } from './export-command.ts';
import { recordedProofs } from './recorded-proofs.ts';
import type { Terminal } from './terminal.ts';
import { writeFileInPieces } from './write-file.ts';

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = { opentheory: 'art', 'hol-light': 'ml', latex: 'tex', json: 'json' };

/** Exports one claim. Exit 1 and nothing written if a proof of it fails or rests on what is not in the foundation. */
export async function exportClaim(
  id: string,
  format: ExportFormat,
  out: string | undefined,
  terminal: Terminal,
  files: ProofFiles,
): Promise<ExitCode> {
  if (format === 'hol-light' && out === undefined) fail('bad-usage', '--to hol-light writes two files: give --out FILE.ml');
  for await (const evidence of recordedProofs(files, [id], terminal)) {
    if (!(await write(evidence, format, out, new LemmaGraph(), terminal))) return EXIT.fails;
  }
  return EXIT.ok;
}

/** Exports every claim that has a theorem into a folder, one file each. Those that fail are said, and the others written. */
export async function exportAll(format: ExportFormat, folder: string, terminal: Terminal, files: ProofFiles): Promise<ExitCode> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    fail('cannot-write', 'is no folder, and none can be made there', { file: folder });
  }
  const graph = new LemmaGraph();
  let code: ExitCode = EXIT.ok;
  for await (const evidence of recordedProofs(files, [], terminal)) {
    const out = path.join(folder, `${evidence.id}.${EXTENSIONS[format]}`);
    // That nothing is proved of a claim is no failure here: `check` says what is expected of it.
    if (evidence.theorems.length === 0 && evidence.failures.length === 0) terminal.say(`${evidence.id} has no theorem: nothing written`);
    else if (!(await write(evidence, format, out, graph, terminal))) code = EXIT.fails;
  }
  return code;
}

/** Writes one claim. False, and the reason on the terminal, if it is not proved as a whole or cannot be exported. */
async function write(
  evidence: ProofEvidence,
  format: ExportFormat,
  out: string | undefined,
  graph: LemmaGraph,
  terminal: Terminal,
): Promise<boolean> {
  if (evidence.failures.length > 0) {
    terminal.say(`${evidence.id}: nothing written, as a proof fails`);
    return false;
  }
  if (evidence.theorems.length === 0) {
    terminal.say(`${evidence.id} has no theorem: nothing written`);
    return false;
  }
  terminal.progress(`writing ${evidence.id} …`);
  try {
    const properties = await propertiesOf(evidence.id);
    for (const { file, pieces } of filesOf(evidence, format, out, graph, properties)) {
      if (file === undefined) terminal.print([...pieces].join('').trimEnd());
      else {
        writeFileInPieces(file, pieces);
        terminal.say(`wrote ${printable(file)}`);
      }
    }
    return true;
  } catch (error) {
    if (!(error instanceof DiagnosticError) || error.diagnostic.code === 'cannot-write') throw error;
    terminal.say(`${evidence.id}: ${renderDiagnostic(error.diagnostic)}`);
    return false;
  }
}

function filesOf(
  evidence: ProofEvidence,
  format: ExportFormat,
  out: string | undefined,
  graph: LemmaGraph,
  properties: ClaimProperties | null,
): { readonly file: string | undefined; readonly pieces: Iterable<string> }[] {
  switch (format) {
    case 'opentheory':
      return [{ file: out, pieces: claimArticle(evidence) }];
    case 'hol-light': {
      const ml = out ?? '';
      const article = `${ml.replace(/\.ml$/, '')}.art`;
      return [
        { file: article, pieces: claimArticle(evidence) },
        { file: ml, pieces: [holLightFile(evidence, path.basename(article), replayer())] },
      ];
    }
    case 'latex':
      return [{ file: out, pieces: [`${claimLatex(proofReport(evidence, graph, properties), theoremsByName(evidence), vocabulary())}\n`] }];
    case 'json':
      return [{ file: out, pieces: [`${JSON.stringify(proofReport(evidence, graph, properties))}\n`] }];
  }
}

/** The files of the replayer in the order in which HOL Light loads them; they lie in the package beside the compiled code. */
function replayer(): string[] {
  const folders = ['../../scripts/hol-light/', '../../../scripts/hol-light/'].map((one) => fileURLToPath(new URL(one, import.meta.url)));
  const folder = folders.find((one) => existsSync(path.join(one, 'replay.ml')));
  if (folder === undefined) return fail('no-replayer', 'the files of scripts/hol-light are not here');
  return ['library.ml', 'assumptions.ml', 'replay.ml'].map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
