import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalSlack } from '../../src/local-slack.ts';
import { createStandInApp, type StandInApp } from '../stand-in-app.ts';
import { callApi, startLocalSlack } from '../start-local-slack.ts';
import { openBrowser } from './open-browser.ts';
import { appMessages, composer, openPage } from './open-page.ts';

/** An app that has all that ours has not got yet: the page must show it the day that it has. */
let browser: Browser;
let app: StandInApp;
let slack: LocalSlack;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  app = await createStandInApp();
  slack = await startLocalSlack({ page: {} });
  slack.sendTo(app.url);
});

const plain = (text: string) => ({ type: 'plain_text', text });
const draft = {
  type: 'modal',
  callback_id: 'draft',
  title: plain('Check a draft'),
  submit: plain('Check'),
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: 'Paste it in *parts*.' } },
    {
      type: 'input',
      block_id: 'part1',
      label: plain('First part'),
      hint: plain('Up to 3,000 characters'),
      element: { type: 'plain_text_input', action_id: 'text', multiline: true, max_length: 3_000 },
    },
    {
      type: 'input',
      block_id: 'where',
      optional: true,
      label: plain('Where'),
      element: {
        type: 'static_select',
        action_id: 'pick',
        options: ['Print', 'Web'].map((text) => ({ text: plain(text), value: text })),
      },
    },
  ],
};

async function openDraft(page: Page): Promise<void> {
  app.answering(({ body }) => {
    const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}');
    if (payload.type === 'shortcut') {
      void callApi(slack, 'views.open', { trigger_id: payload.trigger_id, view: draft });
    }
    return {};
  });
  await page.getByRole('button', { name: 'Check a draft' }).click();
  await page.getByRole('dialog', { name: 'Check a draft' }).waitFor();
}

describe('a global shortcut', () => {
  it('opens a modal, whose form goes to the app', async () => {
    const page = await openPage(browser, slack);
    await openDraft(page);

    await page.getByLabel('First part').fill('Taiwan is a member.');
    await page.getByLabel('Where (optional)').selectOption('Web');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const payload = JSON.parse(new URLSearchParams(app.requests.at(-1)?.body).get('payload') ?? '');
    expect(payload.view.state.values).toEqual({
      part1: { text: { type: 'plain_text_input', value: 'Taiwan is a member.' } },
      where: {
        pick: { type: 'static_select', selected_option: { text: plain('Web'), value: 'Web' } },
      },
    });
  });

  it('keeps the form open with what is wrong beside the field', async () => {
    const page = await openPage(browser, slack);
    await openDraft(page);
    app.answering(() => ({
      body: { response_action: 'errors', errors: { part1: 'There is nothing to check.' } },
    }));

    await page.getByRole('button', { name: 'Check', exact: true }).click();

    await page.getByRole('alert').getByText('There is nothing to check.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('a message shortcut', () => {
  it('stands beside every message, and sends it to the app', async () => {
    const page = await openPage(browser, slack);
    slack.person('ben').say({ channel: '#newsroom', text: 'The pier was sold in May.' });

    await page.getByRole('article').getByText('The pier was sold in May.').hover();
    await page.getByRole('button', { name: 'Check this' }).click();
    await slack.changes.until(
      () => app.requests.some(({ body }) => body.includes('message_action')),
      'the shortcut',
    );
  });
});

describe('the App Home', () => {
  it('shows what the app publishes for the person', async () => {
    const page = await openPage(browser, slack);
    await page.getByRole('button', { name: 'Pier Desk', exact: true }).click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByText('has published nothing here yet').waitFor();

    const view = { type: 'home', blocks: [{ type: 'header', text: plain('Your drafts') }] };
    await callApi(slack, 'views.publish', { user_id: 'U0ANA', view });

    await page.getByText('Your drafts').waitFor();
  });
});

describe('a message', () => {
  it('shows what could not be drawn as its JSON', async () => {
    const page = await openPage(browser, slack);
    const blocks = [{ type: 'data_table', caption: 'Berths', rows: [] }];

    await callApi(slack, 'chat.postMessage', { channel: 'C0NEWSROOM', text: 'x', blocks });

    await page.getByText('"caption": "Berths"').waitFor();
    expect(await appMessages(page).count()).toBe(1);
  });

  it('that the app does not acknowledge is said to be so', async () => {
    const page = await openPage(browser, slack);
    app.answering(() => ({ status: 500 }));

    await composer(page).fill('/pier who shut it?');
    await composer(page).press('Enter');

    await page
      .getByRole('article')
      .getByText('/pier failed with the error "dispatch_failed"')
      .waitFor();
  });
});
