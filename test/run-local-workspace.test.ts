import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadDesk } from '../src/load-desk.ts';
import { runLocalWorkspace } from '../src/run-local-workspace.ts';
import { createRedactingLogger } from '../src/slack/redacting-logger.ts';
import { writeFolder, writeHarbourBase } from './support/knowledge-folder.ts';

it('in the local workspace a fact that is edited is answered anew, and its author is told', async () => {
  const directory = writeHarbourBase();
  const cacheDirectory = writeFolder({});
  const { slack, stop } = await runLocalWorkspace({
    loadDesk: () => loadDesk(directory, { cacheDirectory }),
    knowledgeDirectory: directory,
    ...{ command: '/cptpp', port: 0, curators: ['U0CURATOR'] },
    logger: createRedactingLogger({ write: () => {} }),
  });
  onTestFinished(stop);
  const [id = ''] = slack.workspace().users.keys();
  const ask = async () => {
    const [channel = ''] = slack.workspace().conversations.keys();
    const { delivery } = await slack
      .person(id)
      .command({ channel, text: '/cptpp who chairs the harbour board?' });
    return JSON.stringify(delivery?.attempts.at(-1)?.outcome);
  };
  expect(await ask()).toContain('Ann Reed, who chairs');

  for (const path of ['sources/harbour.md', 'facts/harbour.yml']) {
    const file = join(directory, path);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Ann Reed', 'Bo Lee'));
  }
  await slack.changes.until(
    () => slack.log.calls.some(({ args }) => args['channel'] === 'U0CURATOR'),
    'the curator to be told',
    100_000,
  );

  expect(await ask()).toContain('Bo Lee, who chairs');
});
