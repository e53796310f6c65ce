import { isJsonObject, type JsonObject } from '../json.ts';

/**
 * What blocks say, as plain text, for where there is nothing else: a notification, a screen reader. Each block, and
 * each section, quote and item within one, is a line of its own. Markup is left as it is.
 */
export function blockText(blocks: readonly JsonObject[]): string {
  return blocks
    .flatMap(linesOf)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function linesOf(block: JsonObject): string[] {
  const { type, text, fields, elements, rows, label } = block;
  switch (type) {
    case 'rich_text':
    case 'rich_text_list':
      return objectsIn(elements).flatMap(linesOf);
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return [objectsIn(elements).map(inlineText).join('')];
    case 'context':
      return [objectsIn(elements).map(textOf).join(' ')];
    case 'table':
      return arraysIn(rows).map((cells) =>
        objectsIn(cells)
          .map((cell) => linesOf(cell).join(' '))
          .join(' '),
      );
    case 'raw_number':
      return [typeof text === 'string' ? text : String(block['value'] ?? '')];
    case 'input':
      return [textOf(label)];
    case 'actions':
    case 'context_actions':
    case 'divider':
      return [];
    default:
      return [textOf(block), ...objectsIn(fields).map(textOf)];
  }
}

function inlineText(element: JsonObject): string {
  switch (element['type']) {
    case 'user':
      return `<@${String(element['user_id'])}>`;
    case 'channel':
      return `<#${String(element['channel_id'])}>`;
    case 'broadcast':
      return `@${String(element['range'])}`;
    case 'emoji':
      return `:${String(element['name'])}:`;
    default:
      return textOf(element) || stringAt(element, 'url') || stringAt(element, 'fallback');
  }
}

/** The text of an element, of a block that has one, or of an image. */
function textOf(value: unknown): string {
  if (!isJsonObject(value)) return '';
  const { text } = value;
  return isJsonObject(text) ? textOf(text) : stringAt(value, 'text') || stringAt(value, 'alt_text');
}

function stringAt(value: JsonObject, key: string): string {
  const { [key]: found } = value;
  return typeof found === 'string' ? found : '';
}

function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function arraysIn(value: unknown): unknown[][] {
  return Array.isArray(value) ? value.filter(Array.isArray) : [];
}
