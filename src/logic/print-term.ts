import type { Term } from '../kernel/term.ts';
import { vocabulary } from './vocabulary.ts';
import type { NotationStyle } from './notation.ts';
import type { Signature } from './signature.ts';
import { TermPrinter } from './term-printer.ts';

/** How a term is to be printed. */
export interface PrintOptions {
  /** Mathematical symbols (the default), or the characters of a typewriter. */
  readonly notation?: NotationStyle;
  /** Characters after which the text is cut, with `…`; 4000 unless told. A term that shares its parts can be very long. */
  readonly limit?: number;
  /** How constants are written, by their names; unless told, as in the standard library and as the proofs defined them. */
  readonly signature?: Signature;
}

/** Names that a binder in these terms must not have: those of free variables, and those that names of constants begin with. */
export function takenNames(terms: readonly Term[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<Term>();
  const stack = [...terms];
  for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
    if (seen.has(t)) continue;
    seen.add(t);
    if (t.kind === 'variable') names.add(t.name);
    if (t.kind === 'constant') names.add(t.constant.name.split('.')[0] ?? '');
    if (t.part !== null) stack.push(t.part);
    if (t.kind === 'application') stack.push(t.fn);
  }
  return names;
}

/**
 * A term as text for people: usual notation, only the parentheses that are needed (and those that keep `div`, `mod` and
 * powers from being misread), no types. Binders are renamed, by primes and digits, where they have the name of a free
 * variable, of a constant or of a binder around them.
 */
export function printTerm(t: Term, options: PrintOptions = {}): string {
  const { notation = 'unicode', limit = 4000, signature = vocabulary() } = options;
  return new TermPrinter(signature, notation, takenNames([t])).print(t, limit);
}

/** A sequent as text: `p, q ⊢ c`. Hypotheses are put in the order of their texts, so that it does not depend on history. */
export function printSequent(
  sequent: { readonly hypotheses: readonly Term[]; readonly conclusion: Term },
  options: PrintOptions = {},
): string {
  const { notation = 'unicode', limit = 4000, signature = vocabulary() } = options;
  const taken = takenNames([...sequent.hypotheses, sequent.conclusion]);
  const text = (t: Term): string => new TermPrinter(signature, notation, taken).print(t, limit);
  const hypotheses = sequent.hypotheses.map(text).sort();
  const turnstile = notation === 'ascii' ? '|-' : '⊢';
  return `${hypotheses.join(', ')}${hypotheses.length > 0 ? ' ' : ''}${turnstile} ${text(sequent.conclusion)}`;
}
