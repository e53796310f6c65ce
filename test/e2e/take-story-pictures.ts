import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { createLocalSlack, type LocalSlack, readManifest } from '#local-slack';
import { readConfig } from '../../src/config.ts';
import { createCuratingServer } from '../../src/curating/create-curating-server.ts';
import { createDesk } from '../../src/desk/create-desk.ts';
import { hashFact } from '../../src/knowledge/hash-fact.ts';
import type { Fact, KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadDesk } from '../../src/load-desk.ts';
import { loadEnglish } from '../../src/load-english.ts';
import { loadWordings } from '../../src/load-wordings.ts';
import { type BaseHolder, createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createSlackApp } from '../../src/slack/create-slack-app.ts';
import { createReceiver } from '../../src/slack/receiving/create-receiver.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { createStoredCuratorCards } from '../../src/storage/curator-cards.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { readBoards } from '../../src/storage/read-board.ts';
import { seedAsks, seedCard, seedVotes } from '../fixtures/seed-board.ts';

const folder = fileURLToPath(new URL('../../docs/images/stories', import.meta.url));
const ana = 'U0ANA';
const ben = 'U0BEN';
const cora = 'U0CORA';
const miss = 'who founded Keidanren?';
const told = 'how many members does the CPTPP have?';
const toldRows = "SELECT 1 FROM answers WHERE 'how-many-members' = ANY(fact_ids)";
const found =
  'Keidanren Chairman Yoshinobu Tsutsui emphasized the importance of reforming the World Trade Organization and strengthening economic alliances, particularly the CPTPP.';

/**
 * Takes the pictures of how what people miss, and what they were told, comes back: `docs/images/stories/NAME-light.png`. A
 * newsroom plays them through, on a storage in memory; each picture is of what is there at that moment.
 */
export async function takeStoryPictures(browser: Browser): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const newsroom = await openNewsroom();
  const { slack, storage, base } = newsroom;
  const { knowledge } = base.current();
  // Made before anybody waits: it takes the thread for some seconds.
  const corrected = deskOf(correct(knowledge));
  const [person, curator] = [slack.person('ana'), slack.person('cora')];
  const teamId = slack.workspace().id;
  const until = (what: string, condition: () => boolean) => slack.changes.until(condition, what);
  const take = createCamera(browser, slack);

  // Somebody misses something, and asks the curators; somebody else asks the same.
  await createStoredCuratorCards(storage).saveChannel(
    { teamId, enterpriseId: '' },
    'C0CURATORS',
    cora,
  );
  const asked = person.say({ channel: 'newsroom', text: `@CPTPP Desk ${miss}` });
  const inThread = () =>
    person.sees('newsroom').filter(({ message }) => message.thread_ts === asked.message.ts);
  await until('the miss', () => inThread().some(({ madeBy }) => madeBy !== null));
  await take('miss', ana, { channel: 'newsroom', of: thread, height: 620 });
  const [reply] = inThread().filter(({ madeBy }) => madeBy !== null);
  if (!reply) throw new Error('There is no reply.');
  await person.press(reply, { actionId: 'ask_curators' });
  const cards = () => curator.sees('curators').filter(({ madeBy }) => madeBy !== null);
  await until('the card', () => cards().length > 0);
  await slack.person('ben').command({ channel: 'sports', text: `/cptpp ${miss}` });
  await until('the miss of another', () => slack.person('ben').sees('sports').length > 0);
  const [another] = slack.person('ben').sees('sports').slice(-1);
  if (another) await slack.person('ben').press(another, { actionId: 'ask_curators' });
  await until('two on the card', () => JSON.stringify(cards()).includes('2 people ask'));
  await take('card', cora, { channel: 'curators', of: lastMessage, height: 700 });

  // A curator answers from the words of a source.
  const [card] = cards();
  if (!card) throw new Error('There is no card.');
  await curator.press(card, { actionId: 'answer_card' });
  await until('the form', () => curator.views().length > 0);
  const [form] = curator.views();
  if (!form) throw new Error('There is no form.');
  await curator.submit(form, {
    quote: { quote: found },
    line: { line: 'Our source names only its chairman, not its founders.' },
  });
  await until('the answer', () => inThread().filter(({ madeBy }) => madeBy !== null).length > 1);
  await slack.idle();
  await take('answered', ana, { channel: 'newsroom', of: thread, height: 1080 });

  // A fact that people were told is corrected.
  const first = person.say({ channel: 'newsroom', text: `@CPTPP Desk ${told}` });
  const answers = () =>
    person
      .sees('newsroom')
      .filter(({ message, madeBy }) => message.thread_ts === first.message.ts && madeBy !== null);
  await until('the answer', () => answers().length > 0);
  await slack.idle();
  while ((await storage.database.query(toldRows)).length === 0) await slack.idle();
  base.swap(corrected);
  const direct = () => curator.sees(slack.workspace().directOf(cora).id);
  const recalls = () =>
    direct().filter(({ message }) => JSON.stringify(message).includes('recall_'));
  await until('the recall', () => recalls().length > 0);
  await take('recall', cora, { channel: 'CPTPP Desk', of: recallCard, height: 700 });
  const [recall] = recalls();
  if (!recall) throw new Error('There is no recall.');
  await curator.press(recall, { actionId: 'recall_amend' });
  await until('the correction', () => answers().length > 1);
  await slack.idle();
  await take('amended', ana, { channel: 'newsroom', of: thread, height: 980 });

  await seedWeek(storage, teamId, knowledge);
  curator.openHome('home');
  await until('the board', () => JSON.stringify(curator.home()).includes('The board'));
  await take('board', cora, { channel: 'CPTPP Desk', tab: 'Home', of: home, height: 570 });
  await takeCuratingBoard(browser, storage);
  await newsroom.stop();
}

