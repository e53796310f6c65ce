import { matchesOf } from '../../desk/answer.ts';
import type { Citation, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { readPassages } from '../../reading/read-passages.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { canBePatched } from '../../replies/card-replies.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import { factPatchView, nearMissView } from '../../replies/patch-views.ts';
import { toCurators } from '../../replies/strings/to-curators.ts';
import { findQuoteIn } from '../answering/find-quote.ts';
import { type OnCardPressOptions, onCardPress } from '../answering/on-card-press.ts';
import type { ActionListener } from '../listener.ts';

/** "Make a fact", or "Make a near miss", on a card that is settled: a form for what is to come into the knowledge base. */
export function createMakePatch(options: OnCardPressOptions): ActionListener {
  const { cards } = options;
  return {
    kind: 'action',
    action: 'makePatch',
    actionId: actionIds.makePatch,
    scopes: ['chat:write'],
    listen: onCardPress(options, async (card, { press, allowed, client, tell }) => {
      const { teamId, triggerId } = press;
      if (!canBePatched(card)) {
        await tell(
          noticeReply(card.patchedBy === null ? toCurators.notYetSettled : toCurators.madeAlready),
        );
        return;
      }
      if (triggerId === null) return;
      const asked = (await cards.asks(teamId, card.id)).map(({ words }) => words);
      const metadata = JSON.stringify({ id: card.id });
      const { knowledge } = allowed.toAll;
      if (card.answer === null) {
        const [question = null] = asked;
        const facts = nearestFirst(knowledge, question, allowed.toAll);
        if (facts.length === 0) {
          await tell(noticeReply(toCurators.noFacts));
          return;
        }
        const view = nearMissView({ question, facts, metadata });
        await client.views.open({ trigger_id: triggerId, view });
        return;
      }
      const citation = findQuoteIn(card.answer, knowledge);
      if (citation === null) {
        await tell(noticeReply(toCurators.quoteGone));
        return;
      }
      const speaker = findSpeaker(citation, knowledge);
      const view = factPatchView({
        asked: distinct(asked),
        citation,
        speaker,
        knowledge,
        metadata,
      });
      await client.views.open({ trigger_id: triggerId, view });
    }),
  };
}

function findSpeaker({ source: id, paragraph, start, end }: Citation, { sources }: KnowledgeBase) {
  const source = sources[id];
  if (!source) return null;
  const spoken = readPassages(source).filter(
    (passage) => passage.paragraph === paragraph && passage.start < end && passage.end > start,
  );
  const [first, ...others] = new Set(spoken.map(({ speaker }) => speaker));
  return others.length === 0 ? (first ?? null) : null;
}

/** Facts for a question, nearest first; then all others. */
function nearestFirst(
  { facts }: KnowledgeBase,
  question: string | null,
  { answer }: { answer(question: string): Parameters<typeof matchesOf>[0] },
) {
  const near = question === null ? [] : matchesOf(answer(question)).map(({ fact }) => fact);
  return [...near, ...facts.filter(({ id }) => !near.some((fact) => fact.id === id))];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.replace(/\s+/gu, ' ').trim()))];
}
