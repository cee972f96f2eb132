import type { Term } from '../kernel/term.ts';
import type { HolType } from '../kernel/type.ts';
import type { Signature } from './signature.ts';
import { TermReader } from './term-reader.ts';

/** What a text that stands for a term may use, and what is known of it. */
export interface ParseOptions {
  /** The constants and types, and how they are written: `baseSignature()`, or one made from it. */
  readonly signature: Signature;
  /** Variables that occur free, with their types; they come before constants of the same names. Others may occur too. */
  readonly variables?: ReadonlyMap<string, HolType>;
  /** The type of the term. */
  readonly type?: HolType;
}

/**
 * The term that a text stands for; the grammar is at the head of term-reader.ts. Types that are not written are found out.
 * One that stays unknown is an error, but a numeral of which nothing is known is natural. Throws DiagnosticError:
 * `term-syntax` for a text that is no term, `term-types` where types do not fit or one is not determined; its place is the
 * column, `column 17`, or line and column, `2:17`.
 */
export function parseTerm(text: string, options: ParseOptions): Term {
  const reader = new TermReader(text, options.signature, options.variables);
  const root = reader.read();
  const { inference } = reader;
  if (options.type !== undefined) inference.demand(root, inference.known(options.type), 'what is wanted here is');
  return inference.finish(root);
}
