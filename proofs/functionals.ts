// Linear functionals of operators: sums of entries with fixed factors. They separate an operator from a span, and on
// independent operators they take any values.
import {
  absurd,
  apply,
  arith,
  assuming,
  at,
  back,
  both,
  by,
  cases,
  chain,
  contradiction,
  define,
  equals,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  induct,
  intro,
  lemma,
  linearly,
  logic,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simpFact,
  simpOnly,
  take,
} from '../src/logic/proof.ts';
import { indep, span } from './operators.ts';
import { spanMore } from './spans.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumExchange, sumSelect, sumSuc, sumZero } from './sums.ts';

/** The value at the operator M of the functional with factor `phi al be` for entry al, be. */
export const pairing = define(
  'pairing',
  'ℕ → ℕ → (ℕ → ℕ → ℝ) → (ℕ → ℕ → ℝ) → ℝ',
  'pairing p d phi M = sum p (λal. sum d (λbe. phi al be * M al be))',
);

/** Only entries below the bounds count. */
export const pairingEqual = lemma(
  'pairing-equal',
  '∀p d phi M R. (∀al be. al < p ∧ be < d ⟹ M al be = R al be) ⟹ pairing p d phi M = pairing p d phi R',
  fix('p d phi M R'),
  assuming('same'),
  rewrite(pairing),
  apply(sumEqual),
  fix('al'),
  assuming('row'),
  apply(sumEqual),
  fix('be'),
  assuming('column'),
  have('here: M al be = R al be', apply('same', {}, [exact('row')], [exact('column')])),
  rewrite('here'),
  ring(),
);

/** The value at a combination. */
export const pairingCombination = lemma(
  'pairing-combination',
  `∀p d phi k c B. pairing p d phi (λal be. sum k (λs. c s * B s al be)) = sum k (λs. c s * pairing p d phi (B s))`,
  fix('p d phi k c B'),
  rewrite(pairing),
  chain(
    '…',
    equals(
      'sum p (λal. sum k (λs. c s * sum d (λbe. phi al be * B s al be)))',
      apply(sumEqual),
      fix('al'),
      assuming('row'),
      chain(
        '…',
        equals('sum d (λbe. sum k (λs. c s * phi al be * B s al be))', sumRing()),
        equals('sum k (λs. sum d (λbe. c s * phi al be * B s al be))', apply(sumExchange)),
        equals('…', sumRing()),
      ),
    ),
    equals('sum k (λs. sum p (λal. c s * sum d (λbe. phi al be * B s al be)))', apply(sumExchange)),
    equals('…', sumRing()),
  ),
);

/** The value at what is a combination below the bounds. */
export const pairingSpan = lemma(
  'pairing-span',
  `∀p d phi k c B M. (∀al be. al < p ∧ be < d ⟹ M al be = sum k (λs. c s * B s al be)) ⟹
     pairing p d phi M = sum k (λs. c s * pairing p d phi (B s))`,
  fix('p d phi k c B M'),
  assuming('combined'),
  chain(
    '…',
    equals('pairing p d phi (λal be. sum k (λs. c s * B s al be))', apply(pairingEqual), exact('combined')),
    equals('…', exact(at(pairingCombination, 'p', 'd', 'phi', 'k', 'c', 'B'))),
  ),
);

/** The value of a functional that is a combination of two. */
const pairingFunctional = lemma(
  'pairing-of-functionals',
  '∀p d phi psi M c. pairing p d (λal be. phi al be + c * psi al be) M = pairing p d phi M + c * pairing p d psi M',
  fix('p d phi psi M c'),
  rewrite(pairing),
  sumRing(),
);

/** The value at a combination of two operators. */
const pairingOperators = lemma(
  'pairing-of-operators',
  '∀p d phi M R c. pairing p d phi (λal be. M al be + c * R al be) = pairing p d phi M + c * pairing p d phi R',
  fix('p d phi M R c'),
  rewrite(pairing),
  sumRing(),
);

/** An operator with a nonzero entry has a nonzero value under some functional. */
const nonzeroSeen = lemma(
  'nonzero-entry-seen',
  '∀p d M al be. al < p ∧ be < d ⟹ pairing p d (λg e. if g = al then (if e = be then 1 else 0) else 0) M = M al be',
  fix('p d M al be'),
  assuming('row', 'column'),
  rewrite(pairing),
  chain(
    '…',
    equals(
      'sum p (λg. if g = al then M g be else 0)',
      apply(sumEqual),
      fix('g'),
      assuming('here'),
      cases(
        'same: g = al',
        [
          chain(
            '…',
            equals(
              'sum d (λe. if e = be then M g e else 0)',
              apply(sumEqual),
              fix('e'),
              assuming('there'),
              cases('it: e = be', [by('same', 'it')], [by('same', 'it')]),
            ),
            equals('M g be', rewrite(sumSelect), by('column')),
            equals('…', by('same')),
          ),
        ],
        [by('same')],
      ),
    ),
    equals('…', rewrite(sumSelect), by('row')),
  ),
);

