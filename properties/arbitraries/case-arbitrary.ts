import { Arbitrary, Stream, Value, type Random } from 'fast-check';
import { isCaseOfKind } from './case-fields.ts';
import { isWithin } from './case-limits.ts';
import { rangesOf, type CaseOptions, type CaseRanges } from './case-ranges.ts';
import { shrinksOf } from './case-shrinks.ts';
import { withTags } from './case-tags.ts';
import type { CaseKind, CaseOf } from './case.ts';
import { drawCase } from './draw-case.ts';
import { SmallDraws } from './small-draws.ts';

/**
 * Cases of one kind for fast-check. A case is drawn as a whole from the generator that fast-check hands over, so a seed
 * and a path give it again. Its shrinks need nothing but the case, so that stored and hand-written cases shrink as well.
 * Early runs are not biased differently from later ones: every draw prefers small sizes and degenerate structure.
 */
export class CaseArbitrary<K extends CaseKind> extends Arbitrary<CaseOf<K>> {
  readonly kind: K;
  readonly ranges: CaseRanges;

  /** Throws RangeError for a range that is empty or out of bounds. */
  constructor(kind: K, options: CaseOptions = {}) {
    super();
    this.kind = kind;
    this.ranges = rangesOf(kind, options);
  }

  override generate(random: Random, _biasFactor: number | undefined): Value<CaseOf<K>> {
    // drawCase gives a case of the kind that it is asked for.
    return new Value(withTags(drawCase(this.kind, new SmallDraws(random), this.ranges)) as CaseOf<K>, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is CaseOf<K> {
    return isCaseOfKind(this.kind, value) && isWithin(value, this.ranges);
  }

  override shrink(value: CaseOf<K>, _context: unknown): Stream<Value<CaseOf<K>>> {
    return new Stream(this.#shrunk(value));
  }

  *#shrunk(value: CaseOf<K>): Generator<Value<CaseOf<K>>, void> {
    for (const smaller of shrinksOf(value, this.ranges)) yield new Value(withTags(smaller), undefined);
  }
}
