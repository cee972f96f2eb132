// A second evaluator, by another road: from the text with two stacks and no tree, on fractions that are never reduced.
import { MAX_LENGTH_ASKED, type Quantities } from '../../src/claims/evaluate-formula.ts';

/** A fraction with a positive denominator, a truth value, a matrix, or null for what has no value. */
type Item = readonly [bigint, bigint] | boolean | 'A' | 'B' | 'C' | null;

interface Operator {
  readonly text: string;
  readonly level: number;
  readonly prefix?: boolean;
  readonly rightFirst?: boolean;
}

const LEVELS: Readonly<Record<string, number>> = {
  ...{ implies: 1, or: 2, and: 3, '=': 5, '!=': 5, '<': 5, '<=': 5, '>': 5, '>=': 5, '+': 6, '-': 6, '*': 7, '/': 7 },
};
const FUNCTIONS = new Set(['min', 'max', 'ceil', 'rank', 'heads']);

/** The truth value of a well-formed text; null where `isTrue` finds something that has no value. */
export function truthOfText(text: string, quantities: Quantities): boolean | null {
  const items: Item[] = [];
  const operators: Operator[] = [];
  const counts: number[] = [];
  let operandBefore = false;
  const reduce = (): void => {
    const { text: sign, prefix } = operators.pop()!;
    const right = items.pop()!;
    items.push(prefix === true ? ofOne(sign, right) : ofTwo(sign, items.pop()!, right));
  };
  const push = (operator: Operator): void => {
    while (operators.length > 0 && !operator.prefix) {
      const top = operators.at(-1)!;
      if (top.level < operator.level || (top.level === operator.level && operator.rightFirst)) break;
      reduce();
    }
    operators.push(operator);
    operandBefore = false;
  };
  const tokens = text.match(/[A-Za-z_]\w*|\d+|!=|<=|>=|\S/g) ?? [];
  tokens.forEach((token, i) => {
    if (token === 'not') push({ text: token, level: 4, prefix: true });
    else if (token === '-' && !operandBefore) push({ text: 'neg', level: 8, prefix: true });
    else if (token in LEVELS) push({ text: token, level: LEVELS[token]!, rightFirst: token === 'implies' });
    else if (token === '(') {
      const name = tokens[i - 1] ?? '';
      operators.push({ text: FUNCTIONS.has(name) ? name : '(', level: 0 });
      counts.push(1);
      operandBefore = false;
    } else if (token === ',' || token === ')') {
      while (operators.at(-1)!.level > 0) reduce();
      operandBefore = token === ')';
      if (token === ',') counts[counts.length - 1]! += 1;
      else items.push(applied(operators.pop()!.text, items.splice(-counts.pop()!), quantities));
    } else {
      operandBefore = true;
      if (/^\d/.test(token)) items.push([BigInt(token), 1n]);
      else if (token === 'A' || token === 'B' || token === 'C') items.push(token);
      else if (!FUNCTIONS.has(token) || tokens[i + 1] !== '(') items.push(fractionOf(quantities(token)));
    }
  });
  while (operators.length > 0) reduce();
  const [result = null] = items;
  if (items.length !== 1 || (result !== null && typeof result !== 'boolean')) throw new Error(`not a formula: ${text}`);
  return result;
}

function ofOne(sign: string, item: Item): Item {
  if (item === null) return null;
  return sign === 'not' ? item === false : [-(item as [bigint, bigint])[0], (item as [bigint, bigint])[1]];
}

function ofTwo(sign: string, left: Item, right: Item): Item {
  if (left === null) return null;
  if (typeof left === 'boolean') {
    if (sign === 'and') return left ? right : false;
    return left === (sign === 'implies') ? right : true;
  }
  if (right === null) return null;
  const [[a, b], [c, d]] = [left as [bigint, bigint], right as [bigint, bigint]];
  const difference = a * d - c * b;
  switch (sign) {
    case '+':
      return [a * d + c * b, b * d];
    case '-':
      return [difference, b * d];
    case '*':
      return [a * c, b * d];
    case '/':
      return c === 0n ? null : c < 0n ? [-a * d, b * -c] : [a * d, b * c];
    case '=':
      return difference === 0n;
    case '!=':
      return difference !== 0n;
    case '<':
      return difference < 0n;
    case '<=':
      return difference <= 0n;
    case '>':
      return difference > 0n;
    default:
      return difference >= 0n;
  }
}

function applied(name: string, list: readonly Item[], quantities: Quantities): Item {
  const [first = null] = list;
  if (list.includes(null)) return null;
  if (name === '(') return first;
  if (name === 'rank') return fractionOf(quantities('rank', first as 'A'));
  const numbers = list as [bigint, bigint][];
  const [num, den] = numbers[0]!;
  if (name === 'heads') {
    const isLength = num % den === 0n && num >= 0n && num <= MAX_LENGTH_ASKED * den;
    return isLength ? fractionOf(quantities('heads', num / den)) : null;
  }
  // The remainder of a floor division, so that ceil is right for negative numbers too.
  if (name === 'ceil') return [(num + (((-num % den) + den) % den)) / den, 1n];
  return numbers.reduce((best, one) => ((name === 'min') === one[0] * best[1] < best[0] * one[1] ? one : best));
}

function fractionOf(value: ReturnType<Quantities>): [bigint, bigint] {
  return typeof value === 'bigint' ? [value, 1n] : [value.num, value.den];
}
