import { InvalidArgumentError } from 'commander';

/** Reads a whole number of at least `least` from the command line. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
    if (!Number.isSafeInteger(value) || value < least) throw new InvalidArgumentError(`expected a whole number from ${String(least)} up`);
    return value;
  };
}

/** Reads tolerances such as `0.1,0.01`. */
export function tolerances(text: string): number[] {
  return text.split(',').map((part) => {
    const value = /^\s*\d*\.?\d+(?:e-?\d+)?\s*$/i.test(part) ? Number(part) : NaN;
    if (!(value >= 0 && value < 1)) throw new InvalidArgumentError('expected numbers from 0 to below 1, separated by commas');
    return value;
  });
}

/** Reads a seed of a search: a whole number of 32 bits, or the word `random`, for which `chosenSeed` draws one. */
export function seedOf(text: string): number | 'random' {
  if (text === 'random') return text;
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) : NaN;
  if ((value | 0) !== value) throw new InvalidArgumentError('expected a whole number of 32 bits, or random');
  return value + 0;
}

/** The seed itself; one that nobody has chosen is drawn, and told to `say` so that the run can be had again. */
export function chosenSeed(seed: number | 'random', say: (text: string) => void): number {
  if (seed !== 'random') return seed;
  const drawn = Math.floor(Math.random() * 2 ** 31);
  say(`seed ${String(drawn)}`);
  return drawn;
}
