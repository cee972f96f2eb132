// Terms as text. Operators bind as their levels in notation.ts say, prefixes closer than those. The grammar:
//   term    = operand {infix operand}, where the last operand may be open
//   operand = {prefix} (atom {atom} | open)
//   open    = binder names "." term | "if" term "then" term "else" term, going on as far as it can
//   binder  = λ, ∀, ∃, ∃!, ε, … or their ASCII forms
//   names   = {name | "(" name {name} ":" type ")"} [":" type], the type at the end being that of the names without one
//   atom    = name | numeral | "[" [term {";" term}] "]" | "(" part {"," part} ")" | "(" operator ")"
//   part    = term [":" type], which the whole text may also be
// A name that is bound, or that the caller gives, is that variable; else a word of the signature or the full name of a
// constant; else a free variable. 'x' in single quotes is never a constant, "c" in double quotes always the full name of one.
// What was begun and is not complete waits on a stack, so that no text makes the reader recurse.
import type { HolType } from '../kernel/type.ts';
import { Inference, type Preterm, type PreVariable, type Range } from './infer-types.ts';
import { CONS, KEYWORDS, LAMBDA, NIL, PAIR } from './notation.ts';
import { MOST_DIGITS } from './numeral.ts';
import { OpenParts } from './open-parts.ts';
import { TypeReader } from './parse-type.ts';
import { Pretype } from './pretype.ts';
import type { Meanings, Signature, TypedConstant } from './signature.ts';
import { placeIn, shownToken, syntaxError, tokensOf, type Token } from './term-tokens.ts';

/** Reads one text, once. */
export class TermReader {
  readonly inference: Inference;
  readonly #text: string;
  readonly #signature: Signature;
  readonly #tokens: readonly Token[];
  readonly #types: TypeReader;
  readonly #given: ReadonlyMap<string, HolType>;
  readonly #free = new Map<string, Pretype>();
  readonly #open: OpenParts;
  #at = 0;

  constructor(text: string, signature: Signature, given: ReadonlyMap<string, HolType> = new Map()) {
    this.#text = text;
    this.#signature = signature;
    this.#given = given;
    this.#tokens = tokensOf(text, signature.symbols);
    this.#types = new TypeReader(text, this.#tokens, signature);
    this.inference = new Inference(text, signature);
    this.#open = new OpenParts(text, signature, this.inference);
  }

  /** The term that the text is, its types not yet found. Throws `term-syntax` and `term-types`. */
  read(): Preterm {
    for (let value: Preterm | null = null; ;) {
      if (value === null) value = this.#operand();
      else if (this.#goesOn(value)) value = null;
      else {
        value = this.#annotated(this.#open.folded(value));
        if (this.#open.top === undefined && this.#token.kind === 'end') return value;
        value = this.#closed(value);
      }
    }
  }

  get #token(): Token {
    return this.#tokens[this.#at] as Token;
  }

  #is(symbol: string): boolean {
    return this.#token.text === symbol && (this.#token.kind === 'symbol' || this.#token.kind === 'name');
  }

