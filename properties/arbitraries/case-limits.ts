import { CASE_FIELDS, weightOf } from './case-fields.ts';
import { sizeRange, type CaseRanges, type Range } from './case-ranges.ts';
import type { Case } from './case.ts';

/** Whether every size, entry and choice of a case is one that these ranges let a search draw. */
export function isWithin(c: Case, ranges: CaseRanges): boolean {
  const { axes, weights } = CASE_FIELDS[c.kind];
  const sizes = c as unknown as Readonly<Record<string, number>>;
  if (![...axes, 'n', 'denominator'].every((axis) => inside(sizes[axis] ?? 0, sizeRange(ranges, axis)))) return false;
  if ('D' in c && ranges.D !== undefined && ranges.D !== (c.D !== null)) return false;
  if ('centred' in c && (!inside(c.dilation, ranges.dilation) || (ranges.centred ?? c.centred) !== c.centred)) return false;
  if ('causal' in c && (ranges.causal ?? c.causal) !== c.causal) return false;
  return Object.keys(weights).every((name) => {
    const weight = weightOf(c, name) ?? [];
    return weight.every((x, e) => x === 0 || !isFixedZero(c, name, e, ranges)) && (!ranges.strict || entriesAreWithin(c, name, ranges));
  });
}

/** Whether the entries of one weight lie in the range of entries, zeros that must be zeros apart. */
export function entriesAreWithin(c: Case, name: string, ranges: CaseRanges): boolean {
  return (weightOf(c, name) ?? []).every((x, e) => inside(x, ranges.entries) || isFixedZero(c, name, e, ranges));
}

/** Whether an entry is zero in every case: coefficients behind a causal mask, imaginary parts where all is to be real. */
export function isFixedZero(c: Case, name: string, e: number, ranges: CaseRanges): boolean {
  if (c.kind === 'heads' && name === 'a') return e % c.n > Math.floor(e / c.n) % c.n;
  return c.kind === 'diagonal-ssm' && name !== 'D' && e % 2 === 1 && ranges.complex === false;
}

function inside(x: number, [least, most]: Range): boolean {
  return x >= least && x <= most;
}
