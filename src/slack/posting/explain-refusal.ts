import { withNotice } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { isTokenRefusal, isUncertain, secondsToWait, slackRefusal } from '../slack-error.ts';

/**
 * Says why Slack refused a message for a channel, and what can be done: the end of a sentence, without its point.
 * Not for what may stand there after all.
 */
export function explainRefusal(error: unknown): string {
  const refusal = slackRefusal(error) ?? '';
  if (refusal === 'not_in_channel' || refusal === 'channel_not_found') {
    return 'I am not in that channel, so invite me there first';
  }
  if (refusal === 'is_archived') return 'that channel is archived, and takes no more messages';
  if (refusal.startsWith('restricted_action')) {
    return 'only some people may post in that channel, so ask whoever administers it to let me';
  }
  if (isTokenRefusal(refusal)) {
    return 'this workspace no longer lets me in, so ask whoever administers it to install me again';
  }
  if (secondsToWait(error) !== null) {
    return 'Slack takes no more messages there for now, so try again in a few minutes';
  }
  return 'Slack did not take it, so try again in a minute';
}

/** Says above a reply why it does not stand where it was asked for. */
export function withReason(failure: unknown, reply: Reply): Reply {
  return withNotice(
    isUncertain(failure)
      ? 'My answer may be missing where you asked, as Slack did not say whether it took it. It is:'
      : `I could not answer where you asked: ${explainRefusal(failure)}. My answer is:`,
    reply,
  );
}
