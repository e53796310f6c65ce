import { awayShare, longestAwaySeconds, longestDelay } from '../../limits.ts';
import type { GivenBack } from '../../storage/delivery-store.ts';
import { errorCode, isSurelyUnsent, secondsToWait } from '../slack-error.ts';

/**
 * Decides when what failed is tried again: later, which costs nothing, or as one of its few tries.
 *
 * @param age  Milliseconds since Slack handed it over.
 */
export function decideNextTry(error: unknown, age: number): GivenBack {
  const code = errorCode(error);
  if (code === 'answer_busy') return { kind: 'later', seconds: 1, hasTurn: true, code };
  if (age >= longestDelay) return { kind: 'failed', code };
  const wait = secondsToWait(error);
  if (wait !== null) return { kind: 'later', seconds: wait + Math.random(), code };
  if (code !== 'slack_away' && !isSurelyUnsent(error)) return { kind: 'failed', code };
  const seconds = Math.min(1 + (awayShare * age) / 1_000, longestAwaySeconds) + Math.random();
  return { kind: 'later', seconds, code };
}
