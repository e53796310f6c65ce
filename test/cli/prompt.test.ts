import { expect, it } from 'vitest';
import { writeHarbourBase } from '../support/knowledge-folder.ts';
import { runCptpp } from '../support/run-cptpp.ts';

const help = `I answer only from “Eastport Closes Its Pier”. I answer in the source's own words and say where they stand, or that it is not in the source.
- Ask in your own words, or type a topic.
- topics: all that I can answer.
- help: this again.
- exit: leave.
For example:
- Who chairs the harbour board?
- How much does the repair cost?
`;

it('cptpp prompt answers line by line, until exit', async () => {
  const run = await runCptpp(['prompt', '--knowledge', writeHarbourBase()], {
    input: 'who-chairs-the-harbour-board\nExit\nwhat-the-repair-costs\n',
  });

  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout.split('\n> ')).toEqual([
    `CPTPP Desk, in this terminal.\n${help}To connect Slack, see "Connect Slack" in README.md.\n`,
    expect.stringMatching(/^Ann Reed chairs the harbour board\.\n/),
    '',
  ]);
});

it('cptpp prompt helps, greets and lists its topics', async () => {
  const run = await runCptpp(['prompt', '--knowledge', writeHarbourBase()], {
    input: `help\nhello\n\nTopics?\n${'word '.repeat(401)}\n`,
  });

  const [, helped, greeted, empty, topics, tooLong] = run.stdout.split('\n> ');
  expect(helped).toBe(help);
  expect(greeted).toBe(
    'Hello. Ask me a question, or try help. For example:\n- Who chairs the harbour board?\n- How much does the repair cost?\n',
  );
  expect(empty).toBe('');
  expect(topics).toContain('what-the-repair-costs         The cost of the repair\n');
  expect(tooLong).toMatch(/^That is more than one question\./);
});
