import { z } from 'zod';
import type { AppSettings } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import { type Installation, installApp, type Workspace } from '../workspace/workspace.ts';

/** Slack's side of installing an app: a person allows it, the app gets a code, and a token for the code. */
export interface OAuth {
  /**
   * A person of a workspace allows the app what it asks for.
   *
   * @returns where the browser goes next: back to the app, with a code or with an error.
   */
  authorize(query: URLSearchParams, choice: AuthorizeChoice): string | AuthorizeFault;
  /** `oauth.v2.access`. */
  access(args: JsonObject, authorization: string | undefined): JsonObject;
}

export interface AuthorizeChoice {
  readonly teamId: string;
  readonly userId: string;
  readonly isAllowed: boolean;
}

/** Shown to the person: the app asked wrongly. */
export interface AuthorizeFault {
  readonly fault: string;
}

export interface OAuthOptions {
  readonly app: AppSettings;
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly now: () => number;
  readonly nextId: (prefix: string) => string;
  readonly onChange: () => void;
}

interface Grant {
  readonly teamId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly since: number;
  isUsed: boolean;
}

const longestCode = 10 * 60_000;

const querySchema = z.object({
  client_id: z.string(),
  scope: z.string().default(''),
  state: z.string().default(''),
  redirect_uri: z.string(),
  /** Which of the optional ones the person grants. */
  with: z.string().default(''),
});
const accessSchema = z.object({
  code: z.string(),
  redirect_uri: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});

export function createOAuth({ app, workspaces, now, nextId, onChange }: OAuthOptions): OAuth {
  const grants = new Map<string, Grant>();

  return {
    authorize(query, { teamId, userId, isAllowed }) {
      const parsed = querySchema.safeParse(Object.fromEntries(query));
      if (!parsed.success || parsed.data.client_id !== app.clientId) {
        return { fault: 'invalid_client_id' };
      }
      const { scope, state, redirect_uri: redirectUri, with: wanted } = parsed.data;
      const { optionalScopes = [] } = app;
      const asked = readScopes(scope);
      const unknown = asked.filter((name) => ![...app.scopes, ...optionalScopes].includes(name));
      if (unknown.length > 0) return { fault: `invalid_scope: ${unknown.join(', ')}` };

      const granted = readScopes(wanted);
      const scopes = asked.filter(
        (name) => !optionalScopes.includes(name) || granted.includes(name),
      );
      const target = new URL(redirectUri);
      target.searchParams.set('state', state);
      if (!isAllowed) target.searchParams.set('error', 'access_denied');
      else {
        const code = nextId('code-');
        grants.set(code, { teamId, userId, scopes, redirectUri, since: now(), isUsed: false });
        target.searchParams.set('code', code);
      }
      return target.href;
    },
    access(args, authorization) {
      const parsed = accessSchema.safeParse(args);
      if (!parsed.success) return { ok: false, error: 'invalid_arguments' };
      const fault = findClientFault(parsed.data, authorization);
      if (fault) return { ok: false, error: fault };

      const grant = grants.get(parsed.data.code);
      const workspace = grant && workspaces.get(grant.teamId);
      if (!workspace || now() - grant.since > longestCode)
        return { ok: false, error: 'invalid_code' };
      if (grant.isUsed) return { ok: false, error: 'code_already_used' };
      if ((parsed.data.redirect_uri ?? grant.redirectUri) !== grant.redirectUri) {
        return { ok: false, error: 'bad_redirect_uri' };
      }
      grant.isUsed = true;
      return install(workspace, grant);
    },
  };

  function install(workspace: Workspace, { scopes, userId }: Grant): JsonObject {
    const { id, name, installation: before } = workspace;
    const installation: Installation = {
      botToken: `xoxb-${id.toLowerCase()}-${nextId('installed')}`,
      botUserId: before?.botUserId ?? `U0BOT${id.slice(1)}`,
      botId: before?.botId ?? `B0BOT${id.slice(1)}`,
      scopes,
      refusal: null,
    };
    installApp(workspace, installation, app.name);
    onChange();
    return {
      ok: true,
      app_id: app.id,
      authed_user: { id: userId },
      scope: scopes.join(','),
      token_type: 'bot',
      access_token: installation.botToken,
      bot_user_id: installation.botUserId,
      team: { id, name },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  /** The app says who it is in the arguments or by HTTP Basic. */
  function findClientFault(
    { client_id, client_secret }: z.infer<typeof accessSchema>,
    authorization = '',
  ): string | null {
    const basic = /^Basic (.+)$/.exec(authorization)?.[1];
    const [basicId, basicSecret] = Buffer.from(basic ?? '', 'base64')
      .toString()
      .split(':');
    if ((client_id ?? basicId) !== app.clientId) return 'invalid_client_id';
    return (client_secret ?? basicSecret) === app.clientSecret ? null : 'bad_client_secret';
  }
}

function readScopes(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}
