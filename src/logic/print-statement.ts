// Statements broken into lines: after the variables of a quantifier, and after the loosest connectives. Works on text that a
// printer wrote, in Unicode, with spaces around every operator.

/** Operators at which lines are broken, the loosest first. */
const BREAKS: readonly (readonly string[])[] = [['⇔'], ['⟹'], ['∨'], ['∧'], ['=', '≤', '<', '≥', '>'], ['+', '-']];
const BINDERS = new Set(['∀', '∃', '∃!', 'λ', 'ε', 'minimal']);
const TOKEN =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[λε]|∃!|(?![λε])[\p{L}\p{N}_](?:[\p{L}\p{N}_'′]|\.(?=[\p{L}\p{N}_]))*|\s+|[^\s\p{L}\p{N}_()[\]"',.]+|./gsu;

const length = (text: string): number => Array.from(text).length;

/** The statement in lines of at most that many characters, as far as it has places to be broken at. */
export function brokenStatement(text: string, width: number): string {
  const tokens = text.replace(/\s+/g, ' ').trim().match(TOKEN) ?? [];
  return new Breaker(width).lines(tokens, 0, '').join('\n');
}

class Breaker {
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  /** The lines of a part, indented; `after` follows it on its last line. */
  lines(tokens: readonly string[], indent: number, after: string): string[] {
    const inner = trimmed(tokens);
    const flat = `${' '.repeat(indent)}${inner.join('')}${after}`;
    if (length(flat) <= this.#width) return [flat];
    return (
      this.#binding(inner, indent, after) ??
      this.#conditional(inner, indent, after) ??
      this.#operators(inner, indent, after) ??
      this.#group(inner, indent, after) ?? [flat]
    );
  }

  #binding(tokens: readonly string[], indent: number, after: string): string[] | null {
    if (!BINDERS.has(tokens[0] ?? '')) return null;
    const dot = outside(tokens).find((i) => tokens[i] === '.');
    if (dot === undefined) return null;
    const head = `${' '.repeat(indent)}${tokens.slice(0, dot + 1).join('')}`;
    const body = trimmed(tokens.slice(dot + 1));
    // Binders in a row stand in one line.
    const lines = this.lines(body, indent + 2, after);
    return BINDERS.has(body[0] ?? '') ? this.#joined(head, ' ', lines) : [head, ...lines];
  }

  #joined(head: string, between: string, lines: readonly string[]): string[] {
    const line = `${head}${between}${(lines[0] ?? '').trimStart()}`;
    return length(line) <= this.#width ? [line, ...lines.slice(1)] : [head, ...lines];
  }

  #conditional(tokens: readonly string[], indent: number, after: string): string[] | null {
    if (tokens[0] !== 'if') return null;
    let open = 0;
    const at = outside(tokens).flatMap((i) => {
      if (tokens[i] === 'if') open += 1;
      if (tokens[i] === 'else') open -= 1;
      const own = (tokens[i] === 'then' && open === 1) || (tokens[i] === 'else' && open === 0);
      return own ? [i] : [];
    });
    const [yes, no] = at;
    if (yes === undefined || no === undefined) return null;
    const chained = tokens[no + 2] === 'if';
    return [
      ...this.lines(tokens.slice(0, yes), indent, ''),
      ...this.lines(tokens.slice(yes, no), indent, ''),
      ...this.#joined(`${' '.repeat(indent)}else`, ' ', this.lines(tokens.slice(no + 1), chained ? indent : indent + 2, after)),
    ];
  }

  #operators(tokens: readonly string[], indent: number, after: string): string[] | null {
    const places = outside(tokens);
    // What a binder or a conditional begins goes on to the end.
    const end = places.find((i) => BINDERS.has(tokens[i] ?? '') || tokens[i] === 'if') ?? tokens.length;
    for (const [level, symbols] of BREAKS.entries()) {
      const at = places.filter((i) => i > 0 && i < end && symbols.includes(tokens[i] ?? ''));
      if (at.length === 0) continue;
      return [...at, tokens.length].flatMap((to, part) => {
        const from = part === 0 ? 0 : (at[part - 1] ?? 0) + 1;
        const symbol = tokens[to];
        const hanging = part > 0 && level >= 4 ? 2 : 0;
        return this.lines(tokens.slice(from, to), indent + hanging, symbol === undefined ? after : ` ${symbol}`);
      });
    }
    return null;
  }

  /** Breaks inside the longest group in parentheses. */
  #group(tokens: readonly string[], indent: number, after: string): string[] | null {
    let best: readonly [number, number] | null = null;
    let depth = 0;
    let from = 0;
    for (const [i, token] of tokens.entries()) {
      if (token === '(' || token === '[') {
        if (depth === 0) from = i;
        depth += 1;
      } else if (token === ')' || token === ']') {
        depth -= 1;
        if (depth === 0 && (best === null || i - from > best[1] - best[0])) best = [from, i];
      }
    }
    if (best === null || best[1] - best[0] < 4) return null;
    const [open, close] = best;
    const head = `${' '.repeat(indent)}${tokens.slice(0, open + 1).join('')}`;
    const inner = this.lines(
      tokens.slice(open + 1, close),
      open === 0 ? indent + 1 : indent + 2,
      `${tokens.slice(close).join('')}${after}`,
    );
    return this.#joined(head, '', inner);
  }
}

function trimmed(tokens: readonly string[]): readonly string[] {
  const from = tokens[0] === ' ' ? 1 : 0;
  return tokens.slice(from, tokens.at(-1) === ' ' ? -1 : undefined);
}

/** Indices of the tokens that stand in no parentheses. */
function outside(tokens: readonly string[]): number[] {
  let depth = 0;
  return tokens.flatMap((token, i) => {
    if (token === '(' || token === '[') depth += 1;
    if (token === ')' || token === ']') depth -= 1;
    return depth === 0 ? [i] : [];
  });
}
