import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';
import { runCptpp } from '../support/run-cptpp.ts';
import { runPiped } from './run-here.ts';

const repairQuote = 'The repair costs 12 million crowns, according to the board.';
const chairQuote = 'Ann Reed, who chairs the harbour board, said the pier would close on 4 May.';

describe('cptpp ask', () => {
  it('prints the answer, who said it, the quote and where it stands', async () => {
    const run = await runPiped(['ask', 'what-the-repair-costs', '--knowledge', writeHarbourBase()]);

    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: `  “${repairQuote}”
  According to the board · ¶2 · Eastport Closes Its Pier · Eastport Courier · 2026-03-02
`,
    });
  });

  it('takes a question without quotation marks around it', async () => {
    const run = await runPiped([
      ...['ask', 'who', 'chairs', 'the', 'harbour', 'board?'],
      ...['--knowledge', writeHarbourBase()],
    ]);

    expect(run.stdout).toMatch(/^Ann Reed chairs the harbour board\./);
  });

  it('answers a yes/no question by what the source says to it', async () => {
    const run = await runPiped(['ask', 'is Taiwan a member?']);

    expect(run.stdout).toMatch(
      /^✗ The source says otherwise: it lists 12 member countries of the CPTPP, and Taiwan is not among them\.\n\n {2}“The partnership/,
    );
  });

  it('says what is not in the source, and quotes nothing where nothing of it is met', async () => {
    const run = await runPiped([
      ...['ask', 'who founded the chowder house?'],
      ...['--knowledge', writeHarbourBase()],
    ]);

    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: `Not in the source: “founded”, “chowder”, “house”.
`,
    });
  });

  it('names no more than eight words that met nothing', async () => {
    const words = ['fjord', 'glacier', 'tundra', 'lichen', 'moose', 'puffin', 'walrus', 'narwhal'];
    const run = await runPiped([
      ...['ask', 'harbour', ...words, 'penguin', 'emu', '--knowledge', writeHarbourBase()],
    ]);

    const named = words.map((word) => `“${word}”`).join(', ');
    expect(run.stdout.split('\n')[0]).toBe(
      `Not in the source: ${named}. Nearest, but not an answer:`,
    );
  });

  it('says so when nothing was asked, and greets who greets', async () => {
    const knowledge = writeHarbourBase();
    const ask = (text: string) => runPiped(['ask', text, '--knowledge', knowledge]);

    const [empty, marks, hello] = await Promise.all([ask(''), ask('???'), ask('hello')]);

    const samples = '- Who chairs the harbour board?\n- How much does the repair cost?\n';
    const nothing = `Ask me a question, or try cptpp --help. For example:\n${samples}`;
    expect([empty, marks, hello].map(({ code, stdout }) => ({ code, stdout }))).toEqual([
      { code: 0, stdout: nothing },
      { code: 0, stdout: nothing },
      { code: 0, stdout: `Hello. ${nothing}` },
    ]);
  });

  it('reads no draft for a question: stops with 2, and in a batch with an error on its line', async () => {
    const draft = 'word '.repeat(401);
    const knowledge = writeHarbourBase();

    const asked = await runPiped(['ask', draft, '--knowledge', knowledge]);
    const batch = await runPiped(['ask', '--batch', '--knowledge', knowledge], {
      input: JSON.stringify({ id: 1, text: draft }),
    });

    const message =
      'That is more than one question. It has 2,005 characters, and I read up to 2,000: please ask about one thing at a time.';
    expect(asked).toEqual({ code: 2, stdout: '', stderr: `${message}\n` });
    expect(batch.code).toBe(0);
    expect(JSON.parse(batch.stdout)).toEqual({ id: 1, error: { code: 'usage', message } });
  });

  it('shows which words met what with --explain', async () => {
    const run = await runPiped([
      ...['ask', 'who is the haed of the harbour board', '--explain'],
      ...['--knowledge', writeHarbourBase()],
    ]);

    expect(run.stdout).toContain('who-chairs-the-harbour-board  score');
    expect(run.stdout).toContain('  “haed” was read as “head”\n');
    expect(run.stdout).toContain('  “harbour” met “harbour” in the quote\n');
  });

  it('prints one JSON object with --json, the whole citation in it', async () => {
    const run = await runPiped([
      ...['ask', 'how much does the repair cost?', '--json'],
      ...['--knowledge', writeHarbourBase()],
    ]);

    const { score, knowledge, alternatives, ...rest } = JSON.parse(run.stdout);
    expect(score).toBeGreaterThan(0.6);
    expect(knowledge).toMatch(/^[0-9a-f]{64}$/);
    expect(alternatives).toEqual([
      {
        fact: 'who-chairs-the-harbour-board',
        title: 'The chair of the harbour board',
        score: expect.any(Number),
        ...{ source: 'harbour-story', paragraph: 1, start: 0, end: chairQuote.length },
        quote: chairQuote,
      },
    ]);
    expect(rest).toEqual({
      id: null,
      kind: 'covered',
      answers: null,
      level: 'answer',
      fact: 'what-the-repair-costs',
      answer: 'The repair costs 12 million crowns, the board says.',
      citations: [
        {
          source: 'harbour-story',
          paragraph: 2,
          start: 0,
          end: 59,
          quote: repairQuote,
          attribution: 'the board',
        },
      ],
      unexplained: [],
      ruling: null,
      verdict: null,
      notes: [],
    });
  });

  it('uses KNOWLEDGE_DIR where --knowledge names no folder', async () => {
    const run = await runCptpp(['ask', 'what-the-repair-costs'], {
      env: { KNOWLEDGE_DIR: writeHarbourBase() },
    });

    expect(run.stdout).toContain(repairQuote);
  });

  it('stops with 2 and says what to do without a question, or with options that do not go together', async () => {
    const bare = await runPiped(['ask']);
    const both = await runPiped(['ask', '--batch', '--json']);
    const explained = await runPiped(['ask', 'x', '--json', '--explain']);
    const unknown = await runPiped(['ask', 'x', '--colour']);
    const command = await runPiped(['aks']);

    expect(
      [bare, both, explained, unknown, command].map(({ code, stdout }) => ({ code, stdout })),
    ).toEqual(Array.from({ length: 5 }, () => ({ code: 2, stdout: '' })));
    expect(explained.stderr).toBe(
      'cptpp ask --explain is for people; leave --json or --explain out.\n',
    );
    expect(bare.stderr).toBe(
      'cptpp ask needs a question: cptpp ask "…". cptpp topics lists what it knows.\n',
    );
    expect(both.stderr).toBe(
      'cptpp ask --batch already prints JSON; leave --json and --explain out.\n',
    );
    expect(unknown.stderr).toContain("unknown option '--colour'");
    expect(command.stderr).toContain("unknown command 'aks'");
  });

  it('stops with 2 and every fault when the base is broken', async () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': (harbourFiles['facts/harbour.yml'] ?? '').replaceAll(
        'quote: ',
        'quote: So ',
      ),
    });

    const run = await runPiped(['ask', 'who', '--json', '--knowledge', base]);

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('facts/harbour.yml:9: '),
      expect.stringContaining('facts/harbour.yml:19: '),
    ]);
  });
});

