import { ConfigError } from '../../errors.ts';
import { slackRefusal } from '../slack-error.ts';

const remedy =
  'Make an App-Level Token with the scope connections:write (app settings, Basic Information, App-Level Tokens).';

/** What Slack answers to an app token that is of no use, today or tomorrow; with what to do. */
const remedies: Readonly<Record<string, string>> = {
  account_inactive: remedy,
  invalid_auth: remedy,
  missing_scope: `It lacks the scope connections:write. ${remedy}`,
  no_permission: remedy,
  not_allowed_token_type: `It is a token of another kind. ${remedy}`,
  not_authed: remedy,
  team_disabled: remedy,
  token_expired: remedy,
  token_revoked: remedy,
  user_removed_from_team: remedy,
};

/** Why Slack gives no socket for the app token, with the remedy; `null` for what may pass, as Slack's own troubles. */
export function toAppTokenFault(error: unknown): ConfigError | null {
  const refusal = slackRefusal(error);
  const known = refusal === null ? undefined : remedies[refusal];
  return known === undefined
    ? null
    : new ConfigError([`Slack refused SLACK_APP_TOKEN (${refusal}). ${known}`]);
}
