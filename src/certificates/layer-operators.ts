import { bitLength, lcm, rational, type Rational } from '../exact/rational.ts';
import type { Complex, Layer, ListedOperators, OperatorLabel, Structure } from '../layers/layer.ts';
import { IntegerSystem, integersOf, largest, reduce, sizeBits } from './integer-system.ts';
import { remainder, residue } from './modular-arithmetic.ts';

/**
 * The operators that a layer has on length n, as the checker computes them from the layer alone. Operator t is a row
 * of entries; `modulo` and `bits` speak of that row times a positive integer, `exact` of the row itself.
 */
export interface LayerOperators {
  readonly labels: readonly OperatorLabel[];
  /** The entries (row, column) that a row lists; every other entry is zero in every operator. */
  readonly entries: readonly (readonly [number, number])[];
  /** A bound on the number of independent operators: how many of them are not zero by definition. */
  readonly operatorBound: number;
  modulo(p: number, count: number): readonly Float64Array[];
  bits(t: number): number;
  exact(count: number): readonly (readonly Rational[])[];
  /** For LTI layers: the recurrences, and how many operators stand before their first lag (M_0, where it is apart). */
  readonly systems: readonly LagSystem[];
}

/** Operator number t of the list is lag `power` of `systems[part]`; the instant operator has part -1. */
export interface LagSystem {
  readonly system: IntegerSystem;
  /** The first power that counts as a lag of its own. */
  readonly from: 0 | 1;
  /** Positions in the operator list, by power from `from` on. */
  readonly positions: readonly number[];
}

/** The operators of `layer` on length n. By Cayley–Hamilton an LTI layer's lags beyond its state dimension add nothing. */
export function layerOperators(layer: Layer, n: number): LayerOperators {
  const operators = operatorsOf(layer, n);
  // Lower and upper evidence ask for the same operators: compute the longest list once.
  let known: readonly (readonly Rational[])[] = [];
  const exact = (count: number): readonly (readonly Rational[])[] => {
    if (known.length < count) known = operators.exact(count);
    return known;
  };
  return { ...operators, exact };
}

function operatorsOf(layer: Layer, n: number): LayerOperators {
  switch (layer.structure.type) {
    case 'recurrences':
      return recurrentOperators(layer.structure, layer.p, layer.d, n);
    case 'diagonal':
      return diagonalOperators(layer.structure, n);
    case 'listed':
      return listedOperators(layer.structure.operators(n), layer.p, layer.d);
  }
}

function grid(p: number, d: number): (readonly [number, number])[] {
  return Array.from({ length: p * d }, (_, e) => [Math.floor(e / d), e % d] as const);
}

function recurrentOperators(structure: Extract<Structure, { type: 'recurrences' }>, p: number, d: number, n: number): LayerOperators {
  const apart = structure.hasSkip || structure.recurrences.length > 1;
  const from = apart ? 1 : 0;
  const systems = structure.recurrences.map((r) => ({ sign: r.sign, system: new IntegerSystem(r.A, r.B, r.C), positions: [] as number[] }));
  const labels: OperatorLabel[] = apart ? [0] : [];
  const sources: (readonly [part: number, power: number])[] = apart ? [[-1, 0]] : [];
  const last = Math.max(...systems.map((s) => s.system.N)) + from;
  for (let power = from; power < Math.min(n, last); power++) {
    systems.forEach(({ sign, system, positions }, part) => {
      if (power >= system.N + from) return;
      positions.push(labels.length);
      sources.push([part, power]);
      labels.push(sign * power);
    });
  }
  const instant = integersOf([structure.instant.flat()]);
  const counts = (count: number): number[] =>
    systems.map((_, part) => largest(sources.slice(0, count).map(([q, l]) => (q === part ? l + 1 : 0))));
  return {
    labels,
    entries: grid(p, d),
    operatorBound: labels.length,
    systems: systems.map(({ system, positions }) => ({ system, from, positions })),
    modulo(prime, count) {
      const lags = counts(count).map((c, part) => systems[part]?.system.lagsModulo(c, prime));
      return sources.slice(0, count).map(([part, l]) => lags[part]?.[l] ?? (reduce(instant.integers, prime)[0] as Float64Array));
    },
    bits(t) {
      const [part, l] = sources[t] as readonly [number, number];
      return systems[part]?.system.lagBits(l) ?? sizeBits(instant.integers);
    },
    exact(count) {
      const lags = counts(count).map((c, part) => systems[part]?.system.lags(c));
      return sources.slice(0, count).map(([part, l]) => {
        const row = lags[part]?.[l];
        const system = systems[part]?.system;
        if (row === undefined || system === undefined) return structure.instant.flat();
        const scale = system.bcScale * system.aScale ** BigInt(l);
        return row.map((x) => rational(x, scale));
      });
    },
  };
}

