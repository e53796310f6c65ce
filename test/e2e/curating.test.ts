import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../packages/local-slack/test/e2e/open-browser.ts';
import { openPage } from '../../packages/local-slack/test/e2e/open-page.ts';
import { type Curating, startCurating } from '../curating/start-curating.ts';
import { findFaults } from './find-faults.ts';

let browser: Browser;
let curating: Curating;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  curating = await startCurating();
});

const textOf = () => readFileSync(join(curating.folder, 'facts/harbour.yml'), 'utf8');
const write = (text: string) => writeFileSync(join(curating.folder, 'facts/harbour.yml'), text);
const row = (page: Page, title: string) => page.getByRole('button', { name: title });
const form = (page: Page) => page.getByRole('form');

async function open(colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await openPage(browser, { url: curating.url, colorScheme });
  await row(page, 'The cost of the repair').waitFor();
  return page;
}

it('takes a draft from the article to a saved fact: accept, edit, mend, ask, undo', async () => {
  const before = textOf();
  const page = await open();
  const sentence = page.getByRole('link', { name: 'The repair costs 12 million' });
  expect(await sentence.getAttribute('title')).toBe('Draft');

  await sentence.click();
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByRole('status').getByText('Done: accept “The cost of the repair”.').waitFor();
  await expect.poll(() => sentence.getAttribute('title')).toBe('Accepted');
  const accepted = before.replace('  status: draft\n', '');
  expect(textOf()).toBe(accepted);

  await row(page, 'The cost of the repair').click();
  await page.getByRole('button', { name: 'Edit' }).click();
  const answer = form(page).getByLabel('Answer', { exact: true });
  await answer.fill('The repair costs 13 million crowns.');
  await form(page).getByText('the number "13" is not in the quotes.').waitFor();
  await form(page)
    .getByText('Say only what the quotes say, or cite the quote that has it.')
    .waitFor();
  const save = form(page).getByRole('button', { name: 'Save' });
  expect(await save.isDisabled()).toBe(true);

  await answer.fill('It costs 12 million crowns.');
  await form(page).getByText('Proved against the whole base').waitFor();
  await save.click();
  await form(page).waitFor({ state: 'detached' });
  expect(textOf()).toBe(
    accepted.replace(
      'The repair costs 12 million crowns, the board says.',
      'It costs 12 million crowns.',
    ),
  );

  await page.getByLabel('Ask the draft').fill('How much does the repair cost?');
  await page.getByRole('button', { name: 'Ask' }).click();
  const said = page.getByRole('region', { name: 'Answer' });
  await said.getByText('“The repair costs 12 million crowns, according to the board.”').waitFor();
  await said.getByText('“repair” met “repair” in the quote').waitFor();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(textOf).toBe(accepted);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(textOf).toBe(before);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(textOf).toBe(accepted);
});

describe('what somebody else writes into the folder', () => {
  it('appears on the page by itself', async () => {
    const page = await open();

    write(textOf().replace('The cost of the repair', 'The price of the repair'));

    await row(page, 'The price of the repair').waitFor();
  });

  it('is shown beside what one is writing, and is overwritten by nobody', async () => {
    const page = await open();
    await row(page, 'The cost of the repair').click();
    await page.keyboard.press('e');
    await form(page).getByLabel('Title', { exact: true }).fill('What it costs');

    const byHand = textOf().replace('The cost of the repair', 'The price of the repair');
    write(byHand);
    await form(page).getByText('Somebody changed this file just now.').waitFor();
    await form(page).getByRole('button', { name: 'Save' }).click();

    const versions = page.getByRole('alert', { name: 'Two versions' });
    await versions.getByText('title: What it costs').waitFor();
    await versions.getByText('title: The price of the repair').waitFor();
    expect(textOf()).toBe(byHand);

    await versions.getByRole('button', { name: 'Save mine in its place' }).click();
    await expect.poll(textOf).toBe(byHand.replace('The price of the repair', 'What it costs'));
  });
});

