import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStandInApp } from '../stand-in-app.ts';
import { callApi, startLocalSlack, wideManifest } from '../start-local-slack.ts';
import { openBrowser } from './open-browser.ts';
import { openPage } from './open-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

it('a person runs a workflow step, and reads what it hands on', async () => {
  const text = { type: 'string', description: '', isRequired: true };
  const app = await createStandInApp();
  const slack = await startLocalSlack({
    manifest: {
      ...wideManifest,
      events: ['function_executed'],
      functions: [
        {
          ...{ callbackId: 'ask', title: 'Ask the pier', description: 'Answers' },
          inputs: [
            { ...text, name: 'question', title: 'Question' },
            {
              ...{ name: 'where', type: 'slack#/types/channel_id', title: 'Where' },
              ...{ description: '', isRequired: false },
            },
          ],
          outputs: [{ ...text, name: 'answer', title: 'Answer' }],
        },
      ],
    },
    page: {},
  });
  slack.sendTo(app.url);
  const page = await openPage(browser, slack);
  const end = (n: number, method: string, args: Record<string, unknown>) =>
    callApi(slack, method, {
      ...{ function_execution_id: slack.person('ana').steps()[n]?.id, ...args },
    });
  const run = async (n: number) => {
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await slack.changes.until(() => app.requests.length > n, 'the step');
  };

  await page.getByRole('button', { name: 'Run a workflow step' }).click();
  const dialog = page.getByRole('dialog', { name: 'Run a workflow step' });
  await dialog.getByLabel('Question').fill('Who shut it?');
  await dialog.getByLabel('Where (optional)').selectOption('#desk');
  await run(0);
  await dialog.getByText('Waiting for the app').waitFor();
  await end(0, 'functions.completeSuccess', { outputs: { answer: 'The harbour board.' } });

  await dialog.getByText('The harbour board.').waitFor();
  expect(JSON.parse(app.requests[0]?.body ?? '').event.inputs).toEqual({
    ...{ question: 'Who shut it?', where: 'C0DESK' },
  });

  await run(1);
  await end(1, 'functions.completeError', { error: 'Nobody is there.' });
  await dialog.getByText('Nobody is there.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});
