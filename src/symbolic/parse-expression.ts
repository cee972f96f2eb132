// The language of expressions, from the loosest to the closest:
//   equation = sum ("=" | "!=") sum
//   sum      = product {("+" | "-") product}
//   product  = factor {("*" | "/") factor}
//   factor   = "-" factor | power
//   power    = atom ["^" exponent]
//   exponent = ["-"] whole | "(" ["-"] whole ")"
//   atom     = number | name | "(" sum ")"
// and for real expressions also
//   exponent = atom
//   atom     = ("exp" | "sqrt" | "log") "(" sum ")"
// So -x^2 is -(x^2), and a power of a power needs brackets.
import { failAtColumn, shownToken, type TextToken } from '../diagnostics/text-tokens.ts';
import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { rational } from '../exact/rational.ts';
import type { Expression, FunctionName, Operation } from './expression.ts';
import { expressionTokens } from './expression-tokens.ts';

/** Deepest nesting of brackets and signs: bounds the recursion of whatever walks an expression. */
export const MAX_NESTING = 100;
/** Largest exponent in magnitude. */
export const MAX_EXPONENT = 1000;

/** Functions that other notations have: never names of parameters, and no calls of them are read. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set(
  ['exp', 'sqrt', 'log', 'ln', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'abs', 'min', 'max', 'pow', 'root'].concat([
    'sigmoid',
    'softmax',
  ]),
);

/** The functions that real expressions can call. */
const CALLED: ReadonlyMap<string, FunctionName> = new Map([
  ['exp', 'exp'],
  ['sqrt', 'sqrt'],
  ['log', 'log'],
]);

/** What the name of a parameter looks like, as a JSON Schema can say it. */
export const PARAMETER_NAME_PATTERN = '^[A-Za-z][A-Za-z0-9_]{0,59}$';
const PARAMETER_NAME = new RegExp(PARAMETER_NAME_PATTERN);

/** Most names that an error lists. */
const LISTED = 12;

/** Two sides of `left = right` or `left != right`. */
export interface Sides {
  readonly left: Expression;
  readonly right: Expression;
}

/** True for a text that can name a parameter: a Latin letter, then letters, digits and `_`, and no function's name. */
export function isParameterName(text: string): boolean {
  return PARAMETER_NAME.test(text) && !FUNCTION_NAMES.has(text);
}

/**
 * The expression that a text is. With `names`, only these may occur.
 * Throws DiagnosticError, its place a column: the codes of `expressionTokens`, `expression-syntax`,
 * `expression-too-deep`, `exponent-out-of-range`, `unknown-name`, `expression-not-supported` for functions and for exponents
 * that are not whole numbers.
 */
export function parseExpression(text: string, names?: readonly string[]): Expression {
  return new ExpressionReader(text, names).wholeExpression();
}

/**
 * As `parseExpression`, and reads `exp(…)`, `sqrt(…)`, `log(…)` and exponents that are any expression: `2^x`, `a^(l + 1)`.
 * Throws DiagnosticError as `parseExpression`.
 */
export function parseRealExpression(text: string, names?: readonly string[]): Expression {
  return new ExpressionReader(text, names, true).wholeExpression();
}

/** The two sides of `left = right` or `left != right`. Throws DiagnosticError as `parseExpression`. */
export function parseSides(text: string, sign: '=' | '!=', names?: readonly string[]): Sides {
  return new ExpressionReader(text, names).wholeSides(sign);
}

class ExpressionReader {
  readonly #text: string;
  readonly #names: readonly string[] | undefined;
  readonly #tokens: readonly TextToken[];
  readonly #real: boolean;
  #at = 0;
  #depth = 0;

  constructor(text: string, names: readonly string[] | undefined, real = false) {
    this.#text = text;
    this.#names = names;
    this.#real = real;
    this.#tokens = expressionTokens(text);
  }

