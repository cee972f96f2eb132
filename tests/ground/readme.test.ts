import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = path.join(root, 'dist', 'src', 'cli', 'main.js');

/** `$ npx headcount ARGS` and the output that the README shows under it. */
const sessions = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/```console\n\$ npx headcount (.*)\n([\s\S]*?)```/g)].map(
  ([, line, output]) => ({ words: (line ?? '').split(' '), output: output ?? '' }),
);

describe('the sessions in the README', () => {
  it('are there', () => {
    expect(sessions.length).toBeGreaterThanOrEqual(3);
  });

  for (const { words, output } of sessions) {
    const model = words.find((word) => word.startsWith('models/'));
    it.skipIf(model !== undefined && !existsSync(path.join(root, model)))(`headcount ${words.join(' ')} prints what is shown`, () => {
      const run = spawnSync(process.execPath, [command, ...words], { cwd: root, encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(run.stdout).toBe(output);
    });
  }
});
