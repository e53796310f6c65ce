import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { appMessages, composer, openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { type LocalWorkspace, runLocalWorkspace } from '../../src/run-local-workspace.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { findFaults } from './find-faults.ts';

let browser: Browser;
let desk: Desk;
let running: LocalWorkspace;

beforeAll(async () => {
  desk = loadDesk(readConfig({}).knowledgeDirectory);
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async ({ onTestFinished }) => {
  running = await runLocalWorkspace({
    loadDesk: () => desk,
    command: '/cptpp',
    port: 0,
    logger: createRedactingLogger({ level: 'error' }),
  });
  onTestFinished(() => running.stop());
});

async function openApp(page: Page): Promise<void> {
  if (await page.getByRole('button', { name: 'Open the list of channels' }).isVisible()) {
    await page.getByRole('button', { name: 'Open the list of channels' }).click();
  }
  await page.getByRole('button', { name: 'CPTPP Desk', exact: true }).click();
}

async function openHome(page: Page) {
  await openApp(page);
  await page.getByRole('tab', { name: 'Home' }).click();
  const home = page.getByRole('tabpanel', { name: 'Home' });
  await home.getByRole('heading', { name: 'What I know' }).waitFor();
  return home;
}

describe.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('the Home, %s, %d pixels wide', (colorScheme, width) => {
  it('has no serious fault, and nothing is cut off', async () => {
    const viewport = { width, height: 860 };
    const page = await openPage(browser, { url: running.url, colorScheme, viewport });
    await composer(page).fill('/cptpp is Peru a member?');
    await composer(page).press('Enter');
    await page.getByText('Only visible to you').first().waitFor();

    const home = await openHome(page);
    await home.getByText('is Peru a member?').waitFor();

    expect(await findFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await home.getByRole('button', { name: /^Who / }).last().click();
    await page.getByRole('dialog', { name: 'Topic' }).getByRole('blockquote').first().waitFor();
    expect(await findFaults(page)).toEqual([]);
  });
});

describe('without a mouse', () => {
  it('topics are searched, one is opened and closed, and the tabs are changed', async () => {
    const page = await openPage(browser, running);
    const home = await openHome(page);
    const { keyboard } = page;

    await home.getByLabel('Search the topics').focus();
    await keyboard.type('hydrogen');
    await keyboard.press('Enter');
    await home.getByText(/^\d+ topics? with “hydrogen”$/).waitFor();
    const topic = home.getByRole('button').last();
    const title = await topic.textContent();
    for (let n = 0; n < 30 && (await topic.and(page.locator(':focus')).count()) === 0; n += 1) {
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    const opened = page.getByRole('dialog', { name: 'Topic' });
    await opened.getByRole('blockquote').first().waitFor();
    await keyboard.press('Escape');
    await opened.waitFor({ state: 'detached' });

    // The search stays as it was typed.
    expect(await home.getByLabel('Search the topics').inputValue()).toBe('hydrogen');
    expect(title).not.toBe('');
    await page.getByRole('tab', { name: 'Home' }).focus();
    await keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Messages');
  });
});

describe('somebody’s own questions', () => {
  it('stand on their Home alone, and are deleted one by one and all', async () => {
    const page = await openPage(browser, running);
    for (const text of ['/cptpp is Peru a member?', '/cptpp is Chile a member?']) {
      await composer(page).fill(text);
      await composer(page).press('Enter');
    }
    await page.getByText('Only visible to you').nth(1).waitFor();
    const home = await openHome(page);

    await home.getByText('is Peru a member?').waitFor();
    const ben = await openPage(browser, { url: `${running.url}/?as=U0BEN` });
    const bens = await openHome(ben);
    await bens.getByText('I keep no question of yours.').waitFor();
    await home.getByRole('button', { name: 'Delete', exact: true }).first().click();
    await home.getByText('is Chile a member?').waitFor({ state: 'detached' });
    page.on('dialog', (dialog) => void dialog.accept());
    await home.getByRole('button', { name: 'Delete all I keep of your words' }).click();

    await home.getByText('I keep no question of yours.').waitFor();
    expect(await home.getByText('is Peru a member?').count()).toBe(0);
  });
});

describe.each(['light', 'dark'] as const)('the messages to the desk, %s', (colorScheme) => {
  it('begin with a welcome, once, and with questions to press', async () => {
    const page = await openPage(browser, { url: running.url, colorScheme });
    await openApp(page);

    await appMessages(page).getByText('Welcome. Ask me in your own words').waitFor();
    const prompts = page.getByRole('group', { name: 'Ask me, for example' }).getByRole('button');
    expect(await prompts.count()).toBe(4);
    expect(await findFaults(page)).toEqual([]);
    await prompts.first().click();
    await appMessages(page).nth(1).getByRole('blockquote').first().waitFor();

    await page.getByRole('button', { name: '# desk' }).click();
    await openApp(page);
    await page.getByRole('tab', { name: 'Messages' }).waitFor();
    await running.slack.idle();
    expect(await page.getByText('Welcome. Ask me in your own words').count()).toBe(1);
  });
});
