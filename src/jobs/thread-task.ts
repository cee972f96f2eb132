// What a thread runs: one exported function of one module, for one task. Its errors come back as data, because a thread
// loses the class and the fields of an error on the way.
import { thrownError, type ThrownError } from './thrown-error.ts';

/** Which function is called, and with what. */
export interface ThreadTask {
  /** The module's URL. */
  readonly module: string;
  /** The name under which it exports the function. */
  readonly exported: string;
  readonly task: unknown;
}

/** What came of it. */
export type ThreadReply = { readonly result: unknown } | { readonly thrown: ThrownError };

/** Calls the function. Never throws. */
export default async function threadTask({ module, exported, task }: ThreadTask): Promise<ThreadReply> {
  try {
    return { result: await (await exportedFunction(module, exported))(task) };
  } catch (error) {
    return { thrown: thrownError(error) };
  }
}

/** The function that a module exports under a name. Throws TypeError if there is none, and what loading the module throws. */
export async function exportedFunction(module: string, exported: string): Promise<(task: unknown) => unknown> {
  const loaded = (await import(module)) as Readonly<Record<string, unknown>>;
  const found = loaded[exported];
  if (typeof found !== 'function') throw new TypeError(`${module} exports no function ${exported}`);
  return found as (task: unknown) => unknown;
}
