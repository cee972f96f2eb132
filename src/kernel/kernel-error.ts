import type { Term } from './term.ts';
import type { HolType } from './type.ts';

/** A rule, constructor or definition (`rule` names it: `absThm`, `application`, …) that does not apply: it made nothing. */
export class KernelError extends Error {
  readonly rule: string;
  /** The terms and types that the reason is about, for whoever prints it. */
  readonly found: readonly (Term | HolType)[];

  constructor(rule: string, reason: string, found: readonly (Term | HolType)[]) {
    super(`${rule}: ${reason}`);
    this.name = 'KernelError';
    this.rule = rule;
    this.found = found;
  }
}

/** Refuses: throws the error of that rule. */
export function refuse(rule: string, reason: string, ...found: readonly (Term | HolType)[]): never {
  throw new KernelError(rule, reason, found);
}

/** The name itself, which must be a string: an object could change after it was looked at. */
export function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : refuse('name', 'a name is a string');
}
