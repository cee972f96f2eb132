import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import { axiomsOf } from '../kernel/theorem.ts';
import type { Axiom } from '../kernel/axiom-set.ts';
import { printSequent } from '../logic/print-term.ts';
import { ArticleReader, type Article } from '../opentheory/read-article.ts';
import type { VerifyReport } from '../report/heads-report.ts';
import { EXIT } from './exit-code.ts';
import { isGzip } from './article-format.ts';
import { notAccepted, type VerifiedFile } from './verified-file.ts';

/** Errors that say nothing about the proof: the article was not read to its end. */
const UNREAD = new Set(['article-too-large', 'unreadable-file']);

/** Checks an article through the kernel. `bytes` is its whole content where it is in memory already. */
export async function verifiedArticle(
  file: string,
  first: Uint8Array,
  bytes: Uint8Array | undefined,
  options: { readonly theorems: boolean },
): Promise<VerifiedFile> {
  const format = 'opentheory' as const;
  try {
    const reader = new ArticleReader(file);
    for await (const piece of content(file, first, bytes)) reader.push(piece);
    const article = reader.end();
    const { inferences, theorems, assumptions, axioms, warnings } = article;
    const counts = { theorems: theorems.length, assumptions: assumptions.length, axioms: axioms.length, inferences };
    const statements = options.theorems ? { statements: statementsOf(article) } : {};
    return { row: { file, format, ok: true, warnings: [...warnings], ...counts, ...statements }, code: EXIT.ok };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const { diagnostic } = error.inFile(file);
    return notAccepted({ file, format }, UNREAD.has(diagnostic.code) ? EXIT.input : EXIT.fails, diagnostic);
  }
}

/** The article's bytes, decompressed, in pieces. Throws DiagnosticError `unreadable-file`. */
async function* content(file: string, first: Uint8Array, bytes: Uint8Array | undefined): AsyncGenerator<Uint8Array> {
  const raw: Readable = bytes === undefined ? createReadStream(file, { highWaterMark: 1 << 18 }) : Readable.from([bytes]);
  const stream = isGzip(first) ? pipeline(raw, createGunzip({ chunkSize: 1 << 18 }), () => undefined) : raw;
  const pieces = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  for (;;) {
    let next;
    try {
      next = await pieces.next();
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown reason';
      return fail('unreadable-file', isGzip(first) ? `is not a whole gzip file (${reason})` : `cannot be read (${reason})`);
    }
    if (next.done === true) return;
    yield next.value;
  }
}

/** Each theorem in print, with the assumptions and axioms that it alone rests on. */
function statementsOf(article: Article): NonNullable<VerifyReport[number]['statements']> {
  const printed = new Map<Axiom, string>([...article.assumptions, ...article.axioms].map((one) => [one, printSequent(one)]));
  const axioms = new Set(article.axioms);
  return article.theorems.map((one) => {
    const taken = [...axiomsOf([one.theorem])];
    const texts = (wanted: boolean): string[] =>
      taken.filter((of) => axioms.has(of) === wanted).map((of) => printed.get(of) ?? printSequent(of));
    return { statement: printSequent(one), assumptions: texts(false), axioms: texts(true) };
  });
}
