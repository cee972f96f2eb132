// Terms printed piece by piece, from a stack: a deep term makes nothing recurse, and of a term that shares its parts no more
// is looked at than is printed.
import { EQUALITY } from '../kernel/constant.ts';
import type { Term } from '../kernel/term.ts';
import { BOOL, type HolType } from '../kernel/type.ts';
import * as table from './notation.ts';
import { numeralOf } from './numeral.ts';
import { printType } from './print-type.ts';
import type { Signature } from './signature.ts';
import { isPlainName, quotedFullName, quotedVariable, writtenFullName } from './written-name.ts';

/** A place where a type can be written: the name of a binder, a free variable, a numeral, a constant that is no operator. */
export interface Site {
  readonly of: 'variable' | 'numeral' | 'constant';
  readonly type: HolType;
  /** Where it begins in the text, if nothing is annotated. */
  readonly from: number;
}

/** The names given to the binders around a part of a term, the nearest first. */
interface Binders {
  readonly name: string;
  readonly outer: Binders | null;
}

/** A part to be printed, in parentheses if it binds less than `level`. */
interface Part {
  readonly t: Term;
  readonly level: number;
  readonly binders: Binders | null;
  /** Whether a closing symbol or the end follows, so that a part that goes on as far as it can needs no parentheses. */
  readonly isLast: boolean;
}

/** Characters of a type that is written inside a term. */
const TYPE_LIMIT = 100_000;

/** Names after one symbol of a binder. */
const MOST_NAMES = 500;

/** The name of the constant that the term is; otherwise empty. */
function constantName(t: Term): string {
  return t.kind === 'constant' ? t.constant.name : '';
}

/** Prints one term. */
export class TermPrinter {
  readonly sites: Site[] = [];
  readonly #signature: Signature;
  readonly #style: table.NotationStyle;
  readonly #taken: ReadonlySet<string>;
  readonly #annotated: ReadonlySet<number>;
  /** What is still to be printed, the next one last. */
  readonly #todo: (string | Part)[] = [];
  /** Terms found to be no numerals, or no lists. */
  readonly #noNumerals = new Set<Term>();
  readonly #noLists = new Set<Term>();
  #text = '';

  /** No binder gets a name that is `taken`. `annotated` are indices of sites. */
  constructor(signature: Signature, style: table.NotationStyle, taken: ReadonlySet<string>, annotated: ReadonlySet<number> = new Set()) {
    this.#signature = signature;
    this.#style = style;
    this.#taken = taken;
    this.#annotated = annotated;
  }

  /** The text, cut after `limit` characters with `…`. */
  print(t: Term, limit: number): string {
    this.#todo.push({ t, level: 0, binders: null, isLast: true });
    for (let next = this.#todo.pop(); next !== undefined && this.#text.length <= limit; next = this.#todo.pop()) {
      if (typeof next === 'string') this.#text += next;
      else this.#print(next);
    }
    return this.#text.length > limit ? `${this.#text.slice(0, limit)}…` : this.#text;
  }

