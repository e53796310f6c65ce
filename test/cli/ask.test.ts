import { describe, expect, it } from 'vitest';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';
import { runCptpp } from '../support/run-cptpp.ts';

const repairQuote = 'The repair costs 12 million crowns, according to the board.';

describe('cptpp ask', () => {
  it('prints the answer, who said it, the quote and where it stands', async () => {
    const run = await runCptpp(['ask', 'what-the-repair-costs', '--knowledge', writeHarbourBase()]);

    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: `The repair costs 12 million crowns, the board says.
According to the board.

  “${repairQuote}”
  “Eastport Closes Its Pier”, ¶2 · Eastport Courier · 2026-03-02 · single source

  See also: who-chairs-the-harbour-board
`,
    });
  });

  it('takes a question without quotation marks around it', async () => {
    const run = await runCptpp([
      ...['ask', 'who', 'chairs', 'the', 'harbour', 'board?'],
      ...['--knowledge', writeHarbourBase()],
    ]);

    expect(run.stdout).toMatch(/^Ann Reed chairs the harbour board\./);
  });

  it('says what is not in the source, and shows the nearest as only that', async () => {
    const run = await runCptpp([
      ...['ask', 'who founded the chowder house?'],
      ...['--knowledge', writeHarbourBase()],
    ]);

    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(
      /^Not in the source: “founded”, “chowder”, “house”\.\n\nThe nearest it says/,
    );
    expect(run.stdout).toContain('I answer only from “Eastport Closes Its Pier”.');
  });

  it('shows which words met what with --explain', async () => {
    const run = await runCptpp([
      ...['ask', 'who is the haed of the harbour board', '--explain'],
      ...['--knowledge', writeHarbourBase()],
    ]);

    expect(run.stdout).toContain('who-chairs-the-harbour-board  score');
    expect(run.stdout).toContain('haed: read as “head”');
    expect(run.stdout).toContain('harbour: met “harbour”');
  });

  it('prints one JSON object with --json, the whole citation in it', async () => {
    const run = await runCptpp([
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
        paragraph: 1,
      },
    ]);
    expect(rest).toEqual({
      id: null,
      kind: 'covered',
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
    });
  });

  it('uses KNOWLEDGE_DIR where --knowledge names no folder', async () => {
    const run = await runCptpp(['ask', 'what-the-repair-costs'], {
      env: { KNOWLEDGE_DIR: writeHarbourBase() },
    });

    expect(run.stdout).toContain(repairQuote);
  });

  it('stops with 2 and says what to do without a question, or with options that do not go together', async () => {
    const bare = await runCptpp(['ask']);
    const both = await runCptpp(['ask', '--batch', '--json']);
    const unknown = await runCptpp(['ask', 'x', '--colour']);
    const command = await runCptpp(['aks']);

    expect([bare, both, unknown, command].map(({ code, stdout }) => ({ code, stdout }))).toEqual(
      Array.from({ length: 4 }, () => ({ code: 2, stdout: '' })),
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

    const run = await runCptpp(['ask', 'who', '--json', '--knowledge', base]);

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('facts/harbour.yml:9: '),
      expect.stringContaining('facts/harbour.yml:19: '),
    ]);
  });
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
      '{"id":"c","text":"who chairs the harbour board","more":true}',
    ];

    const run = await runCptpp(['ask', '--batch', '--knowledge', writeHarbourBase()], {
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
      { id: 'c', kind: 'covered', fact: 'who-chairs-the-harbour-board', error: undefined },
    ]);
  });
});
