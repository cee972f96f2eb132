/** A name taken apart: `lambda_1` and `lambda1` are lambda with the index 1, `x_ij` is x with the index ij. */
export interface SplitName {
  readonly base: string;
  readonly index: string;
}

/** The Greek letters that LaTeX has commands for, by their names. */
const GREEK: ReadonlyMap<string, string> = new Map([
  ['alpha', 'α'],
  ['beta', 'β'],
  ['gamma', 'γ'],
  ['delta', 'δ'],
  ['epsilon', 'ε'],
  ['zeta', 'ζ'],
  ['eta', 'η'],
  ['theta', 'θ'],
  ['iota', 'ι'],
  ['kappa', 'κ'],
  ['lambda', 'λ'],
  ['mu', 'μ'],
  ['nu', 'ν'],
  ['xi', 'ξ'],
  ['pi', 'π'],
  ['rho', 'ρ'],
  ['sigma', 'σ'],
  ['tau', 'τ'],
  ['upsilon', 'υ'],
  ['phi', 'φ'],
  ['chi', 'χ'],
  ['psi', 'ψ'],
  ['omega', 'ω'],
  ['Gamma', 'Γ'],
  ['Delta', 'Δ'],
  ['Theta', 'Θ'],
  ['Lambda', 'Λ'],
  ['Xi', 'Ξ'],
  ['Pi', 'Π'],
  ['Sigma', 'Σ'],
  ['Upsilon', 'Υ'],
  ['Phi', 'Φ'],
  ['Psi', 'Ψ'],
  ['Omega', 'Ω'],
]);

/** Characters that have a subscript in Unicode, and these subscripts. */
const SUBSCRIPTS: ReadonlyMap<string, string> = paired('0123456789aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ');
const SUPERSCRIPTS: ReadonlyMap<string, string> = paired('0123456789-', '⁰¹²³⁴⁵⁶⁷⁸⁹⁻');

/** Splits a name at its first `_`, or before the digits at its end; a name such as `x1_2` keeps the digits as index 1_2. */
export function splitName(name: string): SplitName {
  const match = /^([A-Za-z]+?)(?:_([A-Za-z0-9_]*[A-Za-z0-9])|([0-9][A-Za-z0-9_]*))?$/.exec(name);
  return match === null ? { base: name, index: '' } : { base: match[1] ?? name, index: match[2] ?? match[3] ?? '' };
}

/** A name with Greek letters and, where Unicode has them, subscripts: `λ₁`, `x₁₀`, `gain_max`. */
export function unicodeName(name: string): string {
  const { base, index } = splitName(name);
  const letter = GREEK.get(base) ?? base;
  if (index === '') return letter;
  const below = Array.from(index).map((c) => SUBSCRIPTS.get(c));
  return below.includes(undefined) ? `${letter}_${index}` : letter + below.join('');
}

/** A whole exponent in Unicode: `⁻¹²`. */
export function unicodeExponent(exponent: number): string {
  return Array.from(String(exponent))
    .map((c) => SUPERSCRIPTS.get(c) ?? c)
    .join('');
}

/**
 * A name in LaTeX for math mode: `\lambda_{1}`, `x_{10}`, `x_{ij}`, `\mathrm{gain}_{\mathrm{max}}`. Indices of one or
 * two letters are taken for running indices and stand in italics, longer words upright.
 */
export function latexName(name: string): string {
  const { base, index } = splitName(name);
  const letter = latexWord(base, 1);
  return index === ''
    ? letter
    : `${letter}_{${index
        .split('_')
        .filter((part) => part !== '')
        .map(latexIndex)
        .join(',')}}`;
}

function latexIndex(index: string): string {
  return /^[0-9]*[A-Za-z]{3,}/.test(index) || GREEK.has(index) ? latexWord(index, 0) : index;
}

function latexWord(word: string, plain: number): string {
  if (GREEK.has(word)) return `\\${word}`;
  return word.length <= plain ? word : `\\mathrm{${word.replaceAll('_', '\\_')}}`;
}

function paired(from: string, to: string): ReadonlyMap<string, string> {
  const images = Array.from(to);
  return new Map(Array.from(from).map((c, i) => [c, images[i] ?? c]));
}
