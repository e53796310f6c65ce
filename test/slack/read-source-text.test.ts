import { describe, expect, it } from 'vitest';
import { longestChannelSource } from '../../src/limits.ts';
import { readSourceText } from '../../src/slack/answering/read-source-text.ts';
import { readSlackArticle } from '../../src/slack/messages/read-slack-text.ts';
import { readSourceOrder } from '../../src/slack/messages/read-source-order.ts';

const two = 'The pier closes in May.\nIt opens again in June.';

describe('a text as a source', () => {
  it.each([
    ['its first line is its title', `Pier to Close\n\n${two}`, 'Pier to Close', two],
    ['a sentence for a first line stays in it', two, 'The pier closes in May.', two],
    [
      'a line that was wrapped is one again',
      'Pier to Close\nThe harbour board of Eastport said on Monday that the east pier is to\nclose in May. It opens again in June.',
      'Pier to Close',
      'The harbour board of Eastport said on Monday that the east pier is to close in May. It opens again in June.',
    ],
    [
      'lines of the page are left out',
      `Pier to Close\n${two}\nRead more: Ten piers`,
      'Pier to Close',
      two,
    ],
  ])('%s', (_, text, title, body) => {
    expect(readSourceText(text)).toEqual({ title, body });
  });

  it('has the title that somebody gives it, and is whole', () => {
    expect(readSourceText(two, 'From the board')).toEqual({ title: 'From the board', body: two });
    expect(readSourceText(`Pier to Close\n${two}`, 'Pier to Close')).toEqual({
      title: 'Pier to Close',
      body: two,
    });
  });

  it.each([
    ['empty', ' \n–\n'],
    ['short', 'Pier to Close\nThe pier closes.'],
    ['long', `Pier\n${'It closes. '.repeat(longestChannelSource / 10)}`],
    ['language', '桟橋は閉鎖された。\n五月に再開する。'],
    ['language', '부두가 폐쇄되었다. 5월에 다시 연다.'],
    ['code', '<html><body><p>The pier closes.</p><p>It opens again.</p></body></html>'],
  ])('is none where it is %s', (why, text) => {
    expect(readSourceText(text)).toBe(why);
  });

  it('keeps the marks that its writer used, and nothing of Slack’s', () => {
    const typed =
      'Pier\u200B\n&gt; “It *closes*,” said <@U1|ann> – in May.\r\n<https://a.example|More> &amp; more.\u0000';

    expect(readSlackArticle(typed)).toBe('Pier\n“It closes,” said @ann – in May.\nMore & more.');
  });
});

describe('a message that gives a source', () => {
  it.each([
    ['<@U0BOT> source\nPier\nIt closes.', 'Pier\nIt closes.'],
    ['Source:\r\n\r\nPier', 'Pier'],
    ['*source*\nPier', 'Pier'],
    ['source', null],
    ['source of the quote?\nPier', null],
    ['sources\nPier', null],
    ['What is the source\nof that?', null],
  ])('is told by its first line: %j', (text, given) => {
    expect(readSourceOrder(text, { botUserId: 'U0BOT' })).toBe(given);
  });
});
