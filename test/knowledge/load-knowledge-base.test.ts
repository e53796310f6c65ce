import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/errors.ts';
import { loadKnowledgeBase } from '../../src/knowledge/load-knowledge-base.ts';
import { harbourFiles, writeFolder, writeHarbourBase } from '../support/knowledge-folder.ts';

const factFile = harbourFiles['facts/harbour.yml'] ?? '';
const sourceFile = harbourFiles['sources/harbour.md'] ?? '';
const namesFile = harbourFiles['names.yml'] ?? '';

describe('loadKnowledgeBase', () => {
  it('numbers paragraphs without headline and furniture, and finds each quote in its own', () => {
    const knowledge = loadKnowledgeBase(writeHarbourBase());

    const paragraphs = knowledge.sources['harbour-story']?.paragraphs ?? [];
    expect(paragraphs).toEqual([
      'Ann Reed, who chairs the harbour board, said the pier would close on 4 May.',
      'The repair costs 12 million crowns, according to the board. It covers piers in Eastport, Ness and Holm.',
    ]);
    expect(knowledge.facts.map(({ citations }) => citations)).toEqual([
      [{ source: 'harbour-story', paragraph: 1, start: 0, end: 75, quote: paragraphs[0] }],
      [
        {
          source: 'harbour-story',
          paragraph: 2,
          start: 0,
          end: 59,
          quote: 'The repair costs 12 million crowns, according to the board.',
        },
      ],
    ]);
  });

  it.each([
    ['no facts, names or calibration', {}],
    ['a file of facts that holds none', { 'facts/harbour.yml': '[]\n' }],
  ])('takes a source with %s', (_, files) => {
    const knowledge = loadKnowledgeBase(writeFolder({ 'sources/a.md': sourceFile, ...files }));

    expect(knowledge.sources['harbour-story']?.paragraphs).toHaveLength(2);
    expect([knowledge.facts, knowledge.names, knowledge.words]).toEqual([[], [], []]);
  });

  it('keeps what is not known as not known', () => {
    const { sources } = loadKnowledgeBase(writeHarbourBase());

    expect(sources['harbour-story']).toMatchObject({
      outlet: 'Eastport Courier',
      author: null,
      date: '2026-03-02',
      link: null,
    });
  });

  it('cannot be changed once loaded', () => {
    const knowledge = loadKnowledgeBase(writeHarbourBase());
    const fact = knowledge.facts[0];

    expect(() => Object.assign(fact ?? {}, { answer: 'Nobody does.' })).toThrow(TypeError);
    expect(() => Object.assign(fact?.citations[0] ?? {}, { quote: 'Nobody.' })).toThrow(TypeError);
    expect(() => Object.assign(knowledge.sources, { other: null })).toThrow(TypeError);
  });

  it('has the same hash wherever the same files lie, and another when a letter changes', () => {
    const changed = writeHarbourBase({ 'names.yml': namesFile.replace('head', 'boss') });

    const { hash } = loadKnowledgeBase(writeHarbourBase());

    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(loadKnowledgeBase(writeHarbourBase()).hash).toBe(hash);
    expect(loadKnowledgeBase(changed).hash).not.toBe(hash);
  });
});

