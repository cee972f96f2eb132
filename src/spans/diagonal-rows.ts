import { addQ, bitLength, lcm, negQ, ONE, rational, ZERO, type Rational } from '../exact/rational.ts';
import { balanced } from '../exact/primes.ts';
import type { Complex, DiagonalChannel, Structure } from '../layers/layer.ts';
import type { OperatorRows } from './operator-rows.ts';

type Diagonal = Extract<Structure, { type: 'diagonal' }>;

/** One term C λ^l B of a channel's kernel in Gaussian integers: λ' = scale·λ, and weight' = C·B times its own scale. */
interface Mode {
  readonly lambda: readonly [bigint, bigint];
  readonly weight: readonly [bigint, bigint];
}

/** A diagonal layer in Gaussian integers, the scales already multiplied in. */
interface IntegerDiagonal {
  readonly lambdaScale: bigint;
  readonly weightScale: bigint;
  /** Per channel. */
  readonly modes: readonly (readonly Mode[])[];
  readonly skip: readonly bigint[];
}

function integerDiagonal({ channels }: Diagonal): IntegerDiagonal {
  const lambdaScale = commonDenominator(channels.flatMap((c) => c.lambda));
  const weights = channels.map((c) => c.lambda.map((_, s) => timesC(c.C[s] as Complex, c.B[s] as Complex)));
  const weightScale = lcm(
    commonDenominator(weights.flat()),
    channels.reduce((s, c) => lcm(s, c.D.den), 1n),
  );
  return {
    lambdaScale,
    weightScale,
    modes: channels.map((c, i) =>
      c.lambda.map((z, s): Mode => ({
        lambda: scaled(z, lambdaScale),
        weight: scaled((weights[i] as Complex[])[s] as Complex, weightScale),
      })),
    ),
    skip: channels.map((c) => (c.D.num * weightScale) / c.D.den),
  };
}

/** Integer rows κ'[0], κ'[1], … κ'[count-1] of all channels, one after another. */
export function* diagonalSequence(structure: Diagonal, count: number): Generator<readonly bigint[]> {
  const { modes, skip } = integerDiagonal(structure);
  const z = modes.map((channel) => channel.map((m) => m.weight));
  for (let l = 0; l < count; l++) {
    yield z.map((channel, c) => channel.reduce((sum, [re]) => sum + re, l === 0 ? (skip[c] as bigint) : 0n));
    z.forEach((channel, c) => {
      channel.forEach(([re, im], s) => {
        const [a, b] = ((modes[c] as readonly Mode[])[s] as Mode).lambda;
        channel[s] = [re * a - im * b, re * b + im * a];
      });
    });
  }
}

/**
 * Operator rows of a per-channel diagonal layer: entry c of row l is κ_c[l] = Σ_s Re(C_cs λ_cs^l B_cs), plus D_c at
 * l = 0. Cut at the number of distinct eigenvalues, conjugates included (2.8(d)), one more with D.
 */
export function diagonalRows(structure: Diagonal, n: number, atLeast = 0): OperatorRows {
  const { channels, hasSkip } = structure;
  const { lambdaScale, weightScale, modes, skip } = integerDiagonal(structure);
  const count = Math.min(n, Math.max(atLeast, distinctEigenvalues(channels) + (hasSkip ? 1 : 0)));
  const lambdaBits = most(modes.flat().map((m) => modulusBits(m.lambda)));
  const weightBits = most(modes.flat().map((m) => modulusBits(m.weight))) + bitLength(BigInt(most(modes.map((m) => m.length))));
  const skipBits = most(skip.map(bitLength));
  return {
    labels: Array.from({ length: count }, (_, l) => l),
    since: Array.from({ length: count }, (_, l) => l + 1),
    entries: channels.map((_, c) => [c, c] as const),
    bounds: [
      { bound: count, reason: 'operators' },
      { bound: channels.length, reason: 'entries' },
    ],
    complete: count === n,
    residues(kernel, modulus, rows) {
      const m = kernel.matrix(rows, channels.length);
      const P = BigInt(modulus);
      const mem = kernel.doubles;
      const residue = (x: bigint): number => balanced(Number(x % P), modulus);
      modes.forEach((channel, c) => {
        for (const { lambda, weight } of channel) {
          const [lr, li] = [residue(lambda[0]), residue(lambda[1])];
          let [zr, zi] = [residue(weight[0]), residue(weight[1])];
          for (let l = 0; l < rows; l++) {
            const at = m.pointer / 8 + l * m.ld + c;
            mem[at] = balanced((mem[at] as number) + zr, modulus);
            [zr, zi] = [balanced(zr * lr - zi * li, modulus), balanced(zr * li + zi * lr, modulus)];
          }
        }
        if (rows > 0) {
          const at = m.pointer / 8 + c;
          mem[at] = balanced((mem[at] as number) + residue(skip[c] as bigint), modulus);
        }
      });
      return m;
    },
    rowBits: (l) => Math.max(weightBits + l * lambdaBits, l === 0 ? skipBits : 0) + 1,
    rowWork: 4 * modes.reduce((total, channel) => total + channel.length, 0),
    integerRows: (rows) => [...diagonalSequence(structure, rows)],
    scale: (l) => weightScale * lambdaScale ** BigInt(l),
  };
}

