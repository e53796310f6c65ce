import { countCharacters, findBlockFaults, longestBlocks } from '../blocks/find-block-faults.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { NewMessage } from '../workspace/message-store.ts';
import type { Installed } from '../workspace/workspace.ts';

/** Why Slack does not take a message: its own word, and what is wrong where. */
export interface ContentRefusal {
  readonly error: string;
  readonly messages: readonly string[];
}

/** What a message says, in a form that Slack takes. */
export interface MessageContent {
  readonly text: string;
  readonly blocks: readonly JsonObject[] | null;
}

const longestText = 40_000;

/** Reads the text and the blocks of a message that the app sends. */
export function readContent(
  { text, blocks }: JsonObject,
  { longest = longestText }: { readonly longest?: number } = {},
): MessageContent | ContentRefusal {
  const words = typeof text === 'string' ? text : '';
  const hasBlocks = blocks !== undefined && blocks !== null;

  if (hasBlocks && !Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: [] };
  const given: readonly unknown[] = hasBlocks ? blocks : [];
  if (words === '' && given.length === 0) return { error: 'no_text', messages: [] };
  if (words.length > longest) return { error: 'msg_too_long', messages: [] };

  const faults = findBlockFaults(given);
  if (faults.length > 0) return { error: 'invalid_blocks', messages: faults };
  if (countCharacters(given) > longestBlocks) return { error: 'msg_blocks_too_long', messages: [] };
  return { text: words, blocks: hasBlocks ? given.filter(isJsonObject) : null };
}

export function isRefusal(content: MessageContent | ContentRefusal): content is ContentRefusal {
  return 'error' in content;
}

/** The fields of a message that the app posts. */
export function asApp(
  { workspace, installation }: Installed,
  app: { readonly id: string; readonly name: string },
  { text, blocks }: MessageContent,
  threadTs: string | null,
): NewMessage['fields'] {
  const { botUserId, botId } = installation;
  return {
    user: botUserId,
    bot_id: botId,
    app_id: app.id,
    team: workspace.id,
    bot_profile: {
      id: botId,
      app_id: app.id,
      name: app.name,
      deleted: false,
      team_id: workspace.id,
    },
    text,
    ...(blocks !== null && { blocks }),
    ...(threadTs !== null && { thread_ts: threadTs }),
  };
}
