import { createHash } from 'node:crypto';
import type { Logger, webApi } from '@slack/bolt';
import { baseChangedReply, baseRefusedReply } from '../../replies/base-notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import type { BaseNotices } from '../../storage/base-notices.ts';
import type { CuratorsOf } from '../../storage/settings-store.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';
import type { BaseNews } from './base-holder.ts';

export interface TellCuratorsOptions {
  /** Everybody who is to be told, by workspace. */
  readonly curators: () => Promise<readonly CuratorsOf[]>;
  readonly notices: BaseNotices;
  /** Gives the client of a workspace; `null` where it has no token. */
  readonly clientOf: (workspace: CuratorsOf) => Promise<webApi.WebClient | null>;
  readonly outbox: Outbox;
  readonly logger: Logger;
}

/** Makes what tells the curators by direct message what became of the base. Never rejects. */
export function createTellCurators({
  curators,
  notices,
  clientOf,
  outbox,
  logger,
}: TellCuratorsOptions): (news: BaseNews) => Promise<void> {
  return async function tellCurators(news) {
    try {
      const { notice, reply } = toNotice(news);
      for (const workspace of await curators()) await tellThose(workspace, notice, reply);
    } catch (error) {
      logger.warn('Curators could not be told of a new knowledge base.', {
        code: errorCode(error),
      });
    }
  };

  /** Claimed first, so that no other process tells them too; given back where surely nobody was told. */
  async function tellThose(workspace: CuratorsOf, notice: string, reply: Reply): Promise<void> {
    const { teamId, enterpriseId, curators: people } = workspace;
    const place = teamId || enterpriseId;
    const client = people.length === 0 ? null : await clientOf(workspace);
    if (client === null || !(await notices.claim(place, notice))) return;
    let told = 0;
    for (const userId of new Set(people)) {
      const to = { client, userId, channelId: userId, threadTs: null, responseUrl: null, logger };
      const sent = await outbox.trySend('conversation', { to, reply });
      if (sent.kind === 'sent' || sent.kind === 'uncertain') told += 1;
      else {
        logger.warn('A curator could not be told of a new knowledge base.', {
          code: errorCode(sent.error),
          userId,
        });
      }
    }
    if (told === 0) await notices.release(place, notice);
  }
}

/** What is told, and what tells it from anything else that is. */
function toNotice(news: BaseNews): { readonly notice: string; readonly reply: Reply } {
  if (news.kind === 'swapped') {
    const { before, after } = news;
    return {
      notice: `swapped ${before.hash} ${after.hash}`,
      reply: baseChangedReply(before, after),
    };
  }
  const { faults } = news;
  const hash = createHash('sha256').update(JSON.stringify(faults)).digest('hex');
  return { notice: `refused ${hash}`, reply: baseRefusedReply(faults) };
}
