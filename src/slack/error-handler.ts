import type { CodedError, Logger } from '@slack/bolt';
import { z } from 'zod';
import { InstallationError, StorageError } from '../errors.ts';
import { lookupFailedReply } from '../replies/notice-reply.ts';
import type { WorkspaceKey } from '../storage/installation-store.ts';
import { createLineLimit } from './limit-lines.ts';
import type { Outbox } from './posting/outbox.ts';
import { errorCode, isOnlyLater, isTokenRefusal, slackRefusal } from './slack-error.ts';

export interface FailedRequest {
  readonly error: CodedError;
  readonly logger: Logger;
  readonly body: unknown;
  /** Which workspace's token was used, where one was. */
  readonly context: { readonly teamId?: string; readonly enterpriseId?: string };
}

export interface ErrorHandlerOptions {
  readonly outbox: Outbox;
  /** Called when Slack refused the token of a workspace. */
  readonly onTokenRefused?: (workspace: WorkspaceKey, refusal: string) => Promise<void>;
}

const bodySchema = z.object({
  team_id: z.string().optional(),
  event_id: z.string().optional(),
  team: z.object({ id: z.string() }).nullish(),
  response_url: z.string().optional(),
});

/**
 * Makes what Bolt calls with everything that a listener threw. It logs, and throws again: with a handler that
 * only logs, Bolt reports a failed listener as done.
 *
 * A request of a workspace without an installation is the exception: thrown again, Slack would bring it back
 * three times for nothing. It is acknowledged, and logged once a minute, whichever workspaces they are of.
 */
export function createErrorHandler({
  outbox,
  onTokenRefused = async () => {},
}: ErrorHandlerOptions) {
  const mayWrite = createLineLimit();

  return async function handleError({
    error,
    logger,
    body,
    context,
  }: FailedRequest): Promise<void> {
    const {
      team_id,
      team,
      event_id: eventId,
      response_url,
    } = bodySchema.safeParse(body).data ?? {};
    const teamId = team_id ?? team?.id ?? '';

    if (error.code !== 'slack_bolt_authorization_error' || isTemporary(error)) {
      const ids = { code: errorCode(error), teamId, eventId };
      if (isOnlyLater(error)) logger.info('A listener comes back to it later.', ids);
      else logger.error('A listener failed.', ids, error);
      const refusal = slackRefusal(error);
      if (refusal !== null && isTokenRefusal(refusal)) {
        await onTokenRefused(
          { teamId: context.teamId ?? '', enterpriseId: context.enterpriseId ?? '' },
          refusal,
        );
      }
      throw error;
    }

    const line = mayWrite('stranger');
    if (line) {
      logger.warn('Ignored a request of a workspace that the desk is not installed in.', {
        ...{ code: error.code, teamId, eventId },
        ...line,
      });
    }
    if (response_url) await sendToResponseUrl(response_url, logger);
  };

  /** Answers a command that could not be authorized: Bolt acknowledges it with no words at all. */
  async function sendToResponseUrl(responseUrl: string, logger: Logger): Promise<void> {
    const { warn } = logger;
    const withinLimit: Logger = {
      ...logger,
      warn(words, ids) {
        const line = mayWrite('stranger_not_told');
        if (line) warn(words, { ...ids, ...line });
      },
    };
    // Without a token there is no other route.
    const nobody = { client: null, userId: '', channelId: null, threadTs: null };
    const to = { ...nobody, responseUrl, logger: withinLimit };
    await outbox.trySend('private', { to, reply: lookupFailedReply() });
  }
}

/** Whether a workspace has the desk and only cannot be served at this moment. */
function isTemporary({ original }: CodedError): boolean {
  return (
    original instanceof StorageError ||
    (original instanceof InstallationError && original.code === 'installation_suspended')
  );
}
