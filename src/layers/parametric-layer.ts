import { DiagnosticError, fail, quoted } from '../diagnostics/diagnostic.ts';
import { isZeroQ } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Expression } from '../symbolic/expression.ts';
import { polynomialOf } from '../symbolic/normal-form.ts';
import { parseSides } from '../symbolic/parse-expression.ts';
import type { Polynomial } from '../symbolic/polynomial.ts';
import { expressionText } from '../symbolic/print-expression.ts';
import { exactEntry, toEntry } from './entries.ts';
import { layerOfFile } from './families.ts';
import { readJson } from './json-text.ts';
import { LAYER_FORMAT } from './layer-format.ts';
import { checkedParametricFile } from './layer-file.ts';
import { MAX_PARAMETERS, MAX_RELATIONS } from './layer-schema.ts';
import type { LayerFile, ParametricFile } from './layer-schema.ts';
import type { Layer, LayerObject } from './layer.ts';
import { locatingErrors } from './located-error.ts';
import { inPlace, mapEntries, OpenEntry, withOpenEntries } from './parametric-entries.ts';

/** Largest degree of a relation: bounds the size of the numbers that testing a point can bring. */
const MAX_RELATION_DEGREE = 64;

/** `left = right` or `left != right`, and left − right as a polynomial in the parameters, which is not constant. */
export interface ParameterRelation {
  readonly left: Expression;
  readonly right: Expression;
  readonly difference: Polynomial;
}

/** A family of layers: one for each point, that is, for each value of the parameters that satisfies the conditions. */
export interface ParametricLayer {
  readonly kind: LayerFile['kind'];
  readonly name?: string;
  readonly p: number;
  readonly d: number;
  /** The largest length the layers are defined for, or Infinity. */
  readonly maxLength: number;
  readonly parameters: readonly string[];
  /** Equations that hold at every point. */
  readonly relations: readonly ParameterRelation[];
  /** Differences that are nowhere 0. */
  readonly inequations: readonly ParameterRelation[];
  /** The entries that depend on the parameters. */
  readonly open: readonly OpenEntry[];
  /** The checked file with these entries in their places, for `layerAt`. */
  readonly template: object;
  /** The layer file's object in normal form: `readParametricLayer` reads it back as the same family. */
  toJSON(): LayerObject;
}

/** Exact values of parameters, by their names. */
export type ParameterValues = ReadonlyMap<string, Rational>;

/**
 * The family of layers that a layer file with `parameters` describes: its JSON text or the object that it parses to.
 * An entry that is no number is an expression in the parameters. `file` is named in errors.
 * Throws DiagnosticError, with the place and, for a text, the line: the codes of `readLayer`, `parseExpression` and
 * `polynomialOf`; `missing-key` if there are no parameters, `too-many-parameters`, `duplicate-parameter`,
 * `idle-relation` for a condition that no parameter changes, `relation-too-large`.
 */
export function readParametricLayer(input: string | object, file?: string): ParametricLayer {
  return locatingErrors(input, file, () => familyOf(checkedParametricFile(typeof input === 'string' ? readJson(input) : input)));
}

/**
 * The layer at a point, which need not satisfy the conditions. Throws DiagnosticError with the entry's place where an
 * entry has no value there: `division-by-zero`, `number-too-large`, `unknown-name` if a parameter has no value.
 */
export function layerAt(parametric: ParametricLayer, values: ParameterValues): Layer {
  return layerOfTemplate(parametric.template, (open) => open.at(values));
}

/** True where all parameters have a value, the relations and inequations hold and every entry is defined. */
export function satisfies(parametric: ParametricLayer, values: ParameterValues): boolean {
  const { parameters, relations, inequations, open } = parametric;
  return (
    parameters.every((name) => values.has(name)) &&
    relations.every(({ difference }) => isZeroQ(difference.evaluate(values))) &&
    inequations.every(({ difference }) => !isZeroQ(difference.evaluate(values))) &&
    open.every((entry) => !entry.divides || isDefinedAt(entry, values))
  );
}

