import type { Language } from '../../language/detect-language.ts';
import { languageOfReply, withNotice } from '../../replies/notice-reply.ts';
import type { Reply } from '../../replies/reply.ts';
import { stringsOf } from '../../replies/strings/strings-of.ts';
import { isTokenRefusal, isUncertain, secondsToWait, slackRefusal } from '../slack-error.ts';

/**
 * Says why Slack refused a message for a channel, and what can be done: the end of a sentence, without its point.
 * Not for what may stand there after all.
 */
export function explainRefusal(error: unknown, language: Language): string {
  const { refused } = stringsOf(language).notices;
  const refusal = slackRefusal(error) ?? '';
  if (refusal === 'not_in_channel' || refusal === 'channel_not_found') return refused.notInChannel;
  if (refusal === 'is_archived') return refused.archived;
  if (refusal.startsWith('restricted_action')) return refused.restricted;
  if (isTokenRefusal(refusal)) return refused.token;
  return secondsToWait(error) === null ? refused.other : refused.later;
}

/** Says above a reply why it does not stand where it was asked for. */
export function withReason(failure: unknown, reply: Reply): Reply {
  const language = languageOfReply(reply);
  const { mayBeMissing, elsewhere } = stringsOf(language).notices;
  const why = isUncertain(failure) ? mayBeMissing : elsewhere(explainRefusal(failure, language));
  return withNotice(why, reply);
}
