// Names inside terms and types as text. A name that reads as one stands for itself, any other is quoted: `'…'` for
// variables and type variables, `"…"` for constants and type operators, with the escapes of JSON in between.
import { printable } from '../diagnostics/diagnostic.ts';

const PLAIN = /^(?![λε])[\p{L}_][\p{L}\p{N}_'′]*$/u;

/** Whether the name can stand for itself. λ and ε are symbols, and no name begins with them. */
export function isPlainName(name: string): boolean {
  return PLAIN.test(name);
}

/** Whether the name is read as a type variable where a type is expected: one capital letter, then digits. */
export function isTypeVariableName(name: string): boolean {
  return /^[A-Z][0-9]*$/.test(name);
}

/** The name of a variable or type variable in quotes. */
export function quotedVariable(name: string): string {
  const inside = JSON.stringify(name).slice(1, -1);
  return printable(`'${inside.replace(/\\.|'/g, (c) => (c === "'" ? "\\'" : c === '\\"' ? '"' : c))}'`);
}

/** The full name of a constant or type operator: as it is if all parts between its dots are plain, in quotes otherwise. */
export function writtenFullName(name: string): string {
  return name.split('.').every(isPlainName) ? name : quotedFullName(name);
}

/** The full name of a constant or type operator in quotes. */
export function quotedFullName(name: string): string {
  return printable(JSON.stringify(name));
}

/** The name that a quoted token, `'…'` or `"…"`, stands for; null if an escape is wrong. */
export function unquoted(token: string): string | null {
  const inside = token.slice(1, -1);
  const json = token.startsWith('"') ? inside : inside.replace(/\\.|"/g, (c) => (c === '"' ? '\\"' : c === "\\'" ? "'" : c));
  try {
    return JSON.parse(`"${json}"`) as string;
  } catch {
    return null;
  }
}
