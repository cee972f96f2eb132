// What of a term was begun and is not complete: the stack of a reader of terms, and what becomes of its entries.
import type { Inference, Preterm, PreVariable, Range } from './infer-types.ts';
import { CONDITIONAL, CONS, MINUS, NIL, POWER, type Infix, type PAIR } from './notation.ts';
import type { Pretype } from './pretype.ts';
import type { Meanings, Signature, TypedConstant } from './signature.ts';
import { shownToken, syntaxError, type Token } from './term-tokens.ts';

/** Parentheses, lists, bound variables and conditionals inside one another: to bind a variable takes as long as its body. */
const MOST_NESTED = 1000;

interface OpenInfix extends Pick<Infix, 'kind' | 'level' | 'side'> {
  /** The operator, applied to its left operand. */
  readonly fn: Preterm;
  readonly token: Token;
}

/** A binder with its variables; `by` is what it stands for, null for λ. */
interface OpenBinding {
  readonly kind: 'binding';
  readonly by: readonly TypedConstant[] | null;
  readonly variables: readonly PreVariable[];
  readonly token: Token;
}

/** A group, list or conditional, with its items before the one that is read. */
export interface OpenItems {
  readonly kind: 'group' | 'list' | 'conditional';
  readonly items: Preterm[];
  readonly token: Token;
}

/** Something begun: what is read next is its argument, its operand, its body, or one of its items. */
type Begun =
  | OpenInfix
  | OpenBinding
  | OpenItems
  | { readonly kind: 'application'; readonly fn: Preterm }
  | { readonly kind: 'prefix'; readonly operator: Preterm; readonly token: Token };

/** The stack. Its errors are `term-syntax`, and `term-types` where types do not fit. */
export class OpenParts {
  readonly #text: string;
  readonly #signature: Signature;
  readonly #inference: Inference;
  readonly #begun: Begun[] = [];
  #nested = 0;
  /** The types of bound variables by name, those of the innermost binder last. */
  readonly #bound = new Map<string, Pretype[]>();

  constructor(text: string, signature: Signature, inference: Inference) {
    this.#text = text;
    this.#signature = signature;
    this.#inference = inference;
  }

  /** After `folded`: the group, list or conditional that waits for its next item. */
  get top(): OpenItems | undefined {
    const top = this.#begun.at(-1);
    return top !== undefined && 'items' in top ? top : undefined;
  }

  /** The type of the bound variable of that name, if there is one. */
  typeOfBound(name: string): Pretype | undefined {
    return this.#bound.get(name)?.at(-1);
  }

  /** Puts it on the stack. */
  begin(begun: Exclude<Begun, OpenInfix>): null {
    if ('items' in begun || begun.kind === 'binding') {
      const message = `nested too deeply: at most ${String(MOST_NESTED)} levels are read`;
      this.#nested += 'items' in begun ? 1 : begun.variables.length;
      if (this.#nested > MOST_NESTED) syntaxError(this.#text, begun.token.from, message);
    }
    if (begun.kind === 'binding') {
      for (const { name, type } of begun.variables) {
        const types = this.#bound.get(name);
        if (types === undefined) this.#bound.set(name, [type]);
        else types.push(type);
      }
    }
    this.#begun.push(begun);
    return null;
  }

  /** The atom, or its application by the function that was waiting for it. */
  complete(atom: Preterm): Preterm {
    const top = this.#begun.at(-1);
    if (top?.kind !== 'application') return atom;
    this.#begun.pop();
    return this.#inference.apply(top.fn, atom);
  }

  /** Puts the infix on the stack, its left operand being the value with all that binds closer. */
  infix(value: Preterm, token: Token, { level, side, constants }: NonNullable<Meanings['infix']>): void {
    let left = value;
    for (let top = this.#begun.at(-1); top !== undefined; top = this.#begun.at(-1)) {
      if (top.kind === 'prefix') {
        if (top.token.text === MINUS && token.text === POWER) {
          const note = 'write (-x) ^ 2, or -(x ^ 2)';
          syntaxError(this.#text, top.token.from, 'a minus before a power can be read in two ways', [note]);
        }
        left = this.#inference.apply(top.operator, left);
      } else if (top.kind !== 'infix' || top.level < level) break;
      else if (top.level > level || (top.side === 'left' && side === 'left')) left = this.#inference.apply(top.fn, left);
      else if (top.side === 'right' && side === 'right') break;
      else syntaxError(this.#text, token.from, `${shownToken(top.token)} and ${shownToken(token)} in a row need parentheses`);
      this.#begun.pop();
    }
    const fn = this.#inference.apply(this.#inference.use(constants, token), left);
    this.#begun.push({ kind: 'infix', fn, level, side, token });
  }

  /** The value with all around it that is then complete, as no closing symbol is awaited for it. */
  folded(value: Preterm): Preterm {
    let folded = value;
    for (let top = this.#begun.at(-1); top !== undefined; top = this.#begun.at(-1)) {
      if (top.kind === 'prefix') folded = this.#inference.apply(top.operator, folded);
      else if (top.kind === 'infix') folded = this.#inference.apply(top.fn, folded);
      else if (top.kind === 'binding') folded = this.#bind(top, folded);
      else if (top.kind === 'conditional' && top.items.length === 2) {
        this.#nested--;
        const parts = [...top.items, folded];
        folded = parts.reduce((fn, arg) => this.#inference.apply(fn, arg), this.#constant(CONDITIONAL, top.token));
      } else break;
      this.#begun.pop();
    }
    return folded;
  }

  /** Closes, by that token, the group or list whose last item this is: its items, joined to the right by the constant. */
  closed(last: Preterm, by: typeof PAIR | typeof CONS, close: Token): Preterm {
    const { items, token } = this.#begun.pop() as OpenItems;
    this.#nested--;
    const all = [...items, last];
    let joined = by === CONS ? this.#constant(NIL, token) : (all.pop() as Preterm);
    for (const item of all.reverse()) joined = this.#inference.apply(this.#inference.apply(this.#constant(by, token), item), joined);
    return this.complete(this.#inference.enclosed(joined, { from: token.from, to: close.to }));
  }

  #bind({ variables, by, token }: OpenBinding, body: Preterm): Preterm {
    this.#nested -= variables.length;
    return variables.reduceRight((inner, v) => {
      this.#bound.get(v.name)?.pop();
      const abstracted = this.#inference.abstraction(v, inner, token.from);
      return by === null ? abstracted : this.#inference.apply(this.#inference.use(by, token), abstracted);
    }, body);
  }

  #constant(name: string, range: Range): Preterm {
    const typed = this.#signature.constants.get(name);
    if (typed !== undefined) return this.#inference.use([typed], range);
    return syntaxError(this.#text, range.from, `this needs the constant ${JSON.stringify(name)}, which is not here`);
  }
}
