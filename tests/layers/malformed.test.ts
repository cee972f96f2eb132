import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { readLayer } from '../../src/layers/layer-file.ts';

interface Case {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

const folder = new URL('../malformed/layers/', import.meta.url);
const cases = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as readonly Case[];

describe('malformed layer files', () => {
  it('are all in the index, and the index names no other', () => {
    const files = readdirSync(folder).filter((file) => file !== 'index.json');
    expect(cases.map(({ file }) => file).sort()).toEqual(files.sort());
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });

  it.each(cases)('$file: $code', ({ file, code, message }) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    let caught: unknown;
    try {
      readLayer(text, file);
    } catch (error) {
      caught = error;
    }
    if (!(caught instanceof DiagnosticError)) throw new Error('was accepted, or refused by a fault of ours', { cause: caught });
    expect(caught.diagnostic.code).toBe(code);
    expect(caught.diagnostic.file).toBe(file);
    expect(caught.message).toContain(message);
    expect(caught.message.length).toBeLessThan(1000);
  });
});