function listedOperators(listed: ListedOperators, p: number, d: number): LayerOperators {
  const rows = listed.operators.map((m) => m.flat());
  const integers = rows.map((row) => integersOf([row]).integers);
  const usable = grid(p, d)
    .map((place, e) => ({ place, e }))
    .filter(({ e }) => rows.some((row) => row[e]?.num !== 0n));
  const pick = <T>(row: readonly T[]): T[] => usable.map(({ e }) => row[e] as T);
  const picked = integers.map((m) => m.map(pick));
  return {
    labels: listed.labels,
    entries: usable.map(({ place }) => place),
    operatorBound: rows.filter((row) => row.some((q) => q.num !== 0n)).length,
    systems: [],
    modulo: (prime, count) => picked.slice(0, count).map((m) => reduce(m, prime)[0] as Float64Array),
    bits: (t) => sizeBits(picked[t] ?? []),
    exact: (count) => rows.slice(0, count).map(pick),
  };
}

/** Gaussian integers: [re, im]. */
type Gaussian = readonly [bigint, bigint];

function diagonalOperators({ channels, hasSkip }: Extract<Structure, { type: 'diagonal' }>, n: number): LayerOperators {
  const eigenvalues = new Set<string>();
  for (const [re, im] of channels.flatMap((c) => c.lambda)) {
    for (const sign of [1n, -1n]) eigenvalues.add(`${String(re.num)}/${String(re.den)},${String(sign * im.num)}/${String(im.den)}`);
  }
  const count = Math.min(n, eigenvalues.size + (hasSkip ? 1 : 0));
  const scale = denominator(channels.flatMap((c) => c.lambda.flat()));
  const residues = channels.map((c) => c.lambda.map((_, s) => productOf(c.C[s] as Complex, c.B[s] as Complex)));
  const residueScale = denominator([...residues.flat(2), ...channels.map((c) => c.D)]);
  const whole = ([re, im]: Complex, by: bigint): Gaussian => [(re.num * by) / re.den, (im.num * by) / im.den];
  const modes = channels.map((c, i) =>
    c.lambda.map((z, s): readonly [Gaussian, Gaussian] => [whole(z, scale), whole((residues[i] as Complex[])[s] as Complex, residueScale)]),
  );
  const skips = channels.map((c) => (c.D.num * residueScale) / c.D.den);
  const rows = (length: number): bigint[][] => {
    const columns = modes.map((list, c) => {
      const kernel = new Array<bigint>(length).fill(0n);
      for (const [step, start] of list) {
        let z = start;
        for (let l = 0; l < length; l++) {
          kernel[l] = (kernel[l] as bigint) + z[0];
          z = [z[0] * step[0] - z[1] * step[1], z[0] * step[1] + z[1] * step[0]];
        }
      }
      if (length > 0) kernel[0] = (kernel[0] as bigint) + (skips[c] as bigint);
      return kernel;
    });
    return Array.from({ length }, (_, l) => columns.map((column) => column[l] as bigint));
  };
  const gaussianBits = ([re, im]: Gaussian): number => bitLength((re < 0n ? -re : re) + (im < 0n ? -im : im));
  const stepBits = largest(modes.flat().map(([step]) => gaussianBits(step)));
  const startBits = largest([...modes.flat().map(([, start]) => gaussianBits(start)), ...skips.map(bitLength)]);
  const termBits = bitLength(BigInt(largest(modes.map((list) => list.length)) + 1));
  return {
    labels: Array.from({ length: count }, (_, l) => l),
    entries: channels.map((_, c) => [c, c] as const),
    operatorBound: count,
    systems: [],
    modulo(prime, length) {
      const out = Array.from({ length }, () => new Float64Array(channels.length));
      const P = BigInt(prime);
      modes.forEach((list, c) => {
        for (const [step, start] of list) {
          const [sr, si] = [residue(step[0], P), residue(step[1], P)];
          let [re, im] = [residue(start[0], P), residue(start[1], P)];
          for (const row of out) {
            row[c] = ((row[c] as number) + re) % prime;
            [re, im] = [remainder(re * sr + (prime - im) * si, prime), remainder(re * si + im * sr, prime)];
          }
        }
        const first = out[0];
        if (first) first[c] = ((first[c] as number) + residue(skips[c] as bigint, P)) % prime;
      });
      return out;
    },
    bits: (t) => startBits + t * stepBits + termBits,
    exact: (length) => rows(length).map((row, l) => row.map((x) => rational(x, residueScale * scale ** BigInt(l)))),
  };
}

function denominator(values: readonly Rational[]): bigint {
  return values.reduce((s, q) => lcm(s, q.den), 1n);
}

function productOf([a, b]: Complex, [c, d]: Complex): Complex {
  const combine = (x: Rational, y: Rational, sign: bigint, z: Rational, w: Rational): Rational =>
    rational(x.num * y.num * z.den * w.den + sign * z.num * w.num * x.den * y.den, x.den * y.den * z.den * w.den);
  return [combine(a, c, -1n, b, d), combine(a, d, 1n, b, c)];
}
