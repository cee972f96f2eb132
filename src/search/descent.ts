import { failsExactly } from './refutation.ts';
import type { SearchedProperty } from './searched-property.ts';

/** A case that fails and has no smaller neighbour that does, and how many steps led to it. */
export interface Descended {
  readonly case: unknown;
  readonly steps: number;
}

/** Neighbours looked at in one descent: a bound for cases so large that nobody would wait for the end. */
const MOST_NEIGHBOURS = 50_000;

/**
 * Goes from a failing case to the first of its shrinks that fails, until none does. Every step is judged fast and the end
 * decided exactly; if that refuses, the descent is done again with every step decided exactly. A source that needs more
 * than the case to shrink it shrinks nothing.
 */
export function descend(property: SearchedProperty, start: unknown): Descended {
  if (!property.source.canShrinkWithoutContext(start)) return { case: start, steps: 0 };
  const end = follow(property, start, (one) => property.judge(one) === 'fails');
  if (end.steps === 0 || property.confirm(end.case).judgement === 'fails') return end;
  return follow(property, start, (one) => failsExactly(property, one));
}

function follow({ source }: SearchedProperty, start: unknown, fails: (one: unknown) => boolean): Descended {
  let current = start;
  let steps = 0;
  let left = MOST_NEIGHBOURS;
  for (;;) {
    let next: { readonly case: unknown } | null = null;
    for (const { value } of source.shrink(current, undefined)) {
      left -= 1;
      if (left < 0) return { case: current, steps };
      if (!fails(value)) continue;
      next = { case: value };
      break;
    }
    if (next === null) return { case: current, steps };
    current = next.case;
    steps += 1;
  }
}
