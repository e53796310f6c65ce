import { readFileSync } from 'node:fs';
import { createLocalSlack, type LocalSlack, parseJson, readManifest } from '#local-slack';
import type { ReplyKind } from '../replies/kinds.ts';

/** A local Slack in which the app has posted every one of these replies, in one channel, in order. */
export async function showReplies(kinds: readonly ReplyKind[]): Promise<LocalSlack> {
  const manifest = readManifest(
    readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'),
  );
  const slack = await createLocalSlack({ manifest, page: {} });
  for (const kind of kinds) await post(slack, kind);
  return slack;
}

async function post(
  { apiUrl, workspace }: LocalSlack,
  { surface, name, reply: { blocks, text } }: ReplyKind,
): Promise<void> {
  const method = surface === 'message' ? 'chat.postMessage' : 'chat.postEphemeral';
  const response = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${workspace().installation?.botToken}`,
    },
    body: JSON.stringify({ channel: 'newsroom', user: 'U0ANA', text, blocks }),
  });
  const answer = parseJson(await response.text());
  if (Object(answer).ok !== true) throw new Error(`${name}: ${JSON.stringify(answer)}`);
}
