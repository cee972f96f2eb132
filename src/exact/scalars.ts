import type { Rational } from './rational.ts';

/** What a reading of the scalars can do beyond ring arithmetic. */
export type Capability = 'field' | 'order' | 'exp';

/**
 * A commutative ring that a layer can be read over: ℚ, 𝔽_p, float64 or expressions.
 * A layer is written once over this interface (design: one definition, four readings).
 */
export interface Scalars<S> {
  /** For messages: `rationals`, `residues mod 16777259`, `float64`. */
  readonly name: string;
  readonly capabilities: ReadonlySet<Capability>;
  readonly zero: S;
  readonly one: S;
  add(a: S, b: S): S;
  sub(a: S, b: S): S;
  neg(a: S): S;
  mul(a: S, b: S): S;
  /** a / b; throws RangeError if b is zero. Needs `field`. */
  div(a: S, b: S): S;
  /**
   * A positive value for a score. Needs `exp`. Over float64 this is the real exponential; over ℚ it is
   * some fixed map to positive rationals, and over 𝔽_p a homomorphism from (ℚ, +) to the units: identities that
   * must hold for every positive weight function are tested with it, never facts about the number e.
   */
  exp(a: S): S;
  isZero(a: S): boolean;
  fromRational(q: Rational): S;
}

/** A matrix as a list of rows, over any scalars; all rows of equal length. */
export type Matrix<S> = readonly (readonly S[])[];
