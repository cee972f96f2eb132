import { printable } from '../diagnostics/diagnostic.ts';
import { FUNCTION, type HolType } from '../kernel/type.ts';
import { TYPE_WORDS, type NotationStyle } from './notation.ts';

const INFIX_TYPES: ReadonlyMap<string, { readonly symbols: Record<NotationStyle, string>; readonly level: number }> = new Map([
  ['->', { symbols: { unicode: '→', ascii: '->' }, level: 0 }],
  ['Data.Sum.+', { symbols: { unicode: '+', ascii: '+' }, level: 1 }],
  ['Data.Pair.*', { symbols: { unicode: '×', ascii: '#' }, level: 2 }],
]);

/** Words for type operators: a type variable of such a name is put in quotes. */
const TYPE_NAMES: ReadonlySet<string> = new Set([...TYPE_WORDS.values()].flatMap(({ unicode, ascii }) => [unicode, ascii]));

/** A name as it stands if it reads as one, in quotes otherwise. */
export function shownName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_'.′]*$/u.test(name) ? name : printable(JSON.stringify(name));
}

/** A type as text, infix to the right, other operators after their arguments: `(ℕ → ℝ) list`. At most `limit` characters. */
export function printType(root: HolType, notation: NotationStyle = 'unicode', limit = 1000): string {
  let text = '';
  const todo: (string | { readonly type: HolType; readonly level: number })[] = [{ type: root, level: 0 }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (text.length > limit) return `${text.slice(0, limit)}…`;
    if (typeof next === 'string') {
      text += next;
      continue;
    }
    const { type, level } = next;
    const { operator, args } = type;
    const infix = operator === null || args.length !== 2 ? undefined : INFIX_TYPES.get(operator.name);
    const [first, second] = args;
    if (operator === null) text += TYPE_NAMES.has(type.name) ? JSON.stringify(type.name) : shownName(type.name);
    else if (infix !== undefined && first !== undefined && second !== undefined && (operator === FUNCTION || operator.name !== '->')) {
      const open = infix.level < level;
      todo.push(open ? ')' : '', { type: second, level: infix.level }, ` ${infix.symbols[notation]} `, {
        type: first,
        level: infix.level + 1,
      });
      if (open) text += '(';
    } else {
      const word = TYPE_WORDS.get(operator.name)?.[notation] ?? shownName(operator.name);
      todo.push(args.length === 0 ? word : ` ${word}`);
      if (args.length > 1) todo.push(')');
      for (let i = args.length - 1; i >= 0; i--) {
        todo.push({ type: args[i] as HolType, level: args.length > 1 ? 0 : 3 });
        if (i > 0) todo.push(', ');
      }
      if (args.length > 1) text += '(';
    }
  }
  return text;
}
