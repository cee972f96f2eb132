import type { Term } from '../kernel/term.ts';
import type { Signature } from '../logic/signature.ts';
import type { ProofReport, ReportedVariant } from './check-report.ts';
import { latexText, statementLatex } from './statement-latex.ts';

/**
 * A claim in LaTeX: a paragraph for each theorem and a displayed formula, for a document that loads amsmath and amssymb.
 * `conclusions` are the theorems' formulas by name.
 */
export function claimLatex(
  report: ProofReport,
  conclusions: ReadonlyMap<string, { readonly conclusion: Term }>,
  signature: Signature,
): string {
  const { id, title, says, variants = [], theorems, open } = report;
  return [
    `\\subsection*{${latexText(id)}: ${latexText(title)}}`,
    ...(says === undefined ? [] : ['', ...sentenceLatex(says)]),
    ...theorems.flatMap(({ name, role, label }) => {
      const theorem = conclusions.get(name);
      const what = role === 'instance' ? 'instance' : `${role} ${label}`;
      if (theorem === undefined) return [];
      return ['', `\\paragraph{${latexText(what)}} (${latexText(name)})`, '\\[', statementLatex(theorem.conclusion, signature), '\\]'];
    }),
    ...(open.length === 0 ? [] : ['', '\\paragraph{not proved}', '\\begin{itemize}']),
    ...open.map(({ part, missing }) => `  \\item ${latexText(part)}: ${latexText(missing)}`),
    ...(open.length === 0 ? [] : ['\\end{itemize}']),
    ...variants.flatMap((one) => ['', `\\paragraph{false variant} (${latexText(one.id)})`, ...sentenceLatex(one)]),
  ].join('\n');
}

/** A false variant of a claim in LaTeX. */
export function variantLatex(variant: ReportedVariant): string {
  return [`\\subsection*{${latexText(variant.id)}: a false variant of ${latexText(variant.of)}}`, '', ...sentenceLatex(variant)].join('\n');
}

function sentenceLatex({ words, latex }: { readonly words: string; readonly latex: string }): string[] {
  return [latexText(words), ...(latex === '' ? [] : ['\\[', latex, '\\]'])];
}
