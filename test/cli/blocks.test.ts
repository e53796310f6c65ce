import { expect, it, onTestFinished } from 'vitest';
import { createLocalSlack } from '#local-slack';
import { checkBlocks, formatBlocksProof } from '../../src/cli/check-blocks.ts';
import { readConfig } from '../../src/config.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { replyKinds } from '../replies/kinds.ts';
import { runHere } from './run-here.ts';

const { knowledgeDirectory } = readConfig({});

async function startSlack(): Promise<string> {
  const slack = await createLocalSlack({
    manifest: {
      ...{ name: 'Pier Desk', description: 'Knows about a pier.', hasHome: false },
      ...{ commands: [], shortcuts: [], events: [], scopes: [] },
    },
  });
  onTestFinished(() => slack.stop());
  return slack.apiUrl;
}

it('has every kind of reply checked by Slack, which wants no token', async () => {
  const slackApiUrl = await startSlack();
  const replies = replyKinds(loadDesk(knowledgeDirectory));

  const proof = await checkBlocks(replies, { slackApiUrl });

  expect(proof).toEqual({ checked: replies.length, faults: [], away: null });
});

it('says of what Slack refuses which reply it is, and what is wrong where', async () => {
  const slackApiUrl = await startSlack();
  const reply = { blocks: [{ type: 'actions' as const, elements: [] }], text: 'x' };

  const proof = await checkBlocks([{ name: 'no buttons', reply }], { slackApiUrl });

  expect(proof.faults.join('\n')).toMatch(/^no buttons: invalid_blocks\n.*\/blocks\/0/);
  expect(formatBlocksProof(proof)).toMatch(/^Slack refuses some of 1 replies:\n- no buttons/);
});

it('says plainly where there is no network, and finds no fault in it', async () => {
  const { stdout, code } = await runHere(['blocks', 'check', '--api', 'http://127.0.0.1:9/api/'], {
    knowledgeDirectory,
  });

  expect(stdout).toMatch(/^Slack could not be asked: /);
  expect(code).toBe(0);
});
