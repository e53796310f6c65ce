import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { createReplyTo, type ReplyTo } from '../../src/slack/answering/reply-to.ts';
import { createDeskWork, type DeskWork } from '../../src/worker/desk-work.ts';
import { runHere } from './run-here.ts';

const { knowledgeDirectory } = readConfig({});
let replyTo: ReplyTo;
let work: DeskWork;

beforeAll(() => {
  const desk = loadDesk(knowledgeDirectory);
  replyTo = createReplyTo({ command: '/cptpp' });
  work = createDeskWork({ command: '/cptpp' })(desk);
});

/** What Slack shows of a text, line by line. */
async function inSlack(text: string): Promise<string[]> {
  const { reply } = await replyTo({
    ...{ work, text, surface: 'message', askId: '1', userId: 'U1', language: 'en' },
  });
  return reply.text.split('\n');
}

describe('cptpp ask', () => {
  it.each([
    ['a question', 'who leads the FKI?'],
    ['a yes/no question, which the source answers', 'is Taiwan a member?'],
    ['a yes/no question, with a note', 'are there 12 members?'],
    ['a statement', 'The CPTPP has 11 members.'],
    ['a statement that is given to be checked', 'check that Peru is a member'],
    ['a statement that the source has nothing on', 'Peru eats zeppelins.'],
    ['what is not in the source', 'who founded Keidanren?'],
    ['a statement in typeset quotation marks', '“Taiwan isn’t a member.”'],
    ['a statement on two lines', 'Taiwan\nis a member'],
    ['a greeting', 'hello'],
  ])('says to %s what Slack says', async (_, text) => {
    const { stdout } = await runHere(['ask', text], { knowledgeDirectory });

    const lines = stdout.split('\n').map((line) => line.trim().replace(/^- /, ''));
    const said = (await inSlack(text)).map((line) =>
      line.replace(/^- /, '').replace('/cptpp help', 'cptpp --help'),
    );
    expect(lines).toEqual(expect.arrayContaining(said));
  });

  it.each([
    'The CPTPP has 11 members. Peru is a member.',
    'The CPTPP has 11 members\nPeru is a member',
  ])('says to several statements on how many the source has something: %j', async (text) => {
    const { stdout } = await runHere(['ask', text], { knowledgeDirectory });

    expect(stdout.split('\n')[0]).toBe(`**${(await inSlack(text))[0]}**`);
  });

  it('refuses in Slack’s words what Slack refuses', async () => {
    const text = 'who leads the FKI? '.repeat(120);
    const { stderr } = await runHere(['ask', text], { knowledgeDirectory });

    expect(stderr.trim()).toBe((await inSlack(text)).join('\n'));
  });

  it('says of a claim that is too long how long it is, and cuts nothing in silence', async () => {
    const text = `check that ${'the CPTPP has very many members and '.repeat(30)}one more`;
    const { code, stdout } = await runHere(['ask', text], { knowledgeDirectory });

    const reason =
      '○ Not checked: it is 1,088 characters long, and one claim is read up to 1,000. Check it in shorter sentences.';
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe(reason);
    expect(await inSlack(text)).toContain(reason);
  });

  it('gives programs the ruling, the note and the verdict', async () => {
    const ask = async (text: string) =>
      JSON.parse((await runHere(['ask', text, '--json'], { knowledgeDirectory })).stdout);
    const [ruled, stated, drafted, plain] = await Promise.all(
      [
        'is Taiwan a member?',
        'Taiwan is a member.',
        'Peru is a member. Taiwan is a member.',
        'hi',
      ].map(ask),
    );

    const note = [expect.stringMatching(/^"Presently" is relative to/)];
    expect(ruled).toMatchObject({
      kind: 'covered',
      ruling: {
        kind: 'otherwise',
        says: [
          '✗ The source says otherwise: it lists 12 member countries of the CPTPP, and Taiwan is not among them.',
        ],
        fact: 'who-are-members',
        outsiders: ['Taiwan'],
        attributedTo: null,
        citations: [{ paragraph: 4 }],
      },
      verdict: null,
      notes: note,
    });
    expect(stated).toMatchObject({
      kind: 'covered',
      ruling: null,
      verdict: { verdict: 'contradicted', because: [{ what: 'member' }], notes: note },
      notes: note,
    });
    expect(drafted.verdict).toMatchObject({
      verdict: 'contradicted',
      sentences: [
        { verdict: 'supported', text: 'Peru is a member.' },
        { verdict: 'contradicted', text: 'Taiwan is a member.' },
      ],
    });
    expect(plain).toMatchObject({ kind: 'not_covered', ruling: null, verdict: null, notes: [] });
  });
});
