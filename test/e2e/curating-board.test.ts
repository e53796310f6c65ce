import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
import type { FoundBoards } from '../../src/curating/show-boards.ts';
import { draftedFiles, startCurating } from '../curating/start-curating.ts';
import { findFaults } from './find-faults.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

const nothing = { shown: [], all: 0 };
const empty = {
  ...{ open: nothing, settled: nothing, votes: nothing },
  ...{ coverage: { asked: 0, answered: 0 }, medianSeconds: null },
};
const reasons = { wrong: 2, not_asked: 0, out_of_date: 0, too_long: 0 };
const found: FoundBoards = {
  ...{ today: '2026-11-28', more: 3 },
  teams: [
    {
      teamId: 'T0HERALD',
      records: {
        ...empty,
        open: {
          shown: [
            { question: 'where are the zebras?', asked: 3, curator: 'U7', since: '2026-11-27' },
            { question: null, asked: 0, curator: null, since: '2026-11-20' },
            { question: null, asked: 0, curator: null, since: '2026-11-20' },
          ],
          all: 120,
        },
        votes: {
          shown: [{ id: 'gone', version: 'x', helped: 4, didNotHelp: 2, reasons }],
          all: 1,
        },
        ...{ coverage: { asked: 40, answered: 31 }, medianSeconds: 10_000 },
      },
      due: { 'who-chairs-the-harbour-board': '2026-11-01' },
    },
    { teamId: 'T0COURIER', records: empty, due: {} },
  ],
};

describe.each(['light', 'dark'] as const)('the board on the page, %s', (colorScheme) => {
  it('is read, by everybody alike, and read again', async () => {
    let isAway = false;
    const { url } = await startCurating(draftedFiles, async () => {
      if (isAway) throw new Error('The server is away.');
      return found;
    });
    const page = await openPage(browser, { url, colorScheme });

    await page.getByRole('tab', { name: 'All facts' }).focus();
    for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
    const board = page.getByRole('region', { name: 'Workspace T0HERALD' });
    await board.getByText('In the last 7 days I answered 31 of 40 questions (77%).').waitFor();

    const open = board.getByRole('region', { name: 'Open questions' });
    expect(await open.getByRole('listitem').allTextContents()).toEqual([
      '“where are the zebras?” · asked by 3 · since 27 November · with U7',
      'A question whose words are deleted · since 20 November',
      'A question whose words are deleted · since 20 November',
    ]);
    await open.getByText('and 117 more').waitFor();
    await board
      .getByText('A fact that is gone · it helped 4 · it did not help 2 (“It is wrong”: 2)')
      .waitFor();
    await board.getByText('“The chair of the harbour board” · since 1 November').waitFor();
    const other = page.getByRole('region', { name: 'Workspace T0COURIER' });
    await other.getByText('Nothing is due for a check.').waitFor();
    await page.getByRole('status').getByText('3 more workspaces are not shown').waitFor();
    expect(await findFaults(page)).toEqual([]);

    isAway = true;
    await page.getByRole('button', { name: 'Read it again' }).click();
    await page.getByText('The board cannot be read: The server is away.').waitFor();
    expect(await board.count()).toBe(0);
  });
});

it('there is no board without a database', async () => {
  const { url } = await startCurating(draftedFiles);
  const page = await openPage(browser, { url });
  await page.getByRole('tab', { name: 'Missing' }).waitFor();

  expect(await page.getByRole('tab', { name: 'Board' }).count()).toBe(0);
  const answered = await fetch(`${url}boards`);
  expect(await answered.json()).toEqual({
    teams: [],
    note: 'This page was started without a database.',
  });
});
