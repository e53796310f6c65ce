import { z } from 'zod';
import { deepestMessagePart, mostMessageParts } from '../../limits.ts';

/** What a message says, wherever in it the words stand. */
export interface MessageWords {
  /** In Slack's markup, a line for each part. */
  readonly text: string;
  /** Whether there are files, which the desk does not read. */
  readonly hasFiles: boolean;
}

const list = z.array(z.unknown()).catch([]);
const string = z.string().catch('');

const messageSchema = z.object({
  text: string,
  blocks: list,
  attachments: list,
  files: list,
  bot_id: z.string().nullish().catch(null),
});

const nothing = { text: '', blocks: [], attachments: [], files: [], bot_id: null };

const attachmentSchema = z.object({
  is_msg_unfurl: z.boolean().catch(false),
  is_share: z.boolean().catch(false),
  pretext: string,
  title: string,
  text: string,
  fallback: string,
  fields: list,
  blocks: list,
  message_blocks: list,
});

/**
 * Reads the words of a message as Slack gives it: its text, what its blocks say besides, and the messages that are
 * forwarded or shared in it. A preview of a link is not said by whoever wrote the message; what an app attaches is.
 */
export function readWords(message: unknown): MessageWords {
  const {
    text,
    blocks,
    attachments,
    files,
    bot_id: botId,
  } = messageSchema.safeParse(message).data ?? nothing;
  const parts = [text];
  // Slack writes the text of a person out of their rich text.
  add(parts, readLines(text === '' ? blocks : blocks.filter((block) => !isRichText(block))));
  for (const entry of attachments.slice(0, mostMessageParts)) {
    const attachment = attachmentSchema.safeParse(entry).data;
    if (!attachment) continue;
    const isSaid =
      attachment.is_msg_unfurl || attachment.is_share || attachment.message_blocks.length > 0;
    if (!isSaid && !botId) continue;
    const { pretext, title, fields, fallback } = attachment;
    const before = parts.length;
    add(parts, [pretext, title, attachment.text, ...readLines(fields)]);
    add(parts, readLines([...attachment.blocks, ...attachment.message_blocks]));
    if (parts.length === before) add(parts, [fallback]);
  }
  return { text: parts.filter((part) => part !== '').join('\n'), hasFiles: files.length > 0 };
}

function isRichText(block: unknown): boolean {
  return nodeSchema.safeParse(block).data?.type === 'rich_text';
}

/** Adds what is not said yet: blocks say again what the text says. */
function add(parts: string[], strings: readonly string[]): void {
  for (const said of strings) {
    if (parts.length >= mostMessageParts) return;
    const key = toKey(said);
    if (key !== '' && !toKey(parts.join('\n')).includes(key)) parts.push(said);
  }
}

/** What of a string is compared: blocks have emphasis and links in another form than the text. */
function toKey(text: string): string {
  return text
    .replace(/<[@#!][^<>]*>|&(?:amp|lt|gt);/g, '')
    .replace(/<(?:[^<>|]*\|)?([^<>]*)>/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/** Holders of one run of text: what stands in it is one line. */
const runs = new Set(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']);

/** What is pressed or seen, and says nothing that could be checked. */
const wordless = new Set(['actions', 'image', 'video', 'file', 'divider', 'input']);

const part = z.unknown().optional();
const nodeSchema = z.object({
  ...{ type: string, text: part, title: part, value: part },
  ...{ fields: part, elements: part, blocks: part, message: part },
});

/** The lines that blocks show, however deep they stand. */
function readLines(node: unknown, depth = 0): string[] {
  if (typeof node === 'string') return [node];
  if (depth > deepestMessagePart) return [];
  if (Array.isArray(node))
    return node.slice(0, mostMessageParts).flatMap((part) => readLines(part, depth + 1));
  const found = nodeSchema.safeParse(node).data;
  if (!found) return [];
  const { type, ...parts } = found;
  if (wordless.has(type)) return [];
  if (runs.has(type)) return [list.parse(parts.elements).map(readRun).join('')];
  return Object.values(parts).flatMap((part) => readLines(part, depth + 1));
}

const runSchema = z.object({
  text: string,
  name: string,
  url: string,
  fallback: string,
  type: string,
});

/** A piece of a run, in Slack's markup. */
function readRun(piece: unknown): string {
  const found = runSchema.safeParse(piece).data;
  if (!found) return '';
  return found.type === 'emoji' ? `:${found.name}:` : found.text || found.url || found.fallback;
}
