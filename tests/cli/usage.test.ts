import { describe, expect, it } from 'vitest';
import { example, headcount, isPlain } from './headcount-process.ts';

/** A run that must be refused as bad usage or input: one line (and notes) for people, nothing on standard output. */
async function refused(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await headcount(args);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^headcount: /);
  expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
  expect(isPlain(stderr)).toBe(true);
  return stderr;
}

describe('help', () => {
  it('is what `headcount` alone prints, with status 2, since nothing was asked', async () => {
    const { code, stdout } = await headcount([]);
    expect(code).toBe(2);
    for (const command of ['heads', 'verify', 'show', 'doctor']) expect(stdout).toContain(command);
  });

  it.each(['heads', 'verify', 'show'])('of %s has examples that begin with the command', async (command) => {
    const { code, stdout, stderr } = await headcount([command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`Examples:\\n {2}headcount ${command} `));
    expect(stdout).toContain('--json');
    expect(stdout.split('\n').every((line) => line.length <= 120)).toBe(true);
  });

  it('prints the version', async () => {
    const { code, stdout } = await headcount(['--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('bad usage is refused with status 2', () => {
  it('an unknown command or option, the nearest one named', async () => {
    expect(await refused('haeds', 'x')).toMatch(/unknown command 'haeds'.*heads/);
    expect(await refused('heads', '--josn', 'x')).toMatch(/unknown option '--josn'.*--json/);
  });

  it('no file, and a file too many', async () => {
    expect(await refused('heads')).toContain("missing required argument 'file'");
    expect(await refused('show', 'a', 'b')).toContain('too many arguments');
  });

  it.each([
    ['--n', '0'],
    ['--n', '-1'],
    ['--n', 'abc'],
    ['--n', '1.5'],
    ['--n', '1e3'],
    ['--n', '9007199254740992'],
    ['--head-dim', '0'],
    ['--head-dim', 'two'],
    ['--eps', '1'],
    ['--eps', '-0.1'],
    ['--eps', 'NaN'],
    ['--eps', '0.1;0.2'],
    ['--eps', ''],
    ['--measure', '0'],
  ])('%s %s', async (option, value) => {
    expect(await refused('heads', example('rotation'), option, value)).toMatch(/expected (?:a whole number|numbers) from/);
  });

  it('with --json: one document on standard output that says the same', async () => {
    for (const args of [
      ['heads', '--json'],
      ['--json', 'nonsense'],
      ['heads', '--json', '--n', '0', 'x'],
    ]) {
      const { code, stdout, stderr } = await headcount(args);
      expect(code).toBe(2);
      const { error } = JSON.parse(stdout) as { error: Record<string, unknown> };
      expect(Object.keys(error)).toEqual(['code', 'file', 'place', 'message']);
      expect(error['code']).toBe('bad-usage');
      expect(stderr).toContain(String(error['message']));
    }
  });

  it('lengths that are whole numbers but no lengths of this layer', async () => {
    expect(await refused('heads', example('time-varying'), '--n', '1000000')).toContain('is given for');
  });
});

describe('the largest lengths are answered', () => {
  it.each(['1000000000', '9007199254740991'])('--n %s', async (n) => {
    for (const name of ['rotation', 'delay-line-4', 'bidirectional', 'oscillators', 'convolution', 'skip']) {
      const { code, stdout } = await headcount(['heads', example(name), '--json', '--n', n]);
      expect(code, name).toBe(0);
      expect(JSON.parse(stdout), name).toMatchObject({ n: Number(n), operator: { status: 'certified' } });
    }
  });
});
