/** What the exit status of every command says (design: the command line). */
export const EXIT = {
  /** What was asked holds. */
  ok: 0,
  /** A claim fails, or a readable proof is rejected. */
  fails: 1,
  /** Bad usage, or input that is missing, unreadable or of no known format. */
  input: 2,
  /** A fault of ours. */
  fault: 3,
} as const;

/** An exit status. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
