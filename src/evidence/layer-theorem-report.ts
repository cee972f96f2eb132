// A layer's theorem for programs and for people, and as an article.
import { FOUNDATION_ONLY, axiomsOfAll, statementText } from './proof-axioms.ts';
import { fail } from '../diagnostics/diagnostic.ts';
import { formatQ } from '../exact/rational.ts';
import { axiomsOf } from '../kernel/theorem.ts';
import { brokenStatement } from '../logic/print-statement.ts';
import { printSequent, printTerm } from '../logic/print-term.ts';
import { vocabulary } from '../logic/vocabulary.ts';
import { writeArticle } from '../opentheory/write-article.ts';
import type { LayerTheorem } from './layer-theorem.ts';

/** What `headcount heads --theorem --json` adds to the report. */
export interface LayerTheoremReport {
  /** The conclusion as text that reads back as the same term. */
  readonly statement: string;
  readonly hypotheses: readonly string[];
  /** Names of the facts of the foundation that the theorem rests on. */
  readonly axioms: readonly string[];
  readonly inferences: number;
  readonly milliseconds: number;
}

/** The report on a theorem. */
export function layerTheoremReport({ theorem, inferences }: LayerTheorem, milliseconds: number): LayerTheoremReport {
  return {
    statement: statementText(theorem.conclusion),
    hypotheses: theorem.hypotheses.map(statementText),
    axioms: axiomsOfAll([theorem]).map(({ name, statement }) => name ?? statement),
    inferences,
    milliseconds: Math.round(milliseconds),
  };
}

/** Operators that are shown. */
const SHOWN = 12;

/** The theorem on a page of that width: the operators apart, as matrices, and no more of them than fits. */
export function layerTheoremText(
  { outline, operators, places, operatorAt }: LayerTheorem,
  report: LayerTheoremReport,
  width: number,
): string {
  const signature = vocabulary();
  const name = printTerm(operators, { signature });
  const sequent = printSequent({ hypotheses: [], conclusion: outline }, { signature });
  const written = places.slice(0, SHOWN).map((place) => {
    const rows = operatorAt(place).map((row) => `[${row.map(formatQ).join(', ')}]`);
    const text = `${name} ${place.join(' ')} = [${rows.join(', ')}]`;
    return text.length > width - 2 ? `${text.slice(0, width - 3)}…` : text;
  });
  if (places.length > SHOWN) written.push(`… and ${String(places.length - SHOWN)} more`);
  const facts = report.axioms.reduce<string[]>((lines, one, i) => {
    const text = i === report.axioms.length - 1 ? one : `${one},`;
    const last = lines.at(-1);
    if (last === undefined || last.length + text.length + 5 > width) return [...lines, text];
    return [...lines.slice(0, -1), `${last} ${text}`];
  }, []);
  return [
    'theorem of the kernel',
    '',
    ...brokenStatement(sequent, width - 2)
      .split('\n')
      .map((line) => `  ${line}`),
    `where ${name} is written out, with rows al and columns be,`,
    ...written.map((line) => `  ${line}`),
    '',
    `${String(report.inferences)} inferences in ${(report.milliseconds / 1000).toFixed(1)} s, from no hypotheses and these ${String(report.axioms.length)} facts of the standard library:`,
    ...facts.map((line) => `    ${line}`),
  ].join('\n');
}

/**
 * The article that proves the theorem from facts of the foundation. Throws DiagnosticError `export-axiom` where it rests on
 * anything else, and as `writeArticle` does.
 */
export function layerTheoremArticle({ theorem }: LayerTheorem, title: string): Iterable<string> {
  if (![...axiomsOf([theorem])].every(FOUNDATION_ONLY))
    fail('export-axiom', 'the theorem rests on an axiom that is no fact of the foundation');
  return writeArticle([{ theorem, hypotheses: theorem.hypotheses, conclusion: theorem.conclusion }], {
    comments: [`head count of ${title.replace(/\s+/g, ' ')}`],
  });
}
