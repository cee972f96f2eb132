import type { CheckedClaim } from './check-report.ts';
import type { Style } from './style.ts';

type NamedAxiom = NonNullable<CheckedClaim['proof']>['axioms'][number];

/** Words in lines of at most that many characters. */
export function wrapped(words: readonly string[], width: number, first: string, others: string): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    const longer = line.trim() === '' ? `${line}${word}` : `${line} ${word}`;
    if (longer.length <= width || line.trim() === '') line = longer;
    else {
      lines.push(line);
      line = `${others}${word}`;
    }
  }
  return [...lines, line];
}

/** The axioms with file, line, name and statement, in the order of their lines. */
export function factsText(axioms: readonly NamedAxiom[], style: Style): string[] {
  const sorted = [...axioms].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
  const place = ({ file, line }: NamedAxiom): string => (file === null ? 'elsewhere' : `${file}:${String(line)}`);
  const widths = [Math.max(0, ...sorted.map((one) => place(one).length)), Math.max(0, ...sorted.map(({ name }) => (name ?? '').length))];
  return sorted.map((one) => {
    const name = (one.name ?? 'no fact').padEnd(widths[1] ?? 0);
    return `${style.faint(place(one).padEnd(widths[0] ?? 0))}  ${one.name === null ? style.bad(name) : name}  ${one.statement}`;
  });
}
