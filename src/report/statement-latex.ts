// Statements in LaTeX: the notation of mathematics, with the types of the variables that ∀ and ∃ bind.
import { EQUALITY } from '../kernel/constant.ts';
import type { Term } from '../kernel/term.ts';
import { BOOL, FUNCTION, type HolType } from '../kernel/type.ts';
import { isAnd, isApplied, isForall, spine } from '../logic/formula.ts';
import { APPLICATION_LEVEL, CONDITIONAL, EQUIVALENCE, NUMERAL, PAIR, POWER, PREFIX_LEVEL } from '../logic/notation.ts';
import { numeralOf } from '../logic/numeral.ts';
import { takenNames } from '../logic/print-term.ts';
import type { Signature } from '../logic/signature.ts';

/** What LaTeX calls the symbols of the notation. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ '∀': '\\forall', '∃': '\\exists', '∃!': '\\exists!', ε: '\\varepsilon', '¬': '\\lnot', '∧': '\\land', '∨': '\\lor' }),
  ...Object.entries({
    '⟹': '\\implies',
    '⇔': '\\iff',
    '≤': '\\le',
    '≥': '\\ge',
    '∘': '\\circ',
    '*': '\\,',
    '∈': '\\in',
    '∅': '\\emptyset',
  }),
  ...Object.entries({ '⊆': '\\subseteq', '∪': '\\cup', '∩': '\\cap', div: '\\mathbin{\\mathrm{div}}', mod: '\\bmod' }),
]);

const TYPES: ReadonlyMap<string, string> = new Map([
  [NUMERAL.natural, '\\mathbb{N}'],
  [NUMERAL.real, '\\mathbb{R}'],
  ['bool', '\\mathbb{B}'],
]);

const GREEK: ReadonlyMap<string, string> = new Map(
  Object.entries({ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'varepsilon', η: 'eta', θ: 'theta', κ: 'kappa', λ: 'lambda', μ: 'mu' })
    .concat(Object.entries({ ν: 'nu', ξ: 'xi', π: 'pi', ρ: 'rho', σ: 'sigma', τ: 'tau', φ: 'varphi', χ: 'chi', ψ: 'psi', ω: 'omega' }))
    .map(([letter, name]) => [letter, `\\${name}`]),
);

/** Names by which proofs write Greek letters. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  Object.entries({ al: 'alpha', be: 'beta', ga: 'gamma', de: 'delta', eps: 'varepsilon', lam: 'lambda', om: 'omega' })
    .concat(['mu', 'nu', 'xi', 'rho', 'tau', 'phi', 'psi', 'theta', 'sigma'].map((name) => [name, name]))
    .map(([short, name]) => [short, `\\${name}`]),
);

/** Characters of LaTeX beyond which a formula is written in several lines. */
const LINE = 110;
const SUM = /(^|\.)sum$/;

type Names = readonly string[];

/** A formula as LaTeX for math mode; a long one as an `aligned` of several lines. */
export function statementLatex(t: Term, signature: Signature): string {
  const writer = new LatexWriter(signature, takenNames([t]));
  const whole = writer.term(t, 0, []);
  if (whole.length <= LINE) return whole;
  return `\\begin{aligned}\n  & ${writer.lines(t, []).join(' \\\\\n  & ')}\n\\end{aligned}`;
}

