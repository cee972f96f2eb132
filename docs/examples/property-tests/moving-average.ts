/**
 * A layer of our own: channel c keeps a moving average of its input, m ← r_c·m + (1 - r_c)·x, and all channels are then
 * mixed by the rows of `mixing`. Rates are exact strings such as "3/4", so nothing is rounded on the way.
 */
export function movingAverage(rates: readonly string[], mixing: readonly (readonly number[])[]) {
  const keep = rates.map((rate) => rate.split('/').map(Number));
  const diagonal = (entry: (c: number) => number | string) => rates.map((_, i) => rates.map((_, j) => (i === j ? entry(i) : 0)));
  return {
    format: 'headcount/layer@1',
    kind: 'ssm',
    A: diagonal((c) => rates[c] ?? 0),
    B: diagonal((c) => `${(keep[c]?.[1] ?? 1) - (keep[c]?.[0] ?? 0)}/${keep[c]?.[1] ?? 1}`),
    C: mixing,
  };
}
