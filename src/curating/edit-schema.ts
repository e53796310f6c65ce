import { z } from 'zod';
import { longestQuestion } from '../limits.ts';

/** What the page may ask for. Whatever a field says is proved later, with the whole base. */

const text = z.string();
const texts = z.array(text);

const fieldsSchema = z.strictObject({
  id: text,
  title: text,
  questions: texts,
  answer: text,
  citations: z.array(
    z.strictObject({ source: text, quote: text, paragraph: z.int().min(1).nullable() }),
  ),
  attribution: text,
  view: z.boolean(),
  note: text,
  values: texts,
  notInSource: texts,
  names: texts,
  more: text,
});

/** Only a file of facts is ever written. */
const keySchema = z.string().regex(/^facts\/[^/\\#]+\.yml#[^#]+$/);

const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), key: keySchema }),
  z.strictObject({ kind: z.literal('set'), key: keySchema, fields: fieldsSchema }),
  z.strictObject({
    kind: z.literal('add'),
    after: keySchema.nullable(),
    fields: fieldsSchema,
    isAccepted: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('delete'), key: keySchema }),
]);

export const editSchema = z.strictObject({
  label: z.string(),
  changes: z.array(changeSchema).min(1),
  seen: z.record(z.string(), z.string()),
  patch: z.uuid().optional(),
});

export const dropSchema = z.strictObject({ patch: z.uuid() });

export const askSchema = z.strictObject({
  text: z.string().max(longestQuestion),
  changes: z.array(changeSchema),
});

export const proposeSchema = z.strictObject({ source: text, quote: text });
