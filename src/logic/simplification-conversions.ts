// Conversions that every simplification tries at each place, after the rules.
import type { Conversion } from './conversion.ts';
import { evaluateNumerals } from './arithmetic/numeral-evaluation.ts';

/** See above. */
export const conversions: readonly Conversion[] = [evaluateNumerals];
