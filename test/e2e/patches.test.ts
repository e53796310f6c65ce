import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { appMessages, composer, openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { runLocalWorkspace } from '../../src/run-local-workspace.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { writeHarbourBase } from '../support/knowledge-folder.ts';
import { findFaults } from './find-faults.ts';

const question = 'which towns get work?';
const quote = 'It covers piers in Eastport, Ness and Holm.';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

async function ask(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^# desk/ }).click();
  await composer(page).fill(`/cptpp ${question}`);
  await composer(page).press('Enter');
}
async function openMessages(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^CPTPP Desk/ }).click();
  await page.getByRole('tab', { name: 'Messages' }).click();
}

it('a question that is missed becomes a fact: asked, answered, proposed, accepted on the page, and answered from the base', async ({
  onTestFinished,
}) => {
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

  await ask(page);
  await page.getByRole('button', { name: 'Ask curators' }).click();
  await appMessages(page).getByText('Your question is with the curators.').waitFor();

  // In the local workspace everybody is a curator, and no channel is chosen: the card is a direct message.
  await openMessages(page);
  const card = appMessages(page).filter({ hasText: 'A question to the curators' });
  await card.getByRole('button', { name: 'Claim' }).click();
  await card.getByText('It is with').waitFor();
  await card.getByRole('button', { name: 'Answer' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('The words of a source').fill(quote);
  await form.getByRole('button', { name: 'Send' }).click();
  await form.waitFor({ state: 'detached' });
  await appMessages(page).getByText('They found this in a source:').waitFor();

  await card.getByRole('button', { name: 'Make a fact' }).click();
  await form.getByLabel('Title').fill('The towns of the repair');
  expect(await form.getByLabel('Questions').inputValue()).toBe(question);
  expect(await findFaults(page)).toEqual([]);
  await form.getByRole('button', { name: 'Propose' }).click();
  await card.getByText('A fact was made of it by').waitFor();

  const tab = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Curate' });
  const curating = await openPage(browser, { url: (await tab.getAttribute('href')) ?? '' });
  await curating.getByRole('tab', { name: 'Patches 1' }).click();
  const patch = curating.getByRole('listitem', { name: 'The towns of the repair' });
  await patch.getByRole('button', { name: 'Look at it' }).click();
  const edit = curating.getByRole('form', { name: 'A new fact' });
  await edit.getByText('Proved against the whole base').waitFor();
  expect(await findFaults(curating)).toEqual([]);
  await edit.getByRole('button', { name: 'Leave' }).click();
  await patch.getByRole('button', { name: 'Accept' }).click();
  await curating.getByText('Done: take “The towns of the repair”.').waitFor();
  await curating.getByText('No patch waits.').waitFor();
  expect(readFileSync(join(folder, 'facts/harbour.yml'), 'utf8')).toContain(
    '- id: the-towns-of-the-repair\n  title: The towns of the repair\n',
  );

  await appMessages(page)
    .getByText('1 new fact')
    .or(appMessages(page).getByText('is now'))
    .first()
    .waitFor({ timeout: 60_000 });
  await ask(page);
  await appMessages(page).getByRole('blockquote').filter({ hasText: quote }).waitFor();
});
