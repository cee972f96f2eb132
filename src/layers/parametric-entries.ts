import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import type { Rational } from '../exact/rational.ts';
import { evaluate } from '../symbolic/evaluate-expression.ts';
import type { Expression } from '../symbolic/expression.ts';
import { parseExpression } from '../symbolic/parse-expression.ts';
import { isEntry, isExactText, within } from './entries.ts';
import type { Entry } from './entries.ts';
import { placeOfPath } from './json-place.ts';
import type { JsonPath } from './json-place.ts';
import { NumberText } from './json-text.ts';

/** Most characters of all expressions of a file together: bounds the time that evaluating them can take. */
const MAX_CHARACTERS = 200_000;

/** Keys of a layer file that hold no weights, wherever they stand. */
const NO_WEIGHTS: ReadonlySet<string> = new Set([
  '$schema',
  'format',
  'kind',
  'name',
  'description',
  'parameters',
  'relations',
  'inequations',
]);

/** An entry of a weight that depends on the parameters, and where it stands. */
export class OpenEntry {
  readonly expression: Expression;
  readonly place: string;
  /** True if it may be undefined somewhere: it divides, or has a negative power. */
  readonly divides: boolean;

  constructor(expression: Expression, place: string) {
    this.expression = expression;
    this.place = place;
    this.divides = mayBeUndefined(expression);
  }

  /** Its value at a point. Throws DiagnosticError with its place: the codes of `evaluate`. */
  at(values: ReadonlyMap<string, Rational>): Rational {
    return within(this.place, () => evaluate(this.expression, values));
  }
}

/**
 * The checked file with every entry that is no number turned into an `OpenEntry`.
 * Throws DiagnosticError: the codes of `parseExpression`, their place such as `A[0][1], column 3`; `expression-too-long`.
 */
export function withOpenEntries(file: object, parameters: readonly string[]): { template: object; open: readonly OpenEntry[] } {
  const open: OpenEntry[] = [];
  let characters = 0;
  const template = mapEntries(file, (entry, path) => {
    if (typeof entry !== 'string' || isExactText(entry)) return entry;
    characters += entry.length;
    const place = placeOfPath(path);
    if (characters > MAX_CHARACTERS) {
      fail('expression-too-long', `more than ${MAX_CHARACTERS} characters of expressions: expected at most that in a file`, { place });
    }
    const read = new OpenEntry(
      inPlace(place, () => parseExpression(entry, parameters)),
      place,
    );
    open.push(read);
    return read;
  });
  return { template, open };
}

/** The same value with every entry of its weights replaced; the parts that hold no weights stay as they are. */
export function mapEntries(file: object, replace: (entry: Entry | OpenEntry, path: JsonPath) => unknown): object {
  const walk = (value: unknown, path: JsonPath): unknown => {
    if (isEntry(value) || value instanceof OpenEntry) return replace(value, path);
    if (Array.isArray(value)) return value.map((item: unknown, i) => walk(item, [...path, i]));
    return typeof value === 'object' && value !== null && !(value instanceof NumberText) ? members(value, path) : value;
  };
  const members = (value: object, path: JsonPath): object =>
    Object.fromEntries(
      Object.entries(value).map(([key, member]: [string, unknown]) => [key, NO_WEIGHTS.has(key) ? member : walk(member, [...path, key])]),
    );
  return members(file, []);
}

/** Does something with the text at a place: an error in `column 3` is then in `A[0][1], column 3`. */
export function inPlace<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const column = error.diagnostic.place;
    throw new DiagnosticError({ ...error.diagnostic, place: column === undefined ? place : `${place}, ${column}` });
  }
}

function mayBeUndefined(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return false;
    case 'negation':
      return mayBeUndefined(expression.of);
    case 'power':
      return expression.exponent < 0 || mayBeUndefined(expression.base);
    case 'function':
    case 'real-power':
      return true;
    case 'quotient':
      return expression.right.kind !== 'number' || mayBeUndefined(expression.left);
    default:
      return mayBeUndefined(expression.left) || mayBeUndefined(expression.right);
  }
}
