import { fail } from '../diagnostics/diagnostic.ts';

/** How much work a computation may still do, counted the same way on every machine. */
export class WorkBudget {
  readonly #code: string;
  readonly #what: string;
  #left: number;

  /** `code` and `what` (a noun phrase) are the error's. */
  constructor(work: number, code: string, what: string) {
    this.#left = work;
    this.#code = code;
    this.#what = what;
  }

  /** Counts work done. Throws DiagnosticError with the budget's code when it is used up. */
  spend(work: number): void {
    this.#left -= work;
    if (this.#left < 0) fail(this.#code, `${this.#what} takes too long: expected polynomials of smaller degree or fewer variables`);
  }
}
