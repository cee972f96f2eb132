// Which names and symbols a text may use, and what they stand for.
import { fail } from '../diagnostics/diagnostic.ts';
import { EQUALITY, SELECT, type Constant } from '../kernel/constant.ts';
import { BOOL, FUNCTION, functionType, typeOperator, type HolType, type TypeOperator } from '../kernel/type.ts';
import * as table from './notation.ts';
import { isPlainName } from './written-name.ts';

/** A constant with the generic type of which its uses are instances. */
export interface TypedConstant {
  readonly constant: Constant;
  readonly type: HolType;
}

/** What a symbol or word can stand for, by its place in the text. */
export interface Meanings {
  infix?: { readonly level: number; readonly side: table.Infix['side']; readonly constants: TypedConstant[] };
  prefix?: TypedConstant[];
  binder?: TypedConstant[];
  word?: TypedConstant[];
}

/** Symbols of the grammar itself. `--` is there to be refused: elsewhere it is a minus, and here it would be two. */
const FIXED_SYMBOLS = ['(', ')', '[', ']', ',', ';', '.', ':', '--', ...Object.values(table.LAMBDA)];

interface Parts {
  readonly constants: ReadonlyMap<string, TypedConstant>;
  readonly operators: ReadonlyMap<string, TypeOperator>;
  readonly notation: ReadonlyMap<string, table.Notation>;
  readonly typeWords: ReadonlyMap<string, table.Symbols>;
  readonly aliases: ReadonlyMap<string, string>;
}

/** Constants and type operators by full name, and how each is written. Never changed: `with` gives another signature. */
export class Signature implements Parts {
  readonly constants: ReadonlyMap<string, TypedConstant>;
  readonly operators: ReadonlyMap<string, TypeOperator>;
  /** How constants are written, by full name; also those of the library that this signature does not hold. */
  readonly notation: ReadonlyMap<string, table.Notation>;
  /** How type operators are written that stand after their arguments, by full name. */
  readonly typeWords: ReadonlyMap<string, table.Symbols>;
  /** Further words by which constants are read, by full name. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What the symbols and words of the constants here can stand for. */
  readonly meanings: ReadonlyMap<string, Meanings>;
  /** Type operators by their words. */
  readonly operatorOfWord: ReadonlyMap<string, TypeOperator>;
  /** All symbols that are no names, the longest first. */
  readonly symbols: readonly string[];
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.constants = parts.constants;
    this.operators = parts.operators;
    this.notation = parts.notation;
    this.typeWords = parts.typeWords;
    this.aliases = parts.aliases;
    this.meanings = meaningsOf(parts);
    const words = [...parts.typeWords].flatMap(([name, symbols]) => {
      const operator = parts.operators.get(name);
      return operator === undefined ? [] : Object.values(symbols).map((one) => [one, operator] as const);
    });
    this.operatorOfWord = new Map(words);
    const infixTypes = [...table.TYPE_INFIXES.values()].flatMap(({ symbols }) => Object.values(symbols));
    const symbols = new Set([...FIXED_SYMBOLS, ...infixTypes, ...this.meanings.keys()].filter((one) => !isPlainName(one)));
    this.symbols = [...symbols].sort((a, b) => b.length - a.length);
  }

  /** The signature of what the kernel itself knows: `=`, `select`, `bool`, `->`, `ind`; with the library's notation. */
  static primitive(): Signature {
    return new Signature({
      constants: new Map([EQUALITY, SELECT].map((one) => [one.name, { constant: one, type: one.type as HolType }])),
      operators: new Map([typeOperator('bool', 0), typeOperator('ind', 0), FUNCTION].map((one) => [one.name, one])),
      notation: table.LIBRARY_NOTATION,
      typeWords: table.TYPE_WORDS,
      aliases: new Map(),
    });
  }

  /**
   * Also that constant, in place of any of the same name. `type` is needed where the kernel does not know its generic type.
   * Without `notation` it is written as one of its name is here, or by its name. An `alias` is a word that is read, not
   * written. Throws `signature-type` without any type, and `signature-notation` for a symbol that cannot be one, or an infix
   * that would bind in two ways.
   */
  with(constant: Constant, how: { readonly type?: HolType; readonly notation?: table.Notation; readonly alias?: string } = {}): Signature {
    const { name } = constant;
    const type = constant.type ?? how.type ?? fail('signature-type', `the constant ${name} has no generic type: give one`);
    const notation = how.notation ?? this.notation.get(name) ?? (isPlainName(name) ? table.word(name) : undefined);
    return new Signature({
      ...this.#parts,
      constants: new Map([...this.constants, [name, { constant, type }]]),
      notation: notation === undefined ? this.notation : new Map([...this.notation, [name, notation]]),
      aliases: how.alias === undefined ? this.aliases : new Map([...this.aliases, [name, how.alias]]),
    });
  }

  /** Also that type operator, in place of any of the same name; written as `words` say, by its name without them. */
  withOperator(operator: TypeOperator, words?: table.Symbols): Signature {
    const { name } = operator;
    const own = words ?? this.typeWords.get(name) ?? (isPlainName(name) ? { unicode: name, ascii: name } : undefined);
    return new Signature({
      ...this.#parts,
      operators: new Map([...this.operators, [name, operator]]),
      typeWords: own === undefined || table.TYPE_INFIXES.has(name) ? this.typeWords : new Map([...this.typeWords, [name, own]]),
    });
  }

  /** How the constant is written here. A constant that is only called `=` or `select` is not the kernel's. */
  notationOf(constant: Constant): table.Notation | undefined {
    if (constant !== EQUALITY && constant !== SELECT && (constant.name === '=' || constant.name === 'select')) return undefined;
    return this.notation.get(constant.name);
  }

  /** Whether a variable of that name must be quoted, as it would be read as something else. */
  isTaken(name: string): boolean {
    return table.KEYWORDS.has(name) || this.meanings.has(name) || this.constants.has(name);
  }
}

function meaningsOf({ constants, notation, aliases }: Parts): Map<string, Meanings> {
  const meanings = new Map<string, Meanings>();
  const add = (how: table.Notation, typed: TypedConstant): void => {
    for (const symbol of new Set(Object.values(how.symbols))) {
      if (!mayBeSymbol(symbol)) fail('signature-notation', `${symbol} cannot be the symbol of a constant`);
      let own = meanings.get(symbol);
      if (own === undefined) meanings.set(symbol, (own = {}));
      if (how.kind !== 'infix') {
        (own[how.kind] ??= []).push(typed);
        continue;
      }
      const { level, side, constants: same } = (own.infix ??= { level: how.level, side: how.side, constants: [] });
      if (level !== how.level || side !== how.side) fail('signature-notation', `the infix ${symbol} would bind in two ways`);
      same.push(typed);
    }
  };
  for (const [name, typed] of constants) {
    const how = notation.get(name);
    const alias = aliases.get(name);
    if (how !== undefined) add(how, typed);
    if (alias !== undefined) add(table.word(alias), typed);
  }
  add(table.EQUIVALENCE, { constant: EQUALITY, type: functionType(BOOL, functionType(BOOL, BOOL)) });
  return meanings;
}

/** Whether a text with this symbol can be cut into tokens again. */
function mayBeSymbol(symbol: string): boolean {
  if (isPlainName(symbol)) return !table.KEYWORDS.has(symbol);
  return symbol !== '' && !FIXED_SYMBOLS.includes(symbol) && !/[\s\p{N}\p{Cc}"']/u.test(symbol) && !/^(?![λε])[\p{L}_]/u.test(symbol);
}
