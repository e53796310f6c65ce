import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { loadDesk } from '../../src/load-desk.ts';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { forgetAsk, runRetention } from '../../src/storage/forget.ts';
import { createHolderAnswers } from '../../src/storage/holder-answers.ts';
import { chainReceipts } from '../../src/storage/receipt-chain.ts';
import { runHere } from '../cli/run-here.ts';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';
import { createDatabase } from './postgres-server.ts';
import { dump, startDesk, startSlack } from './start-desk.ts';

const question = 'Who chairs the harbour board?';
const quote = 'Ann Reed, who chairs the harbour board, said the pier would close on 4 May.';
const file = 'facts/harbour.yml';
const edited = (harbourFiles[file] ?? '').replace('Ann Reed chairs', 'Ann Reed is the chair of');
const asked = '2026-06-01T09:00:00.000Z';
const refused = /^I have no receipt of that id to show you here\./;

/** A base in git, committed in May and edited in July; a desk that answered from the first of them on the first of June. */
async function openNewsroom({
  now = Date.now,
  hasFolder = true,
  changes = {},
}: {
  /** Files of the base that are other than usual. */
  readonly changes?: Readonly<Record<string, string>>;
  readonly now?: () => number;
  /** Whether its storage is in a folder, where the command line asks for it. */
  readonly hasFolder?: boolean;
} = {}) {
  const folder = writeHarbourBase(changes);
  commit(folder, '2026-05-01T00:00:00Z');
  const base = createBaseHolder(loadDesk(folder, { cacheDirectory: null }));
  const dataDirectory = hasFolder ? mkdtempSync(join(tmpdir(), 'desk-data-')) : null;
  if (dataDirectory !== null) {
    vi.stubEnv('DATA_DIR', dataDirectory);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(dataDirectory, { recursive: true, force: true });
    });
  }
  const people = ['ana', 'ben', 'cora'].map((name) => ({ id: `U0${name.toUpperCase()}`, name }));
  const slack = await startSlack({ workspaces: [{ people }] });
  const { storage } = await startDesk({
    ...{ slack, base, dataDirectory, curators: ['U0CORA'], now },
    databaseUrl: hasFolder ? null : await createDatabase(),
  });
  await storage.opened;
  storage.hold()?.answer(createHolderAnswers(storage));
  const { database } = storage;
  /** What a person is told next, once they did something. */
  const toldTo = async (who: string, channel: string, act: () => Promise<unknown>) => {
    const sees = () => slack.person(who).sees(channel);
    const { length } = sees();
    await act();
    await slack.changes.until(() => sees().length > length, 'what they are told');
    return sees().at(-1)?.message.text ?? '';
  };

  return {
    ...{ slack, storage, database, folder, toldTo },
    /** What a person is told to a command: in private, after it or with it. */
    command: (who: string, text: string, channel = 'desk') =>
      toldTo(who, channel, () => slack.person(who).command({ channel, text: `/desk ${text}` })),
    /** The id of the last receipt, as it is shown. */
    async lastId(): Promise<string> {
      const rows = () => database.query('SELECT id FROM receipts ORDER BY made_at DESC LIMIT 1');
      await expect.poll(rows).toHaveLength(1);
      const [row] = await rows();
      return String(row?.['id']).replace(/^(.{5})/, '$1-');
    },
    chain: () => chainReceipts(database, { recordDays: 730 }),
    cptpp: (...argv: string[]) => runHere(argv, { knowledgeDirectory: folder }),
    /** Edits the answer, and has the desk answer from the new base. */
    edit() {
      writeFileSync(join(folder, file), edited);
      commit(folder, '2026-07-01T00:00:00Z');
      base.swap(loadDesk(folder, { cacheDirectory: null }));
    },
    texts: () => dump(storage),
  };
}

function commit(folder: string, date: string): void {
  const git = (...words: string[]) =>
    execFileSync(
      'git',
      ['-C', folder, '-c', 'user.name=Desk', '-c', 'user.email=d@e.org', ...words],
      {
        stdio: 'ignore',
        env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
      },
    );
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', date);
}

