import pc from 'picocolors';
import { PLAIN, type Style } from '../report/style.ts';

/** Where a command writes; tests put their own in its place. */
export interface Terminal {
  /** One document or report on standard output, a newline added. */
  readonly print: (text: string) => void;
  /** A line for people on standard error. */
  readonly say: (text: string) => void;
  /** A passing line on standard error, replaced by the next; nothing where it is no terminal. */
  readonly progress: (text: string) => void;
  readonly style: Style;
}

/** The process's own terminal: colours only where standard output is one and NO_COLOR is unset. */
export function processTerminal(): Terminal {
  const colours = pc.isColorSupported && process.stdout.isTTY;
  let pending = false;
  const clear = (): void => {
    if (pending) process.stderr.write('\r\u001b[2K');
    pending = false;
  };
  return {
    print: (text) => {
      clear();
      process.stdout.write(`${text}\n`);
    },
    say: (text) => {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!process.stderr.isTTY) return;
      clear();
      process.stderr.write(text.slice(0, (process.stderr.columns || 80) - 1));
      pending = true;
    },
    style: colours ? { strong: pc.bold, faint: pc.dim, good: pc.green, doubtful: pc.yellow, bad: pc.red } : PLAIN,
  };
}
