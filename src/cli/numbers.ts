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
