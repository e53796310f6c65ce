import { describe, expect, it } from 'vitest';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';
import { runPiped } from './run-here.ts';

describe('cptpp knowledge check', () => {
  it('says what it proved, and which sentences no fact cites', async () => {
    const run = await runPiped(['knowledge', 'check', '--knowledge', writeHarbourBase()]);

    expect(run.code).toBe(0);
    expect(run.stdout.split('\n')).toEqual([
      'Not cited by any fact: harbour-story P2 S2: It covers piers in Eastport, Ness and Holm.',
      expect.stringMatching(
        /^Proved: 2 facts, 1 name, 1 source of 2 paragraphs\. Hash [0-9a-f]{64}\.$/,
      ),
      '',
    ]);
  });

  it('shows in depth what wants work: facts without values or near misses', async () => {
    const base = writeHarbourBase();
    const run = await runPiped(['knowledge', 'check', '--depth', '--knowledge', base]);
    const json = await runPiped(['knowledge', 'check', '--depth', '--json', '--knowledge', base]);

    expect(run.stdout).toContain(
      'what-the-repair-costs: no values, so that claims are held against its sentence alone; no near misses; fewer than three questions.',
    );
    expect(run.stdout).toMatch(
      /Missing: 1 sentence without a fact, 2 facts that want work, 0 sent/,
    );
    expect(JSON.parse(json.stdout).gaps).toMatchObject({
      uncited: [{ paragraph: 2, text: 'It covers piers in Eastport, Ness and Holm.' }],
      unsupported: [],
    });
  });

  it('proves a source that nobody has curated; what asks, checks and lists takes it', async () => {
    const base = writeHarbourBase({}, ['facts/harbour.yml', 'names.yml']);
    const run = (...words: string[]) => runPiped([...words, '--knowledge', base]);

    const [proved, topics, hello, asked, checked] = await Promise.all([
      run('knowledge', 'check'),
      run('topics'),
      run('ask', 'hello'),
      run('ask', 'who runs the bakery?', '--json'),
      run('check', 'The bakery has burnt down.', '--json'),
    ]);

    expect(proved.stdout).toMatch(/^Proved: 0 facts, 0 names, 1 source of 2 paragraphs\. Hash/);
    expect(topics.stdout).toBe('No topics are curated. Ask in your own words.\n');
    expect(hello.stdout).toBe('Hello. Ask me a question, or try cptpp --help.\n');
    expect(JSON.parse(asked.stdout)).toMatchObject({ kind: 'not_covered', fact: null });
    expect(JSON.parse(checked.stdout)).toMatchObject({ verdict: 'not_covered', fact: null });
  });

  it('names a quote of "last month" whose fact does not say what that is relative to', async () => {
    const facts = (harbourFiles['facts/harbour.yml'] ?? '').replaceAll('on 4 May', 'last month');
    const base = {
      'sources/harbour.md': (harbourFiles['sources/harbour.md'] ?? '').replace(
        'on 4 May',
        'last month',
      ),
      'facts/harbour.yml': facts,
    };
    const note = `  note: '"Last month" is relative to the story.'\n`;
    const noted = facts.replace('  not_in_source:', `${note}  not_in_source:`);

    const [bare, explained] = await Promise.all(
      [base, { ...base, 'facts/harbour.yml': noted }].map((files) =>
        runPiped(['knowledge', 'check', '--knowledge', writeHarbourBase(files)]),
      ),
    );

    expect(bare?.stdout).toContain(
      '\nNo note on a relative time: who-chairs-the-harbour-board: “last month”. Say in `note` what it is relative to.\n',
    );
    expect(explained?.stdout).not.toContain('No note');
  });

  it('stops with 2 and says what to do about a folder that is not there, or not named', async () => {
    const nowhere = await runPiped(['knowledge', 'check', '--knowledge', '/nowhere']);
    const unnamed = await runPiped(['topics', '--knowledge', '']);

    expect(nowhere).toEqual({
      code: 2,
      stdout: '',
      stderr:
        '/nowhere: there is no such folder. Set KNOWLEDGE_DIR, or --knowledge, to a folder that holds sources/.\n',
    });
    expect(unnamed).toEqual({
      code: 2,
      stdout: '',
      stderr: '--knowledge names no folder. Give one that holds sources/, or leave it out.\n',
    });
  });

  it('stops with 2 and every fault when the base is broken', async () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': (harbourFiles['facts/harbour.yml'] ?? '')
        .replace('answer: Ann Reed', 'answer: Bob Reed')
        .replace('costs 12 million', 'costs 13 million'),
    });

    const run = await runPiped(['knowledge', 'check', '--knowledge', base]);

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('facts/harbour.yml:6: the name "Bob" is not in the quotes.'),
      expect.stringContaining('facts/harbour.yml:16: the number "13" is not in the quotes.'),
    ]);
  });
});

describe('cptpp knowledge check --json', () => {
  it('gives what it proved', async () => {
    const run = await runPiped(['knowledge', 'check', '--json', '--knowledge', writeHarbourBase()]);

    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toEqual({
      proved: true,
      faults: [],
      knowledge: expect.stringMatching(/^[0-9a-f]{64}$/),
      facts: 2,
      drafts: [],
      names: 1,
      sources: 1,
      paragraphs: 2,
      uncited: [
        {
          source: 'harbour-story',
          paragraph: 2,
          sentence: 2,
          text: 'It covers piers in Eastport, Ness and Holm.',
        },
      ],
      relativeTimes: [],
    });
  });

  it('gives every fault with its file, line and remedy, and ends with 2', async () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': (harbourFiles['facts/harbour.yml'] ?? '').replace(
        'answer: Ann Reed',
        'answer: Bob Reed',
      ),
    });

    const run = await runPiped(['knowledge', 'check', '--json', '--knowledge', base]);

    expect(run).toMatchObject({ code: 2, stderr: '' });
    expect(JSON.parse(run.stdout)).toEqual({
      proved: false,
      faults: [
        {
          file: expect.stringMatching(/facts\/harbour\.yml$/),
          line: 6,
          found: 'the name "Bob" is not in the quotes.',
          remedy: expect.stringMatching(/./),
        },
      ],
    });
  });
});

describe('cptpp topics', () => {
  it('gives programs the same list', async () => {
    const run = await runPiped(['topics', '--json', '--knowledge', writeHarbourBase()]);

    expect(JSON.parse(run.stdout)).toEqual({
      topics: [
        { fact: 'who-chairs-the-harbour-board', title: 'The chair of the harbour board' },
        { fact: 'what-the-repair-costs', title: 'The cost of the repair' },
      ],
      knowledge: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('lists each topic with what to type', async () => {
    const run = await runPiped(['topics', '--knowledge', writeHarbourBase()]);

    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout:
        'who-chairs-the-harbour-board  The chair of the harbour board\n' +
        'what-the-repair-costs         The cost of the repair\n',
    });
  });
});
