// Terms whose types are being found out: every part of a text has a type that may still be unknown. Parts are noted after
// the parts inside them, so that the terms are built in that order and nothing recurses.
import { fail, printable } from '../diagnostics/diagnostic.ts';
import { abstraction, application, constantTerm, variable, type Term } from '../kernel/term.ts';
import { FUNCTION, applyType, typeOperator, type HolType } from '../kernel/type.ts';
import { NUMERAL } from './notation.ts';
import { numeralTerm } from './numeral.ts';
import { Pretype, commonType, isDetermined, mayBe, pretypeOf, typeFound } from './pretype.ts';
import { printType } from './print-type.ts';
import type { Signature, TypedConstant } from './signature.ts';
import { placeIn } from './term-tokens.ts';

/** From where to where in the text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A part of the text with its type: a term once all types are known. */
export interface Preterm extends Range {
  readonly type: Pretype;
}

/** A variable where it is bound, or where it occurs. */
export interface PreVariable extends Preterm {
  readonly name: string;
}

interface Numeral extends Preterm {
  readonly digits: string;
}

/** A use of a word or symbol; of several candidates one is left in the end. */
interface Use extends Preterm {
  candidates: readonly TypedConstant[];
}

/** Shown for what is not known of a type. */
const UNKNOWN = applyType(typeOperator('?', 0), []);

/** The types inside one text. Its errors are `term-types`, their place that of the part that is wrong. */
export class Inference {
  readonly #text: string;
  readonly #signature: Signature;
  readonly #builders: [Preterm, () => Term][] = [];
  readonly #terms = new Map<Preterm, Term>();
  readonly #variables: PreVariable[] = [];
  readonly #numerals: Numeral[] = [];
  readonly #uses: Use[] = [];
  #undecided: Use[] = [];
  /** Where the parts begin and end that stand in parentheses or brackets, these included. */
  readonly #enclosed = new Map<Preterm, Range>();
  readonly #known = new Map<HolType, Pretype>();
  readonly #determined = new Set<Pretype>();
  /** The types found in the end. */
  readonly #found = new Map<Pretype, HolType>();

  constructor(text: string, signature: Signature) {
    this.#text = text;
    this.#signature = signature;
  }

