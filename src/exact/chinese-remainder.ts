import { inverseMod } from './primes.ts';

/** An integer known modulo a growing product of distinct primes. */
export class ResidueVector {
  /** Product of the primes so far. */
  modulus = 1n;
  /** Values in [0, modulus). */
  values: bigint[];

  constructor(length: number) {
    this.values = new Array<bigint>(length).fill(0n);
  }

  /** Takes in residues mod a further prime p (any representatives below 2^26 in absolute value). Returns whether any value changed (balanced). */
  absorb(residues: ArrayLike<number>, p: number): boolean {
    const P = BigInt(p);
    const inverse = inverseMod(Number(this.modulus % P), p);
    const old = this.modulus;
    let changed = false;
    this.modulus *= P;
    const half = old / 2n;
    for (let i = 0; i < this.values.length; i++) {
      const value = this.values[i] as bigint;
      const target = ((residues[i] as number) % p) + p;
      // Compare with the balanced value: a small negative integer must not look new at every prime.
      const balancedValue = value > half ? value - old : value;
      const step = ((((target - Number(balancedValue % P)) % p) + p) % p) * inverse;
      const t = step % p;
      if (t === 0) {
        this.values[i] = balancedValue < 0n ? balancedValue + this.modulus : balancedValue;
      } else {
        changed = true;
        const lifted = balancedValue + old * BigInt(t);
        this.values[i] = lifted < 0n ? lifted + this.modulus : lifted % this.modulus;
      }
    }
    return changed;
  }

  /** The representatives in (-modulus/2, modulus/2]. */
  balanced(): bigint[] {
    const half = this.modulus / 2n;
    return this.values.map((v) => (v > half ? v - this.modulus : v));
  }
}

/** Combines residues modulo many primes at once: far cheaper per number than taking the primes in one by one. */
export class ChineseRemainder {
  /** Product of the primes. */
  readonly modulus: bigint;
  /** Primes taken in pairs, (p, q, 1/p mod q); q = 1 where p is left over. */
  readonly #pairs: readonly (readonly [p: number, q: number, inverse: number])[];
  /** For each pair the number that is 1 modulo it and 0 modulo the other primes. */
  readonly #weights: readonly bigint[];

  /** Of distinct primes below 2^26. */
  constructor(primes: readonly number[]) {
    this.modulus = primes.reduce((product, p) => product * BigInt(p), 1n);
    const pairs: (readonly [number, number, number])[] = [];
    for (let i = 0; i < primes.length; i += 2) {
      const [p, q = 1] = primes.slice(i, i + 2) as [number, number?];
      pairs.push([p, q, q === 1 ? 0 : inverseMod(p % q, q)]);
    }
    this.#pairs = pairs;
    this.#weights = pairs.map(([p, q]) => {
      const own = BigInt(p) * BigInt(q);
      const rest = this.modulus / own;
      return rest * inverseModulo(rest % own, own);
    });
  }

  /** The number in [0, modulus) with these residues, one in [0, p) for each prime in order. */
  lift(residues: ArrayLike<number>): bigint {
    let sum = 0n;
    for (const [g, [p, q, inverse]] of this.#pairs.entries()) {
      const x = residues[2 * g] as number;
      const y = q === 1 ? 0 : (residues[2 * g + 1] as number);
      // x + p·t with t = (y - x)/p mod q: below 2^52.
      const t = ((((y - x) % q) + q) * inverse) % q;
      sum += BigInt(x + p * t) * (this.#weights[g] as bigint);
    }
    return sum % this.modulus;
  }
}

function inverseModulo(a: bigint, m: bigint): bigint {
  let [r0, r1] = [m, a];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  return t0 < 0n ? t0 + m : t0;
}

/**
 * num/den = value mod modulus with |num|, den ≤ sqrt(modulus/2), by the half-extended Euclidean algorithm
 * (Wang 1981); null where there is none. Such a fraction is unique.
 */
export function reconstructRational(value: bigint, modulus: bigint): { num: bigint; den: bigint } | null {
  const bound = integerSqrt(modulus / 2n);
  let [r0, r1] = [modulus, value];
  let [t0, t1] = [0n, 1n];
  while (r1 > bound) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  if (t1 === 0n || (t1 < 0n ? -t1 : t1) > bound) return null;
  return t1 < 0n ? { num: -r1, den: -t1 } : { num: r1, den: t1 };
}

/**
 * One common denominator for several residues: den and nums with nums[i] = den·values[i] mod modulus and everything
 * small; null where the modulus does not reach yet. Reconstructs one entry at a time after multiplying by the
 * denominator found so far, so that most entries cost one multiplication.
 */
export function reconstructCommon(values: readonly bigint[], modulus: bigint): { nums: bigint[]; den: bigint } | null {
  let den = 1n;
  const half = modulus / 2n;
  const bound = integerSqrt(half);
  const fits = (x: bigint): boolean => x <= bound && -x <= bound;
  // Each numerator with the denominator that was known when it was found.
  const found: (readonly [num: bigint, den: bigint])[] = [];
  for (const value of values) {
    const scaled = (value * den) % modulus;
    const small = scaled > half ? scaled - modulus : scaled;
    if (fits(small)) {
      found.push([small, den]);
      continue;
    }
    const fraction = reconstructRational(scaled, modulus);
    if (fraction === null) return null;
    den *= fraction.den;
    if (den > bound) return null;
    found.push([fraction.num, den]);
  }
  const nums = found.map(([num, known]) => num * (den / known));
  return nums.every(fits) ? { nums, den } : null;
}

function integerSqrt(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}
