import type {
  BlockAction,
  ButtonAction,
  EnvelopedEvent,
  GlobalShortcut,
  MessageShortcut,
  SlashCommand,
  ViewSubmitAction,
} from '@slack/bolt';
import type { AppMentionEvent, GenericMessageEvent } from '@slack/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalSlack } from '../src/create-local-slack.ts';
import type { Person } from '../src/people/person.ts';
import { createStandInApp, type StandInApp } from './stand-in-app.ts';
import { callApi, startLocalSlack } from './start-local-slack.ts';

/**
 * Each expected value has the type that Slack's own packages give it, so that the compiler holds what is sent
 * here against what Slack says it sends.
 */
let slack: LocalSlack;
let app: StandInApp;
let ana: Person;

beforeEach(async () => {
  app = await createStandInApp();
  slack = await startLocalSlack();
  slack.sendTo(app.url);
  ana = slack.person('ana');
});

const form = () => new URLSearchParams(app.requests.at(-1)?.body);
const payload = () => JSON.parse(form().get('payload') ?? '');
const anyText: string = expect.any(String);
const team = { id: 'T0NEWSROOM', domain: 'newsroom' };
const user = { id: 'U0ANA', username: 'ana', name: 'ana', team_id: 'T0NEWSROOM' };
const common = {
  team,
  token: 'local-verification-token',
  trigger_id: anyText,
  api_app_id: 'A0DESK',
  is_enterprise_install: false,
};

describe('what is sent has the shape of Slack’s types', () => {
  it('for a slash command', async () => {
    await ana.command({ channel: '#desk', text: '/pier who?' });

    expect(Object.fromEntries(form())).toEqual({
      token: 'local-verification-token',
      command: '/pier',
      text: 'who?',
      response_url: anyText,
      trigger_id: anyText,
      user_id: 'U0ANA',
      user_name: 'ana',
      team_id: 'T0NEWSROOM',
      team_domain: 'newsroom',
      channel_id: 'C0DESK',
      channel_name: 'desk',
      api_app_id: 'A0DESK',
      is_enterprise_install: 'false',
    } satisfies SlashCommand);
  });

  it('for a mention and for a direct message', async () => {
    const { message } = ana.say({ channel: '#desk', text: '@Pier Desk who?' });
    await slack.idle();
    const direct = slack.workspace().directOf('U0ANA').id;
    const { message: written } = ana.say({ channel: direct, text: 'who?' });
    await slack.idle();

    const bodies: unknown[] = app.requests.map(({ body }) => JSON.parse(body));
    const mention: AppMentionEvent = {
      type: 'app_mention',
      user: 'U0ANA',
      text: '<@U0BOT> who?',
      ts: message.ts,
      event_ts: message.ts,
      channel: 'C0DESK',
      team: 'T0NEWSROOM',
      client_msg_id: anyText,
      blocks: [expect.objectContaining({ type: 'rich_text' })],
    };
    const enveloped = {
      token: 'local-verification-token',
      team_id: 'T0NEWSROOM',
      api_app_id: 'A0DESK',
      event: mention,
      type: 'event_callback',
      event_id: anyText,
      event_time: expect.any(Number),
      is_ext_shared_channel: false,
      authorizations: [
        {
          enterprise_id: null,
          team_id: 'T0NEWSROOM',
          user_id: 'U0BOT',
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      event_context: anyText,
      context_team_id: 'T0NEWSROOM',
    } satisfies EnvelopedEvent<AppMentionEvent>;
    expect(bodies).toContainEqual({ ...enveloped, context_enterprise_id: null });
    const typed: GenericMessageEvent = {
      type: 'message',
      subtype: undefined,
      event_ts: written.ts,
      team: 'T0NEWSROOM',
      channel: direct,
      user: 'U0ANA',
      text: 'who?',
      ts: written.ts,
      client_msg_id: anyText,
      blocks: [expect.objectContaining({ type: 'rich_text' })],
      channel_type: 'im',
    };
    expect(bodies).toContainEqual(expect.objectContaining({ event: typed }));
  });

  it('for a press on a button', async () => {
    const text = { type: 'plain_text', text: 'Why?' } as const;
    const button = { type: 'button', action_id: 'why', text, value: 'pier' };
    const blocks = [{ type: 'actions', block_id: 'next', elements: [button] }];
    const { body } = await callApi(slack, 'chat.postMessage', {
      channel: 'C0DESK',
      text: 'x',
      blocks,
    });
    const [posted] = ana.sees('#desk');
    if (!posted) throw new Error('Nothing was posted.');

    await ana.press(posted, { actionId: 'why' });

    const action: ButtonAction = {
      type: 'button',
      action_id: 'why',
      block_id: 'next',
      text,
      value: 'pier',
      action_ts: anyText,
    };
    expect(payload()).toEqual(
      withNull({
        ...common,
        type: 'block_actions',
        user,
        actions: [action],
        channel: { id: 'C0DESK', name: 'desk' },
        message: expect.objectContaining({ type: 'message', ts: body['ts'] }),
        response_url: anyText,
        container: {
          type: 'message',
          message_ts: String(body['ts']),
          channel_id: 'C0DESK',
          is_ephemeral: false,
        },
        state: { values: {} },
      } satisfies BlockAction<ButtonAction>),
    );
  });

  it('for a shortcut on a message, and for one from anywhere', async () => {
    const posted = ana.say({ channel: '#desk', text: 'Taiwan is a member.' });
    await slack.idle();

    await ana.messageShortcut(posted, 'check_message');
    expect(payload()).toEqual(
      withNull({
        ...common,
        type: 'message_action',
        callback_id: 'check_message',
        message_ts: posted.message.ts,
        action_ts: anyText,
        response_url: anyText,
        user,
        channel: { id: 'C0DESK', name: 'desk' },
        message: expect.objectContaining({ type: 'message', ts: posted.message.ts }),
      } satisfies MessageShortcut),
    );

    await ana.globalShortcut('check_draft');
    expect(payload()).toEqual(
      withNull({
        ...common,
        type: 'shortcut',
        callback_id: 'check_draft',
        action_ts: anyText,
        user,
      } satisfies GlobalShortcut),
    );
  });

  it('for a form', async () => {
    await ana.globalShortcut('check_draft');
    const title = { type: 'plain_text', text: 'Draft' } as const;
    await callApi(slack, 'views.open', {
      trigger_id: payload().trigger_id,
      view: { type: 'modal', callback_id: 'draft', title, submit: title, blocks: [] },
    });
    const [view] = ana.views();
    if (!view) throw new Error('No view is open.');

    await ana.submit(view);

    expect(payload()).toEqual(
      withNull({
        ...common,
        type: 'view_submission',
        user,
        response_urls: [],
        view: {
          id: view.id,
          callback_id: 'draft',
          team_id: 'T0NEWSROOM',
          app_installed_team_id: 'T0NEWSROOM',
          app_id: 'A0DESK',
          bot_id: 'B0BOT',
          title,
          type: 'modal',
          blocks: [],
          close: null,
          submit: title,
          state: { values: {} },
          hash: view.hash,
          private_metadata: '',
          root_view_id: view.id,
          previous_view_id: null,
          clear_on_close: false,
          notify_on_close: false,
          external_id: '',
          ...{ submit_disabled: false },
        },
      } satisfies ViewSubmitAction),
    );
  });
});

/** Slack sends null where its types leave the field out. */
function withNull(typed: object): object {
  return { ...typed, enterprise: null };
}