/**
 * The same layer as one real recurrence: a state for each real mode, a rotation block [[a,-b],[b,a]] for each other
 * one (2.8(d)). Null where that takes more than `limit` states.
 */
export function diagonalRecurrence({ channels, hasSkip }: Diagonal, limit: number): Extract<Structure, { type: 'recurrences' }> | null {
  const p = channels.length;
  const states = channels.flatMap((c, channel) =>
    c.lambda.map((z, s) => ({ channel, z, w: timesC(c.C[s] as Complex, c.B[s] as Complex) })),
  );
  const size = states.reduce((total, { z }) => total + (z[1].num === 0n ? 1 : 2), 0);
  if (size > limit) return null;
  const zeros = (rows: number, cols: number): Rational[][] => Array.from({ length: rows }, () => new Array<Rational>(cols).fill(ZERO));
  const [A, B, C] = [zeros(size, size), zeros(size, p), zeros(p, size)];
  let at = 0;
  for (const { channel, z, w } of states) {
    // (u + iv)(a + ib)^l has real part u·Re - v·Im, and (Re, Im) turn by the block.
    (A[at] as Rational[])[at] = z[0];
    (B[at] as Rational[])[channel] = ONE;
    (C[channel] as Rational[])[at] = w[0];
    if (z[1].num !== 0n) {
      (A[at] as Rational[])[at + 1] = negQ(z[1]);
      (A[at + 1] as Rational[])[at] = z[1];
      (A[at + 1] as Rational[])[at + 1] = z[0];
      (C[channel] as Rational[])[at + 1] = negQ(w[1]);
      at++;
    }
    at++;
  }
  const instant = zeros(p, p);
  channels.forEach((c, i) => {
    const sum = c.lambda.reduce((total, _, s) => addQ(total, timesC(c.C[s] as Complex, c.B[s] as Complex)[0]), c.D);
    (instant[i] as Rational[])[i] = sum;
  });
  return { type: 'recurrences', recurrences: [{ A, B, C, sign: 1 }], instant, hasSkip };
}

/** Distinct eigenvalues over all channels, the conjugate of each non-real one included. */
export function distinctEigenvalues(channels: readonly DiagonalChannel[]): number {
  const seen = new Set<string>();
  for (const { lambda } of channels) {
    for (const [re, im] of lambda) {
      const key = `${String(re.num)}/${String(re.den)}`;
      seen.add(`${key} ${String(im.num)}/${String(im.den)}`);
      seen.add(`${key} ${String(-im.num)}/${String(im.den)}`);
    }
  }
  return seen.size;
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}

function commonDenominator(values: readonly Complex[]): bigint {
  return values.reduce((s, [re, im]) => lcm(lcm(s, re.den), im.den), 1n);
}

function scaled([re, im]: Complex, scale: bigint): readonly [bigint, bigint] {
  return [(re.num * scale) / re.den, (im.num * scale) / im.den];
}

function timesC([a, b]: Complex, [c, d]: Complex): Complex {
  const part = (x: Rational, y: Rational, sign: bigint, z: Rational, w: Rational): Rational =>
    rational(x.num * y.num * z.den * w.den + sign * z.num * w.num * x.den * y.den, x.den * y.den * z.den * w.den);
  return [part(a, c, -1n, b, d), part(a, d, 1n, b, c)];
}

/** log2 bound on |re| + |im|, which bounds the modulus and is submultiplicative up to the factor counted here. */
function modulusBits([re, im]: readonly [bigint, bigint]): number {
  return bitLength((re < 0n ? -re : re) + (im < 0n ? -im : im));
}
