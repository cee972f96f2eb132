// Arguments for random steps of a derivation: terms, and theorems of both kernels that were derived before.
import { renamed, termOn, typeOn, type Tape } from './arbitrary-terms.ts';
import { KernelPair, type Step, type Twin } from './kernel-pair.ts';
import type { NamedTheorem } from './named-kernel/inference-rules.ts';
import type { NamedConstant, NamedTerm, NamedType } from './named-kernel/syntax.ts';
import { BOOL } from './named-kernel/well-typed.ts';

/** Terms larger than this are compared, but not used again. */
const LARGEST = 150;

/** What was derived and defined so far, and the tape that chooses from it. */
export class RandomArguments {
  readonly tape: Tape;
  readonly pair = new KernelPair();
  readonly #theorems: Twin[] = [];
  readonly #constants: NamedConstant[] = [];
  #names = 0;

  constructor(tape: Tape) {
    this.tape = tape;
  }

  /** Adds what a step gave. */
  keep(twins: readonly Twin[]): void {
    this.#theorems.push(...twins.filter(({ named }) => size(named.conclusion) <= LARGEST));
  }

  /** Adds defined constants, which terms may use from now on. */
  keepConstants(constants: readonly NamedConstant[]): void {
    this.#constants.push(...constants);
  }

  /** The constants defined so far. */
  get constants(): readonly NamedConstant[] {
    return this.#constants;
  }

  /** Whether a choice of one in n falls on this case. */
  oneIn(n: number): boolean {
    return this.tape.below(n) === n - 1;
  }

  /** A term; without a type given it is sometimes of the type of a defined constant. */
  term(wanted?: NamedType): NamedTerm {
    const known = this.oneIn(4) && this.#constants.length > 0 ? this.tape.oneOf(this.#constants).generic : null;
    return termOn(this.tape, wanted ?? known ?? typeOn(this.tape), this.#constants, 3);
  }

  /** A term of type bool; often one that is a hypothesis or a conclusion already, perhaps with other binder names. */
  formula(): NamedTerm {
    const terms = this.#theorems.flatMap(({ named }) => [named.conclusion, ...named.hypotheses]);
    return terms.length === 0 || this.oneIn(3) ? this.term(BOOL) : renamed(this.tape, this.tape.oneOf(terms));
  }

  /** A term with its free variables bound, so that it is closed; sometimes not. */
  closed(): NamedTerm {
    const t = this.term();
    if (this.oneIn(8)) return t;
    return this.pair.named.freeVariables(t).reduce<NamedTerm>((body, v) => this.pair.named.abstraction(v, body), t);
  }

  /** A theorem, mostly one that is wanted; if there is none, mostly the one that `orElse` makes. */
  theorem(wanted: (th: NamedTheorem) => boolean, orElse?: Step): Twin {
    const any = this.oneIn(5);
    const fitting = any ? this.#theorems : this.#theorems.filter(({ named }) => wanted(named));
    if (fitting.length > 0) return this.tape.oneOf(fitting);
    const made = orElse === undefined ? null : this.pair.take('a premise', orElse);
    return made?.[0] ?? (this.#theorems.length > 0 ? this.tape.oneOf(this.#theorems) : this.assumed(this.term(BOOL)));
  }

  /** An equation mostly. */
  equation(): Twin {
    return this.theorem(({ conclusion }) => this.pair.named.sidesOf(conclusion) !== null);
  }

  /** `{t} |- t` in both kernels. */
  assumed(t: NamedTerm): Twin {
    return { named: this.pair.named.assume(t), real: this.pair.real.assume(this.pair.translation.toKernel(t)) };
  }

  /** A name for a definition; sometimes one that was used before. */
  name(): string {
    return this.oneIn(3) ? 'again' : `new${String(this.#names++)}`;
  }
}

/** How many nodes a term has. */
function size(t: NamedTerm): number {
  if (t.kind === 'application') return 1 + size(t.fn) + size(t.arg);
  return t.kind === 'abstraction' ? 1 + size(t.body) : 1;
}
