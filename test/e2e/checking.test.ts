import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countCharacters, findBlockFaults } from '#local-slack';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { appMessages, composer, openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { toMarkdown } from '../../src/replies/to-markdown.ts';
import { type LocalWorkspace, runLocalWorkspace } from '../../src/run-local-workspace.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { tenSentences } from '../replies/ten-sentences.ts';

let browser: Browser;
let desk: Desk;
let running: LocalWorkspace;
let lines: string[];

beforeAll(async () => {
  desk = loadDesk(readConfig({}).knowledgeDirectory);
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async ({ onTestFinished }) => {
  lines = [];
  running = await runLocalWorkspace({
    loadDesk: () => desk,
    command: '/cptpp',
    port: 0,
    logger: createRedactingLogger({ level: 'debug', write: (line) => lines.push(line) }),
  });
  onTestFinished(() => running.stop());
});

describe('“Check this message”', () => {
  it('shows only who asked what the source says, who can share it', async () => {
    const page = await openPage(browser, running);
    const ben = await openPage(browser, { url: `${running.url}/?as=U0BEN` });
    running.slack.person('ben').say({ channel: '#newsroom', text: 'Taiwan is a member.' });

    await page.getByRole('article').getByText('Taiwan is a member.').hover();
    await page.getByRole('button', { name: 'Check this message' }).click();
    await appMessages(page).getByText('✗ The source says otherwise').waitFor();

    expect(await appMessages(ben).count()).toBe(0);
    await appMessages(page).getByRole('button', { name: 'Share in channel' }).click();
    await ben.getByText('@Ana Reporter shared this check:').waitFor();
    expect(await appMessages(ben).getByRole('blockquote').textContent()).toMatch(/12 nations/);
  });
});

describe('“Check a draft”', () => {
  const sentences = Array.from({ length: 60 }, (_, n) =>
    n % 20 === 7 ? `The CPTPP has ${n + 20} members.` : `Peru bought ${n + 2} zeppelins in May.`,
  );

  it('takes 60 sentences in a modal, and answers them all by direct message', async () => {
    const page = await openPage(browser, running);
    await page.getByRole('button', { name: 'Check a draft' }).click();
    const form = page.getByRole('dialog', { name: 'Check a draft' });
    await form.getByLabel('Draft', { exact: true }).fill(sentences.slice(0, 30).join(' '));
    await form.getByLabel('Part 2 (optional)').fill(sentences.slice(30).join(' '));
    await form.getByRole('button', { name: 'Check', exact: true }).click();
    await form.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'CPTPP Desk', exact: true }).click();
    await page
      .getByText('60 sentences: ✗ 3 otherwise · – 57 not in the source')
      .first()
      // The other thread starts first, and reads the whole base for it.
      .waitFor({ timeout: 30_000 });
    const sent = () =>
      running.slack.log.calls.filter(
        ({ to, answer }) => to === 'chat.postMessage' && answer?.status === 200,
      );
    await running.slack.changes.until(
      () => JSON.stringify(sent().map(({ args }) => args)).includes('Peru bought 61'),
      'the last sentence',
    );

    const blocks = sent().map(({ args }) => args['blocks']);
    const shown = blocks
      .map((each) => toMarkdown(each))
      .join('\n')
      .replaceAll('~~', '');
    const missing = sentences.filter((sentence) => !shown.includes(sentence.slice(0, -1)));
    expect(missing.filter((sentence) => !/^The CPTPP has/.test(sentence))).toEqual([]);
    expect(blocks.flatMap((each) => findBlockFaults(each))).toEqual([]);
    expect(blocks.every((each) => countCharacters(each) <= 12_000)).toBe(true);
    expect(lines.join('\n')).not.toMatch(/zeppelin|peru/i);

    // Who opens the messages for the first time is welcomed there, too.
    const first = appMessages(page).filter({ hasText: '60 sentences' });
    expect(await first.textContent()).toMatch(/✗ The CPTPP has 27 members “12 nations”/);
    await first.getByRole('button', { name: 'Show quotes' }).click();
    await page.getByRole('dialog', { name: 'In the source' }).getByText('12 nations').waitFor();
  });

  it('gives ten sentences back in one message, in their own order, marked', async () => {
    const page = await openPage(browser, running);
    await page.getByRole('button', { name: 'Check a draft' }).click();
    const form = page.getByRole('dialog', { name: 'Check a draft' });
    await form.getByLabel('Draft', { exact: true }).fill(tenSentences);
    await form.getByRole('button', { name: 'Check', exact: true }).click();
    await form.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'CPTPP Desk', exact: true }).click();
    const message = appMessages(page).filter({ hasText: '10 sentences: ✗ 3 otherwise' });
    await message.waitFor({ timeout: 30_000 });
    const text = (await message.textContent()) ?? '';

    expect(text.match(/[✓✗◐–] (?=[A-Z])/gu)?.join('')).toBe('✓ ✗ ◐ ✗ ✓ ✓ ✓ ✗ ✓ – ');
    expect(
      await appMessages(page)
        .filter({ hasText: /sentences|¶\d/ })
        .count(),
    ).toBe(1);
  });

  it('opens by the command too, and stays open without a word', async () => {
    const page = await openPage(browser, running);
    await composer(page).fill('/cptpp draft');
    await composer(page).press('Enter');
    const form = page.getByRole('dialog', { name: 'Check a draft' });

    await form.getByLabel('Draft', { exact: true }).fill('…');
    await form.getByRole('button', { name: 'Check', exact: true }).click();

    await form.getByRole('alert').getByText('There is nothing to check.').waitFor();
  });
});

describe('a mention that is a statement', () => {
  it('is checked in its thread', async () => {
    const page = await openPage(browser, running);

    await composer(page).fill('@CPTPP Desk The CPTPP has 11 members.');
    await composer(page).press('Enter');

    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('✗ The source says otherwise').waitFor();
    await thread.getByText('“12 nations”').waitFor();
  });
});
