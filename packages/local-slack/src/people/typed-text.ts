import type { JsonObject } from '../json.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What a person typed, in the two forms that Slack makes of it. */
export interface TypedText {
  /** With markup: `<@U1>`, `<#C1|desk>`, `<https://a.example>`, and `&amp;`, `&lt;`, `&gt;` escaped. */
  readonly text: string;
  readonly blocks: readonly JsonObject[];
}

interface Piece {
  readonly markup: string;
  readonly element: JsonObject;
}

/** Reads `@name`, `#channel` and links out of what a person typed, as Slack's composer does. */
export function readTyped(typed: string, workspace: Workspace): TypedText {
  const names = new Map<string, Piece>();
  for (const { id, name, realName } of workspace.users.values()) {
    const piece = { markup: `<@${id}>`, element: { type: 'user', user_id: id } };
    for (const spelling of [name, realName]) names.set(`@${spelling}`.toLowerCase(), piece);
  }
  for (const { id, name, kind } of workspace.conversations.values()) {
    if (kind === 'im') continue;
    names.set(`#${name}`.toLowerCase(), {
      markup: `<#${id}|${name}>`,
      element: { type: 'channel', channel_id: id },
    });
  }

  const pieces = split(typed, names);
  return {
    text: pieces.map(({ markup }) => markup).join(''),
    blocks: [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: pieces.map(({ element }) => element) }],
      },
    ],
  };
}

function split(typed: string, names: ReadonlyMap<string, Piece>): Piece[] {
  // Longer names first: "@Ana Reporter" is not "@Ana" and a word.
  const spellings = [...names.keys()].toSorted((a, b) => b.length - a.length).map(escapePattern);
  const special = new RegExp(
    `((?<![\\w@#])(?:${spellings.join('|')})(?![\\w])|https?://[^\\s<>]+)`,
    'giu',
  );

  return typed
    .split(special)
    .filter((part) => part !== '')
    .map((part) => names.get(part.toLowerCase()) ?? toPiece(part));
}

function toPiece(part: string): Piece {
  if (/^https?:\/\//.test(part)) {
    return { markup: `<${escapeMarkup(part)}>`, element: { type: 'link', url: part } };
  }
  return { markup: escapeMarkup(part), element: { type: 'text', text: part } };
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
