// Which constants and type operators the theorems of an article speak about.
import { fail } from '../diagnostics/diagnostic.ts';
import type { Axiom } from '../kernel/axiom-set.ts';
import type { Constant } from '../kernel/constant.ts';
import { Term } from '../kernel/term.ts';
import type { HolType, TypeOperator } from '../kernel/type.ts';

/** Walks terms and their types, each part once in the life of the walker. `visit` is given every symbol at least once. */
class SymbolWalker {
  readonly #terms = new Set<Term>();
  readonly #types = new Set<HolType>();

  walk(root: Term, visit: (symbol: Constant | TypeOperator) => void): void {
    const stack = [root];
    for (let t = stack.pop(); t !== undefined; t = stack.pop()) {
      if (this.#terms.has(t)) continue;
      this.#terms.add(t);
      this.#walkType(t.type, visit);
      if (t.kind === 'constant') visit(t.constant);
      if (t.part !== null) stack.push(t.part);
      if (t.head instanceof Term) stack.push(t.head);
    }
  }

  #walkType(root: HolType, visit: (symbol: TypeOperator) => void): void {
    const stack = [root];
    for (let type = stack.pop(); type !== undefined; type = stack.pop()) {
      if (this.#types.has(type)) continue;
      this.#types.add(type);
      if (type.operator !== null) visit(type.operator);
      stack.push(...type.args);
    }
  }
}

/** Refuses (`article-export`) two different constants, or two different type operators, of one name in these terms. */
export function refuseNameClashes(terms: Iterable<Term>): void {
  const walker = new SymbolWalker();
  const symbols = new Map<string, Constant | TypeOperator>();
  for (const term of terms) {
    walker.walk(term, (symbol) => {
      const what = 'arity' in symbol ? 'type operators' : 'constants';
      const key = `${what} ${symbol.name}`;
      const before = symbols.get(key) ?? symbol;
      if (before !== symbol) fail('article-export', `the exported theorems mention two different ${what} with the name ${symbol.name}`);
      symbols.set(key, symbol);
    });
  }
}

/**
 * Divides what an article takes without proof: assumptions speak only about symbols that are not defined in it, so that
 * another theory can prove them; axioms mention one that is, so that nobody can.
 */
export function divideAxioms(all: Iterable<Axiom>): { readonly assumptions: Axiom[]; readonly axioms: Axiom[] } {
  const assumptions: Axiom[] = [];
  const axioms: Axiom[] = [];
  let clean = new SymbolWalker();
  for (const one of all) {
    const found: (Constant | TypeOperator)[] = [];
    for (const term of [...one.hypotheses, one.conclusion]) {
      clean.walk(term, (symbol) => {
        if (symbol.origin !== null) found.push(symbol);
      });
    }
    const defined = found.length > 0;
    // What was walked for an axiom may hold the defined symbol: it must be walked again for the next one.
    if (defined) clean = new SymbolWalker();
    (defined ? axioms : assumptions).push(one);
  }
  return { assumptions, axioms };
}
