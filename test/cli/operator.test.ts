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

it('cptpp manifest --http prints the variant for many workspaces', async () => {
  const { code, stdout } = await runCptpp(['manifest', '--http', 'https://desk.example.org']);

  expect(code).toBe(0);
  expect(stdout).toMatch(/^# For many workspaces, over HTTP\./);
  expect(stdout).toContain('request_url: https://desk.example.org/slack/events');
});

it('cptpp manifest --internal prints the variant for one organisation, as JSON too', async () => {
  const yaml = await runCptpp(['manifest', '--internal']);
  const json = await runCptpp(['manifest', '--internal', '--json']);

  expect(yaml.stdout).toMatch(/^# For one organisation, with steps for workflows\./);
  expect(JSON.parse(json.stdout)).toEqual(parse(yaml.stdout));
  expect(parse(yaml.stdout)).toMatchObject({ functions: { ask_desk: {}, check_text: {} } });
});

it('cptpp manifest refuses the two variants that Slack does not have together', async () => {
  const both = ['manifest', '--internal', '--http', 'https://desk.example.org'];

  expect(await runCptpp(both)).toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: expect.stringContaining('--http is for many workspaces, and Slack lets no app with'),
  });
});

it("cptpp manifest --json prints the same for Slack's own CLI, which the hooks lead to it", async () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

  const { code, stdout } = await runCptpp(['manifest', '--json']);

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
