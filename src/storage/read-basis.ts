import { z } from 'zod';
import { outcomes } from '../desk/outcome-of.ts';
import type { Basis } from '../desk/to-basis.ts';

const outcome = z.enum(outcomes);
const strings = z.array(z.string());

const partSchema = z.object({
  ...{ outcome, rule: z.string(), answer: z.string().nullable() },
  facts: z.array(z.object({ id: z.string(), version: z.string() })),
  ...{ score: z.number().nullable(), threshold: z.number().nullable() },
  features: z.record(z.string(), z.number()),
  quotes: z.array(
    z.object({
      ...{ source: z.string().nullable(), quote: z.string().nullable() },
      ...{ paragraph: z.number(), start: z.number(), end: z.number() },
    }),
  ),
});

const basisSchema = z.object({
  ...{ outcome, knowledge: z.string(), language: z.enum(['en', 'ja', 'ko']) },
  withheld: z.object({ sources: strings, facts: strings }).nullable(),
  parts: z.array(partSchema),
}) satisfies z.ZodType<Basis>;

/** Reads the record of a receipt; `null` for what is none, as it was changed. */
export function readBasis(record: string): Basis | null {
  try {
    return basisSchema.parse(JSON.parse(record));
  } catch {
    return null;
  }
}
