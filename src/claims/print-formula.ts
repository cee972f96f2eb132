import type { Formula, NumberTerm } from './formula.ts';

/** How closely an expression of each kind holds together: inside a closer place it needs brackets. */
const LEVELS: { readonly [K in (Formula | NumberTerm)['kind']]: number } = {
  implies: 1,
  or: 2,
  and: 3,
  not: 4,
  comparison: 5,
  sum: 6,
  difference: 6,
  product: 7,
  negation: 8,
  integer: 9,
  name: 9,
  rank: 9,
  heads: 9,
  minimum: 9,
  maximum: 9,
  ceiling: 9,
};

/** How one notation writes the parts, each already written. */
export interface FormulaNotation {
  readonly brackets: (inside: string) => string;
  readonly integer: (value: bigint) => string;
  readonly name: (name: string) => string;
  readonly rank: (matrix: string) => string;
  readonly heads: (length: string) => string;
  readonly list: (kind: 'minimum' | 'maximum', parts: readonly string[]) => string;
  /** Where the notation itself encloses dividend and divisor, `encloses` is true and they come without brackets. */
  readonly ceiling: { readonly encloses: boolean; readonly write: (dividend: string, divisor: string) => string };
  readonly prefix: (kind: 'not' | 'negation', of: string) => string;
  readonly infix: (sign: string, left: string, right: string) => string;
}

/** A formula or term in a notation, with the brackets that the grammar of `parseFormula` needs and no others. */
export function writtenFormula(expression: Formula | NumberTerm, notation: FormulaNotation): string {
  const write = (one: Formula | NumberTerm, level: number): string => {
    const text = plain(one);
    return LEVELS[one.kind] < level ? notation.brackets(text) : text;
  };
  const plain = (one: Formula | NumberTerm): string => {
    const level = LEVELS[one.kind];
    switch (one.kind) {
      case 'integer':
        return notation.integer(one.value);
      case 'name':
        return notation.name(one.name);
      case 'rank':
        return notation.rank(one.matrix);
      case 'heads':
        return notation.heads(write(one.length, 0));
      case 'minimum':
      case 'maximum':
        return notation.list(
          one.kind,
          one.of.map((part) => write(part, 0)),
        );
      case 'ceiling': {
        const [dividend, divisor] = notation.ceiling.encloses ? [0, 0] : [LEVELS.product, LEVELS.negation];
        return notation.ceiling.write(write(one.dividend, dividend), write(one.divisor, divisor));
      }
      case 'not':
      case 'negation':
        return notation.prefix(one.kind, write(one.of, level));
      case 'comparison':
        return notation.infix(one.relation, write(one.left, level + 1), write(one.right, level + 1));
      case 'implies':
        return notation.infix(one.kind, write(one.left, level + 1), write(one.right, level));
      default:
        return notation.infix(one.kind, write(one.left, level), write(one.right, level + 1));
    }
  };
  return write(expression, 0);
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['sum', '+'],
  ['difference', '-'],
  ['product', '*'],
]);

const PLAIN: FormulaNotation = {
  brackets: (inside) => `(${inside})`,
  integer: String,
  name: (name) => name,
  rank: (matrix) => `rank(${matrix})`,
  heads: (length) => `heads(${length})`,
  list: (kind, parts) => `${kind === 'minimum' ? 'min' : 'max'}(${parts.join(', ')})`,
  ceiling: { encloses: false, write: (dividend, divisor) => `ceil(${dividend}/${divisor})` },
  prefix: (kind, of) => (kind === 'not' ? `not ${of}` : `-${of}`),
  infix: (sign, left, right) => (sign === 'product' ? `${left}*${right}` : `${left} ${SIGNS.get(sign) ?? sign} ${right}`),
};

/** The text of a formula or term, with as few brackets as it needs: `parseFormula` reads it back as the same formula. */
export function formulaText(expression: Formula | NumberTerm): string {
  return writtenFormula(expression, PLAIN);
}
