// Types as text, infixes to the right, other operators after their arguments:
//   type    = sum ["→" type]          sum = product ["+" sum]          product = applied ["×" product]
//   applied = atom {operator}
//   atom    = variable | operator | "(" type ")" | "(" type {"," type} ")" operator
// `->` is → and `#` is ×. A variable is one capital letter, then digits, or any name in single quotes; an operator is a
// word of the signature, or a full name.
import { applyType, typeVariable, type HolType, type TypeOperator } from '../kernel/type.ts';
import { TYPE_INFIXES } from './notation.ts';
import type { Signature } from './signature.ts';
import { shownToken, syntaxError, tokensOf, type Token } from './term-tokens.ts';
import { isTypeVariableName } from './written-name.ts';

/** Parentheses inside one another: types are read by recursion. */
const MOST_NESTED = 400;

const LEVELS: readonly (readonly [name: string, symbols: readonly string[]])[] = [...TYPE_INFIXES]
  .sort(([, a], [, b]) => a.level - b.level)
  .map(([name, { symbols }]) => [name, Object.values(symbols)]);

/** Reads types from the tokens of a text. */
export class TypeReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #signature: Signature;
  #at = 0;
  #nested = 0;

  constructor(text: string, tokens: readonly Token[], signature: Signature) {
    this.#text = text;
    this.#tokens = tokens;
    this.#signature = signature;
  }

  /** The longest type that begins at that token, and the index of the token after it. Throws `term-syntax`. */
  read(at: number): { readonly type: HolType; readonly next: number } {
    this.#at = at;
    const type = this.#infix(0);
    return { type, next: this.#at };
  }

  get #token(): Token {
    return this.#tokens[this.#at] as Token;
  }

  #is(symbol: string): boolean {
    return this.#token.kind === 'symbol' && this.#token.text === symbol;
  }

  /** Raises the error that the token here is not what was expected. */
  #refuse(expected: string): never {
    return syntaxError(this.#text, this.#token.from, `expected ${expected}, found ${shownToken(this.#token)}`);
  }

  /** Operands joined by the infix of that level; above the last level, an applied type. */
  #infix(level: number): HolType {
    const entry = LEVELS[level];
    if (entry === undefined) return this.#applied();
    const [name, symbols] = entry;
    const operands = [this.#infix(level + 1)];
    while (symbols.some((one) => this.#is(one))) {
      if (!this.#signature.operators.has(name)) this.#refuse('no symbol of a type that is not here');
      this.#at++;
      operands.push(this.#infix(level + 1));
    }
    const operator = this.#signature.operators.get(name) as TypeOperator;
    return operands.reduceRight((right, left) => applyType(operator, [left, right]));
  }

  #applied(): HolType {
    let args = this.#atom();
    for (;;) {
      const found = this.#operator();
      const [only] = args;
      if (found === null) return only !== undefined && args.length === 1 ? only : this.#refuse('a type operator after several types');
      const { operator, next } = found;
      if (operator.arity !== args.length) {
        const [takes, given] = [String(operator.arity), String(args.length)];
        const message = `the type operator ${shownToken(this.#token)} takes ${takes} types, but before it there are ${given}`;
        syntaxError(this.#text, this.#token.from, message);
      }
      args = [applyType(operator, args)];
      this.#at = next;
    }
  }

  /** The operator whose name begins here, if one does, and the index of the token after the name. */
  #operator(): { readonly operator: TypeOperator; readonly next: number } | null {
    const { kind, name } = this.#token;
    const { operators, operatorOfWord } = this.#signature;
    if (kind === 'full name') return { operator: operators.get(name) ?? this.#refuse('the name of a type operator'), next: this.#at + 1 };
    if (kind !== 'name') return null;
    const short = operatorOfWord.get(name) ?? operators.get(name);
    let best = short === undefined ? null : { operator: short, next: this.#at + 1 };
    // A dot may end a list of binders, so that a name goes on after it only if there is an operator of that name.
    let full = name;
    for (let i = this.#at + 1; this.#tokens[i]?.text === '.' && this.#tokens[i + 1]?.kind === 'name'; i += 2) {
      full += `.${this.#tokens[i + 1]?.name ?? ''}`;
      const longer = operators.get(full);
      if (longer !== undefined) best = { operator: longer, next: i + 2 };
    }
    return best;
  }

  /** A type, or several in parentheses that an operator must follow. */
  #atom(): HolType[] {
    const { kind, name } = this.#token;
    if (kind === 'variable' || (kind === 'name' && isTypeVariableName(name))) {
      this.#at++;
      return [typeVariable(name)];
    }
    if (!this.#is('(')) {
      const found = this.#operator();
      if (found === null && kind === 'name') syntaxError(this.#text, this.#token.from, `there is no type ${shownToken(this.#token)} here`);
      if (found?.operator.arity !== 0) return this.#refuse('a type');
      this.#at = found.next;
      return [applyType(found.operator, [])];
    }
    if (++this.#nested > MOST_NESTED) this.#refuse(`at most ${String(MOST_NESTED)} parentheses inside one another`);
    const args: HolType[] = [];
    do {
      this.#at++;
      args.push(this.#infix(0));
    } while (this.#is(','));
    if (!this.#is(')')) this.#refuse('")" or ","');
    this.#at++;
    this.#nested--;
    return args;
  }
}

/** The type that a text stands for. Throws DiagnosticError `term-syntax`, its place the column. */
export function parseType(text: string, signature: Signature): HolType {
  const tokens = tokensOf(text, signature.symbols);
  const { type, next } = new TypeReader(text, tokens, signature).read(0);
  const end = tokens[next] as Token;
  if (end.kind !== 'end') syntaxError(text, end.from, `expected the end of the type, found ${shownToken(end)}`);
  return type;
}
