// Small claims for tests: sound ones, and ones that are damaged in the ways in which a proof file can be.
import type { ProvedClaim } from '../../proofs/claim.ts';
import type { ProofFiles } from '../../src/evidence/proof-evidence.ts';
import { axiom, recordSteps } from '../../src/kernel/theorem.ts';
import { derivedLemma, type Lemma } from '../../src/logic/lemma.ts';
import { at, define, exact, fact, fix, lemma, logic } from '../../src/logic/proof.ts';
import { nextSerial } from '../../src/logic/simplification-rules.ts';
import { parseStatement } from '../../src/logic/vocabulary.ts';

// Before any proof runs, so that whatever a test looks at has its record.
recordSteps(true);

/** `small-swap`: used by the others. */
export const swap = lemma('small-swap', '∀p q. p ∧ q ⟹ q ∧ p', logic());
/** `small-swapped`: rests on `small-swap` and on nothing else directly. */
export const swapped = lemma('small-swapped', '∀p q. q ∧ p ⟹ p ∧ q', fix('p q'), exact(at(swap, 'q', 'p')));
/** The definition of a constant that the library does not have. */
export const twice = define('smallTwice', 'ℕ → ℕ', 'smallTwice n = n + n');

const instance = lemma('small-one', 'smallTwice 1 = 1 + 1', exact(at(twice, '1')));
const again = lemma('small-again', '∀a b. a ∧ b ⟹ b ∧ a', fix('a b'), exact(at(swap, 'a', 'b')));
const notAllZero = lemma('small-not-zero', '¬(∀n. n = 0)', logic(fact('suc-not-zero')));

const nothing = { parts: [], controls: [], instances: [], open: [] };

/** A claim with two parts, a control and two instances, one of which says what a part says. */
export const SOUND: ProvedClaim = {
  id: 'sound',
  title: 'Conjunction is symmetric.',
  parts: [
    { part: 'a', lemma: swap },
    { part: 'b', lemma: swapped },
  ],
  controls: [{ control: '1', lemma: notAllZero }],
  instances: [instance, again],
  open: [{ part: 'c', missing: 'the same of infinitely many' }],
};

const falsehood = lemma('small-false', '∀p. p ∨ F', fix('p'), logic());
const onFalsehood = lemma('small-on-false', '∀p. p ∨ F', exact(falsehood));
const DAMAGED: ProvedClaim = {
  ...nothing,
  id: 'damaged',
  title: 'Everything.',
  parts: [
    { part: 'a', lemma: swap },
    { part: 'b', lemma: falsehood },
  ],
  controls: [{ control: '1', lemma: onFalsehood }],
};

const hen: Lemma = lemma(
  'small-hen',
  '∀p. p',
  exact(() => egg.theorem()),
);
const egg: Lemma = lemma('small-egg', '∀p. p', exact(hen));
const CIRCULAR: ProvedClaim = { ...nothing, id: 'circular', title: 'Hens.', parts: [{ part: 'a', lemma: hen }] };

const taken = derivedLemma('small-taken', '∀n. smallTwice n = 0', nextSerial(), () => axiom([], parseStatement('∀n. smallTwice n = 0')));
const smuggled = lemma('small-smuggled', 'smallTwice 1 = 0', exact(at(taken, '1')));
const SMUGGLED: ProvedClaim = { ...nothing, id: 'smuggled', title: 'Twice is nothing.', parts: [{ part: 'a', lemma: smuggled }] };

const OPEN: ProvedClaim = { ...nothing, id: 'open', title: 'Not yet.', open: [{ part: 'a', missing: 'a proof' }] };

/** The statement of what `smuggled` takes without proof. */
export const TAKEN = '∀n. smallTwice n = 0';

/** All of them; `absent` cannot be loaded, and the file of `renamed` is about another claim. */
export const SMALL_CLAIMS: ProofFiles = new Map([
  ['absent', () => Promise.reject(new SyntaxError('Unexpected token'))],
  ...[DAMAGED, SOUND, CIRCULAR, SMUGGLED, OPEN].map((claim) => [claim.id, () => Promise.resolve({ claim })] as const),
  ['renamed', () => Promise.resolve({ claim: SOUND })],
]);

/** Only the sound ones. */
export const SOUND_CLAIMS: ProofFiles = new Map([['sound', () => Promise.resolve({ claim: SOUND })]]);
