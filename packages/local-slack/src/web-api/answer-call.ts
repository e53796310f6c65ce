import type { JsonObject } from '../json.ts';
import { findInstalled, type SlackState } from '../slack-state.ts';
import type { ApiCall } from '../wire/exchange-log.ts';
import { chatMethods } from './chat-methods.ts';
import { lookupMethods } from './lookup-methods.ts';
import { type BotMethod, ok, refusal } from './method.ts';
import type { OAuth } from './oauth.ts';
import { viewMethods } from './view-methods.ts';

const botMethods: Readonly<Record<string, BotMethod>> = {
  ...chatMethods,
  ...viewMethods,
  ...lookupMethods,
};

export interface AnswerCallOptions {
  readonly state: SlackState;
  readonly oauth: OAuth;
  readonly call: ApiCall;
  /** The token that came with it; `null` for none. */
  readonly token: string | null;
}

/** Answers a Web API call: checks its token and its scope, and does what it asks. */
export function answerCall({ state, oauth, call, token }: AnswerCallOptions): JsonObject {
  const { to, args } = call;
  switch (to) {
    case 'api.test':
      return ok({ args });
    case 'oauth.v2.access':
      return oauth.access(args, call.headers['authorization']);
    case 'apps.connections.open':
      return token === state.app.appToken
        ? ok({ url: state.sockets.newAddress() })
        : refusal(token === null ? 'not_authed' : 'invalid_auth');
  }

  const method = Object.hasOwn(botMethods, to) ? botMethods[to] : undefined;
  if (!method) return refusal('unknown_method', { req_method: to });
  if (token === null) return refusal('not_authed');
  const installed = findInstalled(state.workspaces, token);
  if (!installed) return refusal('invalid_auth');
  const { refusal: tokenRefusal, scopes } = installed.installation;
  if (tokenRefusal !== null) return refusal(tokenRefusal);
  if (method.scope !== null && !scopes.includes(method.scope)) {
    return refusal('missing_scope', { needed: method.scope, provided: scopes.join(',') });
  }
  return method.run({ ...installed, state, call, args });
}
