#!/usr/bin/env node
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { ThreadMessage, ThreadTask } from './command-thread.ts';
import { EXIT } from './exit-code.ts';
import { leavesInOrder } from './interruption.ts';
import { reportFault } from './report-error.ts';
import { processTerminal, terminalTraits } from './terminal.ts';

/*
 * The command runs in a thread of its own. Exact arithmetic computes for as long as it takes without looking up; from
 * here Ctrl-C still ends it at once, the seconds are counted, and a heap that is full ends in a sentence.
 */
const INTERRUPTED = 130;

const terminal = processTerminal();
const argv = process.argv.slice(2);
const task: ThreadTask = { argv, traits: terminalTraits() };

/** A proof or certificate that takes more to check is hostile, or no use to anybody; somebody who sets the heap's size decides. */
const MOST_MEGABYTES_TO_VERIFY = 1600;
const sizeIsSet = [process.env['NODE_OPTIONS'] ?? '', ...process.execArgv].some((text) => text.includes('max-old-space-size'));
const most = Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20);

const thread = new Worker(new URL('./command-thread.js', import.meta.url), {
  workerData: task,
  resourceLimits: { maxOldGenerationSizeMb: argv[0] === 'verify' && !sizeIsSet ? Math.min(most, MOST_MEGABYTES_TO_VERIFY) : most },
});
let finished = false;
let interrupted = false;
function finish(code: number): void {
  if (finished) return;
  finished = true;
  terminal.progress('');
  process.exitCode = code;
  void thread.terminate();
}
thread.on('message', (message: ThreadMessage) => {
  // What a search says that was interrupted is not its answer.
  if (interrupted && argv[0] !== 'worker') {
    if ('exit' in message) finish(INTERRUPTED);
  } else if ('exit' in message) finish(message.exit);
  else terminal[message.to](message.text);
});
thread.on('error', (error) => {
  if (!finished) finish(reportFault(error, argv.includes('--json'), terminal));
});
thread.on('exit', (code) => {
  if (!finished) finish(reportFault(new Error(`its thread ended with status ${String(code)}`), argv.includes('--json'), terminal));
});

// A reader that closes the pipe early (`| head`) is no error; one that closes standard error has nobody to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.fault);
});
process.stderr.on('error', () => undefined);

/** Seconds that a search has to take its batches back from other machines. A worker has as long as its batches need. */
const GOODBYE_SECONDS = 10;

function interruptCommand(): void {
  if (interrupted || !leavesInOrder(argv)) process.exit(INTERRUPTED);
  interrupted = true;
  thread.postMessage('interrupt');
  if (argv[0] !== 'worker') setTimeout(() => process.exit(INTERRUPTED), GOODBYE_SECONDS * 1000).unref();
}
process.on('SIGINT', interruptCommand);
if (leavesInOrder(argv)) process.on('SIGTERM', interruptCommand);
