// L2 (mathematics.md 1.4): every finite list of vectors has a certificate of its rank. It names vectors u (tau s) of the list, writes
// all as combinations of these with coefficients c, and gives functionals dual to these, each a sum over k entries, the pivots.
import {
  apply,
  arith,
  assuming,
  at,
  both,
  by,
  cases,
  chain,
  equals,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  induct,
  lemma,
  linearly,
  logic,
  note,
  obtain,
  rewrite,
  ring,
  simpOnly,
  take,
} from '../src/logic/proof.ts';
import { sumKronRight } from './matrices.ts';
import { kron } from './operators.ts';
import { sumCombine, sumRing } from './sum-normal.ts';
import { sumEqual, sumSuc } from './sums.ts';

/** The values of the functionals at a vector f, from its values at the pivots. */
const value = (s: string, f: (r: string) => string): string => `sum k (λr. phi ${s} r * ${f('(piv r)')})`;
// The functional that is 1 at the new vector and 0 at the others: an entry e0 where the new vector is no combination of them.
const newest = (r: string): string => `(if ${r} = k then i else -sum k (λs. phi s ${r} * u (tau s) e0) * i)`;
const pivot = (r: string): string => `(if ${r} = k then e0 else piv ${r})`;
// An old functional, as one of the new pivots; its value at the next vector; the combination that the old ones make of that.
const kept = (s: string, r: string): string => `(if ${r} = k then 0 else phi ${s} ${r})`;
const valueAtNext = (s: string, r = 'r'): string => `sum k (λ${r}. phi ${s} ${r} * u q (piv ${r}))`;
const combination = (e: string): string => `sum k (λs. ${valueAtNext('s')} * u (tau s) ${e})`;

/** A functional of the old pivots, seen as one of the new ones. */
const oldAt = lemma(
  'old-functional',
  `∀k (phi : ℕ → ℝ) f (piv : ℕ → I) e0.
     sum (suc k) (λr. (if r = k then 0 else phi r) * f (if r = k then e0 else piv r)) = sum k (λr. phi r * f (piv r))`,
  fix('k phi f piv e0'),
  rewrite(sumSuc),
  have(
    'same: sum k (λr. (if r = k then 0 else phi r) * f (if r = k then e0 else piv r)) = sum k (λr. phi r * f (piv r))',
    apply(sumEqual),
    fix('r'),
    assuming('below'),
    by(),
  ),
  rewrite('same'),
  simpOnly(),
);

/** The new functional at any vector f: its entry at e0, less that of the combination that the old functionals make of it. */
const newestAt = lemma(
  'newest-functional',
  `∀k phi (w : ℕ → ℝ) i f (piv : ℕ → I) e0. sum (suc k) (λr. (if r = k then i else -sum k (λs. phi s r * w s) * i) * f (if r = k then e0 else piv r)) =
     i * (f e0 - sum k (λs. w s * ${value('s', (e) => `f ${e}`)}))`,
  fix('k phi w i f piv e0'),
  rewrite(sumSuc),
  have(
    'old: sum k (λr. (if r = k then i else -sum k (λs. phi s r * w s) * i) * f (if r = k then e0 else piv r)) = sum k (λr. -sum k (λs. phi s r * w s) * i * f (piv r))',
    apply(sumEqual),
    fix('r'),
    assuming('below'),
    by(),
  ),
  have(
    'exchanged: sum k (λs. w s * sum k (λr. phi s r * f (piv r))) = sum k (λr. sum k (λs. phi s r * w s) * f (piv r))',
    rewrite(sumCombine),
    apply(sumEqual),
    fix('r'),
    assuming('below'),
    sumRing(),
  ),
  rewrite('old', 'exchanged'),
  simpOnly(),
  sumRing(),
);

