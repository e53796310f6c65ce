import { describe, expect, it } from 'vitest';
import { isWebCode, readArticle } from '../../src/drafting/read-article.ts';

describe('readArticle', () => {
  it('takes the first line for the headline, and what is the page’s own for furniture', () => {
    const article = readArticle(
      [
        ...[
          '  Eastport Closes Its Pier ',
          '',
          'By Ann Reed',
          'Share this',
          'Photo: B. Lund / Courier',
        ],
        ...['The pier closes.', '', 'Also Read: The best chowder', 'By Monday it is shut.'],
      ].join('\n'),
    );

    expect(article).toEqual({
      title: 'Eastport Closes Its Pier',
      author: 'Ann Reed',
      furniture: ['By Ann Reed', 'Photo:', 'Also Read:'],
      lines: [
        ...['Eastport Closes Its Pier', 'By Ann Reed', 'Photo: B. Lund / Courier'],
        ...['The pier closes.', 'Also Read: The best chowder', 'By Monday it is shut.'],
      ],
      paragraphs: ['The pier closes.', 'By Monday it is shut.'],
    });
  });

  it('keeps each line of the text that only begins like the page’s own', () => {
    const text = [
      ...['Shares in the firm rose.', 'Printers struck.', 'Xylem is a firm.'],
      ...['Published data show it.', 'By Ann Reed’s account it is shut.'],
    ];

    const { author, paragraphs } = readArticle(
      ['Eastport Closes Its Pier', 'Share', 'By Ann Reed', 'Print', 'X', ...text].join('\n'),
    );

    expect([author, paragraphs]).toEqual(['Ann Reed', text]);
    expect(readArticle('Pier\nBy Monday Ann Reed will know.')).toMatchObject({
      ...{ author: null, paragraphs: ['By Monday Ann Reed will know.'] },
    });
  });

  it('puts a headline that is given above a text that lacks it', () => {
    const { lines } = readArticle('The pier closes.', 'Eastport Closes Its Pier');

    expect(lines).toEqual(['Eastport Closes Its Pier', 'The pier closes.']);
  });

  it('tells the code of a page from a text that names a tag', () => {
    expect(isWebCode('<html><body><p>The pier closes.</p></body></html>')).toBe(true);
    expect(isWebCode('The <p> tag closes.')).toBe(false);
  });
});