it('cptpp --version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

  expect(await runCptpp(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

describe('cptpp ask --batch', () => {
  it('answers each line in order, and a bad one with an error of its own', async () => {
    const lines = [
      '\uFEFF{"id":"a","text":"what-the-repair-costs"}',
      '{"id":7,"text":""}',
      '',
      'not json',
      '{"id":"b"}',
      '{"text":"who?"}',
      '[1]',
      '{"id":12345678901234567890,"text":"who?"}',
      '{"id":"c","text":"who chairs the harbour board","more":true}',
    ];

    const run = await runPiped(['ask', '--batch', '--knowledge', writeHarbourBase()], {
      input: lines.join('\r\n'),
    });

    const answers = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(run.code).toBe(0);
    expect(answers.map(({ id, kind, fact, error }) => ({ id, kind, fact, error }))).toEqual([
      { id: 'a', kind: 'covered', fact: 'what-the-repair-costs', error: undefined },
      { id: 7, kind: 'not_covered', fact: null, error: undefined },
      {
        id: null,
        error: {
          code: 'usage',
          message: 'line 4 is not JSON. Write {"id": …, "text": "…"} on one line.',
        },
      },
      {
        id: 'b',
        error: {
          code: 'usage',
          message: 'line 5 has no "text" (a string). Write {"id": …, "text": "…"}.',
        },
      },
      {
        id: null,
        error: {
          code: 'usage',
          message: 'line 6 has no "id" (a string or a number). Write {"id": …, "text": "…"}.',
        },
      },
      {
        id: null,
        error: {
          code: 'usage',
          message: 'line 7 has no "id" (a string or a number). Write {"id": …, "text": "…"}.',
        },
      },
      {
        id: null,
        error: {
          code: 'usage',
          message: 'line 8 has an "id" too great to be kept. Write it as a string.',
        },
      },
      { id: 'c', kind: 'covered', fact: 'who-chairs-the-harbour-board', error: undefined },
    ]);
  });
});
