import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalSlack } from '#local-slack';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
import { readConfig } from '../../src/config.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { replyKinds } from '../replies/kinds.ts';
import { showReplies } from './show-replies.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** The tallest that a reply may be on a phone, its buttons included. */
const tallest = { answer: 300, yes: 360, no: 360, miss: 320 };

let browser: Browser;
let slack: LocalSlack;
const kinds = replyKinds(loadDesk(readConfig({}).knowledgeDirectory)).filter(
  ({ name }) => name in tallest,
);
beforeAll(async () => {
  browser = await openBrowser();
  slack = await showReplies(kinds);
});
afterAll(async () => {
  await browser.close();
  await slack.stop();
});

function replyOn(page: Page, name: string) {
  return page.locator('li.message').nth(kinds.findIndex((kind) => kind.name === name));
}

it('is set as Slack sets it: 15 pixels on lines of 22', async () => {
  const page = await openPage(browser, { url: slack.url, ...phone });

  const style = await page.evaluate(`(() => {
    const { fontSize, lineHeight } = getComputedStyle(document.querySelector('.slack_blocks_to_jsx'));
    return [fontSize, Math.round(parseFloat(lineHeight)) + 'px'];
  })()`);
  expect(style).toEqual(['15px', '22px']);
});

it.each(Object.entries(tallest))('%s is at most %i pixels high on a phone', async (name, most) => {
  const page = await openPage(browser, { url: slack.url, ...phone });

  const box = await replyOn(page, name).locator('article').boundingBox();

  expect(box?.height ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(most);
});

it('opens the menu behind three dots by keyboard, and closes it again', async () => {
  const page = await openPage(browser, { url: slack.url });
  const dots = replyOn(page, 'answer').getByRole('button', { name: 'More actions' });

  // The page gives the composer the focus when it is ready.
  await page.locator('textarea:focus').waitFor();
  await dots.focus();
  await page.keyboard.press('ArrowDown');
  const items = page.getByRole('menuitem');
  await items.first().waitFor();
  expect(await items.last().textContent()).toBe('This did not help');
  await page.keyboard.press('Escape');

  expect(await items.count()).toBe(0);
  expect(await dots.and(page.locator(':focus')).count()).toBe(1);
});
