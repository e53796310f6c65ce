import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LocalSlack } from '../../src/local-slack.ts';
import { createStandInApp } from '../stand-in-app.ts';
import { callApi, startLocalSlack } from '../start-local-slack.ts';
import { openBrowser } from './open-browser.ts';
import { composer, openPage } from './open-page.ts';

let browser: Browser;
let slack: LocalSlack;
let channel: string;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  const app = await createStandInApp();
  slack = await startLocalSlack({ page: {} });
  slack.sendTo(app.url);
  channel = say('Morning, all.').channelId;
});

const plain = (text: string) => ({ type: 'plain_text', text });

/** Says something as somebody else than whoever sits at the page. */
function say(text: string, threadTs?: string) {
  return slack
    .person('ben')
    .say({ channel: '#newsroom', text, ...(threadTs !== undefined && { threadTs }) });
}

/** Taller than the page. */
function long(name: string): string {
  return [name, ...Array.from({ length: 60 }, (_, n) => `line ${n + 1} of ${name}`)].join('\n');
}

const list = (page: Page) => page.getByRole('region', { name: 'Messages in #newsroom' });
const thread = (page: Page) => page.getByRole('region', { name: 'Messages in this thread' });
const pill = (page: Page) => page.getByRole('button', { name: 'New messages' });

/** How far a list is scrolled from its end, in pixels. */
function toEnd(where: Locator): Promise<number> {
  return where.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop);
}

/** How far a message stands from the upper edge of its list, in pixels. */
async function topOf(where: Locator, text: string): Promise<number> {
  const [box, message] = await Promise.all([
    where.boundingBox(),
    where.getByRole('listitem').filter({ hasText: text }).boundingBox(),
  ]);
  return Math.abs(Math.round((message?.y ?? Number.NaN) - (box?.y ?? Number.NaN)));
}

async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

describe('a channel', () => {
  it('follows, however long what comes and however fast', async () => {
    const page = await openPage(browser, slack);
    await list(page).getByText('Morning, all.').waitFor();

    for (let n = 1; n <= 8; n += 1) say(long(`story ${n}`));
    await list(page).getByText('line 60 of story 8').waitFor();
    await expect.poll(() => toEnd(list(page))).toBeLessThan(2);

    await send(page, long('my own'));
    await list(page).getByText('line 60 of my own').waitFor();
    say('So be it.');
    await list(page).getByText('So be it.').waitFor();
    await expect.poll(() => toEnd(list(page))).toBeLessThan(2);
    expect(await pill(page).count()).toBe(0);
  });

  it('stays where somebody scrolled to, and offers what is new', async () => {
    const page = await openPage(browser, slack);
    say(long('story'));
    await list(page).getByText('line 60 of story').waitFor();
    await expect.poll(() => toEnd(list(page))).toBeLessThan(2);
    await list(page).hover();
    await page.mouse.wheel(0, -600);
    await expect.poll(() => toEnd(list(page))).toBeGreaterThan(500);
    const before = await topOf(list(page), 'line 60 of story');

    say('News.');
    await pill(page).waitFor();
    expect(await topOf(list(page), 'line 60 of story')).toBe(before);

    await pill(page).click();
    await expect.poll(() => toEnd(list(page))).toBeLessThan(2);
    expect(await pill(page).count()).toBe(0);
  });

  it('goes to the end whenever something is sent, a command too', async () => {
    const page = await openPage(browser, slack);
    say(long('story'));
    await list(page).getByText('line 60 of story').waitFor();

    for (const text of ['An aside.', '/pier who?']) {
      await list(page).hover();
      await page.mouse.wheel(0, -600);
      await expect.poll(() => toEnd(list(page))).toBeGreaterThan(500);
      await send(page, text);
      await expect.poll(() => toEnd(list(page))).toBeLessThan(2);
    }
  });
});

