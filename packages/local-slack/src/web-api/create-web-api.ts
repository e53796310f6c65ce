import type { AppSettings } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import type { ApiCall } from '../wire/exchange-log.ts';
import type { SocketMode } from '../wire/socket-mode.ts';
import type { StepStore } from '../workspace/step-store.ts';
import { findInstalled, type Installed, type Workspace } from '../workspace/workspace.ts';
import { type BotMethods, ok, refusal } from './method.ts';
import type { OAuth } from './oauth.ts';
import { validateBlocks } from './validate-blocks.ts';

/** Answers a Web API call: checks its token and its scope, and does what it asks. */
export interface WebApi {
  /**
   * @param token  The one that came with the call; `null` for none.
   */
  answer(call: ApiCall, token: string | null): JsonObject;
}

export interface WebApiOptions {
  readonly app: AppSettings;
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly sockets: Pick<SocketMode, 'newAddress'>;
  readonly oauth: OAuth;
  readonly steps: Pick<StepStore, 'findByToken'>;
  /** What a bot token may call. */
  readonly methods: BotMethods;
}

export function createWebApi({
  app,
  workspaces,
  sockets,
  oauth,
  steps,
  methods,
}: WebApiOptions): WebApi {
  return {
    answer(call, token) {
      const { to, args } = call;
      switch (to) {
        case 'api.test':
          return ok({ args });
        case 'blocks.validate':
          return validateBlocks(args);
        case 'oauth.v2.access':
          return oauth.access(args, call.headers['authorization']);
        case 'apps.connections.open':
          return token === app.appToken
            ? ok({ url: sockets.newAddress() })
            : refusal(token === null ? 'not_authed' : 'invalid_auth');
      }

      const method = Object.hasOwn(methods, to) ? methods[to] : undefined;
      if (!method) return refusal('unknown_method', { req_method: to });
      if (token === null) return refusal('not_authed');
      const installed = findInstalled(workspaces, token) ?? findByStep(token);
      if (!installed) return refusal('invalid_auth');
      const { refusal: tokenRefusal, scopes } = installed.installation;
      if (tokenRefusal !== null) return refusal(tokenRefusal);
      if (method.scope !== null && !scopes.includes(method.scope)) {
        return refusal('missing_scope', { needed: method.scope, provided: scopes.join(',') });
      }
      return method.run({ ...installed, call, args });
    },
  };

  /** The token that comes with a workflow step does what the bot's does. */
  function findByStep(token: string): Installed | null {
    const step = steps.findByToken(token);
    const workspace = step && workspaces.get(step.teamId);
    return workspace?.installation ? { workspace, installation: workspace.installation } : null;
  }
}
