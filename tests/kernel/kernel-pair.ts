// The kernel and the named kernel side by side: a step is taken by both, and they must agree on it.
import { KernelError } from '../../src/kernel/kernel-error.ts';
import { alphaEqual, type Term } from '../../src/kernel/term.ts';
import type { Theorem } from '../../src/kernel/theorem.ts';
import { kernelLogic } from './kernel-logic.ts';
import type { NamedTheorem } from './named-kernel/inference-rules.ts';
import { NamedKernel } from './named-kernel/named-kernel.ts';
import { NamedRefusal, identical, showNamed, type NamedTerm } from './named-kernel/syntax.ts';
import { Translation } from './named-kernel/translation.ts';

/** A theorem of both kernels. */
export interface Twin {
  readonly named: NamedTheorem;
  readonly real: Theorem;
}

/** The same step in both kernels. */
export interface Step {
  readonly named: () => NamedTheorem[];
  readonly real: () => Theorem[];
}

/** Both kernels, and the translation between what they defined. */
export class KernelPair {
  readonly named = new NamedKernel();
  readonly real = kernelLogic;
  readonly translation = new Translation();

  /** The theorems that the step gave in both, null if both refused it. Throws if the kernels disagree. */
  take(rule: string, step: Step): Twin[] | null {
    const [named, real] = [outcome(step.named), outcome(step.real)];
    if ('refusal' in named && 'refusal' in real) return null;
    if ('refusal' in named) throw new Error(`${rule}: refused by the named kernel only (${named.refusal})`);
    if ('refusal' in real) throw new Error(`${rule}: refused by the kernel only (${real.refusal})`);
    const twins = named.made.map((one, i) => ({ named: one, real: real.made[i] as Theorem }));
    for (const twin of twins) this.#compare(rule, twin);
    return twins;
  }

  /**
   * Whether the two are the same with the names of their bound variables, which rules choose freely. Definitions keep
   * these names, so only what is made of such theorems can be compared.
   */
  spelledAlike({ named, real }: Twin): boolean {
    const theirs = real.hypotheses.map((h) => this.translation.toNamed(h));
    return (
      identical(named.conclusion, this.translation.toNamed(real.conclusion)) &&
      named.hypotheses.every((h) => theirs.some((other) => identical(h, other)))
    );
  }

  /** The two theorems must be the same sequent, compared in both styles, and rest on as many axioms. */
  #compare(rule: string, { named, real }: Twin): void {
    const toKernel = (t: NamedTerm): Term => this.translation.toKernel(t);
    const same =
      alphaEqual(toKernel(named.conclusion), real.conclusion) &&
      this.named.alphaEquivalent(named.conclusion, this.translation.toNamed(real.conclusion)) &&
      named.hypotheses.length === real.hypotheses.length &&
      named.hypotheses.every((h) => real.hypotheses.some((other) => alphaEqual(toKernel(h), other))) &&
      this.real.axiomCount(real) === this.named.axiomCount(named);
    if (same) return;
    const theirs = [...real.hypotheses, real.conclusion].map((t) => this.translation.toNamed(t));
    const [left, right] = [[...named.hypotheses, named.conclusion], theirs].map((terms) => terms.map(showNamed).join(' ; '));
    throw new Error(`${rule}: the named kernel has ${left as string}, the kernel ${right as string}`);
  }
}

type Outcome<T> = { readonly made: readonly T[] } | { readonly refusal: string };

/** What was made, or the refusal. Another error than a refusal is thrown on: no argument may cause one. */
function outcome<T>(take: () => readonly T[]): Outcome<T> {
  try {
    return { made: take() };
  } catch (error) {
    if (error instanceof NamedRefusal || error instanceof KernelError) return { refusal: error.message };
    throw error;
  }
}
