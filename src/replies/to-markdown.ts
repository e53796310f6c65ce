import { z } from 'zod';
import { bearingMark } from './verdict-text.ts';

/** What a draft's reply is made of, as we built it or as Slack gives it back with a press. All else is passed over. */
const styleSchema = z.object({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  underline: z.boolean().optional(),
});
const spanSchema = z.object({
  type: z.literal('text'),
  text: z.string(),
  style: styleSchema.optional(),
});
const textSchema = z.object({ text: z.string() });
const passedOver = z.unknown().transform(() => null);
const lineSchema = z.object({
  type: z.enum(['rich_text_section', 'rich_text_quote']),
  elements: z.array(spanSchema.or(passedOver)),
});
const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('rich_text'), elements: z.array(lineSchema.or(passedOver)) }),
  z.object({ type: z.literal('section'), text: textSchema }),
  z.object({ type: z.literal('context'), elements: z.array(textSchema.or(passedOver)) }),
]);
const blocksSchema = z.array(blockSchema.or(passedOver));

type Block = z.infer<typeof blockSchema>;
type Line = z.infer<typeof lineSchema>;
type Span = z.infer<typeof spanSchema>;

/**
 * A draft's reply as Markdown: the same marks in the same order. `null` where the blocks are none of a reply. Underlining
 * is HTML's, as Markdown has none.
 */
export function toMarkdown(blocks: unknown): string | null {
  const parsed = blocksSchema.safeParse(blocks);
  if (!parsed.success) return null;
  const lines = parsed.data.flatMap((block) => (block === null ? [] : toLines(block)));
  return lines.length === 0 ? null : lines.join('\n');
}

function toLines(block: Block): string[] {
  switch (block.type) {
    case 'rich_text':
      return block.elements.flatMap((line) => (line === null ? [] : formatLine(line)));
    case 'section':
      return [`* ${block.text.text}`];
    case 'context':
      return [...block.elements.flatMap((element) => element?.text ?? []), ''];
  }
}

function formatLine({ type, elements }: Line): string {
  const spans = elements.filter((span) => span !== null);
  const text = spans.map(formatSpan).join('');
  if (type === 'rich_text_quote') return `  > ${text.replaceAll('\n', '\n  > ')}`;
  if (marks.some((mark) => text.startsWith(`${mark} `))) return `* ${text}`;
  return text.startsWith('**') ? text : `  ${text}`;
}

const marks = Object.values(bearingMark);

function formatSpan({ text, style = {} }: Span): string {
  const signs = [
    ...(style.bold ? [['**', '**'] as const] : []),
    ...(style.italic ? [['_', '_'] as const] : []),
    ...(style.strike ? [['~~', '~~'] as const] : []),
    ...(style.underline ? [['<u>', '</u>'] as const] : []),
  ];
  // A sign beside a space is none: it stands at the words themselves.
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  const opened = signs.map(([open]) => open).join('');
  const closed = signs.map(([, close]) => close).toReversed();
  return words === '' ? text : `${before}${opened}${words}${closed.join('')}${after}`;
}
