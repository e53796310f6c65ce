import type { AppSettings } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import type { ApiCall } from '../wire/exchange-log.ts';
import type { SocketMode } from '../wire/socket-mode.ts';
import { findInstalled, type Workspace } from '../workspace/workspace.ts';
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
  /** What a bot token may call. */
  readonly methods: BotMethods;
}

export function createWebApi({ app, workspaces, sockets, oauth, methods }: WebApiOptions): WebApi {
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
      const installed = findInstalled(workspaces, token);
      if (!installed) return refusal('invalid_auth');
      const { refusal: tokenRefusal, scopes } = installed.installation;
      if (tokenRefusal !== null) return refusal(tokenRefusal);
      if (method.scope !== null && !scopes.includes(method.scope)) {
        return refusal('missing_scope', { needed: method.scope, provided: scopes.join(',') });
      }
      return method.run({ ...installed, call, args });
    },
  };
}
