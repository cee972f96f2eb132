import { by, fix, assuming, lemma, rewrite, ring, simp, cases, have, arith } from '../src/logic/proof.ts';
import { gaps } from './saturation-controls.ts';
import { sumOne } from './sum-terms.ts';
const line = 'lag 3 (λs t. if s = suc t then 1 else 0) (λs z. kron s 0) (λa s. if s = 2 * a then 1 else 0)';
export const a = lemma('a', `∀s t. s < 1 ∧ t < 1 ⟹ ${line} 0 0 0 = (if t = s then 1 else 0)`, fix('s t'), assuming('one', 'other'), rewrite(gaps), by());
export const b = lemma('b', `∀l n al be. 0 < n ∧ n ≤ 2 ∧ l < n ∧ al < 2 ∧ be < 1 ⟹ ${line} l al be = sum 1 (λs. (if l = 0 then 1 else 0) * ${line} 0 al be)`, fix('l n al be'), assuming(),  rewrite(sumOne, gaps), (g,r)=>{console.log('here'); return r(g);}, cases('l = 0', [simp(), ring()], [have('¬(l = 2 * al)', arith()), simp(), ring()]));
