// The machine that executes the commands of OpenTheory articles, each inference by its kernel rule.
import { fail } from '../diagnostics/diagnostic.ts';
import { abstraction, alphaEqual, application, constantTerm, variable, type Term } from '../kernel/term.ts';
import * as rules from '../kernel/theorem.ts';
import { applyType, typeOperator, typeVariable, type HolType } from '../kernel/type.ts';
import type { CommandSink } from './article-lines.ts';
import { ConstantObject, ListCell, NIL, OperatorObject, VariableObject, type ArticleObject } from './article-objects.ts';
import { ArticleStack, asGlobalName, asList, asName, asPair, asTerm, asType, asVariable } from './article-stack.ts';
import { SequentTable } from './sequent-table.ts';
import { explicitTypeTheorems } from './type-theorems.ts';

/** A theorem that the article exports, as its `thm` command writes it. */
export interface Export {
  readonly theorem: rules.Theorem;
  readonly hypotheses: readonly Term[];
  readonly conclusion: Term;
}

/** Something about an article that is no reason to reject it. */
export interface ArticleWarning {
  readonly code: string;
  readonly message: string;
}

const IN_BOTH_VERSIONS = [
  ...['ref', 'def', 'remove', 'nil', 'cons', 'pop', 'version', 'typeOp', 'varType', 'opType', 'const', 'constTerm', 'var', 'varTerm'],
  ...['appTerm', 'absTerm', 'assume', 'refl', 'betaConv', 'absThm', 'appThm', 'eqMp', 'deductAntisym', 'subst', 'axiom'],
  ...['defineConst', 'defineTypeOp', 'thm'],
] as const;
const IN_VERSION_6 = ['hdTl', 'sym', 'trans', 'proveHyp', 'defineConstList', 'pragma'] as const;

/** The words that are commands. */
export type CommandWord = (typeof IN_BOTH_VERSIONS)[number] | (typeof IN_VERSION_6)[number];

/** All commands of articles. */
export const COMMAND_WORDS: readonly CommandWord[] = [...IN_BOTH_VERSIONS, ...IN_VERSION_6];

const ONLY_IN_6: ReadonlySet<CommandWord> = new Set(IN_VERSION_6);
const MOST_STORED = 1 << 23;

/** Executes the commands of one article. Its errors name no place: who feeds it knows the line. */
export class ArticleMachine implements CommandSink<CommandWord> {
  version: 5 | 6 = 5;
  inferences = 0;
  readonly exports: Export[] = [];
  readonly warnings: ArticleWarning[] = [];
  /** One theorem of each type definition. */
  readonly definitions: rules.Theorem[] = [];
  /** The names of the constants and type operators that the article defines. */
  readonly defined = new Set<string>();
  readonly stack = new ArticleStack();
  readonly #dictionary = new Map<number, ArticleObject>();
  readonly #arities = new Map<string, number>();
  readonly #axioms = new SequentTable<rules.Theorem>();
  readonly #exported = new SequentTable<Export>();
  #commands = 0;

  number(value: number): void {
    this.#commands++;
    this.stack.push(value);
  }

  name(value: string): void {
    this.#commands++;
    this.stack.push(value);
  }

  word(word: CommandWord): void {
    this.#commands++;
    if (this.version === 5 && ONLY_IN_6.has(word)) fail('article-version', `${word} is a command of version 6, and this is version 5`);
    const { stack } = this;
    switch (word) {
      case 'ref':
        stack.push(this.#stored(stack.popNumber()));
        return;
      case 'def':
        this.#store(stack.popNumber());
        return;
      case 'remove': {
        const key = stack.popNumber();
        stack.push(this.#stored(key));
        this.#dictionary.delete(key);
        return;
      }
      case 'nil':
        stack.push(NIL);
        return;
      case 'cons': {
        const tail = stack.popTail();
        stack.push(new ListCell(stack.pop(), tail));
        return;
      }
      case 'hdTl': {
        const list = stack.popCell();
        stack.push(list.head);
        stack.push(list.tail ?? NIL);
        return;
      }
      case 'pop':
      case 'pragma':
        stack.pop();
        return;
      case 'version':
        this.#setVersion(stack.popNumber());
        return;
      case 'typeOp':
        stack.push(new OperatorObject(asName(stack.pop()), null));
        return;
      case 'varType':
        stack.push(typeVariable(asGlobalName(stack.pop())));
        return;
      case 'opType':
        this.#applyOperator();
        return;
      case 'const':
        stack.push(new ConstantObject(asName(stack.pop())));
        return;
      case 'constTerm': {
        const type = asType(stack.pop());
        stack.push(constantTerm(stack.popConstant(), type));
        return;
      }
      case 'var': {
        const type = asType(stack.pop());
        stack.push(new VariableObject(variable(asGlobalName(stack.pop()), type)));
        return;
      }
      case 'varTerm':
        stack.push(asVariable(stack.pop()));
        return;
      case 'appTerm': {
        const arg = asTerm(stack.pop());
        stack.push(application(asTerm(stack.pop()), arg));
        return;
      }
      case 'absTerm': {
        const body = asTerm(stack.pop());
        stack.push(abstraction(asVariable(stack.pop()), body));
        return;
      }
      case 'assume': {
        this.#infer(rules.assume(asTerm(stack.pop())));
        return;
      }
      case 'refl': {
        this.#infer(rules.refl(asTerm(stack.pop())));
        return;
      }
      case 'betaConv': {
        this.#infer(rules.betaConv(asTerm(stack.pop())));
        return;
      }
      case 'absThm': {
        const th = stack.popTheorem();
        this.#infer(rules.absThm(asVariable(stack.pop()), th));
        return;
      }
      case 'sym': {
        this.#infer(rules.sym(stack.popTheorem()));
        return;
      }
      case 'appThm':
      case 'eqMp':
      case 'deductAntisym':
      case 'trans':
      case 'proveHyp': {
        const second = stack.popTheorem();
        this.#infer(rules[word](stack.popTheorem(), second));
        return;
      }
      case 'subst': {
        const th = stack.popTheorem();
        const [types, terms] = asPair(stack.pop());
        const forTypes = asList(types).map((pair) => namedType(asPair(pair)));
        const forTerms = asList(terms).map((pair) => termForVariable(asPair(pair)));
        this.#infer(rules.subst(forTypes, forTerms, th));
        return;
      }
      case 'axiom': {
        const { hypotheses, conclusion } = this.#sequent();
        this.#infer(this.#axioms.found(hypotheses, conclusion, () => rules.axiom(hypotheses, conclusion)));
        return;
      }
      case 'defineConst': {
        const definition = asTerm(stack.pop());
        const th = rules.defineConstant(asName(stack.pop()), definition);
        this.defined.add(th.conclusion.fn.arg.constant.name);
        stack.push(new ConstantObject(th.conclusion.fn.arg.constant));
        this.#infer(th);
        return;
      }
      case 'defineConstList': {
        const th = stack.popTheorem();
        const list = asList(stack.pop()).map(asPair);
        const named = list.map(([name, v]) => [asName(name), asVariable(v)] as const);
        const { constants, theorem } = rules.defineConstantList(named, th);
        for (const one of constants) this.defined.add(one.name);
        const cells = constants.reduceRight<ListCell | null>((tail, one) => new ListCell(new ConstantObject(one), tail), null);
        stack.push(cells ?? NIL);
        this.#infer(theorem);
        return;
      }
      case 'defineTypeOp':
        this.#defineType();
        return;
      case 'thm':
        this.#export();
        return;
    }
  }

  #infer(theorem: rules.Theorem): void {
    this.inferences++;
    this.stack.push(theorem);
  }

  #stored(key: number): ArticleObject {
    return this.#dictionary.get(key) ?? fail('article-dictionary', `nothing is stored under the number ${String(key)}`);
  }

