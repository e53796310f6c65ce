import { webApi } from '@slack/bolt';
import type { Desk } from '../desk/answer.ts';
import { longestSlackCall } from '../limits.ts';
import type { Reply } from '../replies/reply.ts';
import { sampleQuestions } from '../replies/sample-questions.ts';
import { createPerformer } from '../worker/perform-task.ts';
import { readRequest } from '../worker/read-request.ts';

/** A reply, and what gets it. */
export interface NamedReply {
  readonly name: string;
  readonly reply: Reply;
}

/** What Slack says about the blocks of replies; `null` where it could not be asked. */
export interface BlocksProof {
  readonly checked: number;
  /** Each reply that Slack refuses, with what is wrong where. */
  readonly faults: readonly string[];
  /** Why Slack could not be asked; `null` where it answered. */
  readonly away: string | null;
}

/**
 * Has Slack itself check blocks, by `blocks.validate`: it wants no token, and gets nothing but replies of ours. Where
 * there is no network, that is said and no fault.
 *
 * @param slackApiUrl  By default Slack's own.
 */
export async function checkBlocks(
  replies: readonly NamedReply[],
  { slackApiUrl }: { readonly slackApiUrl?: string | undefined } = {},
): Promise<BlocksProof> {
  const client = new webApi.WebClient(undefined, {
    ...(slackApiUrl !== undefined && { slackApiUrl }),
    ...{ retryConfig: { retries: 0 }, timeout: longestSlackCall },
    logLevel: webApi.LogLevel.ERROR,
  });
  const faults: string[] = [];
  let checked = 0;
  for (const { name, reply } of replies) {
    const refused = await findRefusal(client, reply);
    if (refused.isAway) return { checked, faults, away: refused.why.join(' ') };
    checked += 1;
    faults.push(...refused.why.map((why) => `${name}: ${why}`));
  }
  return { checked, faults, away: null };
}

/** One reply of each kind, from whatever base: its own questions, what it does not answer, and what needs no question. */
export function repliesToCheck(desk: Desk, command: string): NamedReply[] {
  const { knowledge } = desk;
  const asked = (['en', 'ko', 'ja'] as const).flatMap((language) =>
    sampleQuestions(knowledge, language).map(({ question }) => question),
  );
  const misses = knowledge.facts.flatMap(({ notInSource }) => notInSource).slice(0, 1);
  const claims = knowledge.facts.map(({ answer }) => answer).slice(0, 2);
  const perform = createPerformer({ desk, command });
  return [...asked, ...misses, ...claims, claims.join(' '), 'help', 'topics', 'hello'].map(
    (text) => {
      const request = readRequest(text, command);
      const task = { kind: 'message', text, request, surface: 'message', askId: '1' } as const;
      const steps = perform(task);
      for (;;) {
        const step = steps.next();
        if (step.done) return { name: text, reply: step.value.replies[0] };
      }
    },
  );
}

export function formatBlocksProof({ checked, faults, away }: BlocksProof): string {
  if (away !== null) {
    return `Slack could not be asked: ${away}. Of the replies, ${checked} were checked before that.`;
  }
  return faults.length === 0
    ? `Slack takes all ${checked} replies.`
    : [`Slack refuses some of ${checked} replies:`, ...faults.map((fault) => `- ${fault}`)].join(
        '\n',
      );
}

async function findRefusal(client: webApi.WebClient, { blocks }: Reply) {
  try {
    await client.blocks.validate({ blocks: [...blocks] });
    return { isAway: false, why: [] };
  } catch (error) {
    const refusal = toRefusal(error);
    return refusal === null
      ? { isAway: true, why: [error instanceof Error ? error.message : String(error)] }
      : { isAway: false, why: refusal };
  }
}

/** What is wrong with blocks; `null` for an error that says nothing of them. */
function toRefusal(error: unknown): string[] | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  const { error: code, response_metadata: told } = error.data;
  const isOfBlocks = code.startsWith('invalid_');
  return isOfBlocks ? [code, ...(told?.messages ?? [])] : null;
}
