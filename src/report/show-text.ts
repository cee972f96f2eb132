import { matrixLines } from './matrix-text.ts';
import { PLAIN, type Style } from './style.ts';

/** One operator of a layer with its coefficients on the basis. */
export interface ShownOperator<T> {
  readonly name: string;
  readonly matrix: readonly (readonly T[])[];
  /** `M_2 = -M_0`, or undefined for a basis operator. */
  readonly combination?: string | undefined;
}

/** What `headcount show` prints. */
export interface ShownLayer<T> {
  readonly title: string;
  readonly formula: string;
  readonly n: number;
  /** `operators on length 5`, `value maps`. */
  readonly what: string;
  readonly heads: number;
  readonly basis: readonly string[];
  readonly operators: readonly ShownOperator<T>[];
  /** Operators that are not printed. */
  readonly hidden: number;
}

/** The layer's operator in words, its first operators as matrices, and its span; `entry` writes what matrices hold. */
export function showText<T>(shown: ShownLayer<T>, entry: (value: T) => string, style: Style = PLAIN): string {
  const lines = [style.strong(shown.title), '', `  ${shown.formula}`, ''];
  const span = shown.heads === 0 ? '{0}' : `⟨${shown.basis.join(', ')}⟩`;
  lines.push(`  span of the ${shown.what}: ${span}, dimension ${String(shown.heads)}`);
  for (const { name, matrix, combination } of shown.operators) {
    lines.push('', ...matrixLines(`  ${name} = `, matrix, entry), ...(combination === undefined ? [] : [style.faint(`  ${combination}`)]));
  }
  if (shown.hidden > 0) lines.push('', style.faint(`  … and ${String(shown.hidden)} more`));
  return lines.join('\n');
}
