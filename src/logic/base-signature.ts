import { constant } from '../kernel/constant.ts';
import { typeOperator } from '../kernel/type.ts';
import { NUMERAL, word } from './notation.ts';
import { parseType } from './parse-type.ts';
import { Signature } from './signature.ts';
import { LIBRARY_CONSTANTS, LIBRARY_OPERATORS } from './standard-library.ts';

/** Words that are read for constants besides the last part of their names. */
const ALIASES: ReadonlyMap<string, string> = new Map([[NUMERAL.fromNatural, '&']]);

/** The last part of a full name, if it is a word by which people know the constant. */
function shortName(name: string): string | undefined {
  if (/^Function\.Combinator\.|\.case\./.test(name)) return undefined;
  return /\.([a-zA-Z]\w*)$/.exec(name)?.[1];
}

/**
 * The constants of the standard library whose full names `which` accepts, with the types and notation by which people know
 * them, and all its type operators. The constants and operators are those that are only names.
 */
export function librarySignature(which: (name: string) => boolean): Signature {
  let signature = Signature.primitive();
  for (const [name, arity] of LIBRARY_OPERATORS) signature = signature.withOperator(typeOperator(name, arity));
  for (const [name, text] of LIBRARY_CONSTANTS) {
    if (!which(name)) continue;
    const type = parseType(text, signature);
    const short = shortName(name);
    const notation = signature.notation.get(name) ?? (short === undefined ? undefined : word(short));
    const isWritten = short === undefined || notation?.symbols.ascii === short;
    const alias = ALIASES.get(name) ?? (isWritten ? undefined : short);
    signature = signature.with(constant(name), { type, ...(notation && { notation }), ...(alias && { alias }) });
  }
  return signature;
}

let base: Signature | undefined;

/** The signature of the standard library: `librarySignature` of all of it, made once. */
export function baseSignature(): Signature {
  return (base ??= librarySignature(() => true));
}
