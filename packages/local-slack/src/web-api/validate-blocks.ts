import { findBlockFaults, findViewFaults } from '../blocks/find-block-faults.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { ok, refusal } from './method.ts';

/** What `blocks.validate` may be given. Slack takes exactly one of them, and wants no token. */
const kinds = ['blocks', 'message', 'view'] as const;

/** Answers `blocks.validate` by the local Slack's own schema: what is wrong, and where, as a JSON pointer. */
export function validateBlocks(args: JsonObject): JsonObject {
  const given = kinds.filter((kind) => args[kind] !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1) return refusal('invalid_arguments');

  const faults = findFaults(kind, args[kind]);
  if (faults.length === 0) return ok();
  return refusal('invalid_blocks', {
    errors: faults.map((message) => ({
      ...{ code: 'invalid_blocks', message },
      pointer: /\[json-pointer:(.*)\]$/.exec(message)?.[1] ?? '',
    })),
    response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) },
  });
}

function findFaults(kind: (typeof kinds)[number], value: unknown): string[] {
  if (kind === 'view') return findViewFaults(value);
  if (kind === 'blocks') return findBlockFaults(value);
  if (!isJsonObject(value)) return ['must be an object [json-pointer:/message]'];
  const { text, blocks = [] } = value;
  return [
    ...(text === undefined ? [] : ['invalid additional property: text [json-pointer:/message]']),
    ...findBlockFaults(blocks),
  ];
}
