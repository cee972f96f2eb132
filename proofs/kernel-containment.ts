// L3 (mathematics.md 1.4): a linear form that vanishes where H others vanish is a combination of them.
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
  equals,
  exact,
  fact,
  fix,
  forget,
  from,
  have,
  induct,
  lemma,
  logic,
  note,
  obtain,
  rewrite,
  rewriteFact,
  ring,
  simp,
  take,
} from '../src/logic/proof.ts';
import { sumKronRight } from './matrices.ts';
import { sumRing } from './sum-normal.ts';
import { sumEqual, sumSuc } from './sums.ts';

// The value of the form v h at x.
const form = (v: string, x: string): string => `sum d (λb. ${v} b * ${x} b)`;

/** L3. */
export const kernelContainment = lemma(
  'L3',
  `∀d H v m. (∀x. (∀h. h < H ⟹ sum d (λb. v h b * x b) = 0) ⟹ sum d (λb. m b * x b) = 0) ⟹
     ∃c. ∀b. b < d ⟹ m b = sum H (λh. c h * v h b)`,
  fix('d'),
  induct(
    'H',
    [
      // Without forms the premise is that m vanishes everywhere, so at the basis vectors.
      fix('v m'),
      assuming('kernel'),
      take('λh. 0'),
      fix('b'),
      assuming('below'),
      note('here', at('kernel', 'λc. kron c b')),
      have('zero: sum d (λc. m c * kron c b) = 0', by('here')),
      note('entry', from(at(sumKronRight, 'm', 'b', 'd'), 'below')),
      simp(),
      by('zero', 'entry'),
    ],
    [
      fix('v m'),
      assuming('kernel'),
      cases(
        `vanishes: ∀x. (∀h. h < H ⟹ sum d (λb. v h b * x b) = 0) ⟹ ${form('v H', 'x')} = 0`,
        [
          // The last form gives no further condition.
          have(
            `inner: ∀x. (∀h. h < H ⟹ sum d (λb. v h b * x b) = 0) ⟹ ${form('m', 'x')} = 0`,
            fix('x'),
            assuming('zero'),
            apply('kernel'),
            fix('h'),
            assuming('below'),
            cases('same: h = H', [rewrite('same'), apply('vanishes'), exact('zero')], [have('h < H', arith()), apply('zero'), by()]),
          ),
          obtain('c', from(at('IH', 'v', 'm'), 'inner'), 'combined'),
          take('λh. if h < H then c h else 0'),
          fix('b'),
          assuming('below'),
          note('here', from(at('combined', 'b'), 'below')),
          forget('kernel', 'vanishes', 'inner', 'IH', 'combined'),
          rewrite(sumSuc, 'here'),
          by(),
        ],
        [
          // Some z in the other kernels is not in the last one: what m is at z is taken away.
          have(`some: ∃z. (∀h. h < H ⟹ sum d (λb. v h b * z b) = 0) ∧ ¬(${form('v H', 'z')} = 0)`, logic()),
          obtain('z', 'some', 'inside', 'nonzero'),
          have(`unit: inv (${form('v H', 'z')}) * ${form('v H', 'z')} = 1`, apply(fact('real-inv-mul')), exact('nonzero')),
          have(
            `some: ∃r. r * ${form('v H', 'z')} = ${form('m', 'z')}`,
            take(`${form('m', 'z')} * inv (${form('v H', 'z')})`),
            chain(
              '…',
              equals(`${form('m', 'z')} * (inv (${form('v H', 'z')}) * ${form('v H', 'z')})`, ring()),
              equals('…', rewrite('unit'), ring()),
            ),
          ),
          obtain('r', 'some', 'ratio'),
          have(
            `reduced: ∀x. (∀h. h < H ⟹ sum d (λb. v h b * x b) = 0) ⟹ sum d (λb. (m b - r * v H b) * x b) = 0`,
            fix('x'),
            assuming('zero'),
            // x, moved along z into the kernel of the last form.
            have(
              `some: ∃s. s * ${form('v H', 'z')} = ${form('v H', 'x')}`,
              take(`${form('v H', 'x')} * inv (${form('v H', 'z')})`),
              chain(
                '…',
                equals(`${form('v H', 'x')} * (inv (${form('v H', 'z')}) * ${form('v H', 'z')})`, ring()),
                equals('…', rewrite('unit'), ring()),
              ),
            ),
            obtain('s', 'some', 'share'),
            have('moved: ∀f. sum d (λb. f b * (x b - s * z b)) = sum d (λb. f b * x b) - s * sum d (λb. f b * z b)', fix('f'), sumRing()),
            have(
              'kept: sum d (λb. m b * (x b - s * z b)) = 0',
              apply('kernel'),
              fix('h'),
              assuming('below'),
              rewrite('moved'),
              cases(
                'same: h = H',
                [rewrite('same', 'share'), ring()],
                [
                  have('h < H', arith()),
                  have(`first: ${form('v h', 'x')} = 0`, apply('zero'), by()),
                  have(`second: ${form('v h', 'z')} = 0`, apply('inside'), by()),
                  rewrite('first', 'second'),
                  ring(),
                ],
              ),
            ),
            rewriteFact('kept', 'moved'),
            chain(
              '…',
              equals(`${form('m', 'x')} - r * ${form('v H', 'x')}`, sumRing()),
              equals(`${form('m', 'x')} - r * (s * ${form('v H', 'z')})`, rewrite('share'), by()),
              equals(`${form('m', 'x')} - s * (r * ${form('v H', 'z')})`, ring()),
              equals(`${form('m', 'x')} - s * ${form('m', 'z')}`, rewrite('ratio'), by()),
              equals('0', exact('kept')),
            ),
          ),
          obtain('c', from(at('IH', 'v', 'λb. m b - r * v H b'), 'reduced'), 'combined'),
          take('λh. if h < H then c h else r'),
          fix('b'),
          assuming('below'),
          note('here', from(at('combined', 'b'), 'below')),
          rewrite(sumSuc),
          have(
            'same: sum H (λh. (if h < H then c h else r) * v h b) = sum H (λh. c h * v h b)',
            apply(sumEqual),
            fix('h'),
            assuming('early'),
            by(),
          ),
          rewrite('same', back('here')),
          have('(if H < H then c H else r) = r', by()),
          by(),
        ],
      ),
    ],
  ),
);

/** A vector outside the span of others: some linear form vanishes on these and not on it (from L3). */
export const outsideForm = lemma(
  'outside-form',
  `∀p H (u : ℕ → ℕ → ℝ) w. ¬(∃c. ∀al. al < p ⟹ w al = sum H (λh. c h * u h al)) ⟹
     ∃f. (∀h. h < H ⟹ sum p (λal. u h al * f al) = 0) ∧ ¬(sum p (λal. w al * f al) = 0)`,
  fix('p H u w'),
  assuming('outside'),
  contradiction('none'),
  have(
    'kernel: ∀f. (∀h. h < H ⟹ sum p (λal. u h al * f al) = 0) ⟹ sum p (λal. w al * f al) = 0',
    forget('outside'),
    fix('f'),
    assuming('zero'),
    contradiction('nonzero'),
    have(
      'some: ∃f. (∀h. h < H ⟹ sum p (λal. u h al * f al) = 0) ∧ ¬(sum p (λal. w al * f al) = 0)',
      take('f'),
      both([exact('zero')], [exact('nonzero')]),
    ),
    absurd('none', 'some'),
  ),
  absurd('outside', from(at(kernelContainment, 'p', 'H', 'u', 'w'), 'kernel')),
);
