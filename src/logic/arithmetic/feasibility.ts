// Systems of linear inequalities over the rationals: multipliers by which they add up to an absurdity, or a solution. By the
// simplex method on exact numbers, for the multipliers: they are to be ≥ 0 and such that the sum of the rows is constant.
import { addQ, compareQ, divQ, mulQ, negQ, ONE, subQ, ZERO, type Rational } from '../../exact/rational.ts';

/** `p > 0`, `p ≥ 0` or `p = 0` for p a linear expression: coefficients by unknown, the constant under the empty name. */
export interface LinearRow {
  readonly relation: 'less' | 'le' | 'equal';
  readonly coefficients: ReadonlyMap<string, Rational>;
}

/** Multipliers for some rows (any sign for an equation), whose sum is absurd; or values that satisfy all rows. */
export type Verdict =
  | { readonly multipliers: ReadonlyMap<number, Rational>; readonly values?: undefined }
  | { readonly values: ReadonlyMap<string, Rational>; readonly multipliers?: undefined };

const CONSTANT = '';

/** The value of a linear expression; unknowns without a value count as 0. */
export function valueOf(coefficients: ReadonlyMap<string, Rational>, values: ReadonlyMap<string, Rational>): Rational {
  let sum = ZERO;
  for (const [name, c] of coefficients) sum = addQ(sum, name === CONSTANT ? c : mulQ(c, values.get(name) ?? ZERO));
  return sum;
}

/** An unknown that only helps, with the rows it is in: they can be satisfied whatever values the others have. */
interface Removal {
  readonly unknown: string;
  readonly rows: readonly LinearRow[];
}

/** The rows that can matter, by their numbers: an unknown with one sign only, or in one row only, makes its rows idle. */
function relevant(rows: readonly LinearRow[]): { readonly kept: number[]; readonly removals: Removal[] } {
  const kept = new Set(rows.keys());
  const places = new Map<string, Set<number>>();
  for (const [i, { coefficients }] of rows.entries()) {
    for (const name of coefficients.keys()) {
      if (name === CONSTANT) continue;
      const found = places.get(name);
      if (found === undefined) places.set(name, new Set([i]));
      else found.add(i);
    }
  }
  const isIdle = (name: string, at: ReadonlySet<number>): boolean => {
    if (at.size <= 1) return true;
    let sign = 0;
    for (const i of at) {
      const row = rows[i] as LinearRow;
      const own = (row.coefficients.get(name) as Rational).num > 0n ? 1 : -1;
      if (row.relation === 'equal' || own === -sign) return false;
      sign = own;
    }
    return true;
  };
  const removals: Removal[] = [];
  const waiting = [...places.keys()];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const at = places.get(name);
    if (at === undefined || !isIdle(name, at)) continue;
    places.delete(name);
    removals.push({ unknown: name, rows: [...at].map((i) => rows[i] as LinearRow) });
    for (const i of at) {
      kept.delete(i);
      for (const other of (rows[i] as LinearRow).coefficients.keys()) {
        const left = places.get(other);
        if (left?.delete(i) === true) waiting.push(other);
      }
    }
  }
  return { kept: [...kept], removals };
}

/** Gives the removed unknowns values that satisfy their rows, the last removed first. */
function restore(values: Map<string, Rational>, removals: readonly Removal[]): void {
  for (const { unknown, rows } of removals.toReversed()) {
    let value: Rational | undefined;
    for (const { relation, coefficients } of rows) {
      const c = coefficients.get(unknown) ?? ONE;
      values.delete(unknown);
      const rest = valueOf(coefficients, values);
      const bound = divQ(negQ(relation === 'less' ? subQ(rest, ONE) : rest), c);
      if (value === undefined || (c.num > 0n ? compareQ(bound, value) > 0 : compareQ(bound, value) < 0)) value = bound;
    }
    values.set(unknown, value ?? ZERO);
  }
}

/** Pivots after which the rule of Bland, slower but sure to end, chooses the columns. */
const HASTY_PIVOTS = 60;

/** A tableau: minimise the sum of the artificial columns, for a right side that is 0 but for the last row. */
class Tableau {
  readonly rows: Rational[][];
  readonly cost: Rational[];
  readonly basis: number[];
  readonly #structural: number;

  constructor(columns: readonly (readonly Rational[])[], height: number) {
    const width = columns.length;
    this.#structural = width;
    this.rows = Array.from({ length: height }, (_, i) => {
      const artificial = Array.from({ length: height }, (_, j) => (i === j ? ONE : ZERO));
      return [...columns.map((column) => column[i] as Rational), ...artificial, i === height - 1 ? ONE : ZERO];
    });
    this.basis = Array.from({ length: height }, (_, i) => width + i);
    const cost = new Array<Rational>(width + height + 1).fill(ZERO);
    for (let i = 0; i < height; i++) cost[width + i] = ONE;
    this.cost = cost;
    for (const row of this.rows) this.#subtract(cost, row, ONE);
  }

