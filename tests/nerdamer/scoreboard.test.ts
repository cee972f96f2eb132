import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { doctorCommand } from '../../src/cli/doctor-command.ts';
import { nerdamerReport } from '../../src/cli/nerdamer-report.ts';
import { EXIT } from '../../src/cli/exit-code.ts';
import { SCOREBOARD_ROWS } from '../../src/nerdamer/scoreboard-rows.ts';
import { scoreboard } from '../../src/nerdamer/scoreboard.ts';
import type { Scoreboard } from '../../src/nerdamer/scoreboard.ts';
import { PLAIN } from '../../src/report/style.ts';
import { runCommand } from '../cli/in-process.ts';

const page = path.resolve(import.meta.dirname, '../../../shared/numeric.md');

let board: Scoreboard;
beforeAll(async () => {
  board = await scoreboard();
});

describe('the scoreboard', () => {
  it.each(SCOREBOARD_ROWS.map((row, at) => [row.known, row.asked, at] as const))('%s: %s', (known, asked, at) => {
    const row = board.rows[at]!;
    expect(row).toMatchObject({ asked, known, ok: true });
    if (known === 'wrong' || known === 'inexact') {
      expect(row.outcome).not.toBe('confirmed');
      expect(row.why).not.toMatch(/^$|timeout|undecided/);
    }
    if (known === 'right') expect(row.outcome).toBe('confirmed');
    if (known === 'right' || asked.startsWith('diff(')) expect(row.instead).not.toBeNull();
  });

  it('sums up: every wrong answer was stopped', () => {
    expect(board).toMatchObject({ version: '1.1.13', wrong: 19, stopped: 19, ok: true });
  });

  it.skipIf(!existsSync(page))('has the rows that the reference page marks as wrong or inexact', () => {
    const section = readFileSync(page, 'utf8').split('### 3.1')[1]?.split('### 3.2')[0] ?? '';
    const marked = section.split('\n').filter((line) => /\| (?:WRONG|INEXACT)/.test(line));
    // The Jacobian of six scores and the row of two powers are two questions each here; three are the door's own finds.
    const ours = SCOREBOARD_ROWS.filter(({ known }) => known === 'wrong' || known === 'inexact');
    expect(ours.length).toBe(marked.length + 1 + 1 + 3);
    const plain = (text: string): string => text.replaceAll(' ', '');
    for (const line of marked) {
      const [first = ''] = (line.split('|')[1] ?? '').split(', ').map(plain);
      if (first.startsWith('softmaxJacobian')) continue;
      expect(ours.map(({ asked }) => plain(asked))).toContain(first);
    }
  });
});

describe('headcount doctor --nerdamer', () => {
  it('shows what was asked, said and done about it', () => {
    const text = nerdamerReport(board, PLAIN);
    expect(text).toContain('diff(exp(x)/(exp(x)+exp(y)),y)\n      wrong: stopped, discarded\n      said     0\n');
    expect(text).toContain('Wrong or inexact answers: 19, all of them stopped.');
  });

  it('is one JSON document with --json', async () => {
    const { code, stdout } = await runCommand(doctorCommand, ['--nerdamer', '--json']);
    expect(code).toBe(EXIT.ok);
    const { nerdamer } = JSON.parse(stdout) as { nerdamer: Scoreboard };
    expect(nerdamer.rows.map(({ asked }) => asked)).toEqual(SCOREBOARD_ROWS.map(({ asked }) => asked));
  });

  it('says so where one got through, and where there is no nerdamer', () => {
    const [first] = board.rows;
    const leaking: Scoreboard = { version: '9', rows: [{ ...first!, outcome: 'confirmed', ok: false }], wrong: 1, stopped: 0, ok: false };
    expect(nerdamerReport(leaking, PLAIN)).toContain('wrong, and got through');
    expect(nerdamerReport(leaking, PLAIN)).toContain('of which 1 got through');
    expect(nerdamerReport({ ...leaking, version: null }, PLAIN)).toBe('nerdamer is not installed: nothing asks it, and nothing needs it.');
  });
});
