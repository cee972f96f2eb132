// The page docs/property-tests.md: its snippets stand in the example suite, which the package check runs; the failure that
// it shows is the one that a reader gets; its tables name what the faces export.
import { describe, expect, it } from 'vitest';
import * as arbitraries from '../../properties/arbitraries/index.ts';
import '../../src/vitest/extend-expect.ts';
import { headMatchers } from '../../src/vitest/head-matchers.ts';
import { filesBelow, textOf } from '../ground/source-files.ts';

const page = textOf('docs/property-tests.md');
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const blocks = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , text]) => text ?? '');

describe('docs/property-tests.md', () => {
  it('shows only code that stands in the example suite', () => {
    const suite = filesBelow('docs/examples/property-tests', ['node_modules']).map((file) => plain(textOf(file)));
    const shown = blocks('ts').map((text) => plain(text.replace(/^\/\/ vitest\.config\.ts\n/, '')));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((text) => !suite.some((file) => file.includes(text)))).toEqual([]);
  });

  it('shows the failure that a reader gets', () => {
    const rotation = textOf('docs/examples/layers/rotation.layer.json');
    let message = '';
    try {
      expect(rotation).toBeRepresentableWith(1, { n: 64 });
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toBe(blocks('text')[0]?.trimEnd());
  });

  it('names every matcher and every arbitrary of the faces, and no other', () => {
    const named = new Set([...page.matchAll(/`(\w+)(?:\(.*?\))?`/g)].map(([, name]) => name));
    const missing = [...Object.keys(arbitraries), ...Object.keys(headMatchers)].filter((name) => !named.has(name));
    expect(missing.filter((name) => !['CASE_KINDS', 'addTallies'].includes(name))).toEqual([]);
    const tables = page.split('\n').filter((line) => line.startsWith('| `'));
    const known = { ...arbitraries, ...headMatchers };
    const cells = tables.flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([a-z]\w+)/g)].map(([, name]) => name ?? ''));
    expect(cells.length).toBeGreaterThan(10);
    expect(cells.filter((name) => !(name in known))).toEqual([]);
  });
});
