import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLayer } from '../../src/layers/layer-file.ts';
import type { Refutation } from '../../src/search/refutation.ts';
import { search } from '../../src/search/search.ts';
import { statementHash } from '../../src/search/statement-hash.ts';
import { readStored, saveFound } from '../../src/search/store.ts';
import { storedSearch } from '../../src/search/stored-search.ts';
import { PLANTED, ssmProperty } from './planted-properties.ts';

const MUTANTS = Number(process.env['HEADCOUNT_MUTANTS'] ?? 300);

const { property } = PLANTED[0]!;
const words = 'k ≤ p for every LTI layer';
const under = { id: 'rank-gap.2', words, hash: statementHash({ id: 'rank-gap.2', statement: { words, latex: 'k \\le p' } }) };

let folder: string;
let store: string;
let found: Refutation;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'headcount-store-'));
  store = path.join(folder, '.headcount');
  found ??= (await search(property, { runs: 5000, seed: 1 })).refutation!;
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const file = (): string => path.join(store, 'rank-gap.2.json');
const save = (): string => saveFound(store, under, found, { shrunk: true });

describe('a stored counterexample', () => {
  it('is one readable file, named for its claim, that gives the same counterexample again', () => {
    expect(save()).toBe(file());
    expect(readdirSync(store)).toEqual(['rank-gap.2.json']);
    const text = readFileSync(file(), 'utf8');
    expect(text).toMatch(/^\{\n {2}"format": "headcount\/counterexample@1",\n {2}"claim": "rank-gap\.2",\n/);
    const { stored, note } = readStored(store, under, property);
    expect(note).toBeNull();
    expect(stored).toEqual({ refutation: { ...found, runs: 0, shrinkSteps: 0 }, shrunk: true, file: file() });
    expect(text).toMatch(/^ {4}"A": \[(-?\d, ){3}-?\d\],$/m);
    const { layer } = JSON.parse(text) as { layer: object };
    expect(readLayer(layer).toJSON()).toEqual(found.layer);
  });

  it('takes the place of the one before, and leaves nothing else behind', () => {
    saveFound(store, under, found, { shrunk: false });
    expect(readStored(store, under, property).stored?.shrunk).toBe(false);
    save();
    expect(readStored(store, under, property).stored?.shrunk).toBe(true);
    expect(readdirSync(store)).toEqual(['rank-gap.2.json']);
  });

  it('is not there where nothing was stored', () => {
    expect(readStored(store, under, property)).toEqual({ stored: null, note: null });
    expect(existsSync(store)).toBe(false);
  });

  it('is ignored with a note where the claim says something else now', () => {
    save();
    const changed = { ...under, hash: statementHash({ id: under.id, statement: { words: 'k < p', latex: '' } }) };
    expect(readStored(store, changed, property)).toMatchObject({ stored: null, note: expect.stringMatching(/another statement.*ignored/) });
  });

  it('is ignored where the claim does not fail for its case, whatever the file says', () => {
    save();
    const isTrue = ssmProperty({ D: false }, () => 'holds');
    expect(readStored(store, under, isTrue)).toMatchObject({ stored: null, note: expect.stringMatching(/does not fail/) });
  });

  it('is ignored where the search cannot draw its case', () => {
    save();
    const smaller = ssmProperty({ D: false, N: [1, 1] }, () => 'fails');
    expect(readStored(store, under, smaller)).toMatchObject({ stored: null, note: expect.stringMatching(/no case that a search/) });
  });

  it('is ignored where it cannot be decided', () => {
    save();
    const overwhelmed = {
      ...property,
      confirm: (): never => {
        throw new RangeError('a number past 2^53');
      },
    };
    expect(readStored(store, under, overwhelmed)).toMatchObject({ stored: null, note: expect.stringMatching(/too large to decide/) });
  });

  it('has its facts, size and layer computed anew', () => {
    save();
    const content = JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>;
    writeFileSync(file(), JSON.stringify({ ...content, facts: [{ name: 'x', value: '\u001b[31m' }], size: null, layer: 'none' }));
    expect(readStored(store, under, property).stored?.refutation).toEqual({ ...found, runs: 0, shrinkSteps: 0 });
  });
});

describe('a hostile file in the store', () => {
  const wrong: [string, (content: Record<string, unknown>) => string][] = [
    ['is no JSON', () => '{'],
    ['is empty', () => ''],
    ['is a list', () => '[]'],
    ['is a number', () => '1'],
    ['has another format', (c) => JSON.stringify({ ...c, format: 'headcount/counterexample@2' })],
    ['is for another claim', (c) => JSON.stringify({ ...c, claim: 'rank-gap.3' })],
    ['has no statement', (c) => JSON.stringify({ ...c, statement: null })],
    ['has no path', (c) => JSON.stringify({ ...c, found: { seed: 1 } })],
    ['has a path that is none', (c) => JSON.stringify({ ...c, found: { seed: 1, path: '../../etc' } })],
    ['has a seed that is none', (c) => JSON.stringify({ ...c, found: { seed: 1e10, path: '0:1' } })],
    ['has no case', (c) => JSON.stringify({ ...c, case: undefined })],
    ['has a case of another kind', (c) => JSON.stringify({ ...c, case: { kind: 'heads' } })],
    ['has control characters in its case', (c) => JSON.stringify({ ...c, case: { ...(c['case'] as object), tags: ['\u001b[2J'] } })],
    ['has a prototype in its case', (c) => JSON.stringify(c).replace('"kind":', '"__proto__":{"N":1},"kind":')],
    ['has keys twice', (c) => JSON.stringify(c).replace('"kind":', '"kind":"ssm","kind":')],
    ['has a number that is rounded', (c) => JSON.stringify(c).replace('"n":2,"denominator"', '"n":2.00000000000000001,"denominator"')],
    ['has numbers larger than any that is drawn', (c) => JSON.stringify({ ...c, case: { ...(c['case'] as object), B: [1e15, 1, 1, 1] } })],
    ['is nested deep', (c) => JSON.stringify({ ...c, case: 0 }).replace('"case":0', `"case":${'['.repeat(1e5)}${']'.repeat(1e5)}`)],
    ['has a million numbers', (c) => JSON.stringify({ ...c, case: { ...(c['case'] as object), A: new Array<number>(1e6).fill(0) } })],
    ['is larger than any counterexample', (c) => JSON.stringify(c) + ' '.repeat(5e6)],
  ];
  it.each(wrong)('that %s is ignored with a note', (_, text) => {
    save();
    writeFileSync(file(), text(JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>));
    const { stored, note } = readStored(store, under, property);
    expect(stored).toBeNull();
    expect(note).toContain('rank-gap.2.json');
    expect(note).toMatch(/It is ignored\.$/);
    expect(({} as { N?: number }).N).toBeUndefined();
  });

  it('that says to be sparse and endless is not read', () => {
    save();
    truncateSync(file(), 2 ** 40);
    expect(readStored(store, under, property)).toMatchObject({ stored: null, note: expect.stringMatching(/larger than 4 MB/) });
  });

  it('that is not UTF-8, a folder or a link is ignored', () => {
    save();
    writeFileSync(file(), new Uint8Array([0xff, 0xfe, 0x7b]));
    expect(readStored(store, under, property).note).toMatch(/not UTF-8/);
    const elsewhere = path.join(folder, 'elsewhere.json');
    rmSync(file());
    save();
    writeFileSync(elsewhere, readFileSync(file()));
    rmSync(file());
    symlinkSync(elsewhere, file());
    expect(readStored(store, under, property)).toMatchObject({ stored: null, note: expect.stringMatching(/not a regular file/) });
    rmSync(file());
    mkdirSync(file());
    expect(readStored(store, under, property)).toMatchObject({ stored: null, note: expect.stringMatching(/not a regular file/) });
  });

  it('changed in any one place is read as a counterexample or ignored, and never throws', () => {
    save();
    const text = readFileSync(file(), 'utf8');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(3), fc.string({ unit: 'binary', maxLength: 4 }), (at, cut, put) => {
        writeFileSync(file(), text.slice(0, at) + put + text.slice(at + cut));
        const { stored, note } = readStored(store, under, property);
        expect(stored === null).toBe(note !== null);
        if (stored !== null) expect(property.confirm(stored.refutation.case).judgement).toBe('fails');
      }),
      { numRuns: MUTANTS },
    );
  });
});

