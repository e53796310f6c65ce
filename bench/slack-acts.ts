import { setTimeout as delay } from 'node:timers/promises';
import type { Person, PostedMessage } from '#local-slack';
import { draftParts } from '../src/replies/draft-view.ts';
import { longestField } from '../src/slack-limits.ts';

/** Checks a draft by its shortcut: the form opens, is filled in and sent. Gives whether it opened in time. */
export async function sendDraft(person: Person, text: string): Promise<boolean> {
  await person.globalShortcut('check_draft');
  for (const until = Date.now() + 10_000; person.views().length === 0; await delay(20)) {
    if (Date.now() > until) return false;
  }
  const [view] = person.views();
  const parts = draftParts.map((part, n) => [
    part,
    { text: text.slice(n * longestField, (n + 1) * longestField) },
  ]);
  if (view) await person.submit(view, Object.fromEntries(parts));
  return view !== undefined;
}

/** Whose question a reply answers, where person `U7` asks in a channel of their own, `C7`. */
export function askerOf({ channelId, visibleTo }: PostedMessage): string {
  return visibleTo ?? `U${channelId.slice(1)}`;
}

/** Whether it is a further page of what a draft came to. */
export function isContinued({ message }: PostedMessage): boolean {
  return /^(?:Continued|이어서|続き)[:：]/.test(message.text);
}
