import * as z from 'zod';
import { counterexampleSchema, coverageSchema, foundCaseSchema } from './refute-report.ts';

const count = z.int().min(0);
const verdict = z.enum(['proved', 'certified', 'measured', 'searched', 'refuted', 'failed', 'open']);

/** An axiom that a theorem rests on: a fact of the foundation has a name, a file and a line. */
export const axiomSchema = z.object({
  name: z.string().nullable(),
  statement: z.string(),
  file: z.string().nullable(),
  line: count.nullable(),
});

/** Why something is not proved; `goal` is what was known and what was to be proved where a tactic failed. */
export const proofErrorSchema = z.object({
  code: z.string(),
  place: z.string().optional(),
  message: z.string(),
  notes: z.array(z.string()).optional(),
  goal: z.object({ facts: z.array(z.string()), conclusion: z.string() }).optional(),
  missing: z.array(z.string()).meta({ description: 'Names of the theorems that are missing for it.' }),
});

const theoremSchema = z.object({
  name: z.string(),
  role: z.enum(['part', 'control', 'instance']),
  label: z.string().meta({ description: 'Name of the part or control.' }),
  statement: z.string(),
  axioms: z.array(z.string()).meta({ description: 'Names of facts; the statement of an axiom that is none.' }),
});

const controlSchema = z.object({
  id: z.string(),
  refuted: z.boolean(),
  counterexample: counterexampleSchema.nullable().meta({ description: 'Found by the search and confirmed exactly.' }),
  stored: z.boolean().meta({ description: 'It was stored by an earlier search and decided again.' }),
  runs: count,
  seed: z.int(),
  milliseconds: z.number(),
  timeToFirst: z.number().nullable(),
});

const claimSchema = z.object({
  id: z.string(),
  title: z.string().optional(),
  verdict: verdict.meta({
    description:
      'proved: every part is a theorem. searched: not proved, and so many cases hold no counterexample. refuted: a counterexample was found. failed: evidence that should be there is not. open: no evidence of the kinds that were asked for.',
  }),
  expected: verdict.meta({ description: 'What a sound run with these kinds of evidence ends with.' }),
  proof: z
    .object({
      theorem: z.string().nullable().meta({ description: 'All parts, one a line; null where one of them is no theorem.' }),
      parts: z.array(z.object({ part: z.string(), statement: z.string() })),
      open: z.array(z.object({ part: z.string(), missing: z.string() })).meta({ description: 'What the claim says and no theorem does.' }),
      axioms: z.array(axiomSchema),
      inferences: count.meta({ description: 'Made for this claim: those of a lemma count for the first claim that uses it.' }),
      instances: count,
      controls: z
        .array(z.object({ id: z.string(), refuted: z.boolean(), theorem: z.string().nullable() }))
        .meta({ description: 'False variants, each with the theorem that refutes it.' }),
      theorems: z.array(theoremSchema).optional().meta({ description: 'With --axioms.' }),
    })
    .optional(),
  search: z
    .object({
      runs: count.meta({ description: 'Random cases judged; 0 where a stored counterexample answered.' }),
      seed: z.int(),
      negation: foundCaseSchema
        .nullable()
        .meta({ description: 'A case where the claim holds, decided exactly: the counterexample to its negation.' }),
      vacuous: z.boolean().meta({ description: 'No case satisfied the hypothesis: the search says nothing.' }),
      counterexample: counterexampleSchema.nullable(),
      coverage: coverageSchema.nullable(),
      milliseconds: z.number(),
    })
    .optional()
    .meta({ description: 'The search for a counterexample to the claim itself. Absent where it is not about finite data.' }),
  unsearched: z.string().optional().meta({ description: 'Why the claim itself is not searched.' }),
  controls: z.array(controlSchema).meta({ description: 'False variants that are about finite data, as far as they were searched.' }),
  checks: z
    .array(z.object({ kind: z.enum(['certified', 'measured']), title: z.string(), holds: z.boolean(), detail: z.string() }))
    .optional()
    .meta({ description: 'Exact counts of named layers with certificates, and measurements in floating point.' }),
  error: proofErrorSchema.optional(),
  furtherErrors: z.array(proofErrorSchema).optional(),
  milliseconds: z.number(),
});

/** What `headcount check --json` prints: the one source of the type and of the published schema. */
export const checkReportSchema = z
  .object({
    ok: z.boolean().meta({ description: 'Every verdict is the expected one, and every control is refuted.' }),
    claims: z.array(claimSchema),
  })
  .meta({ description: 'Claims and their evidence.' });

/** See `checkReportSchema`. */
export type CheckReport = z.infer<typeof checkReportSchema>;
/** One claim of it. */
export type CheckedClaim = CheckReport['claims'][number];
/** A false variant of a claim, as it was searched. */
export type CheckedControl = CheckedClaim['controls'][number];
/** See `proofErrorSchema`. */
export type ProofError = z.infer<typeof proofErrorSchema>;

const lemmaSchema = z.object({
  name: z.string(),
  statement: z.string(),
  uses: z.array(z.string()).meta({ description: 'Lemmas that its own steps use.' }),
  axioms: z.array(z.string()).meta({ description: 'Facts that its own steps use, by name.' }),
});

const restingSchema = z.object({
  of: z.string(),
  lemmas: z.array(z.string()).meta({ description: 'All lemmas that rest on it, each behind those that it uses.' }),
  theorems: z.array(z.object({ claim: z.string(), role: z.enum(['part', 'control', 'instance']), label: z.string(), name: z.string() })),
});

const sentence = { words: z.string(), latex: z.string() };

/** A false variant of a claim, for readers. */
export const variantSchema = z.object({ id: z.string(), ...sentence, of: z.string().meta({ description: 'The claim.' }) });

/** What `headcount show ID --json` and `headcount export ID --to json` print. */
export const proofReportSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    says: z
      .object({
        ...sentence,
        about: z.enum(['O', 'C', 'E', 'P', 'G']).nullable().meta({ description: 'What it means that heads represent a layer.' }),
        section: z.string().meta({ description: 'Of mathematics.md.' }),
      })
      .optional(),
    variants: z.array(variantSchema).optional().meta({ description: 'False variants that the search has to refute.' }),
    theorems: z.array(theoremSchema),
    open: z.array(z.object({ part: z.string(), missing: z.string() })),
    lemmas: z
      .array(lemmaSchema)
      .meta({ description: 'What the theorems really rest on, each behind those that it uses; they themselves too.' }),
    axioms: z.array(axiomSchema),
    inferences: count,
    impact: restingSchema.optional(),
  })
  .meta({ description: 'A claim with its theorems and the lemmas and axioms behind them.' });

/** See `proofReportSchema`. */
export type ProofReport = z.infer<typeof proofReportSchema>;
/** See `variantSchema`. */
export type ReportedVariant = z.infer<typeof variantSchema>;
/** A lemma of it. */
export type ReportedLemma = ProofReport['lemmas'][number];
/** See `restingSchema`: what `headcount show NAME --impact` lists. */
export type Impact = z.infer<typeof restingSchema>;

/** The published JSON Schemas of these, by name. */
export function reportSchemas(): Record<string, object> {
  return { check: z.toJSONSchema(checkReportSchema), proof: z.toJSONSchema(proofReportSchema), impact: z.toJSONSchema(restingSchema) };
}
