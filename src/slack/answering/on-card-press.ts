import { parseCardRef } from '../../replies/card-replies.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import { notCuratorReply } from '../../replies/settings-replies.ts';
import type { CuratorCard, CuratorCards } from '../../storage/curator-cards.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';
import type { KeptWords } from './kept-words.ts';
import { type AnyPress, onAnyPress } from './on-press.ts';
import { showCard } from './show-card.ts';

export interface OnCardPressOptions {
  readonly access: Access;
  readonly cards: CuratorCards;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

/**
 * A press on a card, by a curator: what it does is done by one of two who press at once, and the card shows what came of
 * it. Cards are for curators, who read English sources: they speak English.
 *
 * @param act  Gives whether this curator did it.
 * @param then  Done after that, with the card as it was.
 */
export function onCardPress(
  { cards, ...places }: OnCardPressOptions,
  act: (
    curator: { readonly teamId: string; readonly userId: string },
    id: string,
  ) => Promise<boolean>,
  then: (card: CuratorCard, press: AnyPress<string>) => Promise<void> = async () => {},
): ReturnType<typeof onAnyPress> {
  const { access, outbox, keptWords } = places;
  return onAnyPress({
    ...places,
    languageOf: keptWords.languageOf,
    binding: { obeys: 'anybody' },
    read: parseCardRef,
    askIdOf: () => null,
    gone: () => goneCard,
    async handle(pressed) {
      const { press, asked, meant: id, client, logger, language, tell } = pressed;
      const { teamId, userId } = press;
      if (!(await access.mayChange(asked))) {
        await tell(notCuratorReply(access.hasOwnCurators, language));
        return;
      }
      const before = await cards.find(teamId, id);
      const isDone = before !== null && (await act({ teamId, userId }, id));
      const card = await cards.find(teamId, id);
      if (!before || !card) {
        await tell(noticeReply(goneCard));
        return;
      }
      await showCard(
        // Where Slack broke off its answer to the post, only the press tells where the card stands.
        { ...card, messageTs: card.messageTs ?? press.messageTs },
        { outbox, client, userId, logger },
      );
      if (isDone) await then(before, pressed);
      else await tell(noticeReply(card.settledAs !== null ? settledCard : takenCard));
    },
  });
}

const goneCard = 'I no longer have that question.';
const settledCard = 'That question is settled already.';
const takenCard = 'Somebody has that question already: the card says who.';
