import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '../../src/config.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { replyKinds } from '../replies/kinds.ts';
import { showReplies } from './show-replies.ts';

const folder = fileURLToPath(new URL('../../docs/images/replies', import.meta.url));

/** How a reply is looked at: `docs/images/replies/KIND-phone.png`. */
const looks = {
  light: { viewport: { width: 1000, height: 1600 }, colorScheme: 'light' },
  dark: { viewport: { width: 1000, height: 1600 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 2000 }, colorScheme: 'light', hasTouch: true },
} as const;

/**
 * Takes the pictures of `docs/REPLIES.md`: each kind of reply, light, dark and on a phone.
 *
 * @param only  Kinds to take, by name; all by default.
 */
export async function takeReplyPictures(
  browser: Browser,
  only: readonly string[] = [],
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const kinds = replyKinds(loadDesk(readConfig({}).knowledgeDirectory)).filter(
    ({ name }) => only.length === 0 || only.includes(name),
  );
  const slack = await showReplies(kinds);
  for (const [look, options] of Object.entries(looks)) {
    const page = await browser.newPage({ ...options, deviceScaleFactor: 1.5 });
    await page.goto(slack.url);
    await hideTools(page);
    for (const [at, { name }] of kinds.entries()) {
      // Few machines that take pictures have letters for these.
      if (/-(?:ko|ja)$/.test(name)) continue;
      const path = `${folder}/${name}-${look}.png`;
      await page.locator('li.message').nth(at).screenshot({ path });
      process.stdout.write(`${path}\n`);
    }
    await page.close();
  }
  await slack.stop();
}

/** What stands beside a message under a pointer, or on a phone below it, belongs to the local workspace alone. */
async function hideTools(page: Page): Promise<void> {
  await page.locator('li.message').last().waitFor();
  await page.addStyleTag({ content: '.message-tools { display: none !important }' });
}