it('can be used by the keyboard alone', async () => {
  const before = textOf();
  const page = await open();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await press('j', 'j');
  await page.getByRole('toolbar').getByText('Accept').waitFor();
  await press('k', 'ArrowDown', 'a');
  await expect.poll(textOf).toBe(before.replace('  status: draft\n', ''));

  await press('e');
  await form(page).waitFor();
  await press('Shift+Tab', 'End');
  await page.keyboard.type(' of all');
  await form(page).getByText('Proved against the whole base').waitFor();
  await press('Enter');
  await expect.poll(textOf).toContain('title: The cost of the repair of all\n');
  // It is on the disk a moment before the form is gone, in whose field a key would be typed.
  await form(page).waitFor({ state: 'detached' });
  await press('u', 'u');
  await expect.poll(textOf).toBe(before);

  await press('e', 'Escape', 'Delete');
  await expect.poll(textOf).not.toContain('what-the-repair-costs');
  await press('u');
  await expect.poll(textOf).toBe(before);

  await press('n');
  await page.getByRole('region', { name: 'This sentence' }).waitFor();
  await press('Enter');
  await form(page).getByLabel('Questions').waitFor();
  await press('Escape');

  await press('/');
  await page.keyboard.type('Who chairs the harbour board?');
  await press('Enter');
  await page.getByRole('region', { name: 'Answer' }).getByText('Ann Reed, who chairs').waitFor();
  await press('Escape', '?');
  await page.getByRole('dialog', { name: 'Keys' }).getByText('the question box').waitFor();
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('gives back what somebody left unsaved', async () => {
  const page = await open();
  await row(page, 'The cost of the repair').click();
  await page.keyboard.press('e');
  await form(page).getByLabel('Title', { exact: true }).fill('What it costs');
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Take it up again' }).click();

  expect(await form(page).getByLabel('Title', { exact: true }).inputValue()).toBe('What it costs');
});

it('joins two facts into one, and parts one into two', async () => {
  const before = textOf();
  const page = await open();
  await row(page, 'The chair of the harbour board').click();
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByLabel('Join with').selectOption('The cost of the repair');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await form(page).getByText('Proved against the whole base').waitFor();
  await form(page).getByRole('button', { name: 'Save' }).click();
  await row(page, 'The cost of the repair').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Part' }).click();
  await page.getByRole('button', { name: 'How much does the repair cost?' }).click();
  const part = form(page).locator('#part-title');
  await part.fill('The cost');
  await form(page).locator('#part-answer').fill('It costs 12 million crowns.');
  await form(page).getByText('Proved against the whole base').waitFor();
  await part.press('Enter');
  await row(page, 'The cost').waitFor();
  expect(textOf()).toContain(
    '- id: who-chairs-the-harbour-board-2\n  status: draft\n  title: The cost\n',
  );

  await page.keyboard.press('u');
  await row(page, 'The cost').waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await expect.poll(textOf).toBe(before);
});

it('shows what is missing, and makes a fact of it', async () => {
  const page = await open();
  await page.getByRole('tab', { name: /Missing/ }).click();
  await page.getByRole('button', { name: 'Make a fact of this' }).first().click();
  const questions = form(page).getByLabel('Questions', { exact: true });
  await questions.waitFor();
  await questions.fill('Which piers are repaired?');
  await form(page).getByText('Proved against the whole base').waitFor();
  await questions.press('Control+Enter');

  await form(page).waitFor({ state: 'detached' });
  expect(textOf()).toContain(
    '{source: harbour-story, quote: "It covers piers in Eastport, Ness and Holm."}',
  );
  await page.getByRole('button', { name: 'Add values' }).first().waitFor();
});

describe.each(['light', 'dark'] as const)('the page, %s', (colorScheme) => {
  it('has no serious fault, with a form, a fault, an answer and what is missing', async () => {
    const page = await open(colorScheme);
    await page.keyboard.press('j');
    expect(await findFaults(page)).toEqual([]);

    await page.keyboard.press('e');
    await form(page).getByLabel('Answer', { exact: true }).fill('It costs 13.');
    await form(page).getByText('One thing to mend').waitFor();
    await page.getByText('More: id, names').click();
    expect(await findFaults(page)).toEqual([]);
    await page.getByLabel('Title', { exact: true }).press('Escape');

    await page.getByLabel('Ask the draft').fill('Who chairs the harbour board?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show this fact' }).first().waitFor();
    await page.getByRole('tab', { name: /Missing/ }).click();
    await page.getByText('Nothing is missing here.').first().waitFor();
    expect(await findFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Keys' }).click();
    expect(await findFaults(page)).toEqual([]);
  });
});

it('fits a phone', async () => {
  const page = await openPage(browser, {
    url: curating.url,
    viewport: { width: 390, height: 780 },
  });
  await row(page, 'The cost of the repair').click();
  await page.getByRole('toolbar').waitFor();

  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(await findFaults(page)).toEqual([]);
});
