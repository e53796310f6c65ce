import { describe, expect, it } from 'vitest';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';
import { runCptpp } from '../support/run-cptpp.ts';

describe('cptpp knowledge check', () => {
  it('says what it proved, and which sentences no fact cites', async () => {
    const run = await runCptpp(['knowledge', 'check', '--knowledge', writeHarbourBase()]);

    expect(run.code).toBe(0);
    expect(run.stdout.split('\n')).toEqual([
      'Not cited by any fact: harbour-story ¶2: It covers piers in Eastport, Ness and Holm.',
      expect.stringMatching(
        /^Proved: 2 facts, 1 names, 1 source of 2 paragraphs\. Hash [0-9a-f]{64}\.$/,
      ),
      '',
    ]);
  });

  it('stops with 2 and every fault when the base is broken', async () => {
    const base = writeHarbourBase({
      'facts/harbour.yml': (harbourFiles['facts/harbour.yml'] ?? '')
        .replace('answer: Ann Reed', 'answer: Bob Reed')
        .replace('costs 12 million', 'costs 13 million'),
    });

    const run = await runCptpp(['knowledge', 'check', '--knowledge', base]);

    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('facts/harbour.yml:6: the name "Bob" is not in the quotes.'),
      expect.stringContaining('facts/harbour.yml:16: the number "13" is not in the quotes.'),
    ]);
  });
});

describe('cptpp topics', () => {
  it('lists each topic with what to type', async () => {
    const run = await runCptpp(['topics', '--knowledge', writeHarbourBase()]);

    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout:
        'who-chairs-the-harbour-board  The chair of the harbour board\n' +
        'what-the-repair-costs         The cost of the repair\n',
    });
  });
});
