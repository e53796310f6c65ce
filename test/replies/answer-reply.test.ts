import { describe, expect, it } from 'vitest';
import type { Answer, Match } from '../../src/desk/answer.ts';
import { missed } from '../../src/desk/decide-answer.ts';
import type { Aside } from '../../src/desk/find-aside.ts';
import { answerReply } from '../../src/replies/answer-reply.ts';
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
import { richTexts, typesIn } from '../fixtures/read-blocks.ts';

const knowledge = makeKnowledge();

describe('answerReply', () => {
  it('shows the answer, the quote, where it stands, and what can be done next', () => {
    const reply = replyWith(covered(pierClosed), 'acknowledgement');

    expect(reply).toEqual({
      blocks: [
        {
          type: 'rich_text',
          elements: [
            section({
              type: 'text',
              text: 'The harbour board closed the east pier.',
              style: { bold: true },
            }),
            {
              type: 'rich_text_quote',
              elements: [
                { type: 'text', text: 'The harbour board closed the east pier on Monday.' },
              ],
            },
            section(
              { type: 'text', text: '“Harbour Board Closes East Pier”' },
              {
                type: 'text',
                text: ', ¶1 · outlet and date not stated in our copy · single source',
              },
            ),
          ],
        },
        {
          type: 'actions',
          elements: [
            buttonFor('explain_answer', 'Why this answer?', pierClosed.id),
            buttonFor('share_answer', 'Share in channel', pierClosed.id),
          ],
        },
        { type: 'context', elements: [plainText('Related topics')] },
        { type: 'actions', elements: [buttonFor('ask_topic_0', berths.title, berths.id)] },
      ],
      cited: { factIds: [pierClosed.id], knowledge: expect.stringMatching(/^[0-9a-f]{12,}$/) },
      text: [
        'The harbour board closed the east pier.',
        '“The harbour board closed the east pier on Monday.”',
        '“Harbour Board Closes East Pier”, ¶1 · outlet and date not stated in our copy · single source',
      ].join('\n'),
    });
  });

  it('reports a view as somebody’s view, never as what the source says', () => {
    const { blocks, text } = replyWith(covered(pierOpens));

    expect(richTexts(blocks)).toContain('The source reports this as the view of Ann Reed.');
    expect(text).toContain('\nThe source reports this as the view of Ann Reed.\n');
  });

  it('says who said it where the source gives it to somebody', () => {
    const fact = makeFact({ attribution: 'according to the harbour board' });

    expect(richTexts(replyWith(covered(fact)).blocks)).toContain('According to the harbour board.');
  });

  it('explains a relative time', () => {
    const note = '"Monday" is relative to an article whose date we do not have.';

    const { blocks, text } = replyWith(covered(makeFact({ note })));

    expect(JSON.stringify(blocks)).toContain(JSON.stringify(note));
    expect(text).toContain(note);
  });

  it('answers in the language of the question, and quotes in that of the source', () => {
    const fact = makeFact({
      translations: { ko: { answer: '항만위원회가 폐쇄했다.', questions: [] } },
    });

    const { blocks } = replyWith({ ...covered(fact), language: 'ko' });

    expect(richTexts(blocks).slice(0, 2)).toEqual([
      '항만위원회가 폐쇄했다.',
      'The harbour board closed the east pier on Monday.',
    ]);
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
      '{"type":"link","url":"https://quay.example/pier","text":"“Harbour Board Closes East Pier”"}',
    );
  });

  it('shows a list as a table, and asks for feedback, only where a refusal comes back', () => {
    const fact = makeFact({
      list: { of: 'berths', items: ['Alder', 'Birch', 'Cedar', 'Dogwood'], complete: true },
    });
    const newer = (surface: ReplySurface) =>
      replyWith(covered(fact), surface)
        .blocks.map(({ type }) => type)
        .filter((type) => type === 'table' || type === 'context_actions');

    expect(newer('message')).toEqual(['table', 'context_actions']);
    expect(newer('response')).toEqual(['table']);
    expect(newer('acknowledgement')).toEqual([]);
  });

  it.each([
    [99, 100, 'berth 99'],
    [100, 100, 'and 2 more'],
    [150, 100, 'and 52 more'],
  ])('shows a list of %i in a table of %i rows', (items, rows, last) => {
    const list = {
      of: 'berths',
      items: Array.from({ length: items }, (_, n) => `berth ${n + 1}`),
      complete: true,
    };

    const table = replyWith(covered(makeFact({ list }))).blocks.find(
      ({ type }) => type === 'table',
    );

    expect(table).toMatchObject({ rows: expect.objectContaining({ length: rows }) });
    expect(JSON.stringify(table)).toMatch(new RegExp(`"${last}"[^"]*$`));
  });

  it('says that a fact was corrected', () => {
    const fact = makeFact({ status: 'corrected', version: 3 });

    const { blocks, text } = replyWith(covered(fact));

    expect(JSON.stringify(blocks)).toContain('Corrected: this is version 3.');
    expect(text).toContain('\nCorrected: this is version 3.');
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
      "Brazil, France and USA are not on the source's complete list of members of the pact.",
    ],
  ])('says first who is not on a complete list (%j)', (words, opening) => {
    const evidence = words.map(
      (word) => ({ word, met: 'outside', by: 'members of the pact' }) as const,
    );
    const best = makeMatch(pierClosed, { evidence });

    const { blocks, text } = replyWith({ ...covered(pierClosed), best });

    expect(richTexts(blocks).slice(0, 2)).toEqual([
      opening,
      'The harbour board closed the east pier.',
    ]);
    expect(text).toMatch(/^[^\n]*\nThe harbour board closed the east pier\.\n/);
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

  it('names the words that met nothing, what is nearest, and what the base covers', () => {
    const { text, blocks } = replyWith(miss(['founded']));

    expect(text).toBe(
      [
        'Not in the source: “founded”.',
        'The nearest it says, which is not an answer to the question:',
        '“The harbour board closed the east pier on Monday.”',
        '“Harbour Board Closes East Pier”, ¶1 · outlet and date not stated in our copy · single source',
        'Near topics:',
        '- The berths of the pier (which-berths)',
        'I answer only from “Harbour Board Closes East Pier”.',
      ].join('\n'),
    );
    expect(typesIn(blocks).filter((type) => type === 'button')).toHaveLength(2);
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
      'Not in the source: “word0”, “word1”, “word2”, “word3”, “word4”, “word5”, “word6”, “word7”.',
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
