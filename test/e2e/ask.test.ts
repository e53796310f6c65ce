import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { first, rateLimit } from '#local-slack';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { appMessages, composer, openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
import { readConfig } from '../../src/config.ts';
import type { Desk } from '../../src/desk/answer.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { type LocalWorkspace, runLocalWorkspace } from '../../src/run-local-workspace.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { createLossyProxy } from './lossy-proxy.ts';

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

async function ask(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

describe('the page', () => {
  it('is up, with three questions to try, one of them a topic and one a miss', async () => {
    const page = await openPage(browser, running);

    const samples = page.getByRole('region', { name: 'Questions to try' }).getByRole('button');
    await samples.nth(2).waitFor();

    expect(await samples.allTextContents()).toEqual([
      expect.stringMatching(/^\/cptpp who-are-members/),
      expect.stringMatching(/^@CPTPP Desk .+\?/),
      expect.stringMatching(/^@CPTPP Desk .+\?Not answered by the source/),
    ]);
    await samples.nth(2).click();
    await page.getByRole('complementary').getByText('No answer to this in the source').waitFor();
  });

  it('says how to connect a real workspace', async () => {
    const page = await openPage(browser, running);

    await page.getByText('Connect your own Slack').click();

    await page.getByText('app-level token').waitFor();
  });
});

describe('a slash command', () => {
  it('is offered at a /, and answered to the asker only', async () => {
    const page = await openPage(browser, running);

    await composer(page).pressSequentially('/');
    await page.getByRole('option', { name: '/cptpp' }).waitFor();
    await composer(page).press('Tab');
    await composer(page).pressSequentially('who-are-members');
    await composer(page).press('Enter');

    await page.getByText('Only visible to you').waitFor();
    await appMessages(page).getByText('12 member countries of the CPTPP').waitFor();
    const ben = await openPage(browser, { url: `${running.url}/?as=U0BEN` });
    expect(await appMessages(ben).count()).toBe(0);
  });

  it('can be shared with everybody, who see who shared it', async () => {
    const page = await openPage(browser, running);
    const ben = await openPage(browser, { url: `${running.url}/?as=U0BEN` });

    await ask(page, '/cptpp who-are-members');
    await page.getByRole('button', { name: 'Share in channel' }).click();

    await ben.getByText('@Ana Reporter shared this answer to “who-are-members”:').waitFor();
    await appMessages(ben).getByText('12 member countries').waitFor();
  });

  it('in a thread is refused, as Slack does', async () => {
    const page = await openPage(browser, running);
    await ask(page, 'Morning, all.');
    await page.getByText('Morning, all.').hover();
    await page.getByRole('button', { name: 'Reply in thread' }).click();

    const reply = page.getByRole('complementary').getByRole('combobox');
    await reply.fill('/cptpp who-are-members');
    await reply.press('Enter');

    await page.getByRole('alert').getByText('Slash commands do not work in threads').waitFor();
    expect(await reply.inputValue()).toBe('/cptpp who-are-members');
  });
});

describe('a mention', () => {
  it('of what the source does not say is answered as a miss, with the other nearest a press away', async () => {
    const page = await openPage(browser, running);

    await composer(page).pressSequentially('@cp');
    await page.getByRole('option', { name: '@CPTPP Desk' }).waitFor();
    await composer(page).press('Enter');
    await composer(page).pressSequentially('who founded Keidanren?');
    await composer(page).press('Enter');

    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('Not in the source: “founded”. Nearest').waitFor();
    await thread.getByRole('button', { name: 'Other nearest' }).click();
    await thread.getByText('Also near, but no answer').waitFor();
  });

  it('is answered after Slack lets it: a 429 only takes its time', async () => {
    const page = await openPage(browser, running);
    running.slack.faults.on('chat.postMessage', first(1, rateLimit(1)));

    await ask(page, '@CPTPP Desk which countries are in the CPTPP?');

    await page
      .getByRole('complementary', { name: 'Thread' })
      .getByText('12 member countries')
      .first()
      .waitFor();
    expect(statuses()).toEqual([429, 200]);
  });

  it('that Slack delivers twice is answered once', async () => {
    const { slack } = running;
    const page = await openPage(browser, running);
    slack.sendTo(await createLossyProxy(running.requestUrl, 1));

    await ask(page, '@CPTPP Desk which countries are in the CPTPP?');
    await slack.changes.until(
      () => slack.log.deliveries.some(({ attempts }) => attempts.length === 2),
      'a second try',
    );
    await page
      .getByRole('complementary', { name: 'Thread' })
      .getByText('12 member countries')
      .first()
      .waitFor();

    expect(statuses()).toEqual([200]);
  });

  it('that is edited gets its answer changed', async () => {
    const page = await openPage(browser, running);
    await ask(page, '@CPTPP Desk who founded Keidanren?');
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('Not in the source').waitFor();

    await page.getByRole('main').getByText('who founded').hover();
    await page.getByRole('main').getByRole('button', { name: 'Edit message' }).click();
    const editor = page.getByRole('combobox', { name: 'Edit message' });
    await editor.fill('@CPTPP Desk which countries are in the CPTPP?');
    await editor.press('Enter');

    await thread.getByText('12 member countries').first().waitFor();
    expect(await appMessages(page).count()).toBe(1);
  });
});

describe('a direct message', () => {
  it('is answered beside it, without a mention', async () => {
    const page = await openPage(browser, running);

    await page.getByRole('button', { name: 'CPTPP Desk', exact: true }).click();
    await ask(page, 'which countries are in the CPTPP?');

    await appMessages(page).getByText('12 member countries').first().waitFor();
    expect(await page.getByRole('complementary', { name: 'Thread' }).count()).toBe(0);
  });
});

describe('what went over the wire', () => {
  it('is shown for a message: the signed request, the answer, the JSON', async () => {
    const page = await openPage(browser, running);
    await ask(page, '/cptpp who-are-members');

    await appMessages(page).hover();
    await page.getByRole('button', { name: 'Show request and JSON' }).click();

    const pane = page.getByRole('complementary', { name: 'Behind this message' });
    await pane.getByText('x-slack-signature: v0=').waitFor();
    await pane.getByText('"response_type": "ephemeral"').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await pane.count()).toBe(0);
  });
});

describe('without a mouse', () => {
  it('a question is asked, its answer explained, and the pane closed', async () => {
    const page = await openPage(browser, running);
    const { keyboard } = page;
    await page.locator('textarea:focus').waitFor();

    await keyboard.type('/cp');
    await keyboard.press('Enter');
    await keyboard.type('who-are-members');
    await keyboard.press('Enter');
    const why = page.getByRole('button', { name: 'Why this answer?' });
    await why.waitFor();
    for (let n = 0; n < 30 && (await why.and(page.locator(':focus')).count()) === 0; n += 1) {
      await keyboard.press('Shift+Tab');
    }
    await keyboard.press('Enter');

    await page.getByText('what they met in the source').first().waitFor();
  });
});

function statuses(): (number | undefined)[] {
  return running.slack.log.calls
    .filter(({ to }) => to === 'chat.postMessage')
    .map(({ answer }) => answer?.status);
}
