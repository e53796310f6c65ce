import { z } from 'zod';

/** Slack's limits on texts, as its Block Kit reference gives them. Lengths are UTF-16 code units. */

/** A text that shows something: Slack refuses one that is empty. */
export function shown(longest: number) {
  return z
    .string()
    .max(longest, `must be less than ${longest + 1} characters`)
    .refine((text) => text.trim() !== '', 'must be more than 0 characters');
}

export function plainText(longest: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: shown(longest),
    emoji: z.boolean().optional(),
  });
}

export function anyText(longest: number) {
  return z.discriminatedUnion('type', [
    plainText(longest),
    z.strictObject({
      type: z.literal('mrkdwn'),
      text: shown(longest),
      verbatim: z.boolean().optional(),
    }),
  ]);
}

export const actionId = z.string().max(255, 'must be less than 256 characters').optional();
export const blockId = z.string().max(255, 'must be less than 256 characters').optional();
export const url = z.string().min(1).max(3_000, 'must be less than 3001 characters');
export const userId = z.string().regex(/^[UW][A-Z0-9]+$/, 'must be a user id');

export const confirm = z
  .strictObject({
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();

export const option = z.strictObject({
  text: anyText(75),
  value: z.string().max(150, 'must be less than 151 characters'),
  description: anyText(75).optional(),
  url: url.optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(option).min(1).max(100),
});
