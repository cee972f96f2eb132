// The theorems say what the list of exact statements says: each statement of that list, read from its own notation, is the
// theorem of that name up to the names of bound variables.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { alphaEqual } from '../../src/kernel/term.ts';
import type { Lemma } from '../../src/logic/lemma.ts';
import { forallAll, freeVariables } from '../../src/logic/formula.ts';
import { parseTerm } from '../../src/logic/parse-term.ts';
import { printTerm } from '../../src/logic/print-term.ts';
import { vocabulary } from '../../src/logic/vocabulary.ts';
import { BOOL } from '../../src/kernel/type.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGE = path.resolve(ROOT, '../shared/statements.md');

/** Where types cannot be found out from the text, or `let` is used, which does not exist here: the text instead. */
const ANNOTATED: ReadonlyMap<string, (text: string) => string> = new Map([
  ['normalised_a', (text: string) => text.replace('!n p d H', '!(n : natural) (p : natural) (d : natural) H')],
  ['highway_controls', (text: string) => text.replace(/let a = (.*?) in /g, '!a. a = $1 ==> ')],
]);

function isLemma(value: unknown): value is Lemma {
  return typeof value === 'object' && value !== null && 'statement' in value && 'theorem' in value;
}

async function lemmas(): Promise<Map<string, Lemma>> {
  const found = new Map<string, Lemma>();
  for (const file of readdirSync(path.join(ROOT, 'proofs'))) {
    const module = (await import(path.join(ROOT, 'proofs', file))) as Record<string, unknown>;
    for (const value of Object.values(module).flat()) if (isLemma(value)) found.set(value.name.toLowerCase(), value);
  }
  return found;
}

/** A statement in this project's notation: other words for the same constants. */
function translated(text: string): string {
  const words: Record<string, string> = {
    rsum: 'sum',
    SUC: 'suc',
    pow: '^',
    num: 'natural',
    FST: 'fst',
    SND: 'snd',
    MIN: 'min',
    '--': '-',
  };
  return text.replace(/--|\b(rsum|SUC|pow|num|FST|SND|MIN)\b/g, (word) => ` ${words[word] ?? word} `);
}

describe.skipIf(!existsSync(PAGE))('the statements of the list', async () => {
  const known = existsSync(PAGE) ? await lemmas() : new Map<string, Lemma>();
  const blocks = existsSync(PAGE) ? [...readFileSync(PAGE, 'utf8').matchAll(/```hol (\S+) (\S+)\n([\s\S]*?)\n```/g)] : [];

  it.each(blocks.map(([, name, , text]) => [name ?? '', text ?? ''] as const))('%s', (name, text) => {
    const lemma = known.get(name.replaceAll('_', '-').toLowerCase());
    expect(lemma, `no lemma is called ${name.replaceAll('_', '-')}`).toBeDefined();
    const read = parseTerm(translated(ANNOTATED.get(name)?.(text) ?? text), { signature: vocabulary(), type: BOOL });
    const wanted = forallAll(freeVariables([read]), read);
    const theorem = lemma!.theorem();
    expect(theorem.hypotheses).toEqual([]);
    expect(
      alphaEqual(theorem.conclusion, wanted),
      `${printTerm(theorem.conclusion, { signature: vocabulary() })}\n  is not\n${printTerm(wanted, { signature: vocabulary() })}`,
    ).toBe(true);
  });
});
