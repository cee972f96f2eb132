import * as z from 'zod';

const count = z.int().min(0);
const label = z.union([z.int(), z.tuple([z.int(), z.int()])]);

/** Something a reader should know before using the numbers. */
export const warningSchema = z.object({ code: z.string(), message: z.string() });

const conditions = z
  .array(z.string())
  .meta({ description: 'Equations in the parameters that hold there, besides the relations of the file.' });
const point = z.record(z.string(), z.string()).nullable().meta({ description: 'A value of each parameter; null where none was found.' });

/** What `headcount heads FILE --json` prints and `headCount` returns: the one source of the type and of the published schema. */
export const headsReportSchema = z
  .object({
    layer: z.object({
      name: z.string().optional(),
      kind: z.string(),
      p: count,
      d: count,
      stateDim: count.optional(),
      heads: count.optional(),
      parameters: z.array(z.string()).optional(),
      relations: z.array(z.string()).optional(),
      inequations: z.array(z.string()).optional(),
    }),
    n: count.meta({ description: 'Sequence length; the side of the grid for a 2-D layer.' }),
    operator: z
      .object({
        heads: count.meta({ description: 'k: the least number of heads, classes O and C.' }),
        status: z.enum(['certified', 'bounds']),
        basis: z.array(label).meta({ description: 'Operators at which the span grows.' }),
        profile: z.array(count).meta({ description: 'k_1 … k_s, s the least length from which k stays the same.' }),
        profileStatus: z
          .literal('probable')
          .optional()
          .meta({ description: 'Where the profile, not the count, is known modulo primes only.' }),
        lower: count.optional(),
        upper: count.optional(),
        errorProbability: z.number().optional().meta({ description: 'Of more than `heads`, where only bounds are known.' }),
        strata: z
          .array(z.object({ conditions, heads: count, sample: point }))
          .optional()
          .meta({ description: 'Of a family: where fewer heads are enough. At a point the least count of the strata that hold there.' }),
        undecided: z
          .array(z.object({ conditions, lower: count, upper: count, reason: z.enum(['depth', 'work']) }))
          .optional()
          .meta({ description: 'Of a family: where only bounds are known.' }),
        sample: point.optional().meta({ description: 'Of a family: a point with the generic count.' }),
        atInput: count.optional().meta({ description: 'Interaction rank at the given input.' }),
        atInputStatus: z.enum(['certified', 'probable']).optional(),
      })
      .meta({ description: 'Operator level.' }),
    map: z
      .object({
        pairwise: count.meta({ description: 'k_loc: class P.' }),
        pairwiseStatus: z.enum(['certified', 'probable']),
        errorProbability: z.number().optional(),
        witness: z.array(z.number()).optional().meta({ description: 'A vector v with dim{Tv} = pairwise.' }),
        everywhere: z.tuple([count, count]).meta({ description: 'Bounds for class E.' }),
      })
      .nullable(),
    softmax: z.object({ heads: count, sink: z.literal(true), feasibleWithoutSink: z.boolean().nullable() }).nullable(),
    rankLimited: z.object({ r: count, lower: count, upper: count }).optional(),
    epsilon: z.array(z.object({ epsilon: z.number(), heads: count })),
    spectrum: z.array(z.number()).meta({ description: 'Singular values of the weighted lag matrix, decreasing; at most 1024.' }),
    kernelSpectrum: z
      .array(z.number())
      .optional()
      .meta({ description: 'Of a layer that lists its operators: singular values of the lag matrix without weights.' }),
    numeric: z.object({ backend: z.string(), dtype: z.string() }),
    warnings: z.array(warningSchema),
    milliseconds: z.number(),
  })
  .meta({ description: 'Head counts of a layer.' });

/** See `headsReportSchema`. */
export type HeadsReport = z.infer<typeof headsReportSchema>;

/** See `warningSchema`. */
export type Warning = z.infer<typeof warningSchema>;

const theoremCounts = { theorems: count.optional(), assumptions: count.optional(), axioms: count.optional(), inferences: count.optional() };

/** What `headcount verify FILE… --json` prints: one row a file. */
export const verifyReportSchema = z.array(
  z.object({
    file: z.string(),
    format: z.enum(['opentheory', 'certificate']).nullable(),
    ok: z.boolean(),
    error: z.object({ code: z.string(), place: z.string().optional(), message: z.string() }).optional(),
    warnings: z.array(warningSchema),
    heads: count.optional(),
    n: count.optional(),
    kind: z.string().optional(),
    milliseconds: z.number(),
    ...theoremCounts,
    statements: z.array(z.object({ statement: z.string(), assumptions: z.array(z.string()), axioms: z.array(z.string()) })).optional(),
  }),
);

/** See `verifyReportSchema`. */
export type VerifyReport = z.infer<typeof verifyReportSchema>;

/** What `headcount heads MODEL --json` prints where the model has no or several sequence layers. */
export const layersReportSchema = z.object({
  file: z.string(),
  layers: z.array(z.object({ name: z.string(), kind: z.string(), p: count, d: count, taps: count.optional(), heads: count.optional() })),
  unanalysed: z.array(z.object({ name: z.string(), kind: z.string() })),
  tensors: z.array(z.object({ name: z.string(), shape: z.array(count) })).optional(),
});

/** See `layersReportSchema`. */
export type LayersReport = z.infer<typeof layersReportSchema>;

/** The published JSON Schemas of every `--json` output, by name. */
export function reportSchemas(): Record<string, object> {
  return {
    heads: z.toJSONSchema(headsReportSchema),
    layers: z.toJSONSchema(layersReportSchema),
    verify: z.toJSONSchema(verifyReportSchema),
  };
}
