import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFolder } from '../support/knowledge-folder.ts';
import { runPiped } from './run-here.ts';

const squad = ['--knowledge', 'test/fixtures/squad'];

describe('cptpp check', () => {
  it('prints the verdict, its reason, the quote and where it stands', async () => {
    const run = await runPiped(['check', 'It is the 15th meeting of the clubs', ...squad]);

    expect(run).toEqual({
      code: 1,
      stderr: '',
      stdout: `✗ The source says otherwise
It is the 15th meeting of the clubs
  The claim says “15th”; the source says “14th”.

  “The 14th meeting of the two clubs will be played at Castle Park in Holmside.”
  ¶2 · Rovers Name Eight for Cup Tie · Holmside Gazette · 2026-02-11
`,
    });
  });

  it('says first whose view it is, in one line', async () => {
    const run = await runPiped(['check', 'The side must defend better', ...squad]);

    expect(run.stdout).toMatch(/^✓ The source reports this as the view of Lindqvist\n/);
    expect(run.stdout).not.toContain('The source says so');
  });

  it('says what is not in the source, and shows the nearest as only that', async () => {
    const run = await runPiped(['check', 'Adeyemi is injured', ...squad]);

    expect(run.stdout).toMatch(
      /^– Not in the source\nAdeyemi is injured\n\nThe nearest it says:\n/,
    );
  });

  it('shows which parts of the claim met what with --explain', async () => {
    const run = await runPiped(['check', 'Brandt loses her place', '--explain', ...squad]);

    expect(run.stdout).toContain('Brandt: met “Ilse Brandt”');
    expect(run.stdout).toContain('loses: the source has “keeps”, which is the contrary');
  });

  it('prints one JSON object with --json', async () => {
    const run = await runPiped([
      'check',
      'There are eleven players in the squad',
      '--json',
      ...squad,
    ]);

    const { knowledge, citations, ...rest } = JSON.parse(run.stdout);
    expect(knowledge).toMatch(/^[0-9a-f]{64}$/);
    expect(citations).toEqual([
      {
        source: 'squad-story',
        paragraph: 1,
        start: 0,
        end: 191,
        quote: expect.stringMatching(/^Holmside Rovers manager/),
        attribution: null,
      },
    ]);
    expect(rest).toEqual({
      id: null,
      verdict: 'contradicted',
      because: [{ what: 'count', claim: 'eleven players', source: 'eight players' }],
      attributedTo: null,
      fact: 'who-is-in-the-squad',
      nearest: null,
      notes: [],
      unexplained: [],
      rule: 'count',
      sources: [],
      parts: [
        {
          text: 'There are eleven players in the squad',
          ...{ start: 0, end: 37, mark: 'otherwise', citation: citations[0] },
        },
      ],
    });
  });

  it('checks each line of a batch, and goes on after a bad one', async () => {
    const run = await runPiped(['check', '--batch', ...squad], {
      input: '{"id":1,"text":"Wilson is in the squad"}\nnot json\n{"id":"b","text":""}\n',
    });

    const lines = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: 1, verdict: 'contradicted', fact: 'who-is-in-the-squad' },
      { id: null, error: { code: 'usage' } },
      { id: 'b', verdict: 'not_covered', because: [{ what: 'empty' }] },
    ]);
  });

  it('writes a claim as ClaimReview without a rating, which is a person’s', async () => {
    const run = await runPiped([
      ...['check', 'Wilson is in the squad', '--format', 'claimreview'],
      ...squad,
    ]);

    expect(JSON.parse(run.stdout)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      claimReviewed: 'Wilson is in the squad',
      itemReviewed: { '@type': 'Claim', text: 'Wilson is in the squad' },
      citation: [
        {
          '@type': 'Quotation',
          text: expect.stringMatching(/^Holmside Rovers manager/),
          position: 'paragraph 1',
          isPartOf: {
            '@type': 'Article',
            headline: 'Rovers Name Eight for Cup Tie',
            datePublished: '2026-02-11',
            publisher: { '@type': 'Organization', name: 'Holmside Gazette' },
          },
        },
      ],
    });
  });
});

describe('cptpp check --file', () => {
  it('exits 1 when the source says otherwise on a sentence, and gives the draft back marked, as Markdown', async () => {
    const folder = writeFolder({
      'draft.md': '# Rovers\n\nHaddad is in the squad. Wilson is in the squad.\n',
    });

    const run = await runPiped(['check', '--file', join(folder, 'draft.md'), ...squad]);

    expect(run.code).toBe(1);
    expect(run.stdout).toBe(`**3 sentences: ✗ 1 otherwise · ✓ 1 said · – 1 not in the source**
¶: paragraph of “Rovers Name Eight for Cup Tie”. Struck out: the source says otherwise. Underlined: not in it.

* – Rovers
* ✓ Haddad is in the squad. ¶1
* ✗ ~~Wilson~~ is in the squad. ¶1
  The source lists 8 players, and Wilson is not among them.
`);
  });

  it('exits 0 when it does not, one JSON line a sentence with --json', async () => {
    const folder = writeFolder({ 'draft.md': 'Haddad is in the squad.\nAdeyemi is injured.\n' });

    const run = await runPiped(['check', '--file', join(folder, 'draft.md'), '--json', ...squad]);

    expect(run.code).toBe(0);
    const lines = run.stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { id: 1, verdict: 'supported', text: 'Haddad is in the squad.' },
      { id: 2, verdict: 'not_covered', text: 'Adeyemi is injured.' },
    ]);
  });

  it('stops with 2 and says what to do when it is not to be used like that', async () => {
    const bare = await runPiped(['check']);
    const missing = await runPiped(['check', '--file', '/nowhere/draft.md']);
    const both = await runPiped(['check', '--batch', '--json']);
    const format = await runPiped(['check', 'x', '--format', 'xml']);

    expect([bare, missing, both, format].map(({ code, stdout }) => ({ code, stdout }))).toEqual(
      Array.from({ length: 4 }, () => ({ code: 2, stdout: '' })),
    );
    expect(bare.stderr).toBe(
      'cptpp check needs a claim: cptpp check "…", or a draft: cptpp check --file draft.md.\n',
    );
    expect(missing.stderr).toBe(
      '/nowhere/draft.md cannot be read. Check that it is a file and that you may read it.\n',
    );
    expect(both.stderr).toBe(
      'cptpp check --batch already prints JSON; leave --json, --explain and --format out.\n',
    );
    expect(format.stderr).toBe('cptpp check has no format "xml". Use --format claimreview.\n');
  });
});