function familyOf(file: ParametricFile): ParametricLayer {
  const { parameters } = file;
  checkParameters(parameters);
  const relations = conditions(file.relations ?? [], '=', 'relations', parameters);
  const inequations = conditions(file.inequations ?? [], '!=', 'inequations', parameters);
  const { template, open } = withOpenEntries(file, parameters);
  // Dimensions do not depend on the values, so that any numbers in place of the expressions show what does not fit.
  const { p, d, maxLength, name } = layerOfTemplate(template, () => ({ num: 0n, den: 1n }));
  return {
    kind: file.kind,
    ...(name === undefined ? {} : { name }),
    p,
    d,
    maxLength,
    parameters,
    relations,
    inequations,
    open,
    template,
    toJSON: () => ({
      format: LAYER_FORMAT,
      kind: file.kind,
      ...(name === undefined ? {} : { name }),
      parameters,
      ...(relations.length === 0 ? {} : { relations: relations.map((relation) => conditionText(relation, '=')) }),
      ...(inequations.length === 0 ? {} : { inequations: inequations.map((relation) => conditionText(relation, '!=')) }),
      ...weights(template),
    }),
  };
}

function layerOfTemplate(template: object, valueOf: (open: OpenEntry) => Rational): Layer {
  const file = mapEntries(template, (entry) => (entry instanceof OpenEntry ? toEntry(valueOf(entry)) : entry));
  // The template is a checked file but for its open entries, which are numbers now; the keys of parameters are not read.
  return layerOfFile(file as LayerFile);
}

function weights(template: object): Record<string, unknown> {
  const plain = mapEntries(template, (entry) =>
    entry instanceof OpenEntry ? expressionText(entry.expression) : toEntry(exactEntry(entry)),
  );
  const left = new Set(['$schema', 'format', 'kind', 'name', 'description', 'parameters', 'relations', 'inequations']);
  return Object.fromEntries(Object.entries(plain).filter(([key]) => !left.has(key)));
}

/** The text of a relation or an inequation, such as `c^2 + s^2 = 1`. */
export function conditionText({ left, right }: ParameterRelation, sign: '=' | '!='): string {
  return `${expressionText(left)} ${sign} ${expressionText(right)}`;
}

function checkParameters(parameters: readonly string[]): void {
  if (parameters.length > MAX_PARAMETERS) {
    fail('too-many-parameters', `${parameters.length} parameters: expected at most ${MAX_PARAMETERS}`, { place: 'parameters' });
  }
  parameters.forEach((name, i) => {
    if (parameters.indexOf(name) < i) {
      fail('duplicate-parameter', `the parameter ${quoted(name)} is listed twice: expected each once`, { place: `parameters[${i}]` });
    }
  });
}

function conditions(
  texts: readonly string[],
  sign: '=' | '!=',
  key: 'relations' | 'inequations',
  parameters: readonly string[],
): ParameterRelation[] {
  if (texts.length > MAX_RELATIONS)
    fail('too-many-parameters', `${texts.length} ${key}: expected at most ${MAX_RELATIONS}`, { place: key });
  return texts.map((text, i) =>
    inPlace(`${key}[${i}]`, () => {
      const { left, right } = parseSides(text, sign, parameters);
      const difference = polynomialOf({ kind: 'difference', left, right }, parameters);
      if (difference.constantValue !== undefined) {
        fail('idle-relation', `${quoted(text)} is true or false whatever the parameters are: expected a condition on them`);
      }
      if (difference.degree() > MAX_RELATION_DEGREE) {
        fail('relation-too-large', `a condition of degree ${difference.degree()}: expected at most ${MAX_RELATION_DEGREE}`);
      }
      return { left, right, difference };
    }),
  );
}

function isDefinedAt(entry: OpenEntry, values: ParameterValues): boolean {
  try {
    entry.at(values);
    return true;
  } catch (error) {
    if (error instanceof DiagnosticError) return false;
    throw error;
  }
}
