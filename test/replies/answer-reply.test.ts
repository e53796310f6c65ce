import { describe, expect, it } from 'vitest';
import type { Answer, Match } from '../../src/desk/answer.ts';
import { missed } from '../../src/desk/decide-answer.ts';
import type { Aside } from '../../src/desk/find-aside.ts';
import { hashFact } from '../../src/knowledge/hash-fact.ts';
import { answerReply, otherNearestReply } from '../../src/replies/answer-reply.ts';
import type { ReplySurface } from '../../src/replies/reply.ts';
import {
  berths,
  makeCitation,
  makeFact,
  makeKnowledge,
  makeMatch,
  makeSource,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import { richTexts, shownQuotes, typesIn } from '../fixtures/read-blocks.ts';

const knowledge = makeKnowledge();
const shut = makeFact({ id: 'shut', answer: 'The board shut the pier for repairs.' });

describe('answerReply', () => {
  it('shows the answer, the quote, where it stands, and what can be done next', () => {
    const reply = replyWith(covered(shut), 'acknowledgement');

    expect(reply).toEqual({
      blocks: [
        {
          type: 'rich_text',
          elements: [
            section({
              type: 'text',
              text: 'The board shut the pier for repairs.',
              style: { bold: true },
            }),
            {
              type: 'rich_text_quote',
              elements: [
                { type: 'text', text: 'The harbour ' },
                { type: 'text', text: 'board', style: { bold: true } },
                { type: 'text', text: ' closed the east pier on Monday.' },
              ],
            },
          ],
        },
        {
          type: 'context',
          elements: [plainText('¶1 · Harbour Board Closes East Pier')],
        },
        {
          type: 'actions',
          elements: [
            buttonFor('explain_answer', 'Why this answer?', shut.id),
            buttonFor('share_answer', 'Share in channel', shut.id),
            {
              ...{ type: 'overflow', action_id: 'more' },
              options: [
                {
                  text: plainText('Copy with attribution'),
                  value: `copyQuote:${buttonFor('', '', shut.id).value}`,
                },
                {
                  text: plainText(berths.title),
                  value: `askTopic:${buttonFor('', '', berths.id).value}`,
                },
                { text: plainText('Ask curators'), value: 'askCurators:["check","1700.1"]' },
              ],
            },
          ],
        },
      ],
      cited: {
        facts: [{ id: shut.id, version: hashFact(shut) }],
        knowledge: expect.stringMatching(/^[0-9a-f]{12,}$/),
      },
      text: [
        'The board shut the pier for repairs.',
        '“The harbour board closed the east pier on Monday.”',
        '¶1 · Harbour Board Closes East Pier',
      ].join('\n'),
    });
  });

  it('lets the quote be the answer where both say the same', () => {
    const { blocks, text } = replyWith(covered(pierClosed));

    expect(shownQuotes(blocks)).toEqual(['The harbour board closed the east pier on Monday.']);
    expect(JSON.stringify(blocks)).not.toContain('The harbour board closed the east pier."');
    expect(text).toMatch(/^“The harbour board closed the east pier on Monday\.”\n¶1/);
  });

  it('has at most three buttons in the open, and the rest behind three dots', () => {
    const related = makeMatch(berths, { evidence: [{ word: 'pier', met: 'same', by: 'pier' }] });

    const [menu] = replyWith({ ...covered(pierClosed), others: [related] }).blocks.flatMap(
      (block) =>
        block.type === 'actions' ? block.elements.filter(({ type }) => type === 'overflow') : [],
    );

    expect(menu).toMatchObject({
      options: [
        {
          text: plainText('Copy with attribution'),
          value: expect.stringMatching(/^copyQuote:\["who-closed-the-pier"/),
        },
        {
          text: plainText(berths.title),
          value: expect.stringMatching(/^askTopic:\["which-berths"/),
        },
        { text: plainText('Ask curators'), value: expect.stringMatching(/^askCurators:\["check"/) },
        { text: plainText('This helped'), value: expect.stringMatching(/^giveFeedback:\+\[/) },
        { text: plainText('This did not help'), value: expect.stringMatching(/^giveFeedback:-\[/) },
      ],
    });
  });

  it('offers no topic that shows the same quote again, nor one that the question met nothing of', () => {
    const met = [{ word: 'pier', met: 'same', by: 'pier' }] as const;
    const same = makeMatch(makeFact({ id: 'same-quote' }), { evidence: met });
    const offSubject = makeMatch(berths, { evidence: [] });

    const { blocks } = replyWith({ ...covered(pierClosed), others: [same, offSubject] });

    expect(JSON.stringify(blocks)).not.toContain('askTopic');
  });

  it('reports a view as somebody’s view, never as what the source says', () => {
    const { blocks, text } = replyWith(covered(pierOpens));

    expect(JSON.stringify(blocks)).toContain('"Reported as the view of Ann Reed · ¶');
    expect(text).toContain('\nReported as the view of Ann Reed · ¶');
  });

  it('says who said it where the source gives it to somebody', () => {
    const fact = makeFact({ attribution: 'according to the harbour board' });

    expect(replyWith(covered(fact)).text).toContain('\nAccording to the harbour board · ¶1');
  });

  it('explains a relative time', () => {
    const note = '"Monday" is relative to an article whose date we do not have';

    const { blocks, text } = replyWith(covered(makeFact({ note: `${note}.` })));

    expect(JSON.stringify(blocks)).toContain(JSON.stringify(note).slice(1, -1));
    expect(text).toContain(note);
  });

  it('answers in the language of the question, and quotes in that of the source', () => {
    const fact = makeFact({
      translations: { ko: { answer: '항만위원회가 폐쇄했다.', questions: [] } },
    });

    const { blocks } = replyWith({ ...covered(fact), language: 'ko' });

    expect(richTexts(blocks)[0]).toBe('항만위원회가 폐쇄했다.');
    expect(shownQuotes(blocks)).toEqual(['The harbour board closed the east pier on Monday.']);
  });

  it('links the source where its address is known', () => {
    const linked = makeKnowledge({
      sources: { harbour: makeSource({ link: 'https://quay.example/pier' }) },
    });

    const { blocks } = answerReply({
      answer: covered(pierClosed),
      knowledge: linked,
      command: '/desk',
      surface: 'message',
      askId: '1',
    });

    expect(JSON.stringify(blocks)).toContain(
      '{"type":"link","url":"https://quay.example/pier","text":"Harbour Board Closes East Pier"}',
    );
  });

  it('shows a long list once, in two columns, and not the sentence that it stands in', () => {
    const items = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gorse', 'Hazel', 'Ivy'];
    const fact = makeFact({ list: { of: 'berths', items, complete: true } });

    const { blocks, text } = replyWith(covered(fact));

    expect(richTexts(blocks)).toEqual(['9 berths']);
    expect(blocks[1]).toEqual({
      type: 'section',
      fields: [plainText('Alder\nBirch\nCedar\nDogwood\nElm'), plainText('Fir\nGorse\nHazel\nIvy')],
    });
    expect(JSON.stringify(blocks)).toContain('Show the whole quote');
    expect(text).toMatch(/^“The harbour board closed/);
  });

  it('says of a list that is not complete only what it is of', () => {
    const items = Array.from({ length: 8 }, (_, n) => `berth ${n}`);
    const fact = makeFact({ list: { of: 'berths', items, complete: false } });

    expect(richTexts(replyWith(covered(fact)).blocks)).toEqual(['Named as berths']);
  });

  it.each([
    [60, 'berth 60'],
    [62, 'and 2 more'],
  ])('shows sixty items of a list of %i', (length, last) => {
    const items = Array.from({ length }, (_, n) => `berth ${n + 1}`);
    const fact = makeFact({ list: { of: 'berths', items, complete: true } });

    expect(JSON.stringify(replyWith(covered(fact)).blocks[1])).toMatch(new RegExp(`n${last}"`));
  });

  it('says that a fact was corrected', () => {
    const fact = makeFact({ status: 'corrected', version: 3 });

    const { blocks, text } = replyWith(covered(fact));

    expect(JSON.stringify(blocks)).toContain('Corrected: this is version 3 · ¶1');
    expect(text).toContain('\nCorrected: this is version 3 · ¶1');
  });

  it.each([
    [['Taiwan'], "Taiwan is not on the source's complete list of members of the pact."],
    [['taiwan'], "Taiwan is not on the source's complete list of members of the pact."],
    [
      ['papua', 'new', 'guinea'],
      "Papua New Guinea is not on the source's complete list of members of the pact.",
    ],
    [
      ['Brazil', 'France', 'usa', 'Brazil'],
      "Brazil, France and the USA are not on the source's complete list of members of the pact.",
    ],
  ])('says first who is not on a complete list (%j)', (words, opening) => {
    const evidence = words.map(
      (word) => ({ word, met: 'outside', by: 'members of the pact' }) as const,
    );
    const best = makeMatch(pierClosed, { evidence });

    const { blocks, text } = replyWith({ ...covered(pierClosed), best });

    expect(richTexts(blocks)[0]).toBe(opening);
    expect(text.startsWith(`${opening}\n`)).toBe(true);
  });

  it('keeps a long quote of one sentence whole in the plain text, as far as Slack takes it', () => {
    const quoteOf = (length: number) => `${'Word '.repeat(length / 5).trim()}.`;
    const textOf = (quote: string) =>
      replyWith(covered(makeFact({ citations: [makeCitation({ quote })] }))).text;

    expect(textOf(quoteOf(3_000))).toContain(`“${quoteOf(3_000)}”`);
    expect(textOf(quoteOf(3_600))).toContain('“[…]”');
    expect(textOf(`It closed for now. ${quoteOf(3_600)}`)).toContain('“It closed for now. […]”');
  });

  it('offers to share what only the asker sees', () => {
    const canShare = (surface: ReplySurface) =>
      JSON.stringify(replyWith(covered(pierClosed), surface)).includes('share_answer');

    expect(canShare('acknowledgement')).toBe(true);
    expect(canShare('response')).toBe(true);
    expect(canShare('message')).toBe(false);
  });

  it('names the words that met nothing, and what is nearest', () => {
    const { text, blocks } = replyWith(miss(['founded']));

    expect(text).toBe(
      [
        'Not in the source: “founded”. Nearest, but not an answer:',
        '“The harbour board closed the east pier on Monday.”',
        '¶1 · Harbour Board Closes East Pier',
      ].join('\n'),
    );
    const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(buttons[0]).toMatchObject({ type: 'button', text: plainText('Ask curators') });
  });

  it('shows one sentence on a miss, and the others when it is pressed for', () => {
    const passages = [1, 2, 3].map((paragraph) => ({
      ...{ citation: makeCitation({ paragraph }), speaker: null, fact: null, score: 0.1 },
    }));
    const answer = { ...miss(['founded']), passages };

    const { blocks, text } = replyWith(answer);
    const others = otherNearestReply(answer, knowledge);

    expect(shownQuotes(blocks)).toHaveLength(1);
    expect(JSON.stringify(blocks)).toContain('Other nearest');
    expect(text).toContain('¶1');
    expect(shownQuotes(others.blocks)).toHaveLength(2);
    expect(others.text).toContain('¶2 · ');
  });

  it('quotes nothing for a question of which nothing is met', () => {
    const evidence = [{ word: 'lunch', met: 'nothing', by: null }] as const;
    const nearest = [makeMatch(pierClosed, { evidence })];

    expect(shownQuotes(replyWith({ ...miss(['lunch']), nearest }).blocks)).toEqual([]);
  });

  it.each<[Aside, RegExp]>([
    ['empty', /^Ask me a question, or try \/desk help\./],
    ['greeting', /^Hello\. Ask me a question/],
    ['thanks', /^You are welcome\./],
    ['small_talk', /^I only look up what a source says\./],
    ['instruction', /^I only say what the source says, whatever I am told\./],
    ['gibberish', /^I could not read a question in that\. Try \/desk help/],
  ])('has one line and three questions to try for what is no question (%s)', (reason, line) => {
    const { blocks, text } = replyWith({ ...miss([]), reason, nearest: [] });

    expect(richTexts(blocks)).toEqual([expect.stringMatching(line)]);
    expect(typesIn(blocks).filter((type) => type === 'button')).toHaveLength(3);
    expect(text).toMatch(line);
    expect(text).toContain('- Who closed the east pier?');
    expect(text).not.toMatch(/¶|Not in the source/);
  });

  it('does not repeat a whole pasted page as words that met nothing', () => {
    const { blocks } = replyWith(miss(Array.from({ length: 500 }, (_, n) => `word${n}`)));

    expect(richTexts(blocks)[0]).toBe(
      'Not in the source: “word0”, “word1”, “word2”, “word3”, “word4”, “word5”, “word6”, “word7”. Nearest, but not an answer:',
    );
  });

  it('puts nobody’s words into a button', () => {
    const { blocks } = replyWith(miss(['unpublished', 'merger']));

    expect(
      JSON.stringify(blocks)
        .match(/"value":"[^}]*"/g)
        ?.join(),
    ).not.toMatch(/unpublished|merger/);
  });
});

function replyWith(answer: Answer, surface: ReplySurface = 'message') {
  return answerReply({ answer, knowledge, command: '/desk', surface, askId: '1700.1' });
}

function covered(fact: ReturnType<typeof makeFact>): Extract<Answer, { best: Match }> {
  return {
    ...{ kind: 'covered', level: 'answer' },
    best: makeMatch(fact),
    others: [makeMatch(berths)],
    language: 'en',
  };
}

function miss(unexplained: readonly string[]): Answer & { kind: 'not_covered' } {
  return {
    ...missed('not_in_source'),
    unexplained,
    nearest: [makeMatch(pierClosed), makeMatch(berths)],
    language: 'en',
  };
}

function section(...elements: object[]) {
  return { type: 'rich_text_section', elements };
}

function plainText(text: string) {
  return { type: 'plain_text', text, emoji: false };
}

function buttonFor(actionId: string, label: string, factId: string) {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(label),
    value: JSON.stringify([factId, '0123456789ab', 'en', '1700.1']),
  };
}