/** A sum of which the last coefficient is given by itself. */
const sumWithLast = lemma(
  'sum-with-last',
  '∀c e f k. sum (suc k) (λs. (if s = k then e else c s) * f s) = sum k (λs. c s * f s) + e * f k',
  fix('c e f k'),
  have('first: sum k (λs. (if s = k then e else c s) * f s) = sum k (λs. c s * f s)', apply(sumEqual), intro(), simpOnly()),
  rewrite(sumSuc, 'first'),
  simpOnly(),
);

/** An operator outside a span has a nonzero value under a functional that vanishes on the span. */
export const separated = lemma(
  'separating-functional',
  `∀p d V k M. ¬Span p d k V M ⟹ ∃phi. (∀h. h < k ⟹ pairing p d phi (V h) = 0) ∧ ¬(pairing p d phi M = 0)`,
  fix('p d V'),
  induct(
    'k',
    [
      fix('M'),
      assuming('outside'),
      // Some entry is not zero.
      have(
        'some: ∃al be. al < p ∧ be < d ∧ ¬(M al be = 0)',
        contradiction('none'),
        have('Span p d 0 V M', rewrite(span), take('λs. 0'), intro(), rewrite(sumZero), logic()),
        logic(),
      ),
      obtain('al be', 'some', 'row', 'column', 'nonzero'),
      note('value', from(at(nonzeroSeen, 'p', 'd', 'M', 'al', 'be'), 'row', 'column')),
      take('λg e. if g = al then (if e = be then 1 else 0) else 0'),
      both([intro(), arith()], [rewrite('value'), exact('nonzero')]),
    ],
    [
      fix('M'),
      assuming('outside'),
      cases(
        'inside: Span p d k V (V k)',
        [
          // The functional for V 0, …, V (k - 1) vanishes on V k too.
          have(
            'free: ¬Span p d k V M',
            assuming('spanned'),
            have('more: Span p d (suc k) V M', apply(spanMore, { k: 'k' }, [arith()], [exact('spanned')])),
            absurd('outside', 'more'),
          ),
          obtain('phi', from(at('IH', 'M'), 'free'), 'vanishes', 'nonzero'),
          take('phi'),
          both(
            [
              fix('h'),
              assuming('below'),
              cases(
                'last: h = k',
                [
                  rewriteFact('inside', span),
                  obtain('c', 'inside', 'combined'),
                  rewrite('last', from(at(pairingSpan, 'p', 'd', 'phi', 'k', 'c', 'V', 'V k'), 'combined')),
                  by('vanishes'),
                ],
                [apply('vanishes'), arith()],
              ),
            ],
            [exact('nonzero')],
          ),
        ],
        [
          obtain('psi', from(at('IH', 'V k'), 'inside'), 'vanishes', 'nonzero'),
          note('unit', at(fact('real-inv-mul'), 'pairing p d psi (V k)')),
          have('inverse: ∃q. q * pairing p d psi (V k) = 1', take('inv (pairing p d psi (V k))'), by('unit')),
          forget('unit'),
          obtain('q', 'inverse', 'unit'),
          // M without its part along V k.
          have(
            'free: ¬Span p d k V (λal be. M al be + -(pairing p d psi M * q) * V k al be)',
            assuming('spanned'),
            have(
              'within: Span p d (suc k) V M',
              rewriteFact('spanned', span),
              obtain('c', 'spanned', 'combined'),
              rewrite(span),
              take('λs. if s = k then pairing p d psi M * q else c s'),
              fix('al be'),
              assuming('row', 'column'),
              note('here', from(at('combined', 'al', 'be'), 'row', 'column')),
              rewrite(at(sumWithLast, 'c', 'pairing p d psi M * q', 'λs. V s al be'), back('here')),
              ring(),
            ),
            absurd('outside', 'within'),
          ),
          obtain('chi', from(at('IH', 'λal be. M al be + -(pairing p d psi M * q) * V k al be'), 'free'), 'vanishes2', 'nonzero2'),
          rewriteFact('nonzero2', at(pairingOperators, 'p', 'd', 'chi', 'M', 'V k')),
          take('λal be. chi al be + -(pairing p d chi (V k) * q) * psi al be'),
          rewrite(at(pairingFunctional, 'p', 'd', 'chi', 'psi')),
          both(
            [
              fix('h'),
              assuming('below'),
              cases(
                'last: h = k',
                [
                  rewrite('last'),
                  chain(
                    '…',
                    equals('pairing p d chi (V k) * (1 - q * pairing p d psi (V k))', ring()),
                    equals('…', rewrite('unit'), ring()),
                  ),
                ],
                [have('early: h < k', arith()), rewrite(from(at('vanishes', 'h'), 'early'), from(at('vanishes2', 'h'), 'early')), ring()],
              ),
            ],
            [
              assuming('zero'),
              have('same: pairing p d chi M + -(pairing p d psi M * q) * pairing p d chi (V k) = 0', linearly()),
              absurd('nonzero2', 'same'),
            ],
          ),
        ],
      ),
    ],
  ),
);

