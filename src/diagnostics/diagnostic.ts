/**
 * Errors as data: what is wrong with an input, where, and what was expected instead.
 * Programs match on `code`; people read the line that `renderDiagnostic` makes of it.
 */
export interface Diagnostic {
  /** Stable, kebab-case: `unknown-key`, `ragged-matrix`, `not-json`, … */
  readonly code: string;
  /** The file (or `-` for standard input) that the error is in. */
  readonly file?: string;
  /** Where in the file: a path such as `A[1][0]`, with the line where it is known. */
  readonly place?: string;
  /** One sentence: what is wrong and what was expected. */
  readonly message: string;
  /** Further lines for a person: the nearest known key, what to try next. */
  readonly notes?: readonly string[];
  /** Where a proof failed: what was known and what was to be proved, as text. */
  readonly goal?: { readonly facts: readonly string[]; readonly conclusion: string };
}

/** Thrown for input that is wrong: never for a fault of ours. Carries its diagnostic as data. */
export class DiagnosticError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(renderDiagnostic(diagnostic));
    this.name = 'DiagnosticError';
    this.diagnostic = diagnostic;
  }

  /** The same error, its file filled in where it was not known. */
  inFile(file: string): DiagnosticError {
    return this.diagnostic.file === undefined ? new DiagnosticError({ ...this.diagnostic, file }) : this;
  }
}

/** Shorthand for raising a diagnostic in one line. */
export function fail(code: string, message: string, more: Omit<Diagnostic, 'code' | 'message'> = {}): never {
  throw new DiagnosticError({ code, message, ...more });
}

/** `file: place: message`, each further note on a line of its own, indented. */
export function renderDiagnostic(diagnostic: Diagnostic): string {
  const [file, place] = [diagnostic.file, diagnostic.place].map((part) => part && printable(part));
  const head = [file, place, diagnostic.message].filter((part) => part !== undefined && part !== '');
  const notes = (diagnostic.notes ?? []).map((note) => `\n  ${note}`);
  return head.join(': ') + notes.join('');
}

/** Control characters, and the marks that reorder or break a line: a terminal must not obey a file or its name. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A name (of a file, of a layer) on one line, as it is but for control characters, which are written as escapes. */
export function printable(name: string): string {
  return name.replace(UNPRINTABLE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A value from a file, quoted inside a message: control characters escaped, long text cut. */
export function quoted(value: string, limit = 60): string {
  const cut = value.length > limit ? `${value.slice(0, limit)}…` : value;
  return printable(JSON.stringify(cut));
}
