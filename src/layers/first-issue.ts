import * as z from 'zod';

/** Items that zod sees at once: bounds how many issues it can gather. */
const CHUNK = 1024;

/**
 * The first thing wrong with `value`, in the order of the schema, or undefined. zod itself gathers every issue,
 * one object each: on a hostile file of millions of wrong entries that costs gigabytes, here it costs nothing.
 * Walks lists and objects; whatever else a schema is, it is asked itself. Of a list only its items are checked.
 */
export function firstIssue(schema: unknown, value: unknown): z.core.$ZodIssue | undefined {
  if (schema instanceof z.ZodOptional) return value === undefined ? undefined : firstIssue(schema.unwrap(), value);
  if (schema instanceof z.ZodArray && Array.isArray(value) && value.length > 0) return firstInList(schema, value);
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries<unknown>(schema.shape)) {
      const issue = Object.hasOwn(value, key) ? firstIssue(member, (value as Record<string, unknown>)[key]) : undefined;
      if (issue !== undefined) return { ...issue, path: [key, ...issue.path] };
    }
  }
  // An object's parts are sound by now, so this gathers at most what is wrong with the object itself.
  return schema instanceof z.ZodType ? schema.safeParse(value).error?.issues[0] : undefined;
}

function firstInList(schema: z.ZodArray, items: readonly unknown[]): z.core.$ZodIssue | undefined {
  const nested = schema.element instanceof z.ZodArray || schema.element instanceof z.ZodObject;
  if (!nested) {
    for (let start = 0; start < items.length; start += CHUNK) {
      const issue = schema.safeParse(items.slice(start, start + CHUNK)).error?.issues[0];
      if (issue !== undefined) return { ...issue, path: [Number(issue.path[0]) + start, ...issue.path.slice(1)] };
    }
    return undefined;
  }
  for (let i = 0; i < items.length; i += 1) {
    const issue = firstIssue(schema.element, items[i]);
    if (issue !== undefined) return { ...issue, path: [i, ...issue.path] };
  }
  return undefined;
}
