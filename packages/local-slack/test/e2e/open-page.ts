import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

export interface OpenPageOptions extends BrowserContextOptions {
  readonly url: string;
}

/**
 * Opens the page in a browser profile of its own. When the test is over, nothing may have been written to the
 * console as an error, and nothing asked for from anywhere but the local Slack.
 */
export async function openPage(
  browser: Browser,
  { url, ...options }: OpenPageOptions,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(url).origin) problems.push(request.url());
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });

  await page.goto(url);
  await page.getByRole('main').waitFor();
  return page;
}

/** The app's messages that are in sight, as a person reads them. */
export function appMessages(page: Page) {
  return page.getByRole('article', { name: /^(?:CPTPP|Pier) Desk/ });
}

export function composer(page: Page) {
  return page.getByRole('main').getByRole('combobox');
}