  /** Puts pieces in line, to be printed in this order. */
  #then(pieces: readonly (string | Part)[]): void {
    for (let i = pieces.length - 1; i >= 0; i--) this.#todo.push(pieces[i] as string | Part);
  }

  /** As `#then`, in parentheses if so told; the pieces are told whether a closing symbol follows them. */
  #grouped(parentheses: boolean, { isLast }: Part, pieces: (isLast: boolean) => readonly (string | Part)[]): void {
    if (parentheses) this.#then(['(', ...pieces(true), ')']);
    else this.#then(pieces(isLast));
  }

  #print(part: Part): void {
    const { t, binders } = part;
    const numeral = numeralOf(t, this.#noNumerals);
    if (numeral !== null) this.#site('numeral', t.type, numeral);
    else if (t.kind === 'bound') this.#text += nameAt(binders, t.head as number);
    else if (t.kind === 'variable') this.#site('variable', t.type, this.#variable(t.name));
    else if (t.kind === 'constant') this.#site('constant', t.type, this.#constant(t));
    else if (t.kind === 'abstraction') this.#binding(table.LAMBDA[this.#style], null, t, part);
    else this.#application(t, part);
  }

  #site(of: Site['of'], type: HolType, name: string): void {
    const isAnnotated = this.#annotated.has(this.sites.length);
    this.sites.push({ of, type, from: this.#text.length });
    this.#text += isAnnotated ? `(${name} : ${this.#type(type)})` : name;
  }

  #type(type: HolType): string {
    return printType(type, { notation: this.#style, signature: this.#signature, limit: TYPE_LIMIT });
  }

  #variable(name: string): string {
    return isPlainName(name) && !this.#signature.isTaken(name) ? name : quotedVariable(name);
  }

  /** A constant by itself. */
  #constant({ constant, type }: Term): string {
    const { name } = constant;
    const { meanings } = this.#signature;
    if (name === table.NIL) return '[]';
    if (name === table.PAIR) return '(,)';
    const isEquivalence = constant === EQUALITY && type.args[0] === BOOL;
    const how = isEquivalence ? table.EQUIVALENCE : this.#signature.notationOf(constant);
    const symbol = how?.symbols[this.#style] ?? '';
    if (how?.kind === 'word') return symbol;
    const meant = meanings.get(symbol);
    const isOther = how?.kind !== 'infix' && (meant?.infix !== undefined || (how?.kind === 'binder' && meant?.prefix !== undefined));
    if (how !== undefined && !isOther) return `(${symbol})`;
    const isOperator = table.KEYWORDS.has(name.split('.')[0] ?? '') || meanings.has(name.split('.')[0] ?? '');
    return isOperator ? quotedFullName(name) : writtenFullName(name);
  }

  #application(t: Term, part: Part): void {
    const { binders, level } = part;
    const { fn, arg } = t;
    const how = fn.kind === 'constant' ? this.#signature.notationOf(fn.constant) : undefined;
    const symbol = how?.symbols[this.#style] ?? '';
    if (how?.kind === 'binder' && arg.kind === 'abstraction') {
      this.#binding(symbol, fn, arg, part);
      return;
    }
    if (how?.kind === 'prefix') {
      // A minus keeps its distance from another prefix, as `--x` is not read.
      const inner = symbol === table.MINUS ? table.APPLICATION_LEVEL : table.PREFIX_LEVEL;
      const written = isPlainName(symbol) ? `${symbol} ` : symbol;
      this.#grouped(table.PREFIX_LEVEL < level, part, (isLast) => [written, { t: arg, level: inner, binders, isLast }]);
      return;
    }
    if (fn.kind === 'application' && this.#special(fn, arg, part)) return;
    const own = table.APPLICATION_LEVEL;
    this.#grouped(own < level, part, () => [
      { t: fn, level: own, binders, isLast: false },
      ' ',
      { t: arg, level: own + 1, binders, isLast: false },
    ]);
  }

  /** Prints `fn arg`, the function being applied already, if there is notation for that; whether there is. */
  #special(fn: Term, arg: Term, part: Part): boolean {
    const { binders, level } = part;
    const [operator, first] = [fn.fn, fn.arg];
    const inside = (t: Term): Part => ({ t, level: 0, binders, isLast: true });
    const name = constantName(operator);
    if (name === table.PAIR) {
      const items = ['(', inside(first), ', '];
      let last = arg;
      while (last.kind === 'application' && last.fn.kind === 'application' && constantName(last.fn.fn) === table.PAIR) {
        items.push(inside(last.fn.arg), ', ');
        last = last.arg;
      }
      items.push(inside(last), ')');
      this.#then(items);
      return true;
    }
    const list = name === table.CONS ? this.#list(first, arg) : null;
    if (list !== null) {
      this.#todo.push(']');
      for (let i = list.length - 1; i >= 0; i--) this.#todo.push(inside(list[i] as Term), i === 0 ? '[' : '; ');
      return true;
    }
    if (operator.kind === 'application' && constantName(operator.fn) === table.CONDITIONAL) {
      const isOpen = level > table.PREFIX_LEVEL || (level > 0 && !part.isLast);
      this.#grouped(isOpen, part, (isLast) => ['if ', inside(operator.arg), ' then ', inside(first), ' else ', { ...inside(arg), isLast }]);
      return true;
    }
    const isEquivalence = operator.kind === 'constant' && operator.constant === EQUALITY && arg.type === BOOL;
    const how = operator.kind === 'constant' ? this.#signature.notationOf(operator.constant) : undefined;
    const infix = isEquivalence ? table.EQUIVALENCE : how;
    if (infix?.kind !== 'infix') return false;
    const { level: own, side, operands = 0 } = infix;
    const symbol = infix.symbols[this.#style];
    // A prefix before a power would be read in two ways.
    const left = Math.max(operands, symbol === table.POWER ? table.APPLICATION_LEVEL : side === 'left' ? own : own + 1);
    const right = Math.max(operands, side === 'right' ? own : own + 1);
    this.#grouped(own < level, part, (isLast) => [
      { t: first, level: left, binders, isLast: false },
      ` ${symbol} `,
      { t: arg, level: right, binders, isLast },
    ]);
    return true;
  }

  /** The items of a list that ends, of which these are the first and the rest; null for another. */
  #list(first: Term, rest: Term): Term[] | null {
    const items = [first];
    const passed: Term[] = [];
    let tail = rest;
    while (tail.kind === 'application' && tail.fn.kind === 'application' && !this.#noLists.has(tail)) {
      if (constantName(tail.fn.fn) !== table.CONS) break;
      passed.push(tail);
      items.push(tail.fn.arg);
      tail = tail.arg;
    }
    if (constantName(tail) === table.NIL) return items;
    for (const one of passed) this.#noLists.add(one);
    return null;
  }

  /** `∀x y. body`, binders of the same kind together. `by` is the binding constant, null for λ. */
  #binding(symbol: string, by: Term | null, first: Term, part: Part): void {
    const parentheses = part.level > table.PREFIX_LEVEL || (part.level > 0 && !part.isLast);
    const names: { readonly name: string; readonly type: HolType }[] = [];
    let binders = part.binders;
    let next: Term | null = first;
    let body = first;
    while (next !== null) {
      binders = { name: this.#fresh(next.name, binders), outer: binders };
      names.push({ name: binders.name, type: next.type.args[0] as HolType });
      body = next.body;
      const inner = by === null ? body : body.kind === 'application' && constantName(body.fn) === by.constant.name ? body.arg : null;
      next = inner?.kind === 'abstraction' && names.length < MOST_NAMES ? inner : null;
    }
    const written = isPlainName(symbol) ? `${symbol} ` : symbol;
    if (parentheses) this.#text += '(';
    this.#text += written;
    this.#names(names);
    this.#text += '. ';
    this.#then([{ t: body, level: 0, binders, isLast: parentheses || part.isLast }, parentheses ? ')' : '']);
  }

  /** The names of binders, those that are annotated with one type in a row together. */
  #names(names: readonly { readonly name: string; readonly type: HolType }[]): void {
    let before: HolType | null = null;
    const close = (): string => (before === null ? '' : ` : ${this.#type(before)})`);
    names.forEach(({ name, type }, i) => {
      const annotation = this.#annotated.has(this.sites.length) ? type : null;
      if (annotation !== before) this.#text += close();
      if (i > 0) this.#text += ' ';
      if (annotation !== before && annotation !== null) this.#text += '(';
      before = annotation;
      this.sites.push({ of: 'variable', type, from: this.#text.length });
      this.#text += name;
    });
    this.#text += close();
  }

  /** The name to show for a bound variable: not that of a free variable, of a constant or of an enclosing binder. */
  #fresh(wanted: string, binders: Binders | null): string {
    const base = isPlainName(wanted) ? wanted : 'v';
    const used = new Set<string>();
    for (let b = binders; b !== null; b = b.outer) used.add(b.name);
    let name = base;
    for (let i = 0; used.has(name) || this.#taken.has(name) || this.#signature.isTaken(name); i++) {
      name = i < 2 ? `${name}'` : `${base}${String(i - 2)}`;
    }
    return name;
  }
}

function nameAt(binders: Binders | null, index: number): string {
  let at = binders;
  for (let i = 0; i < index && at !== null; i++) at = at.outer;
  return at?.name ?? `#${String(index)}`;
}
