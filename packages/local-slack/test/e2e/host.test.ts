import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLocalSlack } from '../start-local-slack.ts';
import { openBrowser } from './open-browser.ts';
import { openPage } from './open-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('shows the tabs of its host, as they come, with where they lead', async () => {
  let tabs = [{ title: 'Sources', address: 'http://127.0.0.1:9/sources' }];
  const slack = await startLocalSlack({ page: { tabs: () => tabs } });
  const page = await openPage(browser, slack);
  const pages = page.getByRole('navigation', { name: 'Pages' });

  expect(await pages.getByText('Workspace').getAttribute('aria-current')).toBe('page');
  expect(await pages.getByRole('link', { name: 'Sources' }).getAttribute('href')).toBe(
    tabs[0]?.address,
  );
  tabs = [...tabs, { title: 'Figures', address: '/figures' }];
  slack.changes.notify();
  await pages.getByRole('link', { name: 'Figures' }).waitFor();
});

it('without any says what it is and how to begin', async () => {
  const slack = await startLocalSlack({ page: {} });
  const page = await openPage(browser, slack);

  await page.getByText('Nothing here leaves this machine.').waitFor();
  await page.getByText('Mention Pier Desk here, or type / for its commands.').waitFor();
  expect(await page.getByRole('navigation', { name: 'Pages' }).count()).toBe(0);
  expect(await page.getByText('Connect your own Slack').count()).toBe(0);
});
