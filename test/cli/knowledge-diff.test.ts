import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';
import { runHere } from './run-here.ts';

const facts = harbourFiles['facts/harbour.yml'] ?? '';

/** A base that git keeps, then edited by hand. */
function commitThenEdit(
  files: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>> = {},
) {
  const folder = writeHarbourBase(before);
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', folder, ...words], { stdio: 'ignore' });
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=Desk', '-c', 'user.email=desk@example.org', 'commit', '-qm', 'Base');
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

const diff = (folder: string, ...words: string[]) =>
  runHere(['knowledge', 'diff', ...words, '--knowledge', folder]);

describe('cptpp knowledge diff', () => {
  it('shows what is gained, lost and changed since the last commit, each with both answers', async () => {
    const folder = commitThenEdit({
      'facts/harbour.yml': `${facts
        .replace('answer: Ann Reed chairs', 'answer: Ann Reed is the chair of')
        .replace(/- id: what-the-repair-costs[\s\S]*/, '')}- id: which-piers
  title: The piers that it covers
  questions: [Which piers does the work cover?]
  answer: It covers piers in Eastport, Ness and Holm.
  citations:
    - source: harbour-story
      quote: It covers piers in Eastport, Ness and Holm.
`,
    });

    const { code, stdout } = await diff(folder, '--json');

    expect(code).toBe(0);
    const { changes, asked, lost } = JSON.parse(stdout);
    expect({ asked, lost }).toEqual({ asked: 4, lost: [] });
    expect(
      changes.map(({ text, change, before, after }: Record<string, { text: string }>) => [
        ...[change, text, before?.text, after?.text],
      ]),
    ).toContainEqual([
      'changed',
      'Who chairs the harbour board?',
      'Ann Reed chairs the harbour board.',
      'Ann Reed is the chair of the harbour board.',
    ]);
    const { stdout: shown } = await diff(folder, 'HEAD');
    expect(shown).toMatch(
      /Changed \(\d\)\n {2}Who chairs the harbour board\?\n {5}before {2}Answered/,
    );
  });

  it('says that nothing changed where nothing did', async () => {
    const { code, stdout } = await diff(commitThenEdit({}));

    expect(code).toBe(0);
    expect(stdout).toBe('3 questions asked of both: 0 lost, 0 changed, 0 gained.\n');
  });

  it('ends with 1 where a must-have is no longer answered, or by another fact', async () => {
    const must = `- Who chairs the harbour board?\n- question: How much does the repair cost?\n  fact: who-chairs-the-harbour-board\n`;
    const folder = commitThenEdit({ 'must-answer.yml': must });

    const { code, stdout } = await diff(folder);

    expect(code).toBe(1);
    expect(stdout).toMatch(
      /Must be answered by who-chairs-the-harbour-board: How much does the repair cost\?\n {5}now {5}Answered \(what-the-repair-costs\)/,
    );
    expect(stdout).not.toMatch(/Must be answered: Who/);
  });

  it('asks what a list has besides', async () => {
    const folder = commitThenEdit({
      'facts/harbour.yml': facts.replace(/- id: what-the-repair-costs[\s\S]*/, ''),
    });
    writeFileSync(join(folder, 'asked.txt'), '- the repair, what does it cost?\n');

    const { stdout } = await diff(folder, '--questions', join(folder, 'asked.txt'), '--json');

    expect(JSON.parse(stdout).asked).toBe(4);
    rmSync(join(folder, 'asked.txt'));
  });

  it.each([
    ['no-such-revision', /git knows no revision "no-such-revision"/],
    ['--output=x', /unknown option/],
  ])('refuses %s', async (revision, message) => {
    const { code, stderr } = await diff(commitThenEdit({}), revision);

    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('says so where git keeps nothing', async () => {
    const { code, stderr } = await diff(writeHarbourBase());

    expect(code).toBe(2);
    expect(stderr).toMatch(/is not kept in git/);
  });
});

it('refuses a must-have whose fact is not there, with its line', async () => {
  const folder = writeHarbourBase({
    'must-answer.yml':
      '- Who chairs the harbour board?\n- question: Who sails?\n  fact: who-sails\n',
  });

  const { code, stderr } = await runHere(['knowledge', 'check', '--knowledge', folder]);

  expect(code).toBe(2);
  expect(stderr).toMatch(
    /must-answer\.yml:3: no fact that answers is called "who-sails"\. Mend the id/,
  );
});
