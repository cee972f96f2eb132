/**
 * What can be said of a case, and when it is true. A tag that a case carries is true of it; one that it lacks is false,
 * if it is judged for that kind at all (`case-tags.ts`) and the case is not `unjudged`. Eigenvalues are complex numbers,
 * with multiplicity. Of a bidirectional layer a tag speaks of either direction, of a time-varying one of some step.
 */
export const TAG_MEANINGS = {
  'one-by-one': 'p = d = 1',
  'zero-layer': 'every operator on length n is zero',
  'with-skip': 'D is given, zero or not',
  'repeated-eigenvalues': 'A has a multiple eigenvalue (diagonal: two of one channel agree)',
  'zero-eigenvalue': 'A is singular (time-varying: some A_t with t ≥ 1)',
  'complex-eigenvalues': 'a diagonal layer has a non-real eigenvalue',
  nilpotent: 'A^N = 0',
  'jordan-block': 'a rational eigenvalue of A has fewer independent eigenvectors than its multiplicity',
  'zero-residue': 'a rational eigenvalue (diagonal: any) of A has no part in any lag operator (mathematics.md 2.8)',
  unreachable: 'B, AB, A²B, … do not span the states',
  unobservable: 'the rows of C, CA, CA², … do not span the states',
  'rank-deficient-B': 'rank B < min(N, d)',
  'rank-deficient-C': 'rank C < min(p, N)',
  'time-invariant': 'a time-varying layer has the same matrices at every step',
  'below-saturation': 'n is less than the length after which the count cannot grow',
  'above-saturation': 'n is more than that length',
  'dependent-kernels': 'the listed operators, kernels or value maps are linearly dependent',
  'equal-kernels': 'two of them are equal',
  'zero-kernel': 'one of them is zero',
  'rank-deficient-kernel': 'one of them has a rank below min(p, d)',
  dilated: 'the taps of a convolution have gaps',
  centred: 'a convolution looks to both sides',
  toeplitz: 'the coefficients of all heads depend on i − j only',
  'no-scores': 'all scores of some attention head are zero, whatever the input',
  'zero-token': 'a token of the input is zero',
  'equal-tokens': 'two tokens of the input agree',
  unjudged: 'numbers grew past 2^53 while the case was judged, so that true tags may be missing',
} as const;

/** The name of a tag. */
export type CaseTag = keyof typeof TAG_MEANINGS;