  /** Goes past the token if it is this one. */
  #skip(symbol: string): boolean {
    const found = this.#is(symbol);
    if (found) this.#at++;
    return found;
  }

  /** The token, which is gone past. */
  #passed(): Token {
    return this.#tokens[this.#at++] as Token;
  }

  #meanings(token: Token): Meanings {
    return (token.kind === 'symbol' || token.kind === 'name' ? this.#signature.meanings.get(token.text) : undefined) ?? {};
  }

  /** Whether the token is an operator or keyword, and so no name. */
  #isReserved(token: Token): boolean {
    const { infix, prefix, binder } = this.#meanings(token);
    return KEYWORDS.has(token.text) || (infix ?? prefix ?? binder) !== undefined;
  }

  #refuse(expected: string): never {
    const token = this.#token;
    const { infix, prefix, binder } = this.#meanings(token);
    const opens =
      (infix === undefined && (prefix ?? binder) !== undefined) || ['if', ...Object.values(LAMBDA)].some((one) => this.#is(one));
    const notes = opens ? ['as an argument it needs parentheses around it'] : [];
    return syntaxError(this.#text, token.from, `expected ${expected}, found ${shownToken(token)}`, notes);
  }

  /** Reads an atom, or the beginning of an operand (then null). */
  #operand(): Preterm | null {
    const token = this.#token;
    const { prefix, binder, word } = this.#meanings(token);
    if (this.#is('(')) return this.#section() ?? this.#open.begin({ kind: 'group', items: [], token: this.#passed() });
    if (this.#skip('[')) {
      return this.#skip(']') ? this.#open.complete(this.#constant(NIL, token)) : this.#open.begin({ kind: 'list', items: [], token });
    }
    if (this.#skip('if')) return this.#open.begin({ kind: 'conditional', items: [], token });
    if (this.#skip(LAMBDA.unicode) || this.#skip(LAMBDA.ascii)) return this.#binding(token, null);
    if (prefix !== undefined) return this.#open.begin({ kind: 'prefix', operator: this.inference.use(prefix, this.#passed()), token });
    if (binder !== undefined) return this.#binding(this.#passed(), binder);
    if (token.kind === 'name' && !this.#isReserved(token)) return this.#open.complete(this.#named());
    if (token.kind === 'variable') return this.#open.complete(this.#variable(this.#passed()));
    if (token.kind === 'full name') return this.#open.complete(this.#constant(this.#passed().name, token));
    if (token.kind === 'number') {
      if (token.text.length > MOST_DIGITS) this.#refuse(`a numeral of at most ${String(MOST_DIGITS)} digits`);
      return this.#open.complete(this.inference.numeral(token.text, this.#passed()));
    }
    if (word !== undefined) return this.#open.complete(this.inference.use(word, this.#passed()));
    const notes = token.text === '--' ? ['the negative of x is -x, and that of -x is -(-x)'] : [];
    return syntaxError(this.#text, token.from, `expected a term, found ${shownToken(token)}`, notes);
  }

  /** An operator by itself in parentheses, if that is what begins here. */
  #section(): Preterm | null {
    const [operator, close] = [this.#tokens[this.#at + 1], this.#tokens[this.#at + 2]];
    if (operator === undefined || close?.text !== ')' || close.kind !== 'symbol') return null;
    const { infix, prefix, binder } = this.#meanings(operator);
    const meant = infix?.constants ?? prefix ?? binder;
    if (meant === undefined && (operator.text !== ',' || operator.kind !== 'symbol')) return null;
    const range = { from: this.#token.from, to: close.to };
    this.#at += 3;
    return this.#open.complete(meant === undefined ? this.#constant(PAIR, range) : this.inference.use(meant, range));
  }

  /** A name that is no operator, with the parts joined to it by dots. */
  #named(): Preterm {
    const token = this.#passed();
    const { name } = token;
    if (this.#open.typeOfBound(name) !== undefined || this.#given.has(name)) return this.#variable(token);
    let full = name;
    let { to } = token;
    for (;;) {
      const [dot, next] = [this.#token, this.#tokens[this.#at + 1]];
      if (dot.text !== '.' || dot.from !== to || next?.kind !== 'name' || next.from !== dot.to) break;
      full += `.${next.name}`;
      ({ to } = next);
      this.#at += 2;
    }
    if (full !== name) return this.#constant(full, { from: token.from, to });
    const { word } = this.#meanings(token);
    if (word !== undefined) return this.inference.use(word, token);
    return this.#signature.constants.has(name) ? this.#constant(name, token) : this.#variable(token);
  }

  #variable(token: Token): PreVariable {
    const { name } = token;
    const given = this.#given.get(name);
    let type = this.#open.typeOfBound(name) ?? (given === undefined ? this.#free.get(name) : this.inference.known(given));
    if (type === undefined) this.#free.set(name, (type = new Pretype()));
    return this.inference.variable(name, type, token);
  }

  #constant(name: string, range: Range): Preterm {
    const typed = this.#signature.constants.get(name);
    if (typed !== undefined) return this.inference.use([typed], range);
    return syntaxError(this.#text, range.from, `there is no constant ${JSON.stringify(name)} here`);
  }

  /** The names of a binder, up to the dot. */
  #binding(token: Token, by: readonly TypedConstant[] | null): null {
    const variables: PreVariable[] = [];
    const untyped: PreVariable[] = [];
    for (;;) {
      const declared = this.#declared();
      if (declared !== null) {
        variables.push(declared);
        untyped.push(declared);
      } else if (this.#skip('(')) {
        const together: PreVariable[] = [];
        for (let one = this.#declared(); one !== null; one = this.#declared()) together.push(one);
        this.#typed(together);
        if (!this.#skip(')')) this.#refuse('")"');
        variables.push(...together);
      } else break;
    }
    if (variables.length === 0) this.#refuse('the name of a variable');
    if (untyped.length > 0 && this.#is(':')) this.#typed(untyped);
    if (!this.#skip('.')) this.#refuse('"." after the variables');
    return this.#open.begin({ kind: 'binding', by, variables, token });
  }

  #declared(): PreVariable | null {
    const token = this.#token;
    if (token.kind !== 'variable' && (token.kind !== 'name' || this.#isReserved(token))) return null;
    return this.inference.variable(token.name, new Pretype(), this.#passed());
  }

  /** Reads the type of these variables. */
  #typed(variables: readonly PreVariable[]): void {
    if (variables.length === 0) this.#refuse('the name of a variable');
    if (!this.#skip(':')) this.#refuse('":" and a type');
    const type = this.#type();
    for (const one of variables) this.inference.demand(one, type, 'the annotation says');
  }

  #type(): Pretype {
    const { type, next } = this.#types.read(this.#at);
    this.#at = next;
    return this.inference.known(type);
  }

  /** Whether an infix or an argument follows, for which the value then waits. */
  #goesOn(value: Preterm): boolean {
    const token = this.#token;
    const { infix, prefix, binder, word } = this.#meanings(token);
    if (infix !== undefined) {
      this.#open.infix(value, this.#passed(), infix);
      return true;
    }
    const isAtom = token.kind === 'name' ? !this.#isReserved(token) : token.kind !== 'symbol' && token.kind !== 'end';
    const isWord = word !== undefined && (prefix ?? binder) === undefined;
    if (!isAtom && !isWord && !this.#is('(') && !this.#is('[')) return false;
    this.#open.begin({ kind: 'application', fn: value });
    return true;
  }

  /** The part, with the type that may follow it. */
  #annotated(part: Preterm): Preterm {
    const { top } = this.#open;
    if ((top === undefined || top.kind === 'group') && this.#skip(':')) this.inference.demand(part, this.#type(), 'the annotation says');
    return part;
  }

  /** Puts the part in its place in what was begun last; what that gives if it is complete. */
  #closed(part: Preterm): Preterm | null {
    const { top } = this.#open;
    if (top === undefined) return this.#refuse('an operator, an argument or the end of the text');
    if (top.kind === 'group' && this.#is(')')) return this.#open.closed(part, PAIR, this.#passed());
    if (top.kind === 'list' && this.#is(']')) return this.#open.closed(part, CONS, this.#passed());
    const keyword = top.items.length === 0 ? 'then' : 'else';
    if (this.#skip(top.kind === 'group' ? ',' : top.kind === 'list' ? ';' : keyword)) {
      top.items.push(part);
      return null;
    }
    const close = top.kind === 'group' ? ')' : top.kind === 'list' ? ']' : keyword;
    return this.#refuse(`"${close}" for the ${shownToken(top.token)} at ${placeIn(this.#text, top.token.from)}`);
  }
}
