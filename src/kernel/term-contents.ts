// What occurs in a term. Each shared part is looked at once, and nothing recurses.
import { abstraction, alphaEqual, Term } from './term.ts';
import { HolType } from './type.ts';

/** Whether the variable (its name and its type) occurs free: binding it would change the term. */
export function occursFree(variable: Term, t: Term): boolean {
  return (variable.frees & t.frees) !== 0 && abstraction(variable, t).body !== t;
}

/** The names of the type variables in all types inside the term. */
export function typeVariablesOf(root: Term): Set<string> {
  const names = new Set<string>();
  const seen = new Set<Term | HolType>();
  const stack: (Term | HolType)[] = [root];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (part instanceof HolType) {
      if (part.operator === null) names.add(part.name);
      stack.push(...part.args);
    } else {
      stack.push(part.type);
      if (part.part !== null) stack.push(part.part);
      if (part.head instanceof Term) stack.push(part.head);
    }
  }
  return names;
}

/** Whether two terms are equal with the names of their bound variables. */
export function exactlyEqual(a: Term, b: Term): boolean {
  const seen = new Map<Term, Set<Term>>();
  const stack: [Term, Term][] = alphaEqual(a, b) ? [[a, b]] : [];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    const [x, y] = pair;
    const compared = seen.get(x) ?? new Set();
    if (x === y || compared.has(y)) continue;
    if (x.kind === 'abstraction' && x.name !== y.name) return false;
    seen.set(x, compared.add(y));
    if (x.part !== null) stack.push([x.part, y.part as Term]);
    if (x.head instanceof Term) stack.push([x.head, y.head as Term]);
  }
  return alphaEqual(a, b);
}
