import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { noteBase } from '../../src/slack/base/note-base.ts';
import { createHealth } from '../../src/slack/create-health.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { startDeskProcess } from '../faults/desk-process.ts';
import { smallBase } from '../faults/small-base.ts';
import { makeDesk, makeFact, makeKnowledge } from '../fixtures/make-knowledge.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { createDatabase } from './postgres-server.ts';
import { startDesk, startSlack } from './start-desk.ts';

const [old, fresh] = ['a'.repeat(64), 'b'.repeat(64)];
const oldDesk = makeDesk(makeKnowledge({ hash: old }));
const freshDesk = makeDesk(makeKnowledge({ hash: fresh, facts: [makeFact({ title: 'New' })] }));

it('a replica names the other base in /readyz until both have the same, and curators are told once', async () => {
  const slack = await startSlack();
  const databaseUrl = await createDatabase();
  const logger = createRedactingLogger({ write: () => {} });
  const replicas: { base: ReturnType<typeof createBaseHolder>; read: () => Promise<unknown> }[] =
    [];
  for (let n = 0; n < 2; n += 1) {
    const base = createBaseHolder(oldDesk);
    const { storage } = await startDesk({ slack, databaseUrl, base, curators: ['U0BEN'] });
    await storage.opened;
    onTestFinished(noteBase({ storage, base, logger }));
    const health = createHealth({ storage, base, receiver: { lostSince: null } });
    replicas.push({ base, read: async () => (await health.ready()).body['base'] });
  }
  const [one, other] = replicas;
  if (!one || !other) throw new Error('There are no replicas.');
  await expect.poll(one.read).toEqual({ hash: old, others: [] });

  one.base.swap(freshDesk);

  await expect.poll(one.read).toEqual({ hash: fresh, others: [old] });
  await expect.poll(other.read).toEqual({ hash: old, others: [fresh] });

  other.base.swap(freshDesk);

  await expect.poll(one.read).toEqual({ hash: fresh, others: [] });
  await expect.poll(other.read).toEqual({ hash: fresh, others: [] });
  const told = () =>
    slack.log.calls.filter(
      ({ to, args }) => to === 'chat.postMessage' && args['channel'] === 'U0BEN',
    );
  await expect.poll(told).toHaveLength(1);
  expect(String(told()[0]?.args['text'])).toContain('version aaaaaaaaaaaa is now bbbbbbbbbbbb');

  one.base.refuse([{ file: 'names.yml', line: 2, found: 'this is odd.', remedy: 'Mend it.' }]);
  other.base.refuse([{ file: 'names.yml', line: 2, found: 'this is odd.', remedy: 'Mend it.' }]);
  await expect.poll(told).toHaveLength(2);
  await slack.idle();
  expect(told().map(({ args }) => String(args['text']))).toEqual([
    expect.stringContaining('is now'),
    expect.stringContaining('names.yml, line 2: this is odd. Mend it.'),
  ]);
}, 120_000);

it('a process swaps on SIGHUP, and goes on answering', async () => {
  const folder = await smallBase();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const slack = await startSlack();
  const environment = {
    ...{ DATABASE_URL: await createDatabase(), KNOWLEDGE_DIR: folder },
    SLACK_COMMAND: '/desk',
  };
  const desk = startDeskProcess({ slack, port: await findFreePort(), environment });
  onTestFinished(async () => void (await desk.end('SIGKILL')));
  await desk.connected;
  slack.sendTo(desk.url);
  const ask = async () => {
    const { delivery } = await slack
      .person('ana')
      .command({ channel: 'desk', text: '/desk when will the pier close?' });
    return JSON.stringify(delivery?.attempts.at(-1)?.outcome);
  };
  // Until it is warm, the answer comes after the acknowledgement.
  await expect.poll(ask).toContain('4 May');

  for (const path of ['sources/harbour.md', 'facts/harbour.yml']) {
    const file = join(folder, path);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('4 May', '6 June'));
  }
  process.kill(desk.pid, 'SIGHUP');

  const log = () => desk.lines.join('\n');
  await expect.poll(log, { timeout: 60_000 }).toMatch(/info The knowledge base was swapped\./);
  expect(await ask()).toContain('6 June');
  expect(await desk.end('SIGTERM')).toBe(0);
}, 180_000);
