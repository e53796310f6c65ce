import { z } from 'zod';
import { longestReadAskId } from '../limits.ts';

/** What the share button of a check carries: under which id its words are kept, never the words. */
const refSchema = z.tuple([z.literal('check'), z.string().max(longestReadAskId)]);

export function encodeCheckRef(askId: string): string {
  return JSON.stringify(['check', askId]);
}

/** Reads a button's value. Gives `null` for anything that is not one of ours. */
export function parseCheckRef(value: string | undefined): string | null {
  try {
    const parsed = refSchema.safeParse(JSON.parse(value ?? ''));
    return parsed.success ? parsed.data[1] : null;
  } catch {
    return null;
  }
}
