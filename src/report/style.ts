/** How emphasis is written: colours on a terminal, nothing in a pipe or with NO_COLOR. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly bad: (text: string) => string;
}

const same = (text: string): string => text;

/** No emphasis at all. */
export const PLAIN: Style = { strong: same, faint: same, good: same, doubtful: same, bad: same };
