import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashFact } from '../../src/knowledge/hash-fact.ts';
import { forgetPerson } from '../../src/storage/forget.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import {
  berths,
  makeDesk,
  makeKnowledge,
  pierClosed,
  pierOpens,
} from '../fixtures/make-knowledge.ts';
import { seedAsks, seedCard, seedVotes } from '../fixtures/seed-board.ts';
import { type Bench, createBench } from './slack-bench.ts';
import { ids, triggerIds } from './slack-payloads.ts';

const day = Date.parse('2026-11-24T12:00:00Z');
/** Who closed the pier is due, and under embargo. */
const knowledge = makeKnowledge({
  facts: [
    { ...pierClosed, recheck: '2026-11-03', embargo: '2026-12-01T18:00:00.000Z' },
    pierOpens,
    berths,
  ],
});
const told = { id: pierOpens.id, version: hashFact(pierOpens) };

let storage: Storage;
beforeAll(async () => {
  storage = openStorage({ databaseUrl: null, dataDirectory: null });
  await storage.opened;
}, 60_000);
beforeEach(() =>
  storage.database.script(
    'DELETE FROM cards; DELETE FROM card_asks; DELETE FROM feedback; DELETE FROM answers; DELETE FROM curators_channels',
  ),
);
afterAll(() => storage.close());

describe.each(['http', 'socket'] as const)('the board over %s', (mode) => {
  let bench: Bench;
  const statements: string[] = [];
  const noted = (): Storage => ({
    ...storage,
    database: {
      ...storage.database,
      query(text, values) {
        statements.push(text);
        return storage.database.query(text, values);
      },
    },
  });
  beforeEach(async () => {
    statements.length = 0;
    bench = await createBench({
      ...{ mode, desk: makeDesk(knowledge), storage: noted(), now: () => day },
      ...{ curators: [ids.curator], mayAsk: true },
    });
  });
  afterEach(() => bench.stop());

  /** What somebody's Home says when they open it, a line for each text. */
  async function opens(user: string): Promise<string[]> {
    const person = bench.slack.person(user);
    const before = person.home();
    person.openHome('home');
    await bench.slack.changes.until(() => person.home() !== before, 'the Home');
    await bench.settled();
    return linesOf(person.home()?.blocks);
  }
  /** The board alone. */
  const boardOf = async (user: string) => {
    const lines = await opens(user);
    const end = lines.indexOf('What I know');
    return lines.slice(0, end);
  };

  it('says of each list that it is empty', async () => {
    expect(await boardOf(ids.curator)).toEqual([
      'The board',
      'Only curators of this workspace see it.',
      'In the last 7 days I was asked nothing.',
      ...['Open questions', 'No question waits for a curator.'],
      ...['Feedback', 'Nobody has said yet whether an answer helped.'],
      ...['Due for a check', '“Who closed the pier” · since 3 November'],
      ...['Answered in the last 7 days', 'The curators answered nothing in the last 7 days.'],
    ]);
  });

  it('shows what waits, what helped, what is due and what was answered, of this workspace alone', async () => {
    const { database } = storage;
    await seedCard(database, ids.team, { asks: [['U1', 'where are the otters?']], made: 3 });
    await seedCard(database, ids.team, {
      asks: [
        ['U1', 'where are the zebras?'],
        ['U2', 'where are the zebras?'],
      ],
      claimedBy: ids.curator,
    });
    for (const [made, settledAs] of [
      [1, 'answered'],
      [5, 'in_no_source'],
      [30, 'answered'],
    ] as const) {
      const asks = [['U1', `what took ${made} hours?`]] as const;
      await seedCard(database, ids.team, { asks, claimedBy: ids.curator, settledAs, made });
    }
    await seedCard(database, ids.team, {
      ...{ asks: [['U1', 'what was long ago?']], settledAs: 'answered', made: 200, settled: 190 },
    });
    await seedVotes(database, ids.team, told, { helped: 2, not: ['wrong', 'too_long', null] });
    await seedVotes(
      database,
      ids.team,
      { ...told, version: 'old' },
      { helped: 0, not: ['wrong', 'wrong', 'wrong', 'wrong'] },
    );
    await seedVotes(
      database,
      ids.team,
      { id: 'a-secret-id', version: 'x' },
      { helped: 1, not: [] },
    );
    await seedAsks(database, ids.team, ['covered', 'passage', 'not_covered', 'supported', 'aside']);
    await seedAsks(database, ids.team, ['not_covered', 'not_covered'], 200);
    const other = 'T9OTHER';
    await seedCard(database, other, { asks: [['U1', 'what do others ask?']] });
    await seedCard(database, other, {
      asks: [['U1', 'what did others ask?']],
      settledAs: 'answered',
    });
    await seedVotes(database, other, told, { helped: 40, not: [] });
    await seedAsks(database, other, ['not_covered']);

    const board = (await boardOf(ids.curator)).map(withoutDay);

    expect(board).toEqual([
      'The board',
      'Only curators of this workspace see it.',
      'In the last 7 days I answered 2 of 3 questions (66%). Half of the questions to the curators had their answer within 5 hours.',
      'Open questions',
      `“where are the zebras?” · asked by 2 · since DAY · with @${ids.curator}`,
      '“where are the otters?” · asked by one person · since DAY',
      'Feedback',
      '“When the pier opens again” · it helped 2 · it did not help 3 (“It is wrong”: 1, “Too long”: 1)',
      '“When the pier opens again” · an earlier version · it did not help 4 (“It is wrong”: 4)',
      'A fact that is gone · it helped 1',
      'Due for a check',
      '“Who closed the pier” · since DAY',
      'Answered in the last 7 days',
      ...[30, 5, 1].map(
        (hours) =>
          `“what took ${hours} hours?” · asked by one person · DAY · ${hours === 5 ? 'in no source, says' : 'answered by'} @${ids.curator}`,
      ),
    ]);
  });

  it('is nothing that anybody else is shown, or that is read for them', async () => {
    await seedCard(storage.database, ids.team, { asks: [['U1', 'where are the zebras?']] });
    await seedVotes(storage.database, ids.team, told, { helped: 2, not: [] });
    statements.length = 0;

    const lines = await opens(ids.user);

    expect(lines[0]).toBe('What I know');
    expect(lines.join('\n')).not.toMatch(/zebras|The board|Feedback|Who closed the pier/);
    expect(statements.filter((text) => /\b(?:feedback|cards)\b/.test(text))).toEqual([]);
    await opens(ids.curator);
    expect(statements.filter((text) => /\b(?:feedback|cards)\b/.test(text))).toHaveLength(4);
  });

  it('shows five lines of a list, and counts the rest; a question stays without its words', async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      await seedCard(storage.database, ids.team, {
        asks: [[`U${n}`, `question ${n}?`]],
        made: 9 - n,
      });
    }
    await forgetPerson(storage.database, { teamId: ids.team, userId: 'U1' });

    const board = (await boardOf(ids.curator)).map(withoutDay);

    const open = board.slice(board.indexOf('Open questions') + 1, board.indexOf('Feedback'));
    expect(open).toEqual([
      ...[2, 3, 4, 5, 6].map((n) => `“question ${n}?” · asked by one person · since DAY`),
      'and 2 more',
    ]);
    for (const userId of ['U2', 'U3', 'U4', 'U5', 'U6', 'U7'])
      await forgetPerson(storage.database, { teamId: ids.team, userId });
    const left = (await boardOf(ids.curator)).map(withoutDay);
    expect(left.slice(4, 10)).toEqual([
      ...Array.from({ length: 5 }, () => 'A question whose words are deleted · since DAY'),
      'and 2 more',
    ]);
  });

  it('follows a question from the miss to its answer', async () => {
    const cora = bench.slack.person('cora');
    await cora.command({ channel: 'desk', text: '/desk settings' });
    await bench.settled();
    const [view] = cora.views();
    if (!view) throw new Error('no form was opened');
    await cora.submit(view, {
      manner: { manner: 'public' },
      curators_channel: { curators_channel: 'C5678' },
    });
    await bench.settled();
    await bench.command('where are the zeppelins?');
    await bench.press(JSON.stringify(['check', triggerIds.command]), {
      action_id: 'ask_curators',
    });
    await bench.settled();
    const asked = (await boardOf(ids.curator)).map(withoutDay);
    expect(asked[2]).toBe('In the last 7 days I answered 0 of 1 question (0%).');
    expect(asked[4]).toBe('“where are the zeppelins?” · asked by one person · since DAY');

    const [card] = await storage.database.query('SELECT id FROM cards');
    await bench.press(JSON.stringify(['card', card?.['id']]), {
      ...{ action_id: 'settle_card', user: { id: ids.curator, team_id: ids.team } },
      channel: { id: 'C5678', name: 'sports' },
    });
    await bench.settled();

    const settled = (await boardOf(ids.curator)).map(withoutDay);
    expect(settled[2]).toMatch(/had their answer within 1 minute\.$/);
    expect(settled[4]).toBe('No question waits for a curator.');
    expect(settled.at(-1)).toBe(
      `“where are the zeppelins?” · asked by one person · DAY · in no source, says @${ids.curator}`,
    );
  });
});

