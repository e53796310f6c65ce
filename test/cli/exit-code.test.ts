import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCode } from '../../src/cli/exit-code.ts';
import { writeFolder } from '../support/knowledge-folder.ts';
import { runCptpp } from '../support/run-cptpp.ts';
import { runHere } from './run-here.ts';

const otherwise = 'Wilson is in the squad.';
const so = 'Haddad is in the squad.';
const batch = `${JSON.stringify({ id: 1, text: otherwise })}\n`;

describe('the exit code', () => {
  it('is the same in docs/COMMANDS.md', () => {
    const table = [...readFileSync('docs/COMMANDS.md', 'utf8').matchAll(/^\| `(\d)` \|/gm)];

    expect(table.map(([, code]) => Number(code))).toEqual(Object.values(exitCode));
  });

  it.each([
    ['a claim', ['check', otherwise], 1],
    ['a claim, as JSON', ['check', otherwise, '--json'], 1],
    ['a claim, explained', ['check', otherwise, '--explain'], 1],
    ['a claim, as ClaimReview', ['check', otherwise, '--format', 'claimreview'], 1],
    ['one sentence of several', ['check', `${so} ${otherwise}`], 1],
    ['one sentence of several, as JSON', ['check', `${so} ${otherwise}`, '--json'], 1],
    ['no sentence', ['check', so], 0],
    ['no sentence: it has nothing', ['check', 'Adeyemi is injured.'], 0],
    ['a statement that is asked', ['ask', otherwise], 0],
    ['a statement that is asked, as JSON', ['ask', otherwise, '--json'], 0],
  ])('when the source says otherwise on %s', async (_, argv, code) => {
    expect((await runHere(argv)).code).toBe(code);
  });

  it('of a batch is 0 when it ran, whatever its lines came to', async () => {
    const broken = `${batch}no json\n`;

    expect((await runHere(['check', '--batch'], { input: broken })).code).toBe(0);
    expect((await runHere(['ask', '--batch'], { input: broken })).code).toBe(0);
    expect((await runHere(['ask', '--batch'], { input: '' })).code).toBe(0);
  });

  it('of a draft is 1 with and without --json, from a file and from a pipe', async () => {
    const draft = join(writeFolder({ 'draft.md': `${so}\n\n${otherwise}\n` }), 'draft.md');

    expect((await runHere(['check', '--file', draft])).code).toBe(1);
    expect((await runHere(['check', '--file', draft, '--json'])).code).toBe(1);
    expect((await runHere(['check', '--file', '-'], { input: otherwise })).code).toBe(1);
  });

  it.each([
    ['an option that is not known, with the nearest', ['topics', '--jsom'], 'Did you mean --json?'],
    ['a command that is not known, with the nearest', ['chek', 'x'], 'Did you mean check?'],
    ['an option given twice', ['check', '--file', 'a', '--file', 'b'], 'given twice'],
    ['a base given twice', ['topics', '--knowledge', 'a', '--knowledge', 'b'], 'given twice'],
    ['a claim that looks like an option', ['check', '-5 percent'], 'After -- nothing is an option'],
    ['no base', ['ask', 'x', '--knowledge', '/nowhere'], 'there is no such folder'],
  ])('is 2 for %s', async (_, argv, message) => {
    const { code, stdout, stderr } = await runHere(argv);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('stands under every --help', async () => {
    const commands = [[], ['ask'], ['check'], ['topics'], ['prompt'], ['knowledge', 'check']];
    const operating = [['deliveries'], ['deliveries', 'replay'], ['keys', 'rotate'], ['manifest']];

    for (const command of [...commands, ...operating]) {
      const { code, stdout } = await runHere([...command, '--help']);
      expect({ command, code }).toEqual({ command, code: 0 });
      expect(stdout).toContain('1  when check found');
    }
  });

  it('is 1 for a process too', async () => {
    const run = await runCptpp(['check', '-', '--json', '--knowledge', 'test/fixtures/squad'], {
      input: otherwise,
    });

    expect(run).toMatchObject({ code: 1, stderr: '' });
  });
});