  wholeExpression(): Expression {
    if (this.#isEnd()) fail('expression-syntax', 'an empty text: expected an expression such as 2*c - 1');
    const whole = this.#sum();
    if (!this.#isEnd()) this.#unexpected('an operator or the end');
    return whole;
  }

  wholeSides(sign: '=' | '!='): Sides {
    const example = sign === '=' ? 'c^2 + s^2 = 1' : 's != 0';
    if (this.#isEnd()) fail('expression-syntax', `an empty text: expected two sides such as ${example}`);
    const left = this.#sum();
    if (!this.#take(sign)) this.#unexpected(`an operator or ${sign}, as in ${example}`);
    const right = this.#sum();
    if (!this.#isEnd()) this.#unexpected('an operator or the end');
    return { left, right };
  }

  #sum(): Expression {
    return this.#chain({ '+': 'sum', '-': 'difference' }, () => this.#chain({ '*': 'product', '/': 'quotient' }, () => this.#factor()));
  }

  #chain(signs: Readonly<Record<string, Operation>>, operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const { kind, text } = this.#token;
      const operation = kind === 'symbol' && Object.hasOwn(signs, text) ? signs[text] : undefined;
      if (operation === undefined) return left;
      this.#at += 1;
      left = { kind: operation, left, right: operand() };
    }
  }

  #factor(): Expression {
    if (!this.#take('-')) return this.#power();
    return { kind: 'negation', of: this.#deeper(() => this.#factor()) };
  }

  #power(): Expression {
    const base = this.#atom();
    if (!this.#take('^')) return base;
    const power: Expression =
      this.#real && !this.#wholeExponentNext()
        ? { kind: 'real-power', base, exponent: this.#atom() }
        : { kind: 'power', base, exponent: this.#exponent() };
    if (this.#isSymbol('^')) this.#unexpected('brackets around a power of a power, such as (x^2)^3');
    return power;
  }

  /** Whether the exponent that comes is a whole number as written, perhaps with a sign and in brackets. */
  #wholeExponentNext(): boolean {
    const coming = this.#tokens.slice(this.#at, this.#at + 4).map((token) => (isWhole(token) ? '#' : token.text));
    return /^(?:-?#|\(-?#\))/.test(coming.join('')) || coming[0] === '-';
  }

  #exponent(): number {
    const start = this.#token;
    const bracket = this.#take('(');
    const sign = this.#take('-') ? -1 : 1;
    const { text } = this.#token;
    const whole = isWhole(this.#token);
    if (whole) this.#at += 1;
    if (!whole || (bracket && !this.#take(')'))) {
      if (this.#isEnd()) this.#unexpected(whole ? 'a closing bracket' : 'a whole exponent');
      this.#refuseAt(
        start,
        'expression-not-supported',
        this.#real
          ? 'an exponent with a sign that is no whole number: expected x^-1 or brackets, such as x^(-y)'
          : 'an exponent that is no whole number is not read by this version: expected x^2 or x^-1',
      );
    }
    const exponent = Number(text);
    if (exponent > MAX_EXPONENT) {
      this.#refuseAt(start, 'exponent-out-of-range', `an exponent beyond ±${MAX_EXPONENT}: expected at most that`);
    }
    return exponent === 0 ? 0 : sign * exponent;
  }

  #atom(): Expression {
    const token = this.#token;
    if (token.kind === 'number') {
      this.#at += 1;
      const [whole = '', fraction = ''] = token.text.split('.');
      return { kind: 'number', value: rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length)) };
    }
    if (token.kind === 'name') return this.#name(token);
    if (!this.#take('(')) this.#unexpected('a number, a parameter, - or (');
    return this.#closed();
  }

  /** What stands in brackets, of which the opening one is read. */
  #closed(): Expression {
    const inside = this.#deeper(() => this.#sum());
    if (!this.#take(')')) this.#unexpected('an operator or a closing bracket');
    return inside;
  }

  #name(token: TextToken): Expression {
    const { text } = token;
    const called = this.#real ? CALLED.get(text) : undefined;
    if (called !== undefined) {
      this.#at += 1;
      if (!this.#take('(')) this.#unexpected(`an opening bracket after ${text}`);
      return { kind: 'function', function: called, of: this.#closed() };
    }
    if (FUNCTION_NAMES.has(text)) {
      const notes = /^(sin|cos|tan)$/.test(text) ? ['two parameters with the relation c^2 + s^2 = 1 stand for cosine and sine'] : [];
      this.#refuseAt(
        token,
        'expression-not-supported',
        `the function ${text} is not read ${this.#real ? 'here: expected exp, sqrt or log' : 'by this version: expected + - * / and ^'}`,
        notes,
      );
    }
    if (this.#names?.includes(text) === false) {
      const listed = this.#names.slice(0, LISTED).join(', ') + (this.#names.length > LISTED ? ', …' : '');
      this.#refuseAt(token, 'unknown-name', `unknown name ${quoted(text)}: expected one of the parameters ${listed}`);
    }
    this.#at += 1;
    if (this.#isSymbol('(')) this.#unexpected(`a sign before the bracket, such as ${text}*(`);
    return { kind: 'name', name: text };
  }

  get #token(): TextToken {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new RangeError('read beyond the end of an expression');
    return token;
  }

  #isEnd(): boolean {
    return this.#token.kind === 'end';
  }

  #isSymbol(symbol: string): boolean {
    return this.#token.kind === 'symbol' && this.#token.text === symbol;
  }

  #take(symbol: string): boolean {
    if (!this.#isSymbol(symbol)) return false;
    this.#at += 1;
    return true;
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_NESTING) {
      this.#refuseAt(this.#token, 'expression-too-deep', `brackets and signs nested more than ${MAX_NESTING} deep: expected at most that`);
    }
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #unexpected(expected: string): never {
    return this.#refuseAt(this.#token, 'expression-syntax', `${shownToken(this.#token)}: expected ${expected}`);
  }

  #refuseAt({ column }: TextToken, code: string, message: string, notes: readonly string[] = []): never {
    return failAtColumn(code, this.#text, column, message, notes);
  }
}

function isWhole({ kind, text }: TextToken): boolean {
  return kind === 'number' && /^[0-9]+$/.test(text);
}