it('is named behind “Why?”, opens for whoever asked, and says whether the base still says the same', async () => {
  const { slack, command, lastId, edit, toldTo } = await openNewsroom({ hasFolder: false });
  await command('ana', question);
  const id = await lastId();
  const ana = slack.person('ana');
  const answer = ana.sees('desk').at(-1);
  if (!answer) throw new Error('There is no answer.');

  const press = () => ana.press(answer, { actionId: 'explain_answer' });

  expect(await toldTo('ana', 'desk', press)).toContain(`Receipt ${id} · /desk receipt ${id}`);
  const shown = await command('ana', `receipt ${id.toLowerCase().replace('-', ' ')}`, 'newsroom');
  expect(shown).toContain(`Receipt: ${id} · `);
  expect(shown).toContain(`Asked: ${question}`);
  expect(shown).toContain(`Quote: harbour-story, ¶1, characters 0 to ${quote.length}\n“${quote}”`);
  expect(shown).toMatch(/Fact and version: who-chairs-the-harbour-board @ [0-9a-f]{16}/);
  expect(shown).toMatch(/Rule: fact-above-threshold · score [\d.]+, from [\d.]+ on/);
  expect(shown).toMatch(/Features: agreement [\d.]+, answerable/);
  expect(shown).toContain('Today’s base: says the same, to the byte.');
  expect(shown).not.toMatch(/U0ANA|Who:/);

  edit();
  expect(await command('ana', `receipt ${id}`)).toMatch(
    /Today’s base: would say otherwise \([0-9a-f]{12}\): facts and their versions, the answer\./,
  );
  expect(await command('ana', 'receipt')).toMatch(
    new RegExp(`^Your last receipts\\. .*\\n- ${id} · .* · Who chairs`),
  );
}, 120_000);

it('refuses a stranger in the words for an id that is not there, and shows curators who was shown it', async () => {
  const { slack, command, lastId } = await openNewsroom({ hasFolder: false });
  await command('ana', question);
  const id = await lastId();

  const toStranger = await command('ben', `receipt ${id}`);
  expect(toStranger).toMatch(refused);
  for (const other of ['00000-00000', '11111-11111', 'nonsense', `${id}Z`]) {
    expect(await command('ben', `receipt ${other}`)).toBe(toStranger);
  }

  expect(await command('cora', `receipt ${id}`, 'newsroom')).toContain(`Asked: ${question}`);
  const blocks = JSON.stringify(slack.person('cora').sees('newsroom').at(-1)?.message.blocks);
  expect(blocks).toMatch(
    /asked by .*"user_id":"U0ANA".*shown to whoever asked, alone, in .*"C0DESK"/,
  );
}, 120_000);

it('says only to curators that something was withheld', async () => {
  const embargoed = (harbourFiles[file] ?? '').replace(
    '- id: what-the-repair-costs',
    '- id: what-the-repair-costs\n  embargo: 2099-01-01T00:00Z',
  );
  const { command, lastId } = await openNewsroom({
    ...{ hasFolder: false, changes: { [file]: embargoed } },
  });
  await command('ana', question);
  const id = await lastId();

  expect(await command('ana', `receipt ${id}`)).not.toMatch(/without|repair/);
  expect(await command('cora', `receipt ${id}`, 'newsroom')).toContain(
    'without 0 sources and 1 fact',
  );
}, 120_000);

it('of a public reply opens for whoever is where it stands, and for nobody else elsewhere', async () => {
  const { slack, command, lastId } = await openNewsroom({ hasFolder: false });
  slack.person('ana').say({ channel: 'desk', text: `@Pier Desk ${question}` });
  const id = await lastId();
  await slack.idle();

  expect(await command('ben', `receipt ${id}`, 'desk')).toContain(`Asked: ${question}`);
  expect(await command('ben', `receipt ${id}`, 'newsroom')).toMatch(refused);
}, 120_000);

it('of an answer that was shared opens where it is shared, and loses its words with the question', async () => {
  const { slack, command, lastId, database, toldTo } = await openNewsroom({ hasFolder: false });
  await command('ana', question);
  await lastId();
  const ana = slack.person('ana');
  const answer = ana.sees('desk').at(-1);
  if (!answer) throw new Error('There is no answer.');
  await toldTo('ben', 'desk', () => ana.press(answer, { actionId: 'share_answer' }));
  const rows = () =>
    database.query('SELECT id, ask_id, question, salt FROM receipts ORDER BY made_at DESC');
  await expect.poll(rows).toHaveLength(2);
  const [shared, own] = await rows();

  expect(await command('ben', `receipt ${String(shared?.['id'])}`)).toMatch(
    /Asked: Who chairs[\s\S]*Rule: answer-shared[\s\S]*says the same, to the byte/,
  );
  expect(await command('ana', 'receipt')).toMatch(/\n- .*\n- /);

  const person = { teamId: 'T0NEWSROOM', userId: 'U0ANA' };
  await forgetAsk(database, person, String(own?.['ask_id']));
  expect(await rows()).toEqual([
    expect.objectContaining({ question: null, salt: null }),
    expect.objectContaining({ question: null, salt: null }),
  ]);
}, 120_000);

