import { parseCardRef } from '../../replies/card-replies.ts';
import { noticeReply } from '../../replies/notice-reply.ts';
import { notCuratorReply } from '../../replies/settings-replies.ts';
import { toCurators } from '../../replies/strings/to-curators.ts';
import type { CuratorCard, CuratorCards } from '../../storage/curator-cards.ts';
import type { Press } from '../messages/read-press.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';
import { findNearest } from './find-nearest.ts';
import type { KeptWords } from './kept-words.ts';
import { type AnyPress, onAnyPress } from './on-press.ts';
import { showCard, standsWherePressed } from './show-card.ts';

export interface OnCardPressOptions {
  readonly access: Access;
  readonly cards: CuratorCards;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

/**
 * A press on a card, by a curator. Cards are for curators, who read English sources: they speak English.
 *
 * @param handle  Gets the card as it is. It stands where it was pressed: Slack may have broken off its answer to the post.
 */
export function onCardPress(
  { cards, ...places }: OnCardPressOptions,
  handle: (card: CuratorCard, press: AnyPress<string>) => Promise<void>,
): ReturnType<typeof onAnyPress> {
  const { access, keptWords } = places;
  return onAnyPress({
    ...places,
    languageOf: keptWords.languageOf,
    binding: { obeys: 'anybody' },
    read: parseCardRef,
    askIdOf: () => null,
    gone: () => toCurators.cardGone,
    async handle(pressed) {
      const { press, asked, meant: id, language, tell } = pressed;
      const { teamId } = press;
      const [mayChange, card] = await Promise.all([
        access.mayChange(asked),
        cards.find(teamId, id),
      ]);
      if (!mayChange) {
        await tell(notCuratorReply(access.hasOwnCurators, language));
        return;
      }
      if (card === null) {
        await tell(noticeReply(toCurators.cardGone));
        return;
      }
      await Promise.all([
        handle(standsWherePressed(card, press), pressed),
        notePlace(card, press, cards),
      ]);
    },
  });
}

/**
 * A press that changes a card: it is done by one of two who press at once, and the card shows what came of it.
 *
 * @param act  Gives whether this curator did it.
 * @param then  Done after that.
 */
export function onCardChange(
  options: OnCardPressOptions,
  act: (
    curator: { readonly teamId: string; readonly userId: string },
    id: string,
  ) => Promise<boolean>,
  then: (card: CuratorCard, press: AnyPress<string>) => Promise<void> = async () => {},
): ReturnType<typeof onAnyPress> {
  const { cards, outbox } = options;
  return onCardPress(options, async (before, pressed) => {
    const { press, allowed, client, logger, tell } = pressed;
    const { teamId, userId } = press;
    const isDone = await act({ teamId, userId }, before.id);
    const card = (await cards.find(teamId, before.id)) ?? before;
    // One that is settled shows it no more.
    const [nearest = null] =
      card.settledAs === null ? await findNearest(card.question, allowed.toAll, userId) : [];
    await showCard(standsWherePressed(card, press), {
      ...{ cards, outbox, client, teamId, userId, logger, nearest },
    });
    if (isDone) await then(before, pressed);
    else await tell(noticeReply(whyNot(card)));
  });
}

/** Keeps where a card stands, should only the press tell. */
async function notePlace(
  { id, channelId, messageTs, letters }: CuratorCard,
  press: Press,
  cards: CuratorCards,
): Promise<void> {
  const at = { messageTs: press.messageTs };
  if (channelId !== null) {
    if (messageTs === null) await cards.posted(press.teamId, id, at);
    return;
  }
  const mine = letters.find(({ userId }) => userId === press.userId);
  if (mine?.messageTs !== null) return;
  const letter = { userId: press.userId, channelId: press.channelId };
  await cards.posted(press.teamId, id, { ...at, letter });
}

/** Why somebody cannot have a card. */
export function whyNot({ settledAs }: CuratorCard): string {
  return settledAs !== null ? toCurators.cardSettled : toCurators.cardTaken;
}
