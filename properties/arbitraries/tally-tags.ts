import type { Case } from './case.ts';
import { TAG_MEANINGS, type CaseTag } from './tag-meanings.ts';

/** How many of some cases carry each tag. */
export interface TagTally {
  readonly cases: number;
  /** The tags that occurred, in the order of TAG_MEANINGS. */
  readonly tags: Partial<Readonly<Record<CaseTag, number>>>;
  /** Cases that carry no tag at all. */
  readonly untagged: number;
}

/** Counts the tags of cases as they come: what a search has looked at. */
export function tallyTags(cases: Iterable<Pick<Case, 'tags'>>): TagTally {
  const counts = new Map<CaseTag, number>();
  let total = 0;
  let untagged = 0;
  for (const { tags } of cases) {
    total += 1;
    if (tags.length === 0) untagged += 1;
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const names = Object.keys(TAG_MEANINGS) as CaseTag[];
  const found = names.flatMap((tag) => (counts.has(tag) ? [[tag, counts.get(tag)] as const] : []));
  return { cases: total, tags: Object.fromEntries(found), untagged };
}

/** The tally of two searches together, in either order: what workers count apart is added up. */
export function addTallies(a: TagTally, b: TagTally): TagTally {
  const names = Object.keys(TAG_MEANINGS) as CaseTag[];
  const sums = names.map((tag) => [tag, (a.tags[tag] ?? 0) + (b.tags[tag] ?? 0)] as const).filter(([, sum]) => sum > 0);
  return { cases: a.cases + b.cases, tags: Object.fromEntries(sums), untagged: a.untagged + b.untagged };
}
