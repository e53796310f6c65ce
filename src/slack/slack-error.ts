import { z } from 'zod';
import { usualWaitSeconds } from '../limits.ts';

const platformErrorSchema = z.object({
  code: z.literal('slack_webapi_platform_error'),
  data: z.object({
    error: z.string(),
    response_metadata: z.object({ retryAfter: z.number().optional() }).optional(),
  }),
});
const rateLimitedSchema = z.object({
  code: z.literal('slack_webapi_rate_limited_error'),
  retryAfter: z.number(),
});
const requestErrorSchema = z.object({
  code: z.literal('slack_webapi_request_error'),
  original: z.object({ cause: z.object({ code: z.string() }) }),
});
const codedSchema = z.object({ code: z.string() });

/** All of Slack's error names have this form. Anything else in their place is the page of a proxy. */
const slackName = /^[a-z][a-z0-9_]*$/;

/** Names that come with a 200 and mean what a 500 means: nobody can know whether it was done. */
const troubles = new Set(['fatal_error', 'internal_error', 'service_unavailable']);

/** Names that mean "not now". */
const rateLimits = new Set(['rate_limited', 'ratelimited']);

/**
 * Slack's own name for why it refused a call, as `not_in_channel`: a plain no, that will not change by itself.
 * `null` for anything else, trouble inside a 200 among it.
 */
export function slackRefusal(error: unknown): string | null {
  const name = readName(error);
  return name !== null && isPlainNo(name) ? name : null;
}

/** Whether an error name of Slack's is a refusal that will not change by itself. */
export function isPlainNo(name: string): boolean {
  return slackName.test(name) && !troubles.has(name) && !rateLimits.has(name);
}

/** How many seconds Slack asks us to wait; `null` when it does not. */
export function secondsToWait(error: unknown): number | null {
  const parsed = rateLimitedSchema.safeParse(error);
  if (parsed.success) return parsed.data.retryAfter;
  if (!rateLimits.has(readName(error) ?? '')) return null;
  return platformErrorSchema.parse(error).data.response_metadata?.retryAfter ?? usualWaitSeconds;
}

/**
 * Whether a call cannot have reached Slack. Only then is it safe to repeat: Slack cannot know that two posts are the
 * same.
 */
export function isSurelyUnsent(error: unknown): boolean {
  const parsed = requestErrorSchema.safeParse(error);
  return (
    parsed.success &&
    ['EAI_AGAIN', 'ECONNREFUSED', 'ENOTFOUND'].includes(parsed.data.original.cause.code)
  );
}

/**
 * Whether nobody can know if Slack did what it was asked: it broke off, said nothing in time, or failed. What it
 * refused by name, it did not do.
 */
export function isUncertain(error: unknown): boolean {
  return slackRefusal(error) === null && secondsToWait(error) === null && !isSurelyUnsent(error);
}

/** Whether Slack refused the form of a message: the same in plain text may pass. */
export function isPayloadRefusal(refusal: string | null): boolean {
  return refusal !== null && payloadRefusals.has(refusal);
}

const payloadRefusals = new Set([
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);

/** Whether the workspace no longer takes our token, so that nothing can be posted there. */
export function isTokenRefusal(refusal: string | null): boolean {
  return refusal !== null && tokenRefusals.has(refusal);
}

const tokenRefusals = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);

/** Whether a token is gone for good, and not only refused at this moment. */
export function isTokenGone(refusal: string): boolean {
  return refusal === 'account_inactive' || refusal === 'token_revoked';
}

/** Whether an error only means "not now" or "not for this process": nothing is wrong. */
export function isOnlyLater(error: unknown): boolean {
  return (
    secondsToWait(error) !== null ||
    ['answer_busy', 'lease_lost', 'slack_away'].includes(errorCode(error))
  );
}

/** A short code for the log: Slack's own where it gave one. Never an error's words. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timed_out';
  const coded = codedSchema.safeParse(error);
  return readName(error) ?? (coded.success ? coded.data.code : 'unknown_error');
}

function readName(error: unknown): string | null {
  const parsed = platformErrorSchema.safeParse(error);
  return parsed.success && slackName.test(parsed.data.data.error) ? parsed.data.data.error : null;
}
