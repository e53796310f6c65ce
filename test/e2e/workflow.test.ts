import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
import { readConfig } from '../../src/config.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { type LocalWorkspace, runLocalWorkspace } from '../../src/run-local-workspace.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { findFaults } from './find-faults.ts';

let browser: Browser;
let running: LocalWorkspace;

beforeAll(async () => {
  browser = await openBrowser();
  running = await runLocalWorkspace({
    loadDesk: () => loadDesk(readConfig({}).knowledgeDirectory),
    command: '/cptpp',
    port: 0,
    logger: createRedactingLogger({ level: 'error' }),
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await running.stop();
});

it('the steps for workflows can be run in the local workspace', async () => {
  const page = await openPage(browser, running);
  await page.getByRole('button', { name: 'Run a workflow step' }).click();
  const dialog = page.getByRole('dialog', { name: 'Run a workflow step' });
  const run = () => page.getByRole('button', { name: 'Run', exact: true }).click();

  await dialog.getByLabel('Question').fill('Which countries are in the CPTPP?');
  await run();
  await dialog.getByText('covered', { exact: true }).waitFor();
  expect(await findFaults(page)).toEqual([]);

  await dialog.getByLabel('Question').fill('?!');
  await run();
  await dialog.getByText('the field “Question” of this step was empty').waitFor();

  await dialog.getByLabel('Step').selectOption('Check a text');
  await dialog.getByLabel('Text').fill('Taiwan is a member.');
  await run();
  await dialog.getByText('contradicted', { exact: true }).waitFor();
  expect(await findFaults(page)).toEqual([]);
});