describe('a broken base is refused, and the error says where, what and what to do:', () => {
  it('a quote that differs from the source by a letter', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile.replace(
        'quote: Ann Reed, who chairs the harbour board, said the pier would close',
        'quote: Ann Reed, who chairs the harbour board, said that the pier would close',
      ),
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:9: the quote is not in source "harbour-story": up to "…irs the harbour board, said th" ' +
        'it is paragraph 1, which goes on "e pier would close o" where the quote has "at the pier would cl". ' +
        'Copy it from one paragraph of the source, letter for letter.',
    ]);
  });

  it('a quote that is nowhere', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile.replace(/quote: The repair.*/, 'quote: Nobody was hurt.'),
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:19: the quote is not in source "harbour-story", nor how it begins. ' +
        'Copy it from one paragraph of the source, letter for letter.',
    ]);
  });

  it('a quote of the headline, or of furniture', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile
        .replace(/quote: Ann Reed.*/, 'quote: Eastport Closes Its Pier')
        .replace('answer: Ann Reed chairs', 'answer: Somebody chairs')
        .replace(/quote: The repair.*/, 'quote: The best chowder in town'),
    });

    expect(faultsOf(base)).toHaveLength(2);
  });

  it('a number or a name in an answer that its quote does not have', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile
        .replace('answer: Ann Reed chairs', 'answer: Ann Redd of Ness chairs')
        .replace('costs 12 million crowns, the', 'costs thirteen million crowns, the'),
    });

    const remedy =
      'Say only what the quotes say, cite the quote that has it, or add its name to `names`.';
    expect(faultsOf(base)).toEqual([
      `facts/harbour.yml:6: the name "Redd" is not in the quotes. ${remedy}`,
      `facts/harbour.yml:6: the name "Ness" is not in the quotes. ${remedy}`,
      'facts/harbour.yml:16: the number "thirteen" is not in the quotes. ' +
        'Say only what the quotes say, or cite the quote that has it.',
    ]);
  });

  it('a translated number that the quote does not have', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': `${factFile}  translations:
    ko:
      answer: 수리비는 1300만 크라운이다.
      questions: [수리비는 얼마인가?]
`,
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:23: the number "1300" is not in the quotes. ' +
        'Say only what the quotes say, or cite the quote that has it.',
    ]);
  });

  it('a decimal that only shares its digits with one in the quote, and a million that became a billion', () => {
    const costs = (quoted: string, said: string) =>
      writeHarbourBase({
        'sources/harbour.md': sourceFile.replace('12 million', quoted),
        'facts/harbour.yml': factFile
          .replace('quote: The repair costs 12 million', `quote: The repair costs ${quoted}`)
          .replace('answer: The repair costs 12 million', `answer: The repair costs ${said}`),
      });

    const remedy = 'Say only what the quotes say, or cite the quote that has it.';
    expect(faultsOf(costs('3.5 million', '5.3 million'))).toEqual([
      `facts/harbour.yml:16: the number "5.3" is not in the quotes. ${remedy}`,
    ]);
    expect(faultsOf(costs('12 million', '1.2 billion'))).toEqual([
      `facts/harbour.yml:16: the number "1.2" is not in the quotes. ${remedy}`,
      `facts/harbour.yml:16: the number "billion" is not in the quotes. ${remedy}`,
    ]);
    expect(loadKnowledgeBase(costs('1,200.5', '1200.5')).facts).toHaveLength(2);
  });

  it('a number or a name that only a title, a note or the heading of a list brings in', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': `${factFile.replace('title: The cost of the repair', 'title: What Ness pays for 3 repairs')}  note: '"Costs" is relative to Mayor Lund, in 1999.'
  list:
    of: bills of Holm
    in: the 7 Towns
    items: [crowns]
`,
    });

    const name =
      'is not in the quotes. Say only what the quotes say, cite the quote that has it, or add its name to `names`.';
    const number =
      'is not in the quotes. Say only what the quotes say, or cite the quote that has it.';
    const note =
      'is not in the sources that are cited. Say only what these sources say, or what their front matter has.';
    expect(faultsOf(base)).toEqual([
      `facts/harbour.yml:13: the name "Ness" ${name}`,
      `facts/harbour.yml:13: the number "3" ${number}`,
      `facts/harbour.yml:21: the name "Mayor" ${note}`,
      `facts/harbour.yml:21: the name "Lund" ${note}`,
      `facts/harbour.yml:21: the number "1999" ${note}`,
      `facts/harbour.yml:23: the name "Holm" ${name}`,
      `facts/harbour.yml:24: the number "7" ${number}`,
      `facts/harbour.yml:24: the name "Towns" ${name}`,
    ]);
  });

  it('a name in a Korean or Japanese answer that nothing in the fact brings in', () => {
    const names = `names:
  - id: eastport
    name: Eastport
    kind: place
    related: [harbour]
    translations: { ko: [동항], ja: [東港] }
  - id: ness
    name: Ness
    kind: place
    translations: { ko: [네스], ja: [ネス町] }
  - id: ness-port
    name: Ness Port
    kind: place
    translations: { ko: [네스항] }
  - id: board
    name: Board
    kind: group
    translations: { ko: [위원회] }
`;
    const translated = (fact: string) => `${fact.trimEnd()}
  translations:
    ko:
      answer: 네스항 위원회가 동항과 북네스, 네스의 수리비를 낸다.
      questions: [누가 내는가?]
    ja:
      answer: 東港のネス町が払う。
      questions: [誰が払うのか?]
`;
    const remedy =
      'Say only what the quotes say, cite the quote that has it, or add its name to `names`.';

    expect(
      faultsOf(writeHarbourBase({ 'names.yml': names, 'facts/harbour.yml': translated(factFile) })),
    ).toEqual([
      `facts/harbour.yml:23: the name "네스항" (ness-port) is not in the quotes. ${remedy}`,
      `facts/harbour.yml:23: the name "동항" (eastport) is not in the quotes. ${remedy}`,
      `facts/harbour.yml:23: the name "네스" (ness) is not in the quotes. ${remedy}`,
      `facts/harbour.yml:26: the name "ネス町" (ness) is not in the quotes. ${remedy}`,
      `facts/harbour.yml:26: the name "東港" (eastport) is not in the quotes. ${remedy}`,
    ]);
    const named = `${factFile}  names: [ness, ness-port, eastport]\n`;
    const base = writeHarbourBase({ 'names.yml': names, 'facts/harbour.yml': translated(named) });
    expect(loadKnowledgeBase(base).facts).toHaveLength(2);
  });

  it('an attribution to somebody whom the paragraph does not name', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile.replace('attribution: the board', 'attribution: Mayor Lund'),
    });

    const remedy =
      'is neither in the paragraph of a quote nor in the one before. ' +
      'Name whoever says it as the source does, or add their name to `names`.';
    expect(faultsOf(base)).toEqual([
      `facts/harbour.yml:20: the name "Mayor" ${remedy}`,
      `facts/harbour.yml:20: the name "Lund" ${remedy}`,
    ]);
  });

  it('a view that nobody holds', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile.replace('attribution: the board', 'view: true'),
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:20: this is a view, and nobody is named who holds it. ' +
        'Say in `attribution` whose view the source reports.',
    ]);
  });

  it('an id that two facts share, and a question that two facts answer', () => {
    const base = writeHarbourBase({ 'facts/more.yml': factFile });

    expect(faultsOf(base)).toEqual([
      'facts/more.yml:1: fact id "who-chairs-the-harbour-board" is already used in DIR/facts/harbour.yml:1. Give one of them another id.',
      'facts/more.yml:4: "Who chairs the harbour board?" is already asked in DIR/facts/harbour.yml:4. Keep it where it is answered best.',
      'facts/more.yml:5: "harbour board head" is already asked in DIR/facts/harbour.yml:5. Keep it where it is answered best.',
      'facts/more.yml:11: "When was Ann Reed elected?" is already asked in DIR/facts/harbour.yml:11. Keep it where it is answered best.',
      'facts/more.yml:12: fact id "what-the-repair-costs" is already used in DIR/facts/harbour.yml:12. Give one of them another id.',
      'facts/more.yml:15: "How much does the repair cost?" is already asked in DIR/facts/harbour.yml:15. Keep it where it is answered best.',
    ]);
  });

  it('references to a source or a name that is not there', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': `${factFile.replace('source: harbour-story', 'source: harbor-story')}  names: [bob]\n`,
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:8: there is no source "harbor-story". Use one of: harbour-story.',
      'facts/harbour.yml:21: there is no name "bob". Add it to names.yml, or mend the spelling.',
    ]);
  });

  it('a list with an item that the quote does not have', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': `${factFile}  list:
    of: things
    items: [crowns, pounds]
`,
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:23: "pounds" is not in the quotes. Write each item as the quote has it.',
    ]);
  });

  it('fields that are missing, unknown or of the wrong shape, all of them at once', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile
        .replace('  answer: Ann Reed chairs the harbour board.\n', '  anwser: Ann Reed.\n')
        .replace('id: what-the-repair-costs', 'id: What it costs')
        .replace('attribution: the board', 'status: wrong'),
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:1: `answer` is missing. See knowledge/README.md for what `answer` holds.',
      'facts/harbour.yml:6: there is no field "anwser". See knowledge/README.md for the fields; mend its spelling or take it out.',
      'facts/harbour.yml:12: `id` is not as it should be: expected lower-case words joined by hyphens. See knowledge/README.md for what `id` holds.',
      'facts/harbour.yml:20: `status` is not as it should be: invalid option: expected one of "current"|"corrected"|"withdrawn"|"draft". See knowledge/README.md for what `status` holds.',
    ]);
  });

  it('text that is not YAML', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile.replace('answer: Ann', 'answer: "Ann'),
    });

    expect(faultsOf(base)[0]).toMatch(
      /^facts\/harbour\.yml:\d+: this is not YAML: .*\. Mend the line;/,
    );
  });

  it('a value of another type than its field, with what was found and what belongs there', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile
        .replace('answer: Ann Reed chairs the harbour board.', 'answer: 12')
        .replace('    - harbour board head', '    - 7')
        .replace('title: The cost of the repair', 'title:')
        .replace('attribution: the board', 'view: perhaps\n  names: ann-reed\n  version: 1.5'),
      'facts/list.yml': '- [harbour]\n- Harbour\n',
      'facts/map.yml': 'id: harbour\ntitle: The harbour\n',
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:5: entry 2 of `questions` is the number 7 where a text belongs. See knowledge/README.md for what entry 2 of `questions` holds.',
      'facts/harbour.yml:6: `answer` is the number 12 where a text belongs. See knowledge/README.md for what `answer` holds.',
      'facts/harbour.yml:13: `title` is empty, and a text belongs there. See knowledge/README.md for what `title` holds.',
      'facts/harbour.yml:20: `view` is a text where true or false belongs. See knowledge/README.md for what `view` holds.',
      'facts/harbour.yml:21: `names` is a text where a list (`- …`) belongs. See knowledge/README.md for what `names` holds.',
      'facts/harbour.yml:22: `version` is the number 1.5 where a whole number belongs. See knowledge/README.md for what `version` holds.',
      'facts/list.yml:1: entry 1 is a list (`- …`) where a map (`key: …`) belongs. See knowledge/README.md for what entry 1 holds.',
      'facts/list.yml:2: entry 2 is a text where a map (`key: …`) belongs. See knowledge/README.md for what entry 2 holds.',
      'facts/map.yml:1: the file is a map (`key: …`) where a list (`- …`) belongs. See knowledge/README.md for what the file holds.',
    ]);
  });

  it('a file that says nothing, or front matter that does not', () => {
    const base = writeHarbourBase({
      'facts/empty.yml': '# to be written\n',
      'names.yml': '',
      'sources/empty.md': '---\n\n---\nA text.\n',
    });

    const remedy = 'See knowledge/README.md for what belongs in it, or take the file out.';
    expect(faultsOf(base)).toEqual([
      `facts/empty.yml:1: the file is empty. ${remedy}`,
      `names.yml:1: the file is empty. ${remedy}`,
      `sources/empty.md:2: the front matter is empty. ${remedy}`,
    ]);
  });

  it('a text that YAML takes for a reference, to nothing or to far too much', () => {
    const tenfold = (from: string, to: string) =>
      `${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(', ')}]\n`;
    const base = writeHarbourBase({
      'facts/harbour.yml': factFile.replace('title: The cost of the repair', 'title: *cost'),
      'names.yml': `a: &a [x]\n${tenfold('a', 'b')}${tenfold('b', 'c')}${tenfold('c', 'd')}`,
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:13: "*cost" stands for nothing: nothing above it is marked "&cost". Put quotation marks around a text that begins with *, or write the text out.',
      'names.yml:4: the texts that * stands for hold so many others that they cannot be read. Write them out.',
    ]);
  });

  it('a source without front matter, without its title, or with a guess where "unknown" belongs', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': '[]\n',
      'sources/a.md': 'Just a text.\n',
      'sources/b.md': sourceFile.replace('title: Eastport Closes Its Pier', 'title: Pier Closed'),
      'sources/c.md': sourceFile.replace('date: 2026-03-02', 'date: last March'),
    });

    expect(faultsOf(base)).toEqual([
      'sources/a.md:1: there is no front matter. Begin the file with a line ---, the fields (id, title, …) and a line ---.',
      'sources/b.md:3: no line of the text is the title "Pier Closed". Give the title exactly as the text has it, and keep the headline in the text.',
      'sources/c.md:7: `date` is not as it should be: expected a date, as 2026-11-24. See knowledge/README.md for what `date` holds.',
    ]);
  });

  it('two sources with one id', () => {
    const base = writeHarbourBase({ 'sources/other.md': sourceFile });

    expect(faultsOf(base)).toEqual([
      'sources/other.md:1: source id "harbour-story" is already used in DIR/sources/harbour.md. Give one of them another id.',
    ]);
  });

  it('a spelling that means two names', () => {
    const base = writeHarbourBase({
      'names.yml': namesFile.replace(
        'words:',
        '  - id: ann-lund\n    name: Ann Lund\n    kind: person\n    same: [Ann Reed]\n  - id: ann-reed\n    name: A. Reed\n    kind: person\nwords:',
      ),
    });

    expect(faultsOf(base)).toEqual([
      'names.yml:5: "Ann Reed" means both "ann-reed" and "ann-lund". Leave it with the one that people mean by it, or move it to `related`.',
      'names.yml:9: name id "ann-reed" is already used in DIR/names.yml:2. Give one of them another id.',
    ]);
  });

  it('files that would not be read', () => {
    const base = writeHarbourBase({
      'facts/old.yaml': factFile,
      'sources/latin.md': Uint8Array.from([0x2d, 0x2d, 0x2d, 0xe9, 0xff]),
    });

    expect(faultsOf(base)).toEqual([
      'facts/old.yaml:1: files here end in .yml; this one would not be read. Rename it or move it out.',
      'sources/latin.md:1: this is not UTF-8 text. Save it as UTF-8.',
    ]);
  });

  it('folders and misnamed files that would not be read', () => {
    const base = writeHarbourBase({
      'facts/more/harbour.yml': factFile,
      'facts/other.yml/harbour.yml': factFile,
      'names.yaml': namesFile,
      'README.md': 'What is here.',
    });

    expect(faultsOf(base)).toEqual([
      'facts/more: this is a folder; what is in it would not be read. Move its files up into facts/, or move it out.',
      'facts/other.yml: this is a folder; what is in it would not be read. Move its files up into facts/, or move it out.',
      'names.yaml:1: names.yml, calibration.yml, style.yml and must-answer.yml are read here; this one would not be. Rename it, or move it into facts/ or out.',
    ]);
  });

  it('facts that cannot be read, and not that one of them does not answer', () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': '- id: [\n',
      'must-answer.yml': '- {question: Who chairs?, fact: who-chairs-the-harbour-board}\n',
    });

    expect(faultsOf(base)).toEqual([expect.stringMatching(/^facts\/harbour\.yml:/)]);
  });

  it('a calibration with a weight for what no match is scored by', () => {
    const calibration = 'en:\n  constant: 0\n  weights:\n    told: 1\n  threshold: 0.5\n';

    expect(faultsOf(writeHarbourBase({ 'calibration.yml': calibration }))).toEqual([
      'calibration.yml:4: there is no field "told". See knowledge/README.md for the fields; mend its spelling or take it out.',
    ]);
  });

  it('a folder that is not there, or is a file', () => {
    const base = writeHarbourBase({ sources: '' }, ['sources/harbour.md']);
    const remedy = 'Set KNOWLEDGE_DIR, or --knowledge, to a folder that holds sources/.';

    expect(faultsOf(`${base}/elsewhere`)).toEqual([`DIR: there is no such folder. ${remedy}`]);
    expect(faultsOf(`${base}/names.yml`)).toEqual([`DIR: this is not a folder. ${remedy}`]);
    expect(faultsOf(base)).toEqual([
      'sources: this is not a folder. Make it one, with the sources in it.',
    ]);
  });

  it('an empty folder', () => {
    expect(faultsOf(writeFolder({}))).toEqual([
      'sources: there is no source. Add a text as sources/NAME.md, or set KNOWLEDGE_DIR to a folder that has one.',
    ]);
  });
});

describe('one fault is told once:', () => {
  it('a source that cannot be read is not also missed by each fact that cites it', () => {
    const misspelt = factFile.replace('source: harbour-story', 'source: harbor-story');
    const base = writeHarbourBase({
      'sources/harbour.md': sourceFile.replace('date: 2026-03-02', 'date: last March'),
      'facts/harbour.yml': misspelt,
    });

    expect(faultsOf(base)).toEqual([
      'facts/harbour.yml:8: there is no source "harbor-story". Use one of: none was read.',
      'sources/harbour.md:7: `date` is not as it should be: expected a date, as 2026-11-24. See knowledge/README.md for what `date` holds.',
    ]);
  });

  it('a source that does not even say its id leaves open which facts cite it', () => {
    expect(faultsOf(writeHarbourBase({ 'sources/harbour.md': 'Just a text.\n' }))).toEqual([
      'sources/harbour.md:1: there is no front matter. Begin the file with a line ---, the fields (id, title, …) and a line ---.',
    ]);
  });

  it('a file that cannot be read does not make the base empty, nor its names unknown', () => {
    const latin = Uint8Array.from([0x2d, 0xe9, 0xff]);
    const named = `${factFile.replace('answer: Ann Reed', 'answer: Bob')}  names: [ann-reed]\n`;

    expect(faultsOf(writeHarbourBase({ 'facts/harbour.yml': latin }))).toEqual([
      'facts/harbour.yml:1: this is not UTF-8 text. Save it as UTF-8.',
    ]);
    expect(faultsOf(writeHarbourBase({ 'sources/harbour.md': latin }))).toEqual([
      'sources/harbour.md:1: this is not UTF-8 text. Save it as UTF-8.',
    ]);
    expect(faultsOf(writeHarbourBase({ 'facts/harbour.yml': named, 'names.yml': latin }))).toEqual([
      'names.yml:1: this is not UTF-8 text. Save it as UTF-8.',
    ]);
  });
});

describe('a quote that stands in more than one place', () => {
  const repeated = `${sourceFile}Ann Reed, who chairs the harbour board, said the pier would close on 4 May.\n`;

  it('is refused, as it would be cited where it only happens to stand first', () => {
    const twice = `${sourceFile}Closed. Closed.\n`;
    const closed = factFile.replace(/quote: The repair.*/, 'quote: Closed.');

    expect(faultsOf(writeHarbourBase({ 'sources/harbour.md': repeated }))).toEqual([
      'facts/harbour.yml:9: the quote stands in paragraphs 1 and 3 of source "harbour-story". Quote more of it, or say which is meant: `paragraph: 1`.',
    ]);
    expect(
      faultsOf(writeHarbourBase({ 'sources/harbour.md': twice, 'facts/harbour.yml': closed })),
    ).toEqual([
      'facts/harbour.yml:19: the quote stands more than once in paragraph 3 of source "harbour-story". Quote more of it, so that it stands in one place.',
    ]);
  });

  it('is cited in the paragraph that its citation names', () => {
    const withParagraph = (number: number) =>
      writeHarbourBase({
        'sources/harbour.md': repeated,
        'facts/harbour.yml': factFile.replace(
          '      quote: Ann',
          `      paragraph: ${number}\n      quote: Ann`,
        ),
      });

    const { facts } = loadKnowledgeBase(withParagraph(3));

    expect(facts[0]?.citations[0]).toMatchObject({ paragraph: 3, start: 0, end: 75 });
    expect(faultsOf(withParagraph(2))).toEqual([
      'facts/harbour.yml:9: the quote is not in paragraph 2 of source "harbour-story", but in 1 and 3. Mend the number, or leave `paragraph` out where the quote stands in one only.',
    ]);
  });
});

/** The lines of the error that loading a folder ends in, the folder's own name taken out. */
function faultsOf(folder: string): string[] {
  try {
    loadKnowledgeBase(folder);
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    expect(error.code).toBe('knowledge_invalid');
    return error.message
      .split('\n')
      .map((line) => line.replace(`${folder}/`, '').replaceAll(folder, 'DIR'));
  }
  throw new Error('The base was loaded.');
}
