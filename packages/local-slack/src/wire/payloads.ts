import type { AppSettings } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Which app in which workspace a payload is about. */
export interface PayloadContext {
  readonly appId: string;
  readonly teamId: string;
  readonly teamDomain: string;
  readonly botUserId: string;
  readonly verificationToken: string;
}

export function contextOf(
  app: AppSettings,
  { id, domain, installation }: Workspace,
): PayloadContext {
  return {
    appId: app.id,
    teamId: id,
    teamDomain: domain,
    botUserId: installation?.botUserId ?? '',
    verificationToken: app.verificationToken,
  };
}

/** An event in its envelope, as the Events API sends it. */
export function makeEventBody(
  { appId, teamId, botUserId, verificationToken }: PayloadContext,
  event: JsonObject,
  {
    eventId,
    time,
    isShared = false,
  }: { readonly eventId: string; readonly time: number; readonly isShared?: boolean },
): JsonObject {
  return {
    token: verificationToken,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: time,
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: isShared,
    event_context: `4-${eventId.toLowerCase()}`,
  };
}

export interface CommandFields {
  readonly channelId: string;
  /** As Slack names it: `directmessage` and `privategroup` where it is so. */
  readonly channelName: string;
  readonly userId: string;
  readonly userName: string;
  readonly command: string;
  readonly text: string;
  readonly responseUrl: string;
  readonly triggerId: string;
}

/** A slash command. Every field is a string, `is_enterprise_install` too. */
export function makeCommandBody(
  { appId, teamId, teamDomain, verificationToken }: PayloadContext,
  fields: CommandFields,
): Readonly<Record<string, string>> {
  return {
    token: verificationToken,
    team_id: teamId,
    team_domain: teamDomain,
    channel_id: fields.channelId,
    channel_name: fields.channelName,
    user_id: fields.userId,
    user_name: fields.userName,
    command: fields.command,
    text: fields.text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: fields.responseUrl,
    trigger_id: fields.triggerId,
  };
}

export interface Actor {
  readonly userId: string;
  readonly userName: string;
  readonly triggerId: string;
}

/** What all interactions have: a press, a shortcut, a submitted form. */
export function makeInteractionBody(
  { appId, teamId, teamDomain, verificationToken }: PayloadContext,
  type: string,
  { userId, userName, triggerId }: Actor,
  fields: JsonObject,
): JsonObject {
  return {
    type,
    team: { id: teamId, domain: teamDomain },
    user: { id: userId, username: userName, name: userName, team_id: teamId },
    api_app_id: appId,
    token: verificationToken,
    trigger_id: triggerId,
    enterprise: null,
    is_enterprise_install: false,
    ...fields,
  };
}
