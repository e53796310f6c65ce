import { z } from 'zod';
import type { QuotedAddition } from '../knowledge/quoted-addition.ts';

const quotedSchema = z.array(
  z.object({
    ...{ source: z.string(), title: z.string(), hash: z.string() },
    ...{ paragraph: z.number(), quote: z.string(), until: z.number() },
  }),
) satisfies z.ZodType<readonly QuotedAddition[]>;

/** Reads what is stored of quotes beside an answer, as a field to be spread; nothing where it has none. */
export function readQuoted(text: string | null): { readonly quoted?: readonly QuotedAddition[] } {
  return text === null ? {} : { quoted: quotedSchema.parse(JSON.parse(text)) };
}
