/** How many cases carry each tag, the tags in alphabetical order, and how many carry none. */
export interface TagTally {
  readonly tags: Readonly<Record<string, number>>;
  readonly untagged: number;
}

/** Counts in which ways cases are degenerate: what a search has looked at. The order of counting does not matter. */
export class TagCounts {
  readonly #counts = new Map<string, number>();
  #untagged = 0;

  /** Counts one case. */
  add(tags: readonly string[]): void {
    if (tags.length === 0) this.#untagged += 1;
    for (const tag of tags) this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + 1);
  }

  /** Counts what somebody else has counted. */
  merge({ tags, untagged }: TagTally): void {
    this.#untagged += untagged;
    for (const [tag, count] of Object.entries(tags)) this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + count);
  }

  /** The counts until now. */
  tally(): TagTally {
    // By code units, which do not depend on anybody's language.
    const names = [...this.#counts.keys()].sort();
    return { tags: Object.fromEntries(names.map((name) => [name, this.#counts.get(name) ?? 0])), untagged: this.#untagged };
  }
}
