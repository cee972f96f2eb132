// Theorems as articles and back.
import { expect } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import type { Term } from '../../src/kernel/term.ts';
import * as rules from '../../src/kernel/theorem.ts';
import { readArticle, type Article, type Export } from '../../src/opentheory/read-article.ts';
import { writeArticle } from '../../src/opentheory/write-article.ts';

/** What is proved while steps are recorded. */
export function recorded<T>(prove: () => T): T {
  const before = rules.recordSteps(true);
  try {
    return prove();
  } finally {
    rules.recordSteps(before);
  }
}

/** The theorem as an export that is written as it is. */
export function exported(theorem: rules.Theorem): Export {
  return { theorem, hypotheses: theorem.hypotheses, conclusion: theorem.conclusion };
}

/** The article of these theorems. */
export function written(...theorems: rules.Theorem[]): string {
  return [...writeArticle(theorems.map(exported))].join('');
}

/** The article of these theorems, written and read again. */
export function again(...theorems: rules.Theorem[]): Article {
  return readArticle('again.art', written(...theorems));
}

/** The conclusion of `⊢ t = t` after writing and reading, without its `= t`. */
export function termAgain(t: Term): Term {
  const [only] = again(recorded(() => rules.refl(t))).theorems;
  return only!.conclusion.arg;
}

/** The code and message of a refusal, or `written`. */
export function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DiagnosticError) return `${error.diagnostic.code}: ${error.message}`;
    throw error;
  }
  return 'written';
}

function smallestBeside(used: ReadonlySet<string>): string {
  let number = 0;
  while (used.has(String(number))) number++;
  return String(number);
}

/**
 * Plays the dictionary of an article, whose numbers must be the smallest that are free: the most numbers in use at a time,
 * and how many at the end.
 */
export function dictionary(text: string): { readonly most: number; readonly left: number } {
  const lines = text.split('\n').slice(2);
  const used = new Set<string>();
  let most = 0;
  lines.forEach((line, i) => {
    const number = lines[i - 1] ?? '';
    if (line === 'def') {
      if (used.size < 100) expect(number).toBe(smallestBeside(used));
      used.add(number);
    }
    if (line === 'ref' || line === 'remove') expect(used.has(number)).toBe(true);
    if (line === 'remove') used.delete(number);
    most = Math.max(most, used.size);
  });
  return { most, left: used.size };
}
