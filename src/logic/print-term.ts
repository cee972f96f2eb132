// Terms as text for people: usual notation for the constants of the standard library, only the parentheses that are needed.
import { EQUALITY } from '../kernel/constant.ts';
import type { Term } from '../kernel/term.ts';
import { BOOL } from '../kernel/type.ts';
import * as notation from './notation.ts';
import { numeralOf } from './numeral.ts';
import { shownName } from './print-type.ts';

/** How a term is to be printed. */
export interface PrintOptions {
  /** Mathematical symbols, or the characters of a typewriter. */
  readonly notation?: notation.NotationStyle;
  /** Characters after which the text is cut, with `…`: a term that shares its parts can be longer than any memory. */
  readonly limit?: number;
}

/** The names given to the binders around a part of a term, the nearest first. */
interface Binders {
  readonly name: string;
  readonly outer: Binders | null;
}

/** Text, or a part of the term with the level below which it wants parentheses. */
type Piece = string | { readonly t: Term; readonly level: number; readonly binders: Binders | null };

/** The constant's name if the term is one, else the empty string. */
function constantName(t: Term): string {
  return t.kind === 'constant' ? t.constant.name : '';
}

class TermPrinter {
  readonly #style: notation.NotationStyle;
  readonly #taken: ReadonlySet<string>;
  /** Pieces still to print, the next one last. */
  readonly #todo: Piece[] = [];

  constructor(style: notation.NotationStyle, taken: ReadonlySet<string>) {
    this.#style = style;
    this.#taken = taken;
  }

  print(root: Term, limit: number): string {
    let text = '';
    this.#todo.push({ t: root, level: 0, binders: null });
    for (let next = this.#todo.pop(); next !== undefined; next = this.#todo.pop()) {
      if (text.length > limit) return `${text.slice(0, limit)}…`;
      text += typeof next === 'string' ? next : this.#opened(next.t, next.level, next.binders);
    }
    return text.length > limit ? `${text.slice(0, limit)}…` : text;
  }

  /** Puts pieces in line, to be printed in this order. */
  #then(...pieces: readonly Piece[]): void {
    for (let i = pieces.length - 1; i >= 0; i--) this.#todo.push(pieces[i] as Piece);
  }

  /** As `then`, in parentheses if the level of what is printed is below the level wanted. */
  #grouped(own: number, wanted: number, pieces: readonly Piece[]): '' {
    if (own < wanted) this.#then('(', ...pieces, ')');
    else this.#then(...pieces);
    return '';
  }

  /** The text with which a part begins; the rest is put in line. */
  #opened(t: Term, level: number, binders: Binders | null): string {
    const numeral = numeralOf(t);
    if (numeral !== null) return numeral;
    switch (t.kind) {
      case 'bound':
        return nameAt(binders, t.head as number);
      case 'variable':
        return unmistakable(t.name);
      case 'constant':
        return this.#constant(t);
      case 'abstraction':
        return this.#binding(notation.LAMBDA[this.#style], null, t, level, binders);
      case 'application':
        return this.#application(t, level, binders);
    }
  }

  #constant(t: Term): string {
    const { name } = t.constant;
    if (t.constant === EQUALITY) return '(=)';
    const infix = notation.INFIXES.get(name);
    if (infix !== undefined) return `(${infix.symbols[this.#style]})`;
    const prefix = notation.PREFIXES.get(name) ?? notation.BINDERS.get(name);
    if (prefix !== undefined) return `(${prefix[this.#style]})`;
    return notation.WORDS.get(name)?.[this.#style] ?? unmistakable(name);
  }

  #application(t: Term, level: number, binders: Binders | null): string {
    const { fn, arg } = t;
    const binder = notation.BINDERS.get(constantName(fn));
    if (binder !== undefined && arg.kind === 'abstraction') return this.#binding(binder[this.#style], fn, arg, level, binders);
    const prefix = notation.PREFIXES.get(constantName(fn));
    if (prefix !== undefined) {
      const own = notation.PREFIX_LEVEL;
      return this.#grouped(own, level, [prefix[this.#style], { t: arg, level: own, binders }]);
    }
    if (fn.kind === 'application') {
      const infix = infixOf(fn.fn, arg);
      if (infix !== undefined) {
        const { level: own, side, symbols } = infix;
        const left: Piece = { t: fn.arg, level: side === 'left' ? own : own + 1, binders };
        const right: Piece = { t: arg, level: side === 'right' ? own : own + 1, binders };
        return this.#grouped(own, level, [left, ` ${symbols[this.#style]} `, right]);
      }
      if (constantName(fn.fn) === 'Data.Pair.,') {
        return this.#grouped(0, 1, [{ t: fn.arg, level: 1, binders }, ', ', { t: arg, level: 0, binders }]);
      }
      if (fn.fn.kind === 'application' && constantName(fn.fn.fn) === 'Data.Bool.cond') {
        const [condition, yes, no] = [fn.fn.arg, fn.arg, arg].map((part): Piece => ({ t: part, level: 0, binders }));
        return this.#grouped(0, level, ['if ', condition as Piece, ' then ', yes as Piece, ' else ', no as Piece]);
      }
    }
    const own = notation.APPLICATION_LEVEL;
    return this.#grouped(own, level, [{ t: fn, level: own, binders }, ' ', { t: arg, level: own + 1, binders }]);
  }

  /** `∀x y. body`, binders of the same kind together. `by` is the binding constant, null for λ. */
  #binding(symbol: string, by: Term | null, abstraction: Term, level: number, outside: Binders | null): string {
    let binders: Binders = { name: this.#fresh(abstraction.name, outside), outer: outside };
    const names = [binders.name];
    let body = abstraction.body;
    for (;;) {
      const same = by === null ? body : body.kind === 'application' && constantName(body.fn) === constantName(by) ? body.arg : null;
      if (same?.kind !== 'abstraction' || names.length > 500) break;
      binders = { name: this.#fresh(same.name, binders), outer: binders };
      names.push(binders.name);
      body = same.body;
    }
    return this.#grouped(0, level, [`${symbol}${names.join(' ')}. `, { t: body, level: 0, binders }]);
  }

  /** The name to show for a bound variable, not that of a free variable or of an enclosing binder. */
  #fresh(wanted: string, binders: Binders | null): string {
    const base = notation.RESERVED.has(wanted) || shownName(wanted) !== wanted ? 'v' : wanted;
    const used = new Set<string>();
    for (let b = binders; b !== null && used.size < 1000; b = b.outer) used.add(b.name);
    let name = base;
    for (let i = 0; this.#taken.has(name) || used.has(name); i++) name = i < 2 ? `${name}'` : `${base}${String(i)}`;
    return name;
  }
}