  /** A type that is known. */
  known(type: HolType): Pretype {
    return pretypeOf(type, this.#known);
  }

  /** A variable of that type. */
  variable(name: string, type: Pretype, { from, to }: Range): PreVariable {
    const part = { name, type, from, to };
    this.#variables.push(part);
    return this.#note(part, () => variable(name, this.#typeOf(part)));
  }

  /** A use of one of these constants. */
  use(candidates: readonly TypedConstant[], { from, to }: Range): Preterm {
    const part: Use = { candidates, type: commonType(candidates.map(({ type }) => type)), from, to };
    this.#uses.push(part);
    if (candidates.length > 1) this.#undecided.push(part);
    return this.#note(part, () => constantTerm((part.candidates[0] as TypedConstant).constant, this.#typeOf(part)));
  }

  /** A numeral, natural or real. */
  numeral(digits: string, { from, to }: Range): Preterm {
    const part = { digits, type: new Pretype(), from, to };
    this.#numerals.push(part);
    return this.#note(part, () => numeralTerm(digits, this.#typeOf(part), this.#signature) ?? this.#wrongNumeral(part));
  }

  /** The function applied to the argument, of which it must take the type. */
  apply(fn: Preterm, arg: Preterm): Preterm {
    if (fn.type.isUnknown) Pretype.equate(fn.type, new Pretype(FUNCTION, [new Pretype(), new Pretype()]));
    const { operator, args } = fn.type.found;
    const [domain, range] = args;
    if (operator !== FUNCTION || domain === undefined || range === undefined) {
      const follows = `${this.#shown(arg)} follows as its argument`;
      return this.#refuse(fn, `${this.#shown(fn)} has type ${this.#shownType(fn.type)} and is no function, but ${follows}`);
    }
    if (!Pretype.equate(domain, arg.type)) {
      const [found, expected] = [this.#shownType(arg.type), this.#shownType(domain)];
      this.#refuse(arg, `${this.#shown(arg)} has type ${found}, but ${this.#shown(fn)} takes ${expected}`);
    }
    const [f, a] = [this.#enclosed.get(fn) ?? fn, this.#enclosed.get(arg) ?? arg];
    const part = { type: range, from: Math.min(f.from, a.from), to: Math.max(f.to, a.to) };
    return this.#note(part, () => application(this.#built(fn), this.#built(arg)));
  }

  /** The abstraction of the variable; `from` is where its text begins. */
  abstraction(v: PreVariable, body: Preterm, from: number): Preterm {
    const { to } = this.#enclosed.get(body) ?? body;
    const part = { type: new Pretype(FUNCTION, [v.type, body.type]), from, to };
    return this.#note(part, () => abstraction(this.#built(v), this.#built(body)));
  }

  /** Notes that the part stands in parentheses or brackets; gives the part. */
  enclosed(part: Preterm, { from, to }: Range): Preterm {
    this.#enclosed.set(part, { from, to });
    return part;
  }

  /** Demands that the part has that type; `who` says who expects it. */
  demand(part: Preterm, type: Pretype, who: string): void {
    if (Pretype.equate(part.type, type)) return;
    this.#refuse(part, `${this.#shown(part)} has type ${this.#shownType(part.type)}, but ${who} ${this.#shownType(type)}`);
  }

  /** Decides what symbols mean as far as types tell, which may tell more types. */
  settle(): void {
    // To and fro, as what is decided at one end of a chain of operators may decide its neighbour, and so on.
    for (let before = Infinity; this.#undecided.length < before;) {
      before = this.#undecided.length;
      this.#undecided = this.#undecided.filter((use) => !this.#isDecided(use)).reverse();
    }
  }

  /** Whether nothing inside the type is unknown. */
  isDetermined(type: Pretype): boolean {
    return isDetermined(type, this.#determined);
  }

  /** The types, as far as they are known, of the variables, numerals and uses of constants, by where they begin. */
  typesByPlace(): Map<number, Pretype> {
    return new Map([...this.#uses, ...this.#numerals, ...this.#variables].map(({ from, type }) => [from, type]));
  }

  /** Decides what it can, and then that numerals of which nothing is known are natural. */
  settleNumerals(): void {
    this.settle();
    const natural = this.#signature.operators.get(NUMERAL.natural);
    const unknown = this.#numerals.filter(({ type }) => type.isUnknown);
    if (natural === undefined || unknown.length === 0) return;
    for (const { type } of unknown) Pretype.equate(type, new Pretype(natural));
    this.settle();
  }

  /** The term, all types found. */
  finish(root: Preterm): Term {
    this.settleNumerals();
    const found = new Map<Pretype, HolType>();
    for (const [part] of this.#builders) {
      if (typeFound(part.type, () => UNKNOWN, found) === null) this.#refuse(part, `the type of ${this.#shown(part)} would contain itself`);
    }
    const [undecided] = this.#undecided.sort((a, b) => a.from - b.from);
    if (undecided !== undefined) {
      const message = `${this.#shown(undecided)} can be any of ${String(undecided.candidates.length)} constants, and no type tells which one`;
      this.#refuse(undecided, message, [...this.#notes(undecided.candidates), 'annotate an argument, as in (x : ℝ)']);
    }
    for (const part of [...this.#variables, ...this.#numerals, ...this.#uses]) {
      if (this.isDetermined(part.type)) continue;
      const message = `the type of ${this.#shown(part)} is not determined, only ${this.#shownType(part.type)}`;
      this.#refuse(part, message, ['annotate it, or something near it, as in (x : ℕ)']);
    }
    for (const [part, build] of this.#builders) this.#terms.set(part, build());
    return this.#built(root);
  }

  #note<P extends Preterm>(part: P, build: () => Term): P {
    this.#builders.push([part, build]);
    return part;
  }

  #built(part: Preterm): Term {
    return this.#terms.get(part) as Term;
  }

  #typeOf(part: Preterm): HolType {
    return typeFound(part.type, () => UNKNOWN, this.#found) as HolType;
  }

  /** Whether only one candidate is left for the use, which then has its type. */
  #isDecided(use: Use): boolean {
    const { candidates } = use;
    use.candidates = candidates.filter(({ type }) => mayBe(use.type, type));
    const [only, another] = use.candidates;
    if (another !== undefined) return false;
    if (only === undefined || !Pretype.equate(use.type, commonType([only.type]))) {
      this.#refuse(use, `${this.#shown(use)} cannot have type ${this.#shownType(use.type)}`, this.#notes(candidates));
    }
    return true;
  }

  #notes(candidates: readonly TypedConstant[]): string[] {
    return candidates.map(({ constant, type }) => `${printable(constant.name)} : ${printType(type, { signature: this.#signature })}`);
  }

  #wrongNumeral(part: Numeral): never {
    return this.#refuse(part, `the numeral ${this.#shown(part)} is natural or real, but ${this.#shownType(part.type)} is expected`);
  }

  #refuse(part: Preterm, message: string, notes: readonly string[] = []): never {
    return fail('term-types', message, { place: placeIn(this.#text, part.from), notes });
  }

  /** The part as it stands in the text, on one line and not too long. */
  #shown(part: Preterm): string {
    const { from, to } = this.#enclosed.get(part) ?? part;
    const piece = this.#text.slice(from, Math.min(to, from + 200)).replace(/\s+/g, ' ');
    return printable(`"${piece.length > 60 ? `${piece.slice(0, 60)}…` : piece}"`);
  }

  #shownType(type: Pretype): string {
    const found = typeFound(type, () => UNKNOWN);
    const typeWords = new Map([...this.#signature.typeWords, ['?', { unicode: '?', ascii: '?' }]]);
    return found === null ? 'one that contains itself' : printType(found, { limit: 200, signature: { typeWords } });
  }
}
