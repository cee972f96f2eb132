// The constants that the proofs define, beside those of the standard library.
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import type { Constant } from '../kernel/constant.ts';
import type { Term } from '../kernel/term.ts';
import { BOOL } from '../kernel/type.ts';
import { baseSignature } from './base-signature.ts';
import type { Notation } from './notation.ts';
import { parseTerm } from './parse-term.ts';
import type { Signature } from './signature.ts';

let signature: Signature | null = null;

/** The names under which the constants are known that the proofs define. */
export const NAMESPACE = 'Headcount';

/** The constants of the standard library and all those defined so far. */
export function vocabulary(): Signature {
  return (signature ??= baseSignature());
}

/** Adds a defined constant. Throws `constant-twice` if one of its name is there already with another definition. */
export function addConstant(constant: Constant, notation: Notation): void {
  const known = vocabulary().constants.get(constant.name)?.constant;
  if (known === constant) return;
  if (known !== undefined) fail('constant-twice', `${constant.name} is defined twice`);
  signature = vocabulary().with(constant, { notation });
}

/** What `read` makes of a text; its error then shows the text. */
export function readIn<T>(text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const { notes = [] } = error.diagnostic;
    throw new DiagnosticError({ ...error.diagnostic, notes: [...notes, `in      ${text}`] });
  }
}

/** The formula that a text stands for. */
export function parseStatement(text: string): Term {
  return parseTerm(text, { signature: vocabulary(), type: BOOL });
}
