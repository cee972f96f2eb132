import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import { alphaEqual, type Term } from '../kernel/term.ts';
import { NUMERAL, type NotationStyle } from './notation.ts';
import { parseTerm } from './parse-term.ts';
import { Pretype } from './pretype.ts';
import { printTerm, takenNames } from './print-term.ts';
import type { Signature } from './signature.ts';
import { TermPrinter, type Site } from './term-printer.ts';
import { TermReader } from './term-reader.ts';

/** How a term is to be printed. */
export interface ExactPrintOptions {
  /** Mathematical symbols (the default), or the characters of a typewriter. */
  readonly notation?: NotationStyle;
  /** The most characters: a longer text is refused. A million unless told. */
  readonly limit?: number;
}

/**
 * Text that `parseTerm` reads back, with that signature, as a term alpha-equal to this one. Types are written where they are
 * needed: at binders and free variables, and where these are not enough at numerals and constants. Throws DiagnosticError
 * `term-not-writable` where no such text is found: the term has two free variables of one name, a constant or type operator
 * that the signature does not hold, is too long, or nested deeper than is read.
 */
export function printExactly(t: Term, signature: Signature, options: ExactPrintOptions = {}): string {
  const { notation = 'unicode', limit = 1_000_000 } = options;
  const taken = takenNames([t]);
  const refuse = (why: string): never =>
    fail('term-not-writable', `${printTerm(t, { signature, limit: 200 })} cannot be written exactly: ${why}`);
  const printed = (annotated: ReadonlySet<number>): { readonly text: string; readonly sites: readonly Site[] } => {
    const printer = new TermPrinter(signature, notation, taken, annotated);
    const text = printer.print(t, limit);
    return text.length > limit ? refuse(`its text has more than ${String(limit)} characters`) : { text, sites: printer.sites };
  };
  const plain = printed(new Set());
  try {
    const annotated = annotations(plain.text, plain.sites, signature);
    const { text } = annotated.size === 0 ? plain : printed(annotated);
    if (alphaEqual(parseTerm(text, { signature }), t)) return text;
  } catch (error) {
    if (error instanceof DiagnosticError && error.diagnostic.code !== 'term-not-writable') refuse(error.diagnostic.message);
    throw error;
  }
  return refuse('its text would be read as another term');
}

/** The sites at which a type must be written so that all types in the text are found: their indices. */
function annotations(text: string, sites: readonly Site[], signature: Signature): Set<number> {
  const reader = new TermReader(text, signature);
  reader.read();
  const { inference } = reader;
  const types = inference.typesByPlace();
  const natural = signature.operators.get(NUMERAL.natural);
  const annotated = new Set<number>();
  const all = [...sites.entries()].map(([index, site]) => ({ index, ...site, found: types.get(site.from) ?? new Pretype() }));
  const inOrder = [...all.filter(({ of }) => of === 'variable'), ...all.filter(({ of }) => of !== 'variable')];
  const numerals = all.filter(({ of }) => of === 'numeral');
  const settle = (): void => {
    inference.settle();
    // The reader takes numerals of which nothing is known for natural ones: let it, unless that does harm.
    const unknown = numerals.filter(({ found }) => found.isUnknown);
    if (unknown.every(({ type }) => type.operator !== null && type.operator === natural)) inference.settleNumerals();
  };
  settle();
  for (const { index, type, found } of inOrder) {
    if (inference.isDetermined(found)) continue;
    annotated.add(index);
    Pretype.equate(found, inference.known(type));
    settle();
  }
  return annotated;
}
