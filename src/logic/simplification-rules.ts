// What every simplification uses: the laws of the logic, and what lemmas declare. A lemma sees what was declared before it.
import type { Term } from '../kernel/term.ts';
import { isEquation, type Theorem } from '../kernel/theorem.ts';
import { BOOL } from '../kernel/type.ts';
import { NATURAL, natural } from './arithmetic/number-terms.ts';
import { realLaw, type RealLawName } from './arithmetic/real-laws.ts';
import { conversions } from './simplification-conversions.ts';
import { fact, type FactName } from './foundation.ts';
import type { Lemma } from './lemma.ts';
import { congruenceLaws } from './congruence-laws.ts';
import { headKey, rewriteRules } from './rewrite-rule.ts';
import { RuleSet, congruence, type Congruence, type Simplifier } from './simplify.ts';

let serials = 0;

/** The number of the next lemma. */
export function nextSerial(): number {
  return ++serials;
}

/** Laws of the logic and of numbers that make every term simpler. */
const LAWS: readonly FactName[] = [
  'not-not',
  'true-iff',
  'iff-true',
  'false-iff',
  'iff-false',
  'not-true',
  'not-false',
  'false-and',
  'true-and',
  'and-false',
  'and-true',
  'and-self',
  'false-implies',
  'true-implies',
  'implies-true',
  'implies-false',
  'false-or',
  'true-or',
  'or-false',
  'or-true',
  'or-self',
  'forall-constant',
  'exists-constant',
  'forall-equal-left',
  'forall-equal',
  'exists-equal-left',
  'exists-equal',
  'cond-false',
  'cond-true',
  'cond-same',
  'eta',
  'reflexive',
  'first',
  'second',
  'pair-equal',
  'suc-not-zero',
  'suc-equal',
  'pre-suc',
  'natural-zero-add',
  'natural-add-zero',
  'natural-zero-mul',
  'natural-mul-zero',
  'natural-zero-least',
  'natural-le-refl',
  'natural-not-less',
  'natural-not-le',
  'natural-suc-less-suc',
  'natural-suc-le-suc',
  'natural-not-less-zero',
  'natural-zero-less-suc',
  'natural-less-irrefl',
  'natural-less-next',
  'natural-sub-zero',
  'natural-sub-self',
  'natural-add-sub-right',
  'natural-add-sub-left',
  'real-zero-add',
  'real-one-mul',
  'real-le-refl',
  'from-natural-equal',
  'from-natural-le',
  'real-power-zero',
];

interface Declared {
  readonly serial: number;
  readonly kind: 'rewrite' | 'congruence';
  readonly lemma: Lemma;
}

const declared: Declared[] = [];

/** Declares lemmas as rewrite rules for all simplifications in the lemmas stated later. */
export function declareRewrites(...lemmas: readonly Lemma[]): void {
  for (const lemma of lemmas) declared.push({ serial: nextSerial(), kind: 'rewrite', lemma });
}

/** Declares a lemma as a congruence: how to simplify in the arguments of a constant. */
export function declareCongruence(lemma: Lemma): void {
  declared.push({ serial: nextSerial(), kind: 'congruence', lemma });
}

let laws: RuleSet | null = null;
let logicCongruences: ReadonlyMap<unknown, Congruence> | null = null;
const extensions = new Map<number, { readonly rules: RuleSet; readonly congruences: ReadonlyMap<unknown, Congruence> }>();

function keyed(th: Theorem): [unknown, Congruence] {
  const one = congruence(th);
  return [headKey(one.left), one];
}

/** Laws of real numbers that make every term simpler and that the library does not state. */
const REAL_LAWS: readonly RealLawName[] = ['add-zero', 'zero-mul', 'mul-zero', 'mul-one', 'neg-zero', 'neg-neg', 'sub-zero', 'add-neg'];

function lawRules(): RuleSet {
  if (laws === null) {
    laws = new RuleSet();
    for (const name of REAL_LAWS) laws.add(rewriteRules(realLaw(name)));
    for (const name of [...LAWS].reverse()) laws.add(rewriteRules(fact(name)));
  }
  return laws;
}

/** Comparisons of natural numbers are decided wherever they stand. */
function isDecided(t: Term): boolean {
  if (t.kind !== 'application' || t.fn.kind !== 'application' || t.type !== BOOL || t.arg.type !== NATURAL) return false;
  return t.fn.fn === natural.less || t.fn.fn === natural.le || isEquation(t);
}

/** The simplifier for the lemma with that number, without facts. */
export function simplifierAt(serial: number, prove: Simplifier['prove']): Simplifier {
  const visible = declared.filter((one) => one.serial < serial);
  const key = visible.length;
  let extension = extensions.get(key);
  if (extension === undefined) {
    const rules = new RuleSet();
    logicCongruences ??= new Map(congruenceLaws().map(keyed));
    const congruences = new Map(logicCongruences);
    for (const { kind, lemma } of visible) {
      if (kind === 'rewrite') rules.add(rewriteRules(lemma.theorem()));
      else congruences.set(...keyed(lemma.theorem()));
    }
    extensions.set(key, (extension = { rules, congruences }));
  }
  return { rules: [extension.rules, lawRules()], congruences: extension.congruences, conversions, facts: [], prove, isDecided };
}