/** The same board on the page to curate on. */
async function takeCuratingBoard(browser: Browser, { database }: Storage): Promise<void> {
  const server = await createCuratingServer({
    ...{ directory: readConfig({}).knowledgeDirectory },
    ...{ english: loadEnglish(), wordings: loadWordings() },
    async readBoards() {
      const { teams, more } = await readBoards(database, null);
      const due = { 'where-was-the-summit': '2026-11-03' };
      const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
      return { today, more, teams: teams.map((team) => ({ ...team, due })) };
    },
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    const viewport = { width: 1440, height: 760 };
    const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 1.5 });
    await page.goto(server.url);
    await page.getByRole('tab', { name: 'Board' }).click();
    await page.getByRole('region', { name: 'Open questions' }).waitFor();
    await page.mouse.move(0, 0);
    const path = `${folder}/curating-board-${colorScheme}.png`;
    await page.screenshot({ path });
    process.stdout.write(`${path}\n`);
    await page.close();
  }
  await server.stop();
}

interface Place {
  /** How many pixels of it are seen. */
  readonly height: number;
  /** A channel, or the app. */
  readonly channel: string;
  readonly tab?: string;
  readonly of: (page: Page) => Locator;
}

const thread = (page: Page) => page.getByRole('complementary');
const lastMessage = (page: Page) => page.locator('li.message').last();
const recallCard = (page: Page) => page.locator('li.message').filter({ hasText: 'Show places' });
const home = (page: Page) => page.getByRole('tabpanel', { name: 'Home' });

/** Makes what takes one picture of what somebody sees, light and dark. */
function createCamera(browser: Browser, slack: LocalSlack) {
  return async function take(name: string, userId: string, place: Place): Promise<void> {
    const { channel, tab, of, height } = place;
    for (const colorScheme of ['light', 'dark'] as const) {
      const viewport = { width: of === thread || of === home ? 1100 : 960, height };
      const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 1.5 });
      await page.goto(`${slack.url}/?as=${userId}`);
      await page.getByRole('main').waitFor();
      await page
        .getByRole('button', { name: new RegExp(`^(?:# ?)?${channel}`) })
        .first()
        .click();
      if (tab !== undefined) await page.getByRole('tab', { name: tab }).click();
      if (of === thread)
        await page
          .getByRole('button', { name: /repl(?:y|ies)/ })
          .last()
          .click();
      await of(page).waitFor();
      await page.addStyleTag({ content: '.message-tools { display: none !important }' });
      await page.mouse.move(0, 0);
      const path = `${folder}/${name}-${colorScheme}.png`;
      await of(page).screenshot({ path });
      process.stdout.write(`${path}\n`);
      await page.close();
    }
  };
}

interface Newsroom {
  readonly slack: LocalSlack;
  readonly storage: Storage;
  readonly base: BaseHolder;
  stop(): Promise<void>;
}

