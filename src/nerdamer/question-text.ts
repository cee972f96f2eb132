import { formatQ } from '../exact/rational.ts';
import type { Expression } from '../symbolic/expression.ts';
import { namesIn } from '../symbolic/expression.ts';
import { expressionText } from '../symbolic/print-expression.ts';

/** What nerdamer can be asked. */
export type NerdamerQuestion = 'simplify' | 'factor' | 'expand' | 'integrate' | 'differentiate' | 'solve';

/** An expression under names that mean nothing to nerdamer, and what these names stand for. */
export interface Disguise {
  readonly expression: Expression;
  /** Each new name, and the name or the function or real power that it stands for. */
  readonly meaning: ReadonlyMap<string, Expression>;
  /** New names that stand for exponentials, roots and real powers: positive. */
  readonly positive: ReadonlySet<string>;
}

/**
 * Gives every name a fresh one, since nerdamer takes `e`, `i` and others for numbers and drops indices. With `atoms`
 * also every exponential, root, logarithm and real power becomes a name: only rational functions are left, on which
 * nerdamer's power rules are sound. Equal parts, as written, get the same name.
 */
export function disguised(expression: Expression, atoms: boolean): Disguise {
  const meaning = new Map<string, Expression>();
  const positive = new Set<string>();
  const known = new Map<string, string>();
  const fresh = (one: Expression, letter: string): Expression => {
    const text = expressionText(one);
    let name = known.get(text);
    if (name === undefined) {
      name = `${letter}${String(known.size)}`;
      known.set(text, name);
      meaning.set(name, one);
      if (letter === 'u' && !(one.kind === 'function' && one.function === 'log')) positive.add(name);
    }
    return { kind: 'name', name };
  };
  const renamed = (one: Expression): Expression => {
    if (one.kind === 'name') return fresh(one, 'v');
    if (atoms && (one.kind === 'function' || one.kind === 'real-power')) return fresh(one, 'u');
    return mapped(one, renamed);
  };
  return { expression: renamed(expression), meaning, positive };
}

/** An expression with names replaced by what they stand for, once. */
export function undisguised(expression: Expression, meaning: ReadonlyMap<string, Expression>): Expression {
  if (expression.kind === 'name') return meaning.get(expression.name) ?? expression;
  return mapped(expression, (one) => undisguised(one, meaning));
}

/** The same expression with its direct parts replaced. */
export function mapped(expression: Expression, image: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return expression;
    case 'negation':
    case 'function':
      return { ...expression, of: image(expression.of) };
    case 'power':
      return { ...expression, base: image(expression.base) };
    case 'real-power':
      return { ...expression, base: image(expression.base), exponent: image(expression.exponent) };
    default:
      return { ...expression, left: image(expression.left), right: image(expression.right) };
  }
}

/** An expression as nerdamer reads it: every part in brackets, so that no rule of precedence matters. */
export function nerdamerText(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.value.den === 1n ? formatQ(expression.value) : `(${formatQ(expression.value)})`;
    case 'name':
      return expression.name;
    case 'negation':
      return `((-1)*${nerdamerText(expression.of)})`;
    case 'function':
      return `${expression.function}(${nerdamerText(expression.of)})`;
    case 'power':
      return `(${nerdamerText(expression.base)}^(${expression.exponent}))`;
    case 'real-power':
      return `(${nerdamerText(expression.base)}^(${nerdamerText(expression.exponent)}))`;
    default: {
      const sign = { sum: '+', difference: '-', product: '*', quotient: '/' }[expression.kind];
      return `(${nerdamerText(expression.left)}${sign}${nerdamerText(expression.right)})`;
    }
  }
}

/** The whole question. `by` is the name to integrate or differentiate by, or to solve for. */
export function questionText(question: NerdamerQuestion, expression: Expression, by: string | undefined): string {
  const inside = nerdamerText(expression);
  if (question === 'simplify' || question === 'factor' || question === 'expand') return `${question}(${inside})`;
  const call = { integrate: 'integrate', differentiate: 'diff', solve: 'solve' }[question];
  return `${call}(${inside},${by ?? ''})`;
}

/** Whether a name occurs. */
export function contains(expression: Expression, name: string): boolean {
  return namesIn(expression).has(name);
}
