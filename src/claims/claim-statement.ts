import type { Range } from './claim-families.ts';
import type { Statement } from './claim.ts';
import { quoted } from '../diagnostics/diagnostic.ts';
import { formulaLatex } from './formula-latex.ts';
import { formulaText } from './print-formula.ts';
import type { FileClaim, Subject } from './read-claim.ts';

/**
 * What a claim file says, for readers: its layers, then its formulas. `For ssm layers (N 1 to 6, p 1 to 3, …) with
 * rank(A) = N: heads = min(n, N, p*d).`
 */
export function claimStatement({ subject, given, says }: FileClaim): Statement {
  const hypothesis = given === null ? '' : ` with ${formulaText(given)}`;
  return {
    words: `For ${layersText(subject)}${hypothesis}: ${formulaText(says)}.`,
    latex: given === null ? formulaLatex(says) : `${formulaLatex(given)} \\implies ${formulaLatex(says)}`,
  };
}

function layersText(subject: Subject): string {
  if (subject.type === 'family') {
    const { kind, ...others } = subject.family;
    return `${kind} layers (${Object.entries(others)
      .map(([name, value]) => choiceText(name, value))
      .join(', ')})`;
  }
  const { layer, n, entries, denominator } = subject;
  if (typeof layer === 'string') return `the layer of ${layer} (${rangeText('n', n)})`;
  const name = layer.name === undefined ? `this ${layer.kind} layer` : `the ${layer.kind} layer ${quoted(layer.name, 60)}`;
  if (!('parameters' in layer)) return `${name} (${rangeText('n', n)})`;
  const ranges = [rangeText('n', n), rangeText('numerators', entries), rangeText('denominators', denominator)];
  return `${name} at all ${layer.parameters.join(', ')} (${ranges.join(', ')})`;
}

function choiceText(name: string, value: Range | boolean): string {
  if (typeof value !== 'boolean') return rangeText(name, value);
  return name === 'D' ? (value ? 'with D' : 'without D') : value ? name : `not ${name}`;
}

function rangeText(name: string, [least, most]: Range): string {
  return least === most ? `${name} ${least}` : `${name} ${least} to ${most}`;
}
