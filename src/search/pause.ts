/**
 * Lets whatever waits run (a signal, a message from another thread) and goes on. Throws the reason of a signal that is
 * aborted.
 */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  signal?.throwIfAborted();
}
