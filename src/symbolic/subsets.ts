/** All choices of `size` of the items, each in the order of the items; they come one by one. */
export function* subsetsOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  const at = Array.from({ length: size }, (_, i) => i);
  while (size <= items.length) {
    yield at.flatMap((i) => items.slice(i, i + 1));
    let last = size - 1;
    while (last >= 0 && at[last] === items.length - size + last) last -= 1;
    if (last < 0) return;
    const from = (at[last] ?? 0) + 1;
    for (let i = last; i < size; i += 1) at[i] = from + i - last;
  }
}
