// What travels through the queue, both ways: plain JSON, and untrusted on both sides.
import { printable, type Diagnostic } from '../diagnostics/diagnostic.ts';

/** A task on its way to a worker. */
export interface QueuedTask {
  /** The version of whoever asks. */
  readonly version: string;
  /** What the tasks of one search have in common: the hash of the statement, say. For people. */
  readonly group: string;
  /** The task's number in its search. */
  readonly index: number;
  readonly task: unknown;
}

/** What a worker says of a task. */
export type QueuedReply =
  | { readonly type: 'done'; readonly result: unknown }
  /** Not this worker: another one may do it. */
  | { readonly type: 'refused'; readonly reason: string }
  /** The task itself throws. */
  | { readonly type: 'thrown'; readonly code: string; readonly message: string };

/** Most characters of a reason or a message that are believed. */
const MOST_TEXT = 2000;

/** The task that was sent, or null for anything else. */
export function queuedTask(value: unknown): QueuedTask | null {
  const fields = fieldsOf(value);
  const [version, group, index] = [fields.get('version'), fields.get('group'), fields.get('index')];
  if (typeof version !== 'string' || typeof group !== 'string' || !Number.isSafeInteger(index)) return null;
  return { version, group, index: Number(index), task: fields.get('task') };
}

/** The reply that was sent, or null for anything else. */
export function queuedReply(value: unknown): QueuedReply | null {
  const fields = fieldsOf(value);
  const text = (key: string): string => printable(String(fields.get(key)).slice(0, MOST_TEXT));
  switch (fields.get('type')) {
    case 'done':
      return { type: 'done', result: fields.get('result') };
    case 'refused':
      return { type: 'refused', reason: text('reason') };
    case 'thrown':
      return { type: 'thrown', code: /^[a-z][a-z-]{0,60}$/.test(text('code')) ? text('code') : 'task-failed', message: text('message') };
    default:
      return null;
  }
}

/** The reply for what a task throws. */
export function thrownReply(error: unknown): QueuedReply {
  const diagnostic = diagnosticOf(error);
  const message = diagnostic?.message ?? (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return { type: 'thrown', code: diagnostic?.code ?? 'task-failed', message };
}

/** The diagnostic that an error carries, if any. */
export function diagnosticOf(error: unknown): Diagnostic | null {
  return error instanceof Error && 'diagnostic' in error ? (error.diagnostic as Diagnostic) : null;
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
