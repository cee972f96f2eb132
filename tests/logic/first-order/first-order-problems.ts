// Reading problems for the first-order prover: formulas over a type A and over numbers.
import type { Term } from '../../../src/kernel/term.ts';
import { assume, axiom, type Theorem } from '../../../src/kernel/theorem.ts';
import type { HolType } from '../../../src/kernel/type.ts';
import { baseSignature } from '../../../src/logic/base-signature.ts';
import { parseTerm } from '../../../src/logic/parse-term.ts';
import { parseType } from '../../../src/logic/parse-type.ts';

const TYPES: readonly (readonly [string, string])[] = [
  ['p q r s', 'bool'],
  ['a b c d e x y z', 'A'],
  ['f g', 'A → A'],
  ['P Q R U V W H J K M', 'A → bool'],
  ['L E G', 'A → A → bool'],
  ['i j k m n', 'ℕ'],
  ['u v w', 'ℝ'],
  ['X Y', 'ℕ → ℝ'],
  ['B', 'ℝ → bool'],
  ['S', '(ℕ → ℝ) → bool'],
];

/** The free variables that the problems use, with their types. */
const VARIABLES: ReadonlyMap<string, HolType> = new Map(
  TYPES.flatMap(([names, type]) => names.split(' ').map((name) => [name, parseType(type, baseSignature())] as const)),
);

/** The formula that a text stands for. */
export function formula(text: string): Term {
  return parseTerm(text, { signature: baseSignature(), variables: VARIABLES });
}

/** The formula as a theorem without hypotheses. */
export function known(text: string): Theorem {
  return axiom([], formula(text));
}

/** The formula as a theorem of which it is the hypothesis. */
export function assumed(text: string): Theorem {
  return assume(formula(text));
}
