import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../src/diagnostics/diagnostic.ts';
import { NerdamerDoor } from '../../src/nerdamer/ask-nerdamer.ts';
import { disguised, questionText } from '../../src/nerdamer/question-text.ts';
import type { NerdamerQuestion } from '../../src/nerdamer/question-text.ts';
import { readAnswer, solutionTexts } from '../../src/nerdamer/read-answer.ts';
import type { Expression } from '../../src/symbolic/expression.ts';
import { parseRealExpression } from '../../src/symbolic/parse-expression.ts';

/** Hostile texts; `HEADCOUNT_FUZZ=10000` for the long run. */
const RUNS = Number(process.env['HEADCOUNT_FUZZ'] ?? 1000);

/** Ways out of a string that is run as code, and names that every object has. */
const HOSTILE = [
  ...['constructor', '__proto__', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__(x,y)', 'constructor(1)'],
  ...['x,y=(globalThis.PWN=7)', '(globalThis.PWN=7)', 'x=>x', '${x}', '`x`', "'x'", '"x"', '/*x*/', '//x', '\\u0078', 'x.y', 'x[0]', 'x;y'],
  ...['function(){}', 'require("fs")', 'process.exit()', 'import("x")', 'eval(x)', 'this', 'new Function', 'buildFunction', 'setVar(x,5)'],
  ...['\u0000', '\u202e', '\u2028', '💥', 'λ', '\r\n', '\ud800', '[', ']', '{', '}', '!', '%', ':=', '==', ',', '.', '_'],
  ...['Infinity', 'NaN', '1e999', '9^9^9', '10^1000000', '9'.repeat(500), '('.repeat(200), '-'.repeat(200), 'sqrt(', 'tanh(', 'exp('],
];
const ORDINARY = ['x', 'y', 'e', 'i', '1', '0', '2.5', '+', '-', '*', '/', '^', '(', ')', ' ', 'exp(x)', 'sqrt(y)', '^2', '^(-1)', '2^x'];

const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...ORDINARY, ...HOSTILE), { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...ORDINARY), { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const QUESTIONS: readonly NerdamerQuestion[] = ['simplify', 'factor', 'expand', 'integrate', 'differentiate', 'solve'];

/** What reads a text and refuses it does so with a message, and a column within the text if it names one. */
function readOrRefused(text: string, read: (text: string) => unknown, shiftsColumns = false): void {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const { code, message, place } = error.diagnostic;
    expect(code).not.toBe('');
    expect(message).not.toMatch(/^$|undefined|\[object/);
    if (place === undefined || shiftsColumns) return;
    const column = Number(/^column (\d+)$/.exec(place)?.[1]);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual(text.length + 1);
  }
}

function parsed(text: string): Expression | undefined {
  try {
    return parseRealExpression(text);
  } catch {
    return undefined;
  }
}

const door = new NerdamerDoor();
afterAll(() => door.close());

describe(`hostile text (${String(RUNS)} texts; HEADCOUNT_FUZZ sets how many)`, () => {
  it('is refused with a column, as an expression and as an answer, and runs no code', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    fc.assert(
      fc.property(hostileText, (text) => {
        readOrRefused(text, parseRealExpression);
        for (const one of solutionTexts(text)) readOrRefused(one, (answer) => readAnswer(answer, ['x', 'y']), true);
      }),
      { numRuns: RUNS },
    );
    expect('PWN' in globalThis).toBe(false);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
  });

  it('reaches nerdamer, where it can be read at all, only as numbers, fresh names, three functions and five signs', () => {
    const harmless = /^(?:simplify|factor|expand|integrate|diff|solve)\((?:[uv]\d+|\d+|exp\(|sqrt\(|log\(|[-+*/^(),])+\)$/;
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...QUESTIONS), fc.boolean(), (text, question, atoms) => {
        const expression = parsed(text);
        if (expression === undefined) return;
        expect(questionText(question, disguised(expression, atoms).expression, 'v0')).toMatch(harmless);
      }),
      { numRuns: RUNS },
    );
  });

  it('gets an answer that was checked, or a reason', async () => {
    const reasons = new Set(['wrong', 'undecided', 'unreadable', 'refused', 'timeout', 'crashed']);
    await fc.assert(
      fc.asyncProperty(hostileText, fc.constantFrom(...QUESTIONS), async (text, question) => {
        const expression = parsed(text);
        if (expression === undefined) return;
        const reply = await door.ask(question, expression, { by: 'x', milliseconds: 300 });
        if ('discarded' in reply) expect(reasons).toContain(reply.discarded);
        else expect(reply.answers[0]).toBe(reply.answer);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });
});
