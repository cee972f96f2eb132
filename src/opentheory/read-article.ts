// Reading an OpenTheory article: bytes in pieces → what it proves.
import { DiagnosticError, fail } from '../diagnostics/diagnostic.ts';
import type { Axiom } from '../kernel/axiom-set.ts';
import { KernelError } from '../kernel/kernel-error.ts';
import { Term } from '../kernel/term.ts';
import { axiomsOf, recordSteps, type Theorem } from '../kernel/theorem.ts';
import { LIBRARY_CONSTANTS, LIBRARY_OPERATORS } from '../logic/standard-library.ts';
import { printTerm } from '../logic/print-term.ts';
import { printType } from '../logic/print-type.ts';
import { ArticleLines } from './article-lines.ts';
import { ArticleMachine, COMMAND_WORDS, type CommandWord, type ArticleWarning, type Export } from './article-machine.ts';
import { divideAxioms, refuseNameClashes } from './article-symbols.ts';

export type { ArticleWarning, Export } from './article-machine.ts';

/** What an article proves, and from what. */
export interface Article {
  readonly version: 5 | 6;
  /** The exported theorems, distinct up to alpha-equivalence, in the order of the article. */
  readonly theorems: readonly Export[];
  /** What they rest on and another theory can prove. */
  readonly assumptions: readonly Axiom[];
  /** What they rest on and nobody can prove: it mentions a symbol that the article defines. */
  readonly axioms: readonly Axiom[];
  /** How many inference commands were executed, as `kernel.md` §7 counts them. */
  readonly inferences: number;
  readonly warnings: readonly ArticleWarning[];
  /** A theorem of each type definition: what `writeArticle` needs for theorems that mention a type without resting on its definition. */
  readonly definitions: readonly Theorem[];
}

/**
 * Reads one article. An error in it is a DiagnosticError whose code begins with `article-` and whose place is the line
 * and its command; after one the reader is of no further use. Nothing of the article is kept but what is asked for.
 */
export class ArticleReader {
  readonly #file: string;
  readonly #machine = new ArticleMachine();
  readonly #lines: ArticleLines<CommandWord>;
  readonly #record: boolean;
  #command = '';

  constructor(file: string, options: { readonly recordSteps?: boolean } = {}) {
    this.#file = file;
    this.#record = options.recordSteps ?? false;
    const machine = this.#machine;
    this.#lines = new ArticleLines(
      {
        number: (value) => {
          machine.number(value);
        },
        name: (value) => {
          machine.name(value);
        },
        word: (word) => {
          this.#command = word;
          machine.word(word);
          this.#command = '';
        },
      },
      COMMAND_WORDS,
    );
  }

  /** Executes the commands in the next bytes. */
  push(bytes: Uint8Array): void {
    this.#guarded(() => {
      this.#lines.push(bytes);
    });
  }

  /** Ends the article, and says what it proves. */
  end(): Article {
    return this.#guarded(() => {
      this.#lines.end();
      this.#command = 'end of the article';
      const { exports, version, inferences, warnings, stack, defined, definitions } = this.#machine;
      refuseNameClashes(termsOf(exports));
      const notes = [...warnings];
      if (exports.length === 0) notes.push({ code: 'exports-nothing', message: 'the article exports no theorem' });
      const library = [...defined].filter((name) => LIBRARY_CONSTANTS.has(name) || LIBRARY_OPERATORS.has(name));
      if (library.length > 0) notes.push({ code: 'library-names', message: ownMeaning(library) });
      if (stack.size > 0) notes.push({ code: 'objects-left', message: `${String(stack.size)} objects are left on the stack` });
      const divided = divideAxioms(axiomsOf(exports.map(({ theorem }) => theorem)));
      return { version, theorems: exports, ...divided, inferences, warnings: notes, definitions };
    });
  }

  #guarded<T>(work: () => T): T {
    const recorded = recordSteps(this.#record);
    try {
      return work();
    } catch (error) {
      const place = [`line ${String(this.#lines.line)}`, this.#command].filter((part) => part !== '').join(': ');
      const where = { file: this.#file, place };
      if (error instanceof DiagnosticError) fail(error.diagnostic.code, error.diagnostic.message, { ...error.diagnostic, ...where });
      if (error instanceof KernelError) {
        const notes = error.found.map((one) =>
          one instanceof Term ? `${printTerm(one, SHORT)} : ${printType(one.type)}` : printType(one),
        );
        fail('article-inference', error.message.slice(error.rule.length + 2), { ...where, notes });
      }
      throw error;
    } finally {
      recordSteps(recorded);
    }
  }
}

/** Terms in error messages. */
const SHORT = { limit: 160 };

/** That these names of the standard library mean something else in this article. */
function ownMeaning(names: readonly string[]): string {
  const some = names.slice(0, 4).join(', ');
  const more = names.length > 4 ? ` and ${String(names.length - 4)} more` : '';
  return `defines ${some}${more} itself: what it proves is about these constants, and not about those of the standard library`;
}

function* termsOf(exports: readonly Export[]): Generator<Term> {
  for (const { hypotheses, conclusion } of exports) {
    yield* hypotheses;
    yield conclusion;
  }
}

/** Reads an article that is in memory as a whole. */
export function readArticle(file: string, content: string | Uint8Array, options: { readonly recordSteps?: boolean } = {}): Article {
  const reader = new ArticleReader(file, options);
  reader.push(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return reader.end();
}
