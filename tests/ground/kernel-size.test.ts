import { describe, expect, it } from 'vitest';
import { filesBelow, importsOf, textOf } from './source-files.ts';

const kernel = filesBelow('src/kernel').filter((file) => file.endsWith('.ts'));

describe('the trusted core', () => {
  it('has at most 900 lines, comments included', () => {
    const lines = kernel.reduce((sum, file) => sum + textOf(file).split('\n').length - 1, 0);
    expect(lines).toBeGreaterThan(300);
    expect(lines).toBeLessThanOrEqual(900);
  });

  it('imports nothing outside its folder', () => {
    const outside = kernel.flatMap((file) => importsOf(textOf(file)).filter(({ specifier }) => !/^\.\/[\w-]+\.ts$/.test(specifier)));
    expect(outside).toEqual([]);
  });

  it('is listed file by file on the page about trust', () => {
    const page = textOf('docs/what-you-have-to-trust.md');
    expect(kernel.filter((file) => !page.includes(`| \`${file.replace(/^.*\//, '')}\``))).toEqual([]);
  });
});
