import { Arbitrary, Stream, Value, type Random } from 'fast-check';
import type { CaseSize, ExactJudgement } from '../src/claims/claim.ts';
import type { Range } from '../src/claims/claim-families.ts';
import { isParametricLayer, type LayerSubject } from '../src/claims/read-claim.ts';
import { quoted } from '../src/diagnostics/diagnostic.ts';
import type { Layer } from '../src/layers/layer.ts';
import { SmallDraws } from './arbitraries/small-draws.ts';
import { below } from './arbitraries/smaller-numbers.ts';
import type { SearchedProperty } from './claim-properties.ts';
import { judgeExactly, type Formulas } from './formula-judgement.ts';
import { LayerQuantities } from './layer-quantities.ts';
import { parametricProperty } from './parametric-property.ts';

/** One length of a given layer. */
export interface LengthCase {
  readonly n: number;
}

/** Counted lengths of one layer that are kept. */
const MOST_KEPT = 64;

/**
 * The property of a claim about one layer file: the length is drawn, and the parameters if it has some; every case is
 * decided exactly. Throws TypeError where the layer is still the path of a file, DiagnosticError `no-points` where no
 * small rationals satisfy its relations.
 */
export function layerProperty(subject: LayerSubject, formulas: Formulas): SearchedProperty {
  const { layer, n, entries, denominator } = subject;
  if (typeof layer === 'string') throw new TypeError(`expected the layer itself in place of its path ${quoted(layer, 60)}`);
  const lengths: Range = [n[0], Math.min(n[1], layer.maxLength)];
  if (!isParametricLayer(layer)) return fixedLayerProperty(layer, lengths, formulas);
  return parametricProperty(layer, { n: lengths, entries, denominator }, formulas);
}

function fixedLayerProperty(layer: Layer, lengths: Range, formulas: Formulas): SearchedProperty {
  const known = new Map<number, ExactJudgement>();
  const confirm = ({ n }: LengthCase): ExactJudgement => {
    const found = known.get(n);
    if (found !== undefined) return found;
    const quantities = new LayerQuantities(layer, n);
    const judgement = judgeExactly(formulas, (name, argument) => quantities.boundsOf(name, argument));
    if (known.size >= MOST_KEPT) known.clear();
    known.set(n, judgement);
    return judgement;
  };
  const object = layer.toJSON();
  return {
    source: new Lengths(lengths),
    judge: (one: LengthCase) => confirm(one).judgement,
    confirm,
    tags: ({ n }: LengthCase) => (n < layer.defaultLength ? ['below-saturation'] : n > layer.defaultLength ? ['above-saturation'] : []),
    size: ({ n }: LengthCase): CaseSize => ({ dimensions: { n }, nonzero: 0 }),
    layer: () => object,
    below: ({ dimensions }) => {
      const most = Math.min(lengths[1], dimensions['n'] ?? lengths[1]);
      return most < lengths[0] ? null : new Lengths([lengths[0], most]);
    },
  };
}

/** Lengths in a range, small ones more often. */
class Lengths extends Arbitrary<LengthCase> {
  readonly #range: Range;

  constructor(range: Range) {
    super();
    this.#range = range;
  }

  override generate(random: Random, _biasFactor: number | undefined): Value<LengthCase> {
    return new Value({ n: new SmallDraws(random).size(this.#range) }, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is LengthCase {
    if (typeof value !== 'object' || value === null) return false;
    const { n, ...others } = value as Readonly<Record<string, unknown>>;
    return Object.keys(others).length === 0 && Number.isInteger(n) && Number(n) >= this.#range[0] && Number(n) <= this.#range[1];
  }

  override shrink({ n }: LengthCase, _context: unknown): Stream<Value<LengthCase>> {
    return new Stream([...below(n, this.#range[0])].map((smaller) => new Value({ n: smaller }, undefined))[Symbol.iterator]());
  }
}