/** Text for LaTeX outside math mode. */
export function latexText(text: string): string {
  return text.replace(/[\\{}$&#_%^~]/g, (c) => (c === '\\' ? '\\textbackslash{}' : c === '^' || c === '~' ? `\\${c}{}` : `\\${c}`));
}

function nameLatex(name: string): string {
  const [, base = name, digits = '', primes = ''] = /^(.*?)(\d*)(['′]*)$/.exec(name) ?? [];
  const letters = Array.from(base, (c) => GREEK.get(c) ?? latexText(c));
  const written = SPELLED.get(base) ?? (letters.length > 1 ? `\\mathit{${letters.join('')}}` : letters.join(''));
  return `${written}${digits === '' ? '' : `_{${digits}}`}${primes.replaceAll('′', "'")}`;
}

function typeLatex(type: HolType, level: number): string {
  const { operator, args, name } = type;
  const [first, second] = args;
  if (operator === FUNCTION && first !== undefined && second !== undefined) {
    const text = `${typeLatex(first, 1)} \\to ${typeLatex(second, 0)}`;
    return level > 0 ? `(${text})` : text;
  }
  if (operator?.name === 'Data.Pair.*' && first !== undefined && second !== undefined)
    return `${typeLatex(first, 1)} \\times ${typeLatex(second, 1)}`;
  const written = operator === null ? name : (TYPES.get(operator.name) ?? `\\mathrm{${latexText(operator.name.replace(/^.*\./, ''))}}`);
  return args.length === 0 ? written : `${written}(${args.map((one) => typeLatex(one, 0)).join(', ')})`;
}

/** Writes the parts of one term. `names` are those of the binders around, the innermost first. */
class LatexWriter {
  readonly #signature: Signature;
  readonly #taken: ReadonlySet<string>;

  constructor(signature: Signature, taken: ReadonlySet<string>) {
    this.#signature = signature;
    this.#taken = taken;
  }

  /** A formula in lines: its quantifiers, then its hypotheses, then what follows from them. */
  lines(t: Term, names: Names): string[] {
    if (isForall(t)) {
      const { prefix, body, inner } = this.#binders('\\forall', t.fn, t.arg, names, true);
      return [prefix, ...this.lines(body, inner).map((line) => `\\quad ${line}`)];
    }
    const { head, args } = spine(t);
    const [left, right] = args;
    const how = head.kind === 'constant' && args.length === 2 ? this.#infix(head, t) : undefined;
    const symbol = SYMBOLS.get(how?.symbols.unicode ?? '');
    if (
      left === undefined ||
      right === undefined ||
      how === undefined ||
      how.level > 8 ||
      symbol === undefined ||
      !/implies|iff|land/.test(symbol)
    ) {
      return [this.term(t, 0, names)];
    }
    if (how.symbols.unicode === '∧') return this.#conjunction(t, names);
    const first = this.term(left, how.level + 1, names);
    const rest = this.term(right, how.level, names);
    if (first.length + rest.length <= LINE) return [`${first} ${symbol} ${rest}`];
    const before = how.symbols.unicode === '⟹' && first.length > LINE ? this.lines(left, names) : [first];
    return [
      ...before.slice(0, -1),
      `${before.at(-1) ?? ''} ${symbol}`,
      ...(isForall(right) && how.level > 4 ? [rest] : this.lines(right, names)),
    ];
  }

  /** A conjunction in lines that are as long as may be. */
  #conjunction(t: Term, names: Names): string[] {
    const lines: string[] = [];
    let line = '';
    for (let rest: Term | null = t; rest !== null;) {
      const last: boolean = !isAnd(rest);
      const text = last ? this.term(rest, 8, names) : `${this.term(rest.fn.arg, 9, names)} \\land`;
      if (line !== '' && line.length + text.length >= LINE) {
        lines.push(line);
        line = '';
      }
      line += line === '' ? text : ` ${text}`;
      rest = last ? null : rest.arg;
    }
    return [...lines, line];
  }

  /** A part, in parentheses if it binds less than `level`. */
  term(t: Term, level: number, names: Names): string {
    const numeral = numeralOf(t, new Set());
    if (numeral !== null) return numeral;
    if (t.kind === 'bound') return nameLatex(names[t.head as number] ?? '?');
    if (t.kind === 'variable') return nameLatex(t.name);
    if (t.kind === 'constant') return this.#constant(t);
    if (t.kind === 'abstraction') return this.#bound('\\lambda', null, t, level, names, false);
    const { head, args } = spine(t);
    if (head.kind === 'constant') {
      const special = this.#special(t, head, args, level, names);
      if (special !== null) return special;
    }
    return `${this.term(head, APPLICATION_LEVEL, names)}(${args.map((arg) => this.term(arg, 0, names)).join(', ')})`;
  }

  #infix(head: Term, t: Term): typeof EQUIVALENCE | undefined {
    if (head.constant === EQUALITY && t.arg.type === BOOL) return EQUIVALENCE;
    const how = this.#signature.notationOf(head.constant);
    return how?.kind === 'infix' ? how : undefined;
  }

  #constant({ constant }: Term): string {
    const word = this.#signature.notationOf(constant)?.symbols.unicode ?? constant.name.replace(/^.*\./, '');
    return SYMBOLS.get(word) ?? `\\mathrm{${latexText(word)}}`;
  }

  #bound(symbol: string, by: Term | null, abs: Term, level: number, names: Names, typed: boolean): string {
    const { prefix, body, inner } = this.#binders(symbol, by, abs, names, typed);
    return grouped(level > 0, `${prefix} ${this.term(body, 0, inner)}`);
  }

  /** Binders of one kind in a row, those of one type together. */
  #binders(symbol: string, by: Term | null, first: Term, outer: Names, typed: boolean): { prefix: string; body: Term; inner: Names } {
    const groups: { readonly type: HolType; readonly names: string[] }[] = [];
    let inner = outer;
    let body = first;
    for (let next: Term | null = first; next !== null;) {
      const name: string = this.#fresh(next.name, inner);
      inner = [name, ...inner];
      const type = next.type.args[0] as HolType;
      const last = groups.at(-1);
      if (last?.type === type) last.names.push(nameLatex(name));
      else groups.push({ type, names: [nameLatex(name)] });
      body = next.body;
      const under =
        by === null
          ? body
          : body.kind === 'application' && body.fn.kind === 'constant' && body.fn.constant === by.constant
            ? body.arg
            : null;
      next = under?.kind === 'abstraction' ? under : null;
    }
    const texts = groups.map(({ type, names }) => `${names.join(', ')}${typed ? ` : ${typeLatex(type, 0)}` : ''}`);
    return { prefix: `${symbol} ${texts.join(typed ? ',\\; ' : ', ')}.\\;`, body, inner };
  }

  /** An application that has notation of its own; null for another. */
  #special(t: Term, head: Term, args: readonly Term[], level: number, names: Names): string | null {
    const [first, second, third] = args;
    const how = this.#signature.notationOf(head.constant);
    const { name } = head.constant;
    const symbol = how?.symbols.unicode ?? '';
    if (first === undefined) return null;
    if (second === undefined) {
      if (how?.kind === 'binder' && first.kind === 'abstraction') {
        return this.#bound(SYMBOLS.get(symbol) ?? `\\mathrm{${latexText(symbol)}}`, head, first, level, names, symbol !== 'ε');
      }
      if (how?.kind !== 'prefix') return name === NUMERAL.fromNatural ? this.term(first, level, names) : null;
      return grouped(level > PREFIX_LEVEL, `${SYMBOLS.get(symbol) ?? symbol} ${this.term(first, PREFIX_LEVEL, names)}`);
    }
    if (SUM.test(name) && args.length === 2 && second.kind === 'abstraction') {
      const index = this.#fresh(second.name, names);
      return grouped(
        level > 16,
        `\\sum_{${nameLatex(index)} < ${this.term(first, 12, names)}} ${this.term(second.body, 17, [index, ...names])}`,
      );
    }
    if (isApplied(t, CONDITIONAL, 3) && third !== undefined) {
      const [p, a, b] = [first, second, third].map((one) => this.term(one, 0, names));
      return `\\begin{cases} ${a ?? ''} & \\text{if } ${p ?? ''} \\\\ ${b ?? ''} & \\text{otherwise} \\end{cases}`;
    }
    if (args.length !== 2) return null;
    if (name === PAIR) return `(${this.term(first, 0, names)}, ${this.term(second, 0, names)})`;
    const infix = this.#infix(head, t);
    if (infix === undefined) return null;
    const { level: own, side } = infix;
    const written = infix.symbols.unicode;
    if (written === POWER) return grouped(own < level, `${this.term(first, APPLICATION_LEVEL, names)}^{${this.term(second, 0, names)}}`);
    if (written === '/') return `\\frac{${this.term(first, 0, names)}}{${this.term(second, 0, names)}}`;
    const left = this.term(first, side === 'left' ? own : own + 1, names);
    const right = this.term(second, side === 'right' ? own : own + 1, names);
    return grouped(own < level, `${left} ${SYMBOLS.get(written) ?? latexText(written)} ${right}`);
  }

  #fresh(wanted: string, names: Names): string {
    let name = wanted;
    while (names.includes(name) || this.#taken.has(name)) name = `${name}'`;
    return name;
  }
}

function grouped(parentheses: boolean, text: string): string {
  return parentheses ? `\\left(${text}\\right)` : text;
}
