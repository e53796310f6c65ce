import { z } from 'zod';
import type { SlackConnection } from '../../config.ts';
import type { WorkspaceKey } from '../../storage/installation-store.ts';

/** Who we are in the one workspace, or organisation, that our token is of. */
export interface OwnIdentity extends WorkspaceKey {
  readonly botUserId: string;
  readonly botId: string | null;
}

/** What Slack said about our token. It is asked at the start, and may not answer then. */
export interface Identity {
  /** `null` until Slack has said. */
  readonly known: OwnIdentity | null;
  /** Slack's id of our app; `null` where nothing says. */
  readonly appId: string | null;
  /** Takes the answer of `auth.test`. */
  learn(answer: unknown): void;
}

const answerSchema = z.object({
  user_id: z.string(),
  bot_id: z.string().nullish(),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
  app_id: z.string().nullish(),
});

/** Makes what remembers whose the one token is. */
export function createIdentity(connection: SlackConnection): Identity {
  let known: OwnIdentity | null = null;
  let appId = connection.mode === 'socket' ? readAppId(connection.appToken) : null;

  return {
    get known() {
      return known;
    },
    get appId() {
      return appId;
    },
    learn(answer) {
      const parsed = answerSchema.safeParse(answer);
      if (!parsed.success) return;
      const { user_id, bot_id, team_id, enterprise_id, is_enterprise_install, app_id } =
        parsed.data;
      known = {
        ...{ botUserId: user_id, botId: bot_id ?? null, enterpriseId: enterprise_id ?? '' },
        // For a whole organisation, Slack gives the id of the organisation or of any of its workspaces here.
        teamId: is_enterprise_install && enterprise_id ? '' : team_id,
      };
      appId = app_id ?? appId;
    },
  };
}

/** An app-level token names its app, as xapp-1-A0123456789-… */
function readAppId(appToken: string): string | null {
  return /^xapp-\d+-(A[A-Z0-9]{7,})-/.exec(appToken)?.[1] ?? null;
}
