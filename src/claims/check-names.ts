import { fail, quoted } from '../diagnostics/diagnostic.ts';
import { nearestWord } from '../layers/nearest-word.ts';
import type { Formula, HeadsTerm, NamedTerm, NumberTerm, RankTerm } from './formula.ts';
import { MATRICES, QUANTITIES, type Scope } from './quantities.ts';
import { visitQuantities } from './used-quantities.ts';

/**
 * Checks that every name of a formula exists in a scope, and that lengths in `heads(m)` are whole numbers.
 * Throws DiagnosticError, its place a column: `unknown-name`, `no-such-quantity` (a layer of another kind has it),
 * `ambiguous-name` (a parameter has the name of a quantity), `not-a-whole-number`.
 */
export function checkNames(formula: Formula, scope: Scope): void {
  visitQuantities(formula, (term) => {
    if (term.kind === 'name') checkName(term, scope);
    else if (term.kind === 'rank') checkMatrix(term, scope);
    else checkLength(term, scope);
  });
}

function checkName({ name, column }: NamedTerm, scope: Scope): void {
  const place = `column ${column}`;
  const isQuantity = scope.quantities.has(name);
  if (isQuantity && scope.parameters.has(name)) {
    fail('ambiguous-name', `${quoted(name, 40)} is a quantity and a parameter of the layer: expected a parameter of another name`, {
      place,
    });
  }
  if (isQuantity || scope.parameters.has(name)) return;
  const notes = [`names here: ${namesOf(scope).join(', ')}`];
  if (QUANTITIES.has(name)) fail('no-such-quantity', `a layer of kind ${quoted(scope.kind)} has no ${quoted(name)}`, { place, notes });
  if (MATRICES.some((matrix) => matrix === name)) {
    fail('unknown-name', `a matrix is no number: expected rank(${name})`, { place, notes });
  }
  const nearest = nearestWord(name, [...scope.quantities, ...scope.parameters]);
  fail('unknown-name', `${quoted(name, 40)} is no name here${nearest === undefined ? '' : `: the nearest is ${quoted(nearest)}`}`, {
    place,
    notes,
  });
}

function checkMatrix({ matrix, column }: RankTerm, scope: Scope): void {
  if (scope.matrices.has(matrix)) return;
  fail('no-such-quantity', `a layer of kind ${quoted(scope.kind)} has no one matrix ${matrix}, so no rank(${matrix})`, {
    place: `column ${column}`,
    notes: [`names here: ${namesOf(scope).join(', ')}`],
  });
}

function checkLength({ length, column }: HeadsTerm, scope: Scope): void {
  const fraction = fractionIn(length, scope);
  if (fraction === undefined) return;
  fail('not-a-whole-number', `heads(m) takes a whole number, and the parameter ${quoted(fraction, 40)} may be a fraction`, {
    place: `column ${column}`,
    notes: [`ceil(${fraction}/1) is a whole number`],
  });
}

/** A parameter outside of `ceil` and `heads`, which make whole numbers of whatever they hold. */
function fractionIn(term: NumberTerm, scope: Scope): string | undefined {
  switch (term.kind) {
    case 'name':
      return scope.parameters.has(term.name) && !scope.quantities.has(term.name) ? term.name : undefined;
    case 'integer':
    case 'rank':
    case 'heads':
    case 'ceiling':
      return undefined;
    case 'negation':
      return fractionIn(term.of, scope);
    case 'minimum':
    case 'maximum':
      return term.of.map((one) => fractionIn(one, scope)).find((name) => name !== undefined);
    default:
      return fractionIn(term.left, scope) ?? fractionIn(term.right, scope);
  }
}

function namesOf({ quantities, matrices, parameters }: Scope): string[] {
  return [...quantities, 'heads(m)', ...[...matrices].map((name) => `rank(${name})`), ...parameters];
}