/** The last of k + 1 independent operators is no combination of the others. */
const indepOutside = lemma(
  'independent-outside',
  '∀p d k V. Indep p d (suc k) V ⟹ ¬Span p d k V (V k)',
  fix('p d k V'),
  rewrite(indep, span),
  assuming('independent'),
  assuming('spanned'),
  obtain('c', 'spanned', 'combined'),
  note('zero', at('independent', 'λs. if s = k then 1 else -(c s)')),
  have(
    'relation: ∀al be. al < p ∧ be < d ⟹ sum (suc k) (λs. (if s = k then 1 else -(c s)) * V s al be) = 0',
    fix('al be'),
    assuming('row', 'column'),
    note('here', from(at('combined', 'al', 'be'), 'row', 'column')),
    have('minus: sum k (λs. -(c s) * V s al be) = -sum k (λs. c s * V s al be)', sumRing()),
    rewrite(at(sumWithLast, 'λs. -(c s)', '1', 'λs. V s al be'), 'minus', back('here')),
    ring(),
  ),
  note('one', at(from('zero', 'relation'), 'k')),
  forget('independent', 'spanned', 'combined', 'zero', 'relation'),
  simpFact('one'),
);

/** Fewer of independent operators are independent. */
export const indepFewer = lemma(
  'independent-fewer',
  '∀p d k V. Indep p d (suc k) V ⟹ Indep p d k V',
  fix('p d k V'),
  rewrite(indep),
  assuming('independent'),
  fix('y'),
  assuming('relation'),
  note('zero', at('independent', 'λs. if s = k then 0 else y s')),
  have(
    'all: ∀al be. al < p ∧ be < d ⟹ sum (suc k) (λs. (if s = k then 0 else y s) * V s al be) = 0',
    fix('al be'),
    assuming('row', 'column'),
    note('here', from(at('relation', 'al', 'be'), 'row', 'column')),
    rewrite(at(sumWithLast, 'y', '0', 'λs. V s al be'), 'here'),
    ring(),
  ),
  fix('s'),
  assuming('below'),
  have('within: s < suc k', arith()),
  note('one', from(at(from('zero', 'all'), 's'), 'within')),
  have('other: ¬(s = k)', arith()),
  forget('independent', 'relation', 'zero', 'all'),
  by('one'),
);

/** On independent operators a functional may take any values. */
export const anyValues = lemma(
  'functional-with-values',
  `∀p d V y k. Indep p d k V ⟹ ∃phi. ∀h. h < k ⟹ pairing p d phi (V h) = y h`,
  fix('p d V y'),
  induct(
    'k',
    [assuming('independent'), take('λal be. 0'), intro(), arith()],
    [
      assuming('independent'),
      obtain('phi', from('IH', from(at(indepFewer, 'p', 'd', 'k', 'V'), 'independent')), 'values'),
      obtain(
        'psi',
        from(at(separated, 'p', 'd', 'V', 'k', 'V k'), from(at(indepOutside, 'p', 'd', 'k', 'V'), 'independent')),
        'vanishes',
        'nonzero',
      ),
      note('unit', at(fact('real-inv-mul'), 'pairing p d psi (V k)')),
      have('inverse: ∃q. q * pairing p d psi (V k) = 1', take('inv (pairing p d psi (V k))'), by('unit')),
      forget('unit'),
      obtain('q', 'inverse', 'unit'),
      take('λal be. phi al be + (y k - pairing p d phi (V k)) * q * psi al be'),
      fix('h'),
      assuming('below'),
      rewrite(at(pairingFunctional, 'p', 'd', 'phi', 'psi')),
      cases(
        'last: h = k',
        [
          rewrite('last'),
          chain(
            '…',
            equals('pairing p d phi (V k) + (y k - pairing p d phi (V k)) * (q * pairing p d psi (V k))', ring()),
            equals('…', rewrite('unit'), ring()),
          ),
        ],
        [have('early: h < k', arith()), rewrite(from(at('vanishes', 'h'), 'early'), from(at('values', 'h'), 'early')), ring()],
      ),
    ],
  ),
);
