import { describe, expect, it } from 'vitest';
import { loadDesk } from '../../src/load-desk.ts';
import { answerText } from '../../src/replies/answer-text.ts';
import { writeFolder } from '../support/knowledge-folder.ts';
import { runCptpp } from '../support/run-cptpp.ts';

/** An invented recall that nobody has curated. */
const files = {
  'sources/kettle.md': `---
id: kettle-story
title: Lidworth Kettles Recalled
language: en
outlet: Moorby Herald
author: unknown
date: 2026-04-09
link: unknown
---

Lidworth Kettles Recalled

Lidworth Appliances recalled 4,200 of its copper kettles on Wednesday after two of them caught fire in Moorby.
The company's director, Agnes Thorold, said a faulty switch was to blame. "We regret the alarm this has caused," she said.
Owners can return the kettles to any shop in the county until the end of June. They will get a new kettle or their money back.
The Moorby fire brigade, which put out both fires, warned people not to leave kettles unattended.
`,
};
const asked = 'How many copper kettles did Lidworth Appliances recall?';

describe('a base of sources alone', () => {
  it('answers with a sentence where it is sure, and says that nobody curated it', () => {
    const desk = loadDesk(writeFolder(files), { cacheDirectory: null });

    const answer = desk.answer(asked);

    expect(answer).toMatchObject({
      ...{ kind: 'covered', level: 'passage' },
      passage: {
        citation: {
          ...{ source: 'kettle-story', paragraph: 1, start: 0 },
          quote: expect.stringMatching(/^Lidworth Appliances recalled 4,200/),
        },
        fact: null,
      },
    });
    expect(answerText(answer, desk.knowledge)).toMatch(
      /^Not curated\. The source has this:\n“Lidworth Appliances recalled 4,200 .*”\n¶1 · .* · Moorby Herald · 2026-04-09$/,
    );
  });

  it.each([
    ['How many toasters did Brankley Appliances recall?', ['Brankley', 'toasters']],
    ['Who is the treasurer of Lidworth Appliances?', ['treasurer']],
  ])('declines what it does not speak of, and names it: %s', (question, words) => {
    const { knowledge, answer } = loadDesk(writeFolder(files), { cacheDirectory: null });

    const miss = answer(question);

    expect(miss).toMatchObject({ kind: 'not_covered', level: 'nearest' });
    expect(miss).toMatchObject({ unexplained: expect.arrayContaining(words) });
    expect(answerText(miss, knowledge)).toMatch(/^Not in the source: /);
  });

  it('never says "not in the source" of words that stand in it', () => {
    const { knowledge, answer } = loadDesk(writeFolder(files), { cacheDirectory: null });

    const miss = answer('what was to blame for the fires');

    expect(miss).toMatchObject({ kind: 'not_covered', unexplained: [] });
    expect(answerText(miss, knowledge)).toMatch(/^No answer to this in the source/);
  });

  it('shows on a miss the paragraphs that come nearest, each once', () => {
    const miss = loadDesk(writeFolder(files), { cacheDirectory: null }).answer(
      'what was to blame for the kettle fires',
    );

    const shown = miss.level === 'nearest' ? miss.passages : [];
    const paragraphs = shown.map(({ citation }) => citation.paragraph);
    expect(paragraphs).toContain(2);
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
  });

  it('is the same for programs', async () => {
    const run = await runCptpp(['ask', asked, '--json', '--knowledge', writeFolder(files)]);

    expect(JSON.parse(run.stdout)).toMatchObject({
      ...{ kind: 'covered', level: 'passage', fact: null },
      answer: expect.stringMatching(/^Lidworth Appliances recalled 4,200/),
      citations: [{ source: 'kettle-story', paragraph: 1, start: 0, attribution: null }],
      alternatives: expect.arrayContaining([
        expect.objectContaining({ fact: null, title: null, source: 'kettle-story' }),
      ]),
    });
  });
});
