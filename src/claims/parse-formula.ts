// The language of `given` and `says`, from the loosest to the closest:
//   implication = disjunction ["implies" implication]
//   disjunction = conjunction {"or" conjunction}
//   conjunction = negation {"and" negation}
//   negation    = "not" negation | comparison
//   comparison  = sum [("=" | "!=" | "<" | "<=" | ">" | ">=") sum]
//   sum         = product {("+" | "-") product}
//   product     = factor {"*" factor}
//   factor      = "-" factor | number | name | "heads" "(" sum ")" | "rank" "(" ("A" | "B" | "C") ")"
//               | ("min" | "max") "(" sum {"," sum} ")" | "ceil" "(" product "/" factor ")" | "(" implication ")"
// What has a truth value may stand only where one is expected, and the same for numbers: that is checked while reading.
import { failAtColumn, shownToken, type TextToken } from '../diagnostics/text-tokens.ts';
import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { nearestWord } from '../layers/nearest-word.ts';
import { isFormula, type Formula, type MatrixName, type NumberTerm, type Relation } from './formula.ts';
import { formulaTokens } from './formula-tokens.ts';
import { MATRICES, RESERVED } from './quantities.ts';

/** Deepest nesting of brackets, prefixes and implications: bounds the recursion of whatever walks a formula. */
export const MAX_NESTING = 100;

const RELATIONS: readonly Relation[] = ['=', '!=', '<', '<=', '>', '>='];
const FUNCTIONS: readonly string[] = ['min', 'max', 'ceil', 'heads', 'rank'];
const CONNECTIVES: ReadonlySet<string> = new Set(['and', 'or', 'implies']);

/** What has been read: a truth value or a number. */
type Expression = Formula | NumberTerm;

/**
 * The formula that a text is. Which names a layer has is not asked here but by `checkNames`.
 * Throws DiagnosticError, its place a column: the codes of `formulaTokens`, `formula-syntax`, `formula-too-deep`,
 * `formula-type` where a number stands for a truth value or the other way round.
 */
export function parseFormula(text: string): Formula {
  return new FormulaReader(text).read();
}

