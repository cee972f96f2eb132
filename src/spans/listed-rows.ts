import { entryBits, entryOf, residuesOf, scaledIntegers, type IntegerMatrix } from '../exact/integer-matrix.ts';
import { lcm, type Rational } from '../exact/rational.ts';
import type { ListedOperators } from '../layers/layer.ts';
import { allEntries, type OperatorRows } from './operator-rows.ts';

/** Operator rows of finitely many operators given in full; entries that are zero in all of them are left out. */
export function listedRows(listed: ListedOperators, p: number, d: number): OperatorRows {
  const used = allEntries(p, d).filter(([a, b]) => listed.operators.some((m) => m[a]?.[b]?.num !== 0n));
  const rows = listed.operators.map((m) => used.map(([a, b]) => m[a]?.[b] as Rational));
  const scales = rows.map((row) => row.reduce((s, q) => (s % q.den === 0n ? s : lcm(s, q.den)), 1n));
  const integers = rows.map((row, t): IntegerMatrix => scaledIntegers([row], scales[t] as bigint));
  const nonzero = rows.filter((row) => row.some((q) => q.num !== 0n)).length;
  return {
    labels: listed.labels,
    since: listed.since,
    entries: used,
    bounds: [
      { bound: nonzero, reason: 'operators' },
      { bound: used.length, reason: 'entries' },
    ],
    complete: !listed.zeroElsewhere,
    residues(kernel, modulus, count) {
      const m = kernel.matrix(count, Math.max(used.length, 1));
      for (let t = 0; t < count && used.length > 0; t++) {
        kernel.doubles.set(residuesOf(integers[t] as IntegerMatrix, modulus), m.pointer / 8 + t * m.ld);
      }
      return m;
    },
    rowBits: (t) => entryBits(integers[t] as IntegerMatrix),
    rowWork: 0,
    integerRows: (count) => integers.slice(0, count).map((m) => Array.from({ length: m.cols }, (_, j) => entryOf(m, j))),
    scale: (t) => scales[t] as bigint,
  };
}