describe('writing to the store', () => {
  it('replaces a link instead of writing where it leads', () => {
    mkdirSync(store);
    const elsewhere = path.join(folder, 'mine.txt');
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, file());
    save();
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(statSync(file()).isFile()).toBe(true);
  });

  it('does not follow a store that is a link, and says so', () => {
    mkdirSync(path.join(folder, 'other'));
    symlinkSync(path.join(folder, 'other'), store);
    expect(save).toThrow(/is no folder/);
    expect(readdirSync(path.join(folder, 'other'))).toEqual([]);
    expect(readStored(store, under, property)).toMatchObject({ stored: null, note: expect.stringMatching(/is no folder/) });
  });

  it('leaves nothing half written where it cannot write', () => {
    mkdirSync(file(), { recursive: true });
    expect(save).toThrow(/cannot be written/);
    expect(readdirSync(store)).toEqual(['rank-gap.2.json']);
    rmSync(store, { recursive: true });
    writeFileSync(store, 'a file');
    expect(save).toThrow(/cannot be written/);
  });

  it.each(['', '.', '..', '../up', 'a/b', 'a\\b', 'a..b', '.hidden', 'a.', 'con', 'nul.json', 'a b', 'ä', 'a\0', 'x'.repeat(101), '-a'])(
    'refuses an id that is no file name: %j',
    (id) => {
      expect(() => saveFound(store, { ...under, id }, found, { shrunk: true })).toThrow(/cannot name a file/);
      expect(() => readStored(store, { ...under, id }, property)).toThrow(/cannot name a file/);
      expect(existsSync(store)).toBe(false);
    },
  );

  it.each(['mine', 'rank-gap.2', 'map-everywhere.E1', 'no-more-than-2-states', 'console'])('takes the id %s', (id) => {
    expect(readdirSync(path.dirname(saveFound(store, { ...under, id }, found, { shrunk: true })))).toEqual([`${id}.json`]);
  });
});

