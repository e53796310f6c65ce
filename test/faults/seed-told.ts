import type { LocalSlack } from '#local-slack';
import type { Database } from '../../src/storage/database.ts';

/** What was told before the correction, and where it stands in Slack. */
export interface Told {
  /** Replies that can be changed: `CHANNEL TS`. */
  readonly replies: readonly string[];
  /** Threads, and channels where a share cannot be changed: `CHANNEL TS`, or `CHANNEL ` for the channel itself. */
  readonly threads: readonly string[];
  /** People who were told in private. */
  readonly people: readonly string[];
  /** Answers to people who were forgotten. */
  readonly forgotten: number;
  /** Of the replies and threads, those that cannot be reached: deleted, or in a channel that the desk is not in. */
  readonly unreachable: number;
}

interface Row {
  readonly channelId: string;
  readonly askId: string;
  readonly threadTs: string | null;
  readonly userId: string | null;
  readonly replyTs: string | null;
  readonly isAmendable: boolean;
  readonly sharedBy: string | null;
}

const factId = 'when-will-the-pier-close';

/**
 * Puts answers into Slack and into the records as if the desk had given them: in threads of channels, shared, by command to
 * one person, and in conversations with it. One in forty was deleted in Slack, one in forty is of somebody forgotten.
 */
export async function seedTold(
  { slack, database }: { readonly slack: LocalSlack; readonly database: Database },
  {
    answers,
    channels,
    people,
  }: { readonly answers: number; readonly channels: number; readonly people: number },
): Promise<Told> {
  const workspace = slack.workspace();
  const rows: Row[] = [];
  const replies = new Set<string>();
  const threads = new Set<string>();
  const told = new Set<string>();
  const removed = new Set<string>();
  let forgotten = 0;
  const roots = new Map<string, string>();

  for (let n = 0; n < answers; n += 1) {
    const channelId = `C${n % channels}`;
    const person = `U${(7 * n + Math.floor(n / 10)) % people}`;
    const userId = n % 41 === 40 ? null : person;
    const askId = `${1_600_000_000 + n}.000100`;
    const nobody = { threadTs: null, replyTs: null, isAmendable: false, sharedBy: null };
    switch (n % 10) {
      case 0:
      case 1:
        rows.push({ ...nobody, channelId, askId: `command.${n}`, userId });
        if (userId === null) forgotten += 1;
        else told.add(userId);
        break;
      case 2: {
        const direct = workspace.directOf(person).id;
        const replyTs = post(direct, null);
        rows.push({ ...nobody, channelId: direct, askId, userId, replyTs, isAmendable: true });
        replies.add(`${direct} ${replyTs}`);
        if (userId !== null) told.add(userId);
        break;
      }
      case 3:
        rows.push({ ...nobody, channelId, askId: `shared:${askId}`, userId, sharedBy: userId });
        threads.add(`${channelId} `);
        break;
      case 4: {
        const replyTs = post(channelId, null);
        rows.push({
          ...nobody,
          channelId,
          askId: `shared:${askId}`,
          userId,
          sharedBy: userId,
          replyTs,
          isAmendable: true,
        });
        replies.add(`${channelId} ${replyTs}`);
        threads.add(`${channelId} ${replyTs}`);
        break;
      }
      default: {
        // Three answers a thread.
        const key = `${channelId} ${Math.floor(n / channels / 3)}`;
        const threadTs = roots.get(key) ?? post(channelId, null);
        roots.set(key, threadTs);
        const replyTs = post(channelId, threadTs);
        rows.push({
          channelId,
          askId,
          threadTs,
          userId,
          replyTs,
          isAmendable: true,
          sharedBy: null,
        });
        replies.add(`${channelId} ${replyTs}`);
        threads.add(`${channelId} ${threadTs}`);
        if (n % 40 === 5) removed.add(`${channelId} ${replyTs}`);
      }
    }
  }
  for (const place of removed) {
    const [channelId = '', ts = ''] = place.split(' ');
    const posted = workspace.messages.find(channelId, ts);
    if (posted) workspace.messages.remove(posted);
  }
  await store(database, workspace.id, rows);
  return {
    replies: [...replies],
    threads: [...threads],
    people: [...told],
    forgotten,
    unreachable: removed.size,
  };

  function post(channelId: string, threadTs: string | null): string {
    const { installation } = workspace;
    const { message } = workspace.messages.add({
      channelId,
      madeBy: 'call-0',
      fields: {
        ...(installation && { user: installation.botUserId, bot_id: installation.botId }),
        app_id: slack.app.id,
        text: 'The pier is to close on 3 May.',
        ...(threadTs !== null && { thread_ts: threadTs }),
      },
    });
    return message.ts;
  }
}

async function store(database: Database, teamId: string, rows: readonly Row[]): Promise<void> {
  await database.query(
    `INSERT INTO answers (team_id, channel_id, ask_id, thread_ts, user_id, reply_ts, is_amendable, shared_by,
      question, is_answered, answered_at, fact_ids, fact_versions)
    SELECT $1, told.*, '', true, now() - interval '1 day', ARRAY[$2], ARRAY['before']
    FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::text[]) AS told`,
    [
      ...[teamId, factId],
      rows.map(({ channelId }) => channelId),
      rows.map(({ askId }) => askId),
      rows.map(({ threadTs }) => threadTs),
      rows.map(({ userId }) => userId),
      rows.map(({ replyTs }) => replyTs),
      rows.map(({ isAmendable }) => isAmendable),
      rows.map(({ sharedBy }) => sharedBy),
    ],
  );
}
