// The theorems of a type definition in the form of version 5: about variables, where version 6 has abstractions.
import { application, variable } from '../kernel/term.ts';
import { appThm, betaConv, refl, sym, trans, type Theorem, type TypeDefinition } from '../kernel/theorem.ts';

/** From `⊢ (\x. s) = (\x. t)`: `⊢ s = t`, with a variable of that name for x. */
function atVariable(name: string, th: Theorem): Theorem {
  const [left, right] = [th.conclusion.fn.arg, th.conclusion.arg];
  const x = variable(name, left.type.args[0] as (typeof left)['type']);
  const applied = appThm(th, refl(x));
  return trans(trans(sym(betaConv(application(left, x))), applied), betaConv(application(right, x)));
}

/** `⊢ abs (rep a) = a` and `⊢ P r = (rep (abs r) = r)`. The second has P applied, not reduced. */
export function explicitTypeTheorems(defined: TypeDefinition): { readonly absRep: Theorem; readonly repAbs: Theorem } {
  return { absRep: atVariable('a', defined.absRep), repAbs: sym(atVariable('r', defined.repAbs)) };
}
