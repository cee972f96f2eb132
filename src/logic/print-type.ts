import { FUNCTION, type HolType } from '../kernel/type.ts';
import { TYPE_INFIXES, TYPE_WORDS, type NotationStyle, type Symbols } from './notation.ts';
import { isTypeVariableName, quotedFullName, quotedVariable, writtenFullName } from './written-name.ts';

/** How a type is to be printed. */
export interface TypePrintOptions {
  /** Mathematical symbols (the default), or the characters of a typewriter. */
  readonly notation?: NotationStyle;
  /** Characters after which the text is cut, with `…`; 1000 unless told. A type that shares its parts can be very long. */
  readonly limit?: number;
  /** Whose words for type operators are used; those of the standard library unless told. */
  readonly signature?: { readonly typeWords: ReadonlyMap<string, Symbols> };
}

const ARGUMENT_LEVEL = 3;

/** A type as text: infixes to the right, other operators after their arguments, `(ℕ → ℝ) list`, `(A, B) pair`. */
export function printType(root: HolType, options: TypePrintOptions = {}): string {
  const { notation = 'unicode', limit = 1000, signature } = options;
  const words = signature?.typeWords ?? TYPE_WORDS;
  const written = (name: string): string =>
    words.get(name)?.[notation] ?? (isTypeVariableName(name) ? quotedFullName(name) : writtenFullName(name));
  let text = '';
  const todo: (string | { readonly type: HolType; readonly level: number })[] = [{ type: root, level: 0 }];
  for (let next = todo.pop(); next !== undefined && text.length <= limit; next = todo.pop()) {
    if (typeof next === 'string') {
      text += next;
      continue;
    }
    const { operator, args, name } = next.type;
    const [first, second] = args;
    const infix = operator !== null && (operator === FUNCTION || operator.name !== '->') ? TYPE_INFIXES.get(operator.name) : undefined;
    if (operator === null) text += isTypeVariableName(name) ? name : quotedVariable(name);
    else if (first === undefined) text += written(operator.name);
    else if (second === undefined) todo.push(` ${written(operator.name)}`, { type: first, level: ARGUMENT_LEVEL });
    else if (infix !== undefined && args.length === 2) {
      const { level, symbols } = infix;
      if (level < next.level) text += '(';
      todo.push(level < next.level ? ')' : '', { type: second, level });
      todo.push(` ${symbols[notation]} `, { type: first, level: level + 1 });
    } else {
      text += '(';
      todo.push(`) ${written(operator.name)}`);
      for (let i = args.length - 1; i >= 0; i--) todo.push({ type: args[i] as HolType, level: 0 }, i > 0 ? ', ' : '');
    }
  }
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