  #store(key: number): void {
    const object = this.stack.pop();
    this.stack.push(object);
    this.#dictionary.set(key, object);
    if (this.#dictionary.size > MOST_STORED) fail('article-too-large', 'more than 2^23 objects in the dictionary');
  }

  #setVersion(version: number): void {
    if (this.#commands !== 2) fail('article-version', 'the version can only be said by the first two commands');
    if (version !== 5 && version !== 6) return fail('article-version', `version ${String(version)} is not known: 5 and 6 are`);
    this.version = version;
    if (version === 5) this.warnings.push({ code: 'version-5', message: 'version 5 is what an article has that does not say its version' });
  }

  #applyOperator(): void {
    const args = asList(this.stack.pop()).map(asType);
    const { name, defined } = this.stack.popOperator();
    const arity = defined?.arity ?? this.#arities.get(name) ?? args.length;
    if (arity !== args.length) fail('article-typing', `${name} takes ${String(arity)} types, and not ${String(args.length)}`);
    if (defined === null) this.#arities.set(name, arity);
    this.stack.push(applyType(defined ?? typeOperator(name, arity), args));
  }

  /** The conclusion on top and the list of hypotheses below it. */
  #sequent(): { readonly hypotheses: readonly Term[]; readonly conclusion: Term } {
    const conclusion = asTerm(this.stack.pop());
    return { hypotheses: asList(this.stack.pop()).map(asTerm), conclusion };
  }

  #defineType(): void {
    const { stack } = this;
    const th = stack.popTheorem();
    const variables = asList(stack.pop()).map(asGlobalName);
    const rep = asName(stack.pop());
    const abs = asName(stack.pop());
    const name = asName(stack.pop());
    const defined = rules.defineTypeOperator(name, abs, rep, variables, th);
    for (const one of [name, abs, rep]) this.defined.add(one);
    this.definitions.push(defined.absRep);
    const { absRep, repAbs } = this.version === 6 ? defined : explicitTypeTheorems(defined);
    stack.push(new OperatorObject(name, defined.operator));
    stack.push(new ConstantObject(defined.abs));
    stack.push(new ConstantObject(defined.rep));
    stack.push(absRep);
    this.#infer(repAbs);
  }

  #export(): void {
    const { hypotheses, conclusion } = this.#sequent();
    const theorem = this.stack.popTheorem();
    if (!alphaEqual(conclusion, theorem.conclusion)) fail('article-export', 'the conclusion written is not that of the theorem');
    const written = new SequentTable<Term>();
    for (const h of hypotheses) {
      if (written.has([], h)) fail('article-export', 'two of the hypotheses written are the same');
      written.found([], h, () => h);
    }
    if (theorem.hypotheses.length !== hypotheses.length || !theorem.hypotheses.every((h) => written.has([], h))) {
      fail('article-export', 'the hypotheses written are not exactly those of the theorem');
    }
    const made: Export = { theorem, hypotheses, conclusion };
    if (this.#exported.found(hypotheses, conclusion, () => made) === made) this.exports.push(made);
    else this.warnings.push({ code: 'exported-twice', message: 'a theorem is exported more than once' });
  }
}

function namedType([name, type]: readonly [ArticleObject, ArticleObject]): readonly [string, HolType] {
  return [asGlobalName(name), asType(type)];
}

function termForVariable([v, term]: readonly [ArticleObject, ArticleObject]): readonly [Term, Term] {
  return [asVariable(v), asTerm(term)];
}
