import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What nerdamer said to one question, or why it said nothing. */
export type Saying = { readonly said: string } | { readonly silent: 'timeout' | 'refused' | 'missing' | 'crashed'; readonly why: string };

/** Longest time for one question unless the caller says otherwise. */
export const QUESTION_MILLISECONDS = 2000;
/** Loading the library is not part of any question. */
const LOADING_MILLISECONDS = 20_000;
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** Longest text of an answer that is passed on. */
const MOST_CHARACTERS = 100_000;

/**
 * The thread's own program, as text: an old-fashioned script, so that it runs alike from the sources and from the built
 * package. It answers in text only, and forgets what it was asked.
 */
const PROGRAM = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const nerdamer = require(workerData.library);
parentPort.on('message', ({ id, text }) => {
  let reply;
  try {
    reply = { id, said: String(nerdamer(text).toString()).slice(0, ${String(MOST_CHARACTERS)}) };
  } catch (error) {
    reply = { id, why: String(error && error.message).slice(0, 400) };
  }
  nerdamer.clear('all');
  parentPort.postMessage(reply);
});
parentPort.postMessage({ id: 0, said: '' });
`;

interface Waiting {
  readonly id: number;
  readonly settle: (saying: Saying) => void;
}

/**
 * A thread that runs nerdamer, one question at a time in the order they come. It has a limited heap and stack; after a
 * question that takes too long, or a crash, the next one gets a fresh thread. It keeps no process alive.
 */
export class NerdamerThread {
  readonly #library: string | undefined;
  #worker: Worker | undefined;
  #waiting: Waiting | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #asked = 0;
  #started = 0;

  /** `library` is the file of nerdamer with its add-ons; without one, the installed package's. */
  constructor(library = installedLibrary()) {
    this.#library = library;
  }

  /** How many threads were started so far. */
  get started(): number {
    return this.#started;
  }

  /** What nerdamer says to a text, within a time limit. Never rejects. */
  ask(text: string, milliseconds = QUESTION_MILLISECONDS): Promise<Saying> {
    const answer = this.#last.then(() => this.#askNow(text, milliseconds));
    this.#last = answer;
    return answer;
  }

  /** Ends the thread; a later question starts another. */
  async close(): Promise<void> {
    await this.#last;
    await this.#drop();
  }

  async #askNow(text: string, milliseconds: number): Promise<Saying> {
    if (this.#library === undefined) return { silent: 'missing', why: 'the package nerdamer is not installed' };
    if (this.#worker === undefined) {
      const loading = await this.#within(LOADING_MILLISECONDS, 0, () => {
        this.#start(this.#library ?? '');
      });
      if ('silent' in loading) return loading;
    }
    this.#asked += 1;
    const id = this.#asked;
    return this.#within(milliseconds, id, () => this.#worker?.postMessage({ id, text }));
  }

  #start(library: string): void {
    this.#started += 1;
    const worker = new Worker(PROGRAM, {
      eval: true,
      workerData: { library },
      resourceLimits: LIMITS,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    worker.unref();
    const failed = (why: string): void => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#waiting?.settle({ silent: 'crashed', why });
    };
    worker.on('error', (error: Error) => {
      failed(error.message);
    });
    worker.on('exit', () => {
      if (this.#worker === worker) failed('the thread ended');
    });
    worker.on('message', (message: unknown) => {
      if (this.#worker === worker) this.#heard(message);
    });
    this.#worker = worker;
  }

  #heard(message: unknown): void {
    const waiting = this.#waiting;
    if (waiting === undefined || typeof message !== 'object' || message === null || !('id' in message)) return;
    if (message.id !== waiting.id) return;
    if ('said' in message && typeof message.said === 'string') waiting.settle({ said: message.said });
    else waiting.settle({ silent: 'refused', why: 'why' in message ? String(message.why) : '' });
  }

  async #within(milliseconds: number, id: number, begin: () => void): Promise<Saying> {
    let clock: NodeJS.Timeout | undefined;
    const saying = await new Promise<Saying>((settle) => {
      this.#waiting = { id, settle };
      clock = setTimeout(() => {
        settle({ silent: 'timeout', why: `no answer within ${milliseconds} ms` });
      }, milliseconds);
      begin();
    });
    clearTimeout(clock);
    this.#waiting = undefined;
    if ('silent' in saying && saying.silent !== 'refused') await this.#drop();
    return saying;
  }

  async #drop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/** The file of the installed nerdamer with its add-ons, or undefined. */
export function installedLibrary(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('nerdamer/all.js');
  } catch {
    return undefined;
  }
}

/** The version of the installed nerdamer, or undefined. */
export function installedVersion(): string | undefined {
  try {
    const manifest: unknown = createRequire(import.meta.url)('nerdamer/package.json');
    return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : undefined;
  } catch {
    return undefined;
  }
}
