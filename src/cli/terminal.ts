import pc from 'picocolors';
import { PLAIN, type Style } from '../report/style.ts';

/** Where a command writes; tests put their own in its place. */
export interface Terminal {
  /** One document or report on standard output, a newline added. */
  readonly print: (text: string) => void;
  /** A line for people on standard error. */
  readonly say: (text: string) => void;
  /** What is being done now, replaced by the next: on standard error, once it has taken a second. Empty: nothing any more. */
  readonly progress: (text: string) => void;
  readonly style: Style;
  /** Columns of standard output. */
  readonly width: number;
}

/** What a command's thread has to know of the process's terminal. */
export interface TerminalTraits {
  readonly colours: boolean;
  readonly width: number;
}

/** Colours only where standard output is a terminal and NO_COLOR is unset. */
export function terminalTraits(): TerminalTraits {
  const { isTTY, columns } = process.stdout;
  return { colours: pc.isColorSupported && isTTY, width: columns || 80 };
}

/** Colours, or nothing. */
export function styleOf({ colours }: TerminalTraits): Style {
  if (!colours) return PLAIN;
  const { bold: strong, dim: faint, green: good, yellow: doubtful, red: bad } = pc.createColors(true);
  return { strong, faint, good, doubtful, bad };
}

/** Seconds between signs of life where standard error is no terminal. */
const PATIENCE = 30;

/** The process's own terminal. */
export function processTerminal(): Terminal {
  const traits = terminalTraits();
  const progress = progressLine();
  return {
    print: (text) => {
      progress.clear();
      process.stdout.write(`${guarded(text)}\n`);
    },
    say: (text) => {
      progress.clear();
      process.stderr.write(`${guarded(text)}\n`);
    },
    progress: progress.now,
    style: styleOf(traits),
    width: traits.width,
  };
}

/**
 * Says what is being done for longer than a second: on a terminal in a passing line that counts the seconds, elsewhere in
 * a line of its own at the first second and then twice a minute. Its clock keeps no process alive.
 */
function progressLine(): { now: (text: string) => void; clear: () => void } {
  const { isTTY, columns } = process.stderr;
  let current: { readonly text: string; readonly since: number } | undefined;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[2K');
    shown = false;
  };
  const tick = (): void => {
    if (current === undefined) return;
    const seconds = Math.round((performance.now() - current.since) / 1000);
    if (seconds < 1) return;
    const text = guarded(seconds < 3 ? current.text : `${current.text} ${String(seconds)} s`);
    if (isTTY) {
      clear();
      process.stderr.write(text.replaceAll('\n', ' ').slice(0, (columns || 80) - 1));
      shown = true;
    } else if (seconds === 1 || seconds % PATIENCE === 0) {
      process.stderr.write(`${text}\n`);
    }
  };
  let clock: NodeJS.Timeout | undefined;
  return {
    now: (text) => {
      // What is counted behind a colon goes on with the same activity: its line stays until the clock writes the next.
      const goesOn = current !== undefined && text.includes(': ') && activityOf(text) === activityOf(current.text);
      if (!goesOn) clear();
      current = text === '' ? undefined : { text, since: goesOn && current !== undefined ? current.since : performance.now() };
      clock ??= setInterval(tick, 1000).unref();
    },
    clear,
  };
}

/** What a line of progress is about: `searching rank-gap` in `searching rank-gap: 3,000 of 20,000 cases …`. */
function activityOf(text: string): string {
  return text.slice(0, text.indexOf(': '));
}

/**
 * The last guard before a terminal: whatever a file holds, no control character but our own line breaks and colours
 * reaches it. In a JSON document these characters stand inside strings only, where the escape means the same.
 */
function guarded(text: string): string {
  return text.replace(/\u001b\[\d{1,2}m|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (found) =>
    found.length > 1 || found === '\t' ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
