import { describe, expect, it } from 'vitest';
import { type LocalSlack, makeEventBody } from '#local-slack';
import { createDatabase } from './postgres-server.ts';
import { dump, question, type RunningDesk, startDesk, startSlack } from './start-desk.ts';

const nul = '\u0000';
const half = '\uD83D';
const otherHalf = '\uDE00';

/** Everywhere that Slack puts somebody's characters, and where a name stands. */
function makeOddEvent(slack: LocalSlack, ts: string) {
  const { workspace, app } = slack;
  const { installation, id } = workspace();
  const odd = `${nul}pier${half}`;
  const event = {
    type: 'app_mention',
    user: 'U0ANA',
    channel: 'C0DESK',
    text: `<@${installation?.botUserId}> who shut${nul} the pier?${half}`,
    ...{ ts, event_ts: ts, [`odd${nul}${half}`]: otherHalf },
    blocks: [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: odd }] }],
      },
    ],
    files: [{ id: 'F1', name: odd, preview: `a${nul}b`, preview_highlight: half }],
    attachments: [{ title: odd, text: odd, fields: [[odd, [otherHalf, half]]] }],
  };
  const context = { appId: app.id, teamId: id, teamDomain: 'herald', verificationToken: odd };
  return makeEventBody({ ...context, botUserId: installation?.botUserId ?? '' }, event, {
    eventId: `Ev${ts}`,
    time: 1,
  });
}

describe.each([
  ['http', 'PostgreSQL'],
  ['socket', 'PostgreSQL'],
  ['http', 'PGlite'],
] as const)('NULs and half surrogate pairs over %s, stored by %s', (mode, kind) => {
  let slack: LocalSlack;
  let desk: RunningDesk;
  async function start() {
    slack = await startSlack();
    const databaseUrl = kind === 'PGlite' ? null : await createDatabase();
    desk = await startDesk({ slack, mode, databaseUrl });
    if (mode === 'socket') await slack.changes.until(() => slack.sockets.open > 0, 'a socket');
    await desk.storage.opened;
  }

  it('in a mention do not keep it from being acknowledged, stored and answered', async () => {
    await start();
    const ts = '1700000000.000100';

    const { attempts } = await slack.deliver({ kind: 'event', body: makeOddEvent(slack, ts) });

    expect(attempts.map(({ outcome }) => outcome)).toMatchObject([{ status: 200 }]);
    const replies = () =>
      slack.log.calls.filter(
        ({ to, args }) => to === 'chat.postMessage' && args['thread_ts'] === ts,
      );
    await slack.changes.until(() => replies().length === 1, 'the reply');
    await expect
      .poll(() => dump(desk.storage), { timeout: 10_000 })
      .toContain('who shut the pier?');
  });

  it('in a command, a form, a shortcut and a press are kept from what is stored', async () => {
    await start();
    const ana = slack.person('ana');

    const asked = await ana.command({ channel: 'desk', text: `/desk ${question}${nul}${half}` });
    const checked = await ana.command({
      channel: 'desk',
      text: `/desk check Ann${nul} shut${half}.`,
    });
    for (const { delivery } of [asked, checked]) {
      expect(delivery?.attempts.at(-1)?.outcome).toMatchObject({ kind: 'answered', status: 200 });
    }
    const base = {
      team: { id: slack.workspace().id },
      user: { id: 'U0ANA' },
      trigger_id: `t${half}`,
    };
    const interactions = [
      {
        ...{ type: 'message_action', callback_id: 'check_message', message_ts: `1${nul}.2` },
        ...{
          channel: { id: 'C0DESK' },
          message: { text: `Ann shut the pier.${half}`, user: `U${nul}` },
        },
      },
      {
        type: 'block_actions',
        ...{ channel: { id: 'C0DESK' }, container: { message_ts: `1.3${nul}` } },
        actions: [{ type: 'button', action_id: `share_answer${nul}`, value: `["${half}"]` }],
      },
      {
        type: 'view_submission',
        view: {
          ...{ id: `V${half}`, callback_id: 'check_draft', blocks: [] },
          state: { values: { part1: { text: { value: `Ann${nul} shut the pier.${half}` } } } },
        },
      },
    ];
    for (const given of interactions) {
      const { attempts } = await slack.deliver({
        kind: 'interaction',
        body: { ...base, ...given },
      });
      expect(attempts.at(-1)?.outcome).toMatchObject({ kind: 'answered', status: 200 });
    }
    await slack.idle();
    await expect
      .poll(() => dump(desk.storage), { timeout: 10_000 })
      .toContain('Ann shut the pier.');
    expect(desk.lines.filter((line) => / error /.test(line))).toEqual([]);
  });
});
