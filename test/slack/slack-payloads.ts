export const ids = {
  team: 'T1234',
  channel: 'C1234',
  direct: 'D1234',
  user: 'U1234',
  bot: 'U0BOT',
  app: 'A1234',
} as const;

/** A mention as Slack sends it. Each needs a `ts` of its own. */
export function makeMention(text: string, given: Record<string, unknown> = {}) {
  const ts = '1700000000.000100';
  return {
    type: 'app_mention',
    user: ids.user,
    text: `<@${ids.bot}> ${text}`,
    ts,
    event_ts: ts,
    channel: ids.channel,
    team: ids.team,
    client_msg_id: '6b5a1f0e-0000-4000-8000-000000000000',
    blocks: [],
    ...given,
  };
}

export function makeDirectMessage(text: string, given: Record<string, unknown> = {}) {
  return {
    ...makeMention(text),
    type: 'message',
    text,
    channel: ids.direct,
    channel_type: 'im',
    ...given,
  };
}

export interface Payload {
  readonly kind: 'command' | 'event' | 'press';
  readonly body: Readonly<Record<string, unknown>>;
}

export function makeCommand(text: string, given: Record<string, string> = {}) {
  return {
    token: 'verification',
    team_id: ids.team,
    team_domain: 'newsroom',
    channel_id: ids.channel,
    channel_name: 'desk',
    user_id: ids.user,
    user_name: 'ana',
    command: '/desk',
    text,
    api_app_id: ids.app,
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/T1234/1/first',
    trigger_id: '13345224609.738474920.8088930838d88f008e0',
    ...given,
  };
}

export function makeEventBody(event: Record<string, unknown>, given: Record<string, unknown>) {
  return {
    token: 'verification',
    team_id: ids.team,
    context_team_id: ids.team,
    context_enterprise_id: null,
    api_app_id: ids.app,
    event,
    type: 'event_callback',
    event_id: 'Ev1234',
    event_time: 1_700_000_000,
    authorizations: [
      {
        enterprise_id: null,
        team_id: ids.team,
        user_id: ids.bot,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-eventcontext',
    ...given,
  };
}

export function makePress(value: string, given: Record<string, unknown>) {
  const { action_id = 'ask_topic_0', type = 'button', ...rest } = given;
  return {
    type: 'block_actions',
    team: { id: ids.team, domain: 'newsroom' },
    user: { id: ids.user, username: 'ana', name: 'ana', team_id: ids.team },
    api_app_id: ids.app,
    token: 'verification',
    trigger_id: '13345224609.738474920.pressed',
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: ids.channel, name: 'desk' },
    container: {
      type: 'message',
      message_ts: '1700000000.000200',
      channel_id: ids.channel,
      is_ephemeral: true,
    },
    response_url: 'https://hooks.slack.com/actions/T1234/2/second',
    state: { values: {} },
    actions: [{ type, action_id, block_id: 'b1', value, action_ts: '1700000000.000300' }],
    ...rest,
  };
}

/** The request for a payload as Slack makes it, unsigned. */
export function encode({ kind, body }: Payload): { type: string; text: string } {
  if (kind === 'event') return { type: 'application/json', text: JSON.stringify(body) };
  const fields =
    kind === 'press'
      ? { payload: JSON.stringify(body) }
      : Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
  return {
    type: 'application/x-www-form-urlencoded',
    text: new URLSearchParams(fields).toString(),
  };
}
