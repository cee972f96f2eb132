import type { Guide } from '../claims/claim.ts';
import { mulberry32 } from '../exact/seeded.ts';
import { seededHash } from '../exact/seeded-hash.ts';
import { drawEach } from './batch.ts';
import { failsExactly } from './refutation.ts';
import type { SearchedProperty } from './searched-property.ts';

/** How far one climb goes: fixed numbers, so that a climb depends on its seed and number alone. */
const STARTS = 40;
const MOST_SCORES = 1000;
/** Moves in a row to neighbours that are no better before a climb is given up. */
const MOST_SIDEWAYS = 12;

/** What one climb came to. */
export interface Climb {
  /** The case that fails, decided exactly, or null. */
  readonly failure: { readonly case: unknown } | null;
  /** Cases scored. */
  readonly scored: number;
}

/**
 * Climb number `climb` of a guided search: from the best of some drawn cases to neighbours with a lower score, sideways
 * where there is none, until a case fails when decided exactly or nothing is left to try. Cases whose hypothesis does not
 * hold are not entered. A property without a guide has no climbs. Passes on what the property throws.
 */
export function climbFrom(property: SearchedProperty, seed: number, climb: number): Climb {
  const { guide } = property;
  if (guide === undefined) return { failure: null, scored: 0 };
  const one = new GuidedClimb(property, guide, seededHash(seed, `climb ${climb}`));
  return { failure: one.run(), scored: one.scored };
}

class GuidedClimb {
  scored = 0;
  readonly #property: SearchedProperty;
  readonly #guide: Guide;
  readonly #seed: number;
  readonly #random: () => number;
  readonly #seen = new Set<string>();

  constructor(property: SearchedProperty, guide: Guide, seed: number) {
    const next = mulberry32(seed);
    this.#property = property;
    this.#guide = guide;
    this.#seed = seed;
    this.#random = (): number => next() / 2 ** 32;
  }

  run(): { readonly case: unknown } | null {
    let current = this.#start();
    if (current === null) return null;
    let sideways = 0;
    for (;;) {
      if (failsExactly(this.#property, current.case)) return { case: current.case };
      const next = this.#step(current);
      if (next === null) return null;
      sideways = next.score < current.score ? 0 : sideways + 1;
      if (sideways > MOST_SIDEWAYS) return null;
      current = next;
    }
  }

  /** The best of some drawn cases; null where none of them satisfies the hypothesis. */
  #start(): Scored | null {
    const starts: Scored[] = [];
    drawEach(this.#property.source, this.#seed | 0, STARTS, (one) => {
      if (this.#property.judge(one) !== 'outside') starts.push(this.#score(one));
      return true;
    });
    return starts.reduce<Scored | null>((best, one) => (best === null || one.score < best.score ? one : best), null);
  }

  /** The first neighbour with a lower score; else the best of those that are new; null where the climb ends. */
  #step(from: Scored): Scored | null {
    let best: Scored | null = null;
    for (const one of this.#guide.steps(from.case, this.#random)) {
      if (this.scored >= MOST_SCORES) return null;
      const text = JSON.stringify(one);
      if (this.#seen.has(text)) continue;
      this.#seen.add(text);
      const scored = this.#score(one);
      if (best !== null && scored.score >= best.score) continue;
      if (this.#property.judge(one) === 'outside') continue;
      if (scored.score < from.score) return scored;
      best = scored;
    }
    return best;
  }

  #score(one: unknown): Scored {
    this.scored += 1;
    const score = this.#guide.score(one);
    return { case: one, score: Number.isNaN(score) ? Infinity : score };
  }
}

interface Scored {
  readonly case: unknown;
  readonly score: number;
}
