import { fail, quoted } from '../diagnostics/diagnostic.ts';

/**
 * The name meant by `wanted`: itself, else the only name that ends with it, else the only one that contains it (model names have
 * long prefixes). Throws `unknown-layer` with the nearest names, or `ambiguous-layer` with the candidates.
 */
export function resolveName(wanted: string, names: readonly string[], what: string): string {
  if (names.includes(wanted)) return wanted;
  for (const fits of [(name: string) => name.endsWith(wanted), (name: string) => name.includes(wanted)]) {
    const found = wanted === '' ? [] : names.filter(fits);
    if (found.length === 1) return found[0] ?? wanted;
    if (found.length > 1)
      return fail('ambiguous-layer', `${quoted(wanted)} fits ${String(found.length)} ${what}s, expected one`, { notes: listed(found) });
  }
  const near = names
    .map((name) => ({ name, distance: editDistance(wanted, name.slice(-2 * wanted.length - 8)) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ name }) => name);
  return fail('unknown-layer', `no ${what} is called ${quoted(wanted)}`, {
    notes: near.length === 0 ? [`the model has no ${what}`] : ['the nearest names:', ...listed(near.slice(0, 5))],
  });
}

function listed(names: readonly string[]): string[] {
  const shown = names.slice(0, 8).map((name) => `  ${quoted(name, 120)}`);
  return names.length > 8 ? [...shown, `  … and ${String(names.length - 8)} more`] : shown;
}

/** Levenshtein distance of two short texts (cut to 80 characters: it only ranks suggestions). */
function editDistance(a: string, b: string): number {
  const [s, t] = [a.slice(0, 80), b.slice(-80)];
  let row = Array.from({ length: t.length + 1 }, (_, j) => j);
  for (let i = 1; i <= s.length; i++) {
    const next = [i];
    for (let j = 1; j <= t.length; j++) {
      const change = (row[j - 1] ?? 0) + (s[i - 1] === t[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[t.length] ?? 0;
}
