import type { Desk } from './answer.ts';
import { consult } from './consult.ts';
import { type Said, toSaid } from './to-said.ts';

/** One text that two desks reply to otherwise. */
export interface ChangedReply {
  readonly text: string;
  readonly change: 'gained' | 'lost' | 'changed';
  readonly before: Said;
  readonly after: Said;
}

/** Asks two desks the same, and gives what they reply to otherwise, in the order of the texts. */
export function compareDesks(
  before: Desk,
  after: Desk,
  texts: readonly string[],
): readonly ChangedReply[] {
  return texts.flatMap((text) => {
    const [old, now] = [before, after].map((desk) => toSaid(consult(desk, text)));
    if (!old || !now || JSON.stringify(old) === JSON.stringify(now)) return [];
    const change = isDecided(old) ? (isDecided(now) ? 'changed' : 'lost') : 'gained';
    return isDecided(old) || isDecided(now) ? { text, change, before: old, after: now } : [];
  });
}

/** Whether it answers, or decides. */
export function isDecided({ kind }: Said): boolean {
  return kind === 'answered' || kind === 'so' || kind === 'otherwise';
}
