import { isJsonObject, type JsonObject } from '../json.ts';

export interface FoundElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: JsonObject;
}

/** Every interactive element of some blocks. One without an `action_id` gets its place as one. */
export function elementsIn(blocks: readonly JsonObject[] = []): FoundElement[] {
  return blocks.flatMap((block) => {
    const { elements, accessory, element, child_blocks: children } = block;
    const candidates = [...(Array.isArray(elements) ? elements : []), accessory, element];
    const here = block['type'] === 'rich_text' ? [] : candidates.filter(isInteractive);
    const inside = Array.isArray(children) ? elementsIn(children.filter(isJsonObject)) : [];

    return [
      ...here.map((found, n) => ({
        blockId: String(block['block_id'] ?? ''),
        actionId: String(found['action_id'] ?? `element_${n}`),
        element: found,
      })),
      ...inside,
    ];
  });
}

function isInteractive(candidate: unknown): candidate is JsonObject {
  if (!isJsonObject(candidate)) return false;
  return !['image', 'plain_text', 'mrkdwn'].includes(String(candidate['type']));
}
