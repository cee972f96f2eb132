/** A source of pseudo-random 32-bit integers. */
export type Seeded = () => number;

/**
 * mulberry32 (Tommy Ettinger's 32-bit generator): small, and the same numbers on every machine, so that a run with
 * the same seed chooses the same primes and issues the same certificate.
 */
export function mulberry32(seed: number): Seeded {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** An integer in [low, high], all but uniformly. */
export function between(random: Seeded, low: number, high: number): number {
  return low + Math.floor((random() / 2 ** 32) * (high - low + 1));
}
