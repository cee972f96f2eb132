// The vocabulary of claims and of the evidence for them. Types only, and the words that they are made of: which claims
// there are is known to the registry alone, and how evidence is found to the rooms that find it.
import type { LayerObject } from '../layers/layer.ts';

/**
 * The kinds of evidence, which are never mixed.
 *  - `proved`: a theorem of the kernel, for all sizes;
 *  - `certified`: exact integers for given layers, with a certificate that a separate checker accepts;
 *  - `measured`: floating point, with its backend and precision; decides no rank;
 *  - `searched`: so many cases from a seed and no counterexample; says nothing more than that;
 *  - `refuted`: a counterexample, confirmed exactly and shrunk.
 */
export const EVIDENCE_KINDS = ['proved', 'certified', 'measured', 'searched', 'refuted'] as const;
/** See `EVIDENCE_KINDS`. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * What is known of a claim: its strongest evidence; `failed` where evidence that should be there is not (a proof that
 * does not go through, a certificate that is refused, a control that the search did not refute); `open` where the claim
 * has no evidence of any kind. A claim holds only if it is `proved`.
 */
export const VERDICTS = [...EVIDENCE_KINDS, 'failed', 'open'] as const;
/** See `VERDICTS`. */
export type Verdict = (typeof VERDICTS)[number];

/**
 * What it means that heads represent a layer (mathematics.md 1.3): O on the level of operators, C as a map with
 * coefficients continuous at 0, E as a map everywhere, P almost everywhere with pairwise coefficients, G almost everywhere.
 */
export const REPRESENTATION_CLASSES = ['O', 'C', 'E', 'P', 'G'] as const;
/** See `REPRESENTATION_CLASSES`. */
export type RepresentationClass = (typeof REPRESENTATION_CLASSES)[number];

/** What a claim says of one case: it fails there, it holds there, or its hypothesis does not hold there. */
export type Judgement = 'fails' | 'holds' | 'outside';

/** A judgement over the rationals, with the values that it rests on, for a reader: `heads` = `1`, `min(n, N)` = `2`. */
export interface ExactJudgement {
  readonly judgement: Judgement;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** How large a case is: its dimensions by name (`N`, `p`, `n`, …) and the entries that are not 0. */
export interface CaseSize {
  readonly dimensions: Readonly<Record<string, number>>;
  readonly nonzero: number;
}

/**
 * What a guided search climbs down where random cases are unlikely to fail. Neither member decides anything: a case is
 * reported only after `confirm`.
 */
export interface Guide<Case = unknown> {
  /** How far the case is from failing, in floating point: 0 where it seems to fail, more the further away. */
  score(one: Case): number;
  /** Cases one step away, all of them cases that the source may draw; `random` gives numbers from 0 (included) to 1. */
  steps(one: Case, random: () => number): Iterable<Case>;
}

/**
 * A statement about cases that a search can try to refute. `Case` is what the search draws, a plain JSON value; `Source`
 * is what draws and shrinks it: an arbitrary of fast-check (this room depends on none) that shrinks, and recognises what
 * it may draw, without a context, so that stored cases are read and shrunk like fresh ones. The functions are given only
 * cases from the property's own source, so that properties of different cases fit into one list.
 */
export interface Property<Case = unknown, Source = unknown> {
  readonly source: Source;
  /** The judgement as far as a fast computation tells (modulo a prime): a failure is suspected, not reported. */
  judge(one: Case): Judgement;
  /** The same question decided exactly: the only thing that a refutation rests on. */
  confirm(one: Case): ExactJudgement;
  /** In which ways the case is degenerate (`repeated-eigenvalues`, `unreachable`, …), for the coverage statistics. */
  tags(one: Case): readonly string[];
  size(one: Case): CaseSize;
  /** The case as a layer file that somebody can save and run; null where it is not one layer. */
  layer(one: Case): LayerObject | null;
  /** The same cases with no dimension larger than these: from here shrinking draws again. Null where that is none. */
  below?(size: CaseSize): Source | null;
  /** Absent where random cases are enough. */
  readonly guide?: Guide<Case>;
}

/** A sentence for readers, in words and in LaTeX. It names the class that it is about (mathematics.md 5). */
export interface Statement {
  readonly words: string;
  readonly latex: string;
}

/** A false variant of a claim: a search that does not refute it is too weak to mean anything for the claim. */
export interface Control<P extends Property = Property> {
  /** `<claim>.<number or name>` of mathematics.md: `rank-gap.2`, `map-everywhere.E1`. Also a file name. */
  readonly id: string;
  readonly statement: Statement;
  readonly property: P;
  /** The size of the example in mathematics.md: a shrunk counterexample should be no larger. */
  readonly example: CaseSize;
}

/** A check that is neither a proof nor a search: exact certificates of named layers, or a measurement. */
export interface Check {
  readonly kind: 'certified' | 'measured';
  /** What is checked, in a sentence. */
  readonly title: string;
  /** Resolves also where the check fails, with the reason as `detail`. */
  readonly run: () => Promise<{ readonly holds: boolean; readonly detail: string }>;
}

/** A claim of mathematics.md, with everything that bears on it. */
export interface Claim<P extends Property = Property> {
  /** Its name in mathematics.md, everywhere. */
  readonly id: string;
  /** Its section there: `2.4`. */
  readonly source: string;
  readonly title: string;
  readonly statement: Statement;
  /** The class that it speaks about; null where it is about none (a statement on Jacobians, on the recurrence itself). */
  readonly about: RepresentationClass | null;
  /** True where `proofs/<id>.ts` has theorems for it. */
  readonly hasProof: boolean;
  /** Null where the claim is not about finite data. */
  readonly property: P | null;
  readonly checks: readonly Check[];
  /** Those about finite data. */
  readonly controls: readonly Control<P>[];
  /** The verdict that a sound run ends with; any other is a failure of `check`. */
  readonly expected: Verdict;
}