/** Our own base, as it was before a correction, in a newsroom of three. */
async function openNewsroom(): Promise<Newsroom> {
  const manifest = readManifest(
    readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'),
  );
  const { scopes, optionalScopes = [] } = manifest;
  const slack = await createLocalSlack({
    manifest: { ...manifest, scopes: [...scopes, ...optionalScopes] },
    workspaces: [
      {
        people: [
          { id: ana, name: 'ana', realName: 'Ana' },
          { id: ben, name: 'ben', realName: 'Ben' },
          { id: cora, name: 'cora', realName: 'Cora' },
        ],
        channels: [
          { id: 'C0NEWSROOM', name: 'newsroom' },
          { id: 'C0CURATORS', name: 'curators' },
          { id: 'C0SPORTS', name: 'sports' },
        ],
      },
    ],
    page: {},
  });
  const storage = openStorage({ databaseUrl: null, dataDirectory: null });
  await storage.opened;
  const base = createBaseHolder(
    deskOf(asItWas(loadDesk(readConfig({}).knowledgeDirectory).knowledge)),
  );
  const logger = createRedactingLogger({ level: 'error' });
  const connection = {
    mode: 'http',
    botToken: slack.workspace().installation?.botToken ?? '',
    signingSecret: slack.app.signingSecret,
    port: 0,
  } as const;
  const app = createSlackApp({
    ...{ base, connection, logger, storage, slackApiUrl: slack.apiUrl, command: '/cptpp' },
    receiver: createReceiver({ connection, logger, slackApiUrl: slack.apiUrl }),
    curators: [cora],
  });
  const server = await app.start({ host: '127.0.0.1', port: 0 });
  const address = 'address' in server ? server.address() : null;
  slack.sendTo(
    `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/slack/events`,
  );
  return {
    ...{ slack, storage, base },
    async stop() {
      await app.stop();
      await storage.close();
      await slack.stop();
    },
  };
}

const deskOf = (knowledge: KnowledgeBase) => createDesk(knowledge, { english: loadEnglish() });
const was = 'The partnership presently includes 11 nations.';

/** As somebody had it wrong, with one fact that is due. */
function asItWas(knowledge: KnowledgeBase): KnowledgeBase {
  return withFacts(knowledge, (fact) => {
    if (fact.id === 'how-many-members') return { ...fact, answer: was };
    return fact.id === 'where-was-the-summit' ? { ...fact, recheck: '2026-11-03' } : fact;
  });
}

function correct(knowledge: KnowledgeBase): KnowledgeBase {
  const right = loadDesk(readConfig({}).knowledgeDirectory).knowledge.facts.find(
    ({ id }) => id === 'how-many-members',
  );
  const at = '2026-11-28T09:30:00.000Z';
  const why = 'The United Kingdom was not counted.';
  return withFacts(knowledge, (fact) =>
    right && fact.id === right.id
      ? { ...right, status: 'corrected', version: 2, correction: { was, why, by: 'Cora', at } }
      : fact,
  );
}

function withFacts(knowledge: KnowledgeBase, change: (fact: Fact) => Fact): KnowledgeBase {
  const facts = knowledge.facts.map(change);
  const hash = [...knowledge.hash].toReversed().join('');
  return { ...knowledge, facts, hash };
}

/** What a week leaves in the storage, beside what was played. */
async function seedWeek(
  { database }: Storage,
  teamId: string,
  { facts }: KnowledgeBase,
): Promise<void> {
  const version = (factId: string) => {
    const fact = facts.find(({ id }) => id === factId);
    return { id: factId, version: fact ? hashFact(fact) : '' };
  };
  await seedCard(database, teamId, {
    ...{ made: 20, claimedBy: cora },
    asks: [ana, ben, 'U0DEE'].map(
      (id) => [id, 'when does Korea decide whether it applies?'] as const,
    ),
  });
  await seedCard(database, teamId, {
    ...{ made: 4, asks: [[ben, 'how much would Korean exports grow in the CPTPP?'] as const] },
  });
  await seedCard(database, teamId, {
    ...{ made: 29, settled: 26, claimedBy: cora, settledAs: 'in_no_source' },
    asks: [[ana, 'which airlines fly to the summit?'] as const],
  });
  await seedVotes(database, teamId, version('where-was-the-summit'), { helped: 6, not: [] });
  await seedVotes(database, teamId, version('what-is-cptpp'), {
    ...{ helped: 9, not: ['too_long', 'too_long', 'not_asked'] },
  });
  const many = (outcome: string, count: number) => Array.from({ length: count }, () => outcome);
  await seedAsks(database, teamId, [
    ...many('covered', 28),
    ...many('passage', 5),
    ...many('not_covered', 7),
  ]);
}
