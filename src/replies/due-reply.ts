import { z } from 'zod';
import { hashFact } from '../knowledge/hash-fact.ts';
import type { Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestButtonValue, longestShown, mostDueShown } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { actions, button, paragraph, plain, richText, row } from './elements.ts';
import { parseJson } from './fact-ref.ts';
import { formatDayAndYear } from './format-day.ts';
import type { AsOf } from './freshness.ts';
import { noticeReply } from './notice-reply.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';

/** A fact as the buttons under it carry it: its id, its version and its date, so that none of them acts on another one. */
export interface DueRef {
  readonly factId: string;
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly was: string;
}

const refSchema = z.tuple([z.string(), z.string(), z.iso.date()]);

/** Tells whoever keeps facts which of them are due, with what they can do about each. Curators are told in English. */
export function dueReply(facts: readonly Fact[], asOf: AsOf): Reply {
  const heading = `${count(facts.length)} due for a check. I still answer from ${facts.length === 1 ? 'it' : 'them'}, and say that ${facts.length === 1 ? 'it is' : 'they are'} due.`;
  const shown = facts.slice(0, mostDueShown);
  const left = facts.length - shown.length;
  const more = left > 0 ? [`and ${left} more: next week, or in the files.`] : [];
  const lines = shown.map((fact) => describe(fact, asOf));
  return {
    blocks: [
      richText(paragraph(plain(heading, { bold: true }))),
      ...shown.flatMap((fact) => [row(describe(fact, asOf), null), ...actions(buttonsFor(fact))]),
      ...more.map((line) => row(line, null)),
    ],
    text: toSlackText([heading, ...lines.map((line) => `• ${line}`), ...more].join('\n')),
  };
}

function describe(fact: Fact, { today, due }: AsOf): string {
  const since = due[fact.id];
  const answer = shorten(fact.answer, longestShown.claim);
  const when = since === undefined ? '' : ` Due since ${formatDayAndYear(since, today)}.`;
  return `“${fact.title}”: ${answer}${when}`;
}

function buttonsFor(fact: Fact) {
  const value = JSON.stringify([fact.id, hashFact(fact), fact.recheck]);
  // A press that could not be read is worse than none.
  if (value.length > longestButtonValue) return [];
  return [
    button({ actionId: actionIds.dueRight, label: 'Still right', value }),
    button({ actionId: actionIds.dueCorrect, label: 'Correct', value }),
    button({ actionId: actionIds.dueWithdraw, label: 'Withdraw', value }),
  ];
}

/** Reads a button's value. Gives `null` for anything that is not one of ours. */
export function parseDueRef(value: string): DueRef | null {
  const parsed = refSchema.safeParse(parseJson(value));
  if (!parsed.success) return null;
  const [factId, version, was] = parsed.data;
  return { factId, version, was };
}

/** Finds the fact that a button meant, as it was then; `null` where it is gone or was changed since. */
export function findDue(
  { factId, version, was }: DueRef,
  { facts }: KnowledgeBase,
): (Fact & { readonly recheck: string }) | null {
  const fact = facts.find(({ id, status }) => id === factId && status !== 'withdrawn');
  return fact && fact.recheck === was && hashFact(fact) === version
    ? { ...fact, recheck: was }
    : null;
}

/** Somebody found a fact still right: who, and when it is due again. */
export function stillRightReply(
  { title }: Fact,
  { by, next, today }: { readonly by: string; readonly next: string; readonly today: string },
): Reply {
  const rest = ` says that “${title}” is still right. The next check is due on ${formatDayAndYear(next, today)}.`;
  return {
    blocks: [richText(paragraph({ type: 'user', user_id: by }, plain(rest)))],
    text: `<@${by}>${toSlackText(rest)}`,
  };
}

/** How a fact that is due is corrected. */
export function howToCorrectReply({ id, title }: Fact): Reply {
  return noticeReply(
    `To correct “${title}”: on the curating page, or in its file under facts/ (id: ${id}). Change its answer and quotes, raise its version, write status: corrected and a later recheck. I take it by myself; where I told the old one, it can then be recalled.`,
  );
}

/** How a fact that is due is withdrawn. */
export function howToWithdrawReply({ id, title }: Fact): Reply {
  return noticeReply(
    `To withdraw “${title}”: on the curating page, or in its file under facts/ (id: ${id}). Write status: withdrawn. I no longer answer from it as soon as the file is saved; where I told it, it can then be recalled.`,
  );
}

/** The fact of a button is gone, or another one by now. */
export function dueChangedReply(): Reply {
  return noticeReply('That fact was changed or taken out since: nothing is left to do here.');
}

/** Somebody who is no curator pressed. */
export function dueForCuratorsReply(): Reply {
  return noticeReply('Only curators say whether a fact is still right. Please ask one of them.');
}

function count(facts: number): string {
  return facts === 1 ? '1 fact is' : `${facts} facts are`;
}
