import type { webApi } from '@slack/bolt';
import { hashFact } from '../../knowledge/hash-fact.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import {
  amendedReply,
  correctionDirectReply,
  correctionNoticeReply,
  type NowFact,
} from '../../replies/amended-reply.ts';
import type { Told } from '../../replies/correction-line.ts';
import { formatAnswerLine } from '../../replies/describe-fact.ts';
import type { Reply } from '../../replies/reply.ts';
import { type Recall, type RecallPlace, withdrawnVersion } from '../../storage/recall.ts';
import type { BaseHolder } from '../base/base-holder.ts';
import { isDirect } from '../messages/is-direct.ts';
import type { Access } from '../permission/create-access.ts';

/** What is shown or said at a place, and which version of the fact that is. */
export interface PlaceReply {
  readonly reply: Reply;
  readonly version: string;
}

export type MakePlaceReply = (
  recall: Recall,
  place: RecallPlace,
  client: webApi.WebClient,
) => Promise<PlaceReply>;

/** Makes what says of each place what people get there. They are shown the new answer only where they would be told it. */
export function createPlaceReplies({
  access,
  base,
}: {
  readonly access: Access;
  readonly base: BaseHolder;
}): MakePlaceReply {
  return async function makePlaceReply(recall, place, client) {
    const language = detectLanguage(place.question ?? '');
    const isHeld = isFactHeld(recall, base);
    const now = recall.kind === 'amend' && isHeld ? await findNow(recall, place, client) : null;
    const told: Told = {
      ...{ was: recall.was, at: recall.correctedAt, why: recall.why, language },
      now: now && (formatAnswerLine(now.fact, language) ?? now.fact.answer),
      isWithdrawn: recall.kind === 'void' || !isHeld,
    };
    return {
      reply: toReply(recall, place, { told, now }),
      version: now ? hashFact(now.fact) : recall.nowVersion,
    };
  };

  async function findNow(
    { teamId, factId }: Recall,
    { step, channelId, userId }: RecallPlace,
    client: webApi.WebClient,
  ): Promise<NowFact | null> {
    const who = { teamId, enterpriseId: '', channelId, userId: userId ?? '', isShared: null };
    const { alone, toAll } = await access.find({ ...who, client });
    const { knowledge } = step === 'direct' || isDirect(channelId) ? alone : toAll;
    const fact = knowledge.facts.find(({ id, status }) => id === factId && status !== 'withdrawn');
    return fact ? { fact, knowledge } : null;
  }
}

/** Whether there is an answer that holds. */
function isFactHeld({ factId, nowVersion }: Recall, base: BaseHolder): boolean {
  if (nowVersion === withdrawnVersion) return false;
  const { facts } = base.current().knowledge;
  return facts.some(({ id, status }) => id === factId && status !== 'withdrawn');
}

function toReply(
  { title }: Recall,
  { step, askId, sharedBy, question, otherFacts }: RecallPlace,
  { told, now }: { readonly told: Told; readonly now: NowFact | null },
): Reply {
  switch (step) {
    case 'update': {
      const shared = sharedBy === null ? null : { by: sharedBy, question: question ?? '' };
      return amendedReply({ told, now, askId, shared, otherFacts });
    }
    case 'notice':
      return correctionNoticeReply(told, title);
    case 'direct':
      return correctionDirectReply(told, title, now);
  }
}
