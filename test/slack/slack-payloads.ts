import { makeCommandBody, makeEventBody as makeEnvelope, makeInteractionBody } from '#local-slack';

export const ids = {
  team: 'T1234',
  channel: 'C1234',
  direct: 'D1234',
  user: 'U1234',
  curator: 'U0CURATOR',
  bot: 'U0BOT',
  app: 'A1234',
} as const;

const context = {
  appId: ids.app,
  teamId: ids.team,
  teamDomain: 'newsroom',
  botUserId: ids.bot,
  verificationToken: 'verification',
};
export const triggerIds = {
  command: '13345224609.738474920.8088930838d88f008e0',
  press: '13345224609.738474920.pressed',
} as const;
/** Where a `response_url` leads, on whatever plays Slack. */
export const responsePaths = {
  command: '/commands/T1234/1/first',
  press: '/actions/T1234/2/second',
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

export function makeCommand(text: string, given: Record<string, string> = {}, origin = '') {
  return {
    ...makeCommandBody(context, {
      channelId: ids.channel,
      channelName: 'desk',
      userId: ids.user,
      userName: 'ana',
      command: '/desk',
      text,
      responseUrl: `${origin}${responsePaths.command}`,
      triggerId: triggerIds.command,
    }),
    ...given,
  };
}

export function makeEventBody(event: Record<string, unknown>, given: Record<string, unknown>) {
  return { ...makeEnvelope(context, event, { eventId: 'Ev1234', time: 1_700_000_000 }), ...given };
}

export function makePress(value: string, given: Record<string, unknown>, origin = '') {
  const { action_id = 'ask_topic_0', type = 'button', ...rest } = given;
  const actor = { userId: ids.user, userName: 'ana', triggerId: triggerIds.press };
  return {
    ...makeInteractionBody(context, 'block_actions', actor, {
      channel: { id: ids.channel, name: 'desk' },
      container: {
        type: 'message',
        message_ts: '1700000000.000200',
        channel_id: ids.channel,
        is_ephemeral: true,
      },
      response_url: `${origin}${responsePaths.press}`,
      state: { values: {} },
      actions: [{ type, action_id, block_id: 'b1', value, action_ts: '1700000000.000300' }],
    }),
    ...rest,
  };
}
