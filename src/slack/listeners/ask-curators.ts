import { actionIds } from '../../replies/action-ids.ts';
import { parseCheckRef } from '../../replies/check-ref.ts';
import { notice } from '../../replies/notice-reply.ts';
import type { CuratorCard, CuratorCards } from '../../storage/curator-cards.ts';
import { findNearest } from '../answering/find-nearest.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onAnyPress } from '../answering/on-press.ts';
import { showCard } from '../answering/show-card.ts';
import type { ActionListener } from '../listener.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access, Allowed } from '../permission/create-access.ts';
import { explainRefusal } from '../posting/explain-refusal.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface AskCuratorsOptions {
  readonly access: Access;
  readonly cards: CuratorCards;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
}

/**
 * "Ask curators" under a miss: the question becomes a card in their channel, else with each of them, or is counted on the
 * one that is there.
 */
export function createAskCurators({ cards, ...places }: AskCuratorsOptions): ActionListener {
  const { access, keptWords, outbox, command } = places;
  return {
    kind: 'action',
    action: 'askCurators',
    actionId: actionIds.askCurators,
    scopes: ['chat:write'],
    listen: onAnyPress({
      ...places,
      languageOf: keptWords.languageOf,
      // A question goes to others in the name of whoever asked it.
      binding: { obeys: 'asker', keptWords, lost: 'curators' },
      read: parseCheckRef,
      askIdOf: (askId) => askId,
      gone: ({ lost }) => lost.curators,
      async handle({ press, meant: askId, ask, asked, allowed, client, logger, language, tell }) {
        const { teamId, userId, channelId, threadTs } = press;
        if (!ask?.words) {
          await tell(notice(language, ({ lost }) => lost.curators));
          return;
        }
        const channel = await cards.channelOf(teamId);
        const curators = channel === null ? await places.access.curatorsOf(asked) : [];
        if (channel === null && curators.length === 0) {
          await tell(notice(language, ({ noCurators }) => noCurators(command)));
          return;
        }
        const { words, isPublic } = ask;
        const where = channel === null ? { channelId: null, curators } : { channelId: channel };
        const place = { ...where, normalised: allowed.alone.gistOf(words) };
        const { card, isNew, isCounted } = await cards.ask(teamId, place, {
          ...{ userId, channelId, threadTs, isPublic, askId, words },
        });
        if (!isCounted) {
          await tell(notice(language, ({ curatorsHaveIt }) => curatorsHaveIt));
          return;
        }
        // Whoever made the card posts it; where that came to nothing, whoever asks the same next.
        if (isNew || isPosted(card) || card.isOverdue) {
          const nearest = await findNearestFor(card, asked, allowed);
          const sent = await showCard(card, {
            ...{ cards, outbox, client, teamId, userId, logger, nearest },
          });
          // One that may stand still works: its buttons say where it is.
          if (isNew && sent.kind !== 'sent' && sent.kind !== 'uncertain') {
            await cards.drop(teamId, card.id);
            const why = explainRefusal(sent.error, language);
            await tell(notice(language, ({ curatorsNotAsked }) => curatorsNotAsked(why)));
            return;
          }
        }
        await tell(notice(language, ({ curatorsAsked }) => curatorsAsked));
      },
    }),
  };

  /** What all may read where the card stands: with each curator, what whoever asked may share. */
  async function findNearestFor(
    { channelId, question }: CuratorCard,
    asked: Asked,
    allowed: Allowed,
  ) {
    const { toAll } =
      channelId === null ? allowed : await access.find({ ...asked, channelId, isShared: null });
    const [nearest = null] = await findNearest(question, toAll, asked.userId);
    return nearest;
  }
}

function isPosted({ messageTs, letters }: CuratorCard): boolean {
  return [messageTs, ...letters.map((letter) => letter.messageTs)].some((ts) => ts !== null);
}
