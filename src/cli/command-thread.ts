import { parentPort, workerData } from 'node:worker_threads';
import { interrupt } from './interruption.ts';
import { run } from './run.ts';
import { styleOf, type TerminalTraits } from './terminal.ts';

/** What a command's thread tells the process: text for its terminal, or that it is done. */
export type ThreadMessage = { readonly to: 'print' | 'say' | 'progress'; readonly text: string } | { readonly exit: number };

/** What the thread is started with. */
export interface ThreadTask {
  readonly argv: readonly string[];
  readonly traits: TerminalTraits;
}

const { argv, traits } = workerData as ThreadTask;
const tell = (message: ThreadMessage): void => {
  parentPort?.postMessage(message);
};
const to =
  (where: 'print' | 'say' | 'progress') =>
  (text: string): void => {
    tell({ to: where, text });
  };

// The process has nothing else to say to its thread.
parentPort?.on('message', interrupt);

tell({
  exit: await run(argv, { print: to('print'), say: to('say'), progress: to('progress'), style: styleOf(traits), width: traits.width }),
});
