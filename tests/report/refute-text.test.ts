import { describe, expect, it } from 'vitest';
import type { RefuteReport } from '../../src/report/refute-report.ts';
import { refuteText, type RefuteTextOptions } from '../../src/report/refute-text.ts';
import { PLAIN } from '../../src/report/style.ts';

const OPTIONS: RefuteTextOptions = {
  variantOf: 'rank-gap',
  argument: 'rank-gap.2',
  shown: { numbers: [{ name: 'n', value: '2' }], matrices: [{ name: 'A', rows: [['1']] }], hidden: 0 },
  meanings: { nilpotent: 'A^N = 0', 'with-skip': 'D is given' },
  style: PLAIN,
  width: 80,
};

const NEGATION = {
  case: {},
  facts: [{ name: 'heads', value: '1' }],
  size: { dimensions: { n: 1 }, nonzero: 1 },
  layer: null,
  seed: 1,
  path: '0:0',
};
const LAYER = { format: 'headcount/layer@1', kind: 'ssm', A: [[1]], B: [[1]], C: [[1]] };

const EMPTY: RefuteReport = {
  id: 'rank-gap.2',
  kind: 'control',
  statement: { words: 'No more heads than outputs.', latex: '' },
  found: false,
  from: 'search',
  runs: 2000,
  seed: 1,
  vacuous: false,
  negation: NEGATION,
  coverage: {
    holds: 1500,
    outside: 500,
    unconfirmed: 0,
    climbs: 0,
    tags: { 'with-skip': 400, nilpotent: 100, unheard: 7 },
    untagged: 1500,
  },
  file: null,
  notes: [],
  milliseconds: 1500,
  timeToFirst: null,
};

const FOUND: RefuteReport = {
  ...EMPTY,
  found: true,
  confirmed: 'exact',
  path: '1:17',
  counterexample: {
    ...NEGATION,
    facts: [
      { name: 'heads', value: '2' },
      { name: 'p', value: '1' },
    ],
    layer: LAYER,
    path: '1:17',
    shrinkSteps: 4,
  },
  file: '.headcount/rank-gap.2.json',
  timeToFirst: 120,
};

const text = (report: RefuteReport, options: Partial<RefuteTextOptions> = {}): string => refuteText(report, { ...OPTIONS, ...options });
const plain = (report: RefuteReport): string => text(report).replace(/\s+/g, ' ');

describe('a search without a counterexample', () => {
  it('counts the cases that satisfied the hypothesis, and says that nothing is proved', () => {
    expect(plain({ ...EMPTY, kind: 'claim' })).toContain('2,000 random cases from seed 1, in 1.5 s; the hypothesis held in 1,500 of them');
    expect(plain({ ...EMPTY, kind: 'claim' })).toContain('no counterexample in 1,500 cases That is no proof');
  });

  it('says of a false variant that the search is too weak', () => {
    expect(plain(EMPTY)).toContain('rank-gap.2 a false variant of rank-gap');
    expect(plain(EMPTY)).toContain('known to be false');
  });

  it('lists in which ways the cases were degenerate, in the order of the meanings, those without one last', () => {
    const lines = text(EMPTY).split('\n');
    const at = lines.findIndex((line) => line.startsWith('  degenerate'));
    expect(lines.slice(at + 1, at + 5)).toEqual([
      '    nilpotent    100    5.0 %  A^N = 0',
      '    with-skip    400   20.0 %  D is given',
      '    unheard        7    0.3 %',
      '    in no way  1,500   75.0 %',
    ]);
  });

  it('that no case could have refuted is vacuous, and claims nothing', () => {
    const vacuous = { ...EMPTY, vacuous: true, negation: null, coverage: { ...EMPTY.coverage!, holds: 0, outside: 2000 } };
    expect(plain(vacuous)).toContain('VACUOUS None of 2,000 cases satisfies the hypothesis');
    expect(plain(vacuous)).not.toContain('no counterexample');
  });

  it('tells of cases that only looked like failures, and of climbs', () => {
    const coverage = { ...EMPTY.coverage!, unconfirmed: 3, climbs: 40 };
    expect(plain({ ...EMPTY, coverage })).toContain('2,000 random cases and 40 climbs towards failure from seed 1');
    expect(plain({ ...EMPTY, coverage })).toContain('3 cases looked like failures and were none when decided exactly');
  });
});

describe('a search with a counterexample', () => {
  it('shows it with its values, its seed and path, its file, and its layer on one line to copy', () => {
    const shown = text(FOUND);
    expect(shown).toContain('  COUNTEREXAMPLE  confirmed exactly\n\n    n = 2\n\n    A = [ 1 ]\n\n    heads = 2\n    p     = 1\n');
    expect(shown).toContain('\n  replay      headcount refute rank-gap.2 --seed 1 --replay 1:17\n');
    expect(plain(FOUND)).toContain('found at seed 1, path 1:17 after 0.12 s, then made smaller in 4 steps');
    expect(shown).toContain('\n  stored in   .headcount/rank-gap.2.json\n');
    expect(shown.split('\n').map((line) => line.trim())).toContain(JSON.stringify(LAYER));
  });

  it('from the store says so, and how to search anew', () => {
    expect(plain({ ...FOUND, from: 'store', coverage: null, runs: 0 })).toContain('stored counterexample, decided exactly once more');
    expect(plain({ ...FOUND, from: 'store', coverage: null, runs: 0 })).toContain('--fresh');
  });

  it('too large to print names the option that saves it', () => {
    const layer = { ...LAYER, A: Array.from({ length: 30 }, () => Array.from({ length: 30 }, () => 1)) };
    expect(text({ ...FOUND, counterexample: { ...FOUND.counterexample!, layer } })).toMatch(
      /layer file {2}saved by headcount refute rank-gap\.2 --seed 1 [^]*--out/,
    );
  });

  it('passes on what the store has to say', () => {
    expect(plain({ ...FOUND, notes: ['old.json: is not JSON. It is ignored.'] })).toContain('! old.json: is not JSON. It is ignored.');
  });
});

describe('any width', () => {
  it('is kept, but for commands, file names and the layer', () => {
    for (const width of [60, 80, 120]) {
      for (const report of [EMPTY, FOUND, { ...EMPTY, kind: 'claim' as const }]) {
        const wide = text(report, { width })
          .split('\n')
          .filter((line) => line.length > width && !/^ {2}(?:replay|stored in) |^ {2}\{/.test(line));
        expect(wide).toEqual([]);
      }
    }
  });
});