// What a certificate for the first q vectors says.
const certificateFor = (q: string, k: string, tau: string, c: string, piv: string, phi: string): string =>
  `${k} ≤ ${q} ∧ (∀s. s < ${k} ⟹ ${tau} s < ${q}) ∧ (∀s t. s < t ∧ t < ${k} ⟹ ${tau} s < ${tau} t) ∧ (∀s. s < ${k} ⟹ E (${piv} s)) ∧
   (∀l e. l < ${q} ∧ E e ⟹ u l e = sum ${k} (λs. ${c} l s * u (${tau} s) e)) ∧
   (∀s t. s < ${k} ∧ t < ${k} ⟹ sum ${k} (λr. ${phi} s r * u (${tau} t) (${piv} r)) = kron s t)`;

/** L2. */
export const L2 = lemma(
  'L2',
  `∀q (E : I → bool) u. ∃k tau c piv phi. ${certificateFor('q', 'k', 'tau', 'c', 'piv', 'phi')}`,
  induct(
    'q',
    [fix('E u'), take('0', 'λs. 0', 'λl s. 0', 'λs. ε(x : I). T', 'λs r. 0'), by()],
    [
      fix('E u'),
      obtain('k tau c piv phi', at('IH', 'E', 'u'), 'few', 'early', 'ordered', 'inside', 'combined', 'dual'),
      cases(
        `all: ∀e. E e ⟹ u q e = sum k (λs. ${value('s', (e) => `u q ${e}`)} * u (tau s) e)`,
        [
          // The next vector is a combination of those chosen.
          take('k', 'tau', `λl s. if l = q then ${value('s', (e) => `u q ${e}`)} else c l s`, 'piv', 'phi'),
          both(
            [arith()],
            [fix('s'), assuming('below'), note('here', at('early', 's')), arith()],
            [exact('ordered')],
            [exact('inside')],
            [
              fix('l e'),
              assuming('below', 'in'),
              cases(
                'same: l = q',
                [rewrite('same'), simpOnly(), apply('all'), exact('in')],
                [have('l < q', arith()), simpOnly(), apply('combined'), by()],
              ),
            ],
            [exact('dual')],
          ),
        ],
        [
          // Some entry e0 of the next vector differs: the vector joins the basis, with a functional made from that entry.
          have(`some: ∃e. E e ∧ ¬(u q e = ${combination('e')})`, logic('all')),
          obtain('e0', 'some', 'in0', 'new'),
          have(
            `nonzero: ¬(u q e0 - ${combination('e0')} = 0)`,
            assuming('zero'),
            have(`u q e0 = ${combination('e0')}`, linearly('zero')),
            by(),
          ),
          note('unit', from(at(fact('real-inv-mul'), `u q e0 - ${combination('e0')}`), 'nonzero')),
          have(`unit: ∃i. i * (u q e0 - ${combination('e0')}) = 1`, take(`inv (u q e0 - ${combination('e0')})`), exact('unit')),
          obtain('i', 'unit', 'unit'),
          forget('some', 'all', 'IH', 'new', 'nonzero'),
          have(
            `atNew: sum (suc k) (λr. ${newest('r')} * u q ${pivot('r')}) = 1`,
            note('here', at(newestAt, 'k', 'phi', 'λs. u (tau s) e0', 'i', 'u q', 'piv', 'e0')),
            rewrite('here'),
            have(
              `same: sum k (λs. u (tau s) e0 * ${valueAtNext('s')}) = ${combination('e0')}`,
              apply(sumEqual),
              fix('s'),
              assuming('below'),
              ring(),
            ),
            rewrite('same'),
            exact('unit'),
          ),
          have(
            `atOld: ∀t. t < k ⟹ sum (suc k) (λr. ${newest('r')} * u (tau t) ${pivot('r')}) = 0`,
            fix('t'),
            assuming('below'),
            note('here', at(newestAt, 'k', 'phi', 'λs. u (tau s) e0', 'i', 'u (tau t)', 'piv', 'e0')),
            rewrite('here'),
            have(
              'same: sum k (λs. u (tau s) e0 * sum k (λr. phi s r * u (tau t) (piv r))) = sum k (λs. u (tau s) e0 * kron s t)',
              apply(sumEqual),
              fix('s'),
              assuming('early'),
              note('one', at('dual', 's', 't')),
              rewrite(from('one', 'early', 'below')),
            ),
            note('pick', from(at(sumKronRight, 'λs. u (tau s) e0', 't', 'k'), 'below')),
            rewrite('same', 'pick'),
            ring(),
          ),
          have(
            `corrected: ∀s f. sum (suc k) (λr. (${kept('s', 'r')} - ${valueAtNext('s', 'm')} * ${newest('r')}) * f ${pivot('r')}) =
               sum k (λr. phi s r * f (piv r)) - ${valueAtNext('s', 'm')} * sum (suc k) (λr. ${newest('r')} * f ${pivot('r')})`,
            fix('s f'),
            chain(
              '…',
              equals(
                `sum (suc k) (λr. ${kept('s', 'r')} * f ${pivot('r')}) - ${valueAtNext('s', 'm')} * sum (suc k) (λr. ${newest('r')} * f ${pivot('r')})`,
                sumRing(),
              ),
              equals('…', note('old', at(oldAt, 'k', 'phi s', 'f', 'piv', 'e0')), rewrite('old')),
            ),
          ),
          take(
            'suc k',
            'λs. if s = k then q else tau s',
            'λl s. if l = q then (if s = k then 1 else 0) else (if s = k then 0 else c l s)',
            'λs. if s = k then e0 else piv s',
            `λs r. if s = k then ${newest('r')} else ${kept('s', 'r')} - ${valueAtNext('s', 'm')} * ${newest('r')}`,
          ),
          both(
            [arith()],
            [fix('s'), assuming('below'), cases('s = k', [by()], [have('s < k', arith()), note('here', at('early', 's')), by('here')])],
            [
              fix('s t'),
              assuming('less', 'below'),
              have('s < k', arith()),
              note('one', at('early', 's')),
              cases('t = k', [by('one')], [have('t < k', arith()), by('ordered')]),
            ],
            [fix('s'), assuming('below'), cases('s = k', [by()], [have('s < k', arith()), by('inside')])],
            [
              fix('l e'),
              assuming('below', 'in'),
              rewrite(sumSuc),
              cases(
                'same: l = q',
                [
                  have(
                    'nothing: sum k (λs. (if s = k then 1 else 0) * u (if s = k then q else tau s) e) = sum k (λs. 0)',
                    apply(sumEqual),
                    fix('s'),
                    assuming('early2'),
                    have('different: ¬(s = k)', arith()),
                    rewrite('different', fact('cond-false')),
                    ring(),
                  ),
                  simpOnly('same'),
                ],
                [have('l < q', arith()), note('here', at('combined', 'l', 'e')), forget('combined'), by('here')],
              ),
            ],
            [
              fix('s t'),
              assuming('one', 'two'),
              cases(
                'isS: s = k',
                [
                  rewrite('isS', fact('reflexive'), fact('cond-true')),
                  cases(
                    'isT: t = k',
                    [rewrite('isT', fact('reflexive'), fact('cond-true')), rewrite('atNew'), by(kron)],
                    [rewrite('isT', fact('cond-false')), have('t < k', arith()), rewrite('atOld'), by(kron)],
                  ),
                ],
                [
                  have('early2: s < k', arith()),
                  rewrite('isS', fact('cond-false')),
                  cases(
                    'isT: t = k',
                    [
                      rewrite('isT', fact('reflexive'), fact('cond-true')),
                      rewrite('corrected', 'atNew'),
                      have('kron s k = 0', by(kron)),
                      by(),
                    ],
                    [
                      rewrite('isT', fact('cond-false')),
                      have('late: t < k', arith()),
                      rewrite('corrected', 'atOld'),
                      note('here', from(at('dual', 's', 't'), 'early2', 'late')),
                      rewrite('here'),
                      ring(),
                    ],
                  ),
                ],
              ),
            ],
          ),
        ],
      ),
    ],
  ),
);
