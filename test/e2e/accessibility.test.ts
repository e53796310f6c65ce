import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { appMessages, composer, openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
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
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

describe.each(['light', 'dark'] as const)('the page, %s', (colorScheme) => {
  it('has no serious fault with an answer, a thread and the panel open', async () => {
    const page = await openPage(browser, { url: running.url, colorScheme });
    await page.getByRole('button', { name: /^\/cptpp / }).waitFor();
    expect(await findFaults(page)).toEqual([]);

    await composer(page).fill('/cptpp who-are-members');
    await composer(page).press('Enter');
    await page.getByText('Only visible to you').first().waitFor();
    await composer(page).fill('@CPTPP Desk which countries are in the CPTPP?');
    await composer(page).press('Enter');
    await page
      .getByRole('complementary', { name: 'Thread' })
      .getByText('12 member countries')
      .first()
      .waitFor();
    expect(await findFaults(page)).toEqual([]);

    await appMessages(page).first().hover();
    await page.getByRole('button', { name: 'Show request and JSON' }).first().click();
    await page.getByText('x-slack-signature').first().waitFor();
    expect(await findFaults(page)).toEqual([]);

    await composer(page).fill('@');
    await page.getByRole('option', { name: '@CPTPP Desk' }).waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  it('fits a phone: the channels in a drawer, nothing cut off', async () => {
    const page = await openPage(browser, {
      url: running.url,
      colorScheme,
      viewport: { width: 375, height: 720 },
      hasTouch: true,
    });

    await page.getByRole('button', { name: 'Open the list of channels' }).click();
    await page.getByRole('button', { name: '# desk' }).click();
    await page.getByRole('heading', { name: '#desk' }).waitFor();
    await composer(page).fill('/cptpp who-are-members');
    await composer(page).press('Enter');
    await page.getByText('Only visible to you').first().waitFor();

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    expect(await findFaults(page)).toEqual([]);
  });
});

describe('the theme', () => {
  it('is the system’s until somebody chooses, and then stays', async () => {
    const page = await openPage(browser, { url: running.url, colorScheme: 'dark' });
    const theme = () => page.locator('html').getAttribute('data-theme');
    expect(await theme()).toBe('dark');

    await page.getByRole('button', { name: 'Use the light theme' }).click();
    await page.reload();
    await page.getByRole('main').waitFor();

    expect(await theme()).toBe('light');
  });
});

describe('a screen reader', () => {
  it('is told what others write', async () => {
    const page = await openPage(browser, { url: running.url });

    await composer(page).fill('/cptpp who-are-members');
    await composer(page).press('Enter');

    await page
      .getByRole('status')
      .getByText(/^CPTPP Desk: “The partnership presently includes 12 nations/)
      .waitFor({ state: 'attached' });
  });
});
