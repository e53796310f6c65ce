import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/knowledge/knowledge-base.ts';
import { type HouseStyle, styleForms, usualStyle } from '../../src/knowledge/style-file.ts';
import { copyQuoteReply } from '../../src/replies/copy-quote-reply.ts';
import { formatInStyle } from '../../src/replies/house-style.ts';
import {
  makeFact,
  makeKnowledge,
  makeSource,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import { typesIn } from '../fixtures/read-blocks.ts';

const dated = { harbour: makeSource({ outlet: 'The Quay', date: '2026-05-01' }) };
const closed = 'The harbour board closed the east pier on Monday.';
const opens = 'Ann Reed, who chairs the board, said that it would open again in May.';
const inStyle = (given: Partial<HouseStyle> = {}, sources = dated) =>
  makeKnowledge({ sources, style: { ...usualStyle, ...given } });

const firstOf = ({ citations: [citation], attribution }: Fact) => ({ citation, attribution });

describe('a quote in house style', () => {
  it('gives the words to the outlet and not to whom it cites, and names date and speaker where they are known', () => {
    const knowledge = inStyle();

    expect(styleForms.map((form) => formatInStyle(firstOf(pierOpens), form, knowledge))).toEqual([
      `The Quay said: “${opens}” (“Harbour Board Closes East Pier”, 1 May 2026; citing Ann Reed)`,
      `The Quay said, quote: “${opens}” It cites Ann Reed.`,
      `“${opens}” (“Harbour Board Closes East Pier”, The Quay, citing Ann Reed)`,
      `1 May 2026 · “${opens}” (“Harbour Board Closes East Pier”, ¶1, citing Ann Reed)`,
    ]);
  });

  it('says nothing of what is not known', () => {
    expect(
      styleForms.map((form) => formatInStyle(firstOf(pierClosed), form, makeKnowledge())),
    ).toEqual([
      `“${closed}” (“Harbour Board Closes East Pier”)`,
      `“${closed}”`,
      `“${closed}” (“Harbour Board Closes East Pier”)`,
      `“${closed}” (“Harbour Board Closes East Pier”, ¶1)`,
    ]);
  });

  it('follows the newsroom in its marks, its verb and its dates', () => {
    const knowledge = inStyle({ quotes: 'straight', verb: 'says', dates: 'month_first' });

    expect(formatInStyle(firstOf(pierOpens), 'story', knowledge)).toBe(
      `The Quay says: "${opens}" ("Harbour Board Closes East Pier", May 1, 2026; citing Ann Reed)`,
    );
    expect(formatInStyle(firstOf(pierClosed), 'live_blog', inStyle({ dates: 'iso' }))).toMatch(
      /^2026-05-01 · /,
    );
  });

  it('leaves words in a quote alone that look like a part of a template', () => {
    const quote = 'The [pier] has {verb} berths.';
    const [citation] = pierClosed.citations;
    const odd = makeFact({ citations: [{ ...citation, quote }] });

    expect(formatInStyle(firstOf(odd), 'caption', makeKnowledge())).toContain(`“${quote}” (`);
  });
});

it('each form is a block to copy, in the language of whoever asked', () => {
  const { blocks, text } = copyQuoteReply(pierClosed, makeKnowledge(), 'ko');

  expect(typesIn(blocks).filter((type) => type === 'rich_text_preformatted')).toHaveLength(4);
  expect(text).toMatch(/^기사\n“The harbour board/);
});

it('gives every quote of a fact that stands on several, each with its own place', () => {
  const both = makeFact({ citations: [...pierClosed.citations, ...pierOpens.citations] });

  const { text } = copyQuoteReply(both, makeKnowledge(), 'en');

  for (const copy of text.split('\n\n').slice(0, 4)) {
    expect(copy).toContain(closed);
    expect(copy).toContain(opens);
  }
});

it('leaves out whole what does not fit, and cuts no quote', () => {
  const [citation] = pierClosed.citations;
  const long = makeFact({ citations: [{ ...citation, quote: 'Pier. '.repeat(400).trim() }] });

  const { text } = copyQuoteReply(long, makeKnowledge(), 'en');

  expect(text.length).toBeLessThan(4_000);
  for (const copy of text.split('\n\n')) expect(copy).toContain('Pier. Pier.”');
});

it('says so where not even one form fits', () => {
  const [citation] = pierClosed.citations;
  const long = makeFact({ citations: [{ ...citation, quote: 'Pier. '.repeat(4_000).trim() }] });

  expect(copyQuoteReply(long, makeKnowledge(), 'en').text).toMatch(/^This quote is too long/);
});