it('speaks the language of whoever asks', async () => {
  const { command } = await openNewsroom({ hasFolder: false });
  for (const [text, said] of [
    ['하버 보드 의장은 누구?', /그 번호의 확인증이 없습니다/],
    ['港湾委員会の議長は誰ですか。', /その番号の控えはありません/],
  ] as const) {
    await command('ana', text);

    expect(await command('ana', 'receipt 00000-00000')).toMatch(said);
  }
}, 120_000);

it('replays to the byte on the base of that day, as git has it', async () => {
  const { command, lastId, edit, cptpp } = await openNewsroom({ now: () => Date.parse(asked) });
  await command('ana', question);
  const id = await lastId();
  const read = async (...options: string[]) => {
    const { code, stdout, stderr } = await cptpp('receipt', id, '--json', ...options);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  };
  const before = await read();
  expect(before).toMatchObject({
    ...{ id, madeAt: asked, question, outcome: 'covered', state: 'waiting' },
    parts: [
      { quotes: [{ source: 'harbour-story', paragraph: 1, start: 0, end: quote.length, quote }] },
    ],
    replay: { says: 'same', isToTheByte: true, differs: [] },
  });

  edit();

  const { replay } = await read();
  expect(replay).toMatchObject({ says: 'otherwise', isToTheByte: false });
  for (const options of [['--revision', 'HEAD~1'], ['--of-that-day']]) {
    expect(await read(...options)).toEqual(before);
  }
  const checkout = writeHarbourBase();
  expect(await read('--knowledge', checkout)).toEqual(before);
  expect(JSON.stringify(before)).not.toMatch(/U0ANA|C0DESK/);
}, 120_000);

it('is a page to print that loads nothing, and in which nothing is markup', async () => {
  const { command, lastId, cptpp } = await openNewsroom();
  await command('ana', 'who chairs the <b>harbour</b> board &amp; "pier"?');

  const { stdout, code } = await cptpp('receipt', await lastId(), '--html');

  expect(await cptpp('receipt', '00000-00000')).toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: 'There is no receipt 00000-00000: its time may be over.\n',
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^<!doctype html>/);
  expect(stdout).not.toMatch(/<b>|<script|src=|href=|url\(/);
  expect(stdout).toContain(`<blockquote>${quote}</blockquote>`);
}, 120_000);

it.each([
  [['receipt', 'nonsense'], /^"nonsense" is not the id of a receipt\./],
  [['receipt', '00000-00000', '--json', '--html'], /^--json and --html are two forms\./],
  [['receipt', '00000-00000', '--revision', 'HEAD', '--of-that-day'], /^--revision and --of-that/],
  [['audit', 'verify', '--head', '12'], /^"12" is no head of the chain\./],
])('cptpp %j is refused in words', async (argv, said) => {
  const { code, stdout, stderr } = await runHere(argv);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(said);
});

it('shows only hashes after retention, and one byte that is changed is found', async () => {
  const { command, lastId, chain, database, cptpp } = await openNewsroom();
  await command('ana', question);
  const id = await lastId();
  expect(await chain()).toBe(1);
  const verify = () => cptpp('audit', 'verify');
  const whole = await verify();
  expect(whole).toMatchObject({ code: 0, stderr: '' });
  expect(whole.stdout).toMatch(
    /^Links: 1\. Receipts: 1, and 0 whose time is over\. Not in the chain yet: 0\. Nothing was changed\.\nHead: 1:[0-9a-f]{64}\n$/,
  );

  // Each of these is one byte, of another part of the row.
  for (const [column, before, after] of [
    ['record', '4 May', '5 May'],
    ['question', 'Who', 'who'],
    ['user_id', 'U0ANA', 'U0ANB'],
    ['channel_id', 'C0DESK', 'C0DESL'],
  ] as const) {
    const put = (from: string, to: string) =>
      database.query(`UPDATE receipts SET ${column} = replace(${column}, $1, $2)`, [from, to]);
    await put(before, after);
    const found = await verify();
    expect([column, found.code]).toEqual([column, 1]);
    expect(found.stdout).toMatch(`${id}: this receipt was changed after it was written.`);
    expect((await cptpp('receipt', id)).code).toBe(1);
    await put(after, before);
  }

  await runRetention(database, { days: 0, recordDays: 730 });

  const { code, stdout } = await cptpp('receipt', id, '--json');
  const shown = JSON.parse(stdout);
  expect({ code, question: shown.question, replay: shown.replay }).toEqual({
    ...{ code: 0, question: null, replay: null },
  });
  expect(shown.wordsHash).toMatch(/^[0-9a-f]{64}$/);
  expect(await verify()).toEqual(whole);
  expect(await command('ana', `receipt ${id}`)).toMatch(refused);
  expect(await command('cora', `receipt ${id}`)).toContain(
    `The words are deleted, or were never kept. Their salted hash: ${shown.wordsHash}`,
  );
  await database.query("UPDATE receipts SET record = replace(record, '4 May', '5 May')");
  expect((await verify()).code).toBe(1);
}, 120_000);

