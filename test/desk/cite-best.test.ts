import { expect, it } from 'vitest';
import { createCiter } from '../../src/desk/answering/cite-best.ts';
import { createLexicon } from '../../src/desk/matching/create-lexicon.ts';
import { makeCitation, makeFact, makeMatch } from '../fixtures/make-knowledge.ts';

const lexicon = createLexicon(new Map());
const ground = {
  ...{ said: new Set<string>(), asked: new Set<string>(), names: new Set(['ness', 'holm']) },
  ...{ heads: new Set<string>(), initials: new Set<string>(), countries: new Set<string>() },
};
const quotes = ['The Ness ferry sails at noon.', 'The Holm ferry sails at dusk from the old pier.'];
const [ness = '', holm = ''] = quotes;

it.each([
  ['when does the holm ferry sail', holm, 'by the name that only it has'],
  ['which ferry sails from the old pier', holm, 'by the words that only it has'],
  ['ferry', ness, 'as the curator has it, where the question does not say which'],
])('cites first for “%s” “%s”, %s', (question, first) => {
  const [one, two] = quotes.map((quote, at) => makeCitation({ quote, paragraph: at + 1 }));
  if (!one || !two) throw new Error('two quotes make two citations');
  const match = makeMatch(makeFact({ citations: [one, two] }));

  const { fact } = createCiter({ lexicon, ground })(match, lexicon.read(question));

  expect(fact.citations[0].quote).toBe(first);
  expect(fact.citations).toHaveLength(2);
});

it('keeps the curator’s order for a word that the title has, since whoever asks for the fact says it', () => {
  const list = makeCitation({ quote: 'The line includes three ports.', paragraph: 4 });
  const holmOnly = makeCitation({ quote: holm, paragraph: 3 });
  const fact = makeFact({ title: 'Holm is not among the ports', citations: [list, holmOnly] });

  const cite = (question: string) =>
    createCiter({ lexicon, ground })(makeMatch(fact), lexicon.read(question)).fact.citations[0];

  expect(cite('is holm in')).toBe(list);
  expect(cite('does holm have the old pier')).toBe(holmOnly);
});