it('says that it cannot be reached, and shows all else', async () => {
  const { database } = storage;
  const broken: Storage = {
    ...storage,
    database: {
      ...database,
      async query(text, values) {
        if (text.includes('FROM feedback')) throw new Error('The table is broken.');
        return database.query(text, values);
      },
    },
  };
  const bench = await createBench({ storage: broken, curators: [ids.curator], mayAsk: true });
  try {
    const cora = bench.slack.person(ids.curator);
    cora.openHome('home');
    await bench.slack.changes.until(() => cora.home() !== null, 'the Home');

    expect(linesOf(cora.home()?.blocks).slice(0, 3)).toEqual([
      'The board',
      'I cannot reach the board right now. All else here works.',
      'What I know',
    ]);
  } finally {
    await bench.stop();
  }
});

/** Days move with the clock of the database. */
function withoutDay(line: string): string {
  return line.replace(/\d{1,2} (?:[A-Z][a-z]+)(?: \d{4})?(?= ·|$)/, 'DAY');
}

/** The text of each paragraph, list item, heading and small line, in order. */
function linesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linesOf);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, elements } = value as { type?: unknown; text?: unknown; elements?: unknown };
  if (type === 'rich_text_section' && Array.isArray(elements)) {
    return [elements.map((each) => each.text ?? `@${each.user_id}`).join('')];
  }
  if (typeof text === 'string') return [text];
  return Object.values(value).flatMap(linesOf);
}
