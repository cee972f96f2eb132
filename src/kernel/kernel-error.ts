/** A rule, constructor or definition (`rule` names it: `absThm`, `application`, …) that does not apply: it made nothing. */
export class KernelError extends Error {
  readonly rule: string;

  constructor(rule: string, reason: string) {
    super(`${rule}: ${reason}`);
    this.name = 'KernelError';
    this.rule = rule;
  }
}

/** Refuses: throws the error of that rule. */
export function refuse(rule: string, reason: string): never {
  throw new KernelError(rule, reason);
}

/** The name itself, which must be a string: an object could change after it was looked at. */
export function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : refuse('name', 'a name is a string');
}
