import { DiagnosticError } from '../diagnostics/diagnostic.ts';

/** The keys of a claim that hold a formula. */
export type FormulaKey = 'given' | 'says';

/** Does something with the formula of a key: an error in `column 17` is then in `says, column 17`. */
export function inKey<T>(key: FormulaKey, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const { place } = error.diagnostic;
    const isColumn = place === undefined || /^column \d+$/.test(place);
    throw isColumn ? new DiagnosticError({ ...error.diagnostic, place: place === undefined ? key : `${key}, ${place}` }) : error;
  }
}
