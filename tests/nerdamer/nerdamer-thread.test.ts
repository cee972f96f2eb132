import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { installedVersion, NerdamerThread } from '../../src/nerdamer/nerdamer-thread.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nerdamer-thread-'));
const threads: NerdamerThread[] = [];
let written = 0;

/** A thread around a library that is this program. */
function around(program: string): NerdamerThread {
  const file = path.join(folder, `library-${String((written += 1))}.cjs`);
  writeFileSync(file, program);
  return kept(new NerdamerThread(file));
}

function kept(thread: NerdamerThread): NerdamerThread {
  threads.push(thread);
  return thread;
}

const TALKER = `module.exports = Object.assign((text) => {
  if (text === 'loop') for (;;);
  if (text === 'exit') process.exit(3);
  if (text === 'memory') { const all = []; for (;;) all.push(new Array(1e5).fill(text)); }
  if (text === 'deep') { const deeper = () => deeper() + 1; return deeper(); }
  if (text === 'throw') throw new Error('no such thing');
  if (text === 'nothing') throw undefined;
  return { toString: () => 'said ' + text };
}, { clear: () => undefined });`;

afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a thread around a library', () => {
  it('answers in the order of the questions', async () => {
    const thread = around(TALKER);
    const said = await Promise.all(['a', 'b', 'c'].map((text) => thread.ask(text)));
    expect(said).toEqual([{ said: 'said a' }, { said: 'said b' }, { said: 'said c' }]);
    expect(thread.started).toBe(1);
  });

  it.each([
    ['loop', 'timeout'],
    ['exit', 'crashed'],
    ['memory', 'crashed'],
  ])('is replaced by a fresh one after %s: %s', async (text, silent) => {
    const thread = around(TALKER);
    expect(await thread.ask(text, text === 'loop' ? 200 : 30_000)).toMatchObject({ silent });
    expect(await thread.ask('again')).toEqual({ said: 'said again' });
    expect(thread.started).toBe(2);
  });

  it.each([
    ['throw', 'no such thing'],
    ['deep', 'call stack'],
    ['nothing', 'undefined'],
  ])('goes on after %s', async (text, why) => {
    const thread = around(TALKER);
    expect(await thread.ask(text)).toEqual({ silent: 'refused', why: expect.stringContaining(why) as string });
    expect(await thread.ask('again')).toEqual({ said: 'said again' });
    expect(thread.started).toBe(1);
  });

  it('says so where the library cannot be loaded', async () => {
    expect(await around('throw new Error("broken")').ask('a')).toEqual({ silent: 'crashed', why: 'broken' });
    expect(await kept(new NerdamerThread(path.join(folder, 'absent.cjs'))).ask('a')).toMatchObject({ silent: 'crashed' });
  });

  it('cuts an answer without end', async () => {
    const saying = await around('module.exports = Object.assign(() => "x".repeat(1e7), { clear() {} })').ask('a');
    expect('said' in saying ? saying.said.length : 0).toBe(100_000);
  });
});

describe('nerdamer itself', () => {
  it('is the version that the scoreboard is about', () => {
    expect(installedVersion()).toBe('1.1.13');
  });

  it('is stopped when it takes too long, and answers the next question', async () => {
    const thread = kept(new NerdamerThread());
    expect(await thread.ask('1/3+1/6')).toEqual({ said: '1/2' });
    expect(await thread.ask('expand((a+b+c+d)^12)', 100)).toMatchObject({ silent: 'timeout' });
    expect(await thread.ask('1/3+1/6')).toEqual({ said: '1/2' });
  });

  it('forgets what it was asked', async () => {
    const thread = kept(new NerdamerThread());
    await thread.ask('setVar(x,5)');
    await thread.ask('x:=5');
    expect(await thread.ask('x+1')).toEqual({ said: '1+x' });
  });
});
