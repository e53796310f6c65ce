import { describe, expect, it } from 'vitest';
import { harbourFiles } from '../support/knowledge-folder.ts';
import { findFact, setFields, startCurating } from './start-curating.ts';

const costs = 'what-the-repair-costs';

describe('the question box', () => {
  it('answers from drafts as if they were accepted, and says why', async () => {
    const page = await startCurating();
    const { key } = findFact(await page.workbench(), costs);

    const { body } = await page.ask('ask', {
      body: { text: 'How much does the repair cost?', changes: [] },
    });

    expect(body).toMatchObject({
      note: null,
      lines: expect.arrayContaining([
        { role: 'quote', text: '“The repair costs 12 million crowns, according to the board.”' },
      ]),
    });
    expect(body).toHaveProperty('why.0.fact', key);
    expect(body).toHaveProperty(
      'why.0.lines',
      expect.arrayContaining(['“repair” met “repair” in the quote']),
    );
  });

  it('answers from an edit that is not saved yet, and from none that has a fault', async () => {
    const page = await startCurating();
    const workbench = await page.workbench();
    const { fields } = findFact(workbench, costs);
    const questions = [...fields.questions, 'Which dredger is used?'];
    const ask = (change: Parameters<typeof setFields>[2]) =>
      page.ask('ask', {
        body: {
          text: 'Which dredger is used?',
          changes: setFields(workbench, costs, change).changes,
        },
      });

    expect((await ask({ questions })).body).toHaveProperty(
      'why.0.heading',
      expect.stringContaining('The cost'),
    );
    expect((await ask({ questions, answer: 'It costs 13.' })).body).toHaveProperty(
      'note',
      'Answered without your edit, as something is wrong with it.',
    );
  });

  it('holds a claim against the draft', async () => {
    const page = await startCurating();

    const { body } = await page.ask('ask', {
      body: { text: 'check that the repair costs 15 million crowns', changes: [] },
    });

    expect(body).toHaveProperty('lines.0.role', 'headline');
    expect(body).toHaveProperty('lines.0.text', expect.stringContaining('otherwise'));
    expect(body).toHaveProperty('why.0.heading', expect.stringContaining('rule '));
  });

  it('says that it cannot, while the base has a fault', async () => {
    const page = await startCurating({ 'names.yml': 'names: 3\n' });

    const { body } = await page.ask('ask', { body: { text: 'Who chairs?', changes: [] } });

    expect(body).toMatchObject({
      lines: [],
      note: 'The base has a fault. Mend it first: it answers nothing until then.',
    });
  });
});

describe('what is missing', () => {
  it('finds the sentences that the desk does not support by itself', async () => {
    const page = await startCurating();

    expect((await page.ask('unsupported')).body).toEqual({ sentences: [], note: null });
  });

  it('drafts a fact from a sentence, which proves as it is', async () => {
    const page = await startCurating();
    const quote = 'It covers piers in Eastport, Ness and Holm.';

    const { body } = await page.ask('propose', { body: { source: 'harbour-story', quote } });

    expect(body).toMatchObject({
      fields: { citations: [{ source: 'harbour-story', quote, paragraph: null }] },
    });
  });

  it('proposes a fact with none but names of the base', async () => {
    const quote = 'He sold three boats to the island council in March.';
    const source = harbourFiles['sources/harbour.md'] ?? '';
    const page = await startCurating({
      'sources/harbour.md': `${source}Carl Vinge, who runs the ferry, was 60 in May. ${quote}\n`,
    });

    const { body } = await page.ask('propose', { body: { source: 'harbour-story', quote } });

    expect(body).toMatchObject({
      fields: { names: [], questions: expect.arrayContaining([expect.any(String)]) },
    });
  });
});
