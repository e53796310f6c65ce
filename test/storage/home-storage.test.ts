import { describe, expect, it } from 'vitest';
import type { LocalSlack } from '#local-slack';
import type { Storage } from '../../src/storage/open-storage.ts';
import { createDatabase } from './postgres-server.ts';
import { dump, startDesk, startSlack } from './start-desk.ts';

async function start() {
  const slack = await startSlack();
  const databaseUrl = await createDatabase();
  const { storage } = await startDesk({ slack, databaseUrl });
  await storage.opened;
  return { slack, databaseUrl, storage };
}

/** What somebody's Home says, once it is made anew. */
async function homeOf(slack: LocalSlack, name: string): Promise<string> {
  const person = slack.person(name);
  const before = person.home();
  person.openHome('home');
  await slack.changes.until(() => person.home() !== before, 'the Home');
  return JSON.stringify(person.home()?.blocks);
}

const welcomesIn = (slack: LocalSlack) =>
  slack
    .workspace()
    .messages.all()
    .filter(({ message }) => message.text.startsWith('Welcome.'));

async function ask(slack: LocalSlack, storage: Storage, name: string, text: string): Promise<void> {
  await slack.person(name).command({ channel: 'desk', text: `/desk ${text}` });
  await expect.poll(() => dump(storage)).toContain(text);
}

describe('the Home', () => {
  it('lists what is stored of somebody’s questions, for them alone, and deletes one', async () => {
    const { slack, storage } = await start();
    await ask(slack, storage, 'ana', 'where do otters sleep?');
    await ask(slack, storage, 'ana', 'where do zebras sleep?');
    await ask(slack, storage, 'ben', 'where do herons sleep?');

    const home = await homeOf(slack, 'ana');
    expect(home.indexOf('zebras')).toBeLessThan(home.indexOf('otters'));
    expect(home).not.toContain('herons');

    const ana = slack.person('ana');
    const view = ana.home();
    if (!view) throw new Error('There is no Home.');
    await ana.pressInView(view, { actionId: 'home_forget' });
    await slack.changes.until(() => ana.home() !== view, 'the Home without it');

    expect(JSON.stringify(ana.home()?.blocks)).toMatch(/otters/);
    const left = await dump(storage);
    expect(left).not.toContain('zebras');
    expect(left).toMatch(/otters[\s\S]*herons|herons[\s\S]*otters/);
  });

  it('deletes nothing by an id that is somebody else’s', async () => {
    const { slack, storage } = await start();
    await ask(slack, storage, 'ana', 'where do otters sleep?');
    await ask(slack, storage, 'ben', 'where do herons sleep?');
    const [bens] = await storage.database.query(
      "SELECT ask_id FROM answers WHERE user_id = 'U0BEN'",
    );
    await homeOf(slack, 'ana');
    const ana = slack.person('ana');
    const view = ana.home();
    if (!view) throw new Error('There is no Home.');

    await ana.pressInView(view, { actionId: 'home_forget', value: String(bens?.['ask_id']) });
    await slack.changes.until(() => ana.home() !== view, 'the Home');

    expect(await dump(storage)).toMatch(/otters[\s\S]*herons|herons[\s\S]*otters/);
  });

  it('keeps nothing to list where no words are kept', async () => {
    const slack = await startSlack();
    const databaseUrl = await createDatabase();
    const { storage } = await startDesk({ slack, databaseUrl, retentionDays: 0 });
    await storage.opened;
    await slack.person('ana').command({ channel: 'desk', text: '/desk where do otters sleep?' });
    await expect.poll(() => storage.database.query('SELECT 1 FROM answers')).toHaveLength(1);

    expect(await homeOf(slack, 'ana')).toContain('I keep no question of yours.');
  });

  it('says that it cannot reach them while the storage is away, and shows all else', async () => {
    const slack = await startSlack();
    await startDesk({ slack, databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing' });

    const home = await homeOf(slack, 'ana');

    expect(home).toContain('I cannot reach what I keep of your questions right now.');
    expect(home).toContain('Who closed the pier');
  });
});

describe('the welcome', () => {
  const open = async (slack: LocalSlack, name = 'ana') => {
    slack.person(name).openHome('messages');
    await slack.idle();
  };

  it('comes once, whichever process is told and however often', async () => {
    const { slack, databaseUrl } = await start();
    slack.planEvents(() => ({ copies: 3 }));
    await open(slack);
    await slack.changes.until(() => welcomesIn(slack).length > 0, 'the welcome');
    const second = await startDesk({ slack, databaseUrl });
    await second.storage.opened;

    await open(slack);
    await open(slack, 'ben');
    await slack.changes.until(() => welcomesIn(slack).length > 1, 'the welcome of Ben');

    expect(welcomesIn(slack).map(({ channelId }) => channelId)).toEqual(['D0ANA', 'D0BEN']);
  });

  it('is not sent while nobody knows whether it was', async () => {
    const slack = await startSlack();
    const { lines } = await startDesk({
      slack,
      databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing',
    });

    await open(slack);

    await expect
      .poll(() => lines.join('\n'), { timeout: 20_000 })
      .toContain('Whether somebody was welcomed is not known.');
    expect(welcomesIn(slack)).toEqual([]);
  });

  it('is forgotten with whoever was welcomed', async () => {
    const { slack, storage } = await start();
    await open(slack);
    await expect.poll(() => dump(storage)).toContain('U0ANA');

    await slack.person('ana').command({ channel: 'desk', text: '/desk forget-me' });

    expect(await dump(storage)).not.toContain('U0ANA');
  });
});