  #subtract(from: Rational[], row: readonly Rational[], factor: Rational): void {
    for (let j = 0; j < from.length; j++) {
      const entry = row[j] as Rational;
      if (entry.num !== 0n) from[j] = subQ(from[j] as Rational, mulQ(factor, entry));
    }
  }

  #pivot(at: number, column: number): void {
    const row = this.rows[at] as Rational[];
    const lead = row[column] as Rational;
    if (lead.num !== lead.den)
      for (let j = 0; j < row.length; j++) if ((row[j] as Rational).num !== 0n) row[j] = divQ(row[j] as Rational, lead);
    for (const other of [...this.rows, this.cost]) {
      const factor = other[column] as Rational;
      if (other !== row && factor.num !== 0n) this.#subtract(other, row, factor);
    }
    this.basis[at] = column;
  }

  #entering(isHasty: boolean): number {
    let best = -1;
    for (let j = 0; j < this.#structural; j++) {
      const c = this.cost[j] as Rational;
      if (c.num >= 0n || (best >= 0 && compareQ(c, this.cost[best] as Rational) >= 0)) continue;
      best = j;
      if (!isHasty) break;
    }
    return best;
  }

  #leaving(column: number): number {
    let best = -1;
    let least: Rational = ZERO;
    for (const [i, row] of this.rows.entries()) {
      const entry = row[column] as Rational;
      if (entry.num <= 0n) continue;
      const ratio = divQ(row.at(-1) as Rational, entry);
      const order = best < 0 ? -1 : compareQ(ratio, least);
      if (order < 0 || (order === 0 && (this.basis[i] as number) < (this.basis[best] as number))) [best, least] = [i, ratio];
    }
    return best;
  }

  /** Brings the sum of the artificial columns to its minimum, and says what that is. */
  minimise(): Rational {
    for (let pivots = 0; ; pivots++) {
      const column = this.#entering(pivots < HASTY_PIVOTS);
      if (column < 0) return negQ(this.cost.at(-1) as Rational);
      this.#pivot(this.#leaving(column), column);
    }
  }

  /** The price of each row: 1 less the reduced cost of its artificial column. */
  prices(): Rational[] {
    return this.rows.map((_, i) => subQ(ONE, this.cost[this.#structural + i] as Rational));
  }
}

/** Decides a system of linear inequalities. */
export function decide(rows: readonly LinearRow[]): Verdict {
  const { kept, removals } = relevant(rows);
  const unknowns = new Map<string, number>([[CONSTANT, 0]]);
  for (const i of kept) {
    for (const name of (rows[i] as LinearRow).coefficients.keys()) if (!unknowns.has(name)) unknowns.set(name, unknowns.size);
  }
  const height = unknowns.size + 1;
  const columns: Rational[][] = [];
  const owners: { readonly row: number; readonly sign: Rational }[] = [];
  const add = (row: number, sign: Rational, { relation, coefficients }: LinearRow): void => {
    const column = new Array<Rational>(height).fill(ZERO);
    for (const [name, c] of coefficients) column[unknowns.get(name) as number] = mulQ(sign, c);
    if (relation === 'less') column[height - 1] = ONE;
    columns.push(column);
    owners.push({ row, sign });
  };
  // 1 > 0 holds as well: what is absurd is a sum that is 0 with a strict row in it.
  add(-1, ONE, { relation: 'less', coefficients: new Map([[CONSTANT, ONE]]) });
  for (const i of kept) {
    const row = rows[i] as LinearRow;
    add(i, ONE, row);
    if (row.relation === 'equal') add(i, negQ(ONE), row);
  }
  const tableau = new Tableau(columns, height);
  if (tableau.minimise().num === 0n) {
    const multipliers = new Map<number, Rational>();
    for (const [at, column] of tableau.basis.entries()) {
      const owner = owners[column];
      const value = (tableau.rows[at] as Rational[]).at(-1) as Rational;
      if (owner === undefined || owner.row < 0 || value.num === 0n) continue;
      multipliers.set(owner.row, addQ(multipliers.get(owner.row) ?? ZERO, mulQ(owner.sign, value)));
    }
    return { multipliers };
  }
  // The prices are a solution, up to sign and scale: each column is worth at most nothing.
  const prices = tableau.prices();
  const scale = prices[0] as Rational;
  const values = new Map<string, Rational>();
  for (const [name, i] of unknowns) if (name !== CONSTANT) values.set(name, divQ(prices[i] as Rational, scale));
  restore(values, removals);
  return { values };
}
