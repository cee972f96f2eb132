import { DiagnosticError, fail, quoted } from '../diagnostics/diagnostic.ts';
import type { Expression } from '../symbolic/expression.ts';
import { parseRealExpression } from '../symbolic/parse-expression.ts';
import { mapped } from './question-text.ts';

/** Hyperbolic functions by their definition; `#` is the argument, which is in brackets. */
const DEFINITIONS: ReadonlyMap<string, string> = new Map([
  ['sinh', '((exp#-exp(-#))/2)'],
  ['cosh', '((exp#+exp(-#))/2)'],
  ['tanh', '((exp(2*#)-1)/(exp(2*#)+1))'],
  ['coth', '((exp(2*#)+1)/(exp(2*#)-1))'],
  ['sech', '(2*exp#/(exp(2*#)+1))'],
  ['csch', '(2*exp#/(exp(2*#)-1))'],
]);
const MOST_CHARACTERS = 2000;
/** Solutions of an equation that are read; further ones are left out. */
const MOST_ANSWERS = 60;

/**
 * The expression that a text of nerdamer's says. Only the given names may occur; unless it is one of them, `e` is the
 * number, and hyperbolic functions are written out by exp.
 * Throws DiagnosticError: the codes of `parseRealExpression`, its column within what was written out.
 */
export function readAnswer(text: string, names: readonly string[]): Expression {
  if (names.includes('e')) return parseRealExpression(hyperbolicsWrittenOut(text), names);
  return withEuler(parseRealExpression(hyperbolicsWrittenOut(text), [...names, 'e']));
}

/** The texts of the solutions in a list `[2,3]`; a text that is no list is one solution. None for `[]`. */
export function solutionTexts(text: string): string[] {
  const parts = text.startsWith('[') && text.endsWith(']') ? pieces(text.slice(1, -1)) : [text];
  return parts.slice(0, MOST_ANSWERS);
}

/** What is wrong with a text that cannot be read, in one line. Throws again what is no DiagnosticError. */
export function unreadable(error: unknown): string {
  if (!(error instanceof DiagnosticError)) throw error;
  const { place, message } = error.diagnostic;
  return place === undefined ? message : `${place}: ${message}`;
}

/** The parts between commas that stand outside of brackets; none for an empty text. */
function pieces(text: string): string[] {
  if (text.trim() === '') return [];
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    if (character !== ',' || depth !== 0) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

/**
 * A text with its hyperbolic functions replaced by their definitions with exp.
 * Throws DiagnosticError: `expression-too-long`, `expression-syntax` for brackets that do not close.
 */
export function hyperbolicsWrittenOut(text: string): string {
  if (text.length > MOST_CHARACTERS)
    fail('expression-too-long', `an answer of ${text.length} characters: expected at most ${MOST_CHARACTERS}`);
  let result = text;
  for (let found = hyperbolic(result); found !== undefined; found = hyperbolic(result)) {
    const { from, to, name } = found;
    const argument = `(${result.slice(from + name.length + 1, to)})`;
    const meaning = (DEFINITIONS.get(name) ?? '').replaceAll('#', () => argument);
    result = result.slice(0, from) + meaning + result.slice(to + 1);
    // Each definition writes its argument up to twice.
    if (result.length > MOST_CHARACTERS) fail('expression-too-long', `an answer with hyperbolic functions too long to write out`);
  }
  return result;
}

/** The innermost call of a hyperbolic function that comes first; `to` is its closing bracket. */
function hyperbolic(text: string): { from: number; to: number; name: string } | undefined {
  const all = [...text.matchAll(/(?<![A-Za-z0-9_])(sinh|cosh|tanh|coth|sech|csch)\(/g)];
  for (const { index, 1: name = '' } of all.reverse()) {
    let depth = 0;
    for (let at = index + name.length; at < text.length; at += 1) {
      if (text.charAt(at) === '(') depth += 1;
      if (text.charAt(at) !== ')') continue;
      depth -= 1;
      if (depth === 0) return { from: index, to: at, name };
    }
    fail('expression-syntax', `brackets that do not close after ${quoted(name)}`);
  }
  return undefined;
}

/** Powers of e as exponentials. */
function withEuler(expression: Expression): Expression {
  const isEuler = (one: Expression): boolean => one.kind === 'name' && one.name === 'e';
  const exponential = (of: Expression): Expression => ({ kind: 'function', function: 'exp', of });
  if (isEuler(expression)) return exponential({ kind: 'number', value: { num: 1n, den: 1n } });
  if (expression.kind === 'real-power' && isEuler(expression.base)) return exponential(withEuler(expression.exponent));
  if (expression.kind === 'power' && isEuler(expression.base)) {
    const size: Expression = { kind: 'number', value: { num: BigInt(Math.abs(expression.exponent)), den: 1n } };
    return exponential(expression.exponent < 0 ? { kind: 'negation', of: size } : size);
  }
  return mapped(expression, withEuler);
}