/** The name, in quotes where it would be taken for one of the notation's own words. */
function unmistakable(name: string): string {
  return notation.RESERVED.has(name) ? JSON.stringify(name) : shownName(name);
}

/** The infix that a function of two arguments is written with, the second of which is `arg`. */
function infixOf(operator: Term, arg: Term): notation.Infix | undefined {
  if (operator.kind !== 'constant') return undefined;
  if (operator.constant !== EQUALITY) return notation.INFIXES.get(operator.constant.name);
  return arg.type === BOOL ? notation.EQUIVALENCE : notation.EQUALS;
}

function nameAt(binders: Binders | null, index: number): string {
  let at = binders;
  for (let i = 0; i < index && at !== null; i++) at = at.outer;
  return at?.name ?? `#${String(index)}`;
}

/** The names of the free variables of some terms. */
function freeNames(terms: readonly Term[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<Term>();
  const stack = [...terms];
  for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
    if (t.frees === 0 || seen.has(t)) continue;
    seen.add(t);
    if (t.kind === 'variable') names.add(t.name);
    if (t.part !== null) stack.push(t.part);
    if (t.kind === 'application') stack.push(t.fn);
  }
  return names;
}

/** A term as text; see PrintOptions. The default limit is 4000 characters. */
export function printTerm(t: Term, options: PrintOptions = {}): string {
  return new TermPrinter(options.notation ?? 'unicode', freeNames([t])).print(t, options.limit ?? 4000);
}

/** A sequent as text: `p, q ⊢ c`. Hypotheses are put in the order of their texts, so that it does not depend on history. */
export function printSequent(
  sequent: { readonly hypotheses: readonly Term[]; readonly conclusion: Term },
  options: PrintOptions = {},
): string {
  const taken = freeNames([...sequent.hypotheses, sequent.conclusion]);
  const text = (t: Term): string => new TermPrinter(options.notation ?? 'unicode', taken).print(t, options.limit ?? 4000);
  const hypotheses = sequent.hypotheses.map(text).sort();
  const turnstile = options.notation === 'ascii' ? '|-' : '⊢';
  return `${hypotheses.join(', ')}${hypotheses.length > 0 ? ' ' : ''}${turnstile} ${text(sequent.conclusion)}`;
}
