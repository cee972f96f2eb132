// Clauses by what they can be connected to.
import type { NodeLiteral, SearchClause } from './tableau-goal.ts';
import type { TermBank } from './term-bank.ts';

/** A literal of a clause. */
export interface Entry {
  readonly clause: SearchClause;
  readonly index: number;
}

/** A positive equation of a clause, used from one side to the other. */
export interface EquationEntry extends Entry {
  readonly swapped: boolean;
}

/** The clauses of a problem, without those that have a literal whose opposite occurs nowhere. */
export class ClauseIndex {
  readonly clauses: readonly SearchClause[];
  /** Those without positive literal. */
  readonly negative: readonly SearchClause[];
  readonly #positive = new Map<number, Entry[]>();
  readonly #negative = new Map<number, Entry[]>();
  readonly #bySide = new Map<number, EquationEntry[]>();
  /** Types (by number) with an equation, a side of which is a variable. */
  readonly #variableSides = new Map<number, EquationEntry[]>();
  /** Whether there are positive equations. */
  readonly isEquational: boolean;

  constructor(bank: TermBank, all: readonly SearchClause[]) {
    this.clauses = withoutPure(bank, all).sort((a, b) => a.literals.length - b.literals.length);
    this.negative = this.clauses.filter(({ literals }) => literals.every(({ positive }) => !positive));
    for (const clause of this.clauses) {
      clause.literals.forEach(({ positive, atom }, index) => {
        const symbol = bank.symbol[atom] as number;
        add(positive ? this.#positive : this.#negative, symbol, { clause, index });
        if (!positive || !bank.equalities.has(symbol)) return;
        (bank.args[atom] as readonly number[]).forEach((side, i) => {
          const head = bank.symbol[side] as number;
          const entry = { clause, index, swapped: i === 1 };
          if (head < 0) add(this.#variableSides, bank.type[side] as number, entry);
          else add(this.#bySide, head, entry);
        });
      });
    }
    this.isEquational = this.#bySide.size + this.#variableSides.size > 0;
  }

  /** The literals of that sign and predicate. */
  literals(positive: boolean, symbol: number): readonly Entry[] {
    return (positive ? this.#positive : this.#negative).get(symbol) ?? NONE;
  }

  /** The positive equations with a side that begins with that symbol. */
  equationsFrom(symbol: number): readonly EquationEntry[] {
    return this.#bySide.get(symbol) ?? NONE;
  }

  /** The positive equations with a side that is a variable of that type. */
  equationsFromVariable(type: number): readonly EquationEntry[] {
    return this.#variableSides.get(type) ?? NONE;
  }
}

const NONE: readonly never[] = [];

function add<T>(map: Map<number, T[]>, key: number, value: T): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [value]);
  else there.push(value);
}

function withoutPure(bank: TermBank, all: readonly SearchClause[]): SearchClause[] {
  let clauses = [...all];
  for (;;) {
    const [positive, negative] = [new Set<number>(), new Set<number>()];
    const symbolOf = ({ atom }: NodeLiteral): number => bank.symbol[atom] as number;
    for (const { literals } of clauses) for (const one of literals) (one.positive ? positive : negative).add(symbolOf(one));
    const isPure = (one: NodeLiteral): boolean =>
      !bank.equalities.has(symbolOf(one)) && !(one.positive ? negative : positive).has(symbolOf(one));
    const kept = clauses.filter(({ literals }) => !literals.some(isPure));
    if (kept.length === clauses.length) return clauses;
    clauses = kept;
  }
}
