import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { runLocalWorkspace } from '../../src/run-local-workspace.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { writeHarbourBase } from '../support/knowledge-folder.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

it('the local workspace leads to the page to curate on', async ({ onTestFinished }) => {
  const folder = writeHarbourBase();
  const running = await runLocalWorkspace({
    loadDesk: () => loadDesk(folder, { cacheDirectory: null }),
    command: '/cptpp',
    port: 0,
    logger: createRedactingLogger({ level: 'error' }),
    knowledgeDirectory: folder,
  });
  onTestFinished(() => running.stop());
  const page = await openPage(browser, running);

  const tab = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Curate' });
  const address = await tab.getAttribute('href');
  const workbench = await fetch(`${address}workbench`);

  expect(await workbench.json()).toMatchObject({ folder, faults: [] });
});
