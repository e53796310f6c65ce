import type { z } from 'zod';
import { block, view } from './block-schema.ts';

/** Where blocks stand, which decides how many there may be and of which kinds. */
export type BlockSurface = 'message' | 'modal' | 'home';

const mostBlocks = { message: 50, modal: 100, home: 100 } as const;
const onlyIn: Readonly<Record<string, readonly BlockSurface[]>> = {
  alert: ['modal'],
  context_actions: ['message'],
  table: ['message'],
};

/**
 * Undocumented. Slack refuses a message whose blocks hold about this much text. This, and every other limit of Slack's in
 * this folder, is typed here anew and not taken from an app: it is what apps are judged by.
 */
export const longestBlocks = 13_200;

/**
 * Says everything that Slack refuses about blocks, as it says it: what is wrong and where, as a JSON pointer.
 * Gives an empty list for blocks that Slack takes.
 */
export function findBlockFaults(blocks: unknown, surface: BlockSurface = 'message'): string[] {
  if (!Array.isArray(blocks)) return ['must be an array [json-pointer:/blocks]'];

  const most = mostBlocks[surface];
  return [
    ...(blocks.length > most ? [`no more than ${most} items allowed [json-pointer:/blocks]`] : []),
    ...blocks.flatMap((candidate: unknown, n) => findFaultsOf(candidate, `/blocks/${n}`, surface)),
    ...findRepeated(blocks),
  ];
}

/** Says everything that Slack refuses about a view. */
export function findViewFaults(candidate: unknown): string[] {
  const parsed = view.safeParse(candidate);
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => describe(issue, ''));

  const { type, blocks } = parsed.data;
  const needsSubmit =
    type === 'modal' &&
    parsed.data.submit === undefined &&
    blocks.some((inner) => typeOf(inner) === 'input');
  return [
    ...(needsSubmit ? ['missing required field: submit [json-pointer:]'] : []),
    ...findBlockFaults(blocks, type),
  ];
}

/** How many characters all texts of some blocks have. */
export function countCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + countCharacters(inner), 0);
}

function findFaultsOf(candidate: unknown, pointer: string, surface: BlockSurface): string[] {
  const type = typeOf(candidate);
  const surfaces = onlyIn[type];
  if (surfaces && !surfaces.includes(surface)) {
    return [`unsupported type: ${type} [json-pointer:${pointer}/type]`];
  }
  const parsed = block.safeParse(candidate);
  return parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => describe(issue, pointer, candidate));
}

/** Slack wants each block's id once a message, each action's once a block, and one table. */
function findRepeated(blocks: readonly unknown[]): string[] {
  const faults: string[] = [];
  const ids = blocks.flatMap((candidate) => textAt(candidate, 'block_id'));
  for (const id of repeated(ids))
    faults.push(`block_id already exists: ${id} [json-pointer:/blocks]`);
  if (blocks.filter((candidate) => typeOf(candidate) === 'table').length > 1) {
    faults.push('only one table is allowed [json-pointer:/blocks]');
  }
  for (const [n, candidate] of blocks.entries()) {
    const elements: unknown = Object(candidate).elements;
    if (!Array.isArray(elements)) continue;
    for (const id of repeated(elements.flatMap((element) => textAt(element, 'action_id')))) {
      faults.push(
        `action_id "${id}" already exists for another element within the block [json-pointer:/blocks/${n}]`,
      );
    }
  }
  return faults;
}

function describe(issue: z.core.$ZodIssue, pointer: string, root?: unknown): string[] {
  const at = `${pointer}${issue.path.map((part) => `/${String(part)}`).join('')}`;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `invalid additional property: ${key} [json-pointer:${at}]`);
  }
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) {
    const parent = at.endsWith('/type') ? at.slice(0, -'/type'.length) : at;
    const type = typeOf(valueAt(root, issue.path.slice(0, -1)));
    return [`unsupported type: ${type} [json-pointer:${parent}/type]`];
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    const field = String(issue.path.at(-1) ?? 'block');
    if (/received undefined/.test(issue.message)) {
      return [`missing required field: ${field} [json-pointer:${at.replace(/\/[^/]*$/, '')}]`];
    }
  }
  return [`${issue.message} [json-pointer:${at}]`];
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => Object(value)[key], root);
}

function typeOf(candidate: unknown): string {
  return String(Object(candidate).type);
}

function textAt(candidate: unknown, key: string): string[] {
  const value: unknown = Object(candidate)[key];
  return typeof value === 'string' ? [value] : [];
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, n) => ids.indexOf(id) !== n))];
}
