import * as z from 'zod';

const count = z.int().min(0);

/** A case with what was computed of it exactly, and where a search found it. */
export const foundCaseSchema = z.object({
  case: z.unknown().meta({ description: 'The data that was drawn, as it is kept in .headcount/.' }),
  facts: z.array(z.object({ name: z.string(), value: z.string() })).meta({ description: 'Exact values that the judgement rests on.' }),
  size: z.object({ dimensions: z.record(z.string(), z.number()), nonzero: count }),
  layer: z.record(z.string(), z.unknown()).nullable().meta({ description: 'The case as a layer file; null where it is not one layer.' }),
  seed: z.int(),
  path: z.string().meta({ description: 'Of the case as it was drawn: `12:345` is case 345 of batch 12, `guided:3` the end of climb 3.' }),
});

/** A case where a claim fails, decided over the rationals, made as small as it could be. */
export const counterexampleSchema = foundCaseSchema.extend({
  shrinkSteps: count.meta({ description: 'Smaller cases accepted one after the other; 0 where it was stored.' }),
});

/** What a search has looked at. */
export const coverageSchema = z.object({
  holds: count,
  outside: count.meta({ description: 'Cases whose hypothesis does not hold.' }),
  unconfirmed: count.meta({ description: 'Cases that looked like failures and were none when decided exactly.' }),
  climbs: count.meta({ description: 'Climbs of a guided search.' }),
  tags: z.record(z.string(), count).meta({ description: 'Cases that are degenerate, by the way in which they are.' }),
  untagged: count.meta({ description: 'Cases that are degenerate in no way.' }),
});

/** What `headcount refute --json` prints: the one source of the type and of the published schema. */
export const refuteReportSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['claim', 'control', 'own']).meta({ description: 'control: a false variant of a claim. own: from a file.' }),
    statement: z.object({ words: z.string(), latex: z.string() }),
    found: z.boolean().meta({ description: 'Whether a counterexample was found.' }),
    counterexample: counterexampleSchema.optional(),
    confirmed: z.literal('exact').optional(),
    from: z.enum(['search', 'store', 'replay']).meta({ description: 'What answered: a new search, .headcount/, or --replay.' }),
    runs: count.meta({ description: 'Random cases judged; 0 where none had to be.' }),
    seed: z.int(),
    path: z.string().optional(),
    vacuous: z.boolean().meta({ description: 'No case satisfied the hypothesis: the search says nothing.' }),
    negation: foundCaseSchema
      .nullable()
      .meta({ description: 'A case where the claim holds, decided exactly: the counterexample to its negation.' }),
    coverage: coverageSchema.nullable().meta({ description: 'Null where nothing was searched.' }),
    replayed: foundCaseSchema
      .extend({ judgement: z.enum(['fails', 'holds', 'outside']) })
      .optional()
      .meta({ description: 'With --replay: the case as it was drawn.' }),
    file: z.string().nullable().meta({ description: 'Where the counterexample is stored.' }),
    notes: z.array(z.string()).meta({ description: 'What the store has to say.' }),
    milliseconds: z.number(),
    timeToFirst: z.number().nullable().meta({ description: 'Milliseconds until the counterexample was found, shrinking not included.' }),
  })
  .meta({ description: 'A search for a counterexample.' });

/** See `refuteReportSchema`. */
export type RefuteReport = z.infer<typeof refuteReportSchema>;
/** See `foundCaseSchema`. */
export type FoundCase = z.infer<typeof foundCaseSchema>;
/** See `counterexampleSchema`. */
export type Counterexample = z.infer<typeof counterexampleSchema>;
/** See `coverageSchema`. */
export type Coverage = z.infer<typeof coverageSchema>;

/** The published JSON Schemas of these, by name. */
export function reportSchemas(): Record<string, object> {
  return { refute: z.toJSONSchema(refuteReportSchema) };
}
