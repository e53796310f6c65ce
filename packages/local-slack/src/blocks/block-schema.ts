import { z } from 'zod';
import {
  accessory,
  actionElement,
  contextActionElement,
  contextElement,
  image,
  inputElement,
} from './element-schema.ts';
import { richText } from './rich-text-schema.ts';
import { anyText, blockId, plainText, shown } from './text-schema.ts';

/**
 * The blocks as Slack takes them: types, keys and limits of its Block Kit reference. Blocks that no reply of a
 * bot like ours needs (a video, a chart) are known by their type only.
 */

const looselyKnown = [
  'card',
  'carousel',
  'container',
  'data_table',
  'data_visualization',
  'file',
  'plan',
  'task_card',
  'video',
] as const;

/** Of all the cells of a table together. */
const longestTable = 10_000;

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: shown(longestTable) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().optional() }),
  richText,
]);

export const block = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('section'),
      block_id: blockId,
      text: anyText(3_000).optional(),
      fields: z.array(anyText(2_000)).min(1).max(10, 'no more than 10 items allowed').optional(),
      accessory: accessory.optional(),
      expand: z.boolean().optional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined, {
      message: 'missing required field: text',
    }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({
    type: z.literal('header'),
    block_id: blockId,
    text: plainText(150),
    level: z.number().int().min(1).max(4).optional(),
  }),
  image.extend({ block_id: blockId, title: plainText(2_000).optional() }),
  z.strictObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z.array(contextElement).min(1).max(10, 'no more than 10 items allowed'),
  }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(actionElement).min(1).max(25, 'no more than 25 items allowed'),
  }),
  z.strictObject({
    type: z.literal('context_actions'),
    block_id: blockId,
    elements: z.array(contextActionElement).min(1).max(5, 'no more than 5 items allowed'),
  }),
  z.strictObject({
    type: z.literal('input'),
    block_id: blockId,
    label: plainText(2_000),
    element: inputElement,
    hint: plainText(2_000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  richText,
  z.strictObject({
    type: z.literal('table'),
    block_id: blockId,
    rows: z
      .array(z.array(cell).min(1).max(20, 'no more than 20 items allowed'))
      .min(1)
      .max(100, 'no more than 100 items allowed')
      .refine((rows) => countShown(rows) <= longestTable, {
        message: `must be less than ${longestTable + 1} characters`,
      }),
    column_settings: z
      .array(
        z
          .strictObject({
            align: z.enum(['left', 'center', 'right']).optional(),
            is_wrapped: z.boolean().optional(),
          })
          .nullable(),
      )
      .max(20)
      .optional(),
  }),
  z.strictObject({ type: z.literal('markdown'), block_id: blockId, text: shown(12_000) }),
  z.strictObject({
    type: z.literal('alert'),
    block_id: blockId,
    text: anyText(3_000),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  ...looselyKnown.map((type) => z.looseObject({ type: z.literal(type), block_id: blockId })),
]);

/** How many characters the cells of a table show. */
function countShown(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + countShown(inner), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const {
    text,
    value: number,
    elements,
  }: { text?: unknown; value?: unknown; elements?: unknown } = value;
  const own = typeof text === 'string' ? text : typeof number === 'number' ? String(number) : '';
  return own.length + countShown(elements);
}

const id = (longest: number) =>
  z.string().max(longest, `must be less than ${longest + 1} characters`);
const viewFields = {
  blocks: z.array(z.unknown()),
  private_metadata: id(3_000).optional(),
  callback_id: id(255).optional(),
  external_id: id(255).optional(),
};

/** A modal or a Home as `views.*` takes it. Its blocks are looked at one by one, each with a place of its own. */
export const view = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    ...viewFields,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('home'), ...viewFields }),
]);
