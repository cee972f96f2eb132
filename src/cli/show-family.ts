// What `show` prints of a layer file with parameters: the operators as formulas in them, and how they depend on each other.
import { DiagnosticError, printable } from '../diagnostics/diagnostic.ts';
import { rational } from '../exact/rational.ts';
import type { OperatorLabel } from '../layers/layer.ts';
import { layerAt, readParametricLayer, type ParametricLayer } from '../layers/parametric-layer.ts';
import { showText, type ShownLayer, type ShownOperator } from '../report/show-text.ts';
import { parametricCount, type ParametricCount } from '../spans/parametric-count.ts';
import { gcd } from '../symbolic/greatest-common-divisor.ts';
import { polynomialExpression } from '../symbolic/normal-form.ts';
import { dividedExactly } from '../symbolic/polynomial-division.ts';
import type { Polynomial } from '../symbolic/polynomial.ts';
import { expressionText, expressionUnicode } from '../symbolic/print-expression.ts';
import { RationalFunction } from '../symbolic/rational-function.ts';
import type { ShowLayerOptions } from './show-layer.ts';
import type { Terminal } from './terminal.ts';

/** Prints the operators of the family of layers in a file; `text` is its content. */
export function showFamily(file: string, text: string, { n, count, json }: ShowLayerOptions, terminal: Terminal): void {
  const family = readParametricLayer(text, file);
  terminal.progress(`counting the heads of ${printable(family.name ?? 'the family')} …`);
  const shown = shownFamily(family, counted(file, family, n), count);
  terminal.print(
    json ? JSON.stringify(asJson(shown)) : showText({ ...shown, title: printable(shown.title) }, (entry) => unicode(entry), terminal.style),
  );
}

function counted(file: string, family: ParametricLayer, n: number | undefined): ParametricCount {
  try {
    return parametricCount(family, { n });
  } catch (error) {
    throw error instanceof DiagnosticError ? error.inFile(file) : error;
  }
}

function shownFamily(family: ParametricLayer, found: ParametricCount, count: number): ShownLayer<RationalFunction> {
  const { n, heads, operators, proof, sample } = found;
  const kind = family.kind;
  const name = (row: number): string => operatorName(kind, operators[row]?.label ?? 0);
  const basis = (proof?.rows ?? []).map(name);
  const shown = operators.slice(0, count).map(({ matrix, scale }, row): ShownOperator<RationalFunction> => {
    const entries = matrix.map((line) => line.map((entry) => inLowestTerms(entry, scale)));
    const combination = combinationOf(found, row);
    return { name: name(row), matrix: entries, combination: combination === null ? undefined : `${name(row)} = ${combination}` };
  });
  const point = sample === null ? null : new Map(Object.entries(sample).map(([key, value]) => [key, valueOf(value)]));
  return {
    title: `${family.name ?? 'family'}  (${kind}, p = ${String(family.p)}, d = ${String(family.d)}; ${family.parameters.join(', ')})`,
    // The words for W_ij are those of every layer of the family.
    formula: point === null ? 'W_ij in the parameters' : layerAt(family, point).formula,
    n,
    what: kind === 'attention' ? 'value maps' : `operators on length ${String(n)}, in general`,
    heads,
    basis,
    operators: shown,
    hidden: operators.length - shown.length,
  };
}

/** minor·s_row·M_row = Σ q_r s_r M_r, divided by what stands on the left. */
function combinationOf({ proof, operators }: ParametricCount, row: number): string | null {
  const identity = proof?.identities.find((one) => one.row === row);
  const own = operators[row];
  if (proof === null || identity === undefined || own === undefined) return null;
  const terms = identity.coefficients.flatMap((q, r) => {
    const of = operators[proof.rows[r] ?? -1];
    if (of === undefined || q.isZero) return [];
    const factor = inLowestTerms(q.times(of.scale), proof.minor.times(own.scale));
    return [`${isOne(factor) ? '' : `(${unicode(factor)}) `}${operatorName('ssm', of.label)}`];
  });
  return terms.length === 0 ? '0' : terms.join(' + ');
}

function isOne({ numerator, denominator }: RationalFunction): boolean {
  const [a, b] = [numerator.constantValue, denominator.constantValue];
  return a !== undefined && b !== undefined && a.num === b.num && a.den === b.den;
}

function inLowestTerms(numerator: Polynomial, denominator: Polynomial): RationalFunction {
  const common = gcd(numerator, denominator);
  const [over, under] = [dividedExactly(numerator, common), dividedExactly(denominator, common)];
  return RationalFunction.of(over ?? numerator, under ?? denominator);
}

function valueOf(text: string): ReturnType<typeof rational> {
  const [num = '0', den = '1'] = text.split('/');
  return rational(BigInt(num), BigInt(den));
}

function operatorName(kind: string, label: OperatorLabel): string {
  if (typeof label === 'number') return kind === 'attention' ? `V_${String(label)}` : `M_${String(label)}`;
  return kind === 'convolution-2d' ? `K_(${label.join(',')})` : `W_${label.join(',')}`;
}

function unicode(entry: RationalFunction): string {
  return expressionUnicode(expressionOf(entry));
}

function expressionOf({ numerator, denominator }: RationalFunction): ReturnType<typeof polynomialExpression> {
  const left = polynomialExpression(numerator);
  const one = denominator.constantValue;
  return one !== undefined && one.num === one.den ? left : { kind: 'quotient', left, right: polynomialExpression(denominator) };
}

function asJson(shown: ShownLayer<RationalFunction>): object {
  return {
    ...shown,
    operators: shown.operators.map(({ matrix, ...rest }) => ({
      ...rest,
      matrix: matrix.map((line) => line.map((entry) => expressionText(expressionOf(entry)))),
    })),
  };
}
