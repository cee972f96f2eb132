import { powerOfTen } from './svg-text.ts';

/** Round integers from `low` to `high`, at most about `most` of them. */
export function integerTicks(low: number, high: number, most: number): number[] {
  let step = 1;
  for (const factor of steps()) {
    step = factor;
    if ((high - low) / step <= most) break;
  }
  const ticks: number[] = [];
  for (let t = Math.ceil(low / step) * step; t <= high; t += step) ticks.push(t);
  return ticks;
}

/** 1, 2, 5, 10, 20, … */
function* steps(): Generator<number> {
  for (let power = 1; ; power *= 10) yield* [power, 2 * power, 5 * power];
}

/** A logarithmic axis: its ends, with a little room around the data, and where its ticks stand. */
export interface LogAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** An axis for positive values: powers of ten, thinned to at most nine, or 1-2-5 steps where the data span little. */
export function logAxis(smallest: number, largest: number): LogAxis {
  const room = 10 ** Math.max(0.12, Math.log10(largest / smallest) * 0.04);
  // A single value gets half a decade on either side.
  const spread = largest / smallest < 1.5 ? Math.sqrt(10) : room;
  const domain = [Math.max(smallest / spread, Number.MIN_VALUE), Math.min(largest * spread, Number.MAX_VALUE)] as const;
  const [from, to] = [Math.floor(Math.log10(domain[0])), Math.ceil(Math.log10(domain[1]))];
  const inside = (value: number): boolean => value >= domain[0] && value <= domain[1];
  const exponents = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const decades = exponents.filter((e) => inside(10 ** e));
  if (decades.length >= 3) {
    const step = Math.ceil(decades.length / 9);
    return { domain, ticks: decades.filter((e) => e % step === 0).map((e) => ({ value: 10 ** e, label: powerOfTen(e) })) };
  }
  const ticks = exponents
    .flatMap((e) => [1, 2, 5].map((m) => ({ value: Number(`${m}e${e}`), label: label(m, e) })))
    .filter(({ value }) => inside(value));
  return { domain, ticks };
}

function label(m: number, e: number): string {
  if (Math.abs(e) <= 4) return String(Number(`${m}e${e}`));
  return m === 1 ? powerOfTen(e) : `${m}·${powerOfTen(e)}`;
}
