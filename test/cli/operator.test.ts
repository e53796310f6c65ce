import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { createHolderAnswers } from '../../src/storage/holder-answers.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { runCptpp } from '../support/run-cptpp.ts';
import { runPiped } from './run-here.ts';

it('cptpp deliveries asks the process that holds the folder', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'cptpp-cli-'));
  const env = { DATA_DIR: dataDirectory };
  const storage = openStorage({ databaseUrl: null, dataDirectory });
  onTestFinished(async () => {
    await storage.close();
    await rm(dataDirectory, { recursive: true, force: true });
  });
  await storage.opened;
  storage.hold()?.answer(createHolderAnswers(storage));
  const id = randomUUID();
  await storage.database.query(
    `INSERT INTO deliveries (id, event_id, team_id, channel_id, ts, body, state, last_code, finished_at)
    VALUES ($1, 'Ev1', 'T1', 'C1', '1.1', '{}', 'dead', 'fatal_error', now())`,
    [id],
  );

  const listed = await runCptpp(['deliveries'], { env });
  expect(listed.stderr).toBe('');
  expect(listed.stdout).toMatch(
    new RegExp(`^${id}  .* T1 C1  fatal_error\\n1 failed for good\\.\\n$`),
  );

  expect(await runCptpp(['deliveries', 'replay', id], { env })).toMatchObject({
    code: 0,
    stdout: `${id} is tried again.\n`,
  });
  expect(await runCptpp(['deliveries', 'replay', id], { env })).toMatchObject({
    code: 2,
    stderr: `${id} is not among those that failed, or its words are deleted.\n`,
  });
  expect((await runCptpp(['keys', 'rotate'], { env })).stderr).toMatch(/^TOKEN_KEYS is not set/);
});

it('cptpp stats prints each day, asked of the process that holds the folder: no word of anybody', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'cptpp-cli-'));
  const env = { DATA_DIR: dataDirectory };
  const storage = openStorage({ databaseUrl: null, dataDirectory });
  onTestFinished(async () => {
    await storage.close();
    await rm(dataDirectory, { recursive: true, force: true });
  });
  await storage.opened;
  storage.hold()?.answer(createHolderAnswers(storage));
  await storage.database.query(
    `INSERT INTO answers (team_id, channel_id, ask_id, user_id, question, is_answered, asked_at, outcome) VALUES
      ('T1', 'C1', '1.1', 'U1', 'zebra?', true, now(), 'covered'),
      ('T1', 'C1', '1.2', 'U1', 'zebra?', true, now(), 'not_covered'),
      ('T1', 'C1', '1.3', 'U1', 'zebra?', true, now() - interval '1 day', 'supported'),
      ('T1', 'C1', '1.4', 'U1', 'zebra?', true, now() - interval '1 day', 'undecided'),
      ('T1', 'C1', 'shared:1', 'U1', 'zebra?', true, now(), 'covered'),
      ('T1', 'C1', '1.5', 'U1', 'zebra?', true, now() - interval '40 days', 'covered')`,
  );
  await storage.database.query(
    `INSERT INTO deliveries (event_id, team_id, body, state, retries, received_at, finished_at) VALUES
      ('Ev1', 'T1', NULL, 'done', 0, now() - interval '1 second', now()),
      ('Ev2', 'T1', NULL, 'done', 2, now() - interval '3 seconds', now()),
      ('Ev3', 'T1', '{}', 'waiting', 1, now(), NULL),
      ('Ev4', 'T1', '{}', 'dead', 8, now(), now())`,
  );

  const json = await runCptpp(['stats', '--since', '2d', '--json'], { env });
  expect(json.stderr).toBe('');
  const { days } = JSON.parse(json.stdout);
  expect(days).toEqual([
    expect.objectContaining({
      ...{ asks: 2, hits: 0, misses: 1, verdicts: 2, answerSeconds: null },
      outcomes: { supported: 1, undecided: 1 },
    }),
    expect.objectContaining({
      ...{ asks: 2, hits: 1, misses: 1, verdicts: 0, queue: 1, retries: 11, deadLetters: 1 },
      outcomes: { covered: 1, not_covered: 1 },
      answerSeconds: { half: expect.closeTo(2, 5), most: expect.closeTo(2.9, 5) },
    }),
  ]);

  const csv = await runCptpp(['stats', '--since', '1w', '--csv'], { env });
  const [head, ...lines] = csv.stdout.trimEnd().split('\n');
  expect(head).toBe(
    'day,asks,hits,misses,verdicts,answered_half_seconds,answered_most_seconds,queue,retries,dead_letters',
  );
  expect(lines).toHaveLength(7);
  expect(lines.at(-1)).toMatch(/^\d{4}-\d\d-\d\d,2,1,1,0,2\.0,2\.9,1,11,1$/);

  const table = await runCptpp(['stats'], { env });
  expect(table.stdout).toMatch(/^ {7}day {2}asks {2}hits {2}misses/);
  expect([json, csv, table].map(({ stdout }) => stdout).join()).not.toMatch(/zebra|U1|C1/);
}, 60_000);

it.each([
  [
    ['--since', 'yesterday'],
    /^"yesterday" is not a time for --since\. Write a number of days or weeks, as 7d/,
  ],
  [['--since', '0d'], /^"0d" is not a time for --since\./],
  [['--since', '99999d'], /^"99999d" is not a time for --since\./],
  [['--json', '--csv'], /^--json and --csv are two forms\. Take one of them\./],
])('cptpp stats %j is refused in words', async (args, said) => {
  const { code, stdout, stderr } = await runPiped(['stats', ...args]);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(said);
});

it('cptpp manifest --http prints the variant for many workspaces', async () => {
  const { code, stdout } = await runPiped(['manifest', '--http', 'https://desk.example.org']);

  expect(code).toBe(0);
  expect(stdout).toMatch(/^# For many workspaces, over HTTP\./);
  expect(stdout).toContain('request_url: https://desk.example.org/slack/events');
});

it('cptpp manifest --internal prints the variant for one organisation, as JSON too', async () => {
  const yaml = await runPiped(['manifest', '--internal']);
  const json = await runPiped(['manifest', '--internal', '--json']);

  expect(yaml.stdout).toMatch(/^# For one organisation, with steps for workflows\./);
  expect(JSON.parse(json.stdout)).toEqual(parse(yaml.stdout));
  expect(parse(yaml.stdout)).toMatchObject({ functions: { ask_desk: {}, check_text: {} } });
});

it('cptpp manifest refuses the two variants that Slack does not have together', async () => {
  const both = ['manifest', '--internal', '--http', 'https://desk.example.org'];

  expect(await runPiped(both)).toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: expect.stringContaining('--http is for many workspaces, and Slack lets no app with'),
  });
});

it("cptpp manifest --json prints the same for Slack's own CLI, which the hooks lead to it", async () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

  const { code, stdout } = await runPiped(['manifest', '--json']);

  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(parse(read('manifest.yml')));
  expect(JSON.parse(read('.slack/hooks.json'))).toEqual({
    hooks: {
      'get-manifest': 'npm run --silent cptpp -- manifest --json',
      start: 'npm run --silent start',
    },
    config: { 'sdk-managed-connection-enabled': true },
  });
});