class FormulaReader {
  readonly #text: string;
  readonly #tokens: readonly TextToken[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = formulaTokens(text);
  }

  read(): Formula {
    const start = this.#token;
    if (start.kind === 'end') fail('formula-syntax', 'an empty text: expected a comparison such as heads <= N');
    const whole = this.#truth(this.#implication(), start, 'a claim says something true or false');
    if (this.#token.kind !== 'end') this.#unexpected(this.#afterOperand());
    return whole;
  }

  #implication(): Expression {
    const start = this.#token;
    const left = this.#chain('or', () => this.#chain('and', () => this.#negation()));
    if (!this.#take('implies')) return left;
    const message = '"implies" joins truth values';
    const checked = this.#truth(left, start, message);
    const next = this.#token;
    const right = this.#deeper(() => this.#implication());
    return { kind: 'implies', left: checked, right: this.#truth(right, next, message) };
  }

  #chain(kind: 'and' | 'or', operand: () => Expression): Expression {
    const start = this.#token;
    const message = `"${kind}" joins truth values`;
    let left = operand();
    while (this.#take(kind)) {
      const checked = this.#truth(left, start, message);
      const next = this.#token;
      left = { kind, left: checked, right: this.#truth(operand(), next, message) };
    }
    return left;
  }

  #negation(): Expression {
    if (!this.#take('not')) return this.#comparison();
    const start = this.#token;
    const of = this.#deeper(() => this.#negation());
    return { kind: 'not', of: this.#truth(of, start, '"not" takes a truth value') };
  }

  #comparison(): Expression {
    const start = this.#token;
    const left = this.#sum();
    const relation = this.#takeOne(RELATIONS);
    if (relation === undefined) return left;
    const message = `"${relation}" compares numbers`;
    const checked = this.#number(left, start, message);
    const next = this.#token;
    const right = this.#number(this.#sum(), next, message);
    const second = this.#token;
    if (RELATIONS.some((one) => one === second.text)) {
      this.#fail(second, `found ${quoted(second.text)} after a comparison: expected one comparison at a time`, [
        'a chain such as a < b < c is written a < b and b < c',
      ]);
    }
    return { kind: 'comparison', relation, left: checked, right };
  }

  #sum(): Expression {
    const start = this.#token;
    let left = this.#product();
    for (;;) {
      const sign = this.#takeOne(['+', '-']);
      if (sign === undefined) return left;
      const message = `"${sign}" takes numbers`;
      const checked = this.#number(left, start, message);
      const next = this.#token;
      left = { kind: sign === '+' ? 'sum' : 'difference', left: checked, right: this.#number(this.#product(), next, message) };
    }
  }

  #product(): Expression {
    const start = this.#token;
    let left = this.#factor();
    while (this.#take('*')) {
      const checked = this.#number(left, start, '"*" takes numbers');
      const next = this.#token;
      left = { kind: 'product', left: checked, right: this.#number(this.#factor(), next, '"*" takes numbers') };
    }
    return left;
  }

  #factor(): Expression {
    const token = this.#token;
    if (this.#take('-')) {
      const next = this.#token;
      return {
        kind: 'negation',
        of: this.#number(
          this.#deeper(() => this.#factor()),
          next,
          '"-" takes a number',
        ),
      };
    }
    if (this.#take('(')) return this.#enclosed(() => this.#implication());
    if (token.kind === 'number') {
      this.#at += 1;
      return { kind: 'integer', value: BigInt(token.text) };
    }
    if (token.kind === 'name' && !CONNECTIVES.has(token.text) && token.text !== 'not') {
      this.#at += 1;
      return this.#named(token);
    }
    return this.#unexpected('a number or a name');
  }

  /** What begins with a name, which has been taken. */
  #named(token: TextToken): NumberTerm {
    const { text, column } = token;
    const isApplied = this.#token.text === '(';
    if (!isApplied) {
      if (RESERVED.has(text)) this.#unexpected(`"(" after ${text}`);
      return { kind: 'name', name: text, column };
    }
    if (!FUNCTIONS.includes(text)) {
      const nearest = nearestWord(text, FUNCTIONS) ?? '';
      this.#fail(token, `${quoted(text, 40)} takes nothing in brackets: the nearest that does is ${quoted(nearest)}`, [
        `what does: ${FUNCTIONS.join(', ')}; a product is written a*(b + c)`,
      ]);
    }
    this.#at += 1;
    return this.#enclosed(() => {
      switch (text) {
        case 'heads':
          return { kind: 'heads', length: this.#argument('heads'), column };
        case 'rank':
          return { kind: 'rank', matrix: this.#matrix(), column };
        case 'ceil':
          return this.#quotient(column);
        default: {
          const of: [NumberTerm, ...NumberTerm[]] = [this.#argument(text)];
          while (this.#take(',')) of.push(this.#argument(text));
          return { kind: text === 'min' ? 'minimum' : 'maximum', of };
        }
      }
    });
  }

  #argument(name: string): NumberTerm {
    const start = this.#token;
    return this.#number(this.#implication(), start, `"${name}" takes numbers`);
  }

  #matrix(): MatrixName {
    const matrix = MATRICES.find((name) => this.#take(name));
    return matrix ?? this.#unexpected('one of the matrices A, B, C');
  }

  #quotient(column: number): NumberTerm {
    const note = 'what is divided, and what it is divided by, stand in brackets unless they are single: ceil((p + d)/(2*r))';
    const start = this.#token;
    const dividend = this.#number(this.#product(), start, '"ceil" takes a quotient of numbers');
    if (!this.#take('/')) this.#fail(this.#token, `${shownToken(this.#token)}: expected "/", as in ceil(a/b)`, [note]);
    const next = this.#token;
    const divisor = this.#number(this.#factor(), next, '"/" divides numbers');
    if (this.#token.text !== ')') this.#fail(this.#token, `${shownToken(this.#token)}: expected ")" after ceil(a/b`, [note]);
    return { kind: 'ceiling', dividend, divisor, column };
  }

  /** Reads what stands in brackets, of which the first has been taken. */
  #enclosed<T extends Expression>(read: () => T): T {
    const open = this.#tokens[this.#at - 1] as TextToken;
    const inside = this.#deeper(read);
    if (!this.#take(')')) this.#unexpected(`${this.#afterOperand()} or the ")" of the bracket in column ${open.column}`);
    return inside;
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_NESTING) {
      failAtColumn('formula-too-deep', this.#text, this.#token.column, `nested too deep: expected at most ${MAX_NESTING} levels`);
    }
    const value = read();
    this.#depth -= 1;
    return value;
  }

  get #token(): TextToken {
    return this.#tokens[this.#at] as TextToken;
  }

  #take(text: string): boolean {
    if (this.#token.kind === 'end' || this.#token.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #takeOne<T extends string>(texts: readonly T[]): T | undefined {
    return texts.find((text) => this.#take(text));
  }

  #truth(value: Expression, start: TextToken, why: string): Formula {
    if (isFormula(value)) return value;
    return failAtColumn('formula-type', this.#text, start.column, `${why}: found a number, expected a comparison such as heads <= N`);
  }

  #number(value: Expression, start: TextToken, why: string): NumberTerm {
    if (!isFormula(value)) return value;
    return failAtColumn('formula-type', this.#text, start.column, `${why}: found what is true or false, expected a number`, [
      'two truth values are joined by and, or, implies',
    ]);
  }

  /** What may follow something complete. */
  #afterOperand(): string {
    return 'a sign, a comparison, "and", "or", "implies"';
  }

  #unexpected(expected: string): never {
    const token = this.#token;
    const previous = this.#tokens[this.#at - 1];
    const notes: string[] = [];
    if (token.text === '/') notes.push('"/" stands only in ceil(a/b): multiply both sides instead');
    else if (token.kind === 'name') {
      const word = nearestWord(token.text, [...RESERVED]) ?? '';
      if (word.toLowerCase() === token.text.toLowerCase() && word !== token.text) notes.push(`words are written small: ${word}`);
      else if (previous?.kind === 'name' || previous?.text === ')') notes.push('a product is written a*b');
    }
    return this.#fail(token, `${shownToken(token)}: expected ${expected}`, notes);
  }

  #fail(token: TextToken, message: string, notes: readonly string[] = []): never {
    return failAtColumn('formula-syntax', this.#text, token.column, message, notes);
  }
}