describe('a search with a store', () => {
  const options = { runs: 5000, seed: 1 };

  it('keeps what it finds and is answered by it the next time, unless a fresh search is wanted', async () => {
    const first = await storedSearch(property, under, { ...options, folder: store });
    expect(first).toMatchObject({ file: file(), notes: [], searched: { seed: 1 } });
    const second = await storedSearch(property, under, { ...options, folder: store, seed: 2 });
    expect(second).toEqual({ refutation: { ...first.refutation, runs: 0, shrinkSteps: 0 }, searched: null, file: file(), notes: [] });
    const fresh = await storedSearch(property, under, { ...options, folder: store, seed: 2, fresh: true });
    expect(fresh.searched?.seed).toBe(2);
    expect(readStored(store, under, property).stored?.refutation.seed).toBe(2);
  });

  it('keeps a counterexample that it could not shrink any more, and shrinks it the next time', async () => {
    const stop = new AbortController();
    const onFound = (): void => {
      stop.abort(new Error('interrupted'));
    };
    await expect(storedSearch(property, under, { ...options, folder: store, signal: stop.signal, onFound })).rejects.toThrow('interrupted');
    expect(readStored(store, under, property).stored?.shrunk).toBe(false);
    const { refutation, searched } = await storedSearch(property, under, { ...options, folder: store });
    expect(searched).toBeNull();
    expect({ ...refutation, runs: 0 }).toEqual({ ...found, runs: 0 });
    expect(readStored(store, under, property).stored?.shrunk).toBe(true);
  });

  it('searches where what is stored is ignored, and says why', async () => {
    mkdirSync(store);
    writeFileSync(file(), '{}');
    const { searched, notes } = await storedSearch(property, under, { ...options, folder: store });
    expect(searched).not.toBeNull();
    expect(notes).toEqual([expect.stringMatching(/rank-gap\.2\.json: is not a stored counterexample.*ignored/)]);
    expect(readStored(store, under, property).note).toBeNull();
  });

  it('says once that it cannot write, and gives its answer all the same', async () => {
    writeFileSync(store, 'a file');
    const { refutation, notes, file: written } = await storedSearch(property, under, { ...options, folder: store, fresh: true });
    expect(refutation).toEqual(found);
    expect(written).toBeNull();
    expect(notes).toEqual([expect.stringMatching(/cannot be written.*is not stored/)]);
  });

  it('touches nothing without a folder, and writes nothing where nothing is found', async () => {
    await storedSearch(property, under, { ...options, folder: null });
    await storedSearch(
      ssmProperty({}, () => 'holds'),
      under,
      { ...options, folder: store },
    );
    expect(existsSync(store)).toBe(false);
  });
});
