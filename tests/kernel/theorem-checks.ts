import { expect } from 'vitest';
import { KernelError } from '../../src/kernel/kernel-error.ts';
import { alphaEqual, type Term } from '../../src/kernel/term.ts';
import type { Theorem } from '../../src/kernel/theorem.ts';

/** The theorem must have exactly these hypotheses and this conclusion, up to alpha-equivalence. */
export function expectTheorem(th: Theorem, hypotheses: readonly Term[], conclusion: Term): void {
  expect(th.hypotheses.map((h) => hypotheses.findIndex((one) => alphaEqual(one, h))).sort((a, b) => a - b)).toEqual([...hypotheses.keys()]);
  expect(alphaEqual(th.conclusion, conclusion)).toBe(true);
}

/** The action must be refused, by that rule. */
export function expectRefusal(rule: string, action: () => unknown): void {
  let refusal: unknown;
  try {
    action();
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(KernelError);
  expect((refusal as KernelError).rule).toBe(rule);
}
