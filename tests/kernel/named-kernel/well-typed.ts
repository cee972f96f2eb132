// The only functions of the named kernel that build types and terms from parts: each checks that the parts fit.
import {
  decline,
  isInstanceOf,
  sameType,
  type NamedConstant,
  type NamedOperator,
  type NamedTerm,
  type NamedType,
  type NamedVariable,
} from './syntax.ts';

/** The type variable of that name. */
export function typeVariable(name: string): NamedType {
  return { kind: 'typeVariable', name };
}

const FIXED_ARITIES = new Map([
  ['->', 2],
  ['bool', 0],
  ['ind', 0],
]);

/** A type operator that is only a name. Declines an arity that the three known ones do not have, or that is no count. */
export function typeOperator(name: string, arity: number): NamedOperator {
  if (!Number.isInteger(arity) || arity < 0 || (FIXED_ARITIES.get(name) ?? arity) !== arity) decline('typeOperator', name);
  return { name, arity, origin: null };
}

/** An operator applied to types. Declines unless there are as many as it takes. */
export function applyType(operator: NamedOperator, args: readonly NamedType[]): NamedType {
  if (args.length !== operator.arity) decline('applyType', operator.name);
  return { kind: 'applied', operator, args };
}

const FUNCTION = typeOperator('->', 2);
/** The type of truth values. */
export const BOOL = applyType(typeOperator('bool', 0), []);

/** The type of functions. */
export function functionType(domain: NamedType, range: NamedType): NamedType {
  return applyType(FUNCTION, [domain, range]);
}

/** Domain and range of a function type, or null. */
export function partsOfFunctionType(type: NamedType): { readonly domain: NamedType; readonly range: NamedType } | null {
  if (type.kind !== 'applied' || type.operator.name !== '->' || type.operator.origin !== null) return null;
  const [domain, range] = type.args;
  return domain === undefined || range === undefined ? null : { domain, range };
}

const A = typeVariable('A');
const EQUALITY: NamedConstant = { name: '=', generic: functionType(A, functionType(A, BOOL)), origin: null };
const SELECT: NamedConstant = { name: 'select', generic: functionType(functionType(A, BOOL), A), origin: null };

/** The constant that is only a name. Of these only `=` and `select` have a generic type. */
export function constant(name: string): NamedConstant {
  return name === '=' ? EQUALITY : name === 'select' ? SELECT : { name, generic: null, origin: null };
}

/** The variable of that name and type. */
export function variable(name: string, type: NamedType): NamedVariable {
  return { kind: 'variable', name, type };
}

/** A constant at a type. Declines a type that is no instance of its generic type. */
export function constantTerm(c: NamedConstant, type: NamedType): NamedTerm {
  if (c.generic !== null && !isInstanceOf(type, c.generic)) decline('constantTerm', c.name);
  return { kind: 'constant', constant: c, type };
}

/** `fn arg`. Declines unless fn is a function from exactly the type of arg. */
export function application(fn: NamedTerm, arg: NamedTerm): NamedTerm {
  const parts = partsOfFunctionType(fn.type);
  if (parts === null || !sameType(parts.domain, arg.type)) return decline('application', 'types do not fit');
  return { kind: 'application', fn, arg, type: parts.range };
}

/** `\v. body`. Declines anything but a variable as v. */
export function abstraction(v: NamedTerm, body: NamedTerm): NamedTerm {
  if (v.kind !== 'variable') return decline('abstraction', 'not a variable');
  return { kind: 'abstraction', variable: v, body, type: functionType(v.type, body.type) };
}

/** `a = b`, for two terms of one type. */
export function equation(a: NamedTerm, b: NamedTerm): NamedTerm {
  const equals = constantTerm(EQUALITY, functionType(a.type, functionType(a.type, BOOL)));
  return application(application(equals, a), b);
}
