// What a proof file of a claim exports: its theorems, the false variants that are refuted by theorems, and what is not proved.
import type { Lemma } from '../src/logic/proof.ts';

/** A claim of mathematics.md with its theorems. */
export interface ProvedClaim {
  /** Its name in mathematics.md, everywhere. */
  readonly id: string;
  /** What it says, in a sentence. */
  readonly title: string;
  /** The theorems that are the claim. */
  readonly parts: readonly { readonly part: string; readonly lemma: Lemma }[];
  /** Theorems that refute the false variants of mathematics.md, by their numbers or names there. */
  readonly controls: readonly { readonly control: string; readonly lemma: Lemma }[];
  /** The theorems at the smallest examples, so that a statement that says nothing would show. */
  readonly instances: readonly Lemma[];
  /** What mathematics.md asserts and no theorem here says, with what is missing. */
  readonly open: readonly { readonly part: string; readonly missing: string }[];
}