describe('a thread', () => {
  it('opens at its first unread reply, and at its end when all is read', async () => {
    const page = await openPage(browser, slack);
    const root = say('What of the pier?').message.ts;
    for (const n of [1, 2]) say(long(`reply ${n}`), root);
    const open = async (replies: string) => {
      await list(page).getByRole('button', { name: replies }).click();
      await thread(page).waitFor();
    };
    const close = async () => {
      await page.keyboard.press('Escape');
      await thread(page).waitFor({ state: 'detached' });
    };

    await open('2 replies');
    await expect.poll(() => topOf(thread(page), 'line 1 of reply 1')).toBe(0);
    await close();
    say(long('reply 3'), root);
    await open('3 replies');
    await expect.poll(() => topOf(thread(page), 'line 1 of reply 3')).toBe(0);
    await close();
    await open('3 replies');
    await expect.poll(() => toEnd(thread(page))).toBeLessThan(2);
  });

  it('counts no reply that one person alone sees', async () => {
    const page = await openPage(browser, slack);
    const root = say('What of the pier?').message.ts;
    const place = { channel, thread_ts: root };
    await callApi(slack, 'chat.postMessage', { ...place, text: 'It is shut.' });
    await callApi(slack, 'chat.postEphemeral', { ...place, user: 'U0ANA', text: 'For you alone.' });

    await list(page).getByRole('button', { name: '1 reply' }).click();
    await thread(page).getByText('For you alone.').waitFor();
    expect(await list(page).getByRole('button', { name: '2 replies' }).count()).toBe(0);
  });
});

describe.each([
  ['light', 1_280],
  ['dark', 390],
] as const)('a message, %s and %i pixels wide', (colorScheme, width) => {
  const section = (text: string) => ({
    type: 'rich_text_section',
    elements: [{ type: 'text', text }],
  });
  const blocks = [
    { type: 'rich_text', elements: [section('It is shut.'), section('So says the board.')] },
    {
      type: 'actions',
      elements: [
        {
          type: 'checkboxes',
          action_id: 'one',
          options: [{ text: plain('Tell me'), value: 'tell' }],
        },
      ],
    },
  ];

  it('has each section on a line of its own, and no raw border around choices', async () => {
    const page = await openPage(browser, {
      url: slack.url,
      colorScheme,
      viewport: { width, height: 780 },
    });
    await callApi(slack, 'chat.postMessage', { channel, text: 'It is shut.', blocks });
    await list(page).getByText('So says the board.').waitFor();

    const first = await list(page).getByText('It is shut.').boundingBox();
    const second = await list(page).getByText('So says the board.').boundingBox();
    expect(second?.x).toBe(first?.x);
    expect(second?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0));

    const styles = z
      .array(z.string())
      .parse(
        await page.evaluate(
          '[...document.querySelectorAll("fieldset")].map((each) => getComputedStyle(each).borderTopStyle)',
        ),
      );
    expect(styles.length).toBeGreaterThanOrEqual(2);
    // As browsers draw one that nobody styled.
    expect(styles).not.toContain('groove');
  });

  it('stands in line with the others when it is private', async () => {
    const page = await openPage(browser, {
      url: slack.url,
      colorScheme,
      viewport: { width, height: 780 },
    });
    await callApi(slack, 'chat.postMessage', { channel, text: 'For all.' });
    await callApi(slack, 'chat.postEphemeral', { channel, user: 'U0ANA', text: 'For you alone.' });
    await list(page).getByText('For you alone.').waitFor();

    const edges = await list(page)
      .getByRole('article')
      .evaluateAll((found) => found.map((each) => each.getBoundingClientRect().left));
    expect(edges).toHaveLength(3);
    expect(new Set(edges).size).toBe(1);
  });

  it('is spoken line by line where it has no text but its blocks', async () => {
    const page = await openPage(browser, {
      url: slack.url,
      colorScheme,
      viewport: { width, height: 780 },
    });
    await list(page).getByText('Morning, all.').waitFor();
    await callApi(slack, 'chat.postMessage', { channel, blocks });

    const spoken = page.getByRole('status').filter({ hasText: 'It is shut.' });
    await spoken.waitFor({ state: 'attached' });
    expect(await spoken.textContent()).toBe('Pier Desk: It is shut.\nSo says the board.');
  });
});
