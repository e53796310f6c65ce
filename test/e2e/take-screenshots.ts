import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { readConfig } from '../../src/config.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { runLocalWorkspace } from '../../src/run-local-workspace.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { takeCuratingPictures } from './take-curating-pictures.ts';
import { takeReplyPictures } from './take-reply-pictures.ts';
import { takeStoryPictures } from './take-story-pictures.ts';

/**
 * Takes the pictures of the README and of docs: `npm run screenshots`. With names of kinds of replies
 * (`npm run screenshots -- miss help`), `curating` or `stories`, only those are taken.
 */
const only = process.argv.slice(2);
const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));
mkdirSync(folder, { recursive: true });

const browser = await openBrowser();
for (const theme of only.length > 0 ? [] : (['light', 'dark'] as const)) {
  const running = await runLocalWorkspace({
    loadDesk: () => loadDesk(readConfig({}).knowledgeDirectory),
    command: '/cptpp',
    port: 0,
    logger: createRedactingLogger({ level: 'error' }),
  });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1.5,
    colorScheme: theme,
  });
  await page.goto(running.url);
  const composer = page.getByRole('main').getByRole('combobox');

  await composer.fill('/cptpp who-are-members');
  await composer.press('Enter');
  await page.getByText('Only visible to you').waitFor();
  await composer.fill('@CPTPP Desk who founded Keidanren?');
  await composer.press('Enter');
  await page.getByRole('complementary').getByText('Not in the source').waitFor();
  // Where the pointer rests, a message shows its tools.
  await page.mouse.move(0, 0);

  const path = `${folder}/local-workspace-${theme}.png`;
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
  await page.close();
  await running.stop();
}
const { knowledgeDirectory } = readConfig({});
if (only.length === 0 || only.includes('curating')) {
  await takeCuratingPictures(browser, { knowledge: knowledgeDirectory, folder });
}
if (only.length === 0 || only.includes('stories')) await takeStoryPictures(browser);
const kinds = only.filter((name) => name !== 'curating' && name !== 'stories');
if (only.length === 0 || kinds.length > 0) await takeReplyPictures(browser, kinds);
await browser.close();
