import { SmallCounts, smallPrimes } from '../src/spans/small-counts.ts';
import { SmallListedRows } from '../src/spans/small-listed-rows.ts';
import type { SmallCount } from '../src/spans/small-rank.ts';
import { SmallSpan } from '../src/spans/small-span.ts';
import { MAX_LENGTH_ASKED } from '../src/claims/evaluate-formula.ts';
import type { MatrixName } from '../src/claims/formula.ts';
import type { Case, DiagonalSsmCase } from './arbitraries/case.ts';
import { smallOperators, type ListedCase } from './small-operators.ts';

/**
 * Thrown where only exact arithmetic answers: softmax counts, layers of heads and attention, and operators whose entries
 * leave the safe integers.
 */
export const NOT_SMALL: Error = new RangeError('not a question for small counts');

/** The longest sequence that may be asked about. */
const LONGEST = Number(MAX_LENGTH_ASKED);

/** No operators: what is counted before the first case is loaded. */
const NOTHING = new SmallListedRows({ p: 1, d: 1, count: 0, entries: [], since: null });

/**
 * What formulas ask of one case after another, in a few microseconds each: ranks modulo primes, so at most the true
 * values, and below them with a probability that can be neglected (`pairwise` also depends on a random vector). Only what
 * is asked for is computed.
 */
export class CaseQuantities {
  readonly #counts = new SmallCounts();
  readonly #span = new SmallSpan(NOTHING, smallPrimes(1), 1);
  #case: Case | null = null;
  /** The length up to which operators are listed; 0 before any are. */
  #listed = 0;

  /** Takes a case, which must not change before the next one. */
  load(c: Case): void {
    this.#case = c;
    this.#listed = 0;
    if (c.kind === 'ssm') this.#counts.load(c);
  }

  /**
   * The value of a quantity, as `Quantities` of src/claims asks for it, but as a plain number. Throws NOT_SMALL, also for
   * what has no value: what is wrong with it is for the exact answer to say.
   */
  valueOf(name: string, argument?: number | MatrixName): number {
    const c = this.#loaded();
    switch (name) {
      case 'n':
        return c.n;
      case 'heads':
        return this.#rank('heads', typeof argument === 'number' ? lengthOf(argument) : c.n);
      case 'rowRank':
      case 'colRank':
        return this.#rank(name, c.n);
      case 'pairwise':
        return (c.kind === 'ssm' ? this.#counts.pairwise(c.n) : this.#listedSpan(listed(c), c.n).pairwise(c.n)).value;
      case 'softmax':
        throw NOT_SMALL;
      case 'rank':
        if (c.kind === 'ssm' && typeof argument === 'string') return this.#counts.rank(argument).value;
        break;
      case 'degree':
      case 'eigenvalues':
        if (c.kind === 'ssm') return this.#counts[name]().value;
        if (c.kind === 'diagonal-ssm') return distinctEigenvalues(c);
        break;
    }
    return smallSize(c, name);
  }

  #loaded(): Case {
    if (this.#case === null) throw new RangeError('no case is loaded');
    return this.#case;
  }

  #rank(of: 'heads' | 'rowRank' | 'colRank', n: number): number {
    const c = this.#loaded();
    const { value }: SmallCount = c.kind === 'ssm' ? this.#counts[of](n) : this.#listedSpan(listed(c), n).rank(of, n);
    return value;
  }

  #listedSpan(c: ListedCase, n: number): SmallSpan {
    if (c.kind === 'time-varying-ssm' && n > c.n) throw NOT_SMALL;
    if (n <= this.#listed) return this.#span;
    const length = Math.max(n, c.n);
    const operators = smallOperators(c, length);
    if (operators === null) throw NOT_SMALL;
    this.#span.load(new SmallListedRows(operators));
    this.#listed = length;
    return this.#span;
  }
}

function listed(c: Exclude<Case, { readonly kind: 'ssm' }>): ListedCase {
  if (c.kind === 'heads' || c.kind === 'attention') throw NOT_SMALL;
  return c;
}

function lengthOf(m: number): number {
  if (!Number.isInteger(m) || m < 0 || m > LONGEST) throw NOT_SMALL;
  return m;
}

/** A size by the name that formulas give it: N of a bidirectional case counts both directions. Throws NOT_SMALL. */
function smallSize(c: Case, name: string): number {
  if (name === 'N') {
    if (c.kind === 'bidirectional-ssm') return c.N + c.backwardN;
    if ('N' in c) return c.N;
  }
  if (name === 'p' || name === 'd') return 'channels' in c ? c.channels : c[name];
  if (name === 'w' && 'w' in c) return c.w;
  throw NOT_SMALL;
}

/** Over all channels; the conjugate of each counts too, since the real recurrence of the layer has it. */
function distinctEigenvalues({ lambda }: DiagonalSsmCase): number {
  const seen = new Set<string>();
  for (let e = 0; e < lambda.length; e += 2) {
    const [re, im] = [lambda[e] as number, lambda[e + 1] as number];
    seen.add(`${re} ${im + 0}`).add(`${re} ${0 - im}`);
  }
  return seen.size;
}
