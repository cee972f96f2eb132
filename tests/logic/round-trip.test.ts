import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaEqual } from '../../src/kernel/term.ts';
import { printExactly } from '../../src/logic/print-exactly.ts';
import { parseTerm } from '../../src/logic/parse-term.ts';
import { tapes } from '../kernel/arbitrary-terms.ts';
import { SIGNATURE, termOn } from './arbitrary-base-terms.ts';

const CASES = Number(process.env['HEADCOUNT_CASES'] ?? 300);

describe('a term that is printed exactly', () => {
  it.each(['unicode', 'ascii'] as const)('is read back as the same term, in %s', (notation) => {
    fc.assert(
      fc.property(tapes(60), (tape) => {
        const t = termOn(tape);
        const text = printExactly(t, SIGNATURE, { notation });
        expect(alphaEqual(parseTerm(text, { signature: SIGNATURE }), t), text).toBe(true);
      }),
      { numRuns: CASES },
    );
  });
});
