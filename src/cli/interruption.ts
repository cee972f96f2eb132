// A command that leaves something behind on other machines is told when it is to end, and ends in good order.

const interruption = new AbortController();

/** Aborted when the process was asked to end. Only commands for which `leavesInOrder` holds are waited for. */
export const interrupted: AbortSignal = interruption.signal;

/** Tells the command of this thread to end. */
export function interrupt(): void {
  interruption.abort();
}

/** Whether a command line has something to put in order before it ends: a worker its batches, a search its keys on Redis. */
export function leavesInOrder(argv: readonly string[]): boolean {
  return argv[0] === 'worker' || argv.some((word) => word === '--redis' || word.startsWith('--redis='));
}
