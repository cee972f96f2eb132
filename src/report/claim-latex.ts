import type { Term } from '../kernel/term.ts';
import type { Signature } from '../logic/signature.ts';
import type { ProofReport } from './check-report.ts';
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
  const { id, title, theorems, open } = report;
  return [
    `\\subsection*{${latexText(id)}: ${latexText(title)}}`,
    ...theorems.flatMap(({ name, role, label }) => {
      const theorem = conclusions.get(name);
      const what = role === 'instance' ? 'instance' : `${role} ${label}`;
      if (theorem === undefined) return [];
      return ['', `\\paragraph{${latexText(what)}} (${latexText(name)})`, '\\[', statementLatex(theorem.conclusion, signature), '\\]'];
    }),
    ...(open.length === 0 ? [] : ['', '\\paragraph{not proved}', '\\begin{itemize}']),
    ...open.map(({ part, missing }) => `  \\item ${latexText(part)}: ${latexText(missing)}`),
    ...(open.length === 0 ? [] : ['\\end{itemize}']),
  ].join('\n');
}
