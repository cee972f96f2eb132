/** The matrices of a state space model whose rank a claim may speak of. */
export type MatrixName = 'A' | 'B' | 'C';

/** How a comparison relates its two sides. */
export type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A quantity by its name (`n`, `heads`, `degree`) or a parameter of the layer; `column` is where it stands in the text. */
export interface NamedTerm {
  readonly kind: 'name';
  readonly name: string;
  readonly column: number;
}

/** `rank(A)` */
export interface RankTerm {
  readonly kind: 'rank';
  readonly matrix: MatrixName;
  readonly column: number;
}

/** `heads(m)`: the head count at length m instead of n. */
export interface HeadsTerm {
  readonly kind: 'heads';
  readonly length: NumberTerm;
  readonly column: number;
}

/** `ceil(a/b)`, the least whole number that is not below the quotient. */
export interface CeilingTerm {
  readonly kind: 'ceiling';
  readonly dividend: NumberTerm;
  readonly divisor: NumberTerm;
  readonly column: number;
}

/** What stands for a number in `given` and `says`. The value of an `integer` is never negative: -3 is a negation. */
export type NumberTerm =
  | { readonly kind: 'integer'; readonly value: bigint }
  | NamedTerm
  | RankTerm
  | HeadsTerm
  | CeilingTerm
  | { readonly kind: 'negation'; readonly of: NumberTerm }
  | { readonly kind: 'sum' | 'difference' | 'product'; readonly left: NumberTerm; readonly right: NumberTerm }
  | { readonly kind: 'minimum' | 'maximum'; readonly of: readonly [NumberTerm, ...NumberTerm[]] };

/** What is true or false of one layer at one length: all that `given` and `says` can be. */
export type Formula =
  | { readonly kind: 'comparison'; readonly relation: Relation; readonly left: NumberTerm; readonly right: NumberTerm }
  | { readonly kind: 'and' | 'or' | 'implies'; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'not'; readonly of: Formula };

/** True for what has a truth value, false for what has a number. */
export function isFormula(expression: Formula | NumberTerm): expression is Formula {
  switch (expression.kind) {
    case 'comparison':
    case 'and':
    case 'or':
    case 'implies':
    case 'not':
      return true;
    default:
      return false;
  }
}