it('after forget-me no word is left, the chain still verifies, and curators see only hashes', async () => {
  const { command, lastId, chain, cptpp, texts, database } = await openNewsroom();
  await command('ana', question);
  await command('ana', 'check zebras chair the harbour board');
  await command('ben', 'does a heron chair the harbour board?');
  await expect.poll(() => database.query('SELECT id FROM receipts')).toHaveLength(3);
  await chain();
  const { stdout: whole } = await cptpp('audit', 'verify');
  expect(await texts()).toMatch(/zebras[\s\S]*U0ANA|U0ANA[\s\S]*zebras/);

  await command('ana', 'forget-me');

  const left = await texts();
  expect(left).not.toMatch(/zebras|U0ANA|Who chairs the harbour board/);
  expect(left).toMatch(/heron/);
  expect(await database.query('SELECT count(salt)::integer AS salts FROM receipts')).toEqual([
    { salts: 1 },
  ]);
  expect(await cptpp('audit', 'verify')).toMatchObject({ code: 0, stdout: whole });
  const [row] = await database.query('SELECT id FROM receipts WHERE user_id IS NULL LIMIT 1');
  const id = String(row?.['id']);
  expect(await command('cora', `receipt ${id}`)).toMatch(/Their salted hash: [0-9a-f]{64}/);
  expect(await command('ana', `receipt ${id}`)).toMatch(refused);
  expect(await lastId()).toMatch(/^.{5}-.{5}$/);
}, 120_000);

it('a chain that was cut, mended or made anew is found', async () => {
  const { command, chain, cptpp, database } = await openNewsroom();
  for (const text of [question, 'How much does the repair cost?', 'does a heron chair it?']) {
    await command('ana', text);
    await expect.poll(chain).toBe(1);
  }
  const noted = /Head: (\S+)/.exec((await cptpp('audit', 'verify')).stdout)?.[1] ?? '';
  const verify = async (...options: string[]) => {
    const { code, stdout } = await cptpp('audit', 'verify', '--json', ...options);
    const { findings } = JSON.parse(stdout);
    return [code, findings.map(({ kind, batch }: Record<string, unknown>) => `${kind} ${batch}`)];
  };
  expect(await verify('--head', noted)).toEqual([0, []]);

  await database.script('BEGIN; CREATE TABLE kept AS SELECT * FROM receipt_batches; COMMIT');
  const restore = () =>
    database.script('TRUNCATE receipt_batches; INSERT INTO receipt_batches SELECT * FROM kept');
  await database.query(
    'UPDATE receipt_batches SET commitments[1] = reverse(commitments[1]) WHERE number = 2',
  );
  expect((await verify())[1]).toContain('batch_changed 2');
  await restore();
  await database.query('DELETE FROM receipt_batches WHERE number = 2');
  expect(await verify()).toEqual([1, ['batch_changed 3', 'batch_missing 2']]);
  await restore();
  // The last link with its receipt: the chain before it is whole, and only a noted head tells.
  await database.query('DELETE FROM receipt_batches WHERE number = 3');
  await database.query('DELETE FROM receipts WHERE batch = 3');
  expect(await verify()).toEqual([0, []]);
  expect(await verify('--head', noted)).toEqual([1, ['not_that_head 3']]);
  await database.query('DELETE FROM receipts WHERE batch = 1');
  expect(await verify()).toEqual([1, ['removed 1']]);
  // A workspace that left takes its receipts along.
  await database.query(
    "INSERT INTO audit_trail (action, outcome, team_id) VALUES ('workspace.delete', 'ok', 'T0')",
  );
  expect(await verify()).toEqual([0, []]);
}, 120_000);
